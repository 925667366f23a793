"""Earlier versions on the screen: looked at, compared with the plan in hand, brought back as an edit."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from campaign.desk.desk import Desk
from campaign.storage.planfile import read_plan
from campaign.storage.versions import versions
from campaign.tui.screens.differences import DifferencesDialog
from campaign.tui.screens.history import HistoryDialog
from tests.tui.driving import SIZES, app_on, screen_text, settled, until
from tests.tui.test_outside import retitle, told


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.file.path


async def saved_twice(app, path: Path, pilot) -> None:
    for title in ("Eerste", "Tweede"):
        await pilot.pause()
        retitle(app, path, title)
        await pilot.press("s")
        await settled(app, pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_versions_are_listed_with_what_was_changed_after_each(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        await saved_twice(app, path, pilot)
        await pilot.press("V")
        await settled(app, pilot)
        assert isinstance(app.screen, HistoryDialog)
        assert "Then changed: Tweede" in screen_text(app)
        await pilot.press("j")
        await settled(app, pilot)
        assert "Then changed: Eerste" in screen_text(app)


async def test_a_version_is_compared_with_the_plan_in_hand(path: Path):
    before = read_plan(path).plan.messages[0].title
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await saved_twice(app, path, pilot)
        retitle(app, path, "Derde")
        await pilot.press("V", "j", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, DifferencesDialog)
        assert f"{before} → Derde" in screen_text(app)
        assert "screen down" not in screen_text(app), "all of it is shown"
        app.screen.query_one(VerticalScroll).styles.max_height = 1
        await pilot.resize_terminal(110, 40)
        await until(pilot, app, "screen down")
        await pilot.press("escape", "escape")
        assert app.desks[path].plan.messages[0].title == "Derde"


async def test_a_version_comes_back_as_one_edit_that_undo_takes_back(path: Path):
    before = read_plan(path).plan
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await saved_twice(app, path, pilot)
        await pilot.press("V", "j", "r")
        await settled(app, pilot)
        assert app.desks[path].plan == before
        assert "As version 1" in told(app)
        await pilot.press("u")
        assert app.desks[path].plan.messages[0].title == "Tweede"
        await pilot.press("U", "s")
        await settled(app, pilot)
        assert read_plan(path).plan == before
        assert len(versions(path)) == 3


async def test_without_versions_and_with_a_damaged_one_that_is_said(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("V")
        assert "no earlier versions" in told(app)
        await saved_twice(app, path, pilot)
        versions(path)[-1].path.write_text("stuk", "utf-8")
        await pilot.press("V")
        await settled(app, pilot)
        assert "gone, or damaged" in screen_text(app)
        await pilot.press("r")
        await settled(app, pilot)
        assert isinstance(app.screen, HistoryDialog)
        assert app.desks[path].plan.messages[0].title == "Tweede"


async def test_the_brief_has_them_too(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await saved_twice(app, path, pilot)
        await pilot.press("b", "V", "r")
        await settled(app, pilot)
        assert app.desks[path].plan.messages[0].title == "Eerste"
