"""Saving a plan in another place, when its own does not take it."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.language import _, mark
from campaign.storage.planfile import PlanFile
from campaign.storage.saving import create_plan
from campaign.storage.workspace import file_named
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog, failure


class ElsewhereDialog(Dialog[Path | None]):
    """Why a plan could not be saved, to try again or to save it as another file. What was done is not lost."""

    ACTIONS: ClassVar = (
        Command("elsewhere.save", "save", mark("save here"), "enter", footer=True, priority=True),
        Command("elsewhere.again", "again", mark("try again"), "f5,ctrl+r", "F5", footer=True, priority=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Not saved")
    DEFAULT_CSS = """
    ElsewhereDialog Input { border: none; height: 1; padding: 0; background: $panel; }
    ElsewhereDialog #why { width: 1fr; color: $warning; margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, error: CampaignError, place: Path, again: Callable[[], None]) -> None:
        super().__init__()
        self.desk = desk
        self.error = error
        self.place = place
        self.again = again

    def fill(self) -> ComposeResult:
        """Put why above where."""
        yield Label(content(failure(self.error)), id="why")
        yield Label(content(_("Save it as:")))
        yield Input(str(self.place), compact=True)

    def action_again(self) -> None:
        """Try its own place again."""
        self.dismiss(None)
        self.again()

    def action_save(self) -> None:
        """Save it there; say so when that cannot be either."""
        desk = self.desk
        try:
            place = file_named(self.query_one(Input).value.strip())
        except CampaignError as error:
            self.tell(error)
            return
        place = place if place.suffix == ".toml" else place.with_name(f"{place.name}.toml")
        file, plan = desk.file, desk.plan

        def done(file: PlanFile) -> None:
            desk.saved_as(file)
            self.dismiss(file.path)

        if not desk.saving:
            self.campaign_app.saves.write(desk, lambda: create_plan(place, plan, file), done, self.tell)

    def tell(self, error: CampaignError) -> None:
        """Say why it could not be saved there either."""
        self.query_one("#why", Label).update(content(failure(error)))
