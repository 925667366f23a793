"""The rows of a spreadsheet that came back, against the plan that went out in it: what people changed in them."""

from dataclasses import replace

from campaign.desk.entering import Entered
from campaign.desk.importing.book_cells import meant_by
from campaign.desk.importing.book_meaning import addressed, explained
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
from campaign.desk.importing.book_reading import BookReading
from campaign.desk.importing.book_steps import told_moment
from campaign.desk.importing.book_years import Dated
from campaign.desk.importing.channels import WORDED, proposed, usual_of
from campaign.desk.importing.imports import ImportChange, Understood
from campaign.desk.importing.new_rows import absent, new_entry
from campaign.documents.book.columns import DAY, ID, MOMENT_FIELD, TIME
from campaign.documents.book.comparing import same, typed
from campaign.documents.book.reading import ReadRow, ReadSheet
from campaign.documents.sheets.times import shown_time
from campaign.language import Sentence, say
from campaign.model.merging_entries import value_of, with_value
from campaign.model.messages import Message
from campaign.model.plan import Campaign, Row, Table, name_of
from campaign.model.when import When
from campaign.stopping import going_on

ORDER: tuple[Table, ...] = (
    *("audiences", "channels", "objectives", "key_messages", "milestones", "phases", "messages"),
)
"""The tables, what others refer to before what refers to it."""


