r"""The changes of a plan as a journal holds them: which entry, and in TOML what it says now.

{"table": "messages", "id": "m1", "set": "when = 2027-03-01\n", "unset": ["end"]}
{"table": "messages", "id": "m2", "new": "id = \"m2\"\ntitle = …", "position": 3}
{"table": "messages", "id": "m3", "gone": true}
{"table": "plan", "id": "", "set": …}        keys at the top of the file that the plan format does not know
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from campaign.errors import CampaignError
from campaign.model.changes import Change, apply, changed_fields
from campaign.model.fields import Entry
from campaign.model.merging import ROOT, root_of, with_root
from campaign.model.merging_entries import value_of, with_value
from campaign.model.plan import TABLES, Plan, Row
from campaign.storage.journal import Record
from campaign.storage.marks import MODELS
from campaign.storage.toml import parse
from campaign.storage.validating import validate
from campaign.storage.writing import statement, toml_key, toml_table, toml_value

HERE = Path("journal")
"""What stands for a file where values are read: no complaint about them is ever told."""

Written = dict[str, Any]


def written(change: Change) -> Written:
    """Return a change as a journal holds it."""
    before, after = change.before, change.after
    entry = before if isinstance(before, Row) else after
    data: Written = {"table": change.table, "id": entry.id if isinstance(entry, Row) else ""}
    if before is None and after is not None:
        return {**data, "new": _toml(toml_table(after)), "position": change.position}
    if before is None or after is None:
        return {**data, "gone": True}
    return {**data, **_steps(before, after)}


def written_root(before: Plan, after: Plan) -> list[Written]:
    """Return what changed of the keys at the top of a file that the plan format does not know; nothing mostly."""
    if (before.model_extra or {}) == (after.model_extra or {}):
        return []
    return [{"table": ROOT, "id": "", **_steps(root_of(before), root_of(after))}]


def touched(record: Record) -> set[tuple[str, str]]:
    """Return the table and id of every entry that a record is about."""
    return {(str(each.get("table")), str(each.get("id"))) for each in record.changes}


def replayed(plan: Plan, records: Iterable[Record]) -> Plan:
    """Return the plan with everything done again that some records hold.

    What cannot be read of them, or is about an entry that the plan has not, is passed over.
    """
    for record in records:
        waiting: dict[tuple[str, str], Change] = {}
        for data in record.changes:
            place = str(data.get("table")), str(data.get("id"))
            if place in waiting:
                plan, waiting = apply(plan, waiting.values()), {}
            if place[0] == ROOT:
                plan = with_root(plan, _changed(root_of(plan), data))
            elif (change := _change(plan, *place, data)) is not None:
                waiting[place] = change
        plan = apply(plan, waiting.values()) if waiting else plan
    return plan


def not_yet_in(plan: Plan, base: Plan, records: Sequence[Record]) -> Sequence[Record] | None:
    """Return the records that a plan has not got yet, of those that were done to its base; none when it has them all.

    None instead when it cannot be told so: it says something else, of an entry that they are about, than the base did
    after any of them. Somebody changed it too, and the two are to be merged.
    """
    places = set[tuple[str, str]]().union(*map(touched, records))
    other = {place for place in places if _entry(base, *place) != _entry(plan, *place)}
    left = records if not other else None
    for number, record in enumerate(records, 1):
        base = replayed(base, [record])
        for place in touched(record):
            (other.discard if _entry(base, *place) == _entry(plan, *place) else other.add)(place)
        if not other:
            left = records[number:]
    return left


def _entry(plan: Plan, table: str, entry_id: str) -> Entry | None:
    """Return an entry of a plan by what a journal calls it; None when there is none."""
    if table == ROOT:
        return root_of(plan)
    if table not in MODELS:
        return None
    return plan.get(table, entry_id) if table in TABLES else getattr(plan, table)


def _steps(before: Entry, after: Entry) -> Written:
    """Return what an entry says now that it did not, and what it says no more."""
    said: dict[str, Any] = {}
    unset: list[str] = []
    for field in changed_fields(before, after):
        value = toml_value(after, field) if field in after.model_fields_set else None
        if value is None:
            unset.append(field)
        else:
            said[toml_key(after, field)] = value
    return {"set": _toml(said), "unset": unset}


def _toml(values: Mapping[str, Any]) -> str:
    """Return values as TOML."""
    return "".join(statement(key, value) for key, value in values.items())


def _change(plan: Plan, table: str, entry_id: str, data: Mapping[str, Any]) -> Change | None:
    """Return what a journal holds as a change of a plan; None when it cannot be had there."""
    if table not in MODELS or table == ROOT:
        return None
    before = _entry(plan, table, entry_id)
    if "new" in data and table in TABLES:
        position = data.get("position")
        after = _read(MODELS[table], data["new"])
        if after is None or (before is not None and before == after):
            return None
        place = position if isinstance(position, int) and position >= 0 else None
        return Change(table, entry_id, before, after, place)
    if before is None:
        return None
    if data.get("gone"):
        return Change(table, entry_id, before, None) if table in TABLES else None
    return Change(table, entry_id, before, _changed(before, data))


def _changed(entry: Entry, data: Mapping[str, Any]) -> Entry:
    """Return an entry with what a journal says of it."""
    said = _read(type(entry), data.get("set", ""))
    if said is not None:
        for field in (*said.model_fields_set, *(said.model_extra or {})):
            entry = with_value(entry, field, value_of(said, field))
    unset = data.get("unset", ())
    for field in unset if isinstance(unset, list | tuple) else ():
        entry = with_value(entry, str(field), None)
    return entry


def _read(model: type[Entry], text: object) -> Entry | None:
    """Return the entry that some TOML holds; None when it holds none."""
    if not isinstance(text, str):
        return None
    try:
        return validate(model, parse(text, HERE), HERE)[0]
    except CampaignError:
        return None
