"""Everything that can be done to a plan, each as one named, reversible edit."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from campaign.desk.distances import days_as_terms, restated
from campaign.errors import CampaignError, NotFoundError, did_you_mean
from campaign.language import Sentence, say
from campaign.model.changes import Change, Edit, apply, replaced, without
from campaign.model.fields import Status
from campaign.model.ids import new_id
from campaign.model.messages import SETTLED, Message, StatusChange
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan, Row, Table, name_of
from campaign.model.said import called, said_when
from campaign.model.when import Anchored, AtTime, OnDay, When, Window
from campaign.schedule.building import revise_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.schedule.starts import add_months


def wanted_message(plan: Plan, message_id: str) -> Message:
    """Return a message of the plan, by its id or its exact title.

    Raises:
        NotFoundError: there is none.
    """
    message = plan.message(message_id)
    if message is None:
        titled = [each for each in plan.messages if each.title.casefold() == message_id.casefold()]
        message = titled[0] if len(titled) == 1 else None
    if message is None:
        known = [name for each in plan.messages if not each.confidential for name in (each.id, each.title)]
        raise NotFoundError(say("There is no message {id}", id=message_id), did_you_mean(message_id, known))
    return message


def set_fields(plan: Plan, table: Table, entry_id: str, values: dict[str, object]) -> Edit:
    """Return the edit that gives an entry other values.

    Raises:
        NotFoundError: there is no such entry.
    """
    before = plan.get(table, entry_id)
    if before is None:
        known = [row.id for row in plan.table(table)]
        raise NotFoundError(say("There is no {id} in {table}", id=entry_id, table=table), did_you_mean(entry_id, known))
    after = replaced(before, **values)
    return Edit(say("Changed ‘{title}’", title=name_of(after)), (Change(table, entry_id, before, after),))


def set_campaign(plan: Plan, values: Mapping[str, object], unset: Iterable[str] = ()) -> Edit:
    """Return the edit that gives the campaign itself other values, and takes some away."""
    after = without(replaced(plan.campaign, **values), *unset)
    return Edit(say("Changed the campaign"), (Change("campaign", "", plan.campaign, after),))


def set_archived(plan: Plan, *, archived: bool) -> Edit:
    """Return the edit that puts a campaign away, or brings it back."""
    change = Change("campaign", "", plan.campaign, replaced(plan.campaign, archived=archived))
    title = plan.campaign.title
    return Edit(
        say("Archived ‘{title}’", title=title) if archived else say("Brought ‘{title}’ back", title=title), (change,)
    )


def set_status(message: Message, status: Status, by: str, at: datetime) -> Edit:
    """Return the edit that gives a message another status, and notes who did so and when."""
    after = noted(message, replaced(message, status=status), by, at)
    label = say("‘{title}’ is now {status}", title=message.title, status=Sentence(status))
    return Edit(label, (_change(message, after),))


def noted(before: Message, after: Message, by: str, at: datetime) -> Message:
    """Return a message with a line in its history when its status changed: to what, who saw to it, and when."""
    if before.status == after.status:
        return after
    line = StatusChange.model_construct(status=after.status, by=by, at=at.replace(microsecond=0))
    return replaced(after, status_log=(*after.status_log, line))


def add_message(plan: Plan, values: dict[str, object], after: str | None = None) -> Edit:
    """Return the edit that adds a message, behind another or at the end."""
    taken = {*plan.places("messages"), *plan.places("milestones")}
    said: dict[str, Any] = {"id": new_id("m", taken), **values}
    message = Message.model_construct(**said)
    return Edit(
        say("Added ‘{title}’", title=message.title),
        (Change("messages", message.id, None, message, _behind(plan, after)),),
    )


def add_entry(table: Table, entry: Row, position: int | None = None) -> Edit:
    """Return the edit that adds an entry to a table."""
    return Edit(say("Added ‘{title}’", title=name_of(entry)), (Change(table, entry.id, None, entry, position),))


def delete_entry(plan: Plan, table: Table, entry_id: str) -> Edit:
    """Return the edit that takes an entry out. What refers to it stays, and is told as a finding.

    Raises:
        NotFoundError: there is no such entry.
    """
    entry = plan.get(table, entry_id)
    if entry is None:
        raise NotFoundError(say("There is no {id} in {table}", id=entry_id, table=table))
    position = plan.places(table)[entry_id]
    return Edit(say("Deleted ‘{title}’", title=name_of(entry)), (Change(table, entry_id, entry, None, position),))


def duplicate_message(plan: Plan, message: Message, title: str) -> Edit:
    """Return the edit that puts a copy behind a message: a draft of its own, with nothing of its history."""
    taken = {*plan.places("messages"), *plan.places("milestones")}
    fresh = {"id": new_id("m", taken), "title": title, "status": "draft", "status_log": (), "result": None}
    copy = replaced(message, **fresh)
    change = Change("messages", copy.id, None, copy, _behind(plan, message.id))
    return Edit(say("Duplicated ‘{title}’", title=message.title), (change,))


def move_to(schedule: Schedule, message: Message, when: When | None) -> Edit:
    """Return the edit that gives a message another moment, or none; an end of its own moves along."""
    after = replaced(message, when=when)
    if message.until is not None:
        after = replaced(after, until=moved_end(schedule, message, when))
    label = (
        say("Moved ‘{title}’ to {when}", title=message.title, when=said_when(when, partial(called, schedule.plan)))
        if when
        else say("Took ‘{title}’ off the calendar", title=message.title)
    )
    return Edit(label, (_change(message, after),))


def moved_end(schedule: Schedule, message: Message, when: When | None) -> When | None:
    """Return the end of a message that gets another start, as long after it as before; none without a start."""
    bare = replaced(message, when=when, until=None)
    plan = apply(schedule.plan, (Change("messages", message.id, schedule.plan.message(message.id), bare),))
    old = schedule.timing(message.id).first
    new = revise_schedule(schedule, plan, {("messages", message.id)}).timing(message.id).first
    if old is None or new is None or message.until is None:
        return None
    if old.start and old.end and new.start:
        end = new.start + (old.end - old.start)
        same = isinstance(message.until, AtTime | OnDay) or old.start.time() != new.start.time()
        return AtTime(end.replace(tzinfo=None)) if same else moved(message.until, schedule, old.last, _days(old, new))
    return moved(message.until, schedule, old.last, _days(old, new))


def _days(old: Slot, new: Slot) -> int:
    """Return how many days later a slot starts."""
    return (new.first - old.first).days


def move_by_days(schedule: Schedule, message: Message, days: int) -> Edit:
    """Return the edit that moves a message, with its own end, so many calendar days.

    What hangs on a milestone keeps hanging on it.

    Raises:
        CampaignError: it is unscheduled, or the calendar ends first.
    """
    slot = schedule.timing(message.id).first
    if message.when is None or slot is None:
        raise CampaignError(say("{title} has no date yet", title=message.title), say("Give it one first."))
    try:
        when, day = moved(message.when, schedule, slot.first, days), slot.first + timedelta(days=days)
        until = moved(message.until, schedule, slot.last, days) if message.until else None
    except (OverflowError, ValueError):
        raise CampaignError(say("The calendar ends there")) from None
    label = say("Moved ‘{title}’ to {day}", title=message.title, day=day)
    after = replaced(message, when=when) if until is None else replaced(message, when=when, until=until)
    return Edit(label, (_change(message, after),))


def moved(when: When, schedule: Schedule, day: date, days: int) -> When:
    """Return a moment so many days later, in the form it was written in.

    A window moves by its own kind: a week for anything up to a week, else a month or quarter; by no days not at all.

    Raises:
        OverflowError: the calendar ends first.
        ValueError: likewise.
    """
    if days == 0:
        return when
    match when:
        case OnDay():
            return OnDay(when.day + timedelta(days=days))
        case AtTime():
            return AtTime(when.moment + timedelta(days=days))
        case Window():
            return _moved_window(when, days)
        case Anchored():
            base = schedule.start(when.anchor)
            wanted = day + timedelta(days=days)
            terms = restated(schedule, when.terms, base, wanted) if base else days_as_terms(days)
            return Anchored(when.anchor, terms, when.clock)


def move_milestone(plan: Plan, schedule: Schedule, milestone_id: str, when: When) -> Edit:
    """Return the edit that moves a milestone, after pinning what is approved, scheduled or sent to the date it has.

    Raises:
        NotFoundError: there is no such milestone.
    """
    milestone = plan.milestone(milestone_id)
    if milestone is None:
        known = [each.id for each in plan.milestones]
        raise NotFoundError(say("There is no milestone {id}", id=milestone_id), did_you_mean(milestone_id, known))
    pinned = pins(plan, schedule, schedule.dependents(milestone_id))
    change = Change("milestones", milestone_id, milestone, moved_milestone(schedule, milestone, when))
    told = when.day if isinstance(when, OnDay) else said_when(when, partial(called, schedule.plan))
    return Edit(say("Moved ‘{title}’ to {when}", title=milestone.name, when=told), (*pinned, change))


def moved_milestone(schedule: Schedule, milestone: Milestone, when: When | None) -> Milestone:
    """Return a milestone on another date; one of several days stays as long, unless it loses its date."""
    after = replaced(milestone, date=when)
    old = schedule.milestone(milestone.id)
    if milestone.until is None or old is None or when is None:
        return after
    bare = replaced(after, until=None)
    plan = apply(schedule.plan, (Change("milestones", milestone.id, schedule.plan.milestone(milestone.id), bare),))
    new = revise_schedule(schedule, plan, {("milestones", milestone.id)}).milestone(milestone.id)
    if new is None:
        return after
    return replaced(after, until=moved(milestone.until, schedule, old.last, _days(old, new)))


def pins(plan: Plan, schedule: Schedule, ids: Iterable[str]) -> tuple[Change, ...]:
    """Return the changes that keep what is approved, scheduled or sent on the date it has."""
    return tuple(
        _change(message, pinned(schedule, message))
        for each in ids
        if (message := plan.message(each)) is not None and message.status in SETTLED and schedule.timing(each).first
    )


def pinned(schedule: Schedule, message: Message) -> Message:
    """Return a message that hangs on nothing: with the dates that it has now, its end and its repeats among them."""
    timing = schedule.timing(message.id)
    slot = timing.first
    if slot is None:
        return message
    values: dict[str, object] = {"when": slot.begins}
    if message.until is not None:
        values["until"] = AtTime(_wall(slot.end)) if slot.end else OnDay(slot.last)
    if message.repeat is not None and message.repeat.until is not None:
        values["repeat"] = replaced(message.repeat, until=None, times=len(timing.slots))
    return replaced(message, **values)


def pinned_milestone(schedule: Schedule, milestone: Milestone) -> Milestone:
    """Return a milestone that hangs on nothing: with the days that it has now."""
    slot = schedule.milestone(milestone.id)
    if slot is None:
        return milestone
    last = {"until": OnDay(slot.last)} if milestone.until is not None else {}
    return replaced(milestone, date=OnDay(slot.first), **last)


def _wall(moment: datetime) -> datetime:
    """Return a moment as the clock on the wall shows it."""
    return moment.replace(tzinfo=None)


def _change(before: Message, after: Message) -> Change:
    """Return the change of one message."""
    return Change("messages", before.id, before, after)


def _behind(plan: Plan, message_id: str | None) -> int | None:
    """Return the place behind a message; None for the end."""
    place = plan.places("messages").get(message_id) if message_id else None
    return None if place is None else place + 1


def _moved_window(window: Window, days: int) -> Window:
    """Return the window some periods on: at least one, in the direction of the days."""
    direction = 1 if days > 0 else -1
    if window.period == "week":
        year, week, _ = (window.first + timedelta(weeks=direction * max(1, abs(days) // 7))).isocalendar()
        return Window("week", year, week)
    size = 1 if window.period == "month" else 3
    day = add_months(window.first, direction * size * max(1, abs(days) // (30 * size)))
    return Window(window.period, day.year, day.month if size == 1 else (day.month + 2) // 3)
