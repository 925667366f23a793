"""The audiences of a campaign as rules see them: who is looked at, how they lie in each other, what each is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.checks.told import Told
from campaign.model.checks import Checks
from campaign.model.messages import Message
from campaign.model.people import Audience, KeyMessage
from campaign.model.plan import Plan
from campaign.schedule.hearings import Hearing, Hearings
from campaign.schedule.schedule import Schedule


@dataclass(frozen=True)
class Listeners:
    """One campaign, and who listens to it."""

    schedule: Schedule
    """The campaign, as it counts."""
    today: date
    """The day it is."""
    declared: frozenset[str] = frozenset()
    """The ids of the audiences that the plan has itself; others come from the workspace."""

    @property
    def plan(self) -> Plan:
        """Return the plan as it counts."""
        return self.schedule.plan

    @property
    def checks(self) -> Checks:
        """Return the settings of the rules, the workspace's filled in."""
        return self.plan.checks

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """Return the messages that count: those that are not cancelled, in the order of the plan."""
        return tuple(message for message in self.plan.messages if message.status != "cancelled")

    @cached_property
    def hearings(self) -> Hearings:
        """Return who hears what when in this campaign."""
        return Hearings(self.schedule)

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
