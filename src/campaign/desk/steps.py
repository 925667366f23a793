"""Steps from one status to another that are out of the ordinary: explained, never forbidden."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from campaign.language import Sentence, current, mark_many, say, say_many
from campaign.model.changes import Edit, changed_fields
from campaign.model.fields import Status
from campaign.model.messages import SETTLED, Message, StatusChange
from campaign.model.said import entry_called
from campaign.schedule.schedule import Schedule

GOING = ("scheduled", "sent")
"""Statuses for which a message must have been approved."""
UNDECIDED = ("idea", "draft", "review")
"""Statuses in which nobody has approved it yet."""
READ = frozenset(
    {
        *("title", "body", "key_messages", "agenda", "channel", "sender", "audiences", "excluded"),
        *("goal", "activation", "activation_by", "activation_link", "link", "location"),
    }
)
"""What somebody who approves a message goes by."""
AGREED = mark_many("{count} keeps the approval it had before", "{count} keep the approval they had before")
SENT = mark_many("{count} was sent: who has it keeps it", "{count} were sent: who has them keeps them")
"""What is told of several messages that were changed although they were approved, or sent."""
MOST = 2
"""Sentences about an edit of several messages that are told; of more it is told for how many, and what of the most."""


def odd_step(schedule: Schedule, message: Message, status: Status, today: date) -> tuple[Sentence, ...]:
    """Return what is odd about giving a message another status; nothing for a step that is as it should be."""
    return () if message.status == status else tuple(_odd(schedule, message, status, today))


def odd_steps(schedule: Schedule, edit: Edit, today: date) -> tuple[Sentence, ...]:
    """Return what is odd about the statuses that an edit gives, before it is done; each sentence once.

    Of many messages it is told for how many a step is odd, and what is of the most of them.
    """
    told = [
        odd_step(schedule, each.before, each.after.status, today)
        for each in edit.changes
        if isinstance(each.before, Message) and isinstance(each.after, Message)
    ]
    sentences = {current().render(each): each for steps in told for each in steps}
    if len(sentences) > MOST:
        counted = _counted(told)
        return (counted,) if counted else ()
    return tuple(sentences.values())


def changed_as_approved(edit: Edit) -> tuple[Sentence, ...]:
    """Return what is odd about changing what was approved or sent and keeps its status; of several for how many."""
    changed = [
        each.after
        for each in edit.changes
        if isinstance(each.before, Message)
        and isinstance(each.after, Message)
        and each.before.status == each.after.status
        and each.after.status in SETTLED
        and READ.intersection(changed_fields(each.before, each.after))
    ]
    sent = [each for each in changed if each.status == "sent"]
    agreed = [each for each in changed if each.status != "sent"]
    return (
        *_of_some(agreed, AGREED, edit),
        *_of_some(sent, SENT, edit),
    )


def _of_some(changed: Sequence[Message], several: tuple[str, str], edit: Edit) -> Iterator[Sentence]:
    """Give how many messages were changed so; of one what is odd, and which it is where others change too."""
    if len(changed) > 1:
        yield say_many(*several, len(changed))
    elif changed:
        told = _as_approved(changed[0])
        alone = len(edit.changes) == 1
        yield told if alone else say("{name}: {told}", name=entry_called(changed[0]), told=told)


def _as_approved(message: Message) -> Sentence:
    """Return that a message keeps an approval that was of other words, and whom to show them."""
    if message.status == "sent":
        return say("It was sent: who has it keeps it.")
    if message.approver:
        return say("What was approved is how it was; show {approver} the change.", approver=message.approver)
    return say("What was approved is how it was; have the change approved too.")


def odd_of_several(schedule: Schedule, messages: Iterable[Message], status: Status, today: date) -> Sentence | None:
    """Return what is odd about giving some messages a status: of how many, and what of the most; None for nothing."""
    return _counted([odd_step(schedule, message, status, today) for message in messages])


def _counted(told: Sequence[Sequence[Sentence]]) -> Sentence | None:
    """Return for how many messages something is odd, of what is told of each, and what is of the most of them."""
    sentences = {current().render(each): each for steps in told for each in steps}
    if not sentences:
        return None
    counted = Counter(current().render(each) for steps in told for each in steps)
    most, _times = counted.most_common(1)[0]
    odd = sum(bool(steps) for steps in told)
    return say_many("odd for {count}: {why}", "odd for {count}: {why}", odd, why=sentences[most])


def last_step(message: Message) -> StatusChange | None:
    """Return by whom and since when a message has its status, as far as its history tells."""
    return next((each for each in reversed(message.status_log) if each.status == message.status), None)


def _odd(schedule: Schedule, message: Message, status: Status, today: date) -> Iterator[Sentence]:
    """Give what is odd about a step, one sentence each."""
    if message.status == "sent":
        yield say("It was sent: who has it keeps it.")
    elif message.status in SETTLED and status in UNDECIDED:
        yield say("Its approval lapses; ask for it again.")
    if status in GOING and message.status not in SETTLED:
        yield _unapproved(message)
    if status == "approved" and not message.approver:
        yield say("Nobody is named who approves it.")
    if status in GOING:
        yield from _moment(schedule, message, status, today)


def _unapproved(message: Message) -> Sentence:
    """Return that a step skips approval, and whose."""
    if message.approver:
        return say("{approver} has not approved it yet.", approver=message.approver)
    return say("It was not approved, and nobody is named who approves it.")


def _moment(schedule: Schedule, message: Message, status: Status, today: date) -> Iterator[Sentence]:
    """Give what is odd about its moment: it has none, or it lies ahead of a message that was sent."""
    slot = schedule.timing(message.id).first
    if slot is None:
        yield say("It has no moment yet.")
    elif status == "sent" and slot.first > today:
        yield say("It goes out on {day} only.", day=slot.first)
