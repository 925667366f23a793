"""The milestones and messages of a plan as nodes: things with a moment, which may hang on each other."""

from collections.abc import Iterator, Mapping

from campaign.errors import Subject
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.when import Anchored
from campaign.schedule.starts import Node


class Nodes(Mapping[str, Node]):
    """The milestones and messages of a plan as things with a moment, made when they are asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __getitem__(self, entry_id: str) -> Node:
        milestone = self.plan.milestone(entry_id)
        if milestone is not None:
            return _milestone_node(milestone)
        message = self.plan.message(entry_id)
        if message is None:
            raise KeyError(entry_id)
        return Node(message.id, message.when, Subject("messages", message.id, "when"))

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self.plan.places("milestones") or entry_id in self.plan.places("messages")

    def __iter__(self) -> Iterator[str]:
        yield from self.plan.places("milestones")
        yield from (each for each in self.plan.places("messages") if each not in self.plan.places("milestones"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _milestone_node(milestone: Milestone) -> Node:
    """Return a milestone as something that others hang on."""
    subject = Subject("milestones", milestone.id, "date")
    return Node(milestone.id, milestone.date, subject, milestone.certainty == "indicative")


def anchors_of(plan: Plan, node: Node) -> set[str]:
    """Return everything that the moments of a node hang on."""
    message = plan.message(node.id) if node.subject.table == "messages" else None
    if message is not None:
        return message_anchors(message)
    milestone = plan.milestone(node.id)
    moments = (milestone.date, milestone.until) if milestone else ()
    return {moment.anchor for moment in moments if isinstance(moment, Anchored)}


def message_anchors(message: Message) -> set[str]:
    """Return everything that the moments of a message hang on."""
    moments = (message.when, message.until, message.repeat.until if message.repeat else None)
    return {moment.anchor for moment in moments if isinstance(moment, Anchored)}
