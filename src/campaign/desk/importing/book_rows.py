"""The rows of a spreadsheet that came back, against the plan that went out in it: what people changed in them."""

from collections.abc import Mapping

from campaign.desk.entering import Entered
from campaign.desk.entering_campaign import CampaignEntry
from campaign.desk.entering_rows import RowEntry
from campaign.desk.importing.book_moves import Both, Placed, meant, placed_at
from campaign.desk.importing.book_steps import BookSteps
from campaign.desk.importing.imports import ImportChange, NotUnderstood, Standing, Understood
from campaign.desk.importing.new_rows import absent, new_entry
from campaign.documents.book.cells import Cell
from campaign.documents.book.columns import DAY, ID, MOMENT_FIELD, TIME, columns_of
from campaign.documents.book.comparing import same, typed
from campaign.documents.book.reading import ReadBook, ReadRow, ReadSheet
from campaign.documents.book.sheets import Book
from campaign.language import Sentence, say
from campaign.model.context import Context
from campaign.model.defaults import with_defaults
from campaign.model.merging_entries import value_of
from campaign.model.plan import Campaign, Plan, Row, Table, name_of

ORDER: tuple[Table, ...] = (
    *("audiences", "channels", "objectives", "key_messages", "milestones", "phases", "messages"),
)
"""The tables, what others refer to before what refers to it."""


