"""The foot of a screen: the keys that work, by key and by mouse, however narrow it is."""

from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.language import use
from campaign.tui.screens.filtering import FilterDialog
from campaign.tui.screens.help import HelpScreen
from campaign.tui.widgets.keyline import KeyLine
from tests.tui.driving import app_on, screen_text, until


@pytest.fixture
def path(desk: Desk) -> Path:
    """Return the file of a plan."""
    return desk.file.path


def foot(text: str) -> str:
    """Return the last line of a screen."""
    return text.splitlines()[-1]


async def test_a_key_that_is_clicked_does_what_it_says(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(KeyLine, offset=(foot(screen_text(app)).index("search"), 0))
        await pilot.pause()
        assert isinstance(app.screen, FilterDialog)
        await pilot.press("escape")
        await pilot.click(KeyLine, offset=(foot(screen_text(app)).index("help"), 0))
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)


async def test_the_empty_part_of_the_line_does_nothing(path: Path):
    app = app_on(path)
    async with app.run_test(size=(300, 24)) as pilot:
        await pilot.pause()
        before = app.screen
        await pilot.click(KeyLine, offset=(foot(screen_text(app)).index("^p") - 3, 0))
        await pilot.pause()
        assert app.screen is before


async def test_two_keys_under_one_name_are_clicked_apart(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        line = foot(screen_text(app))
        timeline = app.screen.timeline
        await pilot.click(KeyLine, offset=(line.index("+/- zoom"), 0))
        assert timeline.zoom == "day"
        await pilot.click(KeyLine, offset=(line.index("+/- zoom") + 2, 0))
        await pilot.click(KeyLine, offset=(line.index("+/- zoom") + 2, 0))
        assert timeline.zoom == "month"
        first = app.screen.desk.schedule.timing(timeline.selected).first.first
        await pilot.click(KeyLine, offset=(line.index("H/L day") + 2, 0))
        assert (app.screen.desk.schedule.timing(timeline.selected).first.first - first).days == 1
        await pilot.click(KeyLine, offset=(line.index("H/L day"), 0))
        assert app.screen.desk.schedule.timing(timeline.selected).first.first == first


WIDTHS = [
    (130, "zoom", "nothing"),
    (120, "findings", "nothing"),
    (150, "brief", "nothing"),
    (80, "save", "zoom"),
    (40, "?", "save"),
]


@pytest.mark.parametrize(("columns", "shown", "hidden"), WIDTHS)
async def test_what_matters_most_stays_when_there_is_little_room(path: Path, columns: int, shown: str, hidden: str):
    app = app_on(path)
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        line = foot(screen_text(app))
        assert shown in line
        assert hidden not in line
        assert line.rstrip().endswith("? help")


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5", "6", "8", "b"])
async def test_the_key_to_save_is_at_the_foot_of_the_narrowest_window_while_there_is_something_to_save(
    desk: Desk, view: str
):
    use("nl")
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", view)
        await until(pilot, app, "niet bewaard")
        await until(pilot, app, "s bewaren")
        assert "? hulp" in foot(screen_text(app))
        await pilot.press("s")
        await until(pilot, app, "niet bewaard", gone=True)
