"""Days that are written without all of their parts."""

import re
from datetime import date

from campaign.model.context import Context
from campaign.model.words import MONTHS, WEEKDAYS, one_of

MONTH = one_of(MONTHS)
WEEKDAY = one_of(WEEKDAYS)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"\b\d{4}\b")
SHORT_YEARS = (
    re.compile(rf"\b(?P<before>{MONTH})\.?\s*['’](?P<year>\d\d)(?!\d)"),
    re.compile(rf"\b(?P<before>\d{{1,2}}-{MONTH})-(?P<year>\d\d)(?!\d)"),
    re.compile(r"\b(?P<before>\d{1,2}(?P<sign>[-/.])\d{1,2})(?P=sign)\s?['’](?P<year>\d\d)(?!\d)"),
)
"""Two digits that can be nothing but a year: "maart '27", "18-mrt-27", "31-03-'27"; "mrt-27" may be a day."""


def whole_years(text: str) -> str:
    """Return a text in which years of two digits have four."""
    for short in SHORT_YEARS:
        text = short.sub(_whole_year, text)
    return text


def _whole_year(found: re.Match[str]) -> str:
    """Return a day or month with a year of two digits as one with four."""
    return f"{found['before']}{found.groupdict().get('sign') or ' '}20{found['year']}"


def dated(day: int, month: int, year: str | None, context: Context) -> date:
    """Return a day; without a year the next such day from today. Raises ValueError when no year has it."""
    if year:
        return date(int(year), month, day)
    for number in range(context.today.year, context.today.year + 9):  # eight years hold a 29 February
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if found >= context.today:
            return found
    raise ValueError(day)
