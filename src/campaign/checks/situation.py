"""What the rules look at: a campaign with all that surrounds it, on a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from campaign.checks.pushes import Pushes
from campaign.checks.told import Told
from campaign.checks.wordlists import Wording, wording_of
from campaign.model.channels import Channel, Kind
from campaign.model.checks import Checks
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.people import Audience, KeyMessage
from campaign.model.plan import Plan
from campaign.model.when import Anchored
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.hearings import Hearing, Hearings
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot, days_between
from campaign.schedule.workdays import WorkCalendar

UNREVIEWED = ("idea", "draft")
"""Statuses before review."""


@dataclass(frozen=True)
class Situation:
    """One campaign as the rules see it."""

    schedule: Schedule
    """The campaign, as it counts."""
    today: date
    """The day it is."""
    declared: frozenset[str] = frozenset()
    """The ids of the audiences that the plan has itself; others come from the workspace."""
    others: tuple[Hearings, ...] = ()
    """The other open campaigns of the workspace."""
    backdrop: tuple[BackdropEvent, ...] = ()
    """Events of other calendars, in the order of their slots (`Slot.sort_key`)."""

    @property
    def plan(self) -> Plan:
        """Return the plan as it counts."""
        return self.schedule.plan

    @property
    def checks(self) -> Checks:
        """Return the settings of the rules, the workspace's filled in."""
        return self.plan.checks

    @property
    def workdays(self) -> WorkCalendar:
        """Return which days are worked."""
        return self.schedule.calendar

    @cached_property
    def wording(self) -> Wording:
        """Return what can be asked of a text in the language of the campaign."""
        return wording_of(self.plan.campaign.language, self.checks)

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """Return the messages that count: those that are not cancelled, in the order of the plan."""
        return tuple(message for message in self.plan.messages if message.status != "cancelled")

    @cached_property
    def written(self) -> tuple[Message, ...]:
        """Return the messages that are held to rules about content: those that are no mere idea."""
        return tuple(message for message in self.messages if message.status != "idea")

    @cached_property
    def hearings(self) -> Hearings:
        """Return who hears what when in this campaign."""
        return Hearings(self.schedule)

    @property
    def everywhere(self) -> tuple[Hearings, ...]:
        """Return who hears what when in this campaign, and then in the others that are open."""
        return (self.hearings, *self.others)

    @cached_property
    def pushes(self) -> Pushes:
        """Return what is pushed at whom, in this campaign and in the others that are open."""
        return Pushes(self.everywhere)

    def heard(self, audience: str) -> tuple[Hearing, ...]:
        """Return what an audience hears in this campaign, in the order of time."""
        return self.hearings.of(audience)

    def told(self, audience: str) -> Told:
        """Return what an audience is told in this campaign, sorted out."""
        known = self._told.get(audience)
        if known is None:
            messages = tuple(self._reaching.get(audience, ()))
            known = self._told[audience] = Told(messages, self.heard(audience), self._waiting(messages), self.says_why)
        return known

    def addressed(self, names: frozenset[str]) -> Told:
        """Return what is addressed to any of these audiences by name, sorted out."""
        known = self._addressed.get(names)
        if known is None:
            messages = tuple(each for each in self.messages if not names.isdisjoint(each.audiences))
            found = {(each.message.id, each.number): each for name in names for each in self.hearings.to(name)}
            in_order = sorted(found.items(), key=lambda each: (each[1].slot.sort_key, each[0]))
            hearings = tuple(hearing for _key, hearing in in_order)
            known = self._addressed[names] = Told(messages, hearings, self._waiting(messages), self.says_why)
        return known

    def _waiting(self, messages: Iterable[Message]) -> tuple[Message, ...]:
        """Return those of some messages that have no date."""
        unscheduled = self._unscheduled
        return tuple(each for each in messages if each.id in unscheduled) if unscheduled else ()

    @cached_property
    def _unscheduled(self) -> frozenset[str]:
        return frozenset(self.schedule.unscheduled)

    @cached_property
    def _addressed(self) -> dict[frozenset[str], Told]:
        return {}

    @cached_property
    def _told(self) -> dict[str, Told]:
        return {}

    @cached_property
    def _reaching(self) -> dict[str, list[Message]]:
        found: dict[str, list[Message]] = {}
        for message in self.messages:
            for audience in self.hearings.reach.reached(message):
                found.setdefault(audience, []).append(message)
        return found

    @cached_property
    def audiences(self) -> tuple[Audience, ...]:
        """Return the audiences that are looked at: those that the plan declares, or uses.

        It uses them in a message, an objective or a milestone; the workspace's others are none of its business.
        """
        used = set(self.declared)
        for message in self.messages:
            used.update(message.audiences, message.excluded)
        for milestone in self.plan.milestones:
            used.update(milestone.audiences)
        used.update(objective.audience for objective in self.plan.objectives if objective.audience)
        return tuple(audience for audience in self.plan.audiences if audience.id in used)

    def audiences_with(self, *impacts: str) -> tuple[Audience, ...]:
        """Return the audiences that are looked at and that have one of these impacts: "high", "medium", "low"."""
        return tuple(audience for audience in self.audiences if audience.impact in impacts)

    def label(self, audience: str) -> str:
        """Return what people call an audience; an unknown one by its id."""
        known = self.plan.audience(audience)
        return known.label if known else audience

    @cached_property
    def _leaders(self) -> dict[str, tuple[Audience, ...]]:
        found: dict[str, tuple[Audience, ...]] = {}
        for audience in self.plan.audiences:
            for led in audience.leads:
                found[led] = (*found.get(led, ()), audience)
        return found

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """Return the audiences that are directly part of each that has any, by their ids."""
        found: dict[str, tuple[str, ...]] = {}
        for audience in self.plan.audiences:
            for larger in audience.part_of:
                found[larger] = (*found.get(larger, ()), audience.id)
        return found

    @cached_property
    def _looked_at(self) -> frozenset[str]:
        return frozenset(each.id for each in self.audiences)

    def larger(self, audience: str) -> frozenset[str]:
        """Return the ids of what an audience is part of, directly or over others, as far as that is looked at."""
        return self.hearings.reach.above[audience] & self._looked_at - {audience}

    def is_all_staff(self, audience: Audience) -> bool:
        """Tell whether an audience is all staff: it has parts, and is part of nothing (plan format)."""
        return not audience.part_of and audience.id in self.parts

    def holds_for(self, audience: str, test: Callable[[str], bool]) -> bool:
        """Tell whether something holds for an audience: for itself, or for every part of it.

        An audience whose every part is reached is reached (method, for all rules).
        """
        if test(audience):
            return True
        if audience not in self.parts:
            return False
        holds: dict[str, bool] = {}
        for each in self._parts_first(audience):
            parts = [part for part in self.parts.get(each, ()) if part != each]
            holds[each] = test(each) or (bool(parts) and all(holds.get(part, False) for part in parts))
        return holds[audience]

    def hears_between(self, audience: str, first: date, last: date) -> bool:
        """Tell whether an audience, or every part of it, hears anything between two days, both included."""
        return self.holds_for(audience, lambda each: self.told(each).hears_between(first, last))

    def _parts_first(self, audience: str) -> list[str]:
        """Return an audience and all below it, each behind its parts, as far as they lie in no circle."""
        found: dict[str, None] = {}
        waiting, seen = [(audience, False)], set[str]()
        while waiting:
            each, done = waiting.pop()
            if done:
                found[each] = None
            elif each not in seen:
                seen.add(each)
                waiting.append((each, True))
                waiting.extend((part, False) for part in self.parts.get(each, ()))
        return list(found)

    def managers(self, audience: str) -> tuple[Audience, ...]:
        """Return the managers of an audience: the audiences whose `leads` names it."""
        return self._leaders.get(audience, ())

    def channel(self, message: Message) -> Channel | None:
        """Return the channel of a message, complete; None for an unknown one."""
        return self.plan.channel(message.channel)

    def kind(self, message: Message) -> Kind | None:
        """Return what the channel of a message behaves like."""
        channel = self.channel(message)
        return channel.kind if channel else None

    def has_edition(self, channel: Channel, day: date) -> bool:
        """Tell whether a channel with a rhythm has an edition on a day."""
        known = self._editions.get((channel.id, day))
        if known is None:
            known = self._editions[channel.id, day] = bool(self.schedule.editions(channel.id, day, day))
        return known

    @cached_property
    def _editions(self) -> dict[tuple[str, date], bool]:
        return {}

    def slot(self, message: Message) -> Slot | None:
        """Return the first slot of a message; None for an unscheduled one."""
        return self.schedule.timing(message.id).first

    @cached_property
    def golive(self) -> tuple[Milestone, Slot] | None:
        """Return the go-live and its days; None when there is none, or it has no date."""
        milestone = self.plan.milestone(self.schedule.golive or "")
        slot = self.schedule.milestone(milestone.id) if milestone else None
        return (milestone, slot) if milestone and slot else None

    @cached_property
    def milestone_weeks(self) -> frozenset[date]:
        """Return the Mondays of the weeks with a milestone in them, as far as their week is known."""
        slots = [slot for milestone in self.plan.milestones if (slot := self.schedule.milestone(milestone.id))]
        known = (
            slot for slot in slots if not slot.window or slot.first.isocalendar()[:2] == slot.last.isocalendar()[:2]
        )
        days = (day for slot in known for day in days_between(slot.first, slot.last))
        return frozenset(day - timedelta(days=day.weekday()) for day in days)

    @cached_property
    def anchors(self) -> tuple[tuple[Milestone, Slot], ...]:
        """Return the milestones that messages hang on and their days, in the order of time."""
        named = {message.when.anchor for message in self.messages if isinstance(message.when, Anchored)}
        found = [
            (milestone, slot)
            for milestone in self.plan.milestones
            if milestone.id in named and (slot := self.schedule.milestone(milestone.id))
        ]
        return tuple(sorted(found, key=lambda each: (each[1].first, each[0].id)))

    def concerns(self, milestone: Milestone, audience: Audience) -> bool:
        """Tell whether a milestone concerns an audience: it names them, or what they are part of, or nobody."""
        named = milestone.audiences
        return not named or not self.hearings.reach.above[audience.id].isdisjoint(named)

    @cached_property
    def key_messages(self) -> dict[str, KeyMessage]:
        """Return the key messages of the plan by their ids; empty when no message carries any."""
        used = any(message.key_messages for message in self.messages)
        return {each.id: each for each in self.plan.key_messages} if used else {}

    @cached_property
    def says_why(self) -> Callable[[Message], bool] | None:
        """Return what tells whether a message carries a key message that says why; None when no message uses any."""
        whys = {each.id for each in self.key_messages.values() if each.why}
        if not whys:
            return None
        return lambda message: not whys.isdisjoint(message.key_messages)

    @cached_property
    def _quiet(self) -> list[tuple[date, date]]:
        """Return the quiet periods as spans that do not overlap, in order."""
        spans: list[tuple[date, date]] = []
        for first, last in sorted((each.start, each.end) for each in self.plan.campaign.quiet):
            if spans and first <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            elif first <= last:
                spans.append((first, last))
        return spans

    def quiet_days(self, first: date, last: date) -> int:
        """Return how many days from one to another, both included, lie in a quiet period."""
        shared = ((min(last, end) - max(first, start)).days + 1 for start, end in self._quiet)
        return sum(days for days in shared if days > 0)

    def working_day(self, day: date, amount: int) -> date:
        """Return the day so many working days on, or back; where the calendar ends, so many days."""
        try:
            return self.workdays.add(day, amount)
        except OverflowError:
            return day + timedelta(days=amount)

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first`, up to and including `last`; negative when that is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        days = (last - first).days
        return sum(self.workdays.is_working(first + timedelta(days=number)) for number in range(1, days + 1))
