"""What comes in from a file of another program: each change is a value that can be taken or left."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from campaign.documents.sheets.choices import NO_CHOICES, Choices
from campaign.documents.sheets.date_order import Order
from campaign.documents.sheets.headers import Column
from campaign.documents.sheets.moments import Doubt
from campaign.documents.sheets.together import NO_SHEETS, Sheets
from campaign.errors import NotFoundError, UsageError, did_you_mean
from campaign.language import Sentence, mark, mark_many, say, say_many
from campaign.model.changes import Change, Edit, apply, difference
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import revise_schedule
from campaign.schedule.schedule import Schedule

Use = Literal["plan", "backdrop", "merge"]
"""What becomes of a file: a new plan, something to stand behind plans, or changes in a plan that is there."""
Keep = Literal["anchor", "date"]
"""What a moved message keeps: what it hangs on, with another distance; or the date itself, hanging on nothing."""
Kind = Literal["new", "moved", "changed", "gone"]
KIND_WORDS: Mapping[Kind, str] = {
    "new": mark("new"),
    "moved": mark("moved"),
    "changed": mark("changed"),
    "gone": mark("gone"),
}
"""What a change is, and what that is called."""
MOST_NAMED = 2
"""Titles in the name of an edit at most."""


TALLIED: Mapping[str, tuple[str, str]] = {
    "messages": mark_many("{count} message", "{count} messages"),
    "milestones": mark_many("{count} milestone", "{count} milestones"),
    "phases": mark_many("{count} phase", "{count} phases"),
    "": mark_many("{count} other thing", "{count} other things"),
}
"""What is counted of what is new, by table; all other tables together."""


class Standing:
    """A plan while one change after another is made to it; its schedule follows when it is asked for."""

    def __init__(self, plan: Plan, workspace: Workspace, schedule: Schedule) -> None:
        self.workspace = workspace
        self._plan, self._schedule = plan, schedule
        self._waiting: list[Change] = []
        self._touched: set[tuple[str, str]] = set()

    @property
    def plan(self) -> Plan:
        """Return the plan as it is written by now."""
        if self._waiting:
            self._plan = apply(self._plan, self._waiting)
            self._waiting = []
        return self._plan

    @property
    def schedule(self) -> Schedule:
        """Return the schedule of the plan by now."""
        if self._touched:
            self._schedule = revise_schedule(self._schedule, with_defaults(self.plan, self.workspace), self._touched)
            self._touched = set()
        return self._schedule

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone of the plan, without placing what changed."""
        return (self.schedule if ("campaign", "") in self._touched else self._schedule).zone

    def take(self, changes: Iterable[Change]) -> None:
        """Make changes."""
        made = tuple(changes)
        self._waiting += made
        self._touched |= {(each.table, each.id) for each in made}

    def after(self, changes: Iterable[Change]) -> "Standing":
        """Return the plan with changes made; this one stays as it is."""
        other = Standing(self.plan, self.workspace, self.schedule)
        other.take(changes)
        return other

    def after_all(self, changes: "Iterable[ImportChange]") -> "Standing":
        """Return the plan with changes of an import made, one after another."""
        other = self.after(())
        for change in changes:
            other.take(change.step(other))
        return other


Step = Callable[[Standing], tuple[Change, ...]]
"""The changes of entries that one change of an import comes to, in the plan as it is by then."""


