"""What one audience is told in a campaign, sorted out once for all rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
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
    says_why: Callable[[Message], bool] | None = None
    """Tells whether a message says why; None when no message uses key messages."""

    @cached_property
    def opening(self) -> tuple[Hearing, ...]:
        """Return what may be the first that it hears: more than one where no hour or a window leaves that open."""
        sure = surely_first(self.hearings)
        if sure is None:
            return ()
        last = latest(sure.slot)
        early = (each for each in self.hearings if each.slot.first <= last)
        others = (each for each in early if each is not sure and order(each.slot, sure.slot) is not Order.LATER)
        return (sure, *others)

    @cached_property
    def by_channel(self) -> Counter[str]:
        """Return how many messages come through each channel; alternative sessions are one."""
        return Counter(
            channel for channel, _once in {(each.channel, each.alternatives or each.id) for each in self.messages}
        )

    @cached_property
    def whys(self) -> tuple[Hearing, ...]:
        """Return every time that it hears why."""
        return tuple(each for each in self.hearings if self.says_why(each.message)) if self.says_why else ()

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

    @cached_property
    def times(self) -> Counter[str]:
        """Return how often each key message is heard, by its id.

        What comes back counts each time, alternative sessions count once, and a message without a date once.
        """
        scheduled = {each.message.id for each in self.hearings}
        heard = {_once(each.message, each.number): each.message for each in self.hearings}
        waiting = {_once(each, 0): each for each in self.messages if each.id not in scheduled}
        return Counter(each for message in {**waiting, **heard}.values() for each in message.key_messages)

    def heard_before(self, slot: Slot) -> bool:
        """Tell whether it surely hears anything before a slot."""
        return bool(self.opening) and order(self.opening[0].slot, slot) is Order.EARLIER

    def heard_why_before(self, slot: Slot) -> bool:
        """Tell whether it surely hears why before a slot."""
        return any(order(each.slot, slot) is Order.EARLIER for each in self.whys)

    def hears_between(self, first: date, last: date) -> bool:
        """Tell whether it hears anything from one day to another, both included; part of a long slot will do."""
        return any(each.slot.first <= last and each.slot.last >= first for each in self.hearings)


def surely_first(hearings: Iterable[Hearing]) -> Hearing | None:
    """Return the hearing, of some in the order of time, that surely is there first: a window counts from its end."""
    best: Hearing | None = None
    for hearing in hearings:
        if best is not None and hearing.slot.first > latest(best.slot):
            break
        if best is None or _surely_by(hearing.slot) < _surely_by(best.slot):
            best = hearing
    return best


def _once(message: Message, number: int) -> tuple[str, int]:
    """Return what tells a message from others when it comes for this time; alternative sessions are the same."""
    return (f"={message.alternatives}" if message.alternatives else message.id), number


def _surely_by(slot: Slot) -> tuple[date, datetime]:
    """Return what slots are sorted by when a window counts from its end."""
    return (slot.last, START_OF_TIME) if slot.window else slot.sort_key
