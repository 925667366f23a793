"""Earlier versions of a plan, to look at and to bring back."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from campaign.desk.desk import Desk
from campaign.desk.history import Earlier, changes_between, compared, earlier, read_version, told
from campaign.errors import CampaignError
from campaign.language import _, current, mark
from campaign.storage.versions import Version
from campaign.text import in_cells, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog, failure
from campaign.tui.screens.differences import DifferencesDialog

WIDTH = 70
"""Cells of a line."""


class HistoryDialog(Dialog[Earlier | None]):
    """The versions, the newest first; of the highlighted one below them what was changed after it."""

    ACTIONS: ClassVar = (
        Command("history.look", "look", mark("what differs from now"), "enter,d", "↵", footer=True, priority=True),
        Command("history.restore", "restore", mark("bring back"), "r,t", footer=True),
        Command("history.down", "walk(1)", mark("line below"), "j"),
        Command("history.up", "walk(-1)", mark("line above"), "k"),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Earlier versions")
    DEFAULT_CSS = """
    HistoryDialog {
        & OptionList { height: auto; max-height: 16; border: none; padding: 0; background: $surface; }
        & #then { color: $muted; margin-top: 1; height: 2; width: 1fr; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.kept = earlier(desk.file.path)

    def fill(self) -> ComposeResult:
        """Put the versions above what was changed after one."""
        words = current()
        yield Label(content(in_cells(self.desk.plan.campaign.title)))
        options = OptionList()
        for version in self.kept:
            moment = f"{words.full_day(version.until.date())} {version.until:%H:%M}"
            until = _("until {moment}").format(moment=moment)
            options.add_option(Option(content(f"{version.number:>4}  {until}")))
        yield options
        yield Label(id="then")

    def on_mount(self) -> None:
        """Show the newest one."""
        options = self.query_one(OptionList)
        options.focus()
        if self.kept:
            options.highlighted = 0

    @property
    def place(self) -> int:
        """Return which version is highlighted."""
        return self.query_one(OptionList).highlighted or 0

    def on_option_list_option_highlighted(self) -> None:
        """Tell what was changed after the version; reading it may take a moment, and waits for none of the keys."""
        place = self.place
        self.query_one("#then", Label).update("")
        self.run_worker(lambda: self._tell(place), thread=True, exclusive=True, exit_on_error=False, group="history")

    def _tell(self, place: int) -> None:
        """Work out what was changed after a version; in a thread."""
        path = self.desk.file.path
        try:
            file = read_version(path, self.kept[place]).file
            after = read_version(path, self.kept[place - 1]).file if place else self.desk.file
            said = _("Then changed: {names}").format(names=current().render(told(changes_between(file, after))))
        except CampaignError as error:
            said = f"▲ {failure(error)}"
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, place, said)

    def _show(self, place: int, said: str) -> None:
        """Show what was changed after a version, while it is still the highlighted one."""
        if self.is_attached and place == self.place:
            self.query_one("#then", Label).update(content(shorten(in_cells(said), 2 * WIDTH)))

    def action_walk(self, direction: int) -> None:
        """Go to the next or previous version."""
        options = self.query_one(OptionList)
        options.highlighted = max(0, min(len(self.kept) - 1, self.place + direction))

    def action_look(self) -> None:
        """Show what differs between the version and the plan in hand."""
        self.with_version(lambda version: self.app.push_screen(self.differences(version)))

    def differences(self, version: Earlier) -> DifferencesDialog:
        """Return the dialog that shows what differs."""
        title = _("From version {number} to now").format(number=version.number)
        return DifferencesDialog(title, compared(self.desk, version))

    def action_restore(self) -> None:
        """Bring the version back."""
        self.with_version(self.dismiss)

    def with_version(self, work: Callable[[Earlier], object]) -> None:
        """Do something with the highlighted version; say so when it cannot be read."""
        if self.kept:
            version: Version = self.kept[self.place]
            self.attempt(lambda: work(read_version(self.desk.file.path, version)))
