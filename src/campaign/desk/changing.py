"""Changing any entry of a plan by what was typed for its keys: one edit, with what it must pin or note beside it."""

from collections.abc import Iterable, Mapping
from typing import Any

from campaign.desk.desk import Desk
from campaign.desk.edits import add_entry, name_of, pins, wanted_message
from campaign.desk.entering_rows import MODELS
from campaign.errors import NotFoundError, did_you_mean
from campaign.language import say
from campaign.model.changes import Change, Edit, changed_fields, replaced, without
from campaign.model.messages import Message, StatusChange
from campaign.model.plan import Plan, Row, Table


def wanted(plan: Plan, table: Table, name: str) -> Row:
    """Return an entry of a table, by its id or its exact name.

    Raises:
        NotFoundError: there is none.
    """
    if table == "messages":
        return wanted_message(plan, name)
    rows = plan.table(table)
    found = [row for row in rows if row.id == name] or [
        row for row in rows if name_of(row).casefold() == name.casefold()
    ]
    if len(found) == 1:
        return found[0]
    known = [row.id for row in rows] + [name_of(row) for row in rows]
    raise NotFoundError(say("There is no {id} in {table}", id=name, table=table), did_you_mean(name, known))


def changed(desk: Desk, table: Table, entry: Row, values: Mapping[str, object], unset: Iterable[str] = ()) -> Edit:
    """Return the edit that gives an entry of the plan as it counts other values, and takes some away.

    A channel or audience that the plan has from elsewhere gets an entry of its own with only what differs.
    """
    before = desk.plan.get(table, entry.id)
    if before is None:
        own: dict[str, Any] = {"id": entry.id, **values}
        return add_entry(table, MODELS[table].model_construct(**own))  # type: ignore[arg-type]
    after = without(replaced(before, **values), *unset)
    after = _noted(before, after, desk)
    kept = _kept(before, after, desk)
    return Edit(say("Changed {title}", title=name_of(after)), (*kept, Change(table, before.id, before, after)))


def _noted(before: Row, after: Row, desk: Desk) -> Row:
    """Return a message with a line in its history when its status changed."""
    if not isinstance(before, Message) or not isinstance(after, Message) or before.status == after.status:
        return after
    line = StatusChange.model_construct(status=after.status, at=desk.now().replace(microsecond=0))
    return replaced(after, status_log=(*after.status_log, line))


def _kept(before: Row, after: Row, desk: Desk) -> tuple[Change, ...]:
    """Return what must keep the date it has when a milestone gets another."""
    if isinstance(before, Message) or "date" not in changed_fields(before, after):
        return ()
    return pins(desk.plan, desk.schedule, desk.schedule.dependents(before.id))
