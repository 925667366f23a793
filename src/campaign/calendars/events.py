"""What goes into a calendar: a plan's messages, milestones and deadlines as plain events."""

from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from campaign.addresses import address_of
from campaign.calendars.texts import MILESTONE, description_of, identity, summary_of, uid_of
from campaign.language import Language, mark
from campaign.model.duration import Duration
from campaign.model.ids import derived_id
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.schedule.landmarks import landmarks
from campaign.schedule.lanes import LANE_KINDS, lanes
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.stopping import going_on
from campaign.text import clean

MOST_REMINDERS = 50  # of one event; each is written with every event, and no program shows so many


@dataclass(frozen=True, slots=True)
class Request:
    """What to export: empty lists take everything."""

    channels: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    only: frozenset[str] | None = None
    """Messages by id, and no others."""
    heard: frozenset[str] = frozenset()
    """The audiences that `only` was made from: what is addressed to one of them is heard by who was asked for."""
    whom: tuple[str, ...] = ()
    """The audiences that were asked for, by id: `heard` without what they are part of."""
    words: str = ""
    """The words that `only` was made from."""
    confidential: tuple[str, ...] = ()
    """Confidential messages that go out after all, by id."""
    milestones: bool = True
    quiet: bool = False
    deadlines: bool = False
    """Deadlines of activations, as events of their own."""
    tasks: bool = False
    """Open tasks, as events of their own."""

    def takes(self, message: Message) -> bool:
        """Tell whether a message goes out."""
        if message.confidential and message.id not in self.confidential:
            return False
        if message.status == "cancelled" or (self.only is not None and message.id not in self.only):
            return False
        chosen = (
            (self.channels, {message.channel}),
            (self.audiences, set(message.audiences)),
            (self.owners, {message.owner}),
            (self.statuses, {message.status}),
        )
        return all(not wanted or values & set(wanted) for wanted, values in chosen)

    @property
    def selection(self) -> tuple[tuple[str, ...], ...]:
        """Return what it chooses among the messages: two exports that choose otherwise are two calendars."""
        words = ((self.words,),) if self.words else ()
        return self.channels, (*self.audiences, *sorted(self.heard)), self.owners, self.statuses, *words

    @property
    def choice(self) -> str:
        """Return what it chooses as one name, by which is kept what went out of it; "" for everything."""
        return "/".join("+".join(names) for names in self.selection if names)

    def withholds(self, message: Message) -> bool:
        """Tell whether a message stays here only because it is confidential."""
        return (
            message.confidential
            and not self.takes(message)
            and replace(self, confidential=(message.id,)).takes(message)
        )

    def takes_lanes(self, lanes: Mapping[str, tuple[str, ...]]) -> bool:
        """Tell whether it took what was in these lanes, by their kind; without any, that cannot be told, and it did."""
        chosen = {
            "channel": self.channels,
            "audience": self.audiences or self.heard,
            "owner": self.owners,
            "status": self.statuses,
        }
        return not lanes or all(
            not wanted or not set(wanted).isdisjoint(lanes.get(kind, ())) for kind, wanted in chosen.items()
        )


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event, ready to be written: texts are clean, ends of whole days are exclusive."""

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    category: str = ""
    status: str = "CONFIRMED"
    meeting: bool = False
    """It takes people's time; anything else leaves their day free."""
    organizer: str = ""
    reminders: tuple[Duration, ...] = ()
    """The one nearest to the start first: some programs take only that one."""
    again: tuple[date | datetime, ...] = ()
    """The starts of its repeats, the first not among them."""
    rule: str = ""
    """The RRULE that gives exactly those, where there is one."""
    sequence: int = 0
    """How often its time, place or title changed since it first went out."""
    confidential: bool = False
    """It goes out by name only."""
    of: str = ""
    """The UID of the message whose task or deadline it is; "" for what is an event of its own."""
    lanes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lanes of its message, by their kind: where a split export puts it."""


def events_of(schedule: Schedule, request: Request, words: Language) -> list[CalendarEvent]:
    """Return the events that a request takes, by start and then UID."""
    found = list(_events(schedule, request, words))
    return sorted(found, key=sort_key)


def every_event(schedule: Schedule, words: Language) -> list[CalendarEvent]:
    """Return every event that an export of a plan may have, whatever is asked of it."""
    confidential = tuple(each.id for each in schedule.plan.messages)
    return events_of(schedule, Request(confidential=confidential, quiet=True, deadlines=True, tasks=True), words)


def task_uids(schedule: Schedule, message: Message) -> list[str]:
    """Return the UIDs of the open tasks of a message that have a date, each beside its place; "" for the others."""
    taken: set[str] = set()
    return [
        uid_of(derived_id("t", f"{message.id} {task.title}", taken), schedule)
        if task.due and not task.done and schedule.deadline(message, task.due)
        else ""
        for task in message.tasks
    ]


def activation_uid(schedule: Schedule, message: Message) -> str:
    """Return the UID of the deadline of what a message asks, which no message or milestone has."""
    local, number = f"{message.id}-activation", 2
    while schedule.plan.anchor(local) is not None:
        local, number = f"{message.id}-activation-{number}", number + 1
    return uid_of(local, schedule)


def sort_key(event: CalendarEvent) -> tuple[tuple[date, str], str]:
    """Return what events are sorted by: start, then UID."""
    return _moment_key(event.start), event.uid


def _events(schedule: Schedule, request: Request, words: Language) -> Iterator[CalendarEvent]:
    """Give the events of a plan, in no order."""
    lanes_of = _lanes_by_message(schedule)
    for message in going_on(schedule.plan.messages):
        slot = schedule.timing(message.id).first
        if slot is not None and request.takes(message):
            yield _message_event(schedule, message, slot, words, lanes_of=lanes_of[message.id], heard=request.heard)
            for event in _deadline_events(schedule, request, message, words):
                own = uid_of(message.id, schedule)
                yield replace(event, confidential=message.confidential, of=own, lanes=lanes_of[message.id])
    if request.milestones:
        shown = landmarks_of(schedule, request)
        for milestone in schedule.plan.milestones:
            placed = schedule.milestone(milestone.id)
            if placed is not None and milestone.id in shown:
                yield _milestone_event(schedule, milestone, placed, words)
    if request.quiet:
        yield from _quiet_events(schedule, words)


def landmarks_of(schedule: Schedule, request: Request) -> frozenset[str]:
    """Return the milestones that a calendar has, by id: all of them, and for an audience what it may know of."""
    plan = schedule.plan
    if not request.heard:
        return frozenset(plan.places("milestones"))
    return landmarks(schedule, {each.id for each in plan.messages if request.takes(each)}, request.heard)


def _quiet_events(schedule: Schedule, words: Language) -> Iterator[CalendarEvent]:
    """Give the quiet periods; those of the folder and of the plan may be the same days, with another reason."""
    seen: Counter[tuple[date, date]] = Counter()
    told: set[tuple[date, date, str]] = set()
    for quiet in schedule.plan.campaign.quiet:
        if quiet.end < quiet.start or (quiet.start, quiet.end, quiet.why) in told:
            continue
        days = quiet.start, quiet.end
        again = f"-{seen[days] + 1}" if seen[days] else ""
        seen[days] += 1
        told.add((*days, quiet.why))
        uid = uid_of(f"quiet-{quiet.start:%Y%m%d}-{quiet.end:%Y%m%d}{again}", schedule)
        name = clean(quiet.why) or words.text(mark("Quiet period"))
        yield CalendarEvent(uid, quiet.start, quiet.end + timedelta(days=1), name, identity(uid))


def _lanes_by_message(schedule: Schedule) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the lanes of every scheduled message, by their kind."""
    found: dict[str, dict[str, tuple[str, ...]]] = {each: {} for each in schedule.ordered}
    for kind in LANE_KINDS:
        for lane in lanes(schedule, kind):
            for message_id in lane.ids:
                found[message_id][kind] = (*found[message_id].get(kind, ()), lane.key)
    return found


