"""What is due: messages, texts, approvals, activations and tasks, whose turn it is, and what is late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from campaign.language import mark, say
from campaign.model.changes import Change, Edit, replaced
from campaign.model.fields import Status
from campaign.model.messages import Message
from campaign.schedule.handing_in import approval_asked, handed_in
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import START_OF_TIME, Slot

Kind = Literal["message", "activation", "task", "copy", "asking", "approval"]
KIND_WORDS: dict[Kind, str] = {
    "message": mark("message"),
    "activation": mark("activation"),
    "task": mark("task"),
    "copy": mark("copy due"),
    "asking": mark("ask approval"),
    "approval": mark("approval"),
}
"""What the kinds are called, as texts of the catalogue."""
OVER = ("sent", "cancelled")
"""Statuses of messages that need not go out any more."""
UNWRITTEN = ("idea", "draft")
"""Statuses in which the text is not ready and approval was not asked."""

Section = Literal["late", "waiting", "week", "next", "later"]
SECTIONS: dict[Section, str] = {
    "late": mark("Late"),
    "waiting": mark("Waiting for approval"),
    "week": mark("This week"),
    "next": mark("Next week"),
    "later": mark("Later"),
}
"""The headings of an agenda in their order, as texts of the catalogue."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due."""

    kind: Kind
    """A message that goes out, the last day of an activation, a task, a text that a channel must have, approval that
    must be asked, or approval that is waited for."""
    slot: Slot | None
    """When: the days or hours of a message, else the end of the day; None for approval without a day."""
    message: Message
    """The message itself, or the one it belongs to."""
    what: str
    """What to call it: the title, the activation, or the task."""
    owner: str
    """Whose turn it is: who makes it happen, or who says yes; "" when nobody is named."""
    overdue: bool = False
    """Its last day has passed."""
    since: date | None = None
    """Since when approval is waited for, as far as the history of the message tells."""
    task: int | None = None
    """Which of the message's tasks it is, from 0."""

    @property
    def sort_key(self) -> tuple[bool, tuple[date, datetime]]:
        """Return what an agenda is sorted by: what is late first, then by day; what has no day last."""
        return not self.overdue, self.slot.sort_key if self.slot else (date.max, START_OF_TIME)

    def section(self, today: date) -> Section:
        """Return under which heading it stands; weeks begin on Monday, as ISO 8601 has them."""
        if self.overdue:
            return "late"
        if self.kind == "approval" or self.slot is None:
            return "waiting"
        weeks = (self.slot.first.toordinal() - 1) // 7 - (today.toordinal() - 1) // 7
        return "week" if weeks <= 0 else "next" if weeks == 1 else "later"


def agenda(schedule: Schedule, today: date, days: int, owner: str | None = None) -> tuple[Due, ...]:
    """Return what is due in so many days from today, today counted, with everything that is late; late first.

    Approval that is waited for is there whatever its day. `owner` keeps whose turn it is, whatever the case of the
    letters. Confidential messages are in it: who shows it to others leaves them out.
    """
    last = today + timedelta(days=min(days, (date.max - today).days) - 1)
    found = [due for message in schedule.plan.messages for due in _of(schedule, message, today, last)]
    kept = [due for due in found if owner is None or due.owner.casefold() == owner.casefold()]
    return tuple(sorted(kept, key=lambda due: (due.sort_key, due.kind, due.message.id)))


def owners(schedule: Schedule) -> list[str]:
    """Return everybody who makes a message or task happen, or says yes to one, by name."""
    named = {name for each in schedule.plan.messages for name in (each.owner, each.approver)}
    named |= {task.owner for each in schedule.plan.messages for task in each.tasks}
    return sorted(named - {""}, key=str.casefold)


def in_status_since(message: Message, status: Status) -> date | None:
    """Return since when a message has its status, as far as its history tells."""
    at = next((each.at for each in reversed(message.status_log) if each.status == status), None)
    return at.date() if at else None


def task_done(message: Message, number: int) -> Edit:
    """Return the edit that says that a task of a message, counted from 0, is done."""
    task = message.tasks[number]
    tasks = (*message.tasks[:number], replaced(task, done=True), *message.tasks[number + 1 :])
    label = say("‘{task}’ is done", task=task.title)
    return Edit(label, (Change("messages", message.id, message, replaced(message, tasks=tasks)),))


def _of(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give what is due of one message."""
    timing = schedule.timing(message.id)
    slots = timing.slots
    if message.status not in OVER:
        if timing.over(today):
            yield Due("message", slots[-1], message, message.title, message.owner, overdue=True)
        for slot in slots:
            if slot.first <= last and slot.last >= today:
                yield Due("message", slot, message, message.title, message.owner)
        yield from _text(schedule, message, today, last)
    if message.status != "cancelled":
        yield from _activation(schedule, message, today, last)
        yield from _tasks(schedule, message, today, last)


def _text(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give by when the text of a message must be there and approved, for the next time that it goes out."""
    slots, channel = schedule.timing(message.id).slots, schedule.channel(message)
    coming = next((slot for slot in slots if slot.last >= today), None)
    goes_out = (coming.last if coming.window else coming.first) if coming else slots[-1].last if slots else None
    due = handed_in(schedule.calendar, channel, goes_out) if channel and goes_out else goes_out
    if message.status == "review":
        slot, late = (_end_of(due), due < today) if due else (None, False)
        whose, since = message.approver or message.owner, in_status_since(message, "review")
        yield Due("approval", slot, message, message.title, whose, overdue=late, since=since)
    elif message.status in UNWRITTEN and channel and coming and due:
        asked = approval_asked(schedule.calendar, channel, due)
        if channel.approval and asked and asked <= last:
            yield Due("asking", _end_of(asked), message, message.title, message.owner, overdue=asked < today)
        if channel.copy_deadline and due <= last:
            yield Due("copy", _end_of(due), message, message.title, message.owner, overdue=due < today)


def _end_of(day: date) -> Slot:
    """Return a deadline by the end of a day."""
    return Slot(day, day)


def _activation(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give the last day on which readers can do what a message asks."""
    slot = schedule.deadline(message, message.activation_by) if message.activation_by else None
    if slot and today <= slot.first <= last:
        yield Due("activation", slot, message, message.activation or message.title, message.owner)


def _tasks(schedule: Schedule, message: Message, today: date, last: date) -> Iterator[Due]:
    """Give the open tasks that are due or late; one without an owner is the message's owner's."""
    for number, task in enumerate(message.tasks):
        slot = schedule.deadline(message, task.due) if task.due and not task.done else None
        if slot and slot.first <= last:
            late = slot.first < today
            yield Due("task", slot, message, task.title, task.owner or message.owner, overdue=late, task=number)
