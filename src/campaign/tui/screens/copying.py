"""Copying a message: to the clipboard through the terminal, and to a file, because not every terminal has one."""

from campaign.desk.copying import COPY_WORDS, fits_a_clipboard, keep_copied, text_for
from campaign.desk.desk import Desk
from campaign.language import _
from campaign.model.messages import Message
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.pickers import Choice, PickOne


def copy_message(screen: Commanding[None], desk: Desk, message: Message | None) -> None:
    """Ask what a message is copied for, copy it, and say where it is when pasting brings nothing."""
    if message is None:
        return

    def take(kind: str | None) -> None:
        if kind is not None:
            _copy(screen, message, text_for(desk, message, kind))  # type: ignore[arg-type]

    choices = [Choice(kind, _(text)) for kind, text in COPY_WORDS.items()]
    screen.app.push_screen(PickOne(_("Copy the message"), choices, chosen="plan"), take)


def _copy(screen: Commanding[None], message: Message, text: str) -> None:
    """Put a text of a message on the clipboard and in the file."""

    def copy() -> None:
        path = keep_copied(text)
        if fits_a_clipboard(text):
            screen.app.copy_to_clipboard(text)
            told = _("Copied: {title}. If pasting brings nothing, it is in {path}.")
        else:
            told = _("{title} is too long for the clipboard; it is in {path}.")
        screen.say(told.format(title=message.title, path=path))

    screen.attempt(copy)
