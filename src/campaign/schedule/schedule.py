"""The schedule of a plan: every `when` as a slot in the campaign's time zone.

A schedule is a value made from a plan as it counts. `revised` gives the schedule of a changed plan, and places anew
only what the change touches and what hangs on that.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from campaign.errors import Problem, Subject
from campaign.language import Sentence, say
from campaign.model.channels import Channel
from campaign.model.duration import Duration
from campaign.model.messages import Message
from campaign.model.milestones import Milestone, Phase
from campaign.model.plan import Plan
from campaign.model.when import Anchored, Deadline, When
from campaign.schedule.clock import zone_of
from campaign.schedule.deadlines import Deadlines
from campaign.schedule.editions import Edition, editions_of
from campaign.schedule.loose import Loose, loose_moments, other_problems
from campaign.schedule.nodes import Nodes, anchors_of, message_anchors
from campaign.schedule.placing import MOST_SLOTS, Placer
from campaign.schedule.slots import UNSCHEDULED, Slot, Timing
from campaign.schedule.starts import Start, StartFinder
from campaign.schedule.workdays import HolidaySource, WorkCalendar, work_calendar

DEFAULT_LENGTH = Duration(minutes=15)
"""How long a message takes that has an hour, where neither it nor its channel says (the plan format's)."""
MOST_MOVED = 500  # messages that are put in their place one by one; for more it is quicker to sort anew


@dataclass(frozen=True)
class Schedule:
    """When everything in a plan happens."""

    plan: Plan
    """The plan as it counts: channels complete, the workspace filled in."""
    zone: ZoneInfo
    """The zone of every hour."""
    calendar: WorkCalendar
    """The days that are worked."""
    _starts: Mapping[str, Start]
    _timings: Mapping[str, Timing]
    _milestones: Mapping[str, Slot | None]
    _phases: Mapping[str, tuple[date, date]]
    _problems: Mapping[tuple[str, str], tuple[Problem, ...]]
    _hanging: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: Mapping[str, Sentence] = field(default_factory=dict)
    """Why the moment that the file gives a message could not be read, by its id."""

    def timing(self, message_id: str) -> Timing:
        """Return when a message happens; an unknown one is unscheduled."""
        return self._timings.get(message_id, UNSCHEDULED)

    def milestone(self, milestone_id: str) -> Slot | None:
        """Return the days of a milestone; None when they could not be found."""
        return self._milestones.get(milestone_id)

    def phase(self, phase_id: str) -> tuple[date, date] | None:
        """Return the first and last day of a phase."""
        return self._phases.get(phase_id)

    @property
    def phases(self) -> Mapping[str, tuple[date, date]]:
        """Return the first and last day of every phase that has them."""
        return self._phases

    def start(self, entry_id: str) -> date | None:
        """Return the first day of a milestone or message, which is what others hang on."""
        found = self._starts.get(entry_id)
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
            for each in self._hanging.get(waiting.pop(), ()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return frozenset(found - {entry_id})

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """Return the ids of the scheduled messages, by start and then id."""
        placed = [(slot.sort_key, message_id) for message_id, timing in self._timings.items() if (slot := timing.first)]
        return tuple(message_id for _, message_id in sorted(placed))

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
        slot = self._timings[message_id].first
        return (slot.sort_key if slot else None), message_id

    @cached_property
    def unscheduled(self) -> tuple[str, ...]:
        """Return the ids of the messages without a slot, in the order of the plan."""
        return tuple(message.id for message in self.plan.messages if not self.timing(message.id).slots)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the moments of the plan."""
        placed = (problem for problems in self._problems.values() for problem in problems)
        return (*placed, *self.loose.problems(self.plan), *other_problems(self.plan, self._placer()))

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
        slots = [slot for timing in self._timings.values() for slot in timing.slots]
        slots += [slot for slot in self._milestones.values() if slot]
        return (min(slot.first for slot in slots), max(slot.last for slot in slots)) if slots else None

    def revised(self, plan: Plan, touched: Iterable[tuple[str, str]]) -> "Schedule":
        """Return the schedule of a changed plan, given the table and id of every entry that changed."""
        changed = set(touched)
        if any(table not in {"messages", "audiences", "objectives", "key_messages", "checks"} for table, _ in changed):
            return build_schedule(plan, self.calendar.source, self.unread)
        messages = {entry_id for table, entry_id in changed if table == "messages"}
        again = messages.union(*(self.dependents(entry_id) for entry_id in messages))
        return _Builder(plan, self.calendar, self.zone, self.unread).revise(self, again, messages)

    def _placer(self) -> Placer:
        """Return what makes slots here."""
        return Placer(self.zone, self.calendar, self._starts)


def build_schedule(plan: Plan, holidays: HolidaySource, unread: Mapping[str, Sentence] | None = None) -> Schedule:
    """Return the schedule of a plan as it counts.

    `unread` says of messages without a moment why the one in the file could not be read.
    """
    zone, _known = zone_of(plan.campaign.timezone)
    return _Builder(plan, work_calendar(plan.campaign, holidays), zone, unread or {}).build()


class _Builder:
    """Places the entries of one plan."""

    def __init__(self, plan: Plan, workdays: WorkCalendar, zone: ZoneInfo, unread: Mapping[str, Sentence]) -> None:
        self.plan = plan
        self.workdays = workdays
        self.zone = zone
        self.unread = unread
        self.nodes = Nodes(plan)

    def build(self) -> Schedule:
        """Place everything."""
        starts: dict[str, Start] = {}
        StartFinder(self.nodes, starts, self.workdays, self.zone).find(self.nodes)
        problems: dict[tuple[str, str], tuple[Problem, ...]] = {}
        hanging: dict[str, set[str]] = {}
        for node in self.nodes.values():
            for anchor in anchors_of(self.plan, node):
                hanging.setdefault(anchor, set()).add(node.id)
        self._check_zone(problems)
        milestones = {each.id: self._milestone(each, starts, problems) for each in self.plan.milestones}
        phases = self._spans(starts, problems)
        timings: dict[str, Timing] = {}
        taken = 0
        for message in self.plan.messages:
            timing = timings[message.id] = self._timing(message, starts, problems, MOST_SLOTS - taken)
            taken += len(timing.slots)
        hangs = {anchor: frozenset(ids) for anchor, ids in hanging.items()}
        return Schedule(
            self.plan, self.zone, self.workdays, starts, timings, milestones, phases, problems, hangs, self.unread
        )

    def revise(self, old: Schedule, again: set[str], changed: set[str]) -> Schedule:
        """Place some messages anew, and keep the rest of an old schedule."""
        starts = {**old._starts}  # noqa: SLF001 - one schedule grows out of another here
        problems = {**old._problems}  # noqa: SLF001
        timings = {**old._timings}  # noqa: SLF001
        hanging = self._rehung(old, changed)
        newcomers = {each for each in changed if self.plan.message(each) and each not in old._timings}  # noqa: SLF001
        if newcomers:  # what hung on nothing may now hang on one of these
            again = again.union(*(old._hanging.get(each, frozenset()) for each in newcomers))  # noqa: SLF001
        for entry_id in again:
            for known in (starts, timings):
                known.pop(entry_id, None)
            problems.pop(("messages", entry_id), None)
        present = [each for each in again if each in self.nodes]
        StartFinder(self.nodes, starts, self.workdays, self.zone).find(present)
        for entry_id in present:
            if (message := self.plan.message(entry_id)) is not None:
                room = MOST_SLOTS - sum(len(each.slots) for each in timings.values()) if message.repeat else 1
                timings[entry_id] = self._timing(message, starts, problems, room)
        for phase in self.plan.phases:  # they may hang on a message, and there are few
            problems.pop(("phases", phase.id), None)
        phases, milestones = self._spans(starts, problems), old._milestones  # noqa: SLF001
        revised = Schedule(
            self.plan, self.zone, self.workdays, starts, timings, milestones, phases, problems, hanging, self.unread
        )
        revised.remember_order(old, again)
        revised.remember_loose(old, again)
        if any(self.plan.milestone(each) for each in again):  # a milestone hung on a message that moved
            return _Builder(self.plan, self.workdays, self.zone, self.unread).build()
        return revised

    def _rehung(self, old: Schedule, changed: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return what hangs on what after some messages changed."""
        hanging = {**old._hanging}  # noqa: SLF001
        for entry_id in changed:
            before, after = old.plan.message(entry_id), self.plan.message(entry_id)
            for anchor in message_anchors(before) if before else ():
                hanging[anchor] = hanging.get(anchor, frozenset()) - {entry_id}
            for anchor in message_anchors(after) if after else ():
                hanging[anchor] = hanging.get(anchor, frozenset()) | {entry_id}
        return hanging

    def _placer(self, starts: Mapping[str, Start]) -> Placer:
        """Return what makes slots from these starts."""
        return Placer(self.zone, self.workdays, starts)

    def _timing(
        self,
        message: Message,
        starts: Mapping[str, Start],
        problems: dict[tuple[str, str], tuple[Problem, ...]],
        room: int,
    ) -> Timing:
        """Return when one message happens, at most so many times, and note what is wrong with it."""
        start = starts[message.id]
        anchor = message.when.anchor if isinstance(message.when, Anchored) else None
        if message.when is None:
            reason = self.unread.get(message.id)
            return Timing(reason=reason) if reason else UNSCHEDULED
        if start.day is None:
            if start.problem:
                problems["messages", message.id] = (start.problem,)
            return Timing(reason=start.reason, anchor=anchor)
        placer = self._placer(starts)
        placer.room = room
        slot = self._slot(message, message.when, start, placer)
        slots = placer.occurrences(slot, message, Subject("messages", message.id, "repeat")) if slot else ()
        if placer.problems:
            problems["messages", message.id] = tuple(placer.problems)
        if slot is None:
            return Timing(reason=placer.problems[-1].text, anchor=anchor)
        base = starts.get(anchor) if anchor else None
        offset = (slot.first - base.day).days if base and base.day else None
        return Timing(slots, anchor=anchor, offset=offset)

    def _slot(self, message: Message, when: When, start: Start, placer: Placer) -> Slot | None:
        """Return the first slot of a message that has a day."""
        slot = placer.slot(when, start, Subject("messages", message.id, "when"))
        if message.until is not None and message.duration is not None:
            text = say("This has both an end and a duration")
            remedy = say("Leave out `until` or `duration`.")
            placer.problems.append(Problem("E001", text, Subject("messages", message.id, "until"), remedy))
            return None
        if message.until is not None:
            return placer.ending(slot, message.until, Subject("messages", message.id, "until"))
        if message.duration is None and slot.all_day:
            return slot
        length = length_of(message, self.plan.channel(message.channel))
        return placer.lasting(slot, length, Subject("messages", message.id, "duration"))

    def _milestone(
        self, milestone: Milestone, starts: Mapping[str, Start], problems: dict[tuple[str, str], tuple[Problem, ...]]
    ) -> Slot | None:
        """Return the days of a milestone, and note what is wrong with it."""
        start = starts[milestone.id]
        if start.day is None or milestone.date is None:
            if start.problem:
                problems["milestones", milestone.id] = (start.problem,)
            return None
        placer = self._placer(starts)
        placed = placer.slot(milestone.date, start, Subject("milestones", milestone.id, "date"))
        slot = Slot(placed.first, placed.last, certainty=placed.certainty, window=placed.window)
        if milestone.until is not None:
            last = placer.last_day(milestone.until, Subject("milestones", milestone.id, "until"))
            if last is not None and last < slot.first:
                text = say("The end lies before the start, {day}", day=slot.first)
                subject = Subject("milestones", milestone.id, "until")
                placer.problems.append(Problem("E002", text, subject, say("Let it end later.")))
            elif last is not None:
                slot = Slot(slot.first, last, certainty=slot.certainty)
        if placer.problems:
            problems["milestones", milestone.id] = tuple(placer.problems)
        return slot

    def _check_zone(self, problems: dict[tuple[str, str], tuple[Problem, ...]]) -> None:
        """Note that the campaign's time zone is none that is known."""
        wanted = self.plan.campaign.timezone
        if not zone_of(wanted)[1]:
            text = say("There is no time zone {zone}", zone=wanted)
            remedy = say("Write a name such as Europe/Amsterdam; {zone} is used for now.", zone=self.zone.key)
            problems["campaign", ""] = (Problem("E001", text, Subject("campaign", None, "timezone"), remedy),)

    def _spans(
        self, starts: Mapping[str, Start], problems: dict[tuple[str, str], tuple[Problem, ...]]
    ) -> dict[str, tuple[date, date]]:
        """Return the first and last day of every phase that has them, and note what is wrong with the others."""
        found = {each.id: self._phase(each, starts, problems) for each in self.plan.phases}
        return {phase_id: span for phase_id, span in found.items() if span is not None}

    def _phase(
        self, phase: Phase, starts: Mapping[str, Start], problems: dict[tuple[str, str], tuple[Problem, ...]]
    ) -> tuple[date, date] | None:
        """Return the first and last day of a phase, and note what is wrong with it."""
        if phase.start is None or phase.end is None:
            return None
        placer = self._placer(starts)
        first = placer.day(phase.start, Subject("phases", phase.id, "from"))
        last = placer.last_day(phase.end, Subject("phases", phase.id, "to"))
        if first and last and last < first[0]:
            text = say("The end lies before the start, {day}", day=first[0])
            placer.problems.append(Problem("E002", text, Subject("phases", phase.id, "to"), say("Let it end later.")))
        if placer.problems:
            problems["phases", phase.id] = tuple(placer.problems)
        return (first[0], last) if first and last and first[0] <= last else None


def length_of(message: Message, channel: Channel | None) -> Duration:
    """Return how long a message takes: its own duration, else its channel's, else a quarter of an hour."""
    return message.duration or (channel.duration if channel else None) or DEFAULT_LENGTH
