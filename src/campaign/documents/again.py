"""The entries of a plan as they would go out by now where they went before: what comes back is held against that."""

from dataclasses import dataclass
from functools import cached_property

from campaign.documents.loosened import Loosening
from campaign.documents.narrowing import addressed_among
from campaign.documents.secrets import without_secrets
from campaign.model.messages import Message
from campaign.model.plan import Plan, Row
from campaign.schedule.landmarks import landmarks
from campaign.schedule.schedule import Schedule


@dataclass(frozen=True)
class Again:
    """Tells entries of a plan as they were told to whom it went out to."""

    now: Plan
    """The plan as it is written now."""
    schedule: Schedule
    """When everything is by now."""
    out: Plan | None = None
    """What went out; None where nobody knows what did: then it was all that is not confidential."""
    choice: bool = False
    """It was a choice of the plan, for the audiences in it."""

    def row(self, entry: Row) -> Row:
        """Return an entry as those who had it would have it by now."""
        if not self.choice:
            return self.openly(entry)
        if isinstance(entry, Message):
            entry = addressed_among(entry, self._heard)
        return self._narrowing.row(entry)

    def openly(self, entry: Row) -> Row:
        """Return an entry as its maker reads it anywhere: naming nothing confidential that stayed behind."""
        if isinstance(entry, Message):
            entry = without_secrets(entry, self._secret)
        return self._opening.row(entry)

    def plan(self) -> Plan:
        """Return the plan as the maker reads it anywhere."""
        messages = tuple(without_secrets(each, self._secret) for each in self.now.messages)
        return self._opening.plan(self.now.model_copy(update={"messages": messages}))

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Return the messages that went out, by id."""
        return frozenset(each.id for each in self.out.messages) if self.out else frozenset()

    @cached_property
    def _heard(self) -> frozenset[str]:
        """Return the audiences that it went out to and what they are part of, by id."""
        return frozenset(each.id for each in self.out.audiences) if self.out else frozenset()

    @cached_property
    def _secret(self) -> frozenset[str]:
        """Return the confidential messages that stayed behind, by id."""
        return frozenset(each.id for each in self.now.messages if each.confidential) - self._taken

    @cached_property
    def _opening(self) -> Loosening:
        """Return what cuts entries loose from what is confidential."""
        return Loosening(self.schedule, self._secret.__contains__)

    @cached_property
    def _narrowing(self) -> Loosening:
        """Return what cuts entries loose from what the audiences are not told."""
        told = {each.id for each in self.out.milestones} if self.out else set()
        known = told | self._taken | landmarks(self.schedule, self._taken, self._heard)
        return Loosening(self.schedule, lambda anchor: anchor not in known)
