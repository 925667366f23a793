"""The catalogue: every rule of the method, once, by its code."""

from collections.abc import Iterator, Mapping
from types import ModuleType

from campaign.checks import (
    affected_first,
    answers,
    audiences,
    blind,
    cascade,
    channels,
    collisions,
    days_in_texts,
    deadlines,
    following_up,
    goals,
    key_messages,
    load,
    meetings,
    names,
    objectives,
    order,
    plan,
    questions,
    senders,
    silence,
    stories,
    timing,
)
from campaign.checks.rule import Rule

FAMILIES: tuple[ModuleType, ...] = (
    goals,
    objectives,
    audiences,
    silence,
    questions,
    load,
    cascade,
    affected_first,
    senders,
    key_messages,
    stories,
    meetings,
    channels,
    answers,
    timing,
    deadlines,
    order,
    blind,
    plan,
    names,
    following_up,
    collisions,
    days_in_texts,
)
"""The modules that rules live in, in the order in which people read them."""


def _rules(families: tuple[ModuleType, ...]) -> Iterator[tuple[str, Rule]]:
    """Give every rule with its code."""
    for family in families:
        for found in vars(family).values():
            if isinstance(found, Rule):
                yield found.code, found


RULES: Mapping[str, Rule] = dict(sorted(_rules(FAMILIES)))
"""Every rule, by its code and in that order."""
