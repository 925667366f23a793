"""What taking over a change of a spreadsheet does to a plan, each as a change of an import."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile

from campaign.desk import edits
from campaign.desk.entering_rows import MODELS
from campaign.desk.importing.book_moves import Clocked, Placed, Target, move_message, move_milestone
from campaign.desk.importing.imports import ImportChange, Keep, Kind, Standing, Step
from campaign.desk.who import planner
from campaign.documents.book.cells import Cell
from campaign.documents.book.columns import MOMENT_FIELD, MOMENTS, UNTIL
from campaign.documents.book.comparing import typed
from campaign.language import Sentence, say
from campaign.model.changes import Change, Section
from campaign.model.field_words import STATUS_NAMES, TABLE_WORDS, WORDS
from campaign.model.fields import Entry
from campaign.model.merging_entries import with_value
from campaign.model.messages import STATUSES, Message
from campaign.model.plan import TABLES, Plan, Row, Table, name_of
from campaign.model.said import said_when
from campaign.model.when import AtTime, OnDay
from campaign.text import clean, shorten

Place = tuple[Table | Section, Entry]
"""An entry, and the table that it is of."""
Told = tuple[Cell | Sentence, Cell | Sentence]
"""What stands in a cell before and after."""
LONG = 44
"""Cells up to which a text is told as it was and as it is."""


@dataclass(frozen=True, slots=True)
class BookSteps:
    """Makes the changes of an import."""

    base: Plan
    """The plan as it counts by now, with what the spreadsheet adds."""
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

    def set(self, table: Table | Section, entry: Entry, name: str, value: object, told: Told) -> ImportChange:
        """Return the change that gives a field of an entry another value; `told` is its cell before and after."""
        entry_id: str = getattr(entry, "id", "") if table != "campaign" else ""

        def step(standing: Standing) -> tuple[Change, ...]:
            now = self._standing(standing, table, entry_id)
            if now is None:
                return ()
            before, after = now.before, with_value(now.entry, name, value)
            if name == "status" and isinstance(after, Message) and isinstance(now.entry, Message) and self.now:
                after = edits.noted(now.entry, after, planner(), self.now)
            return (Change(table, entry_id, before, after),) if before != after else ()

        before, after = _apart(*told)
        if name == "status" and isinstance(entry, Message) and value in STATUSES:
            before, after = (Sentence(STATUS_NAMES[each]) for each in (entry.status, value))
        field = UNTIL if name == "until" and table in MOMENTS else WORDS[name]
        text = say("{field}: {before} → {after}", field=Sentence(field), before=before, after=after)
        return self._made((table, entry), name, text, step)

    def move(self, table: Table, entry: Row, target: Target, before: Placed | None) -> ImportChange:
        """Return the change that puts a message or milestone on another day, or gives it another moment."""

        def step(standing: Standing) -> tuple[Change, ...]:
            mover = move_message if table == "messages" else move_milestone
            return mover(standing, entry.id, target, self.keep)

        now = Clocked(before.clock) if isinstance(target, Clocked) and before is not None else before
        text = say("{before} → {after}", before=self.told(now), after=self.told(target, now))
        return self._made((table, entry), MOMENT_FIELD[table], text, step, "moved")

    def told(self, moment: Target, before: Target = None) -> Sentence:
        """Return a moment as it is told: with its year where that is another than today's, or than it was before."""
        if not isinstance(moment, Placed):
            return told_moment(moment)
        known = {self.today.year, before.day.year if isinstance(before, Placed) else self.today.year}
        return told_moment(moment) if known == {moment.day.year} else said_when(moment.when)

    def add(self, table: Table, entry: Row) -> ImportChange:
        """Return the change that puts a new entry at the end of its table."""

        def step(standing: Standing) -> tuple[Change, ...]:
            return () if standing.plan.get(table, entry.id) else (Change(table, entry.id, None, entry),)

        text = say("in {table}", table=_table(table))
        when = getattr(entry, MOMENT_FIELD[table]) if table in MOMENT_FIELD else None
        text = say("{told}: {when}", told=text, when=said_when(when)) if when is not None else text
        parts = list(self._reach(entry)) if isinstance(entry, Message) else []
        text = say("{told}, {parts}", told=text, parts=parts) if parts else text
        return self._made((table, entry), "", text, step, "new")

    def _reach(self, message: Message) -> Iterator[Sentence]:
        """Give through what a new message goes out, and for whom, as the plan calls those."""
        if message.channel:
            yield say("through {channel}", channel=self._name("channels", message.channel))
        if message.audiences:
            yield say("for {names}", names=[self._name("audiences", each) for each in message.audiences])

    def _name(self, table: Table, own: str) -> str:
        """Return what an entry is called; its id where there is none."""
        row = self.base.get(table, own)
        return clean(name_of(row)) if row else own

    def remove(self, table: Table, entry: Row) -> ImportChange:
        """Return the change that takes an entry out."""

        def step(standing: Standing) -> tuple[Change, ...]:
            there = standing.plan.get(table, entry.id)
            return edits.delete_entry(standing.plan, table, entry.id).changes if there else ()

        text = say("its row is in the spreadsheet no more; taken, it goes out of {table}", table=_table(table))
        return replace(self._made((table, entry), "", text, step, "gone"), absent=True)

    def _standing(self, standing: Standing, table: Table | Section, entry_id: str) -> "_Now | None":
        """Return an entry as it is by now; one of the workspace only as the beginning of one of the plan's own."""
        if table not in TABLES:
            now: Entry = getattr(standing.plan, table)
            return _Now(now, now)
        row = standing.plan.get(table, entry_id)
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
            f"{table}.{entry_id}.{name}",
            kind,
            title=title,
            told=told,
            step=step,
            entry=(table, entry_id),
            line=self.line,
        )


