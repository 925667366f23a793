"""T: what must be done in time. Texts that can still be approved and handed in, and what went out marked as sent."""

from datetime import date

from campaign.checks.finding import Found
from campaign.checks.good_days import to_come
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule
from campaign.checks.situation import Situation
from campaign.language import Sentence, mark, mark_many, say
from campaign.model.channels import Channel
from campaign.model.messages import Message
from campaign.schedule.handing_in import approval_asked, handed_in

UNAPPROVED = ("idea", "draft")
"""Statuses in which approval has not been asked yet."""
UNFINISHED = (*UNAPPROVED, "review")
"""Statuses in which the text is not ready yet."""


def unfinished(situation: Situation, message: Message) -> bool:
    """Tell whether a message is to come and its text is not ready."""
    return message.status in UNFINISHED and to_come(situation, message)


@message_rule(
    About(
        "T003",
        "warning",
        name=mark("a deadline for text or approval that has passed"),
        why=mark("What is not approved or handed in on time does not go out, or goes out as nobody meant it."),
        source=mark("Practice of internal communication, where approval takes five to eight working days."),
        numbers=mark("The days for copy and approval are those of your own channels."),
    ),
    reads=("slot", "title", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} messages can no longer be approved and handed in on time. Hurry it up, or move it.",
        "{count} of {total} messages can no longer be approved and handed in on time. Hurry them up, or move them.",
    ),
    concerns=unfinished,
)
def too_late_for_its_channel(situation: Situation, message: Message) -> Found | None:
    """T003: what the channel asks for approval and copy no longer fits before a message goes out (practice).

    A text is approved before it is handed in, so both times count one before the other. In review, approval was asked.
    """
    channel = situation.channel(message)
    slot = situation.schedule.timing(message.id).slots[0]
    if channel is None or (channel.copy_deadline is None and channel.approval is None):
        return None
    goes_out = slot.last if slot.window else slot.first
    if goes_out < situation.today:
        return None
    due = handed_in(situation.workdays, channel, goes_out)
    asked = approval_asked(situation.workdays, channel, due) if message.status in UNAPPROVED else due
    if asked is None or due is None or asked >= situation.today:
        return None
    return Found(_too_late(message, channel, due, asked, goes_out), "when")


def _too_late(message: Message, channel: Channel, due: date, asked: date, goes_out: date) -> Sentence:
    """Return what is said of a text that is too late for approval, or for its channel."""
    values = {"title": titled(message.title), "channel": channel.label, "day": goes_out, "due": due, "asked": asked}
    if asked < due:
        return say(
            "{title} goes out on {day}, so approval should have been asked by {asked}. "
            "Ask for a quick yes today, or move it.",
            **values,
        )
    return say(
        "{title} goes out on {day}, so {channel} should have had the text by {due}. Hand it in today, or move it.",
        **values,
    )


def past(situation: Situation, message: Message) -> bool:
    """Tell whether a message is past, the last of its times included."""
    return situation.schedule.timing(message.id).over(situation.today)


@message_rule(
    About(
        "T008",
        "warning",
        name=mark("a message from the past that is not marked as sent"),
        why=mark("Nobody can tell whether it went out, and whatever follows it waits."),
        source=mark("Practice of planning."),
        numbers=mark("The working day that it may wait is ours."),
    ),
    reads=("slot", "title"),
    folded=mark_many(
        "{count} of {total} past messages is not marked as sent. Mark it as sent, move it, or cancel it.",
        "{count} of {total} past messages are not marked as sent. Mark them as sent, move them, or cancel them.",
    ),
    concerns=past,
)
def not_marked_as_sent(situation: Situation, message: Message) -> Found | None:
    """T008: a message is past by more than a working day, and neither sent nor cancelled (practice; the day: ours)."""
    if message.status == "sent":
        return None
    last = situation.schedule.timing(message.id).slots[-1].last
    if situation.working_day(last, situation.checks.T008.working_days) >= situation.today:
        return None
    text = say(
        "{title} was on {day} and is not marked as sent. Mark it as sent, move it, or cancel it.",
        title=titled(message.title),
        day=last,
    )
    return Found(text, "status")
