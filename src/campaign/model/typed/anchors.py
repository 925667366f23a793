"""Moments that hang on a milestone or message, as people type them: "T-14", "3 weken voor livegang"."""

import re
from datetime import timedelta

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.context import Context
from campaign.model.typed.dates import WEEKDAY
from campaign.model.when import MOST_TERMS, Anchored, Term, Unit, When
from campaign.model.words import AFTER, BEFORE, NUMBERS, ORDINALS, UNITS, WEEKDAYS, one_of

SIDES = one_of(BEFORE + AFTER)
DISTANCE = re.compile(
    rf"(?P<more>(?:\d+\s*[a-z]+(?: days?)?\s+(?:en|and)\s+)*)"
    rf"(?P<n>\d+\s*|[^\s\d]+\s+)?(?P<unit>[a-z]+(?: days?)?)\s+(?P<side>{SIDES})\s+(?:de |het |the )?(?P<name>.+)"
)
STEP = re.compile(r"(?P<n>\d+)\s*(?P<unit>[a-z]+(?: days?)?)\s+(?:en|and)\s+")
WORKING = re.compile("(?P<base>.+) (?:op een werkdag|on a working day)")
NEAR = re.compile(
    rf"(?:de |the )?(?:(?P<nth>{one_of(ORDINALS)}) )?(?P<day>{WEEKDAY}) (?P<side>{SIDES}) "
    r"(?:de |het |the )?(?P<name>.+)"
)


def golive_count(text: str, context: Context) -> When | None:
    """Read "T-14", "T+7", "T0"."""
    found = re.fullmatch(r"t\s*(?:(?P<sign>[+\-–−])\s*)?(?P<n>\d{1,4})\s*(?P<unit>wd|d|w)?(?:\s*(?:dagen|days))?", text)
    if found is None or (not found["sign"] and found["n"] != "0"):
        return None
    if context.golive is None:
        raise NotUnderstoodError(
            say("This plan has no go-live to count from"), say("Mark a milestone as go-live first.")
        )
    amount = int(found["n"]) * (1 if found["sign"] == "+" else -1)
    return Anchored(context.golive, _terms(amount, UNITS[found["unit"] or "d"]))


def _terms(amount: int, unit: Unit) -> tuple[Term, ...]:
    """Return one step, or none for nothing."""
    return (Term(amount, unit),) if amount else ()


def distance(text: str, context: Context) -> When | None:
    """Read "3 weken voor livegang", "de dag voor livegang", "2 working days after 1 week before go-live"."""
    found = DISTANCE.fullmatch(text)
    if found is None:
        return None
    written = (found["n"] or "1").strip()
    number = 1 if written in {"de", "the"} else _number(written)
    unit, anchor = UNITS.get(found["unit"]), context.anchor(found["name"])
    base = Anchored(anchor) if anchor else distance(found["name"], context)
    if number is None or unit is None or not isinstance(base, Anchored):
        return None
    way = -1 if found["side"] in BEFORE else 1
    steps = [(int(each["n"]), UNITS.get(each["unit"])) for each in STEP.finditer(found["more"])]
    known = [(count, unit) for count, unit in steps if unit is not None]
    if len(known) < len(steps) or len(base.terms) + len(known) >= MOST_TERMS:
        return None
    terms = (term for count, unit in (*known, (number, unit)) for term in _terms(way * count, unit))
    return Anchored(base.anchor, (*base.terms, *terms))


def on_working_day(text: str, context: Context) -> When | None:
    """Read "4 weken voor livegang, op een werkdag": that day, or the first working day after it."""
    found = WORKING.fullmatch(text)
    if found is None:
        return None
    anchor = context.anchor(found["base"])
    readers = (golive_count, distance, named)
    base = Anchored(anchor) if anchor else next(filter(None, (read(found["base"], context) for read in readers)), None)
    if not isinstance(base, Anchored) or len(base.terms) >= MOST_TERMS:
        return None
    return Anchored(base.anchor, (*base.terms, Term(0, "wd")))


def _number(word: str) -> int | None:
    """Return a number written in digits or as a word."""
    return int(word) if word.isdecimal() and len(word) < 6 else NUMBERS.get(word)


def near_weekday(text: str, context: Context) -> When | None:
    """Read "maandag na livegang", "the second Friday before go-live": so many days from it as it now stands.

    Raises:
        NotUnderstoodError: what it hangs on has no date to look from.
    """
    found = NEAR.fullmatch(text)
    anchor = context.anchor(found["name"]) if found else None
    if found is None or anchor is None:
        return None
    base = context.place(Anchored(anchor)) if context.place else None
    if base is None:
        raise NotUnderstoodError(
            say("{value}: it has no date yet to look from", value=text), say("Give {name} a date first.", name=anchor)
        )
    more = 7 * (ORDINALS[found["nth"]] - 1 if found["nth"] else 0)
    ahead = (WEEKDAYS[found["day"]] - base.weekday() - 1) % 7 + 1 + more
    back = (base.weekday() - WEEKDAYS[found["day"]] - 1) % 7 + 1 + more
    days = -back if found["side"] in BEFORE else ahead
    _ = base + timedelta(days=days)  # the calendar may end there
    return Anchored(anchor, _terms(days // 7, "w") if days % 7 == 0 else _terms(days, "d"))


def named(text: str, context: Context) -> When | None:
    """Read the title of a milestone or message, with steps behind it: "Livegang Odoo - 6w"."""
    anchor = context.anchor(text)
    if anchor is not None:
        return Anchored(anchor)
    found = re.fullmatch(r"(?P<name>.+?)\s*(?P<steps>(?:\s*[+\-–−]\s*\d{1,4}\s*(?:wd|d|w|m))+)", text)
    anchor = context.anchor(found["name"]) if found else None
    if found is None or anchor is None:
        return None
    steps = re.sub(r"[–−]", "-", found["steps"])
    terms = re.findall(r"([+-])\s*(\d+)\s*(wd|d|w|m)", steps)
    return Anchored(anchor, tuple(Term(int(sign + amount), unit) for sign, amount, unit in terms))
