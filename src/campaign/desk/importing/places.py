"""Where something comes to stand in a plan so that it happens exactly when a calendar says: tried, not believed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product

from campaign.calendars.events import bounds
from campaign.calendars.returned import Times
from campaign.desk.distances import days_as_terms, restated
from campaign.desk.edits import move_milestone, moved
from campaign.desk.importing.imports import Keep, Standing
from campaign.errors import NotUnderstoodError
from campaign.model.changes import Change, replaced, without
from campaign.model.duration import Duration
from campaign.model.messages import Message, Repeat
from campaign.model.milestones import Milestone
from campaign.model.when import Anchored, AtTime, Deadline, OnDay, Relative, Term, When, Window, within_known_years
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot, Timing

MINUTE = timedelta(minutes=1)


def times_of(timing: Timing) -> Times | None:
    """Return when a message happens, as a calendar has it; None for one that is unscheduled."""
    if not timing.slots:
        return None
    starts = [bounds(slot) for slot in timing.slots]
    return Times(*starts[0], tuple(start for start, _end in starts[1:]))


def message_at(standing: Standing, message_id: str, wanted: Times, keep: Keep) -> tuple[Change, ...] | None:
    """Return the change by which a message happens exactly so; None when a plan cannot say it.

    What it hangs on is kept where that gives the same moment and `keep` asks for it.
    """
    message = standing.plan.message(message_id)
    if message is None:
        return None
    schedule = standing.schedule
    for after in _forms(schedule, message, wanted, keep):
        change = (Change("messages", message_id, message, after),)
        found = times_of(standing.after(change).schedule.timing(message_id))
        if found is not None and found.told == wanted.told:
            return change
    return None


def _forms(schedule: Schedule, message: Message, wanted: Times, keep: Keep) -> Iterator[Message]:
    """Give what a message may look like at a moment, from what changes least to what says everything itself."""
    whens = _whens(schedule, message, wanted, keep)
    for when, repeat in product(whens, _repeats(message, wanted)):
        moved_message = replaced(message, when=when)
        if repeat is None:
            moved_message = without(moved_message, "repeat")
        elif repeat != message.repeat:
            moved_message = replaced(moved_message, repeat=repeat)
        yield from _lengths(schedule, moved_message, wanted, keep)


def _whens(schedule: Schedule, message: Message, wanted: Times, keep: Keep) -> list[When]:
    """Return the moments that may be meant by a start: as it is written now, then as a date."""
    found: list[When] = []
    slot, when = schedule.timing(message.id).first, message.when
    wall = _wall(wanted.start, schedule)
    day = wall.date() if isinstance(wall, datetime) else wall
    if slot is not None and isinstance(when, Anchored) and keep == "anchor":
        found += _anchored(schedule, when, slot, day, wall)
    if isinstance(when, Window) and not isinstance(wall, datetime):
        found += _windows(when, wanted)
    if isinstance(wall, datetime) and isinstance(wanted.start, datetime):
        found += [AtTime(wall), AtTime(wanted.start.astimezone(schedule.zone))]
    else:
        found.append(OnDay(wall))
    return [each for each in dict.fromkeys(found) if _possible(each)]


def _anchored(schedule: Schedule, when: Anchored, slot: Slot, day: date, wall: date | datetime) -> Iterator[Anchored]:
    """Give the same anchor with another distance, or with none where it has no day of its own."""
    clock = wall.time() if isinstance(wall, datetime) else None
    try:
        same = moved(when, schedule, slot.first, (day - slot.first).days)
    except (OverflowError, ValueError):
        return
    assert isinstance(same, Anchored)  # noqa: S101 - it moves in the form that it is written in
    yield Anchored(same.anchor, same.terms, clock)
    base = schedule.start(when.anchor)
    if base is not None:
        yield Anchored(when.anchor, days_as_terms((day - base).days), clock)


def _windows(when: Window, wanted: Times) -> Iterator[When]:
    """Give the week, month or quarter that takes exactly these days."""
    first, last = wanted.days
    year, week, _day = first.isocalendar()
    same = {
        "week": Window("week", year, week),
        "month": Window("month", first.year, first.month),
        "quarter": Window("quarter", first.year, (first.month + 2) // 3),
    }
    for window in (same[when.period], *same.values()):
        if (window.first, window.last) == (first, last):
            yield window


def _possible(when: When) -> bool:
    """Tell whether a campaign can have a moment."""
    try:
        within_known_years(when)
    except NotUnderstoodError:
        return False
    return True


def _wall(moment: date | datetime, schedule: Schedule) -> date | datetime:
    """Return a day, or what the clock on the wall of the campaign says at a moment."""
    return moment.astimezone(schedule.zone).replace(tzinfo=None) if isinstance(moment, datetime) else moment


def _lengths(schedule: Schedule, message: Message, wanted: Times, keep: Keep) -> Iterator[Message]:
    """Give a message with the length that it has, then with one that says it itself."""
    yield message
    until, slot = message.until, schedule.timing(message.id).first
    if slot is not None and isinstance(until, Anchored) and keep == "anchor":
        day, wall = wanted.days[1], _wall(wanted.end, schedule)
        yield from (
            replaced(message, until=each)
            for each in _anchored(schedule, until, slot._replace(first=slot.last), day, wall)
        )
    free = without(message, "until", "duration")
    if isinstance(wanted.start, datetime) and isinstance(wanted.end, datetime):
        length, rest = divmod(wanted.end - wanted.start, MINUTE)
        end = _wall(wanted.end, schedule)
        if message.until is not None and isinstance(end, datetime):
            yield replaced(message, until=AtTime(end))
        yield free
        if not rest:
            yield replaced(free, duration=Duration(minutes=length))
        if isinstance(end, datetime):
            yield replaced(free, until=AtTime(end))
        return
    first, last = wanted.days
    if message.until is not None:
        yield replaced(message, until=OnDay(last))
    yield free
    yield replaced(free, duration=Duration(days=(last - first).days + 1))


def _repeats(message: Message, wanted: Times) -> Iterator[Repeat | None]:
    """Give how a message may come back: as it does now, as often as is wanted, or by the distance between its times."""
    if not wanted.again:
        yield from ([message.repeat, None] if message.repeat else [None])
        return
    times = len(wanted.again) + 1
    if message.repeat is not None:
        yield message.repeat
        yield replaced(message.repeat, until=None, times=times)
    first, second = sorted(_date(each) for each in (wanted.start, wanted.again[0]))
    days = (second - first).days
    every = [Term(days // 7, "w")] if days and days % 7 == 0 else [Term(days, "d")] if days else []
    months = (second.year - first.year) * 12 + second.month - first.month
    for term in (*every, *([Term(months, "m")] if months > 0 else []), Term(1, "wd")):
        yield Repeat.model_construct(every=term, times=times)


def _date(moment: date | datetime) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def milestone_at(standing: Standing, milestone_id: str, wanted: Times, keep: Keep) -> tuple[Change, ...] | None:
    """Return the changes by which a milestone takes these days; what hangs on it moves along, what is settled stays."""
    milestone = standing.plan.milestone(milestone_id)
    if milestone is None:
        return None
    first, last = wanted.days
    for when in _milestone_whens(standing.schedule, milestone, first, last, keep):
        edit = move_milestone(standing.plan, standing.schedule, milestone_id, when)
        *pins, change = edit.changes
        ends = _milestone_ends(change.after, first, last) if isinstance(change.after, Milestone) else ()
        for after in ends:
            changes = (*pins, Change("milestones", milestone_id, milestone, after))
            slot = standing.after(changes).schedule.milestone(milestone_id)
            if slot is not None and (slot.first, slot.last) == (first, last):
                return changes
    return None


def _milestone_whens(schedule: Schedule, milestone: Milestone, first: date, last: date, keep: Keep) -> Iterator[When]:
    """Give the dates that a milestone may have: as it is written now, then a day."""
    slot = schedule.milestone(milestone.id)
    if slot is not None and isinstance(milestone.date, Anchored) and keep == "anchor":
        yield from _anchored(schedule, milestone.date, slot, first, first)
    if isinstance(milestone.date, Window):
        yield from _windows(milestone.date, Times(first, last + timedelta(days=1)))
    yield OnDay(first)


def _milestone_ends(milestone: Milestone, first: date, last: date) -> Iterator[Milestone]:
    """Give a milestone with the end that it has, then without, then with a day."""
    yield milestone
    yield without(milestone, "until") if first == last else replaced(milestone, until=OnDay(last))


def deadline_on(schedule: Schedule, message: Message, by: Deadline, day: date, keep: Keep) -> Deadline:
    """Return a deadline of a message on another day, as a distance where it was one."""
    slot, now = schedule.timing(message.id).first, schedule.deadline(message, by)
    if keep == "date" or now is None:
        return OnDay(day)
    if isinstance(by, Relative) and slot is not None:
        return Relative(restated(schedule, by.terms, slot.first, day) or (Term(0, "d"),))
    if isinstance(by, Anchored):
        found = moved(by, schedule, now.first, (day - now.first).days)
        return found if isinstance(found, Anchored) else OnDay(day)
    return OnDay(day)
