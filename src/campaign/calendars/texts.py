"""What stands in the texts of an event: its title, its description, its address and its identity."""

import re

from campaign.language import Language, mark
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
MODE_WORDS = {"talk": mark("talk"), "do": mark("do")}
DOMAIN = "@campaign"
INDICATIVE = mark("(indicative)")
ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=~"  # besides letters, digits and "_.-" (RFC 3986, 2)
SCHEME = re.compile("([a-z][a-z0-9+.-]*):(?![0-9])", re.IGNORECASE)
OPENED = ("http", "https", "mailto")
WITH_SCHEME = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def address_of(link: str) -> str:
    """Return a link as a calendar has it: signs that an address cannot have are encoded; "" for what is no address.

    Calendars open what they are given, so that a scheme which is no page's and no letter's is left out.
    """
    from urllib.parse import quote  # noqa: PLC0415 - only an export needs it

    legal = quote(clean(link.strip()), safe=ADDRESS_SIGNS)
    scheme = SCHEME.match(legal)
    if scheme and scheme[1].casefold() not in OPENED:
        return ""
    return legal if legal == link or WITH_SCHEME.match(legal) else ""


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
