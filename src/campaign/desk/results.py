"""What a campaign brought: what went out, what people did, which objectives were reached, and what it cost."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from campaign.checks.following_up import activation_ends, without_result
from campaign.checks.situation import Situation
from campaign.desk.costs import cost_of
from campaign.model.fields import Status
from campaign.model.messages import STATUSES, Message
from campaign.model.people import Objective
from campaign.model.plan import Plan
from campaign.model.when import Relative
from campaign.schedule.reach import reach_of
from campaign.schedule.schedule import Schedule


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


def results_of(
    situation: Situation, named: Container[str] = (), keeps: Callable[[Message], bool] | None = None
) -> Results:
    """Return what a campaign brought; confidential messages count only when their ids are in `named`.

    `keeps` picks the messages that count.
    """
    schedule = situation.schedule
    plan = schedule.plan
    found = [message for each in (*schedule.ordered, *schedule.unscheduled) if (message := plan.message(each))]
    found = [message for message in found if keeps is None or keeps(message)]
    shown = [message for message in found if not message.confidential or message.id in named]
    going = [message for message in shown if message.status != "cancelled"]
    late = {message.id for message in without_result(situation)}
    costs = {each.id: cost_of(schedule, each) for each in going}
    asking = [each for each in going if each.activation or each.target is not None or each.result is not None]
    return Results(
        title=plan.campaign.title,
        statuses=_statuses(shown),
        total=tally("", "", going, costs),
        channels=tuple(_by_channel(schedule, going, costs)),
        audiences=tuple(_by_audience(schedule, going, costs)),
        activations=tuple(Activation(each, activation_ends(schedule, each), each.id in late) for each in asking),
        objectives=tuple(_aims(schedule, going)),
        feedback=tuple(each for each in going if each.feedback and each.status == "sent"),
        hidden=len(found) - len(shown),
    )


def together(all_results: Iterable[Results]) -> Results:
    """Return what several campaigns brought together; channels and audiences of one id count as one."""
    several = tuple(all_results)
    return Results(
        title="",
        statuses={status: sum(each.statuses[status] for each in several) for status in STATUSES},
        total=_summed([each.total for each in several]),
        channels=_folded(tally for each in several for tally in each.channels),
        audiences=_folded(tally for each in several for tally in each.audiences),
        activations=tuple(one for each in several for one in each.activations),
        objectives=tuple(one for each in several for one in each.objectives),
        feedback=tuple(one for each in several for one in each.feedback),
        hidden=sum(each.hidden for each in several),
        rows=False,
    )


def _statuses(messages: Iterable[Message]) -> dict[Status, int]:
    """Return how many messages have each status."""
    counted = Counter(each.status for each in messages)
    return {status: counted[status] for status in STATUSES}


def tally(row_id: str, name: str, messages: Iterable[Message], costs: Mapping[str, float]) -> Tally:
    """Return what some messages come to; `costs` is what each of them costs, by its id."""
    some = tuple(messages)
    counted = [each for each in some if each.target is not None and each.result is not None]
    return Tally(
        row_id,
        name,
        messages=len(some),
        sent=sum(each.status == "sent" for each in some),
        activations=sum(bool(each.activation) for each in some),
        target=sum(each.target or 0 for each in counted),
        result=sum(each.result or 0 for each in counted),
        cost=sum(costs[each.id] for each in some),
    )


def _by_channel(schedule: Schedule, messages: Iterable[Message], costs: Mapping[str, float]) -> Iterator[Tally]:
    """Give what the messages of each channel come to; a channel that the plan does not know goes by its id."""
    used: dict[str, list[Message]] = {}
    for message in messages:
        used.setdefault(message.channel, []).append(message)
    names = {each.id: each.label for each in schedule.plan.channels}
    for channel in [*(each for each in names if each in used), *(each for each in used if each not in names)]:
        yield tally(channel, names.get(channel, channel), used[channel], costs)


def _by_audience(schedule: Schedule, messages: Iterable[Message], costs: Mapping[str, float]) -> Iterator[Tally]:
    """Give what the messages that reach each audience come to."""
    heard: dict[str, list[Message]] = {}
    reach = reach_of(schedule.plan)
    for message in messages:
        for audience in reach.reached(message):
            heard.setdefault(audience, []).append(message)
    for each in schedule.plan.audiences:
        if each.id in heard:
            yield tally(each.id, each.label, heard[each.id], costs)


def _aims(schedule: Schedule, messages: Iterable[Message]) -> Iterator[Aim]:
    """Give the objectives with how far they are."""
    plan = schedule.plan
    serving = [message.objective for message in messages if message.objective]
    for objective in plan.objectives:
        day = due_by(schedule, objective)
        yield Aim(objective, _name(plan, objective.audience), day, serving.count(objective.id))


def due_by(schedule: Schedule, objective: Objective) -> date | None:
    """Return the day by which an objective is to be reached; None where there is none or it cannot be placed."""
    slot = None if isinstance(objective.by, Relative | None) else schedule.place(objective.by)
    return slot.last if slot else None


def _name(plan: Plan, audience: str | None) -> str:
    """Return what an audience is called."""
    found = plan.audience(audience) if audience else None
    return found.label if found else audience or ""


def _folded(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Return the tallies with those of one id as one."""
    found: dict[str, list[Tally]] = {}
    for each in tallies:
        found.setdefault(each.id, []).append(each)
    return tuple(_summed(same) for same in found.values())


def _summed(tallies: list[Tally]) -> Tally:
    """Return tallies of the same thing as one."""
    first = tallies[0]
    return Tally(
        first.id,
        first.name,
        messages=sum(each.messages for each in tallies),
        sent=sum(each.sent for each in tallies),
        activations=sum(each.activations for each in tallies),
        target=sum(each.target for each in tallies),
        result=sum(each.result for each in tallies),
        cost=sum(each.cost for each in tallies),
    )
