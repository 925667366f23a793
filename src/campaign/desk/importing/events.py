"""An event of somebody else as a message: what it is called, when it is, where, and through which channel."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.returned import Returned, Times
from campaign.calendars.texts import bare_title
from campaign.desk.importing.imports import ImportChange, Standing
from campaign.desk.importing.places import message_at
from campaign.language import Sentence, say
from campaign.model.changes import Change, replaced
from campaign.model.duration import Duration
from campaign.model.ids import derived_id
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import AtTime, OnDay
from campaign.text import clean_lines, folded

LONGEST_TEXT = 10_000
"""Characters of a description that become notes."""
MOST_APART = 3
"""Times of a repeat that are told one by one."""


def told_times(times: Times | None, zone: ZoneInfo, beside: Times | None = None) -> Sentence:
    """Return when something is, as people read it: "wo 3 mrt 2027 09:30–10:15".

    The year is left out beside times of the same year.
    """
    if times is None:
        return say("–")
    years = {each.year for one in (times, beside) if one is not None for each in (*one.days, *one.again)}
    shown = _without_year if beside is not None and len(years) == 1 else _with_year
    start, end = (each.astimezone(zone) if isinstance(each, datetime) else each for each in (times.start, times.end))
    if isinstance(start, datetime) and isinstance(end, datetime):
        same = end.date() == start.date()
        once = say("{start}–{end}", start=shown(start), end=end.time() if same else shown(end))
    else:
        first, last = times.days
        days = {"first": shown(first), "last": shown(last)}
        once = shown(first) if first == last else say("{first} – {last}", **days)
    if not times.again:
        return once
    last_start = max(times.again, key=_instant)
    until = last_start.astimezone(zone).date() if isinstance(last_start, datetime) else last_start
    return say("{once}, {times} times until {day}", once=once, times=len(times.again) + 1, day=shown(until))


def told_move(before: Times | None, after: Times, zone: ZoneInfo) -> Sentence:
    """Return from when to when something moved, with the years where they are two."""
    return say("{before} → {after}", before=told_times(before, zone, after), after=told_times(after, zone, before))


def _with_year(moment: date | datetime) -> Sentence:
    """Return a day with its year, and its time where it has one."""
    if isinstance(moment, datetime):
        return say("{day} {year} {time}", day=moment.date(), year=str(moment.year), time=moment.time())
    return say("{day} {year}", day=moment, year=str(moment.year))


def _without_year(moment: date | datetime) -> Sentence:
    """Return the same without its year."""
    return say("{day}", day=moment)


def told_apart(before: Times | None, after: Times, zone: ZoneInfo) -> Sentence | None:
    """Return which times of a repeat went elsewhere, or came or went; None where it all did, or it is no repeat."""
    if before is None or not (before.again and after.again):
        return None
    old, new = before.starts, after.starts
    gone, come = [old[each] for each in old if each not in new], [new[each] for each in new if each not in old]
    if not (gone or come) or len(gone) == len(old) or max(len(gone), len(come)) > MOST_APART:
        return None
    moved = [
        say("{before} → {after}", before=_start(one, zone), after=_start(other, zone))
        for one, other in zip(gone, come, strict=False)
    ]
    moved += [say("not {when}", when=_start(each, zone)) for each in gone[len(come) :]]
    moved += [say("also {when}", when=_start(each, zone)) for each in come[len(gone) :]]
    return say("A plan cannot move single times of a repeat ({times}); make that a message of its own", times=moved)


def _start(moment: date | datetime, zone: ZoneInfo) -> date | datetime:
    """Return when one time of a repeat starts, on the clock of the campaign."""
    return moment.astimezone(zone) if isinstance(moment, datetime) else moment


def _instant(moment: date | datetime) -> str:
    """Return what moments of one event are sorted by."""
    return moment.isoformat()


def message_id(event: Returned) -> str:
    """Return the id that a message made from an event gets: the same at every import."""
    return derived_id("m", event.uid or f"{event.title} {event.times.start}", ())


def channel_of(plan: Plan, event: Returned) -> str:
    """Return the channel of an event: the one in its category, else one that its title names, else by its kind.

    What has an hour is taken for a meeting, whole days for something to read.
    """
    labels = {folded(name): each.id for each in plan.channels for name in (each.id, each.label) if name}
    if found := labels.get(folded(event.category)):
        return found
    words = folded(event.title or "").split()
    named = next((labels[word] for word in words if word in labels), None)
    return named or ("overleg" if isinstance(event.times.start, datetime) else "intranet")


def new_message(plan: Plan, event: Returned, zone: ZoneInfo, untitled: str) -> ImportChange:
    """Return the change that makes an event a message of a plan; `plan` is the plan as it counts."""
    channel = channel_of(plan, event)
    title = bare_title(event.title or "") or untitled
    values: dict[str, Any] = {"id": message_id(event), "title": title, "channel": channel}
    values |= {"location": event.place} if event.place else {}
    values |= {"link": event.link} if event.link else {}
    notes = clean_lines(event.text[:LONGEST_TEXT]).strip()
    values |= {"notes": notes} if notes else {}
    values |= {"confidential": True} if event.private else {}
    message = Message.model_construct(**values)
    when = told_times(event.times, zone)
    known = plan.channel(channel)
    told = say("{when}, as {channel}", when=when, channel=known.label if known else channel)
    return ImportChange(
        f"{message.id}.new",
        "new",
        title=title,
        told=say("{told} ▲ private in the calendar: it becomes confidential", told=told) if event.private else told,
        step=_added(message, event.times),
        entry=("messages", message.id),
        uid=event.uid or None,
        line=event.line,
        private=event.private,
    )


def simple(message: Message, times: Times, zone: ZoneInfo) -> Message:
    """Return a message at its first time, with a length that it says itself."""
    start, end = times.start, times.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        first, last = times.days
        length = {"duration": Duration(days=(last - first).days + 1)} if last > first else {}
        return replaced(message, when=OnDay(first), **length)
    wall = start.astimezone(zone).replace(tzinfo=None)
    same = wall.replace(tzinfo=zone).astimezone(UTC) == start.astimezone(UTC)
    return replaced(
        message,
        when=AtTime(wall if same else start.astimezone(zone)),
        duration=Duration(minutes=max(0, (end - start) // timedelta(minutes=1))),
    )


def _added(message: Message, times: Times) -> Callable[[Standing], tuple[Change, ...]]:
    """Return the step that adds a message at its times; where a plan cannot say those, at its first day."""

    def step(standing: Standing) -> tuple[Change, ...]:
        placed = simple(message, times, standing.zone)
        if times.again:
            there = standing.after((Change("messages", message.id, None, placed),))
            found = message_at(there, message.id, times, "date")
            after = found[0].after if found else None
            placed = after if isinstance(after, Message) else placed
        return (Change("messages", message.id, None, placed),)

    return step
