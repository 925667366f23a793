"""The schedule of a plan: every `when` as a slot in the campaign's time zone.

A schedule is a value made from a plan as it counts; `building` makes it, and mends it after a change.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from campaign.errors import Problem, Subject
from campaign.language import Sentence
from campaign.model.channels import Channel
from campaign.model.duration import Duration
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import Anchored, Deadline, When
from campaign.schedule.deadlines import Deadlines
from campaign.schedule.editions import Edition, editions_of
from campaign.schedule.loose import Loose, loose_moments, other_problems
from campaign.schedule.placing import Placer
from campaign.schedule.slots import UNSCHEDULED, Slot, Timing
from campaign.schedule.starts import Start
from campaign.schedule.workdays import WorkCalendar

DEFAULT_LENGTH = Duration(minutes=15)
"""How long a message takes that has an hour, where neither it nor its channel says (the plan format's)."""
MOST_MOVED = 500  # messages that are put in their place one by one; for more it is quicker to sort anew


@dataclass(frozen=True, slots=True)
class Placed:
    """What was found of every entry of a plan, by id."""

    starts: Mapping[str, Start]
    """The first day of every milestone and message, on which others hang."""
    timings: Mapping[str, Timing]
    """The slots of every message."""
    milestones: Mapping[str, Slot | None]
    """The days of every milestone."""
    phases: Mapping[str, tuple[date, date]]
    """The first and last day of every phase that has them."""
    problems: Mapping[tuple[str, str], tuple[Problem, ...]]
    """What is wrong, by table and id."""
    hanging: Mapping[str, frozenset[str]]
    """What hangs on each entry, at the first step."""


@dataclass(frozen=True)
class Schedule:
    """When everything in a plan happens."""

    plan: Plan
    """The plan as it counts: channels complete, the workspace filled in."""
    zone: ZoneInfo
    """The zone of every hour."""
    calendar: WorkCalendar
    """The days that are worked."""
    placed: Placed
    """The days and slots that were found."""
    unread: Mapping[str, Sentence] = field(default_factory=dict)
    """Why the moment that the file gives a message could not be read, by its id."""

    def timing(self, message_id: str) -> Timing:
        """Return when a message happens; an unknown one is unscheduled."""
        return self.placed.timings.get(message_id, UNSCHEDULED)

    def milestone(self, milestone_id: str) -> Slot | None:
        """Return the days of a milestone; None when they could not be found."""
        return self.placed.milestones.get(milestone_id)

    def phase(self, phase_id: str) -> tuple[date, date] | None:
        """Return the first and last day of a phase."""
        return self.placed.phases.get(phase_id)

    @property
    def phases(self) -> Mapping[str, tuple[date, date]]:
        """Return the first and last day of every phase that has them."""
        return self.placed.phases

    def start(self, entry_id: str) -> date | None:
        """Return the first day of a milestone or message, which is what others hang on."""
        found = self.placed.starts.get(entry_id)
        return found.day if found else None

    def channel(self, message: Message) -> Channel | None:
        """Return the channel of a message, complete."""
        return self.plan.channel(message.channel)

    def length(self, message: Message) -> Duration:
        """Return how long a message takes: its own duration, else its channel's."""
        return length_of(message, self.channel(message))

    def place(self, when: When) -> Slot | None:
        """Return the days or the hour of any moment; None when it cannot be told."""
        placer = self._placer()
        found = placer.day(when, Subject())
        return placer.slot(when, Start(*found), Subject()) if found else None

    def deadline(self, message: Message, by: Deadline) -> Slot | None:
        """Return a deadline of a message, by the end of its day; None when it cannot be told."""

        def find() -> Slot | None:
            return self._placer().deadline(self.timing(message.id).first, by, Subject("messages", message.id))

        return self.known_deadlines.of(message.id, by, find)

    @cached_property
    def known_deadlines(self) -> Deadlines:
        """Return the deadlines that were asked for."""
        return Deadlines()

    def editions(self, channel_id: str, first: date, last: date) -> tuple[date, ...]:
        """Return the days between two days, both included, on which a channel has an edition by its rhythm."""
        return tuple(edition.day for edition in self.numbered_editions(channel_id, first, last))

    def numbered_editions(self, channel_id: str, first: date, last: date) -> tuple[Edition, ...]:
        """Return the editions that a channel has by its rhythm between two days, both included."""
        channel = self.plan.channel(channel_id)
        rhythm = channel.rhythm if channel else None
        return editions_of(rhythm, first, last, self._placer(), self.plan.campaign.start) if rhythm else ()

    @property
    def golive(self) -> str | None:
        """Return the go-live: the milestone marked so, else the one that most messages hang on."""
        marked = next((milestone.id for milestone in self.plan.milestones if milestone.golive), None)
        if marked or not self.plan.milestones:
            return marked
        votes = Counter(message.when.anchor for message in self.plan.messages if isinstance(message.when, Anchored))
        return max(self.plan.milestones, key=lambda milestone: votes[milestone.id]).id if votes else None

    def dependents(self, entry_id: str) -> frozenset[str]:
        """Return everything that hangs on a milestone or message, directly or over others."""
        found: set[str] = set()
        waiting = [entry_id]
        while waiting:
            for each in self.placed.hanging.get(waiting.pop(), ()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found - {entry_id})

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """Return the ids of the scheduled messages, by start and then id."""
        timings = self.placed.timings.items()
        dated = [(slot.sort_key, message_id) for message_id, timing in timings if (slot := timing.first)]
        return tuple(message_id for _, message_id in sorted(dated))

    def remember_order(self, before: "Schedule", changed: set[str]) -> None:
        """Take the order of the messages over from the schedule before, but for these, when that was known."""
        known = before.__dict__.get("ordered")
        if known is None or len(changed) > MOST_MOVED:
            return
        ids = list(known)
        for each in changed:
            if before.timing(each).slots:
                del ids[bisect_left(ids, before.order_of(each), key=before.order_of)]
        for each in changed:
            slot = self.timing(each).first
            if slot is not None:
                insort(ids, each, key=self.order_of)
        self.__dict__["ordered"] = tuple(ids)
        waiting = before.__dict__.get("unscheduled")
        if waiting is not None and changed.isdisjoint(waiting) and all(self.timing(each).slots for each in changed):
            self.__dict__["unscheduled"] = waiting

    def order_of(self, message_id: str) -> tuple[object, str]:
        """Return what scheduled messages are sorted by: their first slot, then their id."""
        slot = self.placed.timings[message_id].first
        return (slot.sort_key if slot else None), message_id

    @cached_property
    def unscheduled(self) -> tuple[str, ...]:
        """Return the ids of the messages without a slot, in the order of the plan."""
        return tuple(message.id for message in self.plan.messages if not self.timing(message.id).slots)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the moments of the plan."""
        found = (problem for problems in self.placed.problems.values() for problem in problems)
        return (*found, *self.loose.problems(self.plan), *other_problems(self.plan, self._placer()))

    @cached_property
    def loose(self) -> Loose:
        """Return the moments on which nothing hangs."""
        return loose_moments(self.plan, self._placer)

    def remember_loose(self, before: "Schedule", changed: set[str]) -> None:
        """Take loose moments and deadlines over from the schedule before, as far as known, but for these messages."""
        known = before.__dict__.get("loose")
        if known is not None:
            self.__dict__["loose"] = known.revised(self.plan, changed, self._placer)
        self.__dict__["known_deadlines"] = before.known_deadlines.without(changed)

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """Return the first and last day on which anything happens; None for an empty plan."""
        slots = [slot for timing in self.placed.timings.values() for slot in timing.slots]
        slots += [slot for slot in self.placed.milestones.values() if slot]
        return (min(slot.first for slot in slots), max(slot.last for slot in slots)) if slots else None

    def _placer(self) -> Placer:
        """Return what makes slots here."""
        return Placer(self.zone, self.calendar, self.placed.starts)


def length_of(message: Message, channel: Channel | None) -> Duration:
    """Return how long a message takes: its own duration, else its channel's, else a quarter of an hour."""
    return message.duration or (channel.duration if channel else None) or DEFAULT_LENGTH
