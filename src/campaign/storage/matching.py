"""Entries without an id, found again in another version of their file.

An id that a file leaves out follows from the title, so that it is the same on every machine. Somebody who types another
title in such a file thereby gives the entry another id. Here it gets back the one that it had.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from campaign.model.changes import changed_fields
from campaign.model.ids import derived_id
from campaign.model.plan import TABLES, Plan, Row, Table, name_of
from campaign.model.references import REFERENCES
from campaign.storage.planfile import PlanFile

ALIKE = 0.5
"""The part of all that two entries say that must be the same in both, for them to be the same entry."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """An entry without an id in its file: the entry of the base behind which it stands, and itself."""

    behind: str | None
    row: Row


def aligned(base: PlanFile, other: PlanFile) -> PlanFile:
    """Return the other version of a plan file with, for entries without an id in both, the ids of the base.

    Matched are entries that are the same but for their id, then those that stand behind the same entry, in order, and
    say at least half the same.
    """
    plan = other.plan
    if not base.written.campaign.id and not other.written.campaign.id:
        plan = plan.model_copy(update={"campaign": plan.campaign.model_copy(update={"id": base.plan.campaign.id})})
    for table in TABLES:
        renamed = _renamed(table, base, other)
        if renamed:
            plan = _with_names(plan, table, renamed)
    return other if plan is other.plan else replace(other, plan=plan)


def _renamed(table: Table, base: PlanFile, other: PlanFile) -> dict[str, str]:
    """Return the ids of the other version that must become others."""
    if all(row.id for row in base.written.table(table)) or all(row.id for row in other.written.table(table)):
        return {}
    double = _doubles(table, base) | _doubles(table, other)
    old, new = list(_loose(table, base, other, double)), list(_loose(table, other, base, double))
    renamed = {there.row.id: here.row.id for here, there in _pairs(old, new)}
    taken = {row.id for plan in (base.plan, other.plan) for row in plan.table(table)}
    for each in new:
        if each.row.id not in renamed and each.row.id in {here.row.id for here in old}:
            renamed[each.row.id] = derived_id("m" if table == "messages" else table[0], name_of(each.row), taken)
            taken.add(renamed[each.row.id])
    return {before: after for before, after in renamed.items() if before != after}


def _doubles(table: Table, file: PlanFile) -> set[str]:
    """Return the titles that more than one entry without an id has; their ids follow from their order."""
    counts = Counter(name_of(row) for row in file.written.table(table) if not row.id)
    return {title for title, count in counts.items() if count > 1}


def _loose(table: Table, file: PlanFile, other: PlanFile, double: set[str]) -> Iterator[_Loose]:
    """Give the entries without an id that the other version has not got under the same id for certain."""
    there = other.plan.places(table)
    behind: str | None = None
    for written, row in zip(file.written.table(table), file.plan.table(table), strict=True):
        if written.id or (row.id in there and name_of(row) not in double):
            behind = row.id if row.id in there else behind
        else:
            yield _Loose(behind, row)


def _pairs(old: Sequence[_Loose], new: Sequence[_Loose]) -> Iterator[tuple[_Loose, _Loose]]:
    """Give each entry of the base with the one that it has become."""
    same: dict[str, list[_Loose]] = {}
    for each in new:
        same.setdefault(_content(each.row), []).append(each)
    found: set[int] = set()
    for each in old:
        twins = same.get(_content(each.row))
        if twins:
            found |= {id(each), id(twins[0])}
            yield each, twins.pop(0)
    behind: dict[str | None, list[_Loose]] = {}
    for each in new:
        if id(each) not in found:
            behind.setdefault(each.behind, []).append(each)
    for each in old:
        candidates = behind.get(each.behind, []) if id(each) not in found else []
        match = next((there for there in candidates if _alike(each.row, there.row)), None)
        if match is not None:
            candidates.remove(match)
            yield each, match


def _content(row: Row) -> str:
    """Return all that an entry says but its id."""
    return repr(row.model_copy(update={"id": ""}))


def _alike(one: Row, other: Row) -> bool:
    """Tell whether two entries say at least half the same."""
    said = {field for field in one.model_fields_set | other.model_fields_set if field != "id"}
    differing = said.intersection(changed_fields(one, other))
    return len(said) - len(differing) >= ALIKE * len(said)


def _with_names(plan: Plan, table: Table, renamed: dict[str, str]) -> Plan:
    """Return the plan with other ids in a table, and in the lists that name its entries."""
    rows = tuple(
        row.model_copy(update={"id": renamed[row.id]}) if row.id in renamed else row for row in plan.table(table)
    )
    plan = plan.model_copy(update={table: rows})
    for source, fields in REFERENCES.items():
        naming = [field for field, target in fields.items() if target == table]
        if naming:
            renewed = tuple(_with_references(row, naming, renamed) for row in plan.table(source))
            plan = plan.model_copy(update={source: renewed})
    return plan


def _with_references(row: Row, fields: Sequence[str], renamed: dict[str, str]) -> Row:
    """Return an entry that names others by their new ids."""
    update: dict[str, Any] = {}
    for field in fields:
        value = getattr(row, field)
        if isinstance(value, str):
            update[field] = renamed.get(value, value)
        elif value:
            update[field] = tuple(renamed.get(each, each) for each in value)
    update = {field: value for field, value in update.items() if value != getattr(row, field)}
    return row.model_copy(update=update) if update else row
