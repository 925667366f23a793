"""Who hears what when, message by message: what `reach` counts, told one by one and in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from campaign.model.messages import Message
from campaign.schedule.reach import Reach, reach_of
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot


@dataclass(frozen=True, slots=True)
class Hearing:
    """One time that an audience hears a message."""

    slot: Slot
    """When."""
    message: Message
    """What."""
    number: int = 0
    """Which time it is of a message that comes back, counted from 0."""

    @property
    def moment(self) -> date | datetime:
        """Return when it starts: the moment where it has an hour, else the day."""
        return self.slot.start or self.slot.first


@dataclass(frozen=True)
class Hearings:
    """What every audience of one campaign hears, each in the order of time. Cancelled messages are heard by nobody."""

    schedule: Schedule
    """The campaign."""

    @cached_property
    def reach(self) -> Reach:
        """Return how the audiences lie in each other."""
        return reach_of(self.schedule.plan)

    def of(self, audience: str) -> tuple[Hearing, ...]:
        """Return what an audience hears, directly or through what it is part of; what comes back stands there often."""
        return self._by_audience.get(audience, ())

    def to(self, audience: str) -> tuple[Hearing, ...]:
        """Return what is addressed to an audience by name."""
        return self._by_address.get(audience, ())

    def of_members(self, audiences: frozenset[str]) -> Iterator[Hearing]:
        """Give what people hear who are part of all these audiences, which another campaign may know; each thing once.

        It comes audience by audience.
        """
        seen = set()
        for audience in audiences:
            for hearing in self.of(audience):
                key = hearing.message.id, hearing.number
                if key not in seen and audiences.isdisjoint(hearing.message.excluded):
                    seen.add(key)
                    yield hearing

    @cached_property
    def all(self) -> tuple[Hearing, ...]:
        """Return every time that anything is told, in the order of time."""
        schedule = self.schedule
        found = [
            (slot.sort_key, message.id, Hearing(slot, message, number))
            for message in schedule.plan.messages
            if message.status != "cancelled"
            for number, slot in enumerate(schedule.timing(message.id).slots)
        ]
        found.sort(key=lambda each: each[:2])
        return tuple(each[2] for each in found)

    def on(self, day: date) -> tuple[Hearing, ...]:
        """Return what is told on a day; a window is told on no day that anybody knows yet."""
        return self._by_day.get(day, ())

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[Hearing, ...]]:
        found: dict[date, list[Hearing]] = {}
        for hearing in self.all:
            if not hearing.slot.window:
                found.setdefault(hearing.slot.first, []).append(hearing)
        return {day: tuple(hearings) for day, hearings in found.items()}

    @cached_property
    def _by_audience(self) -> Mapping[str, tuple[Hearing, ...]]:
        found: dict[str, list[Hearing]] = {audience: [] for audience in self.reach.above}
        for hearing in self.all:
            for audience in self.reach.reached(hearing.message):
                found[audience].append(hearing)
        return {audience: tuple(hearings) for audience, hearings in found.items()}

    @cached_property
    def _by_address(self) -> Mapping[str, tuple[Hearing, ...]]:
        found: dict[str, list[Hearing]] = {}
        for hearing in self.all:
            for audience in hearing.message.audiences:
                found.setdefault(audience, []).append(hearing)
        return {audience: tuple(hearings) for audience, hearings in found.items()}
