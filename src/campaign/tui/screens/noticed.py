"""What was told in passing, to read again: whole, the last one first."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label

from campaign.language import _, mark
from campaign.tui.commands import Command
from campaign.tui.notices import Notice
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.reading import ReadingDialog

SCROLL = 5
"""Lines that the keys look further on at once."""


class NoticesDialog(ReadingDialog):
    """The last notices."""

    ACTIONS: ClassVar = (
        Command("notices.down", f"scroll({SCROLL})", mark("further on"), "j,down", "↓"),
        Command("notices.up", f"scroll(-{SCROLL})", mark("further back"), "k,up", "↑"),
        Command("notices.close", "cancel", mark("back"), "escape,enter,q,f9,ctrl+backslash", "esc", footer=True),
    )
    TITLE_TEXT = mark("Notices")
    DEFAULT_CSS = """
    NoticesDialog > Vertical { width: 100; }
    NoticesDialog .text { padding-left: 2; margin-bottom: 1; }
    """

    def __init__(self, notices: Iterable[Notice]) -> None:
        super().__init__()
        self.notices = tuple(notices)[::-1]

    def fill(self) -> ComposeResult:
        """Tell all of them, the last one first."""
        with VerticalScroll():
            if not self.notices:
                yield Label(content(_("Nothing was told yet.")))
            for notice in self.notices:
                yield Label(content(f"{notice.at:%H:%M} {'▲' if notice.wrong else ''}".rstrip()), classes="muted")
                yield Label(content_lines([notice.text]), classes="text")
