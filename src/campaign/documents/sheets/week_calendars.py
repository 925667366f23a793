"""A calendar with a column for each week: the dates below its headings, and days and times in the cells of a week."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_words import WEEKDAY
from campaign.documents.sheets.drafts import Reader
from campaign.documents.sheets.moments import Moment
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.errors import NotUnderstoodError
from campaign.model.typed.clocks import Clock, read_clock
from campaign.model.when import Anchored, AtTime, OnDay, Window
from campaign.model.words import WEEKDAYS

LABEL = re.compile(
    r"data|datums?|dates?|dagen|days|dag|day|periode|period|van|from|week (?:van|of|commencing|beginning)|w/c|"
    r"ma(?:andag)?|mon(?:day)?|ma\s*[-–]\s*(?:vr|zo)|mon\s*[-–]\s*(?:fri|sun)|van\s*[-–]\s*tot",
    re.IGNORECASE,
)
"""What stands before a row of dates."""
FEWEST_DATES = 2  # in a row of the dates of columns
DAY = re.compile(rf"(?:op |on )?(?P<day>{WEEKDAY})(?P<sign>[.,:]*)(?:\s+|$)", re.IGNORECASE)
LAST_DAY = re.compile(rf"(?P<before>.*\S)\s+[(]?(?P<day>{WEEKDAY})[.,]?\s+(?P<clock>\S[^()]*)[)]?", re.IGNORECASE)
BARE = re.compile(r"\d{1,2}")
"""A number alone behind a day of the week: an hour, or a day of the month."""
MOST_WORDS = 5  # that a time is written in: "van 10.00 tot 11.00 uur"
FULL_NAME = 5  # letters of a day of the week that is written out: "zo" and "do" are words of their own
AROUND = " ,;:()-–"


def are_dates_of_columns(record: Record, reader: Reader) -> bool:
    """Tell whether a row says on which days the weeks of the headings are: it has nothing else than dates."""
    table = reader.table
    if table.layout != "moments" or any(isinstance(each.when, Anchored) for each in reader.across.values()):
        return False
    cells = [cell for number, cell in record.cells.items() if number in table.across]
    labels = [cell.text for number, cell in record.cells.items() if number not in table.across]
    if len(cells) < min(FEWEST_DATES, len(table.across)) or not all(map(LABEL.fullmatch, labels)):
        return False
    return all(_is_date(cell, reader) for cell in cells if not nothing(cell.text))


def _is_date(cell: Cell, reader: Reader) -> bool:
    """Tell whether a cell is a day, or the days from one to another; also one that may be two days."""
    if isinstance(cell.value, date):
        return True
    found = read_cell(" ".join(cell.text.split()), cell.value, reader.around)
    return len(found) == 1 and (isinstance(found[0].when, OnDay | Window) or found[0].doubt == "order")


def in_week(cell: Cell, heading: Moment, *, dutch: bool) -> tuple[str, Moment] | None:
    """Return what a cell says beside a day of the week of its heading, and that day with its time: "di 10.00".

    None where it names no such day, or more than one.
    """
    if not isinstance(heading.when, Window) or heading.when.period != "week":
        return None
    text = " ".join(cell.text.split())
    for name, clock, rest in _days(text, dutch=dutch):
        day = heading.when.first + timedelta(days=WEEKDAYS[name.casefold()])
        if clock is None or clock.start is None:
            return rest, replace(heading, when=OnDay(day), until=None)
        start = datetime.combine(day, clock.start)
        until = AtTime(start + timedelta(minutes=clock.minutes)) if clock.minutes else None
        return rest, replace(heading, when=AtTime(start), until=until)
    return None


def _days(text: str, *, dutch: bool) -> Iterator[tuple[str, Clock | None, str]]:
    """Give the day of the week at the beginning or end of a text, its time, and what else the text says."""
    if found := DAY.match(text):
        words = text[found.end() :].split()
        for count in range(min(MOST_WORDS, len(words)), 0, -1):
            clock = _clock(" ".join(words[:count]).strip(AROUND), dutch=dutch)
            if clock is not None:
                yield found["day"], clock, " ".join(words[count:]).strip(AROUND)
                return
        if not words or (":" in found["sign"] or len(found["day"]) > FULL_NAME):
            rest = " ".join(words).strip(AROUND)
            if not re.match(rf"(?:en|and|t/m|tot|of|or|\d)\b|{WEEKDAY}\b", rest, re.IGNORECASE):
                yield found["day"], None, rest
    elif found := LAST_DAY.fullmatch(text):
        clock = _clock(found["clock"].strip(AROUND), dutch=dutch)
        if clock is not None and not re.search(rf"\b(?:en|and|of|or|{WEEKDAY})$", found["before"], re.IGNORECASE):
            yield found["day"], clock, found["before"].strip(AROUND)


def _clock(text: str, *, dutch: bool) -> Clock | None:
    """Return the time that a text is; None for another, also for a number alone."""
    bare = re.sub(r"^(?:om|at|@|van|from)\s+", "", text, flags=re.IGNORECASE)
    with suppress(NotUnderstoodError, ValueError):
        return None if BARE.fullmatch(bare) else read_clock(bare, dutch=dutch)
    return None
