"""The time of day in a cell: as a program keeps it, as a number, or as people type it."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from campaign.documents.sheets.tables import Value, written
from campaign.model.typed.clocks import Clock, read_clock

HEADING = re.compile(
    r"\d{1,2}[:.u](?:00|15|30|45)(?: ?(?:-|–|tot|to) ?\d{1,2}[:.u](?:00|15|30|45))?(?: ?(?:uur|u|h))?|\d{1,2}:\d\d"
    r"|\d{1,2} ?(?:uur|u|am|pm)|\d{1,2} ?(?:-|–|tot) ?\d{1,2} ?(?:uur|u)",
    re.IGNORECASE,
)
"""A time of day above a column; 9.10 is none, which may be a day."""
CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
BEGINNINGS = (date(1904, 1, 1), date(1899, 12, 31))
"""The day 0 of a spreadsheet, in both ways of counting: 10.3 in a cell of times is 10 days later."""
FIRST_DAYS = 366
"""Days from there on that are numbers in a cell of times, and no days."""
HOURS_OF_A_DAY = 24
EARLIEST = datetime.combine(date(1899, 12, 30), time())
"""The day 0 of a spreadsheet as it counts from March 1900 on."""
DIGITS = frozenset(100 * hour + minute for hour in range(1, HOURS_OF_A_DAY) for minute in range(60))
"""Times that are typed in digits alone, without their first 0: 930 and 1415."""


def is_clock(text: str, value: Value) -> bool:
    """Tell whether a heading is a time of day."""
    return isinstance(value, time) or bool(HEADING.fullmatch(" ".join(text.split())))


def clock_of(value: Value) -> time | None:
    """Return the time of day in a cell, to the second; None where there is none.

    Below 1 a number is a part of a day, as spreadsheets count; from there on it is hours and minutes as people write
    them: 10.3 and 10.30 are half past ten.
    """
    if isinstance(value, bool):
        return None
    if (number := counted(value)) is not None:
        return _time_after(number * 86_400) if number < 1 else _hours_and_minutes(number)
    match value:
        case datetime():
            return value.time().replace(microsecond=0)
        case time():
            return value.replace(microsecond=0, tzinfo=None)
        case str() if CLOCK.fullmatch(value.strip()):
            with suppress(ValueError):
                return time.fromisoformat(value.strip().zfill(5) if value.strip()[1:2] == ":" else value.strip())
    return None


def counted(value: Value) -> float | None:
    """Return the number in a cell of times, whatever a spreadsheet made of it; None where there is none."""
    match value:
        case timedelta():
            return round(value.total_seconds() / 86_400, 6)
        case datetime() | date():
            moment = value if isinstance(value, datetime) else datetime.combine(value, time())
            if (digits := (moment - EARLIEST).total_seconds() / 86_400) in DIGITS:
                return digits
            begins = (datetime.combine(each, time()) for each in BEGINNINGS)
            days = (round((moment - each).total_seconds() / 86_400, 6) for each in begins)
            return next((each for each in days if 0 <= each < FIRST_DAYS), None)
        case float() | int():
            return float(value)
    return None


def _time_after(seconds: float) -> time | None:
    """Return the time of day so many seconds after midnight; None where that is another day."""
    minutes, second = divmod(round(seconds), 60)
    return time(minutes // 60, minutes % 60, second) if 0 <= minutes < 24 * 60 else None


def _hours_and_minutes(number: float) -> time | None:
    """Return the time that a number has before and behind its point; None for one that has more, or is no time."""
    hour, minute = divmod(round(number * 100, 4), 100)
    if minute != int(minute) or hour >= HOURS_OF_A_DAY or minute >= 60:
        return None
    return time(int(hour), int(minute))


def read_time(value: Value, *, dutch: bool) -> Clock:
    """Return the time in a cell of a column of times, and how long it takes where its end stands there too.

    Raises:
        NotUnderstoodError: it is none, or may be two.
    """
    found = clock_of(value)
    return Clock("", found) if found is not None else read_clock(shown_time(value), dutch=dutch)


def shown_time(value: Value) -> str:
    """Return what stands in a cell of times as somebody typed it, also where a program made a day of the number."""
    number = counted(value) if value is not None and not isinstance(value, bool | str) else None
    return f"{number:g}" if number is not None else written(value)
