"""A calendar of somebody else as the beginning of a plan: its events as messages, what is marked so as milestones."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campaign.calendars.reading import Complaint, ReadCalendar
from campaign.calendars.returned import Returned, returned
from campaign.calendars.texts import MILESTONE, bare_title
from campaign.desk.importing.backdrop import told_of
from campaign.desk.importing.events import message_id, new_message, told_times
from campaign.desk.importing.files import Incoming, plan_meant, plan_of
from campaign.desk.importing.imports import Import, ImportChange, NotUnderstood, Standing, Understood
from campaign.desk.importing.merge import UNTITLED
from campaign.desk.starting import free_place
from campaign.language import language, say
from campaign.model.changes import Change
from campaign.model.ids import slug
from campaign.model.milestones import Milestone
from campaign.model.when import OnDay
from campaign.stopping import going_on


def import_plan(incoming: Incoming, read: ReadCalendar, standing: Standing) -> Import:
    """Return the plan that a calendar makes; cancelled events stay out."""
    found = list(returned(read.events, standing.schedule.zone))
    events = [each for each in found if isinstance(each, Returned)]
    untitled = language(standing.schedule.plan.campaign.language).text(UNTITLED)
    changes = {each.key: each for each in _changes(events, standing, untitled)}
    title = standing.plan.campaign.title
    unread = told_of((*read.complaints, *(each for each in found if isinstance(each, Complaint))))
    left = (*unread, *_left(events))
    already = None if incoming.target else _already(incoming, events)
    remarks = (say("This calendar is the plan ‘{name}’ already", name=already.stem),) if already else ()
    return Import(
        "plan",
        say("Made of ‘{name}’", name=incoming.path.name),
        incoming.target or free_place(incoming.folder, title),
        standing,
        tuple(changes.values()),
        tuple(Understood(each.line, each.title or untitled, message_id(each)) for each in events if not each.cancelled),
        tuple(sorted(left, key=lambda each: each.place)),
        remarks,
        already=already,
    )


def _already(incoming: Incoming, events: list[Returned]) -> Path | None:
    """Return the plan that was made of these events before, or that they went out of."""
    made = {message_id(each) for each in events if each.uid and not each.cancelled}
    return plan_meant(incoming.data, incoming.folder) or (plan_of(incoming.folder, made) if made else None)


def _changes(events: list[Returned], standing: Standing, untitled: str) -> Iterator[ImportChange]:
    """Give a change for every event."""
    taken: set[str] = set()
    for event in going_on(events):
        if event.cancelled:
            continue
        if (event.title or "").startswith(MILESTONE):
            yield _milestone(event, standing, taken)
        else:
            yield new_message(standing.schedule.plan, event, standing.schedule.zone, untitled)


def _milestone(event: Returned, standing: Standing, taken: set[str]) -> ImportChange:
    """Return the change that makes an event a milestone."""
    title = bare_title(event.title or "")
    entry = slug(title, taken)
    taken.add(entry)
    first, last = event.times.days
    until: dict[str, Any] = {"until": OnDay(last)} if last > first else {}
    milestone = Milestone.model_construct(id=entry, title=title, date=OnDay(first), **until)
    told = say("{when}, as a milestone", when=told_times(event.times, standing.schedule.zone))
    step = (Change("milestones", entry, None, milestone),)
    return ImportChange(
        f"{entry}.new",
        "new",
        title=title,
        told=told,
        step=lambda _standing: step,
        entry=("milestones", entry),
        uid=event.uid or None,
        line=event.line,
        private=event.private,
    )


def _left(events: list[Returned]) -> Iterator[NotUnderstood]:
    """Give what does not come in whole."""
    for event in events:
        if event.cancelled:
            yield NotUnderstood(event.line, event.title or "", say("This event is cancelled"))
        elif event.odd is not None:
            yield NotUnderstood(
                event.line, event.title or "", say("Only its first time comes in: {why}", why=event.odd)
            )
