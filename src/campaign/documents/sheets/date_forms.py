"""Ways of writing a moment that people have in sheets and type nowhere else: a short year, hours, part of a month."""

import re
from dataclasses import replace
from datetime import UTC, timedelta
from typing import get_args

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_order import Order, SaidOrder
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.context import Context
from campaign.model.said import said_when
from campaign.model.typed import read_when
from campaign.model.when import Anchored, AtTime, OnDay, Term, When, Window
from campaign.model.words import AFTER, BEFORE, MONTHS, UNITS

HOURS = re.compile(
    rf"(?:t\s*(?P<sign>[+\-–−])\s*(?P<n>\d{{1,4}})\s*(?:h|hrs?|hours?|uur|uren)"
    rf"|(?P<m>\d{{1,4}})\s*(?:h|hrs?|hours?|uur|uren)\s+(?P<side>{words.one_of((*BEFORE, *AFTER))})\s+(?P<name>.+))",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    rf"(?P<name>{words.WEEKDAY}\.?,?\s+)?(?P<a>\d{{1,2}})(?P<s>[-/.])(?P<b>\d{{1,2}})"
    r"(?:(?P=s)(?P<year>\d{4}|\d\d))?(?P<rest>\s.*)?",
    re.IGNORECASE,
)
COUNT = re.compile(r"^(?:t|d|dag d|d-day|g)\s*(?=[-+–−]\s*\d)", re.IGNORECASE)
"""What people write for the go-live when they count from it."""
STEP = re.compile(rf"([-+–−]\s*\d{{1,4}})\s*({words.one_of(UNITS)})\b", re.IGNORECASE)
OFFSET = re.compile(r"\d\d:\d\d\s*(?:Z|[+-]\d\d(?::?\d\d)?)$", re.IGNORECASE)
"""How a time ends that says its own distance from UTC."""
SHORT_YEAR = re.compile(
    rf"(?:(?P<day>\d{{1,2}})[-/ .](?P<month>{words.MONTH})\.?[-/ .]'?|(?P<named>{words.MONTH})\.?\s*['’])"
    r"(?P<year>\d\d)",
    re.IGNORECASE,
)


def read(text: str, around: Surroundings) -> tuple[When, bool]:
    """Return what a text says by itself, and whether a year was filled in.

    Raises:
        NotUnderstoodError: it means nothing, or two things.
    """
    found = _at_home(read_when(text, around.context), around)
    later = replace_today(around.context, 366)
    try:
        return found, _at_home(read_when(text, later), around) != found
    except NotUnderstoodError:
        return found, True


def replace_today(context: Context, days: int) -> Context:
    """Return the context so many days later."""
    return replace(context, today=context.today + timedelta(days=days))


