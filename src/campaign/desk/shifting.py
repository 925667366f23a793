"""Shifting by a distance: one message or milestone, a lane, or a whole plan, in which what is settled stays."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaign.desk.edits import move_by_days, moved, pins
from campaign.errors import CampaignError, NotFoundError, did_you_mean
from campaign.language import say, say_many
from campaign.model.changes import Change, Edit
from campaign.model.messages import SETTLED, Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.when import Anchored, Relative, Term, When
from campaign.schedule.lanes import LaneKind, lanes
from campaign.schedule.schedule import Schedule
from campaign.schedule.starts import step


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as one edit, and the messages that are settled and stay where they are."""

    edit: Edit
    stays: tuple[str, ...]


def lane_ids(schedule: Schedule, by: LaneKind, name: str) -> tuple[str, ...]:
    """Return the scheduled messages of a lane, by its key or its label.

    Raises:
        NotFoundError: no lane of this kind with a message in it is called so.
    """
    found = lanes(schedule, by)
    for lane in found:
        if name.casefold() in {lane.key.casefold(), lane.label.casefold()}:
            return lane.ids
    known = [each for lane in found for each in (lane.label, lane.key) if each]
    labels = [lane.label for lane in found if lane.label]
    remedy = did_you_mean(name, known) or say("There is: {names}.", names=labels)
    raise NotFoundError(say("There is no lane {name} with messages in it", name=name), remedy)


def shift(plan: Plan, schedule: Schedule, ids: Iterable[str], terms: tuple[Term, ...]) -> Shift:
    """Return the shift of some scheduled messages by a distance; working days count per message.

    What hangs on a message that shifts moves along with it, so it is not shifted a second time; what is approved,
    scheduled or sent keeps the date it has, also where it hangs on one that shifts.

    Raises:
        CampaignError: the calendar ends first.
    """
    wanted = [message for each in ids if (message := plan.message(each)) and schedule.timing(each).first]
    going = {message.id for message in wanted if message.status not in SETTLED}
    changes = [
        change
        for message in wanted
        if message.id in going and not _comes_along(plan, message, going)
        for change in move_by_days(schedule, message, _days(schedule, message, terms)).changes
    ]
    hanging = {each for message_id in going for each in schedule.dependents(message_id)}
    pinned = pins(plan, schedule, sorted(hanging))
    stays = dict.fromkeys([*(each.id for each in wanted if each.id not in going), *(each.id for each in pinned)])
    distance = str(Relative(terms))
    label = say_many(
        "Shifted {count} message by {distance}", "Shifted {count} messages by {distance}", len(going), distance=distance
    )
    return Shift(Edit(label, (*pinned, *(each for each in changes if _differs(each)))), tuple(stays))


def move_on(schedule: Schedule, message: Message, terms: tuple[Term, ...]) -> Edit:
    """Return the edit that moves one message by a distance from where it stands.

    Raises:
        CampaignError: it has no date yet, or the calendar ends first.
    """
    if schedule.timing(message.id).first is None:
        raise CampaignError(say("{title} has no date yet", title=message.title), say("Give it one first."))
    return move_by_days(schedule, message, _days(schedule, message, terms))


def milestone_on(schedule: Schedule, milestone: Milestone, terms: tuple[Term, ...]) -> When:
    """Return the moment of a milestone by a distance from where it stands; what hangs on another keeps hanging on it.

    Raises:
        CampaignError: it has no date yet, or the calendar ends first.
    """
    slot = schedule.milestone(milestone.id)
    if slot is None or milestone.date is None:
        raise CampaignError(say("{title} has no date yet", title=milestone.name), say("Give it one first."))
    try:
        days = (step(slot.first, terms, schedule.calendar) - slot.first).days
        return moved(milestone.date, schedule, slot.first, days)
    except (OverflowError, ValueError):
        raise CampaignError(say("The calendar ends there")) from None


def _days(schedule: Schedule, message: Message, terms: tuple[Term, ...]) -> int:
    """Return a distance in calendar days, as it is from where a message stands."""
    slot = schedule.timing(message.id).first
    there = schedule.deadline(message, Relative(terms))
    if slot is None or there is None:
        raise CampaignError(say("The calendar ends there"))
    return (there.first - slot.first).days


def _comes_along(plan: Plan, message: Message, going: set[str]) -> bool:
    """Tell whether a message hangs, over whatever is not settled, on one that shifts."""
    seen: set[str] = set()
    when = message.when
    while isinstance(when, Anchored) and when.anchor not in seen:
        seen.add(when.anchor)
        anchor = plan.message(when.anchor)
        if anchor is None:
            milestone = plan.milestone(when.anchor)
            when = milestone.date if milestone else None
        elif anchor.status in SETTLED:
            return False
        elif anchor.id in going:
            return True
        else:
            when = anchor.when
    return False


def _differs(change: Change) -> bool:
    """Tell whether a change changes anything."""
    return change.before != change.after
