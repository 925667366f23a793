"""What one audience is told in a campaign, sorted out once for all rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from campaign.model.messages import Message
from campaign.schedule.hearings import Hearing
from campaign.schedule.order import Order, latest, order
from campaign.schedule.slots import START_OF_TIME, Slot


@dataclass(frozen=True)
class Told:
    """What one audience is told, directly or through what it is part of."""

    messages: tuple[Message, ...] = ()
    """Every message that reaches it, in the order of the plan; also those without a date."""
    hearings: tuple[Hearing, ...] = ()
    """Every time that it hears one of them, in the order of time."""
    waiting: tuple[Message, ...] = ()
    """Those of them that have no date."""
    says_why: Callable[[Message], bool] | None = None
    """Tells whether a message says why; None when no message uses key messages."""

    @cached_property
    def opening(self) -> tuple[Hearing, ...]:
        """Return what may be the first that it hears, the surest first: no hour, or a window, may leave that open."""
        return _openings(self.hearings)

    @cached_property
    def by_channel(self) -> Counter[str]:
        """Return how many messages come through each channel; alternative sessions are one."""
        found = Counter(each.channel for each in self.messages if not each.alternatives)
        sessions = {(each.channel, each.alternatives) for each in self.messages if each.alternatives}
        found.update(channel for channel, _alternatives in sessions)
        return found

    @cached_property
    def whys(self) -> tuple[Hearing, ...]:
        """Return what may be the first time that it hears why, the surest first; nothing when it never does."""
        says_why = self.says_why
        return _openings(each for each in self.hearings if says_why(each.message)) if says_why else ()

    def says_why_between(self, first: date, last: date) -> bool:
        """Tell whether it hears why from one day to another, both included; part of a long slot will do."""
        says_why = self.says_why
        return says_why is not None and any(
            each.slot.first <= last and each.slot.last >= first and says_why(each.message) for each in self.hearings
        )

    @cached_property
    def first_of(self) -> Mapping[str, Hearing]:
        """Return the first time that it surely hears each key message, by its id."""
        found: dict[str, Hearing] = {}
        for hearing in self.hearings:
            for key_message in hearing.message.key_messages:
                known = found.get(key_message)
                if known is None or (known.slot.window and _surely_by(hearing.slot) < _surely_by(known.slot)):
                    found[key_message] = hearing
        return found

    @cached_property
    def earliest_of(self) -> Mapping[str, Hearing]:
        """Return the first time that it may hear each key message, by its id: a window counts from its start."""
        found: dict[str, Hearing] = {}
        for hearing in self.hearings:
            for key_message in hearing.message.key_messages:
                found.setdefault(key_message, hearing)
        return found

    def seldom(self, key_messages: Iterable[str], limit: int) -> Mapping[str, int]:
        """Return how often it hears each of these key messages that it hears fewer than so many times, by their ids.

        What comes back counts each time, alternative sessions count once, and a message without a date once.
        """
        counts = dict.fromkeys(key_messages, 0)
        missing = set(counts) if limit > 0 else set()
        sessions: set[tuple[str, int, str]] = set()
        for message, number in self._occasions():
            if not missing:
                break
            for each in message.key_messages:
                session = (message.alternatives, number, each)
                if each not in missing or (message.alternatives and session in sessions):
                    continue
                sessions.add(session)
                counts[each] += 1
                if counts[each] >= limit:
                    missing.discard(each)
        return {each: count for each, count in counts.items() if each in missing}

    def _occasions(self) -> Iterator[tuple[Message, int]]:
        """Give every message that it hears and which time that is, in order, and then those without a date."""
        yield from ((each.message, each.number) for each in self.hearings)
        yield from ((each, 0) for each in self.waiting)

    def heard_before(self, slot: Slot) -> bool:
        """Tell whether it surely hears anything before a slot."""
        return bool(self.opening) and order(self.opening[0].slot, slot) is Order.EARLIER

    def heard_why_before(self, slot: Slot) -> bool:
        """Tell whether it surely hears why before a slot."""
        return bool(self.whys) and order(self.whys[0].slot, slot) is Order.EARLIER

    def hears_between(self, first: date, last: date) -> bool:
        """Tell whether it hears anything from one day to another, both included; part of a long slot will do."""
        return any(each.slot.first <= last and each.slot.last >= first for each in self.hearings)


def _openings(hearings: Iterable[Hearing]) -> tuple[Hearing, ...]:
    """Return what may be the first of hearings in the order of time, the surest first."""
    found: list[Hearing] = []
    sure: Hearing | None = None
    for hearing in hearings:
        if sure is not None and hearing.slot.first > latest(sure.slot):
            break
        if sure is None or _surely_by(hearing.slot) < _surely_by(sure.slot):
            sure = hearing
        found.append(hearing)
    if sure is None:
        return ()
    others = (each for each in found if each is not sure and order(each.slot, sure.slot) is not Order.LATER)
    return (sure, *others)


def surely_first(hearings: Iterable[Hearing]) -> Hearing | None:
    """Return the hearing, of some in the order of time, that surely is there first: a window counts from its end."""
    return next(iter(_openings(hearings)), None)


def _surely_by(slot: Slot) -> tuple[date, datetime]:
    """Return what slots are sorted by when a window counts from its end."""
    return (slot.last, START_OF_TIME) if slot.window else slot.sort_key
