"""Filling in what a campaign brought: what there is to fill in, what is missing first, and each number as an edit."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from campaign.desk.results import Activation, Aim, Results
from campaign.language import mark
from campaign.model.messages import Message
from campaign.model.people import Objective

Section = Literal["missing", "objectives", "activations", "ahead", "unsent", "uncounted"]
SECTIONS: dict[Section, str] = {
    "missing": mark("Results that are missing"),
    "objectives": mark("Objectives"),
    "activations": mark("Activations"),
    "ahead": mark("Not over yet"),
    "unsent": mark("Not out yet"),
    "uncounted": mark("Without a target"),
}
"""The parts of the list in their order, with what stands above each."""
Cell = Literal["target", "result"]
CELLS: tuple[Cell, ...] = ("target", "result")
"""What can be filled in where it stands, from left to right."""


class Count(NamedTuple):
    """A message that asks something of people, or an objective, with what is counted of it."""

    section: Section
    """The part of the list that it stands in."""
    entry: Message | Objective
    """The message or the objective."""
    due: date | None
    """The last day of the activation, or the day by which the objective is to be reached; None when not known."""
    found: Activation | Aim
    """How far it is."""

    @property
    def share(self) -> float | None:
        """Return how much of the target is reached; None where that is not known. Few of them are ever shown."""
        return self.found.share

    @property
    def table(self) -> Literal["messages", "objectives"]:
        """Return the table that it stands in."""
        return "messages" if isinstance(self.entry, Message) else "objectives"

    @property
    def name(self) -> str:
        """Return what people call it."""
        return self.entry.title if isinstance(self.entry, Message) else self.entry.label

    @property
    def key(self) -> tuple[str, str]:
        """Return its table and id."""
        return self.table, self.entry.id


def counts(results: Results, today: date) -> tuple[Count, ...]:
    """Return what there is to fill in, in the order of the parts; within one in the order of time, or of the plan."""
    parts: dict[Section, list[Count]] = {section: [] for section in SECTIONS}
    for each in (*map(_of_objective, results.objectives), *_of_activations(results.activations, today)):
        parts[each.section].append(each)
    return tuple(chain.from_iterable(parts.values()))


def _of_objective(aim: Aim) -> Count:
    """Return an objective as something to fill in."""
    return Count("objectives", aim.objective, aim.by, aim)


def _of_activations(activations: Iterable[Activation], today: date) -> Iterator[Count]:
    """Give the activations as something to fill in."""
    for each in activations:
        yield Count(_section(each, today), each.message, each.ends, each)


def _section(found: Activation, today: date) -> Section:
    """Return the part of the list that an activation stands in."""
    message = found.message
    if found.missing:
        return "missing"
    if message.target is None and message.result is None:
        return "uncounted"
    over = message.result is not None or (found.ends is not None and found.ends < today)
    if over:
        return "activations"
    return "ahead" if message.status == "sent" else "unsent"
