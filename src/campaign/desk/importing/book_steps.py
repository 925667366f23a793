"""What taking over a change of a spreadsheet does to a plan, each as a change of an import."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from campaign.desk import edits
from campaign.desk.entering_rows import MODELS
from campaign.desk.importing.book_moves import Placed, move_message, move_milestone
from campaign.desk.importing.imports import ImportChange, Keep, Kind, Standing, Step
from campaign.desk.who import planner
from campaign.documents.book.columns import MOMENT_FIELD
from campaign.language import Sentence, say
from campaign.model.changes import Change, Section
from campaign.model.field_words import TABLE_WORDS, WORDS
from campaign.model.fields import Entry
from campaign.model.merging_entries import with_value
from campaign.model.messages import Message
from campaign.model.plan import Plan, Row, Table, name_of
from campaign.model.when import When
from campaign.text import clean, shorten

Place = tuple[Table | Section, Entry]
"""An entry, and the table that it is of."""
LONG = 44
"""Cells up to which a text is told as it was and as it is."""


@dataclass(frozen=True, slots=True)
class BookSteps:
    """Makes the changes of an import."""

    base: Plan
    """The plan as it went out, with what it takes from its workspace."""
    keep: Keep
    today: date
    """What a date without a year is read against."""
    now: datetime | None
    """When the history of a message says that its status changed; None keeps the history as it is."""
    line: int = 0
    """The row that is read."""

    def at(self, line: int) -> "BookSteps":
        """Return the same for another row."""
        return replace(self, line=line)

    def set(
        self, table: Table | Section, entry: Entry, name: str, value: object, told: tuple[str, str]
    ) -> ImportChange:
        """Return the change that gives a field of an entry another value; `told` is its text before and after."""
        entry_id: str = getattr(entry, "id", "") if table != "campaign" else ""

        def step(standing: Standing) -> tuple[Change, ...]:
            now = self._standing(standing, table, entry_id)
            if now is None:
                return ()
            before, after = now.before, with_value(now.entry, name, value)
            if name == "status" and isinstance(after, Message) and isinstance(now.entry, Message) and self.now:
                after = edits.noted(now.entry, after, planner(), self.now)
            return (Change(table, entry_id, before, after),) if before != after else ()

        before, after = (shorten(clean(each), LONG) or "–" for each in told)
        text = say("{field}: {before} → {after}", field=Sentence(WORDS[name]), before=before, after=after)
        return self._made((table, entry), name, text, step)

    def move(self, table: Table, entry: Row, target: Placed | When | None, before: Placed | None) -> ImportChange:
        """Return the change that puts a message or milestone on another day, or gives it another moment."""

        def step(standing: Standing) -> tuple[Change, ...]:
            mover = move_message if table == "messages" else move_milestone
            return mover(standing, entry.id, target, self.keep)

        text = say("{before} → {after}", before=_told(before), after=_told(target))
        return self._made((table, entry), MOMENT_FIELD[table], text, step, "moved")

    def add(self, table: Table, entry: Row) -> ImportChange:
        """Return the change that puts a new entry at the end of its table."""

        def step(standing: Standing) -> tuple[Change, ...]:
            return () if standing.plan.get(table, entry.id) else (Change(table, entry.id, None, entry),)

        text = say("in {table}", table=Sentence(TABLE_WORDS[table]))
        return self._made((table, entry), "", text, step, "new")

    def remove(self, table: Table, entry: Row) -> ImportChange:
        """Return the change that takes an entry out."""

        def step(standing: Standing) -> tuple[Change, ...]:
            there = standing.plan.get(table, entry.id)
            return edits.delete_entry(standing.plan, table, entry.id).changes if there else ()

        text = say("taken out of {table}", table=Sentence(TABLE_WORDS[table]))
        return self._made((table, entry), "", text, step, "gone")

    def _standing(self, standing: Standing, table: Table | Section, entry_id: str) -> "_Now | None":
        """Return an entry as it is by now; one of the workspace only as the beginning of one of the plan's own."""
        if table in {"campaign", "checks"}:
            now: Entry = getattr(standing.plan, table)
            return _Now(now, now)
        row = standing.plan.get(table, entry_id)  # type: ignore[arg-type]
        if row is not None:
            return _Now(row, row)
        if table in {"channels", "audiences"} and self.base.get(table, entry_id) is not None:
            return _Now(None, MODELS[table].model_construct(id=entry_id))
        return None

    def _made(self, entry: Place, name: str, told: Sentence, step: Step, kind: Kind = "changed") -> ImportChange:
        """Return a change of an entry."""
        table, row = entry
        entry_id = row.id if isinstance(row, Row) else ""
        title = name_of(row) if isinstance(row, Row) else str(getattr(row, "title", ""))
        return ImportChange(
            key=f"{table}.{entry_id}.{name}",
            kind=kind,
            title=title,
            told=told,
            step=step,
            entry=(table, entry_id),
            line=self.line,
        )


def _told(moment: Placed | When | None) -> Sentence:
    """Return a moment as it is told."""
    match moment:
        case None:
            return say("no date")
        case Placed(day, None):
            return say("{day}", day=day)
        case Placed(day, clock):
            return say("{day} {time}", day=day, time=clock)
        case _:
            return say("{when}", when=str(moment))


@dataclass(frozen=True, slots=True)
class _Now:
    """An entry as it stands in the plan by now."""

    before: Entry | None
    """What stands there; None where only the workspace has it."""
    entry: Entry
    """What is changed."""