class BookRows(BookReading):
    """Reads the rows of a book against the plan that went out in it and the plan that there is now."""

    def take(self) -> None:
        """Read all sheets."""
        for sheet in self.read.sheets:
            if sheet.table == "campaign":
                self._campaign(sheet)
        for table in ORDER:
            for sheet in self.read.sheets:
                if sheet.table == table:
                    self._table(sheet, table)
        for table in ORDER:
            for sheet in self.read.sheets:
                if sheet.table == table and self.read.carried is not None and not self.out.whom and ID in sheet.keys:
                    self._gone(sheet, table)

    def _campaign(self, sheet: ReadSheet) -> None:
        """Read the sheet of the campaign: a row for each field."""
        cells, fields = self.out.cells, Campaign.model_fields
        known = [row for row in sheet.rows if row.id in fields and "=value" in sheet.keys]
        for row in known:
            written = cells.cell("campaign", self.out.plan.campaign, row.id)
            text = typed(row.cells.get("=value"))
            if same(row.cells.get("=value"), written):
                continue
            dated = self._dated_campaign({row.id: text})
            for value in self._read(sheet, row, dated.entered, {row.id: text}).values():
                if value != getattr(self.now.campaign, row.id):
                    after = cells.cell("campaign", with_value(self.now.campaign, row.id, value), row.id)
                    before = cells.cell("campaign", self.now.campaign, row.id)
                    told = (before, after)
                    change = self.steps.at(row.number).set("campaign", self.now.campaign, row.id, value, told)
                    change = replace(change, told=dated.told(row.id, change.told))
                    self._take(change, written, kept=written == before)

    def _table(self, sheet: ReadSheet, table: Table) -> None:
        """Read the sheet of a table: rows that went out, and rows that somebody added."""
        seen: set[str] = set()
        fresh: set[str] = set()
        headings = self._headings(table)
        for row in going_on(sheet.rows):
            if row.id == headings[ID] and row.cells.items() <= {*headings.items()}:
                continue
            entry = self.out.plan.get(table, row.id) if row.id not in seen else None
            if not row.cells and (entry is None or self._cleared(table, entry)):
                continue
            if entry is None:
                self._added(sheet, table, row, fresh)
                continue
            seen.add(row.id)
            there = self.now.get(table, row.id)
            if there is None:
                self._leave(sheet, row, name_of(entry), say("It is in the plan no more"))
                continue
            self.understood.append(Understood(row.number, name_of(there), row.id if table == "messages" else None))
            self._row(sheet, table, row, (entry, there))

    def _row(self, sheet: ReadSheet, table: Table, row: ReadRow, entries: tuple[Row, Row]) -> None:
        """Read the row of an entry that went out, given as it was then and as it is now."""
        out, there = entries
        written = self._written(table, out)
        changed = {key for key in sheet.keys if key in written and not same(row.cells.get(key), written[key])} - {ID}
        moment = MOMENT_FIELD.get(table, "")
        assumed = assumed_time(row.cells.get(TIME)) if TIME in changed else None
        if TIME in changed:
            old = placed_in(self.out.slots.get((table, out.id)))
            row, lasts = self._timed(sheet, row, old.clock if old else None)
            changed -= {TIME} if same(row.cells.get(TIME), written[TIME]) else set()
            row, changed = _lasting(row, lasts, changed)
        if found := changed & {DAY, TIME, moment}:
            self._moment(sheet, table, row, entries, Touched(found, assumed))
        for key in changed - {DAY, TIME} if moment else changed:
            if key.startswith("="):
                self._leave(sheet, row, self._typed(row, key), self._follows(table, key, sheet), key)
        texts = {key: meant_by(table, key, self._typed(row, key)) for key in changed - {moment} if key[0] != "="}
        stands = Stands(out, self.again.row(there), there)
        before = {key: typed(self.cells.cell(table, stands.shown, key)) for key in texts}
        texts = self._named(sheet, table, row, texts, before)
        guessed = self._worded(table, texts)
        if not texts:
            return
        dated = self._dated(table, texts, there)
        dated = dated._replace(years={**dated.years, **guessed})
        for name, said in self._read(sheet, row, dated.entered, texts).items():
            value, agreed = stands.taken_over(name, said)
            if value != value_of(there, name):
                change = self.steps.at(row.number).set(table, there, name, value, self._told(table, there, name, value))
                change = replace(change, told=dated.told(name, change.told))
                if name == "status" and isinstance(there, Message):
                    change = explained(change, self.standing, (there, dated.entered), (self.changes, self.steps.today))
                self._take(change, written[name], kept=agreed)

    def _moment(self, sheet: ReadSheet, table: Table, row: ReadRow, entries: tuple[Row, Row], touched: Touched) -> None:
        """Read when an entry happens, which somebody changed."""
        (out, there), changed = entries, touched.keys
        was = placed_in(self.out.slots.get((table, out.id)))
        before = placed_at(self.standing, table, there.id)
        read = self._meant(row, MOMENT_FIELD[table], changed)
        dated = self._entered(table, there, read) if isinstance(read, Said) else Dated(Entered({}), {})
        found, ends = self._said(table, row, there, (read, dated)) if isinstance(read, Said) else (read, [])
        if isinstance(found, Placed) and MOMENT_FIELD[table] in changed:
            found = found.when  # what it hung on was taken away
        if isinstance(found, Clocked) and before is None:
            found = Unread(TIME, shown_time(row.cells.get(TIME)), say("It has no day to put this time on"))
        if isinstance(found, Unread):
            self._leave(sheet, row, found.text, found.why, found.key)
        elif not stays(found, before, value_of(there, MOMENT_FIELD[table])):
            change = self.steps.at(row.number).move(table, there, found, before)
            change = replace(change, told=dated.told(MOMENT_FIELD[table], change.told))
            if why := touched.assumed or (assumed_time(read.text) if isinstance(read, Said) else None):
                change = replace(change, told=say("{told} ▲ {why}", told=change.told, why=why))
            if isinstance(found, Clocked):
                self._take(change, told_moment(was and Clocked(was.clock)), kept=was == before)
            else:
                self._take(change, told_moment(was), kept=was == before)
        self.changes += ends

    def _said(
        self, table: Table, row: ReadRow, there: Row, read: tuple[Said, Dated]
    ) -> tuple[Target | Unread, list[ImportChange]]:
        """Return the moment that a text comes to, and take up an end that stands behind it."""
        field, (said, dated) = MOMENT_FIELD[table], read
        entered = dated.entered
        if entered.problems:
            return Unread(said.key, said.text, told_with_remedy(entered.problems[0][1])), []
        values = dict(entered.values)
        when: When | None = values.pop(field, None)  # type: ignore[assignment]
        steps = self.steps.at(row.number)
        ends = [
            steps.set(table, there, name, value, self._told(table, there, name, value))
            for name, value in values.items()
            if value != value_of(there, name)
        ]
        return placed_by(when, said), ends

    def _added(self, sheet: ReadSheet, table: Table, row: ReadRow, fresh: set[str]) -> None:
        """Read a row that somebody added."""
        assumed = assumed_time(row.cells.get(TIME)) or assumed_time(row.cells.get(DAY))
        row, lasts = self._timed(sheet, row, None)
        row, _changed = _lasting(row, lasts, {"duration"} if row.cells.get("duration") else set())
        texts = {key: meant_by(table, key, self._typed(row, key)) for key in row.cells if key[0] != "="}
        texts = self._named(sheet, table, row, texts, {})
        if guessed := self._worded(table, texts):
            texts.setdefault("medium", self._typed(row, "channel").strip())
        values, years = self._happening(sheet, table, row, texts)
        dated = self._dated(table, texts)
        values |= self._read(sheet, row, dated.entered, texts)
        remarks = [*years, *dated.years.values(), *([assumed] if assumed else []), *guessed.values()]
        if table == "messages" and not values.get("audiences") and (theirs := addressed(self.out.whom, self.effective)):
            values["audiences"] = theirs
            remarks.append(say("For {names}, as the whole spreadsheet is", names=self.out.whom))
        if table == "messages" and not texts.get("channel"):
            usual = usual_of(each.channel for each in self.now.messages)
            values["channel"], why = proposed((texts.get(each, "") for each in WORDED), usual, self.effective)
            remarks += [why] if why else []
        if lacking := absent(table, values):
            name = next(filter(None, texts.values()), "")
            self._leave(sheet, row, name, say("A new row needs {fields} too", fields=lacking))
            return
        entry = new_entry(table, values, fresh)
        fresh.add(entry.id)
        self.understood.append(Understood(row.number, name_of(entry), entry.id if table == "messages" else None))
        if self.now.get(table, entry.id) is None:
            change = self.steps.at(row.number).add(table, entry)
            for why in remarks:
                change = replace(change, told=say("{told} ▲ {why}", told=change.told, why=why))
            self.changes.append(change)
            self.effective = self.effective.model_copy(update={table: (*self.effective.table(table), entry)})
            self.steps = replace(self.steps, base=self.effective)

    def _happening(
        self, sheet: ReadSheet, table: Table, row: ReadRow, texts: dict[str, str]
    ) -> tuple[dict[str, object], list[Sentence]]:
        """Return the fields of a new row that say when it happens, with what is told of years that were filled in.

        Their texts are taken out of those to read.
        """
        field = MOMENT_FIELD.get(table)
        found = self._meant(row, field, {field} if texts.get(field) else {DAY}) if field else None
        if field is not None and says_open(texts.get(field, "")):
            texts.pop(field, None)
        if field is None or not isinstance(found, Placed | Said):
            return {}, []
        texts.pop(field, None)
        if isinstance(found, Placed):
            return {field: found.when}, []
        text = f"{found.text} {found.clock:%H:%M}" if found.clock else found.text
        dated = self._dated(table, {field: text})
        entered = dated.entered
        for _name, problem in entered.problems:
            self._leave(sheet, row, found.text, told_with_remedy(problem), found.key)
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


def _lasting(row: ReadRow, minutes: int | None, changed: set[str]) -> tuple[ReadRow, set[str]]:
    """Return a row with how long it takes as its time says so, and what is changed in it, where nobody changed that."""
    if minutes is None or "duration" in changed:
        return row, changed
    return row._replace(cells={**row.cells, "duration": f"{minutes}m"}), changed | {"duration"}
