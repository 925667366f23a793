"""The menu of a message, and jump mode: in the timeline and the views beside it."""

from pathlib import Path

import pytest

from campaign.tui.screens.jump import LETTERS, Jump, labels_for
from campaign.tui.screens.pickers import PickOne
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.listing import Listing
from tests.tui.driving import app_on, screen_text, settled
from tests.tui.test_working import path  # noqa: F401 - the same plans


@pytest.mark.parametrize("view", ["", "5", "6", "7"])
async def test_the_menu_does_what_is_picked_with_the_message_in_hand(path: Path, view: str):  # noqa: F811
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select("een")
        await pilot.press(*view)
        await settled(app, pilot)
        screen = app.screen
        await pilot.press("M")
        await pilot.pause()
        assert isinstance(app.screen, PickOne)
        text = screen_text(app)
        assert "Eerste [/] bericht" in text
        for offered in ("Open", "Status", "Week later", "Duplicate", "Delete"):
            assert offered in text
        assert "Save" not in text
        await pilot.press(*"delete", "enter")
        await pilot.pause()
        assert app.screen is screen
        assert screen.desk.plan.message("een") is None


async def test_the_right_button_takes_a_message_and_opens_its_menu(path: Path):  # noqa: F811
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("6")
        await settled(app, pilot)
        screen = app.screen
        lines = screen_text(app).splitlines()
        row = next(number for number, line in enumerate(lines) if "Foto kiezen" in line) - screen.listing.region.y
        await pilot.click(Listing, offset=(20, row), button=3)
        await pilot.pause()
        assert isinstance(app.screen, PickOne)
        assert screen.due.what == "Foto kiezen"


async def test_the_right_button_on_the_timeline_takes_the_bar_under_it(path: Path):  # noqa: F811
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        screen.select("een")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "Tweede" in line)
        x = lines[y].index("Tweede")
        await pilot.click(offset=(x, y), button=3)
        await pilot.pause()
        assert isinstance(app.screen, PickOne)
        assert screen.message.id == "twee"


@pytest.mark.parametrize("view", ["", "5", "6", "7"])
async def test_letters_that_are_typed_take_a_message_in_hand(path: Path, view: str):  # noqa: F811
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select("een")
        await pilot.press(*view)
        await settled(app, pilot)
        screen = app.screen
        labels = labels_for(screen.seen())
        before = screen_text(app)
        await pilot.press("J")
        await pilot.pause()
        assert isinstance(app.screen, Jump)
        await pilot.press(*labels["twee"])
        await pilot.pause()
        assert app.screen is screen
        assert screen.message.id == "twee"
        await pilot.press("J", "escape")
        await pilot.pause()
        assert app.screen is screen
        assert screen.message.id == "twee"
        screen.select("een")
        await pilot.pause()
        assert screen_text(app) == before


async def test_the_letters_stand_on_the_bars(path: Path):  # noqa: F811
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        label = labels_for(screen.seen())["twee"]
        assert f"{label}◑Tweede" not in screen_text(app)
        await pilot.press("J")
        await pilot.pause()
        assert f"{label}◑Tweede" in screen_text(app)
        assert "esc back" in screen_text(app)


def test_many_messages_have_two_letters_each_and_no_label_begins_another():
    few, many = labels_for([str(n) for n in range(26)]), labels_for([str(n) for n in range(300)])
    assert {len(label) for label in few.values()} == {1}
    assert len(set(many.values())) == 300
    assert {len(label) for label in many.values()} == {2}
    assert len(set(LETTERS)) == len(LETTERS)
    assert list(labels_for(["a", "b", "a"])) == ["a", "b"]
