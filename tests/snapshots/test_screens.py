"""Every screen as it looks, in both languages, at both sizes; `make snapshots` accepts what changed on purpose.

What is kept is the text of the screen: it is read in a review, and says the same under every version of the drawing
library. Colours have their own pictures, one per theme.
"""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from campaign.language import use
from tests.conftest import EXAMPLES
from tests.tui.driving import SIZES, app_on, checked, screen_text

PAYROLL, LARGE = "salarisverwerking-odoo.toml", "poliklinieken-een-plein.toml"
EMPTY, BROKEN = "leeg", "gebroken"
"""Folders: one without plans, one with a plan that cannot be read beside the examples."""
SCREENS = {
    "home": (None, []),
    "timeline": (PAYROLL, []),
    "timeline, large": (LARGE, []),
    "timeline, per audience": (LARGE, ["g"]),
    "timeline, per month": (LARGE, ["minus"]),
    "timeline, per day": (PAYROLL, ["plus"]),
    "timeline, grabbed": (PAYROLL, ["m", "right", "right"]),
    "timeline, filtered": (LARGE, ["slash", *"plein", "enter"]),
    "message form": (PAYROLL, ["enter"]),
    "message form, new with problems": (PAYROLL, ["a", "f2"]),
    "brief": (PAYROLL, ["b"]),
    "audience form": (PAYROLL, ["b", *["down"] * 4, "enter"]),
    "calendar": (PAYROLL, ["enter", *["tab"] * 6, "f4"]),
    "palette": (PAYROLL, ["ctrl+p"]),
    "help": (PAYROLL, ["question_mark"]),
    "settings": (PAYROLL, ["comma"]),
    "filter": (PAYROLL, ["slash"]),
    "status": (PAYROLL, ["t"]),
    "export": (PAYROLL, ["e"]),
    "leave": (PAYROLL, ["L", "q"]),
    "home, empty": (EMPTY, []),
    "home, new plan": (EMPTY, ["n"]),
    "home, new plan from nothing": (EMPTY, ["n", "up", "enter", *"Nieuw"]),
    "home, new plan from a template": (EMPTY, ["n", *"nieuw systeem", "enter", *"2027-04-27"]),
    "what moves": (LARGE, ["G"]),
    "home, broken and archived": (BROKEN, ["z", "Z"]),
    "home, search": (None, ["slash", *"loonrun", "down"]),
    "timeline, empty": (EMPTY, ["n", "up", "enter", *"Nieuw", "enter"]),
    "timeline, per owner": (LARGE, ["g", "g"]),
    "timeline, per status": (LARGE, ["g", "g", "g"]),
    "timeline, per phase": (LARGE, ["g", "g", "g", "g"]),
    "timeline, per quarter": (LARGE, ["minus", "minus"]),
    "timeline, unscheduled in hand": (LARGE, ["ctrl+p", *"wijkkrant", "enter"]),
    "timeline, undone": (PAYROLL, ["L", "u"]),
    "message form, further on": (LARGE, ["enter", *["tab"] * 24]),
    "audiences to tick": (PAYROLL, ["enter", *["tab"] * 8, "f4"]),
    "channel to pick": (PAYROLL, ["enter", *["tab"] * 7, "f4"]),
    "campaign form": (LARGE, ["b", "enter"]),
    "objective form": (PAYROLL, ["b", *["down"] * 2, "enter"]),
    "key message form": (PAYROLL, ["b", *["down"] * 10, "enter"]),
    "milestone form": (PAYROLL, ["b", *["down"] * 16, "enter"]),
    "phase form": (PAYROLL, ["b", *["down"] * 20, "enter"]),
    "channel form": (LARGE, ["b", "end", *["up"] * 12, "enter"]),
    "channel form, whole": (LARGE, ["b", "end", *["up"] * 11, "enter"]),
    "help of a form": (PAYROLL, ["enter", "f1"]),
    "palette, searched": (LARGE, ["ctrl+p", *"zo"]),
    "board": (LARGE, ["5", "right", "down"]),
    "board, cancelled": (LARGE, ["5", *["right"] * 6]),
    "agenda": (LARGE, ["6"]),
    "table": (LARGE, ["4", "right"]),
    "jump": (LARGE, ["J"]),
    "menu of a message": (LARGE, ["M"]),
    "month": (LARGE, ["2"]),
    "week": (LARGE, ["3"]),
    "results": (LARGE, ["8", "home"]),
    "link": (LARGE, ["ctrl+p", *"Reizen, parkeren", "enter", "v"]),
}

