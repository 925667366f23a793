"""What stands in the texts of an event: its title, its description, its address and its identity."""

from campaign.language import Language, mark
from campaign.model.field_words import INDICATIVE, MODE_WORDS
from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule
from campaign.text import clean

LABELS = (
    mark("Goal"),
    mark("Activation"),
    mark("Audience"),
    mark("Sender"),
    mark("Owner"),
    mark("Link"),
)
AGENDA = mark("Agenda")
DOMAIN = "@campaign"


def summary_of(title: str, words: Language, *, indicative: bool) -> str:
    """Return a title as a calendar shows it."""
    return f"{clean(title)} {words.text(INDICATIVE)}" if indicative else clean(title)


def description_of(schedule: Schedule, message: Message, words: Language) -> str:
    """Return what a colleague reads in the event."""
    audiences = [each.label if (each := schedule.plan.audience(name)) else name for name in message.audiences]
    link = message.link or message.activation_link
    values = (message.goal, message.activation, ", ".join(audiences), message.sender, message.owner, link)
    lines = [f"{words.text(label)}: {clean(value)}" for label, value in zip(LABELS, values, strict=True) if value]
    if message.agenda:
        lines.append(f"{words.text(AGENDA)}:")
    for item in message.agenda:
        minutes = f"{item.minutes}' " if item.minutes is not None else ""
        lines.append(f"- {minutes}{clean(item.item)} ({words.text(MODE_WORDS[item.mode])})")
    return "\n".join([*lines, identity(uid_of(message.id, schedule))])


def identity(uid: str) -> str:
    """Return the last line of every description, by which a copy that lost its UID is recognised."""
    return f"Campaign-ID: {uid.removesuffix(DOMAIN)}"


def uid_of(entry_id: str, schedule: Schedule) -> str:
    """Return the UID of an event, the same at every export."""
    return f"{entry_id}-{schedule.plan.campaign.id}{DOMAIN}"
