"""Leaving with work that is not saved."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.desk import Desk
from campaign.language import _, current, mark
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Dialog


class LeaveDialog(Dialog[str | None]):
    """What is not saved, and what to do with it."""

    ACTIONS: ClassVar = (
        Command("leave.save", "save", mark("save and leave"), "enter,s,b", "↵", footer=True),
        Command("leave.discard", "discard", mark("leave without saving"), "w", footer=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Not saved yet")

    def __init__(self, desks: Sequence[Desk]) -> None:
        super().__init__()
        self.desks = desks

    def fill(self) -> ComposeResult:
        """List the plans with what was last done to them."""
        lines = []
        for desk in self.desks:
            last = current().render(desk.undo_label) if desk.undo_label else ""
            lines.append(f"● {desk.plan.campaign.title}")
            if last:
                lines.append(_("    last: {edit}").format(edit=last))
            if desk.drafts:
                lines.append(_("    with a form that was not finished, which is not saved with the plan"))
        yield Label(content_lines(lines))

    def action_save(self) -> None:
        """Save, then leave."""
        self.dismiss("save")

    def action_discard(self) -> None:
        """Leave as it is."""
        self.dismiss("discard")
