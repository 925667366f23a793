"""Merging two people's versions of one plan: what each changed since the version that both began with.

    merged = merge(base, ours, theirs)      # merged.plan has our value wherever there is a conflict
    for conflict in merged.conflicts: ...   # what both changed, each to something else
    edit = resolution(merged.plan, {conflict: "theirs", ...})

Entries are matched by table and id, and merged key by key, keys that the plan format does not know included. Different
entries and different keys of one entry merge by themselves; so does the same change made twice. Lists merge item by
item: names (audiences, tags, ...), days and quiet periods as sets, tasks by their title. They are a conflict only when
both replaced the same item differently, when a task was changed by both in the same key, or when an item stands in them
twice. An agenda, whose order is what it says, a repeat and a rhythm are merged as one value. The order of entries is
ours, unless only they changed it.

An entry that one side deleted and the other changed is one conflict about the whole entry.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from campaign.language import say_many
from campaign.model.changes import Change, Edit, Section, apply
from campaign.model.fields import Entry
from campaign.model.merging_entries import in_order, merged_entry, numbered, value_of, with_value
from campaign.model.plan import TABLES, Plan, Row, Table

Side = Literal["ours", "theirs"]
Place = tuple[str, str, str | None]
"""The table, the id and the field of a conflict."""
ROOT: Literal["plan"] = "plan"
"""The table of a conflict about a key at the top of the file that the plan format does not know."""
PlanPart = Table | Section | Literal["plan"]
"""What a conflict is in: a table, a section, or the top of the file."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both changed, each to something else. None stands for what is not there."""

    table: PlanPart
    """Its table; `campaign` and `checks` have an empty id."""
    id: str
    """The entry's id."""
    field: str | None
    """The field, by its name in the model, or an unknown key; None: the whole entry, deleted by one of the two."""
    base: Any
    """The value, or the entry, that both began with."""
    ours: Any
    """What we made of it, and what stands in the merged plan."""
    theirs: Any
    """What they made of it."""
    position: int | None = None
    """Where in the table of the merged plan their entry would stand, when we deleted it."""

    @property
    def place(self) -> Place:
        """Return what it is about."""
        return self.table, self.id, self.field

    def __hash__(self) -> int:
        """Hash by the place; values may be lists."""
        return hash(self.place)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged plan, and what could not be merged."""

    plan: Plan
    """The changes of both; ours where they are in conflict."""
    conflicts: tuple[Conflict, ...] = ()
    """What somebody has to choose, in the order of the tables."""


def merge(base: Plan, ours: Plan, theirs: Plan) -> Merge:
    """Return our plan with their changes in it, and the conflicts."""
    conflicts: list[Conflict] = []
    update: dict[str, Any] = {}
    for section in ("campaign", "checks"):
        entry, clashes = merged_entry(*(getattr(plan, section) for plan in (base, ours, theirs)))
        update[section] = entry
        conflicts += [Conflict(section, "", clash.field, clash.base, clash.ours, clash.theirs) for clash in clashes]
    for table in TABLES:
        rows = [plan.table(table) for plan in (base, ours, theirs)]
        if rows[0] is not rows[2] and rows[1] is not rows[2]:
            update[table], found = _merged_rows(table, *rows)
            conflicts += found
    root, clashes = merged_entry(*(root_of(plan) for plan in (base, ours, theirs)))
    conflicts += [Conflict("plan", "", clash.field, clash.base, clash.ours, clash.theirs) for clash in clashes]
    return Merge(with_root(ours.model_copy(update=update), root), tuple(conflicts))


def resolution(plan: Plan, choices: Mapping[Conflict, Side]) -> Edit:
    """Return the edit of a merged plan that takes what was chosen; what stays ours needs no change.

    Unknown keys at the top of a file are no part of an edit: `resolved` does those too.
    """
    taken = [conflict for conflict, side in choices.items() if side == "theirs"]
    label = say_many("Took over {count} change of theirs", "Took over {count} changes of theirs", len(taken))
    changes: list[Change] = []
    for conflict in taken:
        change = _change(apply(plan, changes), conflict)
        changes += [change] if change else []
    return Edit(label, tuple(changes))


def resolved(plan: Plan, choices: Mapping[Conflict, Side]) -> Plan:
    """Return a merged plan with what was chosen for each conflict."""
    root = root_of(plan)
    for conflict, side in choices.items():
        if side == "theirs" and conflict.table == ROOT and conflict.field is not None:
            root = with_value(root, conflict.field, conflict.theirs)
    return with_root(apply(plan, resolution(plan, choices).changes), root)


def with_root_of(plan: Plan, other: Plan) -> Plan:
    """Return the plan with the unknown keys at the top of another one."""
    return with_root(plan, root_of(other))


def _merged_rows(
    table: Table, base: tuple[Row, ...], ours: tuple[Row, ...], theirs: tuple[Row, ...]
) -> tuple[tuple[Row, ...], list[Conflict]]:
    """Return the entries of a table with the changes of both, and the conflicts."""
    was, mine, other = (dict(zip(numbered(row.id for row in rows), rows, strict=True)) for rows in (base, ours, theirs))
    merged: dict[tuple[str, int], Row] = {}
    conflicts: list[Conflict] = []
    for key in {**was, **mine, **other}:
        before, here, there = was.get(key), mine.get(key), other.get(key)
        if here is not None and there is not None:
            merged[key], clashes = merged_entry(before, here, there)
            conflicts += [Conflict(table, key[0], each.field, each.base, each.ours, each.theirs) for each in clashes]
            continue
        left = here if here is not None else there
        if before is not None and left is not None and left != before:
            conflicts.append(Conflict(table, key[0], None, before, here, there))
        if here is not None and (before is None or here != before):
            merged[key] = here
        elif there is not None and before is None:
            merged[key] = there
    order = in_order(was, mine, other, merged)
    placed = [_placed(each, order, list(other)) if each.ours is None and not each.field else each for each in conflicts]
    return tuple(merged[key] for key in order), placed


def _placed(conflict: Conflict, order: list[tuple[str, int]], theirs: list[tuple[str, int]]) -> Conflict:
    """Return the conflict about an entry that we deleted with the place where it would stand again."""
    places = {key: place for place, key in enumerate(order)}
    position = 0
    for key in theirs:
        if key[0] == conflict.id:
            break
        position = places.get(key, position - 1) + 1
    return Conflict(conflict.table, conflict.id, None, conflict.base, None, conflict.theirs, position)


def _change(plan: Plan, conflict: Conflict) -> Change | None:
    """Return the change that takes their side of a conflict; None when it has no place in the plan any more."""
    table = conflict.table
    if table == ROOT:
        return None
    before: Entry | None = plan.get(table, conflict.id) if table in TABLES else getattr(plan, table)
    if conflict.field is None:
        standing = plan.places(table).get(conflict.id) if table in TABLES else None
        position = conflict.position if standing is None else standing
        return Change(table, conflict.id, before, conflict.theirs, position)
    if before is None or value_of(before, conflict.field) == conflict.theirs:
        return None
    return Change(table, conflict.id, before, with_value(before, conflict.field, conflict.theirs))


def root_of(plan: Plan) -> Entry:
    """Return the unknown keys at the top of a plan as an entry."""
    return Entry.model_construct(set(plan.model_extra or {}), **(plan.model_extra or {}))


def with_root(plan: Plan, root: Entry) -> Plan:
    """Return the plan with other unknown keys at its top; what the format knows is no such key, whoever says so."""
    known, said = plan.model_extra or {}, root.model_extra or {}
    wanted = {key: value for key, value in said.items() if key not in type(plan).model_fields}
    if known == wanted:
        return plan
    copy = plan.model_copy(update=wanted)
    for key in known.keys() - wanted.keys():
        copy = with_value(copy, key, None)
    return copy
