"""Help: every key of the screen below, made from its commands."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label

from campaign.language import _, mark
from campaign.text import pad
from campaign.tui.commands import Command, readable
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Commanding, Dialog

KEYS = 12
"""Cells of the keys of a command."""
LINE = 82
"""Cells of what is told of a command, before its name in the settings."""
WIDE = 116
"""Columns from which there is room for the names of the commands."""


class HelpScreen(Dialog[None]):
    """The keys of a screen with what they do."""

    SCROLLS = "VerticalScroll"
    ACTIONS: ClassVar = (
        Command("help.down", "scroll(1)", mark("line below"), "j,down", "↓"),
        Command("help.up", "scroll(-1)", mark("line above"), "k,up", "↑"),
        Command("help.close", "cancel", mark("back"), "escape,question_mark,f1,q", "esc", footer=True),
    )
    TITLE_TEXT = mark("Keys")
    DEFAULT_CSS = """
    HelpScreen > Vertical { width: 112; }
    HelpScreen VerticalScroll { height: auto; }
    HelpScreen Label { width: 1fr; }
    """

    def __init__(self, below: Commanding[object]) -> None:
        super().__init__()
        self.below = below

    def fill(self) -> ComposeResult:
        """List the keys."""
        from campaign.tui.app import ANYWHERE  # noqa: PLC0415 - the app knows its screens, not the other way round

        keymap = self.campaign_app.settings.keys
        groups = [(_("On this screen"), self.below.ACTIONS)]
        if in_hand := self.below.in_hand:
            groups.insert(0, (_("In this panel"), in_hand))
        if not isinstance(self.below, Dialog):
            groups.append((_("Everywhere"), ANYWHERE))
        lines = []
        for title, commands in groups:
            lines += [title, *(self.line(command, command.key_on(keymap)) for command in commands), ""]
        lines.append(_('Other keys: under [keys] in config.toml, for example "timeline.undo" = "z".'))
        if self.app.size.width < WIDE:
            lines.append(_("In a wider window the name of each command stands behind it."))
        with VerticalScroll():
            yield Label(content_lines(lines))

    def line(self, command: Command, keys: str) -> str:
        """Return a command with its keys and what it does, and its name where there is room for it."""
        shown = " ".join(dict.fromkeys(readable(key) for key in keys.split(",")))
        more = f" – {_(command.help)}" if command.help else ""
        told = f"{pad(shown, KEYS)} {command.name}{more}"
        return f"{pad(told, LINE)}  {command.id}" if self.app.size.width >= WIDE else told

    def action_scroll(self, lines: int) -> None:
        """Look further on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
