"""What a campaign brought: what went out, what people did, which objectives were reached, and what it cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from campaign.model.fields import Status
from campaign.model.messages import STATUSES, Message
from campaign.model.people import Objective


@dataclass(frozen=True, slots=True)
class Activation:
    """What one message asked of people, and how many did it."""

    message: Message
    """The message."""
    ends: date | None
    """The last day on which it can be done: of its activation, else of the message; None when neither is known."""
    missing: bool
    """The result should be known by now and is not (P005)."""

    @property
    def share(self) -> float | None:
        """Return the result as a part of the target; None where one of them is not known."""
        return share(self.message.result, self.message.target)


@dataclass(frozen=True, slots=True)
class Aim:
    """One objective, and how far it is."""

    objective: Objective
    """The objective."""
    audience: str
    """What its audience is called; "" for nobody."""
    by: date | None
    """By when it is to be reached."""
    messages: int
    """How many messages serve it, cancelled ones aside."""

    @property
    def share(self) -> float | None:
        """Return how much of the way from its baseline to its target is behind it; without a baseline from 0."""
        start, aim = self.objective.baseline or 0, self.objective
        if aim.result is None or aim.target is None:
            return None
        return share(aim.result - start, aim.target - start)


@dataclass(frozen=True, slots=True)
class Tally:
    """What messages of one kind come to: those of a channel, to an audience, or all of them."""

    id: str
    """The channel or audience; "" for all."""
    name: str
    """What it is called."""
    messages: int = 0
    """How many there are, cancelled ones aside."""
    sent: int = 0
    """How many of them were sent."""
    activations: int = 0
    """How many of them ask for something."""
    target: float = 0
    """What they aim for together, as far as their results are known."""
    result: float = 0
    """What they brought together, where there is a target."""
    cost: float = 0
    """What they cost together."""

    @property
    def share(self) -> float | None:
        """Return the results as a part of their targets; None without either."""
        return share(self.result, self.target)


@dataclass(frozen=True, slots=True)
class Results:
    """What one campaign brought, or several together."""

    title: str
    """What the campaign is called; "" for several together."""
    statuses: dict[Status, int]
    """How many messages have each status, in the order of the statuses."""
    total: Tally
    """All messages together."""
    channels: tuple[Tally, ...]
    """The messages by channel, in the order of the plan."""
    audiences: tuple[Tally, ...]
    """The messages by audience that they reach, in the order of the plan."""
    activations: tuple[Activation, ...]
    """What was asked of people, in the order of time; unscheduled messages last."""
    objectives: tuple[Aim, ...]
    """The objectives, in the order of the plan."""
    feedback: tuple[Message, ...]
    """The messages that went out and on which people could answer back."""
    hidden: int
    """Confidential messages that count in none of this."""
    rows: bool = True
    """The activations and objectives are told one by one; of several campaigns their own reports do so."""

    @property
    def missing(self) -> tuple[Activation, ...]:
        """Return the messages whose result should be known by now (P005)."""
        return tuple(each for each in self.activations if each.missing)


def share(result: float | None, target: float | None) -> float | None:
    """Return a result as a part of its target; None where one is not known or the target is nothing."""
    return None if result is None or not target else result / target


def together(all_results: Iterable[Results]) -> Results:
    """Return what several campaigns brought together; channels and audiences of one id count as one."""
    several = tuple(all_results)
    return Results(
        title="",
        statuses={status: sum(each.statuses[status] for each in several) for status in STATUSES},
        total=summed([each.total for each in several]),
        channels=_folded(tally for each in several for tally in each.channels),
        audiences=_folded(tally for each in several for tally in each.audiences),
        activations=tuple(one for each in several for one in each.activations),
        objectives=tuple(one for each in several for one in each.objectives),
        feedback=tuple(one for each in several for one in each.feedback),
        hidden=sum(each.hidden for each in several),
        rows=False,
    )


def _folded(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Return the tallies with those of one id as one."""
    found: dict[str, list[Tally]] = {}
    for each in tallies:
        found.setdefault(each.id, []).append(each)
    return tuple(replace(summed(same), id=key, name=same[0].name) for key, same in found.items())


def summed(tallies: Sequence[Tally]) -> Tally:
    """Return several tallies as one, of nothing in particular."""
    return Tally(
        "",
        "",
        messages=sum(each.messages for each in tallies),
        sent=sum(each.sent for each in tallies),
        activations=sum(each.activations for each in tallies),
        target=sum(each.target for each in tallies),
        result=sum(each.result for each in tallies),
        cost=sum(each.cost for each in tallies),
    )
