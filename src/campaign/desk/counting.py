"""Counting what a campaign brought: once, and mended after an edit that only filled in numbers."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from campaign.checks.following_up import activation_ends, lacks_result
from campaign.checks.situation import Situation
from campaign.desk.costs import cost_of
from campaign.desk.results import Activation, Aim, Results, Tally, summed
from campaign.model.changes import changed_fields
from campaign.model.fields import Status
from campaign.model.messages import STATUSES, Message
from campaign.model.people import Objective
from campaign.model.plan import Plan
from campaign.model.when import Relative
from campaign.schedule.reach import reach_of
from campaign.schedule.schedule import Schedule

NUMBERS = frozenset({"target", "result"})
"""The fields of a message that change nothing but what is added up."""
FILLED_IN = frozenset({"messages", "objectives"})
"""The tables of which numbers are filled in."""
Groups = Mapping[str, tuple[Message, ...]]
"""Messages by the id of what they have in common, in the order of time."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a campaign brought, with what it was counted from."""

    schedule: Schedule
    """The schedule of the plan that was counted."""
    today: date
    """The day that it was counted on."""
    results: Results
    """What it brought."""
    by_channel: Groups
    """The messages that count, by their channel."""
    by_audience: Groups
    """The same messages, by each audience that they reach."""


def results_of(
    situation: Situation, named: Container[str] = (), keeps: Callable[[Message], bool] | None = None
) -> Results:
    """Return what a campaign brought; confidential messages count only when their ids are in `named`.

    `keeps` picks the messages that count.
    """
    return counted(situation, named, keeps).results


def counted(
    situation: Situation, named: Container[str] = (), keeps: Callable[[Message], bool] | None = None
) -> Counted:
    """Count what a campaign brought, as `results_of` does."""
    schedule = situation.schedule
    plan = schedule.plan
    found = [message for each in (*schedule.ordered, *schedule.unscheduled) if (message := plan.message(each))]
    found = [message for message in found if keeps is None or keeps(message)]
    shown = [message for message in found if not message.confidential or message.id in named]
    going = [message for message in shown if message.status != "cancelled"]
    costs = {each.id: cost_of(schedule, each) for each in going}
    by_channel, by_audience = _by_channel(plan, going), _by_audience(plan, going)
    names = {each.id: each.label for each in plan.channels}
    channels = tuple(tally(each, names.get(each, each), some, costs) for each, some in by_channel.items())
    results = Results(
        title=plan.campaign.title,
        statuses=_statuses(shown),
        total=summed(channels),
        channels=channels,
        audiences=tuple(tally(each, _name(plan, each), some, costs) for each, some in by_audience.items()),
        activations=tuple(_activations(situation, filter(_asks, going))),
        objectives=tuple(_aims(schedule, going)),
        feedback=tuple(each for each in going if each.feedback and each.status == "sent"),
        hidden=len(found) - len(shown),
    )
    return Counted(schedule, situation.today, results, by_channel, by_audience)


def recounted(before: Counted, situation: Situation) -> Counted | None:
    """Mend the count of a whole plan after an edit that only filled in numbers; None when it did more than that.

    What is mended is the same as what is counted anew.
    """
    after, results = situation.schedule, before.results
    changed = _filled_in(before.schedule.plan, after.plan)
    if changed is None or before.today != situation.today or before.schedule.ordered != after.ordered:
        return None
    known = results.activations
    anew = {each.message.id: each for each in _activations(situation, changed.values())}
    reach = reach_of(after.plan)
    by_channel = _with(before.by_channel, changed, {each.channel for each in changed.values()})
    heard = {audience for each in changed.values() for audience in reach.reached(each)}
    by_audience = _with(before.by_audience, changed, heard)
    channels = _mended(results.channels, before.by_channel, by_channel)
    results = replace(
        results,
        total=summed(channels),
        channels=channels,
        audiences=_mended(results.audiences, before.by_audience, by_audience),
        activations=tuple(anew.get(each.message.id, each) for each in known) if anew else known,
        objectives=tuple(
            replace(each, objective=now) for each, now in zip(results.objectives, after.plan.objectives, strict=True)
        ),
        feedback=tuple(changed.get(each.id, each) for each in results.feedback),
    )
    return Counted(after, situation.today, results, by_channel, by_audience)


