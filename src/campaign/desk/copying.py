"""A message as text to paste elsewhere, and the file that holds it where a terminal has no clipboard."""

from pathlib import Path
from typing import Literal

from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time, deadline_of, length_of
from campaign.documents.papers import escaped, linked
from campaign.errors import SaveError
from campaign.files import write_safely
from campaign.language import _, current, mark, say
from campaign.model.field_words import WORDS
from campaign.model.messages import Message
from campaign.reasons import reason
from campaign.storage.folders import state_folder
from campaign.text import clean, clean_lines

CopyKind = Literal["plan", "mail", "intranet"]
COPY_WORDS: dict[CopyKind, str] = {
    "plan": mark("as it stands in the plan"),
    "mail": mark("for a mail"),
    "intranet": mark("for the intranet (Markdown)"),
}
"""What a message can be copied for, as texts of the catalogue."""
FILE = "copied.txt"
"""The file, in the state folder; only its owner can read it."""
MOST_BYTES = 70_000
"""Bytes that a terminal takes on its clipboard: xterm and tmux stop at about 74,000, of which base64 takes a third."""


def message_text(desk: Desk, message: Message) -> str:
    """Return a message as people read it: when, what for, for whom, and what it says; nothing a terminal would obey."""
    plan = desk.effective
    people = [each.label if (each := plan.audience(name)) else name for name in message.audiences]
    channel = plan.channel(message.channel)
    kernels = [each.text for each in plan.key_messages if each.id in message.key_messages]
    when = [day_and_time(desk.schedule.timing(message.id).first), length_of(desk, message), message.location]
    asked = [message.activation, deadline_of(desk, message), message.activation_link]
    facts = [
        ("goal", message.goal),
        ("activation", " · ".join(filter(None, asked))),
        ("audiences", ", ".join(people)),
        ("sender", message.sender),
        ("owner", message.owner),
        ("channel", channel.label if channel else message.channel),
        ("key_messages", " · ".join(kernels)),
    ]
    lines = [message.title, " · ".join(filter(None, when))]
    lines += [f"{_(WORDS[key])}: {value}" for key, value in facts if value]
    text = "\n".join(map(clean, lines)) + "\n"
    return f"{text}\n{clean_lines(message.body).strip()}\n" if message.body.strip() else text


def text_for(desk: Desk, message: Message, kind: CopyKind) -> str:
    """Return a message to paste: as it stands in the plan, as a mail, or as an article for the intranet in Markdown.

    A mail or article has what its readers need: the text, what is asked of them, by when and where, how they answer,
    and from whom it is. The text itself is left as it was written, since planners write Markdown in it.
    """
    if kind == "plan":
        return message_text(desk, message)
    slot = desk.schedule.deadline(message, message.activation_by) if message.activation_by else None
    until = _("before the end of {day}").format(day=current().day(slot.first)) if slot else ""
    asked = " · ".join(filter(None, (message.activation, until)))
    link = message.activation_link or message.link
    body = clean_lines(message.body).strip()
    if kind == "mail":
        call = "\n".join(map(clean, filter(None, (asked, link))))
        parts = [clean(message.title), body, call, clean(message.feedback), clean(message.sender)]
    else:
        called = f"**{escaped(asked)}**" if asked else ""
        below = [" ".join(filter(None, (called, linked(link)))), escaped(message.feedback)]
        parts = [f"# {escaped(message.title)}", body, *below, f"*{escaped(message.sender)}*" if message.sender else ""]
    return "\n\n".join(filter(None, parts)) + "\n"


def keep_copied(text: str) -> Path:
    """Write a text to the file of what was copied last, and return where that is.

    Raises:
        SaveError: it cannot be written.
    """
    path = state_folder() / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, text.encode(), mode=0o600)
    except OSError as error:
        raise SaveError(say("{path} cannot be written: {reason}", path=str(path), reason=reason(error))) from error
    return path


def fits_a_clipboard(text: str) -> bool:
    """Tell whether a terminal takes a text on its clipboard."""
    return len(text.encode()) * 4 // 3 <= MOST_BYTES
