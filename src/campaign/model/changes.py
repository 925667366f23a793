"""Edits as values: what an edit replaces, how it is applied, and how it is taken back.

Everything that happens to a plan is a tuple of `Change`s. Undo is the inverse, a save is the difference with what
stands in the file, and a merge is two differences with one base.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from campaign.language import Sentence
from campaign.model.fields import Entry
from campaign.model.plan import TABLES, Plan, Row, Table

Section = Literal["campaign", "checks"]
EntryType = TypeVar("EntryType", bound=Entry)


class Change(NamedTuple):
    """One entry before and after: None before is an addition, None after a removal.

    `position` is where the entry stands in its table (of the plan before a removal, of the plan after an addition);
    the end when it is None. The sections `campaign` and `checks` are their own only entry, with an empty id.
    """

    table: Table | Section
    id: str
    before: Entry | None
    after: Entry | None
    position: int | None = None

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before, self.position)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the fields that differ, by their names in the model; all that are set for an addition or removal."""
        if self.before is None or self.after is None:
            return tuple(sorted((self.after or self.before or Entry()).model_fields_set))
        return changed_fields(self.before, self.after)


class Edit(NamedTuple):
    """A named, reversible command on a plan: what the undo list shows, and what it changes."""

    label: Sentence
    changes: tuple[Change, ...]

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back, under the same name."""
        return Edit(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """Return the table and id of every entry it touches."""
        return frozenset((change.table, change.id) for change in self.changes)


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return the plan with the changes made, in their order. A change whose entry is gone changes nothing."""
    tables: dict[Table, list[Row]] = {}
    sections: dict[str, Entry] = {}
    places: dict[Table, Mapping[str, int]] = {}
    grown: dict[Table, dict[str, int]] = {}  # the places of tables that got entries at their end: nobody else's
    for change in changes:
        if change.table not in TABLES:
            if change.after is not None:
                sections[change.table] = change.after
            continue
        if change.table not in tables:
            tables[change.table] = list(plan.table(change.table))
            places[change.table] = plan.places(change.table)
        rows, known = tables[change.table], places[change.table]
        if change.before is None and change.position in {None, len(rows)} and isinstance(change.after, Row):
            own = grown.get(change.table)
            if own is None:
                own = places[change.table] = grown[change.table] = dict(known)
            own[change.after.id] = len(rows)
            rows.append(change.after)
        elif _apply_row(rows, known, change):
            places[change.table] = {row.id: place for place, row in enumerate(rows)}
            grown.pop(change.table, None)
    changed = plan.model_copy(update={**{name: tuple(rows) for name, rows in tables.items()}, **sections})
    changed.remember_places(places)
    return changed


def _apply_row(rows: list[Row], places: Mapping[str, int], change: Change) -> bool:
    """Make one change in a table, and tell whether entries shifted or changed their id."""
    before, after = change.before, change.after
    if before is None:
        if isinstance(after, Row):
            rows.insert(len(rows) if change.position is None else change.position, after)
        return True
    if not isinstance(before, Row) or before.id not in places:
        return False
    if after is None:
        del rows[places[before.id]]
        return True
    if not isinstance(after, Row):
        return False
    rows[places[before.id]] = after
    return after.id != before.id


def difference(base: Plan, other: Plan) -> tuple[Change, ...]:
    """Return the changes that make `other` out of `base`; applied to `base` they give `other`."""
    found: list[Change] = []
    for section in ("campaign", "checks"):
        before, after = getattr(base, section), getattr(other, section)
        if before is not after and before != after:
            found.append(Change(section, "", before, after))
    for table in TABLES:
        if base.table(table) is not other.table(table):
            found.extend(_table_difference(table, base.table(table), other.table(table)))
    return tuple(found)


def _table_difference(table: Table, base: Sequence[Row], other: Sequence[Row]) -> list[Change]:
    """Return the changes of one table; removals from the end, so that positions hold, then additions in order."""
    before = {row.id: (place, row) for place, row in enumerate(base)}
    after = {row.id: (place, row) for place, row in enumerate(other)}
    kept = [row.id for row in base if row.id in after]
    moved = kept != [row.id for row in other if row.id in before]
    gone = [key for key in before if key not in after] if not moved else list(before)
    new = [key for key in after if key not in before] if not moved else list(after)
    removed = [Change(table, key, before[key][1], None, before[key][0]) for key in reversed(gone)]
    changed = [
        Change(table, key, before[key][1], after[key][1])
        for key in ([] if moved else kept)
        if before[key][1] is not after[key][1] and before[key][1] != after[key][1]
    ]
    added = [Change(table, key, None, after[key][1], after[key][0]) for key in new]
    return [*removed, *changed, *added]


def changed_fields(before: Entry, after: Entry) -> tuple[str, ...]:
    """Return the names of the fields, unknown keys included, in which two entries of one kind differ."""
    fields = [name for name in type(before).model_fields if getattr(before, name) != getattr(after, name)]
    old, new = before.model_extra or {}, after.model_extra or {}
    return (*fields, *(key for key in {**old, **new} if old.get(key) != new.get(key)))


def replaced(entry: EntryType, **values: object) -> EntryType:
    """Return the entry with other values. The values are trusted: they were read or made by our own code."""
    return entry.model_copy(update=values)


def without(entry: EntryType, *fields: str) -> EntryType:
    """Return the entry with some fields as if they had never been said: at their default, and not in its file."""
    kinds = type(entry).model_fields
    copy = entry.model_copy(update={field: kinds[field].get_default(call_default_factory=True) for field in fields})
    copy.model_fields_set.difference_update(fields)
    return copy
