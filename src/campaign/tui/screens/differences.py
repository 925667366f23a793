"""What differs between two versions of a plan, to read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label

from campaign.desk.comparing import Comparison
from campaign.desk.telling_differences import nothing_told, told
from campaign.language import mark
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.base import Dialog


class DifferencesDialog(Dialog[None]):
    """What differs between two versions of a plan, in the words of `campaign diff`."""

    ACTIONS: ClassVar = (
        Command("differences.down", "scroll(1)", mark("line below"), "down,j", "↓"),
        Command("differences.up", "scroll(-1)", mark("line above"), "up,k", "↑"),
        Command("differences.page_down", "page(1)", mark("screen down"), "pagedown,space,ctrl+f", "pgdn", footer=True),
        Command("differences.page_up", "page(-1)", mark("screen up"), "pageup,ctrl+b", "pgup", footer=True),
        Command("dialog.cancel", "cancel", mark("back"), "escape,enter,q", footer=True),
    )
    DEFAULT_CSS = """
    DifferencesDialog {
        & > Vertical { width: 110; }
        & VerticalScroll { height: auto; max-height: 80%; }
        & Label { width: 1fr; }
        & .heading { color: $primary; text-style: bold; }
        & .lines { padding-left: 2; }
    }
    """

    def __init__(self, title: str, comparison: Comparison) -> None:
        super().__init__()
        self.title_ = title
        self.comparison = comparison

    def heading(self) -> str:
        """Return which versions they are."""
        return self.title_

    def fill(self) -> ComposeResult:
        """Put the lines of each part below its heading."""
        with VerticalScroll(can_focus=False):
            if self.comparison.same_plan:
                yield Label(content(nothing_told(self.comparison)))
            for part in told(self.comparison):
                yield Label(content(part.heading), classes="heading")
                yield Label(content_lines(line.whole for line in part.lines), classes="lines")

    def on_resize(self) -> None:
        """Offer to go on only where not everything is shown."""
        self.once_drawn(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on only where not everything is shown."""
        del parameters
        return action != "page" or (self.is_mounted and self.query_one(VerticalScroll).max_scroll_y > 0)

    def action_scroll(self, lines: int) -> None:
        """Go a line on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Go a screenful on."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=direction * max(1, box.size.height - 1), animate=False)