class BookRows:
    """Reads the rows of a book against the plan that went out in it and the plan that there is now."""

    def __init__(self, read: ReadBook, out: Book, now: Plan, standing: Standing, steps: BookSteps) -> None:
        self.read = read
        self.out = out
        self.now = now
        """The plan as it is written now, with what it takes from its workspace."""
        self.standing = standing
        self.steps = steps
        self.changes: list[ImportChange] = []
        self.understood: list[Understood] = []
        self.left: list[NotUnderstood] = []
        self.effective = with_defaults(now, standing.workspace)
        self.context = Context(steps.today, day_first=out.words.code == "nl")

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
                if sheet.table == table and self.read.carried is not None and ID in sheet.keys:
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
            entered = CampaignEntry(self.effective, self._context()).enter({row.id: text})
            for value in self._read(sheet, row, entered, {row.id: text}).values():
                if value != getattr(self.now.campaign, row.id):
                    before = typed(cells.cell("campaign", self.now.campaign, row.id))
                    steps = self.steps.at(row.number)
                    self.changes.append(steps.set("campaign", self.now.campaign, row.id, value, (before, text)))

    def _table(self, sheet: ReadSheet, table: Table) -> None:
        """Read the sheet of a table: rows that went out, and rows that somebody added."""
        seen: set[str] = set()
        fresh: set[str] = set()
        headings = {each.key: each.heading for each in columns_of(table, self.out.words)}
        for row in sheet.rows:
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
        if found := changed & {DAY, TIME, moment}:
            self._moment(sheet, table, row, there, found)
        for key in changed - {DAY, TIME} if moment else changed:
            if key.startswith("="):
                why = say("This follows from the moment, and is not read")
                self._leave(sheet, row, self._typed(row, key), why)
        texts = {key: self._typed(row, key) for key in changed if not key.startswith("=") and key != moment}
        if not texts:
            return
        now = self._written(table, there)
        for name, value in self._read(sheet, row, self._enter(table, texts), texts).items():
            if value != value_of(there, name):
                steps = self.steps.at(row.number)
                self.changes.append(steps.set(table, there, name, value, (typed(now[name]), texts[name])))

    def _moment(self, sheet: ReadSheet, table: Table, row: ReadRow, there: Row, changed: set[str]) -> None:
        """Read when an entry happens, which somebody changed."""
        field = MOMENT_FIELD[table]
        found = self._meant(row, field, changed)
        before = placed_at(self.standing, table, there.id)
        steps = self.steps.at(row.number)
        if isinstance(found, Both):
            why = say("The day and what it hangs on were both changed; change one of them")
            self._leave(sheet, row, found.text, why)
        elif isinstance(found, Placed) and field not in changed:
            if found != before and not (table == "milestones" and before and found.day == before.day):
                self.changes.append(steps.move(table, there, found, before))
        else:
            texts = {field: found if isinstance(found, str) else str(found.when) if found else ""}
            for value in self._read(sheet, row, self._enter(table, texts), texts).values():
                if value != value_of(there, field):
                    self.changes.append(steps.move(table, there, value, before))  # type: ignore[arg-type]

    def _added(self, sheet: ReadSheet, table: Table, row: ReadRow, fresh: set[str]) -> None:
        """Read a row that somebody added."""
        texts = {key: self._typed(row, key) for key in row.cells if not key.startswith("=")}
        field = MOMENT_FIELD.get(table)
        found = self._meant(row, field, {field} if texts.get(field) else set()) if field else None
        if field and isinstance(found, str):
            texts[field] = found
        values = dict(self._read(sheet, row, self._enter(table, texts), texts))
        if field and isinstance(found, Placed):
            values[field] = found.when
        if lacking := absent(table, values):
            name = next(filter(None, texts.values()), "")
            self._leave(sheet, row, name, say("A new row needs {fields} too", fields=lacking))
            return
        entry = new_entry(table, values, fresh)
        fresh.add(entry.id)
        self.understood.append(Understood(row.number, name_of(entry), entry.id if table == "messages" else None))
        if self.now.get(table, entry.id) is None:
            self.changes.append(self.steps.at(row.number).add(table, entry))
            self.effective = self.effective.model_copy(update={table: (*self.effective.table(table), entry)})

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
                self.changes.append(self.steps.at(0).remove(table, there))

    def _cleared(self, table: Table, entry: Row) -> bool:
        """Tell whether a row of nothing but its hidden id is one that somebody emptied: it went out with more in it."""
        return any(cell is not None for key, cell in self._written(table, entry).items() if key != ID)

    def _meant(self, row: ReadRow, field: str, changed: set[str]) -> Both | Placed | str | None:
        """Return when an entry happens by the cells of a row."""
        return meant(row, field, changed, day_first=self.context.day_first)

    def _enter(self, table: Table, texts: Mapping[str, str]) -> Entered:
        """Read what was typed for an entry."""
        return RowEntry(self.effective, self._context(), table).enter(texts)

    def _context(self) -> Context:
        """Return what typed moments are read against: also what was added in this book may be hung on."""
        anchors = [(each.id, each.title) for each in self.effective.milestones]
        anchors += [(each.id, "" if each.confidential else each.title) for each in self.effective.messages]
        golive = self.standing.schedule.golive
        return Context(self.context.today, tuple(anchors), golive, day_first=self.context.day_first)

    def _read(self, sheet: ReadSheet, row: ReadRow, entered: Entered, texts: Mapping[str, str]) -> Mapping[str, object]:
        """Return the values that were read, and note what could not be."""
        for name, problem in entered.problems:
            why = say("{why}. {remedy}", why=problem.text, remedy=problem.remedy) if problem.remedy else problem.text
            self._leave(sheet, row, texts.get(name, ""), why)
        wrong = {name for name, _problem in entered.problems}
        return {name: value for name, value in entered.values.items() if name not in wrong}

    def _written(self, table: Table, entry: Row) -> Mapping[str, Cell]:
        """Return what the export wrote in the cells of an entry."""
        columns = columns_of(table, self.out.words)
        cells = self.out.row(table, entry, columns).cells
        return {column.key: cell for column, cell in zip(columns, cells, strict=True)}

    def _typed(self, row: ReadRow, key: str) -> str:
        """Return what stands in a cell as somebody would type it."""
        return typed(row.cells.get(key))

    def _leave(self, sheet: ReadSheet, row: ReadRow, text: str, why: Sentence) -> None:
        """Note what does not come in."""
        told = f"{sheet.name}: {text}" if sheet.name else text
        self.left.append(NotUnderstood(row.number, told, why))
