"""What an edit takes off the milestone or message that it hung on: it no longer moves along, which nobody sees."""

from collections.abc import Iterator

from campaign.language import Sentence, say, say_many
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.said import called, entry_called
from campaign.model.when import Anchored


def cut_loose(plan: Plan, edit: Edit) -> tuple[Sentence, ...]:
    """Return, of what an edit gives a date of its own, on what it hung; of several things only how many."""
    found = tuple(_each_loose(plan, edit))
    if len(found) > 1:
        text = say_many(
            "{count} hangs on its milestone no more", "{count} hang on their milestones no more", len(found)
        )
        return (text,)
    alone = len(edit.changes) == 1
    return tuple(told if alone else say("{name}: {told}", name=entry_called(entry), told=told) for entry, told in found)


def _each_loose(plan: Plan, edit: Edit) -> Iterator[tuple[Message | Milestone, Sentence]]:
    """Give each thing that an edit gives a date of its own, and on what it hung."""
    for change in edit.changes:
        before, after = change.before, change.after
        if isinstance(before, Message) and isinstance(after, Message):
            told = loose(plan, before.when, after.when)
        elif isinstance(before, Milestone) and isinstance(after, Milestone):
            told = loose(plan, before.date, after.date)
        else:
            continue
        if told is not None:
            yield before, told


def loose(plan: Plan, before: object, after: object) -> Sentence | None:
    """Return on what a moment hung that is now a date of its own; None where it did not, or still does."""
    if not isinstance(before, Anchored) or after is None or isinstance(after, Anchored):
        return None
    return say("It no longer hangs on {name}", name=called(plan, before.anchor))
