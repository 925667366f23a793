"""Filters: which messages a view shows."""

from operator import attrgetter
from typing import NamedTuple

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.reach import reach_of
from campaign.text import folded

SEARCHED = (
    "id",
    "title",
    "goal",
    "activation",
    "body",
    "notes",
    "sender",
    "owner",
    "channel",
    "location",
    "audiences",
    "tags",
)
"""The keys of a message that are searched."""
_SEARCHED_VALUES = attrgetter(*SEARCHED)


class Filter(NamedTuple):
    """What a message must have to be shown; what is empty asks nothing."""

    text: str = ""
    """Words that its texts hold, all of them, in any case."""
    channels: frozenset[str] = frozenset()
    """One of these channels."""
    audiences: frozenset[str] = frozenset()
    """Heard by one of these audiences."""
    owners: frozenset[str] = frozenset()
    """Owned by one of these people."""
    statuses: frozenset[str] = frozenset()
    """In one of these statuses."""
    chains: frozenset[frozenset[str]] = frozenset()
    """Each of the audiences with all that it is part of (`heard_in`); unknown, each hears what is addressed to it."""

    @property
    def active(self) -> bool:
        """Tell whether it asks anything."""
        return any(self)

    def narrows(self, other: "Filter") -> bool:
        """Tell whether it can keep only what another filter keeps: whoever types on narrows what was typed."""
        words = folded(self.text).split()
        within = all(any(known in word for word in words) for known in folded(other.text).split())
        kinds = zip(self[1:], other[1:], strict=True)
        return within and all(not known or (asked and asked <= known) for asked, known in kinds)

    def keeps(self, message: Message) -> bool:
        """Tell whether a message is shown."""
        return (
            (not self.channels or message.channel in self.channels)
            and (not self.audiences or self._heard(message))
            and (not self.owners or message.owner in self.owners)
            and (not self.statuses or message.status in self.statuses)
            and (not self.text or found_in(message, self.text))
        )

    def _heard(self, message: Message) -> bool:
        """Tell whether one of the audiences hears a message."""
        chains = self.chains or [{each} for each in self.audiences]
        return any(not chain.isdisjoint(message.audiences) and chain.isdisjoint(message.excluded) for chain in chains)


def heard_in(plan: Plan, wanted: Filter) -> Filter:
    """Return a filter that knows what the audiences that it asks for are part of in a plan."""
    if not wanted.audiences:
        return wanted._replace(chains=frozenset())
    above = reach_of(plan).above
    return wanted._replace(chains=frozenset(above.get(each, frozenset({each})) for each in wanted.audiences))


class Sieve:
    """A filter that remembers what it said of each message; messages are values, so that an answer holds."""

    def __init__(self, wanted: Filter, wider: "Sieve | None" = None) -> None:
        """Take what is wanted; what a wider sieve threw out is not looked at again."""
        self.wanted = wanted
        self._known: dict[int, tuple[Message, bool]] = {}
        helps = wider is not None and wider.wanted.active and wanted.narrows(wider.wanted)
        self.wider = wider if helps else None
        if self.wider is not None:
            self.wider.wider = None  # it knows by now; a chain of sieves would keep all that was ever typed

    def keeps(self, message: Message) -> bool:
        """Tell whether a message is shown."""
        known = self._known.get(id(message))
        if known is None or known[0] is not message:
            let_through = self.wider is None or self.wider.keeps(message)
            known = self._known[id(message)] = (message, let_through and self.wanted.keeps(message))
        return known[1]


def found_in(message: Message, text: str) -> bool:
    """Tell whether the texts of a message hold all words of a text, whatever their case and accents."""
    return _holds(searched(message), folded(text).split())


def keys_with(message: Message, text: str) -> tuple[str, ...]:
    """Return the keys of a message that hold all words of a text; where no key does, those that hold one of them."""
    words = folded(text).split()
    found = {key: folded(" \n".join(_texts(message, key))) for key in SEARCHED}
    whole = tuple(key for key, value in found.items() if _holds(value, words))
    return whole or tuple(key for key, value in found.items() if any(word in value for word in words))


def _holds(text: str, words: list[str]) -> bool:
    """Tell whether a text holds all words."""
    return all(word in text for word in words)


def searched(message: Message) -> str:
    """Return the texts that a message is searched by, folded."""
    parts: list[str] = []
    for value in _SEARCHED_VALUES(message):
        if isinstance(value, str):
            parts.append(value)
        else:
            parts.extend(value)
    return folded(" \n".join(parts))


def _texts(message: Message, key: str) -> tuple[str, ...]:
    """Return the texts of a key, which may hold several."""
    value = getattr(message, key)
    return (value,) if isinstance(value, str) else value


def owners_of(plan: Plan) -> list[str]:
    """Return the owners of the messages of a plan, by name."""
    return names_in(plan, "owner")


def names_in(plan: Plan, field: str) -> list[str]:
    """Return what stands in a field of the messages of a plan that holds the name of somebody, each once, by name."""
    return sorted({name for message in plan.messages if (name := getattr(message, field))}, key=str.casefold)