CHECKED = {
    "timeline, checked": (PAYROLL, []),
    "findings": (PAYROLL, ["c", "down"]),
    "why": (PAYROLL, ["c", "e"]),
    "who hears what": (LARGE, ["r"]),
    "who hears what, key messages": (LARGE, ["r", "g", "g"]),
    "message form, checked": (PAYROLL, ["l", "l", "enter"]),
    "board, checked": (LARGE, ["5"]),
    "edition": (LARGE, ["7"]),
    "slots that suit": (PAYROLL, ["S"]),
    "go-live moves": (PAYROLL, ["G", "enter", *"+2w"]),
}
"""Screens that show what the checks say."""


def lay_out(folder: Path) -> None:
    """Make the folder that the screens are of: the examples, the same with a broken plan, and an empty folder."""
    shutil.copytree(EXAMPLES, folder)
    shutil.copytree(EXAMPLES, folder / BROKEN)
    (folder / BROKEN / "kapot.toml").write_text("format = 1\n[campaign]\ntitle = 2027-13-45\n", "utf-8")
    (folder / EMPTY).mkdir()


@pytest.fixture
def examples(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the example plans under a name that is the same on every machine."""
    lay_out(own_folders / "plannen")
    monkeypatch.chdir(own_folders)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nergens")  # a settings folder whose name is as long on every machine
    return Path("plannen")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(  # noqa: PLR0917 - what varies, and what is kept
    examples: Path, name: str, language: str, size: tuple[int, int], snapshot: SnapshotAssertion, own_folders: Path
):
    use(language)
    plan, keys = SCREENS[name]
    app = app_on(examples / plan if plan else examples)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        shown = screen_text(app).replace(str(own_folders), "~")
    assert "\n".join(line.rstrip() for line in shown.splitlines()) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", CHECKED)
async def test_what_the_checks_say_looks_as_it_did(
    examples: Path, name: str, language: str, size: tuple[int, int], snapshot: SnapshotAssertion
):
    use(language)
    plan, keys = CHECKED[name]
    app = app_on(examples / plan, checks=True)
    async with app.run_test(size=size) as pilot:
        await checked(app, pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(app)
    assert "\n".join(line.rstrip() for line in shown.splitlines()) == snapshot


@pytest.mark.parametrize("key", ["3", "5"])
async def test_a_wide_view_looks_as_it_did(examples: Path, key: str, snapshot: SnapshotAssertion):
    use("nl")
    app = app_on(examples / LARGE)
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        shown = screen_text(app)
    assert "\n".join(line.rstrip() for line in shown.splitlines()) == snapshot


async def test_wide_results_with_a_cell_typed_in_look_as_they_did(examples: Path, snapshot: SnapshotAssertion):
    use("nl")
    app = app_on(examples / LARGE)
    async with app.run_test(size=(200, 60)) as pilot:
        for key in ("8", "home", "down", "down", "i", *"1.250"):
            await pilot.press(key)
            await pilot.pause()
        shown = screen_text(app)
    assert "\n".join(line.rstrip() for line in shown.splitlines()) == snapshot


@pytest.mark.parametrize("key", ["3", "5", "8"])
def test_a_light_view_looks_as_it_did(examples: Path, key: str, snap_compare):
    use("nl")
    assert snap_compare(app_on(examples / LARGE, theme="light"), terminal_size=(120, 40), press=[key])


def test_results_without_colours_look_as_they_did(examples: Path, monkeypatch: pytest.MonkeyPatch, snap_compare):
    use("nl")
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app_on(examples / LARGE), terminal_size=(120, 40), press=["8", "home"])


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_a_theme_looks_as_it_did(examples: Path, theme: str, snap_compare):
    use("nl")
    assert snap_compare(app_on(examples / PAYROLL, theme=theme), terminal_size=(120, 40))
