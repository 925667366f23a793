"""Screens in more than one look at each size: dark, light and without colour, 80x24, 120x40 and 200x60.

`test_screens.py` looks at every screen, each size in one look. Here the views and the main dialogs are looked at in the
other six pairs, in one run of the program for each look: what is kept are the colours, since the text is the same.

Of the other dialogs, three pairs more: each look then was seen at two sizes, and each size in two looks. No colour of
theirs depends on a size (the style sheets have sizes in classes that set none), so a seventh to ninth pair tells
nothing that these six do not.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from campaign.language import use
from campaign.tui import outside
from campaign.tui.app import CampaignApp
from campaign.tui.screens import export
from campaign.tui.screens.moving import MoveDialog
from tests.snapshots.colours import Colours, screen_colours
from tests.snapshots.screens import LARGE, both_changed, saved
from tests.snapshots.test_screens import examples, still_cursor  # noqa: F401 - the same plans, and no blinking
from tests.tui.driving import app_on, screen_text, settled

LOOKS = {"dark": [(120, 40), (200, 60)], "light": [(80, 24), (200, 60)], "none": [(80, 24), (120, 40)]}
"""The sizes at which each look is looked at."""
ONCE = {"dark": (120, 40), "light": (200, 60), "none": (80, 24)}
"""The one of those at which the look is looked at of a dialog that is looked at once in each."""
SHOWN = {
    "timeline": [],
    "form": ["enter"],
    "palette": ["ctrl+p"],
    "help": ["question_mark"],
    "settings": ["comma"],
    "filter": ["slash"],
    "status": ["t"],
    "export": ["e"],
    "brief": ["b"],
    "audiences": ["r"],
    "coverage": ["R"],
    "findings": ["c"],
    "month": ["2"],
    "week": ["3"],
    "table": ["4"],
    "board": ["5"],
    "agenda": ["6"],
    "edition": ["7"],
    "results": ["8"],
    "menu": ["M"],
    "jump": ["J"],
}
"""The screens, with the keys that lead there from the timeline."""
DIALOGS = {
    "what moves": ["G"],
    "what a move brings": ["G", "enter", *"+2w"],
    "slots": ["S"],
    "file": ["E"],
    "calendar brought in": ["E", *"rooster", "enter"],
    "spreadsheet brought in": ["E", *"planning", "enter"],
    "days to pick": ["enter", *["tab"] * 6, "f4"],
    "audiences to tick": ["enter", *["tab"] * 8, "f4"],
    "milestones": ["b", *["down"] * 30, "enter"],
    "template": ["T"],
    "tour": ["f10"],
    "bulk": ["A", "B"],
    "leave": ["L", "q"],
}
"""Dialogs that are looked at once in each look, with the keys that lead there."""
VERSIONS = {"versions": ["V"], "what differs": ["V", "j", "enter"]}
"""Dialogs of a plan that was saved."""
HOME = {"home": [], "new plan": ["n"], "new plan from a template": ["n", "enter"], "search": ["slash", *"loonrun"]}
"""What is looked at on the list of plans."""


async def at_rest(app: CampaignApp, pilot: Pilot[int]) -> str:
    """Return what stands on the screen once it says the same twice, whichever theme the settings name."""
    before, shown = None, screen_text(app)
    while shown != before or (isinstance(app.screen, MoveDialog) and app.screen.seen is None):
        await settled(app, pilot)
        before, shown = shown, screen_text(app)
    return shown.replace("◂ licht ▸ ", "◂ donker ▸")


class Looking:
    """The program in one look, and what is kept of it."""

    def __init__(self, app: CampaignApp, pilot: Pilot[int], look: str, snapshot: SnapshotAssertion) -> None:
        self.app, self.pilot, self.look, self.snapshot = app, pilot, look, snapshot

    async def at(self, size: tuple[int, int]) -> None:
        """Give the window a size."""
        await self.pilot.resize_terminal(*size)
        while self.app.screen.size != size:
            await self.pilot.pause()

    async def shown(self, name: str, keys: Sequence[str] = ()) -> str:
        """Go somewhere, hold its colours against what is kept, and return its text."""
        await self.pilot.press(*keys)
        text = await at_rest(self.app, self.pilot)
        width, height = self.app.screen.size
        kept = self.snapshot(name=f"{name} {self.look} {width}x{height}", extension_class=Colours)
        assert screen_colours(self.app) == kept
        return text

    async def back(self) -> None:
        """Go back to the timeline or the list of plans, as they were."""
        screen = self.app.screen
        while len(self.app.screen_stack) > 1 or screen.query("FindingsPanel") or getattr(screen, "marked", ()):
            await self.pilot.press("escape")
            screen = self.app.screen

    async def all(self, wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Look at some screens, one after the other, and return their texts."""
        texts = {}
        for name, keys in wanted.items():
            texts[name] = await self.shown(name, keys)
            await self.back()
        return texts


@asynccontextmanager
async def opened(
    path: Path, look: str, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Looking]:
    """Give the program on a plan, in Dutch and in one look."""
    use("nl")
    monkeypatch.setattr(export, "PAUSE", 3600)  # what changed since the last time comes when it comes
    monkeypatch.setattr(outside, "LOOK", 3600)  # the files are looked at when a test says so
    if look == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(path, theme="light" if look == "light" else "dark")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Looking(app, pilot, look, snapshot)


async def test_every_view_has_its_colours_in_every_look_at_every_size(
    examples: Path,  # noqa: F811
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
):
    texts: dict[tuple[int, int], dict[str, str]] = {}
    for look, sizes in LOOKS.items():
        async with opened(examples / LARGE, look, sizes[0], snapshot, monkeypatch) as looking:
            for size in sizes:
                await looking.at(size)
                told = await looking.all(SHOWN)
                assert texts.setdefault(size, told) == told, (size, look)


@pytest.mark.parametrize("look", ONCE)
async def test_every_dialog_has_its_colours_in_every_look(
    examples: Path,  # noqa: F811
    look: str,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
):
    path = examples / LARGE
    async with opened(path, look, ONCE[look], snapshot, monkeypatch) as looking:
        app, pilot = looking.app, looking.pilot
        await looking.all(DIALOGS)
        await saved(app, pilot, path)
        await looking.all(VERSIONS)
        await both_changed(app, pilot, path)
        await looking.shown("both changed")
        await pilot.press("escape", "o")
        await looking.all(HOME)
