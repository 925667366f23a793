"""Work that was never saved, found when its plan is opened again."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.desk import Desk
from campaign.desk.recovering import Recovery, compared
from campaign.language import _, _n, current, mark
from campaign.model.changes import Change
from campaign.model.plan import Row, name_of
from campaign.text import in_cells, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content_lines
from campaign.tui.screens.base import Dialog
from campaign.tui.screens.differences import DifferencesDialog
from campaign.tui.screens.fields import FORMS

LISTED = 8
"""Changes that are listed; the others are counted."""
WIDTH = 70
"""Cells of a line."""


class RecoveryDialog(Dialog[str | None]):
    """What was not saved, and what to do with it."""

    ACTIONS: ClassVar = (
        Command(
            "recovery.take",
            "take",
            mark("take over"),
            "enter,t",
            "↵",
            mark("One edit, which undo takes back."),
            footer=True,
        ),
        Command(
            "recovery.look",
            "look",
            mark("what differs"),
            "d,v",
            help=mark("Everything that taking over changes in the plan."),
            footer=True,
        ),
        Command("recovery.drop", "drop", mark("throw away"), "w", footer=True),
        Command("dialog.cancel", "cancel", mark("ask again next time"), "escape", footer=True),
    )
    TITLE_TEXT = mark("Work that was not saved")

    def __init__(self, desk: Desk, recovery: Recovery) -> None:
        super().__init__()
        self.desk = desk
        self.recovery = recovery

    def fill(self) -> ComposeResult:
        """Tell of which plan it is, from when, and what would change."""
        words = current()
        moment = self.recovery.journal.at
        lines = [
            in_cells(self.desk.plan.campaign.title),
            _("The program stopped before this was saved, on {day} at {time}.").format(
                day=words.full_day(moment.date()), time=f"{moment:%H:%M}"
            ),
        ]
        yield Label(content_lines([*lines, *self.warnings(), "", *self.told()]))

    def warnings(self) -> Iterator[str]:
        """Give the lines about what is not as it should be."""
        if self.recovery.changed_since:
            yield "▲ " + _("The plan was changed after that; both go together.")
        if count := len(self.recovery.merge.conflicts):
            yield "▲ " + _n("{count} place where you choose", "{count} places where you choose", count)
        if self.recovery.journal.damaged:
            yield "▲ " + _("The end of the journal is damaged: what came after this moment is lost.")

    def told(self) -> Iterator[str]:
        """Give the lines about what would change."""
        changes = self.recovery.changes
        for change in changes[:LISTED]:
            yield shorten(line_of(change), WIDTH)
        if len(changes) > LISTED:
            yield _n("and {count} change more", "and {count} changes more", len(changes) - LISTED)
        if drafts := len(self.recovery.journal.drafts):
            yield _n("{count} form that was not finished", "{count} forms that were not finished", drafts)

    def action_take(self) -> None:
        """Take the work over."""
        self.dismiss("take")

    def action_look(self) -> None:
        """Show all that it changes."""
        self.app.push_screen(DifferencesDialog(_("What taking over changes"), compared(self.desk, self.recovery)))

    def action_drop(self) -> None:
        """Throw the work away."""
        self.dismiss("drop")


def line_of(change: Change) -> str:
    """Return what happened to an entry: + it came, – it went, ● these fields changed."""
    entry = change.after or change.before
    name = in_cells(name_of(entry) if isinstance(entry, Row) else getattr(entry, "title", "") or str(change.table))
    if change.before is None:
        return f"+ {name}"
    if change.after is None:
        return f"– {name}"
    sections = FORMS[change.table] if change.table != "checks" else ()
    labels = {field.key: field.label for section in sections for field in section.fields}
    return f"● {name}: {', '.join(_(labels[key]) for key in change.keys if key in labels)}"
