"""A plan as the sheets of a spreadsheet, before any file: rows of cells under headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from campaign.documents.book.cells import Cell, Cells, day_cell
from campaign.documents.book.columns import (
    DAY,
    ID,
    LAST,
    MOMENT_FIELD,
    TIME,
    Column,
    columns_of,
    fields_of,
    heading,
    tables,
)
from campaign.documents.book.names import names_of
from campaign.documents.contents import Contents
from campaign.documents.narrowing import TOLD
from campaign.language import Language, language, mark
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.field_words import TABLE_WORDS
from campaign.model.fields import Entry
from campaign.model.plan import Plan, Row, Table
from campaign.model.when import AtTime, OnDay
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

BRIEF = mark("Brief")


class BookRow(NamedTuple):
    """One entry as a row."""

    id: str
    cells: tuple[Cell, ...]
    """Its values, in the order of the columns."""
    indicative: bool = False
    """Its day may still change."""


class BookSheet(NamedTuple):
    """A table of the plan as a sheet."""

    table: str
    """The table, or `campaign`."""
    title: str
    """What the sheet is called, in the language of the plan."""
    columns: tuple[Column, ...]
    rows: tuple[BookRow, ...]


Slots = Mapping[tuple[str, str], Slot]
"""When entries happen, by table and id."""


@dataclass(frozen=True)
class Book:
    """A plan as sheets."""

    plan: Plan
    """The entries that stand in it, as they are written."""
    slots: Slots
    """When they happen."""
    whom: str = ""
    """The audiences that it is for, as they are called: it is a choice of the plan then, and no more than they are
    told; "" for the plan itself."""

    @cached_property
    def words(self) -> Language:
        """Return the language of the plan, which its sheets speak."""
        return language(self.plan.campaign.language)

    @cached_property
    def cells(self) -> Cells:
        """Return what makes the cells."""
        return Cells(names_of(with_defaults(self.plan, Workspace())), self.words)

    def sheet(self, table: Table) -> BookSheet:
        """Return the sheet of a table."""
        columns = self.columns(table)
        rows = tuple(self.row(table, each, columns) for each in self._ordered(table))
        return BookSheet(table, self.words.text(TABLE_WORDS[table]), columns, rows)

    def columns(self, table: Table) -> tuple[Column, ...]:
        """Return the columns of the sheet of a table: when its entries happen, and their fields that are told."""
        found = columns_of(table, self.words)
        if not self.whom:
            return found
        return tuple(each for each in found if each.key.startswith("=") or each.key in TOLD[table])

    def sheets(self) -> Iterator[BookSheet]:
        """Give the sheet of every table, messages first; for an audience of what it is told of."""
        return (self.sheet(table) for table in tables() if not self.whom or table in TOLD)

    def brief(self) -> BookSheet:
        """Return the sheet of the campaign itself: a row for each of its fields."""
        columns = (Column(ID, "Id", 14), Column("=label", "", 20), Column("=value", "", 90))
        campaign = self.plan.campaign
        rows = (
            BookRow(
                field, (field, heading("campaign", field, self.words), self.cells.cell("campaign", campaign, field))
            )
            for field in fields_of("campaign")
        )
        return BookSheet("campaign", self.words.text(BRIEF), columns, tuple(rows))

    def row(self, table: Table, entry: Row, columns: tuple[Column, ...]) -> BookRow:
        """Return an entry as a row of a sheet with these columns."""
        slot = self.slots.get((table, entry.id))
        cells = tuple(self._cell(table, entry, slot, column.key) for column in columns)
        return BookRow(entry.id, cells, slot is not None and (slot.window or slot.certainty == "indicative"))

    def _cell(self, table: Table, entry: Row, slot: Slot | None, key: str) -> Cell:
        """Return what stands in a column of an entry."""
        if key == ID:
            return entry.id
        if key.startswith("="):
            return moment_cell(slot, key, self.words)
        if key == MOMENT_FIELD.get(table) and slot is not None and tells(slot, entry, key):
            return None
        return self.cells.cell(table, entry, key)

    def _ordered(self, table: Table) -> Iterator[Row]:
        """Give the entries of a table: messages and milestones by when they happen, the others as the plan has them."""
        rows = self.plan.table(table)
        if table not in MOMENT_FIELD:
            return iter(rows)
        placed = [(self.slots.get((table, row.id)), place, row) for place, row in enumerate(rows)]
        known = sorted((slot.sort_key, place, row) for slot, place, row in placed if slot)  # a place is of one row
        return iter([*(row for _key, _place, row in known), *(row for slot, _place, row in placed if not slot)])


def book_of(contents: Contents) -> Book:
    """Return what goes out of a plan as sheets."""
    whom = contents.addressees if contents.narrow else ""
    return Book(contents.written, slots_of(contents.written, contents.schedule), whom)


def slots_of(plan: Plan, schedule: Schedule) -> Slots:
    """Return when the messages, milestones and phases of a plan happen."""
    messages = (("messages", each.id, schedule.timing(each.id).first) for each in plan.messages)
    milestones = (("milestones", each.id, schedule.milestone(each.id)) for each in plan.milestones)
    phases = (("phases", each.id, _whole(schedule.phase(each.id))) for each in plan.phases)
    return {(table, entry_id): slot for table, entry_id, slot in chain(messages, milestones, phases) if slot}


def _whole(span: tuple[date, date] | None) -> Slot | None:
    """Return some days as a slot."""
    return Slot(*span) if span else None


def moment_cell(slot: Slot | None, key: str, words: Language) -> Cell:
    """Return what a column tells of when an entry happens: its first day, its time, its last day or its week."""
    if slot is None:
        return None
    match key:
        case _ if key == DAY:
            return day_cell(slot.first)
        case _ if key == TIME:
            return slot.start.time().replace(tzinfo=None) if slot.start else None
        case _ if key == LAST:
            return day_cell(slot.last) if slot.last > slot.first else None
        case _:
            return words.week(slot.first)


def tells(slot: Slot, entry: Entry, field: str) -> bool:
    """Tell whether the day and time in their own columns say all that a moment says."""
    when = getattr(entry, field)
    if isinstance(when, AtTime):
        moment = when.moment
        start = slot.start.replace(tzinfo=None) if slot.start else None
        return moment.tzinfo is None and start == moment and not (moment.second or moment.microsecond)
    return isinstance(when, OnDay) and slot.start is None and slot.first == when.day