def _table(table: Table) -> Sentence:
    """Return what a table is called."""
    return Sentence(TABLE_WORDS[table])


def told_moment(moment: Target) -> Sentence:
    """Return a moment as it is told."""
    match moment:
        case None:
            return say("no date")
        case Clocked(None):
            return say("no time")
        case Clocked(clock):
            return say("{time}", time=clock)
        case Placed(day, None):
            return say("{day}", day=day)
        case Placed(day, clock):
            return say("{day} {time}", day=day, time=clock)
        case _:
            return said_when(moment)


def contested(change: ImportChange, was: Cell | Sentence) -> ImportChange:
    """Return a change of what the plan changed too, told with what it was when the file went out."""
    told = say("{told} ▲ changed here too; it went out as {was}", told=change.told, was=_shown(was))
    return replace(change, both=True, told=told)


def _apart(before: Cell | Sentence, after: Cell | Sentence) -> tuple[object, object]:
    """Return a cell as it was and as it is: of long texts from where they differ on."""
    texts = [clean(typed(each)) for each in (before, after) if isinstance(each, str)]
    if len(texts) == 2 and max(map(len, texts)) > LONG:
        alike = sum(1 for _each in takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False)))
        start = texts[0].rfind(" ", 0, alike) + 1
        if start > 1:
            before, after = (f"…{each[start:]}" for each in texts)
    return _shown(before), _shown(after)


def _shown(was: Cell | Sentence) -> object:
    """Return what stood somewhere as it is told: a text not too long, a day in words, "–" for nothing."""
    match was:
        case Sentence():
            return was
        case datetime():
            return said_when(AtTime(was))
        case date():
            return said_when(OnDay(was))
        case _:
            return shorten(clean(typed(was)), LONG) or "–"


@dataclass(frozen=True, slots=True)
class _Now:
    """An entry as it stands in the plan by now."""

    before: Entry | None
    """What stands there; None where only the workspace has it."""
    entry: Entry
    """What is changed."""
