"""The palette: every command of a screen and every message of its plan, found by typing."""

from campaign.language import _
from campaign.tui.screens.base import Commanding, Dialog
from campaign.tui.screens.pickers import Choice, PickOne


class Palette(PickOne):
    """Picks an action of the screen below."""

    def __init__(self, below: Commanding[object]) -> None:
        from campaign.tui.app import ANYWHERE  # noqa: PLC0415 - the app knows its screens, not the other way round

        keymap = below.campaign_app.settings.keys
        commands = [*below.ACTIONS, *(() if isinstance(below, Dialog) else ANYWHERE)]
        choices = [
            Choice(f"focused.{command.action}", command.name[:1].upper() + command.name[1:], command.shown_on(keymap))
            for command in below.in_hand
        ]
        choices += [
            Choice(command.action, command.name[:1].upper() + command.name[1:], command.shown_on(keymap))
            for command in commands
            if command.action not in {"palette", "cancel"}
            and below.check_action(command.action.split("(")[0], ()) is not False
        ]
        choices += getattr(below, "places", list)()
        super().__init__(_("All commands"), choices)
