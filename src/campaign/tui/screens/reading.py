"""A dialog with something to read, which may be more than the window holds."""

from typing import ClassVar

from textual.containers import VerticalScroll

from campaign.tui.screens.base import Dialog


class ReadingDialog(Dialog[None]):
    """Something to read, that is scrolled by key."""

    SCROLLS: ClassVar[str] = "VerticalScroll"
    DEFAULT_CSS = """
    ReadingDialog VerticalScroll { height: auto; }
    ReadingDialog Label { width: 1fr; }
    """

    def action_scroll(self, lines: int) -> None:
        """Look so many lines further on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
