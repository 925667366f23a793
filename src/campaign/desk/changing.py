"""Adding and changing any entry of a plan by what was typed for its keys: one edit, with what it pins or notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from campaign.desk.desk import Desk
from campaign.desk.edits import add_entry, add_message, moved_milestone, noted, pins, set_campaign, wanted_message
from campaign.desk.entering_rows import MODELS
from campaign.desk.lists import NO_WORDS, Words
from campaign.desk.who import planner
from campaign.errors import NotFoundError, did_you_mean
from campaign.language import say, say_many
from campaign.model.changes import Change, Edit, changed_fields, replaced, without
from campaign.model.ids import slug
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Campaign, Part, Plan, Row, Table, name_of


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


def added(desk: Desk, table: Table, values: Mapping[str, object]) -> Edit:
    """Return the edit that adds an entry at the end of a table.

    A message gets a code for its id; anything else an id that people can read, made from what it is called.
    """
    if table == "messages":
        return add_message(desk.plan, dict(values))
    taken = {row.id for row in desk.effective.table(table)}
    if table == "milestones":
        taken |= {*desk.plan.places("messages")}
    named = str(values.get("title") or values.get("name") or values.get("text") or table)
    own: dict[str, Any] = {**values, "id": slug(named, taken)}
    return add_entry(table, MODELS[table].model_construct(**own))


def changed(desk: Desk, table: Table, entry: Row, values: Mapping[str, object], unset: Iterable[str] = ()) -> Edit:
    """Return the edit that gives an entry of the plan as it counts other values, and takes some away.

    A channel or audience that the plan has from elsewhere gets an entry of its own with only what differs.
    """
    before = desk.plan.get(table, entry.id)
    if before is None:
        own: dict[str, Any] = {"id": entry.id, **values}
        return add_entry(table, MODELS[table].model_construct(**own))
    after = without(replaced(before, **values), *unset)
    if isinstance(before, Message) and isinstance(after, Message):
        after = noted(before, after, planner(), desk.now())
    if isinstance(before, Milestone) and isinstance(after, Milestone) and before.until == after.until:
        after = replaced(after, until=moved_milestone(desk.schedule, before, after.date).until)
    kept = _kept(before, after, desk)
    return Edit(say("Changed ‘{title}’", title=name_of(after)), (*kept, Change(table, before.id, before, after)))


def filled_in(desk: Desk, table: Part, base: Row | Campaign, values: Mapping[str, object], *, known: bool) -> Edit:
    """Return the edit that puts in the plan what a form holds of an entry, which the plan knows already or not.

    A new message keeps the id that its form began with, and goes behind the last of its channel, so that the file stays
    readable.
    """
    if table == "campaign" or isinstance(base, Campaign):
        return set_campaign(desk.plan, values)
    if known:
        return changed(desk, table, base, values)
    if table == "messages":
        channel = values.get("channel")
        before = next((each.id for each in reversed(desk.plan.messages) if each.channel == channel), None)
        return add_message(desk.plan, {**values, "id": base.id}, before)
    return added(desk, table, values)


def wanted_several(plan: Plan, table: Table, names: str) -> tuple[Row, ...]:
    """Return the entries of a table by their ids or exact names with commas between them, each once.

    One name may hold commas itself.

    Raises:
        NotFoundError: one of them is not there.
    """
    try:
        return (wanted(plan, table, names),)
    except NotFoundError:
        several = [part.strip() for part in names.split(",") if part.strip()]
        if len(several) < 2:
            raise
    found = [wanted(plan, table, name) for name in several]
    return tuple({row.id: row for row in found}.values())


@dataclass(frozen=True, slots=True)
class Given:
    """What several entries are given at once."""

    values: Mapping[str, object] = field(default_factory=dict)
    """The fields that get a value, the same for all."""
    unset: Sequence[str] = ()
    """The fields that are taken away."""
    words: Words = NO_WORDS
    """What comes in lists and what goes; an entry keeps the rest of its own."""


def changed_together(desk: Desk, table: Table, entries: Sequence[Row], given: Given) -> Edit:
    """Return the edit that gives several entries the same; what stays as it is is left out.

    A message that two milestones would pin is pinned once.
    """
    own = [(entry, {**given.values, **given.words.values(entry)}) for entry in entries]
    edits = [changed(desk, table, entry, values, given.unset) for entry, values in own if values or given.unset]
    if len(entries) == len(edits) == 1:
        return edits[0]
    changes = {(each.table, each.id): each for edit in edits for each in edit.changes if each.before != each.after}
    named = {entry.id for entry in entries}
    count = sum(each.table == table and each.id in named for each in changes.values())
    return Edit(say_many("Changed {count} entry", "Changed {count} entries", count), tuple(changes.values()))


def _kept(before: Row, after: Row, desk: Desk) -> tuple[Change, ...]:
    """Return what must keep the date it has when a milestone gets another."""
    if isinstance(before, Message) or "date" not in changed_fields(before, after):
        return ()
    return pins(desk.plan, desk.schedule, desk.schedule.dependents(before.id))
