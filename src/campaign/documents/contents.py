"""What goes out of a plan for people: which messages, and when they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.schedule import Schedule


@dataclass(frozen=True)
class Contents:
    """A part of a plan that goes out as a document; what is left out is told nowhere in it."""

    schedule: Schedule
    """When everything is, of the whole plan."""
    taken: frozenset[str]
    """The messages that go out, by id."""
    today: date
    """The day on which it is made."""
    titles_only: bool = False
    """It is for outsiders: titles and dates, and nothing else."""
    carried: Plan | None = None
    """The whole plan as it is written, with what it takes from its workspace; None: as it counts."""

    @cached_property
    def plan(self) -> Plan:
        """Return the plan as it counts, with the messages that go out and no others."""
        return self._part(self.schedule.plan)

    @cached_property
    def written(self) -> Plan:
        """Return the plan as it is written, with the messages that go out and no others: what can be taken back."""
        return self._part(self.carried or self.schedule.plan)

    def _part(self, whole: Plan) -> Plan:
        """Return a plan with the messages that go out and no others."""
        return whole.model_copy(update={"messages": tuple(each for each in whole.messages if each.id in self.taken)})

    @property
    def scheduled(self) -> Iterator[Message]:
        """Give the messages that have a moment, the first first."""
        found = (self.plan.message(each) for each in self.schedule.ordered)
        return (each for each in found if each is not None)

    @property
    def waiting(self) -> Iterator[Message]:
        """Give the messages that wait for a moment; none to outsiders, who get dates."""
        found = (self.plan.message(each) for each in self.schedule.unscheduled if not self.titles_only)
        return (each for each in found if each is not None)
