"""What stands in the texts of an event: its title, its description, its address and its identity."""

import hashlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from campaign.language import LANGUAGES, Language, language, mark, say
from campaign.model.field_words import INDICATIVE, MODE_WORDS, WORDS
from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule
from campaign.text import clean, clean_lines

LABELS = (
    mark("Goal"),
    mark("Activation"),
    WORDS["activation_link"],
    mark("Audience"),
    mark("Sender"),
    mark("Owner"),
    mark("Link"),
)
AUDIENCE = LABELS[3]
AGENDA = mark("Agenda")
DOMAIN = "@campaign"
IDENTITY = "Campaign-ID:"
MILESTONE = "◆ "
"""What stands before the name of a milestone."""


def summary_of(title: str, words: Language, *, indicative: bool) -> str:
    """Return a title as a calendar shows it."""
    return f"{clean(title)} {words.text(INDICATIVE)}" if indicative else clean(title)


def bare_title(summary: str) -> str:
    """Return a title without what a calendar shows with it: that it is a milestone, or that its date may change."""
    marks = [language(code).text(INDICATIVE) for code in LANGUAGES]
    bare = " ".join(clean(summary).replace(MILESTONE, "").split())
    while (found := next((each for each in marks if bare.endswith(each)), None)) is not None:
        bare = bare.removesuffix(found).rstrip()
    return bare


def description_of(schedule: Schedule, message: Message, words: Language, heard: AbstractSet[str] = frozenset()) -> str:
    """Return what a colleague reads in the event; to audiences that were asked for nobody else is named in it."""
    link = message.link or message.activation_link
    doing = message.activation_link if message.activation_link != link else ""
    audiences = _addressed(schedule, message, words, heard)
    values = (message.goal, message.activation, doing, audiences, message.sender, message.owner, link)
    lines = [f"{words.text(label)}: {clean(value)}" for label, value in zip(LABELS, values, strict=True) if value]
    if message.agenda:
        lines.append(f"{words.text(AGENDA)}:")
    for item in message.agenda:
        minutes = f"{item.minutes}' " if item.minutes is not None else ""
        lines.append(f"- {minutes}{clean(item.item)} ({words.text(MODE_WORDS[item.mode])})")
    return "\n".join([*lines, identity(uid_of(message.id, schedule))])


def _addressed(schedule: Schedule, message: Message, words: Language, heard: AbstractSet[str]) -> str:
    """Return for whom a message is and who is left out; given who was asked for, only those among them."""
    names = _names(schedule, (each for each in message.audiences if not heard or each in heard))
    if heard or not message.excluded or not names:
        return names
    others = words.render(say("except {names}", names=_names(schedule, message.excluded)))
    return f"{names} ({others})"


def _names(schedule: Schedule, ids: Iterable[str]) -> str:
    """Return what audiences are called."""
    return ", ".join(each.label if (each := schedule.plan.audience(name)) else name for name in ids)


def identity(uid: str) -> str:
    """Return the last line of every description, by which a copy that lost its UID is recognised."""
    return f"{IDENTITY} {uid.removesuffix(DOMAIN)}"


def uid_of(entry_id: str, schedule: Schedule) -> str:
    """Return the UID of an event, the same at every export."""
    return f"{entry_id}-{schedule.plan.campaign.id}{DOMAIN}"


def text_mark(description: str, link: str) -> str:
    """Return what tells the text and the link of an event from others, whatever white space a program makes of them."""
    lines = [line for each in clean_lines(description).split("\n") if (line := " ".join(each.split()))]
    return hashlib.sha256("\n".join([*lines, link]).encode("utf-8", "replace")).hexdigest()[:16]
