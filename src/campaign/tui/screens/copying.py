"""Copying a message: to the clipboard through the terminal, and to a file, because not every terminal has one."""

from datetime import date

from campaign.desk.copying import COPY_WORDS, fits_a_clipboard, keep_copied, text_for
from campaign.desk.desk import Desk
from campaign.desk.digest import digest
from campaign.desk.digest_told import paper_of
from campaign.documents.papers import as_text
from campaign.language import _, _n
from campaign.model.messages import Message
from campaign.storage.folders import readable_path
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.pickers import Choice, PickOne

WEEK = 7
"""Days of a digest."""


def copy_message(screen: Commanding[None], desk: Desk, message: Message | None) -> None:
    """Ask what a message is copied for, copy it, and say where it is when pasting brings nothing."""
    if message is None:
        return

    def take(kind: str | None) -> None:
        if kind in COPY_WORDS:
            copy_text(screen, message.title, text_for(desk, message, kind))

    choices = [Choice(kind, _(text)) for kind, text in COPY_WORDS.items()]
    screen.app.push_screen(PickOne(_("Copy the message"), choices, chosen="plan"), take)


def copy_digest(screen: Commanding[None], desk: Desk, first: date) -> None:
    """Copy what goes out in seven days from a day, as text to mail round."""
    found = digest((desk,), first, WEEK)
    paper = paper_of(found, several=False)
    copy_text(screen, paper.title, as_text(paper), left_out_told(found.hidden))


def left_out_told(count: int) -> str:
    """Return how many confidential messages are not in what was copied; nothing for none."""
    told = _n("{count} confidential message is not in it.", "{count} confidential messages are not in it.", count)
    return told if count else ""


def copy_text(screen: Commanding[None], title: str, text: str, left_out: str = "") -> None:
    """Put a text on the clipboard and in the file; say what is not in it, and where it is."""

    def copy() -> None:
        path = keep_copied(text)
        if fits_a_clipboard(text):
            screen.app.copy_to_clipboard(text)
            told = _("Copied: ‘{title}’. If pasting brings nothing, it is in {path}.")
        else:
            told = _("‘{title}’ is too long for the clipboard; it is in {path}.")
        said = told.format(title=title, path=readable_path(path))
        screen.say(f"{left_out} {said}" if left_out else said)

    screen.attempt(copy)
