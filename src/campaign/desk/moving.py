"""What a planner can move, and to where as it is typed: a milestone, some messages, or the whole campaign."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from campaign.desk.changing import changed
from campaign.desk.desk import Desk
from campaign.desk.edits import move_milestone, move_to, pinned, pinned_milestone
from campaign.desk.entering import context_of
from campaign.desk.shifting import Shift, lane_ids, milestone_on, move_on, shift, shift_campaign
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Change, Edit, replaced
from campaign.model.distances import is_distance, read_distance, says_way
from campaign.model.messages import SETTLED, Message
from campaign.model.milestones import Milestone
from campaign.model.typed import read_span, read_when
from campaign.model.when import Anchored, Term, When
from campaign.schedule.lanes import LaneKind
from campaign.schedule.schedule import Schedule


class Target(NamedTuple):
    """Something that can move."""

    name: Sentence
    """What it is called."""
    milestone: str | None
    """The milestone that it is; None for messages."""
    by: Callable[[str], Shift]
    """Gives the move to what was typed, and what stays; raises a CampaignError when it cannot be."""
    at: str = ""
    """What is typed at first: where somebody said already that it goes."""


def milestone_to(desk: Desk, milestone_id: str, typed: str) -> Shift:
    """Return the move of a milestone to a date, or by a distance from the date it has.

    Raises:
        NotFoundError: there is no such milestone.
        NotUnderstoodError: what was typed is neither.
    """
    when = _milestone_when(desk, desk.plan.milestone(milestone_id), typed)
    edit = move_milestone(desk.plan, desk.schedule, milestone_id, when)
    return without_past(desk, Shift(edit, (), alone=True))


def _milestone_when(desk: Desk, milestone: Milestone | None, typed: str) -> When:
    """Return the moment that was typed for a milestone: a date, or a distance from the date it has."""
    if milestone is not None and is_distance(typed):
        return milestone_on(desk.schedule, milestone, read_distance(typed))
    return read_when(typed, context_of(desk, milestone))


def without_past(desk: Desk, shift: Shift) -> Shift:
    """Return a shift in which what has passed keeps its date: milestones, and messages that would have passed as well.

    A milestone that has passed has happened. With a message that has passed before and after nothing can be done any
    more, and it may have gone out without anybody saying so.
    """
    before, after, marked = desk.schedule, desk.preview(shift.edit), shift.edit
    landmarks = tuple(_landmarks_passed(desk, shift.edit, after))
    if landmarks:
        marked = Edit(shift.edit.label, (*landmarks, *_needed(desk, landmarks, shift.edit)))
        after = desk.preview(marked)
    times = ((each, before.timing(each.id), after.timing(each.id)) for each in desk.plan.messages)
    past = [
        each for each, now, then in times if now.over(desk.today) and then.over(desk.today) and now.slots != then.slots
    ]
    ids = {each.id for each in past}
    changes = (each for each in marked.changes if each.table != "messages" or each.id not in ids)
    hanging = (each for each in past if _hangs(each))
    pins = (Change("messages", each.id, each, pinned(desk.schedule, each)) for each in hanging)
    edit = Edit(shift.edit.label, (*pins, *changes))
    stays = dict.fromkeys((*shift.stays, *(each.id for each in landmarks), *(each.id for each in past)))
    return replace(shift, edit=edit, stays=tuple(stays))


def _landmarks_passed(desk: Desk, edit: Edit, after: Schedule) -> Iterator[Change]:
    """Give the changes that keep the milestones on their date that have passed, and would be another day after it."""
    before = desk.schedule
    meant = {each.id for each in edit.changes if each.table == "milestones"}
    for milestone in desk.plan.milestones:
        slot = before.milestone(milestone.id)
        if slot and slot.last < desk.today and milestone.id not in meant and after.milestone(milestone.id) != slot:
            yield Change("milestones", milestone.id, milestone, pinned_milestone(before, milestone))


def _needed(desk: Desk, landmarks: Sequence[Change], edit: Edit) -> tuple[Change, ...]:
    """Return the changes of an edit without those that keep a message on its date which stays by its milestone now."""
    settled = {each.id for each in edit.changes if isinstance(each.before, Message) and each.before.status in SETTLED}
    others = (each for each in edit.changes if each.id not in settled)
    before, after = desk.schedule, desk.preview(Edit(edit.label, (*landmarks, *others)))
    staying = {each for each in settled if before.timing(each).slots == after.timing(each).slots}
    return tuple(each for each in edit.changes if each.id not in staying)


def _hangs(message: Message) -> bool:
    """Tell whether a moment of a message hangs on something."""
    last = message.repeat.until if message.repeat else None
    return any(isinstance(each, Anchored) for each in (message.when, message.until, last))


def campaign_by(desk: Desk, terms: tuple[Term, ...]) -> Shift:
    """Return the shift of the whole campaign, of which what is past stays.

    Raises:
        CampaignError: the calendar ends first.
    """
    return without_past(desk, shift_campaign(desk.plan, desk.schedule, terms, desk.today))


def messages_by(desk: Desk, ids: Iterable[str], terms: tuple[Term, ...]) -> Shift:
    """Return the shift of some messages, with what hangs on them.

    Raises:
        CampaignError: the calendar ends first.
    """
    return shift(desk.plan, desk.schedule, ids, terms)


def lane_by(desk: Desk, by: LaneKind, name: str, terms: tuple[Term, ...]) -> Shift:
    """Return the shift of a lane, by its key or label; what has passed stays, as it does of the whole campaign.

    Who names messages means each of them, who names a lane means what is still to come.

    Raises:
        NotFoundError: there is no such lane.
        CampaignError: the calendar ends first.
    """
    return without_past(desk, messages_by(desk, lane_ids(desk.schedule, by, name), terms))


def message_to(desk: Desk, message: Message, typed: str) -> Edit:
    """Return the move of a message to a moment, with its end when that was typed too, or by a distance.

    Raises:
        NotUnderstoodError: what was typed is neither.
        CampaignError: it has no date to move from, or the calendar ends first.
    """
    if says_way(typed):
        return move_on(desk.schedule, message, read_distance(typed))
    span = read_span(typed, context_of(desk, message))
    edit = move_to(desk.schedule, message, span.when)
    moved = replaced(message, when=span.when, **span.ends)
    return Edit(edit.label, (Change("messages", message.id, message, moved),)) if span.ends else edit


def milestone_target(desk: Desk, milestone_id: str, name: str) -> Target:
    """Return a milestone, with everything that hangs on it."""
    return Target(
        say("milestone {title}", title=name), milestone_id, lambda typed: milestone_to(desk, milestone_id, typed)
    )


def entered_target(desk: Desk, milestone: Milestone, values: Mapping[str, object], typed: str) -> Target:
    """Return a milestone that gets other values, its date among them, which was typed so.

    Another date may be typed instead of it; the other values stay.
    """

    def by(again: str) -> Shift:
        when = values.get("date") if again == typed else _milestone_when(desk, milestone, again)
        return with_past_kept(desk, changed(desk, "milestones", milestone, {**values, "date": when}))

    return Target(say("milestone {title}", title=milestone.name), milestone.id, by, typed)


def with_past_kept(desk: Desk, edit: Edit) -> Shift:
    """Return an edit that moves a milestone as a shift, in which what has passed keeps its date."""
    return without_past(desk, Shift(edit, (), alone=True))


def milestones_moved(desk: Desk, edit: Edit) -> tuple[tuple[Milestone, Milestone], ...]:
    """Return the milestones that an edit gives another date and on which something hangs, as they were and become."""
    pairs = ((each.before, each.after) for each in edit.changes)
    return tuple(
        (before, after)
        for before, after in pairs
        if isinstance(before, Milestone)
        and isinstance(after, Milestone)
        and before.date != after.date
        and desk.schedule.dependents(before.id)
    )


def moves_along(desk: Desk, edit: Edit) -> Sentence | None:
    """Return how many messages move along with the milestones that an edit moves; None when none of them does."""
    moved = milestones_moved(desk, edit)
    after = desk.preview(edit)
    hanging = {each for before, _after in moved for each in desk.schedule.dependents(before.id)}
    count = sum(desk.schedule.timing(each.id).slots != after.timing(each.id).slots for each in desk.plan.messages)
    stay = sum(desk.plan.message(each) is not None for each in hanging) - count
    if not moved or not count:
        return None
    along = say_many("{count} message moves along", "{count} messages move along", count)
    kept = say_many("{count} stays", "{count} stay", stay)
    return say("{along}, {kept}", along=along, kept=kept) if stay > 0 else along


def messages_target(desk: Desk, ids: Iterable[str]) -> Target:
    """Return some messages, with what hangs on them."""
    wanted = tuple(ids)
    name = say_many("{count} message", "{count} messages", len(wanted))
    return Target(name, None, lambda typed: messages_by(desk, wanted, read_distance(typed)))


def campaign_target(desk: Desk) -> Target:
    """Return the whole campaign."""

    def by(typed: str) -> Shift:
        return campaign_by(desk, read_distance(typed))

    return Target(say("the whole campaign"), None, by)
