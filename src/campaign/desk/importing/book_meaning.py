"""What goes without saying in a spreadsheet that came back: for whom a new row is, and what a status means."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from campaign.desk.entering import Entered
from campaign.desk.importing.imports import ImportChange, Standing
from campaign.desk.importing.sheet_status import is_early
from campaign.desk.steps import odd_step
from campaign.language import say
from campaign.model.changes import Change
from campaign.model.fields import Status
from campaign.model.merging_entries import with_value
from campaign.model.messages import STATUSES, Message
from campaign.model.plan import Plan

SENT: Status = "sent"
"""What a row that somebody added says that is done."""


def early(message: Message, standing: Standing, today: date) -> bool:
    """Tell whether a new message that is said to be done cannot be out: its day is to come, or it has none."""
    schedule = standing.after([Change("messages", message.id, None, message)]).schedule
    return is_early(schedule.timing(message.id).first, today, done=True)


def addressed(whom: str, plan: Plan) -> tuple[str, ...]:
    """Return the audiences that a choice of a plan is for, by id, given what they are called with commas between."""
    known = sorted(((each.label, each.id) for each in plan.audiences), key=lambda each: -len(each[0]))
    found: list[str] = []
    rest = whom
    while rest:
        name, audience = next(((n, i) for n, i in known if n and f"{rest}, ".startswith(f"{n}, ")), (rest, ""))
        found += [audience] if audience else []
        rest = rest[len(name) :].removeprefix(", ")
    return tuple(found)


def explained(
    change: ImportChange,
    standing: Standing,
    row: tuple[Message, Entered],
    so_far: tuple[Iterable[ImportChange], date],
) -> ImportChange:
    """Return a change of status with what is odd about it, beside what else its row says of the message.

    `so_far` has what the spreadsheet changed before that, and today.
    """
    (message, entered), (changes, today) = row, so_far
    status = entered.values["status"]
    if status not in STATUSES:
        return change
    for each in changes:
        if each.kind == "moved" and each.entry == change.entry:
            standing = standing.after(each.step(standing))
    for name, value in entered.values.items():
        message = message if name == "status" else with_value(message, name, value)
    told = change.told
    for why in odd_step(standing.schedule, message, status, today):
        told = say("{told} ▲ {why}", told=told, why=why)
    return replace(change, told=told)
