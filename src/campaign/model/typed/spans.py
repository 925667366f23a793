"""Some days from a first to a last one, as people type them: "18-25 maart", "18 mrt t/m 2 apr", "March 18-25"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.context import Context
from campaign.model.typed.dates import ISO_DAY, MONTH, WEEKDAY, YEAR
from campaign.model.typed.days import calendar_day, check_weekday
from campaign.model.when import OnDay
from campaign.model.words import WEEKDAYS

TO = r"(?:[-–—]|t/m|tot en met|tot|until|through|to|en|and)"
SAME_MONTH = re.compile(
    rf"(?:(?:van|from)\s+)?(?:(?P<name>{WEEKDAY})\.?\s+)?(?P<day>\d{{1,2}})(?:e|st|nd|rd|th)?\s*{TO}\s*"
    rf"(?P<last>(?:{WEEKDAY}\.?\s+)?\d{{1,2}}\S*\s.+)"
)
MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})\s*{TO}\s*(?P<last>\d{{1,2}})(?P<year>\s\d{{4}})?"
)
FAR = timedelta(days=183)
"""How long a period without a year may be at most: "31 mrt – 1 mrt" is no eleven months but the wrong way round."""
WHOLE = re.compile(rf"(?:(?:van|from)\s+)?(?P<first>.+?)(?:\s+{TO}\s+|\s*[–—]\s*)(?P<last>.+)")


def days_between(text: str, context: Context) -> tuple[date, date] | None:
    """Return the first and last day of a period; None for what is none.

    Raises:
        NotUnderstoodError: it ends before it begins, or a weekday is not the date's.
        ValueError: a day of it does not exist.
    """
    found = _same_month(text, context) or _whole_days(text, context)
    if found is not None and found[0] > found[1]:
        raise NotUnderstoodError(
            say("{first} lies after {last}", first=found[0], last=found[1]), say("Type the first day first.")
        )
    return found


def _day(text: str, context: Context) -> OnDay | None:
    """Return one day, also as the plan file writes it; None for what is none."""
    return OnDay(date.fromisoformat(text)) if ISO_DAY.fullmatch(text) else calendar_day(text, context)


def _same_month(text: str, context: Context) -> tuple[date, date] | None:
    """Read two days of one month, which is written once."""
    if found := MONTH_FIRST.fullmatch(text):
        last = calendar_day(f"{found['last']} {found['month']}{found['year'] or ''}", context)
        return (last.day.replace(day=int(found["day"])), last.day) if last else None
    found = SAME_MONTH.fullmatch(text)
    last = calendar_day(found["last"], context) if found else None
    if found is None or last is None:
        return None
    first = last.day.replace(day=int(found["day"]))
    if found["name"]:
        check_weekday(first, WEEKDAYS[found["name"]])
    return first, last.day


def _whole_days(text: str, context: Context) -> tuple[date, date] | None:
    """Read two days that are each written whole; a year that is written once is of both."""
    found = WHOLE.fullmatch(text)
    if found is None:
        return None
    if YEAR.search(found["last"]) and not YEAR.search(found["first"]):
        last = _day(found["last"], context)
        before = replace(context, today=last.day - timedelta(days=364)) if last else context
        first = _day(found["first"], before)
    else:
        first = _day(found["first"], context)
        last = _day(found["last"], replace(context, today=first.day) if first else context)
        if first and last and not YEAR.search(found["last"]) and last.day - first.day > FAR:
            last = OnDay(last.day.replace(year=first.day.year))
    return (first.day, last.day) if first and last else None
