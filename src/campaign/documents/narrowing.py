"""A plan as an audience may read it: what reaches it and when, and nothing of those who make the campaign.

What stays behind leaves no name behind either: a moment that hangs on something else stands there as its day, and a
message names nobody that it is for besides those who asked.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar, cast

from campaign.documents.loosened import Loosening
from campaign.model.changes import replaced
from campaign.model.channels import Channel
from campaign.model.fields import Entry
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.people import Audience
from campaign.model.plan import Campaign, Plan, Table
from campaign.schedule.landmarks import landmarks
from campaign.schedule.schedule import Schedule

Kind = TypeVar("Kind", bound=Entry)
TOLD: Mapping[Table, tuple[str, ...]] = {
    "messages": (
        *("id", "title", "channel", "audiences", "status", "goal", "activation", "activation_by", "activation_link"),
        *("sender", "owner", "when", "repeat", "medium", "location", "link", "feedback", "body", "agenda"),
    ),
    "milestones": ("id", "title", "date", "certainty", "golive"),
    "audiences": ("id", "name", "size"),
}
"""The fields of a table that an audience is told: what a page tells of a message, and no notes, tasks or history."""
HELD: Mapping[type[Entry], tuple[str, ...]] = {
    Message: (*TOLD["messages"], "duration", "confidential"),
    Milestone: TOLD["milestones"],
    Audience: TOLD["audiences"],
    Channel: ("id", "name", "kind"),
    Campaign: ("id", "title", "owner", "sponsor", "language", "timezone", "country"),
}
"""The fields that the entries of a plan for an audience keep."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Makes a plan one for audiences."""

    schedule: Schedule
    """When everything is, of the whole plan."""
    taken: AbstractSet[str]
    """The messages that go out, by id."""
    heard: AbstractSet[str]
    """The audiences, and what they are part of."""

    def plan(self, whole: Plan) -> Plan:
        """Return a plan with what these audiences are told, and nothing else."""
        shown = landmarks(self.schedule, self.taken, self.heard)
        loosening = Loosening(self.schedule, lambda anchor: anchor not in shown | self.taken)
        messages = tuple(loosening.message(self._message(each)) for each in whole.messages if each.id in self.taken)
        channels = {each.channel for each in messages}
        return Plan.model_construct(
            format=whole.format,
            campaign=_kept(whole.campaign),
            messages=messages,
            milestones=tuple(loosening.milestone(_kept(each)) for each in whole.milestones if each.id in shown),
            audiences=tuple(_kept(each) for each in whole.audiences if each.id in self.heard),
            channels=tuple(_kept(each) for each in whole.channels if each.id in channels),
        )

    def _message(self, message: Message) -> Message:
        """Return a message with what is told of it."""
        return addressed_among(_kept(message), self.heard)


def addressed_among(message: Message, heard: AbstractSet[str]) -> Message:
    """Return a message as it is for these audiences, without the others that it is for."""
    return replaced(message, audiences=tuple(each for each in message.audiences if each in heard))


def _kept(entry: Kind) -> Kind:
    """Return an entry with the fields that are told; keys that only somebody else knows stay behind too."""
    told = (field for field in HELD[type(entry)] if field in entry.model_fields_set)
    return cast("Kind", type(entry).model_construct(**{field: getattr(entry, field) for field in told}))
