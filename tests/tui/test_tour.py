"""The tour is offered once, can be skipped at any moment, and comes back when it is asked for."""

from pathlib import Path

import pytest

from campaign.language import language
from campaign.storage.newcomers import toured
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.tour import PAGES, TourDialog
from tests.tui.driving import SIZES, app_on, screen_text, settled

WORDS_A_MINUTE = 238
"""What adults read in silence (Brysbaert 2019, doi 10.1016/j.jml.2019.104047)."""


@pytest.mark.parametrize("code", ["nl", "en"])
def test_it_is_read_in_less_than_a_minute(code: str):
    words = language(code)
    told = [words.text(line) for page in PAGES for line in (page.title, *page.lines)]
    assert sum(len(line.split()) for line in told) < WORDS_A_MINUTE


@pytest.mark.parametrize("size", SIZES)
async def test_a_newcomer_is_shown_around_once(tmp_path: Path, own_folders: Path, size: tuple[int, int]):
    assert not toured()
    app = app_on(tmp_path)
    app.newcomer = True
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        assert isinstance(app.screen, TourDialog)
        assert toured()
        for page in PAGES:
            assert page.title in screen_text(app)
            await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)


async def test_it_is_skipped_with_one_key_and_turned_back(tmp_path: Path, own_folders: Path):
    app = app_on(tmp_path)
    app.newcomer = True
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "previous" not in screen_text(app)
        await pilot.press("right", "right", "left")
        await pilot.pause()
        assert "previous" in screen_text(app)
        assert PAGES[1].title in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("keys", [["f10"], ["ctrl+p", *"tour", "enter"]])
async def test_it_comes_back_when_it_is_asked_for(tmp_path: Path, own_folders: Path, keys: list[str]):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(app.screen, TourDialog)


async def test_a_click_on_its_key_turns_the_page(tmp_path: Path, own_folders: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10")
        await pilot.pause()
        await pilot.click("TourDialog KeyLine", offset=(1, 0))
        await pilot.pause()
        assert PAGES[1].title in screen_text(app)
