"""What goes out of a plan for people: which messages, and when they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.documents.loosened import Loosening
from campaign.documents.narrowing import Narrowing
from campaign.documents.secrets import without_secrets
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.schedule.landmarks import confidences
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.stopping import going_on


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
    briefed: bool = True
    """It is for those who make the campaign: with the brief, and with what waits for a moment."""
    carried: Plan | None = None
    """The whole plan as it is written, with what it takes from its workspace; None: as it counts."""
    whom: tuple[str, ...] = ()
    """The audiences that it is for, by id; none: whoever the maker hands it to."""
    heard: frozenset[str] = frozenset()
    """Those audiences and what they are part of: what is addressed to one of them is heard by who it is for."""

    @cached_property
    def plan(self) -> Plan:
        """Return the plan as it counts, with what goes out of it and nothing else."""
        return self._part(self.schedule.plan)

    @cached_property
    def written(self) -> Plan:
        """Return the plan as it is written, with what goes out of it and nothing else: what can be taken back."""
        return self._part(self.carried or self.schedule.plan)

    def _part(self, whole: Plan) -> Plan:
        """Return a plan with the messages that go out and no others; for an audience with what it is told of them.

        Nothing in it hangs on what is confidential; outsiders are not told of milestones that tell of that either.
        """
        if self.narrow:
            return Narrowing(self.schedule, self.taken, self.heard).plan(whole)
        secret = {each.id for each in whole.messages if each.confidential} - self.taken
        hidden = confidences(self.schedule, self.taken) if self.titles_only else ()
        part = whole.model_copy(
            update={
                "messages": tuple(without_secrets(each, secret) for each in whole.messages if each.id in self.taken),
                "milestones": tuple(each for each in whole.milestones if each.id not in hidden),
            }
        )
        return Loosening(self.schedule, secret.union(hidden).__contains__).plan(part) if secret else part

    @property
    def scheduled(self) -> Iterator[Message]:
        """Give the messages that have a moment, the first first."""
        found = (self.plan.message(each) for each in self.schedule.ordered)
        return going_on(each for each in found if each is not None)

    @property
    def waiting(self) -> Iterator[Message]:
        """Give the messages that wait for a moment; only to those who make the campaign."""
        found = (self.plan.message(each) for each in self.schedule.unscheduled if self.inside)
        return (each for each in found if each is not None)

    @property
    def narrow(self) -> bool:
        """Tell whether it is for an audience, which is told nothing of what is for those who make the campaign."""
        return bool(self.heard) and not self.inside

    @property
    def addressees(self) -> str:
        """Return what the audiences that it is for are called; "" when it is for nobody by name."""
        plan = self.schedule.plan
        return ", ".join(each.label if (each := plan.audience(name)) else name for name in self.whom)

    @property
    def milestones(self) -> Iterator[tuple[Milestone, Slot]]:
        """Give the milestones that go out and have a day, in the order of the plan."""
        found = ((each, self.schedule.milestone(each.id)) for each in self.plan.milestones)
        return ((each, slot) for each, slot in found if slot is not None)

    @property
    def slots(self) -> Iterator[Slot]:
        """Give everything that goes out and has a day, each time that it happens.

        What stays behind counts for nothing, so that nobody can tell that it is there.
        """
        for message in self.scheduled:
            yield from self.schedule.timing(message.id).slots
        yield from (slot for _milestone, slot in self.milestones)

    @property
    def inside(self) -> bool:
        """Tell whether it is for those who make the campaign."""
        return self.briefed and not self.titles_only
