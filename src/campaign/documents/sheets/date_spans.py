"""Spans in cells: from one day to another, from one time to another on a day."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import ordered, plain, read, span, year_told
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.errors import NotUnderstoodError
from campaign.model.when import Anchored, AtTime, OnDay, When, Window
from campaign.model.words import MONTHS

CLOCKS = re.compile(
    r"^(?P<day>.*\S)[\s,]+(?:van |from |om |at )?(?P<a>\d{1,2})[:.u](?P<b>\d\d)\s*(?:-|–|—|tot|t/m|to)\s*"
    r"(?P<c>\d{1,2})[:.u](?P<d>\d\d)\s*(?:uur|u|h)?$",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"\s*(?:\bt/m\b|\btot en met\b|\bthrough\b|\btot\b|\bto\b|\buntil\b|\btill\b|–|—|\s-\s|/(?=\s*[a-z])|-)\s*",
    re.IGNORECASE,
)


def times(text: str, around: Surroundings) -> Moment | None:
    """Read "12 maart 10:00-11:00"."""
    found = CLOCKS.match(text)
    if found is None:
        return None
    start, end = (time(int(found[a]), int(found[b])) for a, b in (("a", "b"), ("c", "d")))
    day = ordered(found["day"], around) or plain(found["day"], around)
    if day is None or not isinstance(day.when, OnDay) or end <= start:
        return None
    moments = (AtTime(datetime.combine(day.when.day, each)) for each in (start, end))
    return replace(span(*moments), assumed=day.assumed)


def spans(text: str, around: Surroundings) -> Moment | None:
    """Read "12 - 15 maart", "3 maart t/m 9 april 2027", "maart-april": from the first to the last."""
    for joint in SPAN.finditer(text):
        left, right = text[: joint.start()].strip(), text[joint.end() :].strip()
        if not left or not right or (joint[0].strip() == "/" and not MONTHS.keys() >= {left.casefold()}):
            continue
        try:
            last, filled_in = read(_numeric(right, around), around)
            first = _first(left, right, last, around)
        except NotUnderstoodError:
            continue
        if first is None or isinstance(first, Anchored) != isinstance(last, Anchored):
            continue
        return replace(span(first, last), assumed=year_told(last) if filled_in else None)
    return None


def _numeric(text: str, around: Surroundings) -> str:
    """Return a date of numbers as TOML writes it; another text as it is."""
    found = ordered(text, around)
    return str(found.when) if found and isinstance(found.when, OnDay) else text


def _first(left: str, right: str, last: When, around: Surroundings) -> When | None:
    """Return the first moment of a span, completed with what only the last one says, at most a year before it."""
    tail = re.search(rf"\s+(?P<month>{words.MONTH}\.?)?\s*(?P<year>\d{{4}})?$", right, re.IGNORECASE)
    whole = left
    if tail and re.fullmatch(r"(?:[a-z]+\.? )?\d{1,2}", left, re.IGNORECASE) and tail["month"]:
        whole = f"{left} {tail['month']} {tail['year'] or ''}".strip()
    elif tail and tail["year"] and not re.search(r"\d{4}", left):
        whole = f"{left} {tail['year']}"
    first, _ = read(_numeric(whole, around), around)
    begin, end = _day(first), _day(last)
    if begin and end and begin > end and whole != left:
        first, _ = read(_numeric(f"{left} {end.year - 1}", around), around)
        begin = _day(first)
    if begin and end and not timedelta(0) <= end - begin < timedelta(days=366):
        return None
    return first


def _day(when: When) -> date | None:
    """Return the first day of a moment that has one by itself."""
    match when:
        case OnDay(day):
            return day
        case AtTime(moment):
            return moment.date()
        case Window():
            return when.first
        case _:
            return None
