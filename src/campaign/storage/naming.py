"""Ids that a file leaves out, and names where ids belong: what the next save writes."""

from collections.abc import Iterable, Mapping

from campaign.model.ids import Coiner, derived_id
from campaign.model.messages import Message
from campaign.model.plan import TABLES, Plan, Row, Table, name_of
from campaign.model.references import REFERENCES


def named(plan: Plan) -> Plan:
    """Return the plan with an id for everything, and with ids where its lists name something by its title."""
    update: dict[str, object] = {}
    if not plan.campaign.id:
        update["campaign"] = plan.campaign.model_copy(update={"id": derived_id("c", plan.campaign.title, ())})
    for table in TABLES:
        rows = plan.table(table)
        if any(not row.id for row in rows):
            update[table] = _with_ids(table, rows, plan)
    plan = plan.model_copy(update=update) if update else plan
    for table in REFERENCES:
        resolved = _resolved(plan, table)
        if resolved is not None:
            plan = plan.model_copy(update={table: resolved})
    return plan


def _with_ids(table: Table, rows: Iterable[Row], plan: Plan) -> tuple[Row, ...]:
    """Return the entries of a table with an id each: codes for messages, readable ones for the rest."""
    shared: tuple[Table, ...] = ("messages", "milestones") if table in {"messages", "milestones"} else (table,)
    coin = Coiner({row.id for name in shared for row in plan.table(name)})
    complete: list[Row] = []
    for row in rows:
        entry = row
        if not row.id:
            name = name_of(row)
            code = coin.derived("m", name) if isinstance(row, Message) else coin.slug(name, table[0])
            entry = row.model_copy(update={"id": code})
        complete.append(entry)
    return tuple(complete)


def _resolved(plan: Plan, table: Table) -> tuple[Row, ...] | None:
    """Return a table with ids for the names in its references; None when every reference is an id already."""
    rows = list(plan.table(table))
    changed = False
    for field, target in REFERENCES[table].items():
        known = plan.places(target)
        values = [getattr(row, field) for row in rows]
        loose = [value for value in set(values) if not _all_known(value, known)]  # the same few stand in many rows
        ids = _ids_by_name(plan.table(target)) if loose else {}
        named_anew = {old: new for old in loose if (new := _to_ids(old, known, ids)) != old}
        for number, old in enumerate(values if named_anew else ()):
            if old in named_anew:
                rows[number] = rows[number].model_copy(update={field: named_anew[old]})
                changed = True
    return tuple(rows) if changed else None


def _all_known(value: str | tuple[str, ...] | None, known: Mapping[str, int]) -> bool:
    """Tell whether references name nothing but ids; an empty one names nothing."""
    if isinstance(value, tuple):
        return all(each in known for each in value)
    return not value or value in known


def _ids_by_name(rows: Iterable[Row]) -> dict[str, str]:
    """Return the ids of entries by their names, folded; a name that two share names neither."""
    ids: dict[str, str] = {}
    double: set[str] = set()
    for row in rows:
        name = name_of(row).casefold()
        if name in ids:
            double.add(name)
        ids[name] = row.id
    return {name: entry_id for name, entry_id in ids.items() if name not in double}


def _to_ids(value: str | tuple[str, ...], known: Mapping[str, int], ids: Mapping[str, str]) -> str | tuple[str, ...]:
    """Return the references with an id for each name."""
    if isinstance(value, str):
        return value if value in known else ids.get(value.casefold(), value)
    return tuple(each if each in known else ids.get(each.casefold(), each) for each in value)
