"""Menus: what can be done with what is in hand, a message or a finding, made from its commands."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from campaign.text import in_cells
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.titles import titled

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from campaign.tui.commands import Command
    from campaign.tui.screens.base import Commanding
    from campaign.tui.screens.messageview import MessageView

OF_A_MESSAGE = frozenset(
    (
        "edit_cell",
        "open",
        "status",
        "status_on",
        "done",
        "fill",
        "move",
        "shift",
        "grab",
        "moving",
        "suggest",
        "mark",
        "bulk",
        "duplicate",
        "copy",
        "copy_text",
        "links",
        "unschedule",
        "delete",
    )
)
"""Actions on the message in hand, as far as a view has a command for them."""


def offer_menu(view: "MessageView") -> None:
    """Offer what can be done with the message in hand, and do what is picked."""
    message = view.wanted()
    if message is None:
        return
    commands = [
        command
        for command in view.ACTIONS
        if (name := command.action.split("(")[0]) in OF_A_MESSAGE and view.check_action(name, ()) is not False
    ]
    offer_commands(view, titled(message), commands, view)


def offer_commands(screen: "Commanding[None]", title: str, commands: "Iterable[Command]", owner: "DOMNode") -> None:
    """Offer some commands under the name of what they are done with; their owner does what is picked."""
    keymap = screen.campaign_app.settings.keys
    choices = [
        Choice(command.action, command.name[:1].upper() + command.name[1:], command.shown_on(keymap))
        for command in commands
    ]

    def do(action: str | None) -> None:
        if action:
            screen.app.call_later(screen.app.run_action, action, owner)

    screen.app.push_screen(PickOne(in_cells(title), choices), do)
