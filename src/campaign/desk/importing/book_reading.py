"""What the cells of a spreadsheet that came back are read with, and what is noted of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from campaign.desk.entering import Entered
from campaign.desk.entering_campaign import CampaignReader
from campaign.desk.entering_rows import reader_of
from campaign.desk.importing.book_cells import meant_by
from campaign.desk.importing.book_moments import (
    Meant,
    Said,
    meant,
    told_with_remedy,
    with_time,
)
from campaign.desk.importing.book_moves import placed_at
from campaign.desk.importing.book_names import known_names
from campaign.desk.importing.book_steps import BookSteps, Told, contested
from campaign.desk.importing.book_years import Dated, Years, day_said
from campaign.desk.importing.channels import worded
from campaign.desk.importing.imports import ImportChange, NotUnderstood, Standing, Understood
from campaign.desk.loosening import cut_loose
from campaign.desk.steps import changed_as_approved
from campaign.documents.again import Again
from campaign.documents.book.cells import Cell, Cells
from campaign.documents.book.columns import DAY, LAST, MOMENT_FIELD, WEEK, columns_of
from campaign.documents.book.comparing import typed
from campaign.documents.book.names import names_of
from campaign.documents.book.reading import ReadBook, ReadRow, ReadSheet
from campaign.documents.book.sheets import Book
from campaign.documents.sheets.tables import Value
from campaign.language import Sentence, say
from campaign.model.changes import Edit
from campaign.model.context import Context
from campaign.model.defaults import with_defaults
from campaign.model.merging_entries import value_of, with_value
from campaign.model.plan import Row, Table, as_table

FOLLOWS = {
    ("phases", DAY): "start",
    ("phases", LAST): "end",
    **{("", key): field for key, field in ((LAST, "until"), (WEEK, DAY))},
}
"""The column that changes what a column tells, of one table or of any."""


class Line(NamedTuple):
    """A row of a spreadsheet that came back, with the sheet that it stands in."""

    sheet: ReadSheet
    row: ReadRow

    @property
    def table(self) -> Table:
        """Return the table that its sheet holds the entries of; of the sheet of the campaign nobody asks it."""
        return as_table(self.sheet.table)

    def value(self, key: str) -> Value:
        """Return what stands in a cell; None for an empty one."""
        return self.row.cells.get(key)

    def text(self, key: str) -> str:
        """Return what stands in a cell as somebody would type it."""
        return typed(self.value(key))

    def lasting(self, minutes: int) -> "Line":
        """Return it with how long it takes."""
        return self._replace(row=self.row._replace(cells={**self.row.cells, "duration": f"{minutes}m"}))


class BookReading:
    """Reads cells against the plan that went out and the plan that there is now, and keeps what they come to."""

    def __init__(self, read: ReadBook, out: Book, again: Again, standing: Standing, steps: BookSteps) -> None:
        self.read = read
        self.out = out
        self.again = again
        """How entries would go out by now."""
        now = again.now
        self.now = now
        """The plan as it is written now, with what it takes from its workspace."""
        self.standing = standing
        self.changes: list[ImportChange] = []
        self.understood: list[Understood] = []
        self.left: list[NotUnderstood] = []
        self.effective = with_defaults(now, standing.workspace)
        self.steps = replace(steps, base=self.effective)
        self.cells = Cells(names_of(self.effective), out.words)
        """What makes the cells of the plan as it is now."""
        self.context = Context(steps.today, day_first=out.words.code == "nl")

    def _dated_campaign(self, texts: Mapping[str, str]) -> Dated:
        """Read what was typed for the campaign; a day without a year is near the one that stood there."""
        years = Years(self.context.today, self.standing.schedule.span)
        near = {name: day_said(getattr(self.now.campaign, name)) for name in texts}
        return years.read(
            lambda today: CampaignReader(self.effective, self._context(today)).enter(texts), near, self._golive
        )

    @property
    def _golive(self) -> date | None:
        """Return the first day of the go-live."""
        schedule = self.standing.schedule
        return schedule.start(schedule.golive) if schedule.golive else None

    def _told(self, table: Table, there: Row, name: str, value: object) -> Told:
        """Return what stands in a cell of the plan and what comes there, naming nothing confidential."""
        both = (self.again.openly(each) for each in (there, with_value(there, name, value)))
        before, after = (self._number(self.cells.cell(table, each, name)) for each in both)
        return before, after

    def _number(self, cell: Cell | Sentence) -> Cell | Sentence:
        """Return a cell, with a number as the language of the plan writes it."""
        return typed(cell).replace(".", self.out.words.decimal_sign) if isinstance(cell, float) else cell

    def _texts(self, line: Line, keys: Iterable[str], before: Mapping[str, str]) -> dict[str, str]:
        """Return what is typed in the cells of some fields, with only the names that the plan has; note the others.

        With an unknown name in a cell nobody that stood there `before` goes.
        """
        table = line.table
        texts = {key: meant_by(table, key, line.text(key)) for key in keys if not key.startswith("=")}
        found, unknown = known_names(table, texts, before, reader_of(table, self.effective, self._context()))
        for each in unknown:
            self._leave(line, each.name, told_with_remedy(each.error), each.key)
        return found

    def _worded(self, table: Table, texts: dict[str, str]) -> dict[str, Sentence]:
        """Put the channel that somebody means in place of their words for it, and return what is told of that."""
        found = worded(texts.get("channel", ""), self.effective) if table == "messages" else None
        if found is None:
            return {}
        texts["channel"], why = found
        return {"channel": why}

    def _follows(self, line: Line, key: str) -> Sentence:
        """Return why a column that tells when an entry happens is not read, and which column does it."""
        column = FOLLOWS.get((line.table, key)) or FOLLOWS.get(("", key), "")
        if column not in line.sheet.places:
            return say("This follows from the moment, and is not read")
        name = self._headings(line.table)[column]
        return say("This follows from the moment, and is not read; change it under ‘{column}’", column=name)

    def _timed(self, line: Line, old: time | None) -> tuple[Line, int | None]:
        """Return a row with its time of day read, and how many minutes it takes where that is typed with it."""
        row, minutes, unread = with_time(line.row, old, dutch=self.context.day_first)
        line = line._replace(row=row)
        if unread is not None:
            self._leave(line, unread.text, unread.why, unread.key)
        return line, minutes

    def _take(self, change: ImportChange, was: Cell | Sentence, *, kept: bool) -> None:
        """Take up a change of what was otherwise when it went out, and tell where the plan has not kept it so."""
        self.changes.append(self._loosened(change) if kept else contested(self._loosened(change), self._number(was)))

    def _loosened(self, change: ImportChange) -> ImportChange:
        """Return a change with what is told where it takes an entry off what it hung on, or where that was approved."""
        if change.kind not in {"moved", "changed"}:
            return change
        made = tuple(each for each in change.step(self.standing) if (each.table, each.id) == change.entry)
        edit = Edit(change.told, made)
        why = next(iter(cut_loose(self.now, edit) if change.kind == "moved" else changed_as_approved(edit)), None)
        return replace(change, told=say("{told} ▲ {why}", told=change.told, why=why)) if why else change

    def _entered(self, table: Table, there: Row, said: Said) -> Dated:
        """Read a text for a moment; a day without a year is that nearest to where the entry stands."""
        return self._dated(table, {MOMENT_FIELD[table]: said.text}, there)

    def _dated(self, table: Table, texts: Mapping[str, str], there: Row | None = None) -> Dated:
        """Read what was typed for an entry; a day without a year is nearest to where that stands, else to go-live."""
        schedule = self.standing.schedule
        stands = placed_at(self.standing, table, there.id) if there is not None else None
        near = {name: day_said(value_of(there, name)) for name in texts} if there is not None else {}
        otherwise = stands.day if stands else self._golive
        years = Years(self.context.today, schedule.span)
        return years.read(
            lambda today: reader_of(table, self.effective, self._context(today)).enter(texts), near, otherwise
        )

    def _meant(self, line: Line, changed: Collection[str]) -> Meant:
        """Return when an entry happens by the cells of its row, of which those with these keys were changed."""
        return meant(line.row, MOMENT_FIELD[line.table], changed, day_first=self.context.day_first)

    def _context(self, today: date | None = None) -> Context:
        """Return what typed moments are read against: also what was added in this book may be hung on."""
        anchors = [(each.id, each.title) for each in self.effective.milestones]
        anchors += [(each.id, "" if each.confidential else each.title) for each in self.effective.messages]
        golive = self.standing.schedule.golive
        return Context(today or self.context.today, tuple(anchors), golive, day_first=self.context.day_first)

    def _read(self, line: Line, entered: Entered, texts: Mapping[str, str]) -> Mapping[str, object]:
        """Return the values that were read, and note what could not be."""
        for name, problem in entered.problems:
            self._leave(line, texts.get(name, ""), told_with_remedy(problem), name)
        wrong = {name for name, _problem in entered.problems}
        return {name: value for name, value in entered.values.items() if name not in wrong}

    def _headings(self, table: str) -> Mapping[str, str]:
        """Return what the columns of a sheet are called in the language of the plan, by key."""
        if table == "campaign":
            return {}
        return {each.key: each.heading for each in columns_of(table, self.out.words)}

    def _written(self, table: Table, entry: Row) -> Mapping[str, Cell]:
        """Return what the export wrote in the cells of an entry."""
        columns = self.out.columns(table)
        cells = self.out.row(table, entry, columns).cells
        return {column.key: cell for column, cell in zip(columns, cells, strict=True)}

    def _leave(self, line: Line, text: str, why: Sentence, key: str = "") -> None:
        """Note what does not come in: the sheet, and of one cell its place and the heading above it."""
        sheet, row = line
        place = f"{get_column_letter(sheet.places[key])}{row.number}" if key in sheet.places else ""
        heading = self._headings(sheet.table).get(key, "") if place else ""
        where = " ".join(filter(None, [sheet.name, place])) if sheet.name else ""
        told = ", ".join(filter(None, [where, heading]))
        told = f"{told}: {text}" if told else text
        self.left.append(NotUnderstood(row.number, told, why))
