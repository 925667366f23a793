"""Choosing a file to bring in: by walking through folders, by typing, or by pasting or dragging its path."""

from collections.abc import Collection
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaign.desk.browsing import UP, FolderItem, Listed, listed, pasted
from campaign.errors import CampaignError
from campaign.language import _, current, mark
from campaign.storage.workspace import expanded
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog, failure
from campaign.tui.widgets.listing import Item, Listing
from campaign.tui.widgets.rows import CleanInput


class FileDialog(Dialog[Path | None]):
    """A line to type or paste a path on, above the folder that it leads to."""

    SCROLLS = "Listing"
    AROUND = 8
    ACTIONS: ClassVar = (
        Command("file.take", "take", mark("open"), "enter", footer=True, priority=True),
        Command("file.complete", "complete", mark("complete"), "tab", footer=True, priority=True),
        Command("file.down", "walk(1)", mark("line below"), "down", priority=True),
        Command("file.up", "walk(-1)", mark("line above"), "up", priority=True),
        Command("file.page_down", "page(1)", mark("page on"), "pagedown", priority=True),
        Command("file.page_up", "page(-1)", mark("page back"), "pageup", priority=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Bring in a file")
    DEFAULT_CSS = """
    FileDialog {
        & > Vertical { width: 90; }
        & #path { border: none; height: 1; padding: 0; background: $panel; }
        & #folder { height: 1; width: 1fr; color: $muted; margin-bottom: 1; }
        & Listing { height: auto; min-height: 3; }
    }
    .-flat FileDialog #folder { margin-bottom: 0; }
    """

    def __init__(self, start: Path, suffixes: Collection[str]) -> None:
        super().__init__()
        self.start = start
        self.suffixes = suffixes
        self.listed = Listed(start, ())

    def fill(self) -> ComposeResult:
        """Put the line above the folder."""
        yield CleanInput(placeholder=_("type, or paste or drag a file onto the screen"), id="path")
        yield Label(id="folder")
        yield Listing(self.items)

    def on_mount(self) -> None:
        """Show the folder to begin in."""
        self.query_one(Listing).can_focus = False
        self.query_one(Input).focus()
        self.look()

    @on(Input.Changed)
    def look(self) -> None:
        """Show what there is for what was typed."""
        try:
            self.listed = listed(self.query_one(Input).value, self.start, self.suffixes)
            told = str(self.listed.folder)
        except CampaignError as error:
            self.listed = Listed(self.start, ())
            told = f"▲ {failure(error)}"
        if not self.listed.items and not told.startswith("▲"):
            told = _("Nothing there is called that.")
        elif self.listed.items and all(each.name == UP for each in self.listed.items):
            told = _("No calendars or spreadsheets in {folder}").format(folder=told)
        self.query_one("#folder", Label).update(content(told))
        first = next((n for n, each in enumerate(self.listed.items) if each.name != UP), 0)
        self.query_one(Listing).renew(first)

    def items(self, width: int) -> list[Item]:
        """Return the files and folders, each on a line with the day it was written."""
        return [[self.line(each, width)] for each in self.listed.items]

    @staticmethod
    def line(item: FolderItem, width: int) -> list[tuple[str, str]]:
        """Return one file or folder on a line."""
        day = current().full_day(item.changed) if item.changed and not item.folder else ""
        room = max(8, width - cell_width(day) - 2)
        name = in_cells(item.name) + ("/" if item.folder else "")
        return [("strong" if item.folder else "", pad(shorten(name, room), room)), ("muted", f"  {day}")]

    @property
    def item(self) -> FolderItem | None:
        """Return the file or folder in hand."""
        items = self.listed.items
        return items[self.query_one(Listing).place] if items else None

    def action_walk(self, direction: int) -> None:
        """Go through the files."""
        self.query_one(Listing).walk(direction)

    def action_page(self, direction: int) -> None:
        """Go a screen of files on or back."""
        self.query_one(Listing).page(direction)

    def action_complete(self) -> None:
        """Type the rest of the name in hand."""
        if self.item is not None:
            self.type(self.item)

    def type(self, item: FolderItem) -> None:
        """Put a file or folder on the line."""
        line = self.query_one(Input)
        line.value = str(item.path.resolve()) + ("/" if item.folder else "")
        line.cursor_position = len(line.value)

    def action_take(self) -> None:
        """Take the file that is typed or in hand; go into a folder."""
        typed = pasted(self.query_one(Input).value)
        try:
            named = self.start / expanded(typed) if typed else None
            if named is not None and named.is_file():
                self.dismiss(named)
                return
        except (CampaignError, OSError):
            pass  # what is no path may still be a part of a name
        if self.item is None:
            return
        if self.item.folder:
            self.type(self.item)
        else:
            self.dismiss(self.item.path)

    def on_listing_picked(self) -> None:
        """Take what was clicked twice."""
        self.action_take()
