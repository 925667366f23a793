"""Marks go along through the views, are seen, and are changed at once."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from campaign.desk.desk import Desk
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.timeline import TimelineScreen
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text, settled, type_text, until

VIEWS = ["2", "3", "4", "5", "6", "7", "1"]


async def test_marks_go_along_through_the_views_and_escape_takes_them_away_first(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        marked = app.screen.marked
        assert marked == {app.screen.message.id}
        assert "✚" in screen_text(app)
        assert " B change " in screen_text(app), "the foot offers what is marked"
        for key in VIEWS[:-1]:
            await pilot.press(key)
            await pilot.pause()
            assert app.screen.marked == marked
            assert "1 marked" in screen_text(app)
            assert len(app.screen_stack) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert not app.screen.marked
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)
        assert "✚" not in screen_text(app)
        assert " B change " not in screen_text(app)
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("view", VIEWS[:-1])
async def test_what_is_marked_has_a_sign_in_every_view(tmp_path: Path, view: str):
    app = app_on(Path(shutil.copy(EXAMPLES / "poliklinieken-een-plein.toml", tmp_path)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(view)
        await settled(app, pilot)
        while app.screen.hand is None:  # the next edition is still empty
            await pilot.press("left")
        await pilot.press("space")
        await pilot.pause()
        assert len(app.screen.marked) == 1
        assert "▶✚" in screen_text(app)


@pytest.mark.parametrize("view", [None, "2", "5"])
async def test_what_is_marked_is_changed_as_one_edit(desk: Desk, view: str | None):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        if view:
            await pilot.press(view)
        await pilot.press("A", "B")
        await type_text(pilot, "owner")
        await pilot.press("enter")
        await type_text(pilot, "Sanne")
        await pilot.press("enter")
        await pilot.pause()
        plan = app.screen.desk.plan
        assert {message.owner for message in plan.messages} == {"Sanne"}
        assert "u takes it back" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert app.screen.desk.plan == desk.plan


async def test_without_marks_it_says_how_to_mark(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("B")
        await pilot.pause()
        assert "Nothing is marked yet" in screen_text(app)


async def test_an_odd_status_is_explained_before_and_after_it_is_given_to_what_is_marked(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("A", "B")
        await type_text(pilot, "status")
        await pilot.press("enter")
        await pilot.pause()
        assert "▲ odd for " in screen_text(app)
        await type_text(pilot, "sent")
        await pilot.press("enter")
        await pilot.pause()
        (notice,) = app._notifications
        assert "u takes it back" in notice.message
        assert "odd for 11: " in notice.message


async def test_a_shift_of_what_is_marked_is_seen_before_it_happens_with_what_stays_and_why(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("4", "A", "B")
        await type_text(pilot, "shift")
        await pilot.press("enter")
        await type_text(pilot, "soonish")
        await until(pilot, app, "soonish is not a distance. Write for example 3 weeks later")
        app.screen.query_one(Input).value = "een week eerder"
        await until(pilot, app, "9 messages move · 2 stay")
        await until(pilot, app, "stays: approved")
        await pilot.press("enter")
        await until(pilot, app, "Moved 9 messages 1 week earlier.")
        await pilot.press("u")
        await settled(app, pilot)
        assert app.screen.desk.plan == desk.plan


async def test_an_audience_is_added_to_what_is_marked_and_taken_off(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        for what, has in (("add an audience", True), ("take an audience off", False)):
            if not app.screen.marked:
                await pilot.press("A")
            await pilot.press("B")
            await type_text(pilot, what)
            await pilot.press("enter")
            await type_text(pilot, "Testers")
            await pilot.press("enter")
            await pilot.pause()
            assert {"testers" in message.audiences for message in app.screen.desk.plan.messages} == {has}
