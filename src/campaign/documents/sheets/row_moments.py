"""What the columns beside a moment say of it: its time of day, its end, and the day before which it may not go out."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_forms import ordered
from campaign.documents.sheets.draft import Untaken
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.moments import Doubt, Moment, Surroundings
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.documents.sheets.times import read_time
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.when import AtTime, OnDay, Window, own_day, own_days
from campaign.model.words import WEEKDAYS


class Refused(NamedTuple):
    """Why a cell says nothing of a moment."""

    why: Sentence
    doubt: Doubt | None = None
    """What would make something of it, when somebody says so."""


class Unread(NamedTuple):
    """A cell beside a moment that says nothing of it."""

    field: Field
    text: str
    refused: Refused


def completed(
    moment: Moment, cell_of: Callable[[Field], Cell | None], around: Surroundings
) -> tuple[Moment, tuple[Unread, ...]]:
    """Return a moment with what the other cells of its row say of it, and what could not be taken of those."""
    unread: list[Unread] = []
    for field, read in COLUMNS.items():
        cell = cell_of(field)
        if cell is None or nothing(cell.text):
            continue
        found = read(moment, cell, around)
        if isinstance(found, Moment):
            moment = found
        else:
            unread.append(Unread(field, cell.text, found))
    return moment, tuple(unread)


def deadline(text: str, around: Surroundings) -> tuple[str, tuple[Sentence, ...]] | Refused:
    """Return a deadline with its day as the plan writes it, and what was taken for granted; else why it may be two."""
    found = None
    with suppress(NotUnderstoodError, ValueError, OverflowError):
        found = ordered(text, around)
    if found is not None and found.why is not None:
        return Refused(found.why, found.doubt)
    if found is None or found.when is None:
        return text, ()
    return str(found.when), found.assumed


def clocked(moment: Moment, cell: Cell, around: Surroundings) -> Moment | Refused:
    """Return a moment at the time in a column of its own, else why not."""
    try:
        clock = read_time(cell.text if cell.value is None else cell.value, dutch=around.dutch)
    except NotUnderstoodError as error:
        return Refused(error.text)
    if clock.start is None or not isinstance(moment.when, OnDay):
        return Refused(say("There is no day to go with this time"))
    start = datetime.combine(moment.when.day, clock.start)
    until = AtTime(start + timedelta(minutes=clock.minutes)) if clock.minutes else moment.until
    return replace(moment, when=AtTime(start), until=until)


def _ended(moment: Moment, cell: Cell, around: Surroundings) -> Moment | Refused:
    """Return a moment with the end in a column of its own, else why not."""
    end = read_cell(cell.text, cell.value, around)[0]
    if end.when is None:
        return Refused(end.why or say("It is not written in a way that we know"), end.doubt)
    if moment.when is None:
        return Refused(say("It says until when, and not from when"))
    if moment.until is not None and moment.until != end.when:
        return Refused(say("Another cell of this row has another end"))
    begun, ended = own_days(moment.when), own_days(end.when)
    if begun and ended and ended[1] < begun[0]:
        return Refused(say("It ends before it begins"))
    same = end.when == moment.when or (isinstance(moment.when, AtTime) and end.when == OnDay(moment.when.moment.date()))
    return moment if same else replace(moment, until=end.when).assuming(*end.assumed)


def _embargoed(moment: Moment, cell: Cell, around: Surroundings) -> Moment | Refused:
    """Return a moment with the embargo in a column of its own, else why not."""
    found = read_cell(cell.text, cell.value, around)[0]
    day = found.when or found.not_before
    if day is None or isinstance(day, Window):
        return Refused(found.why or say("It is no day"), found.doubt)
    return replace(moment, not_before=day).assuming(*found.assumed)


COLUMNS: dict[Field, Callable[[Moment, Cell, Surroundings], Moment | Refused]] = {
    "clock": clocked,
    "until": _ended,
    "not_before": _embargoed,
}
"""The columns that say more of a moment, with what reads them."""


def other_weekdays(moment: Moment, record: Record, table: Table) -> Iterator[Untaken]:
    """Give the cells of a row that name another weekday than that of its day: one of the two is wrong."""
    day = own_day(moment.when) if isinstance(moment.when, OnDay | AtTime) else None
    for column in (each for each in table.columns if each.field is None) if day else ():
        cell = record.cells.get(column.number)
        said = WEEKDAYS.get(cell.text.strip(" .").casefold()) if cell else None
        if cell and day and said is not None and said != day.weekday():
            why = say("The weekday and the date disagree: that date is {day}", day=day)
            yield Untaken(record.row, f"{column.heading}: {cell.text}", why)
