"""A window that is too small to show anything in."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Label

from campaign.language import _, mark
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Commanding

if TYPE_CHECKING:
    from campaign.tui.app import CampaignApp

COLUMNS, ROWS = 30, 8
"""Cells below which nothing can be read."""


class TooSmall(Commanding[None], ModalScreen[None]):
    """Says that there is no room, until there is."""

    ACTIONS: ClassVar = (Command("small.leave", "leave", mark("quit"), "q,ctrl+q,ctrl+c", footer=True),)
    DEFAULT_CSS = """
    TooSmall { background: $background; align: left top; & Label { width: 1fr; height: 1fr; } }
    """

    def compose(self) -> ComposeResult:
        """Say it in as few words as there is room for."""
        yield Label()

    def on_mount(self) -> None:
        """Say it."""
        self.tell()

    def on_screen_resume(self) -> None:
        """Go when the window grew while something lay on top."""
        fit(self.campaign_app, self.app.size)

    def tell(self, more: str = "") -> None:
        """Say that there is no room, and something more."""
        size = _("make it {columns} × {rows}").format(columns=COLUMNS, rows=ROWS)
        lines = [_("Too small:"), size, *([more] if more else [])]
        self.query_one(Label).update(content_lines(lines))

    def action_leave(self) -> None:
        """Leave; what is not saved has to be asked about, for which there is no room."""
        if self.campaign_app.unsaved:
            self.tell("● " + _("not saved"))
        else:
            self.app.exit(0)


def fit(app: "CampaignApp", size: Size) -> None:
    """Say that the window is too small, or show again what was there."""
    small = size.width < COLUMNS or size.height < ROWS
    if small and not any(isinstance(screen, TooSmall) for screen in app.screen_stack):
        app.push_screen(TooSmall())
    elif not small and isinstance(app.screen, TooSmall):
        app.pop_screen()
