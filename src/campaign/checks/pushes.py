"""What lands in front of people unasked, in all open campaigns: counted once however many ways it reaches them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaign.schedule.hearings import Hearing, Hearings

Once = tuple[object, ...]
"""What tells pushes that count once from others."""


@dataclass(frozen=True, slots=True)
class Push:
    """Something that is pushed at people."""

    once: Once
    """What it has in common with what counts together with it: an edition, or alternative sessions."""
    monday: date
    """The Monday of its week."""
    day: date | None
    """Its day; None for one that is somewhere within its week."""
    hearing: Hearing
    """What is heard."""
    own: bool
    """It is of this campaign, not of another."""


Days = Mapping[date, Mapping[Once, Push]]
"""Pushes by their day, or the Monday of their week."""


@dataclass(frozen=True)
class Pushes:
    """What is pushed at every audience of a campaign, by it and by others that are open."""

    everywhere: tuple[Hearings, ...]
    """The campaign, and then the others."""
    _known: dict[str, tuple[Push, ...]] = field(default_factory=dict, compare=False)
    _days: dict[str, Days] = field(default_factory=dict, compare=False)

    def at(self, audience: str) -> tuple[Push, ...]:
        """Return what is pushed at an audience, the campaign's own first."""
        known = self._known.get(audience)
        if known is None:
            chain = self.everywhere[0].reach.above.get(audience, frozenset((audience,)))
            found = (_pushes(number, each, chain, audience) for number, each in enumerate(self.everywhere))
            known = self._known[audience] = tuple(push for pushes in found for push in pushes)
        return known

    def by_day(self, audience: str) -> Days:
        """Return what is pushed at an audience on each day, each thing once."""
        if audience not in self._days:
            self._days[audience] = _grouped((push.day, push) for push in self.at(audience) if push.day)
        return self._days[audience]

    def by_week(self, audience: str) -> Days:
        """Return what is pushed at an audience in each week, by its Monday, each thing once."""
        return _grouped((push.monday, push) for push in self.at(audience))


def _grouped(pushes: Iterable[tuple[date, Push]]) -> Days:
    """Return pushes by a date; of those that count once the first."""
    found: dict[date, dict[Once, Push]] = {}
    for day, push in pushes:
        found.setdefault(day, {}).setdefault(push.once, push)
    return found


def _pushes(number: int, hearings: Hearings, chain: frozenset[str], audience: str) -> Iterator[Push]:
    """Give what a campaign, counted from 0, pushes at an audience, given that and all that it is part of."""
    plan = hearings.schedule.plan
    pushing = {channel.id: channel.rhythm is not None for channel in plan.channels if channel.push}
    for hearing in hearings.of(audience) if number == 0 else hearings.of_members(chain):
        message, slot = hearing.message, hearing.slot
        edition = pushing.get(message.channel)
        if edition is None:
            continue
        monday = slot.first - timedelta(days=slot.first.weekday())
        if slot.window and slot.last > monday + timedelta(days=6):
            continue  # nobody can tell yet in which week it falls
        if edition and not slot.window:
            once: Once = (message.channel, slot.first)
        else:
            once = (number, message.alternatives or message.id, bool(message.alternatives), hearing.number)
        yield Push(once, monday, None if slot.window else slot.first, hearing, number == 0)
