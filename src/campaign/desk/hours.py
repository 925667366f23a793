"""Moving a message to another hour: on a clock, whatever its moment hangs on."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from campaign.desk.edits import move_to, moved
from campaign.errors import CampaignError
from campaign.language import say
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.when import Anchored, AtTime, OnDay, When
from campaign.schedule.schedule import Schedule


def move_to_hour(schedule: Schedule, message: Message, day: date, clock: time) -> Edit:
    """Return the edit that gives a message a day and an hour, with its own end; what hangs on a milestone stays so.

    Raises:
        CampaignError: the calendar ends first.
    """
    slot = schedule.timing(message.id).first
    try:
        days = (day - slot.first).days if slot else 0
        when = moved(message.when, schedule, slot.first, days) if message.when and slot else OnDay(day)
    except (OverflowError, ValueError):
        raise CampaignError(say("The calendar ends there")) from None
    edit = move_to(schedule, message, _at(when, day, clock))
    label = say("Moved ‘{title}’ to {day} {clock}", title=message.title, day=day, clock=clock)
    return Edit(label, edit.changes)


def move_by_minutes(schedule: Schedule, message: Message, minutes: int) -> Edit:
    """Return the edit that moves a message so many minutes on its day.

    Raises:
        CampaignError: it has no hour, or the day ends first.
    """
    slot = schedule.timing(message.id).first
    if slot is None or slot.start is None:
        remedy = say("Press enter and write the hour behind the day, as 10:00.")
        raise CampaignError(say("{title} has no hour yet", title=message.title), remedy)
    wall = slot.start.replace(tzinfo=None) + timedelta(minutes=minutes)
    if wall.date() != slot.first:
        raise CampaignError(say("The day ends there"), say("H and L move it to another day."))
    return move_to_hour(schedule, message, slot.first, wall.time())


def _at(when: When, day: date, clock: time) -> When:
    """Return a moment on an hour; what was only a period becomes that day."""
    return replace(when, clock=clock) if isinstance(when, Anchored) else AtTime(datetime.combine(day, clock))
