"""Columns of days that the headings alone do not tell: which says when a message is, and which when it comes again."""

import re
from collections.abc import Mapping
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
    free = [each for each in found if each.field in FREE and plain(each.heading) not in said and not each.group]
    days = [each for each in free if _has_only_days(each, records)]
    main = next((each for each in found if each.field == "when"), None)
    periods = sorted((each for each in found if _is_period(each, said)), key=lambda each: each.heading[:1] not in "wW")
    period = next(iter(periods), None)
    if main is None:
        main = next((each for each in days if SENDING.search(each.heading)), next(iter(days), None))
        changed = {main.number: replace(main, field="when", sure=False)} if main else {}
    else:
        other = next((each for each in free if each not in periods and _is_of_days(each, records)), None)
        changed = {}
        if main in periods and other:
            changed = {main.number: replace(main, field=None), other.number: replace(other, field="when")}
            main = other
        if period and main not in periods:
            changed[period.number] = replace(period, field="when")
    again = [each for each in days if main and each.number != main.number and SENDING.search(each.heading)]
    changed |= {each.number: replace(each, field="when", sure=False) for each in again}
    columns = tuple(changed.get(each.number, each) for each in found)
    beside = period.number if period and main and main not in periods else 0
    return Moments(columns, frozenset(each.number for each in again), beside)


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
