"""What is due: messages that go out, activations that end, tasks that are open, and what is late."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

Kind = Literal["message", "activation", "task"]
OVER = ("sent", "cancelled")
"""Statuses of messages that need not go out any more."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due."""

    kind: Kind
    """A message that goes out, the last day of an activation, or a task."""
    slot: Slot
    """When: the days or hours of a message, else the end of the day."""
    message: Message
    """The message itself, or the one it belongs to."""
    what: str
    """What to call it: the title, the activation, or the task."""
    owner: str
    """Who makes it happen; "" when nobody is named."""
    overdue: bool = False
    """Its last day has passed."""


def agenda(
    schedule: Schedule, today: date, days: int, owner: str | None = None, named: Container[str] = ()
) -> tuple[Due, ...]:
    """Return what is due in so many days from today, today counted, with everything that is late; late first.

    `owner` keeps what is theirs, whatever the case of the letters. A confidential message is left out with all that
    belongs to it, unless its id is in `named`.
    """
    last = today + timedelta(days=min(days, (date.max - today).days) - 1)
    shown = (each for each in schedule.plan.messages if not each.confidential or each.id in named)
    found = [due for message in shown for due in _of(schedule, message, today, last)]
    kept = [due for due in found if owner is None or due.owner.casefold() == owner.casefold()]
    return tuple(sorted(kept, key=lambda due: (not due.overdue, due.slot.sort_key, due.kind, due.message.id)))


def owners(schedule: Schedule) -> list[str]:
    """Return everybody who makes a message or task happen, by name."""
    named = {each.owner for each in schedule.plan.messages}
    named |= {task.owner for each in schedule.plan.messages for task in each.tasks}
    return sorted(named - {""}, key=str.casefold)


def _of(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give what is due of one message."""
    slots = schedule.timing(message.id).slots
    if message.status not in OVER:
        if slots and slots[-1].last < today:
            yield Due("message", slots[-1], message, message.title, message.owner, overdue=True)
        for slot in slots:
            if slot.first <= last and slot.last >= today:
                yield Due("message", slot, message, message.title, message.owner)
    if message.status != "cancelled":
        yield from _activation(schedule, message, today, last)
        yield from _tasks(schedule, message, today, last)


def _activation(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give the last day on which readers can do what a message asks."""
    slot = schedule.deadline(message, message.activation_by) if message.activation_by else None
    if slot and today <= slot.first <= last:
        yield Due("activation", slot, message, message.activation or message.title, message.owner)


def _tasks(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give the open tasks that are due or late; one without an owner is the message's owner's."""
    for task in message.tasks:
        slot = schedule.deadline(message, task.due) if task.due and not task.done else None
        if slot and slot.first <= last:
            yield Due("task", slot, message, task.title, task.owner or message.owner, overdue=slot.first < today)