def plain(text: str, around: Surroundings) -> Moment | None:
    """Read whatever people type for a moment in the rest of the program."""
    anchored = re.sub(
        r"^(?:op de dag van|op|bij|on the day of|on|at)\s+(?:de |het |the )?(?=\D+(?:\d{1,2}[:.u]\d\d(?: ?uur)?)?$)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    when, filled_in = read(_steps(anchored, around), around)
    return Moment(when).assuming(year_told(when) if filled_in else None, _zone_told(text, when, around))


def _steps(text: str, around: Surroundings) -> str:
    """Return a distance from a milestone as the rest of the program reads it: "T-2 weken" is "livegang - 2w"."""
    golive = around.context.golive
    counted = (
        COUNT.sub(f"{golive} ", text) if golive and not re.match(r"t\s*[-+–−]\s*\d+$", text, re.IGNORECASE) else text
    )
    return STEP.sub(lambda found: f"{found[1]}{UNITS[found[2].casefold()]}", counted)


def _at_home(when: When, around: Surroundings) -> When:
    """Return a moment on the clock of the campaign, where it has an offset of its own."""
    if around.zone is None or not isinstance(when, AtTime) or when.moment.tzinfo is None:
        return when
    there = when.moment.astimezone(around.zone)
    wall = there.replace(tzinfo=None)
    twice = wall.replace(tzinfo=around.zone).astimezone(UTC) != there.astimezone(UTC)
    return AtTime(there if twice else wall)


def _zone_told(text: str, when: When, around: Surroundings) -> Sentence | None:
    """Return what is told of a time with an offset of its own, once it is converted."""
    if around.zone is None or not isinstance(when, AtTime) or not OFFSET.search(text):
        return None
    return say("{value} is {time} in the zone of the campaign", value=text, time=when.moment.time())


def year_told(when: When) -> Sentence | None:
    """Return what is told of a year that was filled in."""
    match when:
        case OnDay(day):
            year = day.year
        case AtTime(moment):
            year = moment.year
        case Window(year=year):
            pass
        case Anchored():
            return None
    return say("The year {year} was filled in", year=year)


def span(first: When, last: When) -> Moment:
    """Return what runs from one moment to another."""
    return Moment(first, None if first == last else last)


def hours(text: str, around: Surroundings) -> Moment | None:
    """Read "T+24 hours", "48 uur voor livegang": whole days, since a moment counts from the day of a milestone."""
    found = HOURS.fullmatch(text)
    if found is None:
        return None
    amount = int(found["n"] or found["m"])
    before = found["sign"] not in {"+", None} if found["n"] else found["side"].casefold() in BEFORE
    if amount % 24:
        return Moment(why=say("Hours from a milestone only count by whole days"))
    days = -amount // 24 if before else amount // 24
    name = "t0" if found["n"] else found["name"]
    anchor, _ = read(name, around)
    if not isinstance(anchor, Anchored):
        return None
    terms = (Term(days, "d"),) if days else ()
    return Moment(Anchored(anchor.anchor, terms)).assuming(say("{hours} hours are read as days", hours=amount))


def short_year(text: str, around: Surroundings) -> Moment | None:
    """Read "12-mrt-27" and "mrt '27", in which a year of two digits can be nothing else."""
    found = SHORT_YEAR.fullmatch(text)
    return (
        plain(f"{found['day'] or ''} {found['month'] or found['named']} 20{found['year']}".strip(), around)
        if found
        else None
    )


def month_parts(text: str, around: Surroundings) -> Moment | None:
    """Read "mid-late Sept", "half/eind maart": the month."""
    part = r"(?:begin|half|medio|mid|midden|eind|einde|early|late|end)"
    found = re.fullmatch(
        rf"{part}\s*[-–/]\s*{part}\s+(?:of )?(?P<month>{words.MONTH}\.?(?:\s+\d{{4}})?)", text, re.IGNORECASE
    )
    return plain(found["month"], around) if found else None


def ordered(text: str, around: Surroundings) -> Moment | None:
    """Read a date of numbers in the order of its column: 03/04 is 3 April or March 4, or no date."""
    found = NUMBERS.fullmatch(text)
    if found is None:
        return None
    one, two = int(found["a"]), int(found["b"])
    order = _order(found, around)
    if order == "unsure":
        return _either(found, around)
    read = plain(_spelled(found, order), around)
    if around.proven or found["s"] != "/" or one == two or max(one, two) > 12 or read is None:
        return read
    return read.assuming(say("The day is taken to come first"))


def _order(found: re.Match[str], around: Surroundings) -> Order:
    """Return what comes first in a date of numbers: what it can only be, else what does in its column."""
    one, two = int(found["a"]), int(found["b"])
    if found["s"] == "." and not found["year"]:  # 12.30 is a time as well
        return around.order
    return "day" if one > 12 or one == two else "month" if two > 12 else around.order


def _spelled(found: re.Match[str], order: Order) -> str:
    """Return a date of numbers with the name of its month; raises ValueError when there is no such day."""
    one, two = int(found["a"]), int(found["b"])
    day, month = (two, one) if order == "month" else (one, two)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(found[0])
    name = next(name for name, number in MONTHS.items() if number == month)
    year = f" {found['year'] if len(found['year']) == 4 else '20' + found['year']}" if found["year"] else ""
    return f"{found['name'] or ''}{day} {name}{year}{found['rest'] or ''}"


def _either(found: re.Match[str], around: Surroundings) -> Moment:
    """Return that a date of numbers may be two, and which; it is one where only one of them can be.

    Raises:
        NotUnderstoodError: it can be neither.
    """
    readings: list[Moment] = []
    refused: NotUnderstoodError | None = None
    for order in get_args(SaidOrder):
        try:
            readings += filter(None, [plain(_spelled(found, order), around)])
        except NotUnderstoodError as error:
            refused = error
    if len(readings) == 1:
        return readings[0].assuming(say("It can be no other day"))
    if refused is not None:
        raise refused
    one, other = (said_when(each.when) for each in readings)
    why = say("It may be {one} or {other}: say whether the day or the month comes first", one=one, other=other)
    return Moment(why=why, doubt="order")


def about(found: Moment) -> Moment:
    """Return a moment that is not exact: the week of a day; a distance from a milestone stays, and is told."""
    match found.when:
        case OnDay(day):
            window = Window("week", *day.isocalendar()[:2])
            return replace(found, when=window).assuming(say("The week of that day is taken"))
        case None:
            return found
        case _:
            return found.assuming(say("It is not exact"))
