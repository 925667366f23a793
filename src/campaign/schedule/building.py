"""Making the schedule of a plan, and mending it after a change.

`revise_schedule` places anew only what a change touches and what hangs on that.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from campaign.errors import Problem, Subject
from campaign.language import Sentence, say
from campaign.model.messages import Message
from campaign.model.milestones import Milestone, Phase
from campaign.model.plan import Plan
from campaign.model.when import Anchored, When
from campaign.schedule.clock import zone_of
from campaign.schedule.nodes import Nodes, anchors_of, message_anchors
from campaign.schedule.placing import MOST_SLOTS, Placer
from campaign.schedule.schedule import Placed, Schedule, length_of
from campaign.schedule.slots import UNSCHEDULED, Slot, Timing
from campaign.schedule.starts import Start, StartFinder
from campaign.schedule.workdays import HolidaySource, WorkCalendar, work_calendar

UNTIMED = frozenset({"messages", "audiences", "objectives", "key_messages", "checks"})
"""Tables of which a change places nothing anew but the messages that it touches."""


def build_schedule(plan: Plan, holidays: HolidaySource, unread: Mapping[str, Sentence] | None = None) -> Schedule:
    """Return the schedule of a plan as it counts.

    `unread` says of messages without a moment why the one in the file could not be read.
    """
    zone, _known = zone_of(plan.campaign.timezone)
    return _Builder(plan, work_calendar(plan.campaign, holidays), zone, unread or {}).build()


def revise_schedule(schedule: Schedule, plan: Plan, touched: Iterable[tuple[str, str]]) -> Schedule:
    """Return the schedule of a changed plan, given the table and id of every entry that changed."""
    changed = set(touched)
    if any(table not in UNTIMED for table, _ in changed):
        return build_schedule(plan, schedule.calendar.source, schedule.unread)
    messages = {entry_id for table, entry_id in changed if table == "messages"}
    return _Builder(plan, schedule.calendar, schedule.zone, schedule.unread).revise(schedule, messages)


class _Builder:
    """Places the entries of one plan."""

    def __init__(self, plan: Plan, workdays: WorkCalendar, zone: ZoneInfo, unread: Mapping[str, Sentence]) -> None:
        self.plan = plan
        self.workdays = workdays
        self.zone = zone
        self.unread = unread
        self.nodes = Nodes(plan)
        self.starts: dict[str, Start] = {}
        """The first days found so far, by id."""
        self.problems: dict[tuple[str, str], tuple[Problem, ...]] = {}
        """What is wrong with the moments placed so far, by table and id."""

    def build(self) -> Schedule:
        """Place everything."""
        self._find_starts(self.nodes)
        hanging: dict[str, set[str]] = {}
        for node in self.nodes.values():
            for anchor in anchors_of(self.plan, node):
                hanging.setdefault(anchor, set()).add(node.id)
        self._check_zone()
        milestones = {each.id: self._milestone(each) for each in self.plan.milestones}
        phases = self._phases()
        timings: dict[str, Timing] = {}
        taken = 0
        for message in self.plan.messages:
            timing = timings[message.id] = self._timing(message, MOST_SLOTS - taken)
            taken += len(timing.slots)
        hangs = {anchor: frozenset(ids) for anchor, ids in hanging.items()}
        return self._schedule(timings, milestones, phases, hangs)

    def revise(self, old: Schedule, changed: set[str]) -> Schedule:
        """Place what changed and what hangs on it anew, and keep the rest of an old schedule."""
        again = changed.union(*(old.dependents(each) for each in changed))
        newcomers = {each for each in changed if self.plan.message(each) and each not in old.placed.timings}
        if newcomers:  # what hung on nothing may now hang on one of these
            again = again.union(*(old.placed.hanging.get(each, frozenset()) for each in newcomers))
        if any(self.plan.milestone(each) for each in again):  # a milestone hangs on a message that moved
            return self.build()
        self.starts, self.problems = {**old.placed.starts}, {**old.placed.problems}
        timings = {**old.placed.timings}
        for entry_id in again:
            self.starts.pop(entry_id, None)
            timings.pop(entry_id, None)
            self.problems.pop(("messages", entry_id), None)
        present = [each for each in again if each in self.nodes]
        self._find_starts(present)
        for entry_id in present:
            if (message := self.plan.message(entry_id)) is not None:
                room = MOST_SLOTS - sum(len(each.slots) for each in timings.values()) if message.repeat else 1
                timings[entry_id] = self._timing(message, room)
        for phase in self.plan.phases:  # they may hang on a message, and there are few
            self.problems.pop(("phases", phase.id), None)
        new = self._schedule(timings, old.placed.milestones, self._phases(), self._rehung(old, changed))
        new.remember_order(old, again)
        new.remember_loose(old, again)
        return new

    def _schedule(
        self,
        timings: Mapping[str, Timing],
        milestones: Mapping[str, Slot | None],
        phases: Mapping[str, tuple[date, date]],
        hanging: Mapping[str, frozenset[str]],
    ) -> Schedule:
        """Return the schedule of what was placed."""
        placed = Placed(self.starts, timings, milestones, phases, self.problems, hanging)
        return Schedule(self.plan, self.zone, self.workdays, placed, self.unread)

    def _find_starts(self, ids: Iterable[str]) -> None:
        """Find the first days of some entries."""
        StartFinder(self.nodes, self.starts, self.workdays, self.zone).find(ids)

    def _rehung(self, old: Schedule, changed: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return what hangs on what after some messages changed."""
        hanging = {**old.placed.hanging}
        for entry_id in changed:
            before, after = old.plan.message(entry_id), self.plan.message(entry_id)
            for anchor in message_anchors(before) if before else ():
                hanging[anchor] = hanging.get(anchor, frozenset()) - {entry_id}
            for anchor in message_anchors(after) if after else ():
                hanging[anchor] = hanging.get(anchor, frozenset()) | {entry_id}
        return hanging

    def _placer(self) -> Placer:
        """Return what makes slots from the starts found so far."""
        return Placer(self.zone, self.workdays, self.starts)

    def _timing(self, message: Message, room: int) -> Timing:
        """Return when one message happens, at most so many times, and note what is wrong with it."""
        start = self.starts[message.id]
        anchor = message.when.anchor if isinstance(message.when, Anchored) else None
        if message.when is None:
            reason = self.unread.get(message.id)
            return Timing(reason=reason) if reason else UNSCHEDULED
        if start.day is None:
            if start.problem:
                self.problems["messages", message.id] = (start.problem,)
            return Timing(reason=start.reason, anchor=anchor)
        placer = self._placer()
        placer.room = room
        slot = self._slot(message, message.when, start, placer)
        slots = placer.occurrences(slot, message, Subject("messages", message.id, "repeat")) if slot else ()
        if placer.problems:
            self.problems["messages", message.id] = tuple(placer.problems)
        if slot is None:
            return Timing(reason=placer.problems[-1].text, anchor=anchor)
        base = self.starts.get(anchor) if anchor else None
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

    def _milestone(self, milestone: Milestone) -> Slot | None:
        """Return the days of a milestone, and note what is wrong with it."""
        start = self.starts[milestone.id]
        if start.day is None or milestone.date is None:
            if start.problem:
                self.problems["milestones", milestone.id] = (start.problem,)
            return None
        placer = self._placer()
        placed = placer.slot(milestone.date, start, Subject("milestones", milestone.id, "date"))
        slot = Slot(placed.first, placed.last, certainty=placed.certainty, window=placed.window)
        if milestone.until is not None:
            subject = Subject("milestones", milestone.id, "until")
            last = placer.last_day(milestone.until, subject)
            if last is not None and last < slot.first:
                placer.problems.append(_ends_early(slot.first, subject))
            elif last is not None:
                slot = Slot(slot.first, last, certainty=slot.certainty)
        if placer.problems:
            self.problems["milestones", milestone.id] = tuple(placer.problems)
        return slot

    def _check_zone(self) -> None:
        """Note that the campaign's time zone is none that is known."""
        wanted = self.plan.campaign.timezone
        if not zone_of(wanted)[1]:
            text = say("There is no time zone {zone}", zone=wanted)
            remedy = say("Write a name such as Europe/Amsterdam; {zone} is used for now.", zone=self.zone.key)
            self.problems["campaign", ""] = (Problem("E001", text, Subject("campaign", None, "timezone"), remedy),)

    def _phases(self) -> dict[str, tuple[date, date]]:
        """Return the first and last day of every phase that has them, and note what is wrong with the others."""
        found = {each.id: self._phase(each) for each in self.plan.phases}
        return {phase_id: span for phase_id, span in found.items() if span is not None}

    def _phase(self, phase: Phase) -> tuple[date, date] | None:
        """Return the first and last day of a phase, and note what is wrong with it."""
        if phase.start is None or phase.end is None:
            return None
        placer = self._placer()
        first = placer.day(phase.start, Subject("phases", phase.id, "from"))
        last = placer.last_day(phase.end, Subject("phases", phase.id, "to"))
        if first and last and last < first[0]:
            placer.problems.append(_ends_early(first[0], Subject("phases", phase.id, "to")))
        if placer.problems:
            self.problems["phases", phase.id] = tuple(placer.problems)
        return (first[0], last) if first and last and first[0] <= last else None


def _ends_early(first: date, subject: Subject) -> Problem:
    """Return that an end lies before its start."""
    text = say("The end lies before the start, {day}", day=first)
    return Problem("E002", text, subject, say("Let it end later."))
