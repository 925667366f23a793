"""Loose moments: deadlines and embargoes of messages, on which nothing hangs, and what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from campaign.errors import Problem, Subject
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.model.when import Anchored
from campaign.schedule.placing import Placer

MakePlacer = Callable[[], Placer]


class Loose(NamedTuple):
    """The loose moments of a plan that hang on something."""

    anchors: Mapping[str, frozenset[str]]
    """What they hang on, by message; a message without any is not in it."""
    hanging: Mapping[str, frozenset[str]]
    """The same the other way round: messages by what they hang on."""
    wrong: Mapping[str, tuple[Problem, ...]]
    """What is wrong, by message."""

    def problems(self, plan: Plan) -> Iterator[Problem]:
        """Give what is wrong, in the order of the plan."""
        for message_id in sorted(self.wrong, key=plan.places("messages").__getitem__):
            yield from self.wrong[message_id]

    def revised(self, plan: Plan, again: Iterable[str], placer: MakePlacer) -> "Loose":
        """Return the loose moments after these messages changed or moved.

        What was wrong is looked at again too: what it asks for may be there by now.
        """
        moved = set(again)
        stale = moved.union(self.wrong, *(self.hanging.get(each, ()) for each in moved))
        anchors, hanging, wrong = {**self.anchors}, {**self.hanging}, {**self.wrong}
        for message_id in stale:
            for anchor in anchors.pop(message_id, ()):
                hanging[anchor] -= {message_id}
            wrong.pop(message_id, None)
        return _with(Loose(anchors, hanging, wrong), filter(None, map(plan.message, stale)), placer)


def loose_moments(plan: Plan, placer: MakePlacer) -> Loose:
    """Return the loose moments of a plan; `placer` makes what looks at one message."""
    return _with(Loose({}, {}, {}), plan.messages, placer)


def other_problems(plan: Plan, placer: Placer) -> list[Problem]:
    """Return what is wrong with the moments of channels and objectives."""
    for channel in plan.channels:
        if isinstance(channel.copy_deadline, Anchored):
            placer.day(channel.copy_deadline, Subject("channels", channel.id, "copy_deadline"))
    for objective in plan.objectives:
        if isinstance(objective.by, Anchored):
            placer.day(objective.by, Subject("objectives", objective.id, "by"))
    return placer.problems


def _with(known: Loose, messages: Iterable[Message], placer: MakePlacer) -> Loose:
    """Return loose moments with those of some messages more."""
    anchors, wrong = {**known.anchors}, {**known.wrong}
    hanging = {anchor: set(ids) for anchor, ids in known.hanging.items()}
    for message in messages:
        moments = list(_anchored(message))
        if not moments:
            continue
        looking = placer()
        for moment, subject in moments:
            looking.day(moment, subject)
        anchors[message.id] = frozenset(moment.anchor for moment, _ in moments)
        for anchor in anchors[message.id]:
            hanging.setdefault(anchor, set()).add(message.id)
        if looking.problems:
            wrong[message.id] = tuple(looking.problems)
    return Loose(anchors, {anchor: frozenset(ids) for anchor, ids in hanging.items()}, wrong)


def _anchored(message: Message) -> Iterator[tuple[Anchored, Subject]]:
    """Give the loose moments of a message that hang on something, with what they are."""
    for key, moment in (("activation_by", message.activation_by), ("not_before", message.not_before)):
        if isinstance(moment, Anchored):
            yield moment, Subject("messages", message.id, key)
    for number, task in enumerate(message.tasks):
        if isinstance(task.due, Anchored):
            yield task.due, Subject("messages", message.id, "tasks.due", number)
