"""The milestones that an audience may know of: the plan for it is no place to read of a decision before it is told."""

from collections.abc import Container, Iterator
from collections.abc import Set as AbstractSet

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import Anchored
from campaign.schedule.schedule import Schedule


def landmarks(schedule: Schedule, taken: AbstractSet[str], heard: AbstractSet[str]) -> frozenset[str]:
    """Return the milestones, by id, that go out with some messages to audiences and what these are part of.

    They are what those messages hang on, directly or over others of them, and what is marked as the go-live. A
    milestone that concerns other audiences only stays out all the same, and so does what is confidential, unless it
    concerns one of these by name.
    """
    found, hidden = reached(schedule, taken), confidences(schedule, taken)
    return frozenset(
        each.id
        for each in schedule.plan.milestones
        if each.id in found and (not heard.isdisjoint(each.audiences) if each.audiences else each.id not in hidden)
    )


def reached(schedule: Schedule, taken: AbstractSet[str]) -> frozenset[str]:
    """Return what some messages hang on, directly or over others of them, and what is marked as the go-live."""
    plan = schedule.plan
    moments = (message.when for each in taken if (message := plan.message(each)) is not None)
    anchors = {when.anchor for when in moments if isinstance(when, Anchored)}
    return frozenset(anchors | {each.id for each in plan.milestones if each.golive})


def confidences(schedule: Schedule, taken: AbstractSet[str]) -> frozenset[str]:
    """Return the milestones, by id, of which the day tells what is confidential: some message that hangs on it is.

    Only messages that stay behind count, also where they hang on it over other messages. The go-live is known.
    """
    plan = schedule.plan
    found = {_milestone_of(schedule, each.id) for each in secrets(plan, taken)}
    return frozenset(each.id for each in plan.milestones if each.id in found and not each.golive)


def secrets(plan: Plan, taken: Container[str]) -> Iterator[Message]:
    """Give the confidential messages that stay behind when some go out, but for those that are cancelled."""
    for message in plan.messages:
        if message.confidential and message.status != "cancelled" and message.id not in taken:
            yield message


def _milestone_of(schedule: Schedule, message_id: str) -> str:
    """Return what a message hangs on in the end, over other messages; "" for a date, or a ring of them."""
    seen: set[str] = set()
    entry, plan = message_id, schedule.plan
    while (message := plan.message(entry)) is not None and entry not in seen:
        seen.add(entry)
        entry = message.when.anchor if isinstance(message.when, Anchored) else ""
    return "" if entry in seen else entry
