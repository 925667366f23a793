"""Columns of days that the headings alone do not tell: which says when a message is, and which when it comes again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.date_words import OPEN
from campaign.documents.sheets.dated import DATE
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, by_heading, meaning, plain
from campaign.documents.sheets.rows import PERIODS, Record
from campaign.documents.sheets.tables import Cell

SENDING = re.compile(
    r"\b(?:(?:voor)?aankondiging|herinnering|reminder|rappel|(?:pre-?)?announcement|uitnodiging|invitation|invite|"
    r"save[ -]the[ -]date|terugblik|follow-?up|vervolgbericht|bedankje|bedankbericht|thank[ -]you|nabericht|recap)\b",
    re.IGNORECASE,
)
"""What a heading says of a day on which a message goes out, and not of one of the work on it."""
BESIDE = re.compile(r"\b(?:datum|date|dag|day|wanneer|when|van|voor|of|op|de|het|the)\b", re.IGNORECASE)
FREE: frozenset[Field | None] = frozenset({None, "when", "reminders"})
"""What the heading of a column of days may mean that says when a message is."""


class Moments(NamedTuple):
    """The columns of a table, of which several say when its messages are."""

    columns: tuple[Column, ...]
    again: frozenset[int] = frozenset()
    """Those of days on which the message of a row comes again."""
    period: int = 0
    """That of the weeks or months of messages whose day is open; 0 for none."""


def with_moments(found: tuple[Column, ...], records: tuple[Record, ...], chosen: Mapping[str, Field | None]) -> Moments:
    """Return columns with that which says when a message is, and those that say when it comes again, or about when.

    What somebody chose stays as it is; what is told by the cells is a guess. A day counts before the week it is in,
    also where that week is chosen: it says when a message is of which the day is open.
    """
    said = by_heading(chosen)
    periods = _periods(found, said)
    free = [each for each in found if _is_free(each, said)]
    days = [each for each in free if _has_only_days(each, records)]
    told = next((each for each in found if each.field == "when"), None)
    main = _sent_on(days) if told is None else _before_its_period(told, periods, free, records)
    if main is None:
        return Moments(found)
    changed = [_guessed(main)] if told is None else _exchanged(told, main, periods)
    again = [_guessed(each) for each in days if each.number != main.number and SENDING.search(each.heading)]
    by_number = {each.number: each for each in (*changed, *again)}
    columns = tuple(by_number.get(each.number, each) for each in found)
    beside = periods[0].number if periods and main not in periods else 0
    return Moments(columns, frozenset(each.number for each in again), beside)


def _is_free(column: Column, said: Mapping[str, Field | None]) -> bool:
    """Tell whether a column may say when a message is: neither somebody nor its group or heading says otherwise."""
    return column.field in FREE and plain(column.heading) not in said and not column.group


def _periods(found: tuple[Column, ...], said: Mapping[str, Field | None]) -> list[Column]:
    """Return the columns of weeks or months, those of weeks first."""
    return sorted((each for each in found if _is_period(each, said)), key=lambda each: each.heading[:1] not in "wW")


def _sent_on(days: list[Column]) -> Column | None:
    """Return the column of days that says when messages go out where no heading does: by a word for that, or the first.

    None where there are no days.
    """
    return next((each for each in days if SENDING.search(each.heading)), next(iter(days), None))


def _before_its_period(told: Column, periods: list[Column], free: list[Column], records: tuple[Record, ...]) -> Column:
    """Return the column that says when messages are: beside weeks or months that were taken for it, one of days."""
    if told not in periods:
        return told
    return next((each for each in free if each not in periods and _is_of_days(each, records)), told)


def _exchanged(told: Column, main: Column, periods: list[Column]) -> Iterator[Column]:
    """Give the columns that mean something else since another one than was told says when messages are.

    The first of weeks or months beside days says when too: it counts where the day is open.
    """
    if main != told:
        yield replace(told, field=None)
        yield replace(main, field="when")
    if periods and main not in periods:
        yield replace(periods[0], field="when")


def _guessed(column: Column) -> Column:
    """Return a column as one that says when a message is, as a guess."""
    return replace(column, field="when", sure=False)


def day_beside(found: tuple[Column, ...], records: tuple[Record, ...], chosen: Mapping[str, Field | None]) -> int:
    """Return the column of days beside that of the moments, for rows of which that says no moment; 0 for none."""
    said = by_heading(chosen)
    free = (each for each in found if each.field is None and plain(each.heading) not in said and not each.group)
    days = (each for each in free if _is_of_days(each, records) and not PERIODS.fullmatch(plain(each.heading)))
    return next((each.number for each in days), 0)


def _is_period(column: Column, said: Mapping[str, Field | None]) -> bool:
    """Tell whether a column has weeks or months in which messages are, and nobody says that it means something else."""
    heading = plain(column.heading)
    field = said.get(heading, "when" if column.field in {None, "when"} else column.field)
    return bool(PERIODS.fullmatch(heading)) and meaning(column.heading)[0] == "when" and field == "when"


def _is_of_days(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether a column says by its heading when something is, and has days for the most part."""
    cells = [each.cells[column.number] for each in records if column.number in each.cells]
    said = [cell for cell in cells if not nothing(cell.text) and not OPEN.fullmatch(cell.text)]
    return meaning(column.heading) == ("when", True) and bool(said) and 2 * sum(map(_is_day, said)) >= len(said)


def _is_day(cell: Cell) -> bool:
    """Tell whether a cell is a day."""
    return isinstance(cell.value, date) or bool(DATE.fullmatch(" ".join(cell.text.split())))


def said_of(heading: str) -> str:
    """Return what a heading says of the messages below it: "herinnering" of "Datum herinnering"."""
    return " ".join(BESIDE.sub(" ", heading).split()).casefold() or heading.casefold()


def _has_only_days(column: Column, records: tuple[Record, ...]) -> bool:
    """Tell whether the cells of a column are days, as far as they say something."""
    cells = [each.cells[column.number] for each in records if column.number in each.cells]
    said = [cell for cell in cells if not nothing(cell.text)]
    return bool(said) and all(map(_is_day, said))
