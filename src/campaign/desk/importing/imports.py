"""What comes in from a file of another program: each change is a value that can be taken or left."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column
from campaign.language import Sentence, mark
from campaign.model.changes import Change, Edit, apply, difference
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
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
            self._schedule = self._schedule.revised(with_defaults(self.plan, self.workspace), self._touched)
            self._touched = set()
        return self._schedule

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


Step = Callable[[Standing], tuple[Change, ...]]
"""The changes of entries that one change of an import comes to, in the plan as it is by then."""


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One thing that a file says otherwise than the plan."""

    key: str
    """By which it is taken or left."""
    kind: Kind
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
    data: bytes = field(default=b"", repr=False)
    """The file as it is, where it is kept."""
    head: tuple[str, ...] = ()
    """Lines that a new plan begins with, as comments: what a sheet says and a plan has no place for."""
    columns: tuple[Column, ...] = ()
    """What the columns of a spreadsheet were taken to mean."""
    meant: Mapping[str, Field | None] = field(default_factory=dict)
    """What somebody said that columns mean, by heading: remembered when it is carried out."""
    sheets: tuple[str, ...] = ()
    """The sheets of a workbook that can be read, the one that was read first."""

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of all changes: taking everything."""
        return frozenset(each.key for each in self.changes)


def edit_for(imported: Import, taken: Container[str]) -> Edit:
    """Return the one edit that the changes with these keys come to."""
    before = imported.standing.plan
    standing = imported.standing.after(())
    for change in imported.changes:
        if change.key in taken:
            standing.take(change.step(standing))
    return Edit(imported.label, difference(before, standing.plan))


def made_by(imported: Import, change: ImportChange) -> tuple[Change, ...]:
    """Return what taking one change alone does to its own entry; what moves along with it is not among it."""
    return tuple(each for each in change.step(imported.standing) if (each.table, each.id) == change.entry)
