"""The menu of a message: what can be done with the one in hand, made from the commands of the view."""

from typing import TYPE_CHECKING

from campaign.text import in_cells
from campaign.tui.screens.pickers import Choice, PickOne

if TYPE_CHECKING:
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
    message = view.message
    if message is None:
        return
    keymap = view.campaign_app.settings.keys
    choices = [
        Choice(command.action, command.name[:1].upper() + command.name[1:], command.shown_on(keymap))
        for command in view.ACTIONS
        if (name := command.action.split("(")[0]) in OF_A_MESSAGE and view.check_action(name, ()) is not False
    ]

    def do(action: str | None) -> None:
        if action:
            view.app.call_later(view.app.run_action, action, view)

    view.app.push_screen(PickOne(in_cells(message.title), choices), do)
