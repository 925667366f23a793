"""Shifting by a distance: one message or milestone, a lane, or a whole plan, in which what is settled stays."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from campaign.desk.edits import move_by_days, moved, moved_milestone, pins, set_campaign
from campaign.errors import CampaignError, NotFoundError, did_you_mean
from campaign.language import say, say_many
from campaign.model.changes import Change, Edit, replaced
from campaign.model.messages import SETTLED, Message
from campaign.model.milestones import Milestone, Phase
from campaign.model.plan import Plan
from campaign.model.said import said_distance
from campaign.model.when import Anchored, AtTime, OnDay, Relative, Term, When
from campaign.schedule.lanes import LaneKind, lanes
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.schedule.starts import step


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as one edit, and the messages that stay where they are."""

    edit: Edit
    stays: tuple[str, ...]
    """What was asked to move, or hung on what moves, and is settled, past or without a date."""
    alone: bool = False
    """One thing moves, with what hangs on it."""


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
    """Return the shift of some messages by a distance; working days count per message. What has no date stays.

    What hangs on a message that shifts moves along with it, so it is not shifted a second time; what is approved,
    scheduled or sent keeps the date it has, also where it hangs on one that shifts.

    Raises:
        CampaignError: the calendar ends first.
    """
    asked = [message for each in ids if (message := plan.message(each))]
    wanted = [each for each in asked if schedule.timing(each.id).first]
    going = {message.id for message in wanted if message.status not in SETTLED}
    changes = [
        change
        for message in wanted
        if message.id in going and not comes_along(plan, message, going)
        for change in move_by_days(schedule, message, _days(schedule, message, terms)).changes
    ]
    hanging = {each for message_id in going for each in schedule.dependents(message_id)}
    pinned = pins(plan, schedule, sorted(hanging))
    stays = dict.fromkeys([*(each.id for each in asked if each.id not in going), *(each.id for each in pinned)])
    label = say_many(
        "Moved {count} message {distance}",
        "Moved {count} messages {distance}",
        len(going),
        distance=said_distance(terms),
    )
    return Shift(Edit(label, (*pinned, *(each for each in changes if _differs(each)))), tuple(stays))


def shift_campaign(plan: Plan, schedule: Schedule, terms: tuple[Term, ...], today: date) -> Shift:
    """Return the shift of a whole campaign: milestones, phases and messages with a date of their own, and its end.

    What hangs on one of these comes along. What is approved, scheduled or sent keeps the date it has; a milestone that
    has passed stays, as does a message that has passed and would have passed where it goes to; what hangs on one of
    these and is still to come moves by itself, also a milestone. Working days count per entry.

    Raises:
        CampaignError: the calendar ends first.
    """
    ahead = [each for each in plan.milestones if _is_to_come(each, schedule, today)]
    landmarks = {each.id for each in ahead}
    over = {each.id for each in plan.milestones if schedule.milestone(each.id)} - landmarks
    changes = [
        _milestone_change(schedule, each, terms)
        for each in ahead
        if not isinstance(each.date, Anchored) or each.date.anchor in over
    ]
    changes += [change for each in plan.phases for change in _phase_change(schedule, each, terms)]
    wanted = [message for each in schedule.ordered if (message := plan.message(each))]
    settled = [each.id for each in wanted if each.status in SETTLED]
    others = (each for each in wanted if each.status not in SETTLED)
    past = dict.fromkeys(each.id for each in others if _stays_past(schedule, each, terms, today))
    going = {each.id for each in wanted} - {*settled, *past}
    changes += [
        change
        for message in wanted
        if message.id in going and not comes_along(plan, message, going, landmarks, over | past.keys())
        for change in move_by_days(schedule, message, _days(schedule, message, terms)).changes
    ]
    edit = set_campaign(plan, _campaign_dates(plan, schedule, terms, today))
    label = say("Moved the whole campaign {distance}", distance=said_distance(terms))
    changes = [*pins(plan, schedule, settled), *changes, *edit.changes]
    return Shift(Edit(label, tuple(each for each in changes if _differs(each))), (*settled, *past))


def _is_to_come(milestone: Milestone, schedule: Schedule, today: date) -> bool:
    """Tell whether a milestone has a date that has not passed."""
    slot = schedule.milestone(milestone.id)
    return slot is not None and slot.last >= today


