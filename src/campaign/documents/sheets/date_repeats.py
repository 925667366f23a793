"""Moments that come back: "elke dinsdag vanaf 13 april", "om de week do", "maandelijks 1e di"."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import ordered, plain
from campaign.documents.sheets.moments import UNSAID, Moment, Surroundings
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.typed.clocks import split_clock
from campaign.model.when import Anchored, AtTime, OnDay, When, Window
from campaign.model.words import FREQUENCIES, LAST, NUMBERS, ORDINALS, UNITS, WEEKDAYS

NUMBER = rf"(?:(?P<n>\d{{1,2}}|andere|other|{words.one_of(NUMBERS)})\s+)?"
EVERY = re.compile(
    rf"\b(?:(?:elke|iedere|elk|ieder|every|each|om de|(?P<once>(?:1x?|een|één|eens|once)\s*(?:x|keer|maal)?\s+)?per)\s+"
    rf"{NUMBER}(?:(?P<unit>{words.one_of(UNITS)}|kwartaal|quarter)|(?P<on>{words.WEEKDAY}s?))"
    rf"|(?P<word>{words.one_of(FREQUENCIES)}))\b",
    re.IGNORECASE,
)
"""How often; "om de week" is every second one."""
NTH = re.compile(
    rf"^(?:op |on )?(?:de |the )?(?P<nth>{words.one_of((*ORDINALS, *LAST))}) (?P<day>{words.WEEKDAY})\b"
    r"(?: van (?:de|elke) maand| of (?:the|every|each) month)?\s*",
    re.IGNORECASE,
)
WEEKDAY = re.compile(rf"^(?:op |on )?(?P<day>{words.WEEKDAY})\b\.?(?!\s+\d)\s*", re.IGNORECASE)
CLOCK = re.compile(r"(?:\bom |\bat )?\b(?:\d{1,2}[:u]\d\d|\d{1,2}\s?(?:uur|u))(?:\s*uur)?\b", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:t/m|tot en met|tot|until|till|through)\s+(?P<when>.+)$", re.IGNORECASE)
TIMES = re.compile(r"\b(?P<n>\d{1,2})\s*(?:x|keer|maal|times)\b|\bx\s*(?P<x>\d{1,2})\b", re.IGNORECASE)
FROM = re.compile(
    r"^(?:vanaf|van|per|met ingang van|m\.?i\.?v\.?|te beginnen (?:op|in)|start(?:end)?(?: op| on)?|begint|from|as of|"
    r"op)\s+",
    re.IGNORECASE,
)
THEN = re.compile(r"\b(?:en |and )?(?:daarna|vervolgens|thereafter|then|after that)\b", re.IGNORECASE)
AROUND = " ,;:().-–"
"""What stands between how often something comes back and the rest."""


def repeated(text: str, around: Surroundings) -> Moment | None:
    """Return the moment that a text says comes back, with how often; None for another text.

    Without a first day it has none, and says so; how often it comes back waits for that.
    """
    found = EVERY.search(text)
    every = _step(found) if found else None
    if found is None or every is None:
        return None
    before, behind = text[: found.start()].strip(), text[found.end() :].strip()
    if found[0].casefold().startswith("per") and TIMES.search(before):
        return None  # "2x per week" is no repeat that a plan has
    rest = " ".join(THEN.sub(" ", f"{before} {behind}").split()).strip(AROUND)
    rest, ending = _ending(rest, around)
    rest, clock = _without(CLOCK, rest)
    day = WEEKDAYS[found["on"].casefold().removesuffix("s")] if found["on"] else None
    nth = NTH.match(rest) if every[1] == "m" else None
    named = None if nth or day is not None else WEEKDAY.match(rest)
    if match := nth or named:
        rest, day = rest[match.end() :], WEEKDAYS[match["day"].casefold()]
    start = _start(FROM.sub("", rest.strip(AROUND)), around)
    if start is None or ending is None:
        return None
    repeat = "" if nth else f"{every[0]}{every[1]}{ending}"
    first = _nth_from(start.when, nth["nth"].casefold(), day) if nth and day is not None else _from(start.when, day)
    if first is None:
        return Moment(why=say("It comes back, without a first day"), repeat=repeat)
    only = say("Only its first time is taken: a plan does not repeat by the weekdays of a month") if nth else None
    return Moment(_at(first, clock), repeat=repeat, assumed=start.assumed).assuming(only)


def _step(found: re.Match[str]) -> tuple[int, str] | None:
    """Return how many of which unit lie between two times."""
    if found["word"]:
        return FREQUENCIES[found["word"].casefold()]
    alternate = found[0].casefold().startswith("om de")
    written = (found["n"] or "").casefold()
    number = 2 if written in {"andere", "other"} else NUMBERS.get(written) or int(written or "1")
    number *= 2 if alternate and number == 1 else 1
    if found["on"]:
        return None if found[0].casefold().startswith("per") else (number, "w")
    unit = found["unit"].casefold()
    return (3 * number, "m") if unit in {"kwartaal", "quarter"} else (number, UNITS[unit])


def _ending(text: str, around: Surroundings) -> tuple[str, str | None]:
    """Return a text without its end, and that end as a repeat is typed; None for an end that cannot be read."""
    rest, times = _without(TIMES, text)
    if times:
        count = TIMES.search(times)
        return rest, f" {count['n'] or count['x']}x" if count else None
    found = UNTIL.search(rest)
    if found is None:
        return rest, ""
    last = _start(found["when"], around)
    end = last.when.last if last and isinstance(last.when, Window) else last.when if last else None
    return rest[: found.start()].strip(), f" until {end}" if end is not None else None


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return a text without what a pattern finds in it, and that."""
    found = pattern.search(text)
    return (f"{text[: found.start()]} {text[found.end() :]}".strip(), found[0]) if found else (text, "")