def _message_event(  # noqa: PLR0913 - the message, and what it is told by
    schedule: Schedule,
    message: Message,
    slot: Slot,
    words: Language,
    *,
    lanes_of: Mapping[str, tuple[str, ...]],
    heard: AbstractSet[str],
) -> CalendarEvent:
    """Return the event of a message."""
    channel = schedule.channel(message)
    slots = schedule.timing(message.id).slots
    start, end = bounds(slot)
    indicative = slot.certainty == "indicative"
    return CalendarEvent(
        uid=uid_of(message.id, schedule),
        start=start,
        end=end,
        summary=summary_of(message.title, words, indicative=indicative),
        description=description_of(schedule, message, words, heard),
        location=clean(message.location),
        url=address_of(message.link),
        category=clean(channel.label if channel else message.channel).replace(",", " "),
        status="TENTATIVE" if indicative else "CONFIRMED",
        meeting=bool(channel and channel.live) and not slot.all_day,
        organizer=clean(message.sender),
        reminders=reminders_of(message)[:MOST_REMINDERS],
        again=tuple(bounds(each)[0] for each in slots[1:]),
        rule=_rule(message, slots),
        confidential=message.confidential,
        lanes=lanes_of,
    )


def reminders_of(message: Message) -> tuple[Duration, ...]:
    """Return the reminders of a message, each once, the one nearest to the start first; of two as near the earlier."""
    return tuple(sorted(dict.fromkeys(message.reminders), key=_distance))


