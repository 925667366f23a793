"""Changing several messages at once: a status, people, a channel or a tag, each as one edit by name."""

from collections.abc import Callable, Iterable
from datetime import datetime

from campaign.desk.edits import noted
from campaign.desk.lists import Words
from campaign.language import Sentence, say_many
from campaign.model.changes import Change, Edit, replaced
from campaign.model.channels import Channel
from campaign.model.fields import Status
from campaign.model.messages import Message
from campaign.model.people import Audience
from campaign.model.plan import Plan


def _changes(plan: Plan, ids: Iterable[str], change: Callable[[Message], Message]) -> tuple[Change, ...]:
    """Return the changes of some messages, without those that would stay the same."""
    found = [message for each in ids if (message := plan.message(each)) is not None]
    made = [Change("messages", message.id, message, change(message)) for message in found]
    return tuple(each for each in made if each.before != each.after)


def _listed(plan: Plan, ids: Iterable[str], words: Words) -> tuple[Change, ...]:
    """Return the changes of messages that get words in their lists, or lose them."""
    return _changes(plan, ids, lambda message: replaced(message, **words.values(message)))


def all_status(plan: Plan, ids: Iterable[str], status: Status, by: str, at: datetime) -> Edit:
    """Return the edit that gives messages a status; the history of each says who did so and when."""
    changes = _changes(plan, ids, lambda message: noted(message, replaced(message, status=status), by, at))
    label = say_many(
        "{count} message is now {status}", "{count} messages are now {status}", len(changes), status=Sentence(status)
    )
    return Edit(label, changes)


def all_owner(plan: Plan, ids: Iterable[str], owner: str) -> Edit:
    """Return the edit that gives messages an owner."""
    changes = _changes(plan, ids, lambda message: replaced(message, owner=owner))
    label = say_many(
        "{count} message is now of {owner}", "{count} messages are now of {owner}", len(changes), owner=owner
    )
    return Edit(label, changes)


def all_sender(plan: Plan, ids: Iterable[str], sender: str) -> Edit:
    """Return the edit that gives messages a sender."""
    changes = _changes(plan, ids, lambda message: replaced(message, sender=sender))
    label = say_many(
        "{count} message is now sent by {sender}",
        "{count} messages are now sent by {sender}",
        len(changes),
        sender=sender,
    )
    return Edit(label, changes)


def all_approver(plan: Plan, ids: Iterable[str], approver: str) -> Edit:
    """Return the edit that says who approves messages."""
    changes = _changes(plan, ids, lambda message: replaced(message, approver=approver))
    label = say_many(
        "{approver} now approves {count} message",
        "{approver} now approves {count} messages",
        len(changes),
        approver=approver,
    )
    return Edit(label, changes)


def all_channel(plan: Plan, ids: Iterable[str], channel: Channel) -> Edit:
    """Return the edit that has messages go out through a channel."""
    changes = _changes(plan, ids, lambda message: replaced(message, channel=channel.id))
    label = say_many(
        "{count} message now goes out through {channel}",
        "{count} messages now go out through {channel}",
        len(changes),
        channel=channel.label,
    )
    return Edit(label, changes)


def all_audience(plan: Plan, ids: Iterable[str], audience: Audience) -> Edit:
    """Return the edit that addresses messages to an audience too; it is no exception any more."""
    changes = _listed(plan, ids, Words(more={"audiences": (audience.id,)}))
    label = say_many(
        "{count} message is now for {audience} too",
        "{count} messages are now for {audience} too",
        len(changes),
        audience=audience.label,
    )
    return Edit(label, changes)


def all_no_audience(plan: Plan, ids: Iterable[str], audience: Audience) -> Edit:
    """Return the edit that addresses messages to an audience no more."""
    changes = _listed(plan, ids, Words(less={"audiences": (audience.id,)}))
    label = say_many(
        "{count} message is no longer for {audience}",
        "{count} messages are no longer for {audience}",
        len(changes),
        audience=audience.label,
    )
    return Edit(label, changes)


def all_tag(plan: Plan, ids: Iterable[str], tag: str) -> Edit:
    """Return the edit that adds a tag to messages; one that has it stays as it is."""
    changes = _listed(plan, ids, Words(more={"tags": (tag,)}))
    return Edit(
        say_many("Tagged {count} message {tag}", "Tagged {count} messages {tag}", len(changes), tag=tag), changes
    )


def all_untag(plan: Plan, ids: Iterable[str], tag: str) -> Edit:
    """Return the edit that takes a tag off messages, in whatever case it was written."""
    changes = _listed(plan, ids, Words(less={"tags": (tag,)}))
    label = say_many("Took {tag} off {count} message", "Took {tag} off {count} messages", len(changes), tag=tag)
    return Edit(label, changes)
