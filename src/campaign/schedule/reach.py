"""Who hears what: the audiences that a message reaches, and how much each of them hears in a week."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from campaign.model.messages import Message
from campaign.model.people import Audience
from campaign.model.plan import Plan
from campaign.schedule.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Reach:
    """Which audiences are part of which, directly or over others."""

    above: Mapping[str, frozenset[str]]
    """Every audience with itself and all that it is part of."""
    _known: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = field(default_factory=dict, compare=False)

    def reached(self, message: Message) -> frozenset[str]:
        """Return the audiences that hear a message.

        Those it is addressed to and every part of them, without what `except` takes out and every part of that. Each
        counts once, however many ways it is reached.
        """
        asked = message.audiences, message.excluded
        known = self._known.get(asked)
        if known is None:
            addressed, left_out = set(message.audiences), set(message.excluded)
            known = self._known[asked] = frozenset(
                audience
                for audience, chain in self.above.items()
                if not addressed.isdisjoint(chain) and left_out.isdisjoint(chain)
            )
        return known


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


@dataclass(frozen=True)
class Load:
    """How many messages each audience hears per week; a message that comes back counts each time.

    An audience is counted when it is first asked for: a screen shows a few of them.
    """

    reach: Reach
    schedule: Schedule
    _weeks: dict[str, Counter[date]] = field(default_factory=dict)

    def of(self, audience: str, monday: date) -> int:
        """Return what an audience hears in a week."""
        return self._heard_by(audience)[monday]

    @property
    def counts(self) -> Counter[tuple[str, date]]:
        """Return what every audience hears, by audience and the Monday of the week."""
        heard = {each: self._heard_by(each) for each in self.reach.above}
        found = {(name, day): count for name, weeks in heard.items() for day, count in weeks.items() if count}
        return Counter(found)

    def revised(self, before: Schedule, after: Schedule, ids: Iterable[str]) -> "Load":
        """Return the load after these messages changed."""
        weeks = {audience: Counter(known) for audience, known in self._weeks.items()}
        for message_id in ids:
            for schedule, sign in ((before, -1), (after, 1)):
                message = _counted(schedule, message_id)
                for audience in self.reach.reached(message) & weeks.keys() if message else ():
                    for monday in _mondays(schedule, message_id):
                        weeks[audience][monday] += sign
        return Load(self.reach, after, weeks)

    def _heard_by(self, audience: str) -> Counter[date]:
        """Return what one audience hears per week."""
        known = self._weeks.get(audience)
        if known is None:
            known = self._weeks[audience] = Counter()
            chain = self.reach.above.get(audience, frozenset())
            for message_id in dict.fromkeys(each for name in chain for each in self._addressed.get(name, ())):
                message = _counted(self.schedule, message_id)
                if message is not None and chain.isdisjoint(message.excluded):
                    known.update(_mondays(self.schedule, message_id))
        return known

    @cached_property
    def _addressed(self) -> Mapping[str, list[str]]:
        """Return the messages that are addressed to each audience itself."""
        found: dict[str, list[str]] = {}
        for message in self.schedule.plan.messages:
            for name in message.audiences:
                found.setdefault(name, []).append(message.id)
        return found


def load_of(schedule: Schedule) -> Load:
    """Return the load of every audience of a plan."""
    return Load(reach_of(schedule.plan), schedule)


def _counted(schedule: Schedule, message_id: str) -> Message | None:
    """Return a message that is heard; one that is cancelled is not."""
    message = schedule.plan.message(message_id)
    return None if message is None or message.status == "cancelled" else message


def _mondays(schedule: Schedule, message_id: str) -> list[date]:
    """Return the weeks in which a message is heard, by their Mondays."""
    return [slot.first - timedelta(days=slot.first.weekday()) for slot in schedule.timing(message_id).slots]


def by_weight(audiences: Iterable[Audience]) -> list[str]:
    """Return audiences by how hard the change hits them, and then by how many they are."""
    weights = {"high": 0, "medium": 1, "low": 2, None: 3}
    return [each.id for each in sorted(audiences, key=lambda each: (weights[each.impact], -(each.size or 0)))]
