"""Weeks, months and quarters as people type them: "week 12", "half mei", "volgende maand", "Q2"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from campaign.model.context import Context
from campaign.model.typed.dates import dated
from campaign.model.when import When, Window
from campaign.model.words import MONTHS, NEXT, ORDINALS, PARTS, THIS, one_of

THURSDAY = 3
NEAR = re.compile(rf"(?P<which>{one_of(NEXT + THIS)}) (?P<period>week|maand|month|kwartaal|quarter)")


def near_period(text: str, context: Context) -> When | None:
    """Read "volgende week", "deze maand", "next quarter"."""
    found = NEAR.fullmatch(text)
    if found is None:
        return None
    later = found["which"] in NEXT
    match found["period"]:
        case "week":
            return Window("week", *(context.today + timedelta(days=7 * later)).isocalendar()[:2])
        case "maand" | "month":
            year, month = divmod(context.today.year * 12 + context.today.month - 1 + later, 12)
            return Window("month", year, month + 1)
        case _:
            year, quarter = divmod(context.today.year * 4 + (context.today.month - 1) // 3 + later, 4)
            return Window("quarter", year, quarter + 1)


def week(text: str, context: Context) -> Window | None:
    """Read "week 12", "wk 12 2027", "second week of Aug"."""
    found = re.fullmatch(r"(?:week|wk)\.?\s*(\d{1,2})(?:\s+(?:van |of |in )?(\d{4}))?", text)
    found_year_first = re.fullmatch(r"(\d{4})\s*(?:week|wk|-?w)\s*(\d{1,2})", text)
    if found_year_first:
        return _checked_week(int(found_year_first[1]), int(found_year_first[2]))
    if found:
        year = int(found[2]) if found[2] else context.today.isocalendar().year
        window = _checked_week(year, int(found[1]), lenient=not found[2])
        if not found[2] and (window is None or window.last < context.today):
            window = _checked_week(year + 1, int(found[1]))
        return window
    nth = re.fullmatch(r"(?:de |the )?(\S+) week (?:van |of |in )?([a-z]+)\.?(?: (\d{4}))?", text)
    if nth and nth[1] in ORDINALS and nth[2] in MONTHS:
        day = dated(4 + 7 * (ORDINALS[nth[1]] - 1), MONTHS[nth[2]], nth[3], context)
        return Window("week", *day.isocalendar()[:2])
    return None


def _checked_week(year: int, number: int, *, lenient: bool = False) -> Window | None:
    """Return the week if the year has it; raises ValueError if not, or returns None when lenient."""
    try:
        date.fromisocalendar(year, number, 1)
    except ValueError:
        if lenient and number == 53:
            return None
        raise
    return Window("week", year, number)


def part_of_month(text: str, context: Context) -> When | None:
    """Read "half mei", "begin maart 2027", "mid-June": a week of that month, by one rule for all months.

    The beginning and the end are the first and the last week that the month has most days of: those of its first and
    last Thursday, as ISO 8601 counts a week to the year of its Thursday. The middle is the week of the 15th.
    """
    found = re.fullmatch(r"([a-z]+)[ -](?:of )?([a-z]+)\.?(?: (\d{4}))?", text)
    if found is None or found[1] not in PARTS or found[2] not in MONTHS:
        return None
    month = MONTHS[found[2]]
    part = PARTS[found[1]]
    day = dated(
        {"begin": 4, "half": 15, "end": 28}[part], month, found[3], context
    )  # the 4th is in the first such week
    if part == "end":
        last = day.replace(day=monthrange(day.year, month)[1])
        day = last - timedelta(days=(last.weekday() - THURSDAY) % 7)
    return Window("week", *day.isocalendar()[:2])


def month(text: str, context: Context) -> When | None:
    """Read "maart", "maart 2027", "in March"."""
    found = re.fullmatch(r"(?:in |de maand )?([a-z]+)\.?(?: (\d{4}))?", text)
    if found is None or found[1] not in MONTHS:
        return None
    number = MONTHS[found[1]]
    year = int(found[2]) if found[2] else context.today.year + (number < context.today.month)
    return Window("month", date(year, number, 1).year, number)


def quarter(text: str, context: Context) -> When | None:
    """Read "Q2", "Q2 2027", "2e kwartaal"."""
    found = re.fullmatch(
        r"(?:q|kwartaal |quarter )\s*([1-4])(?: (\d{4}))?|([1-4])e kwartaal(?: (?:van )?(\d{4}))?", text
    )
    if found is None:
        return None
    number, written = int(found[1] or found[3]), found[2] or found[4]
    now = (context.today.month + 2) // 3
    year = int(written) if written else context.today.year + (number < now)
    return Window("quarter", date(year, 1, 1).year, number)
