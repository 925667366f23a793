"""The rows of a spreadsheet that came back, against the plan that went out in it: what people changed in them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from campaign.desk.importing.book_meaning import SENT, addressed, early, explained
from campaign.desk.importing.book_merging import Stands
from campaign.desk.importing.book_moments import (
    Said,
    Touched,
    Unread,
    assumed_time,
    placed_by,
    says_open,
    told_with_remedy,
)
from campaign.desk.importing.book_moves import Clocked, Placed, Target, placed_at, placed_in, stays
from campaign.desk.importing.book_reading import BookReading, Line
from campaign.desk.importing.book_steps import told_moment
from campaign.desk.importing.channels import WORDED, proposed, usual_of
from campaign.desk.importing.imports import ImportChange, Understood
from campaign.desk.importing.new_rows import absent, new_entry
from campaign.desk.importing.sheet_status import NOT_OUT
from campaign.documents.book.cells import Cell
from campaign.documents.book.columns import DAY, ID, MOMENT_FIELD, TIME
from campaign.documents.book.comparing import same, typed
from campaign.documents.book.reading import ReadSheet
from campaign.documents.sheets.cells import done
from campaign.documents.sheets.times import shown_time
from campaign.language import Sentence, say
from campaign.model.changes import replaced
from campaign.model.merging_entries import value_of, with_value
from campaign.model.messages import Message
from campaign.model.plan import Campaign, Row, Table, name_of
from campaign.model.when import When
from campaign.stopping import going_on

ORDER: tuple[Table, ...] = (
    *("audiences", "channels", "objectives", "key_messages", "milestones", "phases", "messages"),
)
"""The tables, what others refer to before what refers to it."""


class _Happens(NamedTuple):
    """When an entry happens by its row."""

    target: Target | Unread
    ends: tuple[ImportChange, ...] = ()
    """The change of its end, where that stands behind it."""
    remarks: tuple[Sentence, ...] = ()
    """What is told of the year and the part of the day that were filled in."""


class BookRows(BookReading):
    """Reads the rows of a book against the plan that went out in it and the plan that there is now."""

    def take(self) -> None:
        """Read all sheets."""
        for sheet in self.read.sheets:
            if sheet.table == "campaign":
                self._campaign(sheet)
        for sheet, table in self._tables():
            self._table(sheet, table)
        for sheet, table in self._tables():
            if self.read.carried is not None and not self.out.whom and ID in sheet.keys:
                self._gone(sheet, table)

    def _tables(self) -> Iterator[tuple[ReadSheet, Table]]:
        """Give the sheets of tables, what others refer to before what refers to it."""
        for table in ORDER:
            yield from ((sheet, table) for sheet in self.read.sheets if sheet.table == table)

    def _campaign(self, sheet: ReadSheet) -> None:
        """Read the sheet of the campaign: a row for each field."""
        for row in sheet.rows:
            if row.id in Campaign.model_fields and "=value" in sheet.keys:
                self._campaign_field(Line(sheet, row))

    def _campaign_field(self, line: Line) -> None:
        """Read the row of a field of the campaign."""
        name, campaign, cells = line.row.id, self.now.campaign, self.out.cells
        written = cells.cell("campaign", self.out.plan.campaign, name)
        if same(line.value("=value"), written):
            return
        texts = {name: line.text("=value")}
        dated = self._dated_campaign(texts)
        for value in self._read(line, dated.entered, texts).values():
            if value != getattr(campaign, name):
                after = cells.cell("campaign", with_value(campaign, name, value), name)
                before = cells.cell("campaign", campaign, name)
                change = self.steps.at(line.row.number).set("campaign", campaign, name, value, (before, after))
                change = replace(change, told=dated.told(name, change.told))
                self._take(change, written, kept=written == before)

    def _table(self, sheet: ReadSheet, table: Table) -> None:
        """Read the sheet of a table: rows that went out, and rows that somebody added."""
        seen: set[str] = set()
        fresh: set[str] = set()
        headings = self._headings(table)
        for line in (Line(sheet, row) for row in going_on(sheet.rows)):
            row = line.row
            if row.id == headings[ID] and row.cells.items() <= {*headings.items()}:
                continue
            entry = self.out.plan.get(table, row.id) if row.id not in seen else None
            if not row.cells and (entry is None or self._cleared(table, entry)):
                continue
            if entry is None:
                self._added(line, fresh)
            else:
                seen.add(row.id)
                self._went_out(line, entry)

    def _went_out(self, line: Line, out: Row) -> None:
        """Read the row of an entry, given as it went out; of one that the plan has no more it is told."""
        table, row = line.table, line.row
        there = self.now.get(table, row.id)
        if there is None:
            self._leave(line, name_of(out), say("It is in the plan no more"))
            return
        self.understood.append(Understood(row.number, name_of(there), row.id if table == "messages" else None))
        self._row(line, Stands(out, self.again.row(there), there))

    def _row(self, line: Line, stands: Stands) -> None:
        """Read the row of an entry that the plan has: when it happens, and its other fields."""
        moment = MOMENT_FIELD.get(line.table, "")
        written = self._written(line.table, stands.out)
        changed = {key for key in line.sheet.keys if key in written and not same(line.value(key), written[key])} - {ID}
        assumed = assumed_time(line.value(TIME)) if TIME in changed else None
        if TIME in changed:
            line, changed = self._with_time(line, stands, changed, written[TIME])
        if moment and (found := changed & {DAY, TIME, moment}):
            self._moment(line, stands, Touched(found, assumed))
        for key in changed - {DAY, TIME} if moment else changed:
            if key.startswith("="):
                self._leave(line, line.text(key), self._follows(line, key), key)
        self._fields(line, stands, changed - {moment}, written)

    def _with_time(self, line: Line, stands: Stands, changed: set[str], written: Cell) -> tuple[Line, set[str]]:
        """Return a row with its time of day read, and what is changed in it: a time that comes to the same is not."""
        old = self._was(line, stands)
        line, minutes = self._timed(line, old.clock if old else None)
        if same(line.value(TIME), written):
            changed.remove(TIME)
        return _lasting(line, minutes, changed)

    def _was(self, line: Line, stands: Stands) -> Placed | None:
        """Return when an entry happened as it went out."""
        return placed_in(self.out.slots.get((line.table, stands.out.id)))

    def _fields(self, line: Line, stands: Stands, changed: Collection[str], written: Mapping[str, Cell]) -> None:
        """Read the fields of an entry that were changed, but for when it happens."""
        table, there = line.table, stands.there
        keys = [key for key in changed if not key.startswith("=")]
        texts = self._texts(line, keys, {key: typed(self.cells.cell(table, stands.shown, key)) for key in keys})
        guessed = self._worded(table, texts)
        if not texts:
            return
        dated = self._dated(table, texts, there)
        dated = dated._replace(years={**dated.years, **guessed})
        for name, said in self._read(line, dated.entered, texts).items():
            value, agreed = stands.taken_over(name, said)
            if value != value_of(there, name):
                change = self._set(line, there, name, value)
                change = replace(change, told=dated.told(name, change.told))
                if name == "status" and isinstance(there, Message):
                    change = explained(change, self.standing, (there, dated.entered), (self.changes, self.steps.today))
                self._take(change, written[name], kept=agreed)

    def _set(self, line: Line, there: Row, name: str, value: object) -> ImportChange:
        """Return the change that gives a field of the entry of a row another value."""
        told = self._told(line.table, there, name, value)
        return self.steps.at(line.row.number).set(line.table, there, name, value, told)

    def _moment(self, line: Line, stands: Stands, touched: Touched) -> None:
        """Read when an entry happens, which somebody changed."""
        there, field = stands.there, MOMENT_FIELD[line.table]
        before = placed_at(self.standing, line.table, there.id)
        happens = self._happens(line, there, touched)
        found = happens.target
        if isinstance(found, Placed) and field in touched.keys:
            found = found.when  # what it hung on was taken away
        if isinstance(found, Clocked) and before is None:
            found = Unread(TIME, shown_time(line.value(TIME)), say("It has no day to put this time on"))
        if isinstance(found, Unread):
            self._leave(line, found.text, found.why, found.key)
        elif not stays(found, before, value_of(there, field)):
            change = self.steps.at(line.row.number).move(line.table, there, found, before)
            was = self._was(line, stands)
            shown = Clocked(was.clock) if was and isinstance(found, Clocked) else was
            self._take(_remarked(change, happens.remarks), told_moment(shown), kept=was == before)
        self.changes += happens.ends

    def _happens(self, line: Line, there: Row, touched: Touched) -> _Happens:
        """Return when an entry happens by the cells of its row."""
        said, assumed = self._meant(line, touched.keys), touched.assumed
        if not isinstance(said, Said):
            return _Happens(said, remarks=tuple(filter(None, [assumed])))
        field = MOMENT_FIELD[line.table]
        dated = self._entered(line.table, there, said)
        if dated.entered.problems:
            return _Happens(Unread(said.key, said.text, told_with_remedy(dated.entered.problems[0][1])))
        values = dict(dated.entered.values)
        when = values.pop(field, None)
        ends = [self._set(line, there, name, end) for name, end in values.items() if end != value_of(there, name)]
        remarks = [dated.years.get(field), assumed or assumed_time(said.text)]
        placed = placed_by(when if isinstance(when, When) else None, said)
        return _Happens(placed, tuple(ends), tuple(filter(None, remarks)))

    def _added(self, line: Line, fresh: set[str]) -> None:
        """Read a row that somebody added; `fresh` has the ids of those of its table so far."""
        table = line.table
        assumed = assumed_time(line.value(TIME)) or assumed_time(line.value(DAY))
        line, minutes = self._timed(line, None)
        line, _changed = _lasting(line, minutes, {"duration"} if line.value("duration") else set())
        texts = self._texts(line, line.row.cells, {})
        finished = table == "messages" and done(texts.get("status", ""))
        texts |= {"status": SENT} if finished else {}
        if guessed := self._worded(table, texts):
            texts.setdefault("medium", line.text("channel").strip())
        values, years = self._happening(line, texts)
        dated = self._dated(table, texts)
        values |= self._read(line, dated.entered, texts)
        remarks = [*years, *dated.years.values(), *filter(None, [assumed]), *guessed.values()]
        if table == "messages":
            remarks += self._filled_in(values, texts)
        if lacking := absent(table, values):
            name = next(filter(None, texts.values()), "")
            self._leave(line, name, say("A new row needs {fields} too", fields=lacking))
            return
        entry = new_entry(table, values, fresh)
        fresh.add(entry.id)
        if finished and isinstance(entry, Message) and early(entry, self.standing, self.steps.today):
            entry = replaced(entry, status="approved")
            remarks.append(NOT_OUT)
        self._add(line, entry, remarks)

    def _filled_in(self, values: dict[str, object], texts: Mapping[str, str]) -> list[Sentence]:
        """Put in for whom a new message is and its channel, where its row does not say; return what is told of it."""
        told = []
        if not values.get("audiences") and (theirs := addressed(self.out.whom, self.effective)):
            values["audiences"] = theirs
            told.append(say("For {names}, as the whole spreadsheet is", names=self.out.whom))
        if not texts.get("channel"):
            usual = usual_of(each.channel for each in self.now.messages)
            values["channel"], why = proposed((texts.get(each, "") for each in WORDED), usual, self.effective)
            told.append(why)
        return told

    def _add(self, line: Line, entry: Row, remarks: Iterable[Sentence]) -> None:
        """Take up the entry of a row that somebody added, unless the plan has it already."""
        table, number = line.table, line.row.number
        self.understood.append(Understood(number, name_of(entry), entry.id if table == "messages" else None))
        if self.now.get(table, entry.id) is None:
            self.changes.append(_remarked(self.steps.at(number).add(table, entry), remarks))
            self.effective = self.effective.model_copy(update={table: (*self.effective.table(table), entry)})
            self.steps = replace(self.steps, base=self.effective)

    def _happening(self, line: Line, texts: dict[str, str]) -> tuple[dict[str, object], list[Sentence]]:
        """Return the fields of a new row that say when it happens, with what is told of years that were filled in.

        Their texts are taken out of those to read.
        """
        field = MOMENT_FIELD.get(line.table)
        if field is None:
            return {}, []
        found = self._meant(line, {field} if texts.get(field) else {DAY})
        if says_open(texts.get(field, "")) or isinstance(found, Placed | Said):
            texts.pop(field, None)
        if isinstance(found, Placed):
            return {field: found.when}, []
        if not isinstance(found, Said):
            return {}, []
        text = f"{found.text} {found.clock:%H:%M}" if found.clock else found.text
        dated = self._dated(line.table, {field: text})
        entered = dated.entered
        for _name, problem in entered.problems:
            self._leave(line, found.text, told_with_remedy(problem), found.key)
        return ({}, []) if entered.problems else (dict(entered.values), [*dated.years.values()])

    def _gone(self, sheet: ReadSheet, table: Table) -> None:
        """Find the entries that went out and stand in their sheet no more; of an emptied sheet nothing is taken out."""
        out = self.out.plan.table(table)
        bare = {row.id for row in sheet.rows if not row.cells}
        cleared = {row.id for row in out if row.id in bare and self._cleared(table, row)}
        left = {row.id for row in sheet.rows} - cleared
        if left.isdisjoint(row.id for row in out):
            return
        for row in out:
            there = self.standing.plan.get(table, row.id)
            if row.id not in left and there is not None:
                self._take(self.steps.at(0).remove(table, there), name_of(row), kept=row == self.again.row(there))

    def _cleared(self, table: Table, entry: Row) -> bool:
        """Tell whether a row of nothing but its hidden id is one that somebody emptied: it went out with more in it.

        White space is nothing: a row of no more than that comes back so.
        """
        return any(typed(cell).strip() for key, cell in self._written(table, entry).items() if key != ID)


def _lasting(line: Line, minutes: int | None, changed: set[str]) -> tuple[Line, set[str]]:
    """Return a row with how long it takes as its time says so, and what is changed in it, where nobody changed that."""
    if minutes is None or "duration" in changed:
        return line, changed
    return line.lasting(minutes), changed | {"duration"}


def _remarked(change: ImportChange, remarks: Iterable[Sentence]) -> ImportChange:
    """Return a change with what is told of it besides."""
    for why in remarks:
        change = replace(change, told=say("{told} ▲ {why}", told=change.told, why=why))
    return change
