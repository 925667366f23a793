"""A cell of a spreadsheet that came back beside the cell that went out: the same, or changed by somebody."""

import math
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from campaign.documents.book.cells import Cell
from campaign.documents.book.texts import fit
from campaign.documents.sheets.tables import Value
from campaign.documents.sheets.times import clock_of

DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
SAME_DIGITS = 1e-12
"""How much a number may differ that a program wrote in other digits, as a part of it."""
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def same(read: Value, written: Cell) -> bool:
    """Tell whether a cell that was read says what was written in it."""
    fitted = fit(written)
    if fitted is None or read is None or fitted == "" or read == "":
        return _text(read) == _text(fitted)
    match fitted:
        case str():
            return _text(read) == _text(fitted)
        case datetime():
            return _moment(read) == fitted.replace(microsecond=0)
        case date():
            return fitted in _days(read)
        case time():
            return clock_of(read) == fitted.replace(microsecond=0)
        case _:
            number = _number(read)
            return number is not None and math.isclose(number, fitted, rel_tol=SAME_DIGITS)


def typed(value: Value) -> str:
    """Return what stands in a cell as somebody would type it."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "ja" if value else "nee"
        case datetime() | time() | timedelta():
            return _moment_typed(value)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _moment_typed(value: datetime | time | timedelta) -> str:
    """Return a moment or a time of day as somebody would type it."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    clock = clock_of(value)
    return clock.isoformat("minutes") if clock else str(value)


def _text(value: Value) -> str:
    """Return a text as it is compared: without white space around it, and with one kind of line breaks."""
    text = typed(value).replace("\r\n", "\n").replace("\r", "\n")
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).strip()


def _moment(value: Value) -> datetime | None:
    """Return the moment in a cell, to the second."""
    match value:
        case datetime():
            return (value + timedelta(milliseconds=500)).replace(microsecond=0)
        case date():
            return datetime.combine(value, time())
        case str():
            with suppress(ValueError):
                return datetime.fromisoformat(value)
    return None


def _days(value: Value) -> tuple[date, ...]:
    """Return the day in a cell; a day of digits may be two, as a program writes it in the order of its country."""
    match value:
        case datetime():
            return (value.date(),)
        case date():
            return (value,)
        case str():
            with suppress(ValueError):
                return (date.fromisoformat(value),)
            found = DAY.fullmatch(value)
            return tuple(_days_of(*map(int, found.groups()))) if found else ()
    return ()


def _days_of(one: int, other: int, year: int) -> list[date]:
    """Return the days that two numbers and a year may be."""
    found = []
    for month, day in ((other, one), (one, other)):
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found


def day_of(value: Value, *, day_first: bool) -> date | None:
    """Return the day in a cell; None where there is none, or where it may be two."""
    found = _days(value)
    return found[0] if found and (day_first or len(set(found)) == 1) else None


def _number(value: Value) -> float | None:
    """Return the number in a cell."""
    if isinstance(value, str):
        with suppress(ValueError):
            return float(value.replace(",", "."))
        return None
    return float(value) if isinstance(value, int | float) else None
