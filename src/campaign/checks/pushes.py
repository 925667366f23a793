"""What lands in front of people unasked, in all open campaigns: counted once however many ways it reaches them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from campaign.schedule.hearings import Hearing, Hearings

Once = tuple[object, ...]
"""What pushes that count once have in common: an edition, or alternative sessions."""
Dated = Mapping[date, Mapping[Once, Hearing]]
"""Pushes by their day, or by the Monday of their week; of those that count once the first."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is pushed at an audience in a day or a week."""

    pushes: int
    """How many pushes."""
    elsewhere: int
    """How many of them other campaigns send."""
    own: tuple[str, ...]
    """The ids of the messages of this campaign among them."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one campaign pushes at exactly the same audiences."""

    own: bool
    """It is this campaign that pushes, not another."""
    reached: frozenset[str]
    """The audiences that it reaches."""
    left_out: frozenset[str]
    """The audiences that it leaves out."""
    days: dict[date, dict[Once, Hearing]] = field(default_factory=dict)
    """What is pushed on each day."""
    weeks: dict[date, dict[Once, Hearing]] = field(default_factory=dict)
    """What is pushed in each week, by its Monday."""


@dataclass(frozen=True)
class Pushes:
    """What is pushed at every audience of a campaign, by it and by others that are open."""

    everywhere: tuple[Hearings, ...]
    """The campaign, and then the others."""
    _days: dict[tuple[str, int], Mapping[date, Crowd]] = field(default_factory=dict, compare=False)

    @cached_property
    def _bundles(self) -> tuple[Bundle, ...]:
        """Return everything that is pushed, by whom it reaches: few groups, however many messages."""
        return tuple(bundle for number, each in enumerate(self.everywhere) for bundle in _bundles(number, each))

    def crowded_days(self, audience: str, limit: int) -> Mapping[date, Crowd]:
        """Return the days with more than so many pushes at an audience."""
        known = self._days.get((audience, limit))
        if known is None:
            known = _crowds([(bundle.own, bundle.days) for bundle in self._at(audience)], limit)
            self._days[audience, limit] = known
        return known

    def crowded_weeks(self, audience: str, limit: int) -> Mapping[date, Crowd]:
        """Return the weeks with more than so many pushes at an audience, by their Mondays."""
        return _crowds([(bundle.own, bundle.weeks) for bundle in self._at(audience)], limit)

    def _at(self, audience: str) -> Iterator[Bundle]:
        """Give what is pushed at an audience; what reaches a larger one in another campaign reaches it there too."""
        chain = self.everywhere[0].reach.above.get(audience, frozenset((audience,)))
        return (
            each for each in self._bundles if not chain.isdisjoint(each.reached) and chain.isdisjoint(each.left_out)
        )


def _crowds(bundles: Iterable[tuple[bool, Dated]], limit: int) -> Mapping[date, Crowd]:
    """Return the days on which some bundles, each with whether it is the campaign's own, push more than so much."""
    by_day: dict[date, list[tuple[bool, Mapping[Once, Hearing]]]] = {}
    for own, dated in bundles:
        for day, pushes in dated.items():
            by_day.setdefault(day, []).append((own, pushes))
    found = ((day, _crowd(each)) for day, each in by_day.items() if sum(len(pushes) for _own, pushes in each) > limit)
    return {day: crowd for day, crowd in found if crowd.pushes > limit}


def _crowd(bundles: Iterable[tuple[bool, Mapping[Once, Hearing]]]) -> Crowd:
    """Return what some bundles push together."""
    own: dict[Once, Hearing] = {}
    others: set[Once] = set()
    for is_own, pushes in bundles:
        if is_own:
            own.update(pushes)
        else:
            others.update(pushes)
    elsewhere = others - own.keys()
    messages = dict.fromkeys(hearing.message.id for hearing in own.values())
    return Crowd(len(own) + len(elsewhere), len(elsewhere), tuple(messages))


def _bundles(number: int, hearings: Hearings) -> Iterable[Bundle]:
    """Return what a campaign, counted from 0, pushes at whom."""
    pushing = {channel.id: channel.rhythm is not None for channel in hearings.schedule.plan.channels if channel.push}
    found: dict[tuple[frozenset[str], tuple[str, ...]], Bundle] = {}
    for hearing in hearings.all:
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
        key = hearings.reach.reached(message), message.excluded
        bundle = found.get(key)
        if bundle is None:
            bundle = found[key] = Bundle(number == 0, key[0], frozenset(key[1]))
        bundle.weeks.setdefault(monday, {}).setdefault(once, hearing)
        if not slot.window:
            bundle.days.setdefault(slot.first, {}).setdefault(once, hearing)
    return found.values()
