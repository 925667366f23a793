"""A conflict copy that a sync program left beside the open plan."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.choosing import summary
from campaign.desk.copies import merged_copy
from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import _, _n, mark
from campaign.model.changes import difference
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Dialog, failure


class CopyDialog(Dialog[bool | None]):
    """What stands in a conflict copy, and whether to take it in."""

    ACTIONS: ClassVar = (
        Command("copies.take", "take", mark("take in and save"), "enter", footer=True, priority=True),
        Command("dialog.cancel", "cancel", mark("leave it"), "escape", footer=True),
    )
    TITLE_TEXT = mark("A copy with a conflict")

    def __init__(self, desk: Desk, copy: Path) -> None:
        super().__init__()
        self.desk = desk
        self.copy = copy

    def fill(self) -> ComposeResult:
        """Tell what it is, and what taking it in would do."""
        lines = [
            self.copy.name,
            _("A sync program kept this copy because two people saved the plan at once."),
            "",
        ]
        try:
            merged = merged_copy(self.desk, self.copy)
        except CampaignError as error:
            lines.append(f"▲ {failure(error)}")
        else:
            if changes := difference(self.desk.plan, merged.plan):
                lines.append(_("New in it: {names}").format(names=summary(changes)))
            if count := len(merged.conflicts):
                lines.append(_n("{count} place where you choose", "{count} places where you choose", count))
            if not changes and not count:
                lines.append(_("Nothing in it is new."))
        yield Label(content_lines(lines))

    def action_take(self) -> None:
        """Take it in."""
        self.dismiss(result=True)
