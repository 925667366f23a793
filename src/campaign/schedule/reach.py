"""Who hears what: the audiences that a message reaches, and how much each of them hears in a week."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Reach:
    """Which audiences are part of which, directly or over others."""

    above: Mapping[str, frozenset[str]]
    """Every audience with itself and all that it is part of."""

    def reached(self, message: Message) -> frozenset[str]:
        """Return the audiences that hear a message.

        Those it is addressed to and every part of them, without what `except` takes out and every part of that. Each
        counts once, however many ways it is reached.
        """
        addressed, left_out = set(message.audiences), set(message.excluded)
        return frozenset(
            audience
            for audience, chain in self.above.items()
            if not addressed.isdisjoint(chain) and left_out.isdisjoint(chain)
        )


def reach_of(plan: Plan) -> Reach:
    """Return how the audiences of a plan lie in each other; a circle is walked once."""
    direct = {audience.id: audience.part_of for audience in plan.audiences}
    above: dict[str, frozenset[str]] = {}
    for audience in direct:
        found, waiting = {audience}, [audience]
        while waiting:
            for each in direct.get(waiting.pop(), ()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        above[audience] = frozenset(found)
    return Reach(above)


@dataclass(frozen=True, slots=True)
class Load:
    """How many messages each audience hears per week; a message that comes back counts each time."""

    reach: Reach
    counts: Counter[tuple[str, date]]
    """By audience and the Monday of the week."""

    def of(self, audience: str, monday: date) -> int:
        """Return what an audience hears in a week."""
        return self.counts[audience, monday]

    def revised(self, before: Schedule, after: Schedule, ids: Iterable[str]) -> "Load":
        """Return the load after these messages changed."""
        counts = Counter(self.counts)
        for message_id in ids:
            counts.subtract(_heard(before, self.reach, message_id))
            counts.update(_heard(after, self.reach, message_id))
        return Load(self.reach, counts)


def load_of(schedule: Schedule) -> Load:
    """Return the load of every audience of a plan."""
    reach = reach_of(schedule.plan)
    counts: Counter[tuple[str, date]] = Counter()
    for message_id in schedule.ordered:
        counts.update(_heard(schedule, reach, message_id))
    return Load(reach, counts)


def _heard(schedule: Schedule, reach: Reach, message_id: str) -> list[tuple[str, date]]:
    """Return the audiences and weeks in which a message is heard; what is cancelled is not."""
    message = schedule.plan.message(message_id)
    if message is None or message.status == "cancelled":
        return []
    weeks = [slot.first - timedelta(days=slot.first.weekday()) for slot in schedule.timing(message_id).slots]
    return [(audience, week) for audience in reach.reached(message) for week in weeks]
