"""Moments and distances as sentences in no language yet: for the names of edits, and what else is told later."""

from collections.abc import Callable
from itertools import groupby

from campaign.language import Sentence, mark_many, say, say_many
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan, name_of
from campaign.model.when import Anchored, AtTime, Deadline, OnDay, Relative, Term, Unit, Window

UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    "d": mark_many("{count} day", "{count} days"),
    "wd": mark_many("{count} working day", "{count} working days"),
    "w": mark_many("{count} week", "{count} weeks"),
    "m": mark_many("{count} month", "{count} months"),
}
"""So many of a unit."""


def said_when(when: Deadline | None, name: Callable[[str], object] = str) -> Sentence:
    """Return a moment with its year, or how far it is from what it hangs on: "2 weken vóór Livegang 09:30".

    `name` gives what that is called.
    """
    match when:
        case None:
            return say("no day yet")
        case OnDay(day):
            return say("{day} {year}", day=day, year=str(day.year))
        case AtTime(moment):
            day, clock = moment.date(), moment.time()
            return say("{day} {year} {time}", day=day, year=str(day.year), time=clock)
        case Window():
            return _window(when)
        case Anchored():
            return said_anchored(when, name)
        case Relative(terms):
            return said_distance(terms)


NEXT_WORKING = Term(0, "wd")
"""The step to the first working day, from a day on."""


def called(plan: Plan, anchor: str) -> Sentence | str:
    """Return what something is called that a moment hangs on."""
    entry = plan.anchor(anchor)
    return entry_called(entry) if entry else anchor


def entry_called(entry: Message | Milestone) -> Sentence | str:
    """Return what a message or milestone is called; of a confidential message no more than that it is one."""
    if isinstance(entry, Message) and entry.confidential:
        return say("a confidential message")
    return name_of(entry)


def said_anchored(when: Anchored, name: Callable[[str], object] = str) -> Sentence:
    """Return a distance from what a moment hangs on: of one that goes both ways, what is stepped first comes last.

    No working days at its end are the first working day from there on.
    """
    base = name(when.anchor)
    terms = when.terms[:-1] if when.terms[-1:] == (NEXT_WORKING,) else when.terms
    told = say("{name}", name=base)
    if any(term.amount == 0 for term in terms):
        told = say("{name} {steps}", name=base, steps=" ".join(map(str, when.terms)))
    else:
        for back, steps in groupby(terms, key=lambda term: term.amount < 0):
            told = _away(_steps(tuple(steps)), told, back=back)
        told = told if terms == when.terms else say("{when}, on a working day", when=told)
    return say("{when} {clock}", when=told, clock=when.clock) if when.clock else told


def _away(days: Sentence, base: Sentence, *, back: bool) -> Sentence:
    """Return so many days before or after something."""
    return (
        say("{days} before {name}", days=days, name=base) if back else say("{days} after {name}", days=days, name=base)
    )


def said_distance(terms: tuple[Term, ...]) -> Sentence:
    """Return a distance and which way it goes: "2 weken eerder"; one that goes both ways as it is written."""
    way = _way(terms)
    if way is None:
        return say("{distance}", distance=str(Relative(terms)))
    steps = _steps(terms)
    return say("{distance} earlier", distance=steps) if way < 0 else say("{distance} later", distance=steps)


def _way(terms: tuple[Term, ...]) -> int | None:
    """Return whether steps go back (-1) or on (1); None where there are none, some of nothing, or both."""
    ways = {(term.amount > 0) - (term.amount < 0) for term in terms}
    return ways.pop() if len(ways) == 1 and 0 not in ways else None


def _steps(terms: tuple[Term, ...]) -> Sentence:
    """Return steps without which way they go: "1 week en 2 dagen"."""
    told, *others = (say_many(*UNIT_WORDS[term.unit], abs(term.amount)) for term in terms)
    for each in others:
        told = say("{first} and {second}", first=told, second=each)
    return told


def _window(window: Window) -> Sentence:
    """Return the first and last day of a window, with the number of a week."""
    days = say("{first} – {last} {year}", first=window.first, last=window.last, year=str(window.last.year))
    return say("wk {week}, {days}", week=window.number, days=days) if window.period == "week" else days
