"""Copying a message: to the clipboard through the terminal, and to a file, because not every terminal has one."""

from campaign.desk.copying import fits_a_clipboard, keep_copied, message_text
from campaign.desk.desk import Desk
from campaign.language import _
from campaign.model.messages import Message
from campaign.tui.screens.base import Commanding


def copy_message(screen: Commanding[None], desk: Desk, message: Message | None) -> None:
    """Copy a message as text, and say where it is when pasting brings nothing."""
    if message is None:
        return
    text = message_text(desk, message)

    def copy() -> None:
        path = keep_copied(text)
        if fits_a_clipboard(text):
            screen.app.copy_to_clipboard(text)
            told = _("Copied: {title}. If pasting brings nothing, it is in {path}.")
        else:
            told = _("{title} is too long for the clipboard; it is in {path}.")
        screen.say(told.format(title=message.title, path=path))

    screen.attempt(copy)
