"""Every screen as it looks: in both languages, at three sizes, dark, light and without colour.

`make snapshots` accepts what changed on purpose. What is kept is the text of the screen and, apart from it, which cells
have which style: both are read in a review, and say the same under every version of the drawing library.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from campaign.language import use
from campaign.tui import screens
from campaign.tui.app import CampaignApp
from campaign.tui.screens.base import Commanding
from tests.snapshots.colours import Colours, screen_colours
from tests.snapshots.screens import CHECKED, PAYROLL, SCREENS, lay_out
from tests.tui.driving import app_on, checked, screen_text

SMALL = "nl-30x6"
LOOKS = {
    "nl-80x24": ("nl", (80, 24), "dark"),
    "nl-120x40": ("nl", (120, 40), "light"),
    "nl-200x60": ("nl", (200, 60), "none"),
    "en-80x24": ("en", (80, 24), ""),
    "en-120x40": ("en", (120, 40), ""),
    SMALL: ("nl", (30, 6), "dark"),
}
"""Language, columns and rows, and theme; none is without colour, an empty one is not looked at for its colours."""


@pytest.fixture(autouse=True)
def still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no cursor blink: how long a test takes is not what a screen looks like."""
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget.cursor_blink, "_default", False)


@pytest.fixture
def examples(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the example plans under a name that is the same on every machine."""
    lay_out(own_folders / "plannen")
    monkeypatch.chdir(own_folders)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nergens")  # a settings folder whose name is as long on every machine
    return Path("plannen")


def themed(look: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the theme of a look, and take the colours away for one that has none."""
    language, _size, theme = LOOKS[look]
    use(language)
    if theme == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    return theme if theme == "light" else "dark"


def agrees(app: CampaignApp, look: str, snapshot: SnapshotAssertion, home: Path) -> None:
    """Hold what a screen shows, and in which colours, against what is kept."""
    text = screen_text(app).replace(str(home), "~")
    assert "\n".join(line.rstrip() for line in text.splitlines()) == snapshot
    if LOOKS[look][2]:
        assert screen_colours(app) == snapshot(extension_class=Colours)


@pytest.mark.parametrize("look", [each for each in LOOKS if each != SMALL])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(  # noqa: PLR0917 - what varies, and what is kept
    examples: Path,
    name: str,
    look: str,
    snapshot: SnapshotAssertion,
    own_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    shown = SCREENS[name]
    path = examples / shown.plan if shown.plan else examples
    if shown.before:
        shown.before(path)
    app = app_on(path, theme=themed(look, monkeypatch))
    async with app.run_test(size=LOOKS[look][1], notifications=True) as pilot:
        await pilot.pause()
        if shown.meanwhile:
            await shown.meanwhile(app, pilot, path)
        await pilot.press(*shown.keys)
        await pilot.pause()
        agrees(app, look, snapshot, own_folders)


@pytest.mark.parametrize("look", [each for each in LOOKS if each != SMALL])
@pytest.mark.parametrize("name", CHECKED)
async def test_what_the_checks_say_looks_as_it_did(  # noqa: PLR0917 - what varies, and what is kept
    examples: Path,
    name: str,
    look: str,
    snapshot: SnapshotAssertion,
    own_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    shown = CHECKED[name]
    path = examples / (shown.plan or "")
    app = app_on(path, checks=True, theme=themed(look, monkeypatch))
    async with app.run_test(size=LOOKS[look][1]) as pilot:
        await checked(app, pilot)
        if shown.meanwhile:
            await shown.meanwhile(app, pilot, path)
        for key in shown.keys:
            await pilot.press(key)
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
        await pilot.pause()
        agrees(app, look, snapshot, own_folders)


async def test_a_window_that_is_too_small_looks_as_it_did(
    examples: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
):
    app = app_on(examples / PAYROLL, theme=themed(SMALL, monkeypatch))
    async with app.run_test(size=LOOKS[SMALL][1]) as pilot:
        await pilot.pause()
        agrees(app, SMALL, snapshot, examples)


def test_every_screen_is_looked_at():
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    kept = (Path(__file__).parent / "__snapshots__" / "test_screens.colours").read_text("utf-8")
    names = set(re.findall(r"^  (\w+)$", kept, re.MULTILINE))
    assert {each.__name__ for each in _kinds(Commanding)} - names == set()


def _kinds(kind: type[Commanding[Any]]) -> Iterator[type[Commanding[Any]]]:
    """Give the kinds of screens that are shown: those that no other is made of."""
    below = [each for each in kind.__subclasses__() if each.__module__.startswith("campaign.")]
    if not below:
        yield kind
    for each in below:
        yield from _kinds(each)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_a_theme_looks_as_it_did(examples: Path, theme: str, snap_compare):
    use("nl")
    assert snap_compare(app_on(examples / PAYROLL, theme=theme), terminal_size=(120, 40))