def _start(text: str, around: Surroundings) -> Moment | None:
    """Return the moment from which something comes back; one that says nothing for no text, None for no moment."""
    if not text:
        return UNSAID
    if words.RELATIVE_DAYS.search(text):
        return None
    try:
        found = ordered(text, around) or plain(text, around)
    except (CampaignError, ValueError, OverflowError):
        return None
    return found if found is not None and found.when is not None else None


def _from(start: When | None, day: int | None) -> When | None:
    """Return the first time from a moment on, on a day of the week where one is named."""
    match start:
        case OnDay(first) if day is not None:
            return OnDay(first + timedelta(days=(day - first.weekday()) % 7))
        case Window() if day is not None:
            return OnDay(start.first + timedelta(days=(day - start.first.weekday()) % 7))
        case AtTime(moment) if day is not None:
            return AtTime(moment + timedelta(days=(day - moment.weekday()) % 7))
        case Anchored() if day is not None:
            return None
    return start


def _nth_from(start: When | None, nth: str, day: int) -> When | None:
    """Return the first time from a moment on that a weekday comes by its number in a month; 0 is the last one."""
    first = start.day if isinstance(start, OnDay) else start.first if isinstance(start, Window) else None
    if first is None:
        return None
    for step in range(13):
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        days = [date(year, month + 1, each) for each in range(1, monthrange(year, month + 1)[1] + 1)]
        named = [each for each in days if each.weekday() == day]
        number = ORDINALS.get(nth, 0)
        if number <= len(named) and named[number - 1] >= first:
            return OnDay(named[number - 1])
    return None


def _at(when: When, clock: str) -> When:
    """Return a moment at a time of day."""
    start = split_clock(f"x {clock.casefold()}").start if clock else None
    match when:
        case OnDay(day) if start is not None:
            return AtTime(datetime.combine(day, start))
        case Anchored() if start is not None:
            return replace(when, clock=start)
    return when
