"""What another day or time of an entry in a spreadsheet does to a plan."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from campaign.desk import edits
from campaign.desk.importing.imports import Keep, Standing
from campaign.desk.shifting import at_clock
from campaign.model.changes import Change
from campaign.model.when import Anchored, AtTime, OnDay, When
from campaign.schedule.slots import Slot


class Placed(NamedTuple):
    """A day, with a time of day where there is one."""

    day: date
    clock: time | None = None

    @property
    def when(self) -> When:
        """Return it as a moment that hangs on nothing."""
        return AtTime(datetime.combine(self.day, self.clock)) if self.clock else OnDay(self.day)


class Clocked(NamedTuple):
    """Another time on the day that an entry has, or no time."""

    clock: time | None


Target = Placed | Clocked | When | None
"""Where somebody puts an entry."""


def move_message(standing: Standing, message_id: str, target: Target, keep: Keep) -> tuple[Change, ...]:
    """Return the changes that put a message on a day; what it hangs on may stay, at another distance."""
    message = standing.plan.message(message_id)
    if message is None:
        return ()
    slot = standing.schedule.timing(message_id).first
    if isinstance(target, Clocked):
        return edits.move_to(standing.schedule, message, at_clock(message.when, slot, target.clock)).changes
    if isinstance(target, Placed) and target.clock is None and slot is not None and slot.start is None:
        target = target._replace(clock=_clock(message.when))
    when = target.when if isinstance(target, Placed) else target
    if isinstance(target, Placed) and keep == "anchor" and isinstance(message.when, Anchored) and slot is not None:
        when = edits.moved(message.when, standing.schedule, slot.first, (target.day - slot.first).days)
        when = replace(when, clock=target.clock) if isinstance(when, Anchored) else when
    return edits.move_to(standing.schedule, message, when).changes


def _clock(when: When | None) -> time | None:
    """Return the time of day that a moment says; of one with a last day no cell tells it."""
    match when:
        case Anchored():
            return when.clock
        case AtTime(moment):
            return moment.time()
        case _:
            return None


def move_milestone(standing: Standing, milestone_id: str, target: Target, keep: Keep) -> tuple[Change, ...]:
    """Return the changes that put a milestone on a day, after pinning what is settled."""
    milestone, slot = standing.plan.milestone(milestone_id), standing.schedule.milestone(milestone_id)
    if milestone is None or target is None or isinstance(target, Clocked):
        return ()
    when = OnDay(target.day) if isinstance(target, Placed) else target
    if isinstance(target, Placed) and keep == "anchor" and isinstance(milestone.date, Anchored) and slot is not None:
        when = edits.moved(milestone.date, standing.schedule, slot.first, (target.day - slot.first).days)
    return edits.move_milestone(standing.plan, standing.schedule, milestone_id, when).changes


def placed_at(standing: Standing, table: str, entry_id: str) -> Placed | None:
    """Return when a message or milestone happens by now."""
    schedule = standing.schedule
    return placed_in(schedule.timing(entry_id).first if table == "messages" else schedule.milestone(entry_id))


def placed_in(slot: Slot | None) -> Placed | None:
    """Return the day and the time of a slot."""
    if slot is None:
        return None
    return Placed(slot.first, slot.start.time().replace(tzinfo=None) if slot.start else None)


def stays(target: Target, before: Placed | None, written: object) -> bool:
    """Tell whether an entry is already where somebody puts it, given when that is and how it is written."""
    match target:
        case Clocked(clock):
            return before is not None and clock == before.clock
        case Placed():
            return target == before
        case _:
            return bool(target == written)