def _distance(reminder: Duration) -> tuple[int, int]:
    """Return how many minutes a reminder is from the start, and then where: those before it are below zero."""
    minutes = reminder.days * 1440 + reminder.minutes
    return abs(minutes), minutes


def _milestone_event(schedule: Schedule, milestone: Milestone, slot: Slot, words: Language) -> CalendarEvent:
    """Return the event of a milestone: whole days."""
    start, end = bounds(slot)
    indicative = slot.certainty == "indicative"
    return CalendarEvent(
        uid=uid_of(milestone.id, schedule),
        start=start,
        end=end,
        summary=MILESTONE + summary_of(milestone.name, words, indicative=indicative),
        description=identity(uid_of(milestone.id, schedule)),
        category=words.text(mark("milestone")),
        status="TENTATIVE" if indicative else "CONFIRMED",
    )


def _deadline_events(
    schedule: Schedule, request: Request, message: Message, words: Language
) -> Iterator[CalendarEvent]:
    """Give the deadlines of a message that a request takes: of its activation, and of its open tasks."""
    if request.deadlines and message.activation_by is not None:
        slot = schedule.deadline(message, message.activation_by)
        if slot is not None:
            name = words.text(mark("Deadline: {what}")).format(what=clean(message.activation or message.title))
            yield _day_event(activation_uid(schedule, message), slot, name, words)
    for task, uid in zip(message.tasks, task_uids(schedule, message) if request.tasks else (), strict=False):
        slot = schedule.deadline(message, task.due) if uid and task.due else None
        if slot is not None:
            name = words.text(mark("Task: {what}")).format(what=clean(task.title))
            yield _day_event(uid, slot, name, words)


def _day_event(uid: str, slot: Slot, name: str, words: Language) -> CalendarEvent:
    """Return the event of a deadline: its whole day."""
    indicative = slot.certainty == "indicative"
    return CalendarEvent(
        uid,
        slot.first,
        slot.first + timedelta(days=1),
        summary_of(name, words, indicative=indicative),
        identity(uid),
        status="TENTATIVE" if indicative else "CONFIRMED",
    )


def bounds(slot: Slot) -> tuple[date | datetime, date | datetime]:
    """Return start and end as a calendar has them: moments, or days with an exclusive end."""
    if slot.start is not None and slot.end is not None:
        return slot.start, slot.end
    return slot.first, slot.last + timedelta(days=1)


def _rule(message: Message, slots: tuple[Slot, ...]) -> str:
    """Return the RRULE that gives exactly these slots.

    Clamped months, working days and skipped hours have none: they are written as RDATE, and "" is returned.
    """
    repeat = message.repeat
    if repeat is None or len(slots) == 1 or repeat.every.unit == "wd":
        return ""
    clocks = {slot.start.timetz().replace(tzinfo=None) for slot in slots if slot.start}
    if len(clocks) > 1 or (repeat.every.unit == "m" and slots[0].first.day > 28):
        return ""
    name = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY"}[repeat.every.unit]
    return f"FREQ={name};INTERVAL={repeat.every.amount};COUNT={len(slots)}"


def _moment_key(start: date | datetime) -> tuple[date, str]:
    """Return what events are sorted by."""
    return (start.date(), start.astimezone(UTC).isoformat()) if isinstance(start, datetime) else (start, "")
