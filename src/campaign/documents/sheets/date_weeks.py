"""Weeks in cells: of the calendar, or of a project that counts them from its first."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from campaign.documents.sheets.date_forms import ordered, plain, span, year_told
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.language import say
from campaign.model.when import OnDay, Window

WEEK = re.compile(
    r"(?:weeks?|weken|wk|w|weeknr|weeknummer)\.?\s*(?P<first>\d{1,2})"
    r"(?:\s*(?P<joint>-|–|—|/|t/m|tot en met|tot|to|en|and|&|\+|through)\s*(?:weeks?|wk|w)?\.?\s*(?P<last>\d{1,2}))?"
    r"(?:\s*(?:,|van|of|in|-|')?\s*(?P<year>20\d\d))?",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:20)?\d\d")
WEEK_OF = re.compile(
    r"^(?:in |during )?(?:de |the )?(?:week (?:van|of|commencing|beginning|vanaf)|w/c|wc)\s+(?:de |the )?",
    re.IGNORECASE,
)


def weeks(text: str, around: Surroundings) -> Moment | None:
    """Read "week 12", "Week 18-22", "Week 3 en 4", and a bare 12 in a column of weeks; not what may be either week."""
    found = _week(text, bare=around.bare_weeks)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if found["joint"] in {"en", "and", "&", "+"} and last != first + 1:
        return None
    if found["year"]:
        year = int(found["year"])
        return span(_calendar_week(first, year), _calendar_week(last, year + (last < first)))
    return _counted(first, last, around)


def _week(text: str, *, bare: bool) -> re.Match[str] | None:
    """Return a text as weeks; with `bare` also numbers without the word, but for a day: 5-4-2027."""
    if not bare or not text[:1].isdigit():
        return WEEK.fullmatch(text)
    return None if DAY.fullmatch(text) else WEEK.fullmatch(f"week {text}")


def _counted(first: int, last: int, around: Surroundings) -> Moment:
    """Return the weeks from one number to another as their column counts them."""
    match around.weeks:
        case "calendar":
            year = next_year_of(first, around.context.today)
            start = _calendar_week(first, year)
            return span(start, _calendar_week(last, year + (last < first))).assuming(year_told(start))
        case "project" if around.start is not None and 1 <= first <= last:
            told = say("Week 1 is that of {day}", day=around.start)
            return span(*(_project_week(each, around.start) for each in (first, last))).assuming(told)
        case "project":
            return Moment(why=say("It is a week of the project: say when that begins"), doubt="start")
        case _:
            return Moment(why=say("It may be a week of the calendar or of the project: say which"), doubt="weeks")


def counts_weeks(texts: Iterable[str], *, bare: bool) -> bool:
    """Tell whether a text is a week of which the year is not said, so that it may be one of the project."""
    found = (_week(text, bare=bare) for text in texts)
    return any(each is not None and not each["year"] for each in found)


def next_year_of(week: int, today: date) -> int:
    """Return the year in which a week comes next, or is under way."""
    year = today.isocalendar().year
    return year if week == 53 or date.fromisocalendar(year, week, 7) >= today else year + 1


def _calendar_week(number: int, year: int) -> Window:
    """Return a week of the calendar; raises ValueError when the year has none."""
    date.fromisocalendar(year, number, 1)
    return Window("week", year, number)


def _project_week(number: int, start: date) -> Window:
    """Return a week of a project that starts on a day."""
    year, week, _ = (start + timedelta(weeks=number - 1)).isocalendar()
    return Window("week", year, week)


def week_of(text: str, around: Surroundings) -> Moment | None:
    """Read "in de week van 8 maart", "w/c 8 March": the week of that day."""
    found = WEEK_OF.match(text)
    day = (ordered(text[found.end() :], around) or plain(text[found.end() :], around)) if found else None
    if day is not None and day.doubt:
        return day
    if day is None or not isinstance(day.when, OnDay):
        return None
    return replace(day, when=Window("week", *day.when.day.isocalendar()[:2]))
