"""Days as people type them: "ma 11 jan", "a.s. vrijdag", "eerste dinsdag van april", "11-3-2027"."""

import re
from datetime import date, timedelta

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.context import Context
from campaign.model.typed.dates import MONTH, WEEKDAY, dated
from campaign.model.typed.windows import near_period, week
from campaign.model.when import OnDay, When, Window
from campaign.model.words import COMING, LAST, MONTHS, NEXT, NUMBERS, ORDINALS, TODAY, UNITS, WEEKDAYS, one_of

BARE_WEEKDAY = re.compile(rf"(?:(?:op|on|uiterlijk|by)\s+)?(?P<day>{WEEKDAY})\.?")
COMING_WEEKDAY = re.compile(
    rf"(?:(?:op|on)\s+)?(?:(?:{one_of(COMING + NEXT)})\s+)?(?P<day>{WEEKDAY})\.?(?:\s+(?:a\.?s\.?))?"
)
NTH_WEEKDAY = re.compile(
    rf"(?:de |the )?(?P<nth>{one_of((*ORDINALS, *LAST))}) (?P<day>{WEEKDAY}) (?:van |of |in )?(?P<month>{MONTH})\.?"
    r"(?: (?P<year>\d{4}))?"
)


def near_today(text: str, context: Context) -> When | None:
    """Read "morgen", "over 2 weken", "in ten days"."""
    if text in TODAY:
        return OnDay(context.today + timedelta(days=TODAY[text]))
    found = re.fullmatch(r"(?:over|in)\s+(\S+)\s+([a-z]+)", text)
    number, unit = (_number(found[1]), UNITS.get(found[2])) if found else (None, None)
    if number is None or unit not in {"d", "w"}:
        return None
    return OnDay(context.today + timedelta(days=number * (7 if unit == "w" else 1)))


def _number(word: str) -> int | None:
    """Return a number written in digits or as a word."""
    return int(word) if word.isdecimal() and len(word) < 6 else NUMBERS.get(word)


def bare_weekday(text: str) -> int | None:
    """Return which weekday a text is, Monday 0, when it says nothing of which one: "vrijdag", "by Friday"."""
    found = BARE_WEEKDAY.fullmatch(text)
    return WEEKDAYS[found["day"]] if found else None


def weekday(text: str, context: Context) -> When | None:
    """Read "vrijdag", "a.s. vrijdag", "volgende week dinsdag", "dinsdag week 12", "wk 12 di"."""
    if found := COMING_WEEKDAY.fullmatch(text):
        ahead = (WEEKDAYS[found["day"]] - context.today.weekday() - 1) % 7 + 1
        return OnDay(context.today + timedelta(days=ahead))
    words = text.split()
    for name, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if len(words) > 1 else ():
        window = _week(" ".join(rest), context) if name in WEEKDAYS else None
        if window is not None:
            return OnDay(window.first + timedelta(days=WEEKDAYS[name]))
    return None


def _week(text: str, context: Context) -> Window | None:
    """Return a week; None for what is none."""
    found = near_period(text, context) or week(text, context)
    return found if isinstance(found, Window) and found.period == "week" else None


def nth_weekday(text: str, context: Context) -> When | None:
    """Read "eerste dinsdag van april", "last Friday of March 2027"; raises ValueError for a fifth that is not there."""
    found = NTH_WEEKDAY.fullmatch(text)
    if found is None:
        return None
    number, name, month = ORDINALS.get(found["nth"], 0), WEEKDAYS[found["day"]], MONTHS[found["month"]]
    years = [int(found["year"])] if found["year"] else [context.today.year, context.today.year + 1]
    days = [_nth(number, name, year, month) for year in years]
    return OnDay(next(day for day in days if found["year"] or day >= context.today))


def _nth(number: int, name: int, year: int, month: int) -> date:
    """Return a weekday of a month by its number; 0 is the last one."""
    first = date(year, month, 1)
    days = [day for step in range(31) if (day := first + timedelta(days=step)).month == month and day.weekday() == name]
    if number > len(days):
        raise ValueError(number)
    return days[number - 1]


def calendar_day(text: str, context: Context) -> OnDay | None:
    """Read "ma 11 jan", "11 januari 2027", "Jan 11", "the 11th of January", "11-1-2027"."""
    words = text.replace(",", " ").split()
    named = WEEKDAYS.get(words[0].rstrip(".")) if words else None
    rest = " ".join(words[1:] if named is not None else words)
    rest = rest.removeprefix("op ").removeprefix("on ").removeprefix("de ").removeprefix("the ")
    day = _worded_day(rest, context) or _numbered_day(rest, context)
    if day is None:
        return None
    if named is not None:
        check_weekday(day, named)
    return OnDay(day)


def _worded_day(text: str, context: Context) -> date | None:
    """Read a day and the name of its month."""
    first = re.fullmatch(r"(\d{1,2})(?:e|de|ste|st|nd|rd|th)?\.?[ -](?:of )?([a-z]+)\.?[ -]?(\d{4})?", text)
    if first and first[2] in MONTHS:
        return dated(int(first[1]), MONTHS[first[2]], first[3], context)
    second = re.fullmatch(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", text)
    if second and second[1] in MONTHS:
        return dated(int(second[2]), MONTHS[second[1]], second[3], context)
    return None


def _numbered_day(text: str, context: Context) -> date | None:
    """Read a day in numbers. Two small numbers are a day first in Dutch, and refused in English."""
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?", text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    year = f"20{found[3]}" if found[3] and len(found[3]) == 2 else found[3]
    if not context.day_first and day <= 12 and month <= 12 and day != month:
        one, other = dated(day, month, year, context), dated(month, day, year, context)
        raise NotUnderstoodError(
            say("{value} can be {one} or {other}", value=text, one=one.isoformat(), other=other.isoformat()),
            say("Write the month in letters."),
        )
    if month > 12 >= day and not context.day_first:
        day, month = month, day
    return dated(day, month, year, context)


def check_weekday(day: date, named: int) -> None:
    """Check that a date has the weekday that was typed with it.

    Raises:
        NotUnderstoodError: it has another; both are said.
    """
    if day.weekday() == named:
        return
    near = day + timedelta(days=(named - day.weekday() + 3) % 7 - 3)
    raise NotUnderstoodError(
        say("The weekday and the date disagree: that date is {day}", day=day),
        say("Did you mean {day} or {near}?", day=day, near=near),
    )