class NoPlanError(UsageError):
    """A calendar went out of a plan, and nobody says which one that is here."""


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One thing that a file says otherwise than the plan."""

    key: str
    """By which it is taken or left."""
    kind: Kind
    _: KW_ONLY
    title: str
    """What it is about, as people call it."""
    told: Sentence
    """From what to what, as people read it."""
    step: Step = field(compare=False, repr=False)
    """What taking it does."""
    entry: tuple[str, str] = ("", "")
    """The table and the id of the entry that changes, or that it becomes; empty for what is none."""
    uid: str | None = None
    """The UID of the event; None for what comes from a spreadsheet."""
    line: int = 0
    """The line or row of the file that says so; 0 for what is in it no more."""
    both: bool = False
    """The plan changed it too since the file went out, and otherwise: somebody chooses."""
    private: bool = False
    """Somebody keeps it from others in a calendar of their own: somebody chooses."""
    absent: bool = False
    """It only follows from what is in the file no more, which may be a part of it: somebody chooses."""

    @property
    def sure(self) -> bool:
        """Tell whether it needs no choice of somebody."""
        return not (self.both or self.absent or self.private)

    @property
    def message(self) -> str | None:
        """Return the id of the message that changes, or that it becomes; None for what is no message."""
        return self.entry[1] if self.entry[0] == "messages" else None


class Understood(NamedTuple):
    """Something in a file that was understood."""

    place: int
    """Its line in a text, its row in a sheet; both from 1."""
    text: str
    """What it is called there."""
    message: str | None = None
    """The id of the message it is about."""


class NotUnderstood(NamedTuple):
    """Something in a file that does not come in."""

    place: int
    """Its line in a text, its row in a sheet; both from 1."""
    text: str
    """What stands there."""
    why: Sentence
    """Why it does not come in, and what would help."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a file comes to: the changes, what was understood, and what was not."""

    use: Use
    """What becomes of it."""
    label: Sentence
    """What the edit is called in the list of things to undo."""
    target: Path
    """The plan that changes, the new plan, or the file in the backdrop."""
    standing: Standing = field(compare=False, repr=False)
    """The plan before; an empty one where a plan is made."""
    changes: tuple[ImportChange, ...] = ()
    """In the order in which they are made: what others hang on comes first."""
    understood: tuple[Understood, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    """What is worth knowing of the whole."""
    counted: Literal["line", "row"] = "line"
    """What the places of the file are."""
    cells: int = 0
    """How many filled cells of a spreadsheet of ours were held against the plan; 0 for another file."""
    same: int = 0
    """How many events of a calendar that comes back say what the plan says; 0 for another file."""
    data: bytes = field(default=b"", repr=False)
    """The file as it is, where it is kept."""
    head: tuple[str, ...] = ()
    """Lines that a new plan begins with, as comments: what a sheet says and a plan has no place for."""
    columns: tuple[Column, ...] = ()
    """What the columns of a spreadsheet were taken to mean."""
    said: Choices = NO_CHOICES
    """What somebody said of a spreadsheet, now or before: remembered when it is carried out."""
    headed: tuple[tuple[str, ...], ...] = ()
    """The headings of each sheet that was read, by which that is remembered."""
    sheets: Sheets = NO_SHEETS
    """The sheets of a workbook."""
    order: Order = "unsure"
    """What comes first in the dates of numbers of a spreadsheet."""
    settles: frozenset[Doubt] = frozenset()
    """What somebody can say of a spreadsheet that makes a difference."""
    doubts: frozenset[Doubt] = frozenset()
    """What of that makes moments of cells that are none so far."""
    waiting: tuple[str, ...] = ()
    """The milestones that a spreadsheet speaks of without a day, by id."""
    already: Path | None = None
    """The plan that this would become and that is there already; None when there is none, or a file is named."""

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of all changes: taking everything."""
        return frozenset(each.key for each in self.changes)

    @property
    def uncontested(self) -> frozenset[str]:
        """Return the keys of the changes that need no choice: no private ones, and none that the plan changed too.

        What only follows from what is in the file no more needs one as well.
        """
        return frozenset(each.key for each in self.changes if each.sure)


def keys_of(imported: Import, names: Iterable[str]) -> frozenset[str]:
    """Return the keys of the changes of these entries, by their ids, and of these events, by their UIDs.

    Raises:
        NotFoundError: no change is about one of them.
    """
    named = set(names)
    known = {name for each in imported.changes for name in (each.entry[1], each.uid) if name}
    if strange := sorted(named - known):
        text = say("Nothing that comes in is about {names}", names=strange)
        near = did_you_mean(strange[0], sorted(known)) if len(strange) == 1 else None
        raise NotFoundError(text, near or say("--dry-run --json tells the ids."))
    return frozenset(each.key for each in imported.changes if named & {each.entry[1], each.uid})


def tally(changes: Iterable[ImportChange]) -> Iterator[Sentence]:
    """Give how many changes there are of each kind; of what is new also what it is, where that is not all messages."""
    found = list(changes)
    for kind, word in KIND_WORDS.items():
        tables = [each.entry[0] for each in found if each.kind == kind]
        told = say("{count} {kind}", count=len(tables), kind=Sentence(word))
        if kind == "new" and any(tables) and set(tables) != {"messages"}:
            counts = Counter(table if table in TALLIED else "" for table in tables)
            parts = [say_many(*TALLIED[table], counts[table]) for table in TALLIED if counts[table]]
            told = say("{told} ({parts})", told=told, parts=parts)
        if tables:
            yield told


def same_told(imported: Import) -> Iterator[Sentence]:
    """Give how many events of a calendar that comes back say what the plan says; nothing for none."""
    if imported.same:
        yield say_many("{count} the same", "{count} the same", imported.same)


def edit_for(imported: Import, taken: Container[str], tell: Callable[[int], object] | None = None) -> Edit:
    """Return the one edit that the changes with these keys come to; its name tells what the first of them are about.

    `tell` hears after each change how many are done; what it raises ends the work.
    """
    before = imported.standing.plan
    standing = imported.standing.after(())
    found = [change for change in imported.changes if change.key in taken]
    for done, change in enumerate(found, 1):
        standing.take(change.step(standing))
        if tell is not None:
            tell(done)
    label = imported.label if imported.use != "merge" else _named(imported.label, found)
    return Edit(label, difference(before, standing.plan))


def _named(label: Sentence, changes: Iterable[ImportChange]) -> Sentence:
    """Return what was done with what it was done to."""
    titles: list[object] = [say("‘{title}’", title=each) for each in dict.fromkeys(each.title for each in changes)]
    more = len(titles) - MOST_NAMED
    names = [*titles[:MOST_NAMED], say_many("and {count} more", "and {count} more", more)] if more > 0 else titles
    return say("{what}: {names}", what=label, names=names) if names else label


def made_by(imported: Import, change: ImportChange) -> tuple[Change, ...]:
    """Return what taking one change alone does to its own entry; what moves along with it is not among it."""
    return tuple(each for each in change.step(imported.standing) if (each.table, each.id) == change.entry)
