"""Why a check finds what it finds: its reason, its source and its numbers."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label

from campaign.desk.explaining import explanation
from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Dialog

if TYPE_CHECKING:
    pass


class Explanation(Dialog[None]):
    """What there is to know of the check that said something."""

    SCROLLS = "VerticalScroll"
    ACTIONS: ClassVar = (Command("explanation.close", "cancel", mark("back"), "escape,enter,q,e", "esc", footer=True),)
    TITLE_TEXT = mark("Why")
    DEFAULT_CSS = """
    Explanation VerticalScroll { height: auto; }
    Explanation Label { width: 1fr; }
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def heading(self) -> str:
        """Return the code of the check."""
        return self.code

    def fill(self) -> ComposeResult:
        """Tell everything."""
        with VerticalScroll():
            yield Label(content_lines(explanation(self.code)))