def _stays_past(schedule: Schedule, message: Message, terms: tuple[Term, ...], today: date) -> bool:
    """Tell whether the last day of a message has passed, and would have passed at a distance from where it stands."""
    timing = schedule.timing(message.id)
    return timing.over(today) and (
        timing.slots[-1].last.toordinal() + _days(schedule, message, terms) < today.toordinal()
    )


def _milestone_change(schedule: Schedule, milestone: Milestone, terms: tuple[Term, ...]) -> Change:
    """Return the change of a milestone that shifts; one of several days stays as long."""
    when = milestone_on(schedule, milestone, terms)
    return Change("milestones", milestone.id, milestone, moved_milestone(schedule, milestone, when))


def _phase_change(schedule: Schedule, phase: Phase, terms: tuple[Term, ...]) -> Iterator[Change]:
    """Give the change of a phase of which a date of its own shifts."""
    days = schedule.phase(phase.id)
    if days is None:
        return
    values = {
        field: moved(when, schedule, day, (_stepped(day, terms, schedule) - day).days)
        for field, when, day in zip(("start", "end"), (phase.start, phase.end), days, strict=True)
        if when is not None and not isinstance(when, Anchored)
    }
    if values:
        yield Change("phases", phase.id, phase, replaced(phase, **values))


def _campaign_dates(plan: Plan, schedule: Schedule, terms: tuple[Term, ...], today: date) -> dict[str, object]:
    """Return the first and last day of a campaign as they shift, as far as they have not passed."""
    days = {"start": plan.campaign.start, "end": plan.campaign.end}
    return {key: _stepped(day, terms, schedule) for key, day in days.items() if day is not None and day >= today}


def _stepped(day: date, terms: tuple[Term, ...], schedule: Schedule) -> date:
    """Return a day some steps on.

    Raises:
        CampaignError: the calendar ends first.
    """
    try:
        return step(day, terms, schedule.calendar)
    except (OverflowError, ValueError):
        raise CampaignError(say("The calendar ends there")) from None


def move_on(schedule: Schedule, message: Message, terms: tuple[Term, ...]) -> Edit:
    """Return the edit that moves one message by a distance from where it stands.

    Raises:
        CampaignError: it has no date yet, or the calendar ends first.
    """
    if schedule.timing(message.id).first is None:
        raise CampaignError(say("{title} has no date yet", title=message.title), say("Give it one first."))
    return move_by_days(schedule, message, _days(schedule, message, terms))


def moment_on(schedule: Schedule, message: Message, terms: tuple[Term, ...]) -> When:
    """Return the moment of a message at a distance from where it stands.

    Raises:
        CampaignError: it has no date yet, or the calendar ends first.
    """
    after = [each.after for each in move_on(schedule, message, terms).changes if each.id == message.id]
    found = after[0].when if after and isinstance(after[0], Message) else message.when
    if found is None:
        raise CampaignError(say("{title} has no date yet", title=message.title), say("Give it one first."))
    return found


def at_clock(when: When | None, slot: Slot | None, clock: time | None) -> When | None:
    """Return a moment at another time of the day that it comes to, or at none; what it hangs on stays."""
    if isinstance(when, Anchored):
        return replace(when, clock=clock)
    if slot is None or not (clock or isinstance(when, AtTime)):
        return when
    return AtTime(datetime.combine(slot.first, clock)) if clock else OnDay(slot.first)


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


def comes_along(
    plan: Plan,
    message: Message,
    going: AbstractSet[str],
    milestones: AbstractSet[str] = frozenset(),
    staying: AbstractSet[str] = frozenset(),
) -> bool:
    """Tell whether a message hangs, over whatever is not settled and not staying, on one or a milestone that shifts."""
    seen: set[str] = set()
    when = message.when
    while isinstance(when, Anchored) and when.anchor not in seen:
        seen.add(when.anchor)
        anchor = plan.message(when.anchor)
        if anchor is None:
            if when.anchor in milestones or when.anchor in staying:
                return when.anchor in milestones
            milestone = plan.milestone(when.anchor)
            when = milestone.date if milestone else None
        elif anchor.status in SETTLED or anchor.id in staying:
            return False
        elif anchor.id in going:
            return True
        else:
            when = anchor.when
    return False


def _differs(change: Change) -> bool:
    """Tell whether a change changes anything."""
    return change.before != change.after
