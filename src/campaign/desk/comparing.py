"""Two versions of a plan beside each other: what is new, gone, moved and changed, and what merely moves along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from campaign.desk.desk import Desk
from campaign.model.changes import changed_fields
from campaign.model.fields import Entry
from campaign.model.merging_entries import numbered
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import TABLES, Campaign, Row, name_of
from campaign.model.when import Anchored
from campaign.schedule.slots import Slot

UNTOLD = ("id", "status_log")
"""Keys that nobody changes by hand, and so are not told."""
OWN_MOMENT = {"messages": "when", "milestones": "date"}
"""The key that says when an entry happens."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that is not the same in both versions."""

    kind: Literal["new", "gone", "changed"]
    table: str
    """Its table, or `campaign`, `checks`, or `plan` for unknown keys at the top of the file."""
    id: str
    name: str
    """What it is called now, or was called; nothing for a confidential message."""
    before: Entry | None
    after: Entry | None
    fields: tuple[str, ...] = ()
    """What changed of it; the key that says when it happens only where it happens at the same moment."""
    moved: bool = False
    """It was given another moment of its own."""
    slots: tuple[Slot | None, Slot | None] = (None, None)
    """When it happened, and when it happens now."""
    along: tuple[str, ...] = ()
    """The messages and milestones that move along since they hang on it."""
    confidential: bool = False
    """Only that it differs may be told."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two versions of a plan."""

    before: Desk
    after: Desk
    differences: tuple[Difference, ...]
    adrift: tuple[str, ...]
    """What moves without anything that it hangs on being moved: the days off, the zone or the workspace changed."""

    @property
    def same(self) -> bool:
        """Tell whether the files are the same, to the letter."""
        return self.before.file.text == self.after.file.text

    @property
    def same_plan(self) -> bool:
        """Tell whether only comments, layout and order differ."""
        return not self.differences and not self.adrift


def compare(before: Desk, after: Desk) -> Comparison:
    """Return what differs between two versions of a plan."""
    along, adrift = _followers(before, after)
    found = [_section(before, after, section) for section in ("campaign", "checks", "plan")]
    for table in TABLES:
        old, new = (_by_key(desk.plan.table(table)) for desk in (before, after))
        found += [
            _entry(table, (before, after), (old.get(key), new.get(key)), along.get(key[0], ()))
            for key in {**new, **old}
        ]
    return Comparison(before, after, tuple(each for each in found if each), adrift)


def slot_of(desk: Desk, entry_id: str) -> Slot | None:
    """Return when a message or milestone happens."""
    return desk.schedule.timing(entry_id).first or desk.schedule.milestone(entry_id)


def _start(slot: Slot | None) -> tuple[date, datetime | None] | None:
    """Return when a slot starts."""
    return (slot.first, slot.start) if slot else None


def _by_key(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Return entries by id; the second one of an id counts as another."""
    kept = list(rows)
    return dict(zip(numbered(row.id for row in kept), kept, strict=True))


def _section(before: Desk, after: Desk, section: str) -> Difference | None:
    """Return what differs in a table that is its own only entry."""
    old, new = (
        Entry.model_construct(**(desk.plan.model_extra or {})) if section == "plan" else getattr(desk.plan, section)
        for desk in (before, after)
    )
    fields = tuple(field for field in changed_fields(old, new) if field not in UNTOLD)
    name = new.title if isinstance(new, Campaign) else ""
    return Difference("changed", section, "", name, old, new, fields) if fields else None


def _entry(
    table: str, desks: tuple[Desk, Desk], versions: tuple[Row | None, Row | None], along: tuple[str, ...]
) -> Difference | None:
    """Return what differs of an entry; None when nothing does that is told."""
    old, new = versions
    row = new if new is not None else old
    if row is None:
        return None
    confidential = any(isinstance(each, Message) and each.confidential for each in versions)
    name = "" if confidential else name_of(row)
    slots = (slot_of(desks[0], row.id) if old else None, slot_of(desks[1], row.id) if new else None)
    if old is None or new is None:
        kind: Literal["new", "gone"] = "new" if old is None else "gone"
        return Difference(kind, table, row.id, name, old, new, slots=slots, confidential=confidential)
    fields = tuple(field for field in changed_fields(old, new) if field not in UNTOLD)
    own = OWN_MOMENT.get(table)
    moved = own in fields and _start(slots[0]) != _start(slots[1])
    fields = tuple(field for field in fields if not moved or field != own)
    if not fields and not moved:
        return None
    return Difference("changed", table, row.id, name, old, new, fields, moved, slots, along, confidential)


def _followers(before: Desk, after: Desk) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return what moves along with each entry that moved by itself, and what moves without one."""
    along: dict[str, tuple[str, ...]] = {}
    adrift: list[str] = []
    rows: list[Milestone | Message] = [*after.plan.milestones, *after.plan.messages]
    for row in rows:
        old = before.plan.anchor(row.id)
        if old is None or _moved_itself(old, row) or _start(slot_of(before, row.id)) == _start(slot_of(after, row.id)):
            continue
        cause = _cause(before, after, row)
        if cause is None:
            adrift.append(row.id)
        else:
            along[cause] = (*along.get(cause, ()), row.id)
    return along, tuple(adrift)


def _cause(before: Desk, after: Desk, row: Milestone | Message) -> str | None:
    """Return the entry, up the chain of what an entry hangs on, that was moved itself; None when none was."""
    seen = {row.id}
    when = row.date if isinstance(row, Milestone) else row.when
    while isinstance(when, Anchored) and when.anchor not in seen:
        seen.add(when.anchor)
        old, new = before.plan.anchor(when.anchor), after.plan.anchor(when.anchor)
        if old is None or new is None:
            return None
        if _moved_itself(old, new):
            return new.id
        when = new.date if isinstance(new, Milestone) else new.when
    return None


def _moved_itself(old: Milestone | Message, new: Milestone | Message) -> bool:
    """Tell whether an entry was given another moment."""
    if isinstance(old, Milestone) or isinstance(new, Milestone):
        return getattr(old, "date", None) != getattr(new, "date", None)
    return old.when != new.when
