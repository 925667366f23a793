"""The palette: every command of a screen and every message of its plan, found by typing."""

from campaign.language import _
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.commands import Command
from campaign.tui.screens.base import Commanding, Dialog
from campaign.tui.screens.pickers import Choice, PickOne


class Palette(PickOne):
    """Picks an action of the screen below."""

    def __init__(self, below: Commanding[object]) -> None:
        keymap = below.campaign_app.settings.keys

        def choice(command: Command, where: str = "") -> Choice:
            """Return a command as something to pick; an action is looked for where it is said to be, and only there."""
            name = command.name[:1].upper() + command.name[1:]
            return Choice(f"{where}{command.action}", name, command.shown_on(keymap))

        choices = [choice(command, "focused.") for command in below.in_hand]
        choices += [
            choice(command)
            for command in below.ACTIONS
            if command.action != "cancel" and below.check_action(command.action.split("(")[0], ()) is not False
        ]
        if not isinstance(below, Dialog):
            choices += [choice(command, "app.") for command in ANYWHERE if command.action != "palette"]
        choices += getattr(below, "places", list)()
        super().__init__(_("All commands"), choices)
