"""Help: every key of the screen below, made from its commands."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Label, TextArea

from campaign.language import _, mark
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.commands import Command, readable
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Commanding, Dialog
from campaign.tui.screens.detail import broken
from campaign.tui.screens.reading import ReadingDialog

NAMES = "docs/keys.md"
"""The page that says how each command is called in the settings."""
KEYS = 12
"""Cells of the keys of a command."""
WIDEST = 96
"""Cells of the dialog at most."""
SHARE, AROUND = 0.96, 6
"""How much of a narrow screen a dialog takes, and the cells of that around its text."""


def without_signs(keys: str) -> str:
    """Return keys without those that are typed in a field."""
    return ",".join(key for key in keys.split(",") if len(readable(key)) > 1 or not readable(key).isprintable())


class HelpScreen(ReadingDialog):
    """The keys of a screen with what they do."""

    ACTIONS: ClassVar = (
        Command("help.down", "scroll(1)", mark("line below"), "j,down", "↓"),
        Command("help.up", "scroll(-1)", mark("line above"), "k,up", "↑"),
        Command("help.close", "cancel", mark("back"), "escape,question_mark,f1,q", "esc", footer=True),
    )
    TITLE_TEXT = mark("Keys")
    DEFAULT_CSS = """
    HelpScreen > Vertical { width: 96; }
    """

    def __init__(self, below: Commanding[object]) -> None:
        super().__init__()
        self.below = below

    def fill(self) -> ComposeResult:
        """List the keys."""
        keymap = self.campaign_app.settings.keys
        groups = [(_("On this screen"), self.below.ACTIONS)]
        if in_hand := self.below.in_hand:
            groups.insert(0, (_("In this panel"), in_hand))
        if not isinstance(self.below, Dialog):
            groups.append((_("Everywhere"), ANYWHERE))
        lines = []
        typing = isinstance(self.below.focused, Input | TextArea)
        for title, commands in groups:
            keyed = [(command, command.key_on(keymap)) for command in commands]
            if typing:
                keyed = [(command, keys) for command, each in keyed if (keys := without_signs(each))]
            told = (self.told(command, keys) for command, keys in keyed)
            lines += [title, *(line for each in told for line in each), ""]
        other = _("Other keys: under [keys] in config.toml; {page} says how each command is called there.")
        lines.append(other.format(page=NAMES))
        with VerticalScroll():
            yield Label(content_lines(lines))

    def told(self, command: Command, keys: str) -> list[str]:
        """Return a command with its keys and what it does.

        What takes more than a line goes on below itself, so that keys stand alone in their column.
        """
        shown = " ".join(dict.fromkeys(readable(key) for key in keys.split(",")))
        more = f" – {_(command.help)}" if command.help else ""
        room = min(WIDEST, int(self.app.size.width * SHARE)) - AROUND
        return broken(shown, f"{command.name}{more}", room, KEYS)