def _filled_in(before: Plan, after: Plan) -> dict[str, Message] | None:
    """Return the messages of which only a number was filled in, by their ids; None when anything else changed."""
    if any(getattr(before, name) != getattr(after, name) for name in Plan.model_fields if name not in FILLED_IN):
        return None
    tables = ((before.messages, after.messages), (before.objectives, after.objectives))
    if any(len(old) != len(new) for old, new in tables):
        return None
    changes = [(old, new) for table in tables for old, new in zip(*table, strict=True) if old is not new]
    if any(not NUMBERS.issuperset(changed_fields(old, new)) for old, new in changes):
        return None
    messages = [(old, new) for old, new in changes if isinstance(old, Message) and isinstance(new, Message)]
    if any(_asks(old) != _asks(new) for old, new in messages):
        return None
    return {new.id: new for _old, new in messages}


def _asks(message: Message) -> bool:
    """Tell whether a message asks something of people that can be counted."""
    return bool(message.activation) or message.target is not None or message.result is not None


def _with(groups: Groups, changed: Mapping[str, Message], touched: Container[str]) -> Groups:
    """Return groups of messages with those that changed as they now are; those that are not touched stay themselves."""
    return {
        key: tuple(changed.get(each.id, each) for each in some) if key in touched else some
        for key, some in groups.items()
    }


def _mended(tallies: tuple[Tally, ...], before: Groups, after: Groups) -> tuple[Tally, ...]:
    """Return what groups come to in which only numbers changed."""
    found = []
    for each in tallies:
        some = after[each.id]
        target, result = (each.target, each.result) if some is before[each.id] else added_up(some)
        found.append(replace(each, target=target, result=result))
    return tuple(found)


def _statuses(messages: Iterable[Message]) -> dict[Status, int]:
    """Return how many messages have each status."""
    found = Counter(each.status for each in messages)
    return {status: found[status] for status in STATUSES}


def tally(row_id: str, name: str, messages: tuple[Message, ...], costs: Mapping[str, float]) -> Tally:
    """Return what some messages come to; `costs` is what each of them costs, by its id."""
    target, result = added_up(messages)
    return Tally(
        row_id,
        name,
        messages=len(messages),
        sent=sum(each.status == "sent" for each in messages),
        activations=sum(bool(each.activation) for each in messages),
        target=target,
        result=result,
        cost=sum(costs[each.id] for each in messages),
    )


def added_up(messages: Iterable[Message]) -> tuple[float, float]:
    """Return the targets and the results of the messages of which both are known."""
    known = [each for each in messages if each.result is not None and each.target is not None]
    return sum(each.target or 0 for each in known), sum(each.result or 0 for each in known)


def _by_channel(plan: Plan, messages: Iterable[Message]) -> Groups:
    """Return the messages of each channel: first those of the plan, in its order, then those that it does not know."""
    used: dict[str, list[Message]] = {}
    for message in messages:
        used.setdefault(message.channel, []).append(message)
    known = [each.id for each in plan.channels if each.id in used]
    return {each: tuple(used[each]) for each in dict.fromkeys((*known, *used))}


def _by_audience(plan: Plan, messages: Iterable[Message]) -> Groups:
    """Return the messages that reach each audience, in the order of the plan."""
    heard: dict[str, list[Message]] = {}
    reach = reach_of(plan)
    for message in messages:
        for audience in reach.reached(message):
            heard.setdefault(audience, []).append(message)
    return {each.id: tuple(heard[each.id]) for each in plan.audiences if each.id in heard}


def _activations(situation: Situation, messages: Iterable[Message]) -> Iterator[Activation]:
    """Give what messages ask of people, with how far it is."""
    for message in messages:
        yield Activation(message, activation_ends(situation.schedule, message), lacks_result(situation, message))


def _aims(schedule: Schedule, messages: Iterable[Message]) -> Iterator[Aim]:
    """Give the objectives with how far they are."""
    plan = schedule.plan
    serving = Counter(message.objective for message in messages if message.objective)
    for objective in plan.objectives:
        audience = _name(plan, objective.audience) if objective.audience else ""
        yield Aim(objective, audience, due_by(schedule, objective), serving[objective.id])


def due_by(schedule: Schedule, objective: Objective) -> date | None:
    """Return the day by which an objective is to be reached; None where there is none or it cannot be placed."""
    slot = None if isinstance(objective.by, Relative | None) else schedule.place(objective.by)
    return slot.last if slot else None


def _name(plan: Plan, audience: str) -> str:
    """Return what an audience is called; one that the plan does not know goes by its id."""
    found = plan.audience(audience)
    return found.label if found else audience
