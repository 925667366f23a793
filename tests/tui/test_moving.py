"""Go-live moves: seen before it happens, carried out, mended or left, by key, by mouse and from the palette."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from campaign.desk.desk import Desk
from campaign.tui.app import CampaignApp
from campaign.tui.screens.moving import MoveDialog
from campaign.tui.screens.timeline import TimelineScreen
from tests.tui.driving import SIZES, app_on, screen_text, settled, type_text


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.file.path


async def looked(app: CampaignApp, pilot, typed: str) -> MoveDialog:
    """Type where to, and wait until what that brings is shown."""
    dialog = app.screen
    assert isinstance(dialog, MoveDialog)
    await type_text(pilot, typed)
    for _attempt in range(200):
        await pilot.pause(0.05)
        if dialog.seen is not None and dialog.seen[1] == typed:
            await pilot.pause()
            return dialog
    raise AssertionError("never looked at")


async def asked(app: CampaignApp, pilot, typed: str = "+3w") -> MoveDialog:
    """Ask what moving go-live would bring."""
    await pilot.press("G")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    return await looked(app, pilot, typed)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_a_move_brings_is_shown_and_nothing_changes(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        before = app.desks[path].plan
        dialog = await asked(app, pilot)
        shown = screen_text(app)
        assert "Mon 15 Mar → Mon 5 Apr (+3 weeks)" in shown
        assert dialog.seen is not None
        seen = dialog.seen[2]
        assert f"{sum(not each.milestone for each in seen.moves)} messages move" in shown
        assert app.desks[path].plan is before
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)
        assert app.desks[path].plan is before


async def test_it_is_carried_out_as_it_was_seen_and_undone_as_one(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        before = desk.plan
        dialog = await asked(app, pilot)
        assert dialog.seen is not None
        moves = dialog.seen[2].moves
        await pilot.press("enter")
        await settled(app, pilot)
        for each in moves:
            now = desk.schedule.milestone(each.id) if each.milestone else desk.schedule.timing(each.id).first
            assert now == each.after
        await pilot.press("u")
        assert desk.plan == before


async def test_it_is_carried_out_with_what_is_safe(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        before = desk.plan
        dialog = await asked(app, pilot, "2027-03-27")
        assert dialog.seen is not None
        safe = dialog.seen[3]
        assert safe.mended
        assert f"{safe.mended} can be mended (F6)" in screen_text(app)
        await pilot.press("f6")
        await settled(app, pilot)
        assert desk.plan == safe.after.plan
        await pilot.press("u")
        assert desk.plan == before


async def test_enter_before_it_was_looked_at_changes_nothing_yet(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        before = app.desks[path].plan
        await pilot.press("G", "enter")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, MoveDialog)
        await pilot.press("enter")
        assert app.screen is dialog
        dialog.query_one(Input).value = "gisteren of zo"
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is dialog
        assert "▲" in screen_text(app)
        assert dialog.query_one(Input).value == "gisteren of zo"
        assert app.desks[path].plan is before


async def test_a_lane_and_the_whole_campaign_move_too(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "lane")
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        assert dialog.seen is not None
        assert {desk.plan.message(each.id).channel for each in dialog.seen[2].moves} == {desk.plan.messages[0].channel}
        await pilot.press("escape")
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "whole")
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        assert dialog.seen is not None
        assert any(each.milestone for each in dialog.seen[2].moves)


async def test_from_the_palette_and_with_the_mouse(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_text(pilot, "preview")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click(app.screen.query_one(OptionList), offset=(3, 0))
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        place = dialog.query_one("Listing").place  # type: ignore[attr-defined]
        await pilot.click("Listing", offset=(5, 3))
        await pilot.pause()
        assert dialog.query_one("Listing").place != place  # type: ignore[attr-defined]
        await pilot.click("MoveDialog KeyLine", offset=(1, 0))
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        assert app.desks[path].dirty


async def test_what_is_marked_moves_and_nothing_else(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        marked = [desk.plan.message(each) for each in ("mlive001", "mverhaal")]
        app.screen.mark_only(frozenset(each.id for each in marked))  # type: ignore[attr-defined]
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "marked")
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        assert dialog.seen is not None
        assert {each.id for each in dialog.seen[2].moves} == {each.id for each in marked}
