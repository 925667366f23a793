"""Spans in cells: from one day to another, from one time to another on a day."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_forms import ordered, plain, read, span, year_told
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.errors import NotUnderstoodError
from campaign.model.typed.clocks import split_clock
from campaign.model.when import Anchored, AtTime, OnDay, When, own_day
from campaign.model.words import MONTHS

SPAN = re.compile(
    r"\s*(?:\bt/m\b|\btot en met\b|\bthrough\b|\btot\b|\bto\b|\buntil\b|\btill\b|–|—|\s-\s|/(?=\s*[a-z])|-)\s*",
    re.IGNORECASE,
)

MOST_JOINTS = 16
"""Places at which a text is tried as a span; two days with their hours have ten."""


def times(text: str, around: Surroundings) -> Moment | None:
    """Read "12 maart 10:00-11:00", "3 maart 10-11 uur"."""
    clock = split_clock(" ".join(text.casefold().split()))
    if clock.start is None or clock.minutes is None:
        return None
    day = ordered(clock.day, around) or plain(clock.day, around)
    if day is not None and day.doubt:
        return day
    if day is None or not isinstance(day.when, OnDay):
        return None
    start = datetime.combine(day.when.day, clock.start)
    return replace(span(AtTime(start), AtTime(start + timedelta(minutes=clock.minutes))), assumed=day.assumed)


def spans(text: str, around: Surroundings) -> Moment | None:
    """Read "12 - 15 maart", "3 maart t/m 9 april 2027", "maart-april": from the first to the last."""
    for joint in islice(SPAN.finditer(text), MOST_JOINTS):
        left, right = text[: joint.start()].strip(), text[joint.end() :].strip()
        if not left or not right or (joint[0].strip() == "/" and not MONTHS.keys() >= {left.casefold()}):
            continue
        if (doubtful := _doubtful(left, right, around)) is not None:
            return doubtful
        try:
            last, filled_in = read(_numeric(right, around), around)
            filled_in = filled_in or _without_year(right)
            first = _first(left, right, last, around)
        except NotUnderstoodError:
            continue
        if first is None or isinstance(first, Anchored) != isinstance(last, Anchored):
            continue
        return span(first, last).assuming(year_told(last) if filled_in else None)
    return None


def _doubtful(left: str, right: str, around: Surroundings) -> Moment | None:
    """Return the end of a span that may be two days, as a moment that says so; None where both are one or none."""
    for text in (right, left):
        with suppress(NotUnderstoodError, ValueError, OverflowError):
            found = ordered(text, around)
            if found is not None and found.doubt:
                return found
    return None


def _numeric(text: str, around: Surroundings) -> str:
    """Return a date of numbers as TOML writes it; another text as it is."""
    found = ordered(text, around)
    return str(found.when) if found and isinstance(found.when, OnDay) else text


def _without_year(text: str) -> bool:
    """Tell whether a date of numbers says no year."""
    return bool(re.fullmatch(rf"(?:{words.WEEKDAY}\.?,?\s+)?\d{{1,2}}[-/.]\d{{1,2}}", text, re.IGNORECASE))


def _first(left: str, right: str, last: When, around: Surroundings) -> When | None:
    """Return the first moment of a span, completed with what only the last one says, at most a year before it."""
    tail = re.search(rf"\s+(?P<month>{words.MONTH}\.?)?\s*(?P<year>\d{{4}})?$", right, re.IGNORECASE)
    whole = left
    if tail and re.fullmatch(r"(?:[a-z]+\.? )?\d{1,2}", left, re.IGNORECASE) and tail["month"]:
        whole = f"{left} {tail['month']} {tail['year'] or ''}".strip()
    elif tail and tail["year"] and not re.search(r"\d{4}", left):
        whole = f"{left} {tail['year']}"
    first, _ = read(_numeric(whole, around), around)
    begin, end = own_day(first), own_day(last)
    if begin and end and begin > end and whole != left:
        first, _ = read(_numeric(f"{left} {end.year - 1}", around), around)
        begin = own_day(first)
    if begin and end and not timedelta(0) <= end - begin < timedelta(days=366):
        return None
    return first
