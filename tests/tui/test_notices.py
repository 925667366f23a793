"""What is told in passing: over the keys and at most a line above them, whatever it is, and whole behind F9."""

from pathlib import Path

import pytest

from campaign.language import use
from campaign.tui.app import CampaignApp
from campaign.tui.notices import LINES, in_brief
from campaign.tui.screens.noticed import NoticesDialog
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text, settled, type_text

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / LARGE.name
    path.write_bytes(LARGE.read_bytes())
    return path


def covered(app: CampaignApp) -> set[int]:
    """Return the lines of the screen that notices stand on."""
    return {line for toast in app.screen.query("Toast") for line in range(toast.region.y, toast.region.bottom)}


async def test_a_notice_covers_the_keys_and_one_line_above_them_at_most(large: Path):
    use("nl")
    app = app_on(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        foot = {app.size.height - line for line in range(1, LINES + 1)}
        for view in "147":
            await pilot.press(view)
            await pilot.press("A", "B")
            await pilot.press("enter")  # the first that can be changed is the status
            await type_text(pilot, "verstuurd")
            await pilot.press("enter")
            await settled(app, pilot)
            assert covered(app), view
            assert covered(app) <= foot, view
            await pilot.press("u")
            await settled(app, pilot)
            assert covered(app) <= foot, view
            app.screen.complain("/" + "een/heel/lang/pad/" * 20 + "plan.toml is er niet. " + "Kies een ander. " * 20)
            await settled(app, pilot)
            assert covered(app) <= foot, view
            app.screen.complain("En dit ook niet.")
            await settled(app, pilot)
            assert len(app.screen.query("Toast")) == 1
            assert covered(app) == {app.size.height - 1}, "a line covers none of the work"
            await pilot.press("s")
            await settled(app, pilot)
            assert covered(app) <= foot, view
            await pilot.press("A")
            assert not app.screen.marked


async def test_what_was_cut_is_read_whole_behind_f9_also_while_somebody_types(large: Path):
    app = app_on(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        long = " ".join(f"woord{number}" for number in range(60))
        app.screen.complain(long)
        await pilot.pause()
        assert "woord59" not in screen_text(app)
        assert "F9: all of it" in screen_text(app)
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, NoticesDialog)
        assert "woord59" in screen_text(app)
        await pilot.press("f9")
        await pilot.press("a", "f9")
        await pilot.pause()
        assert "woord59" in screen_text(app)


@pytest.mark.parametrize("width", [30, 41, 80, 120, 300])
def test_a_notice_is_cut_to_what_the_window_holds(width: int):
    assert in_brief("Bewaard.", width) == "Bewaard."
    for text in ("/" + "map" * 200, "a" * 90 + " " + "b" * 200, " ".join(["woord"] * 100)):
        lines = in_brief(text, width).split("\n")
        assert len(lines) == LINES
        assert max(map(len, lines)) <= max(width - 5, 12)
        assert lines[-1].endswith("F9: all of it")


async def test_what_is_told_when_the_program_has_ended_is_kept_and_breaks_nothing(large: Path):
    app = app_on(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
    assert not app.screen_stack
    app.notify("Te laat.")
    assert app.notices[-1].text == "Te laat."
