"""Exporting from the screen: which messages, in how many files, as a file or a feed; and what came of it is told."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.desk.desk import Desk
from campaign.tui.app import CampaignApp
from campaign.tui.screens.export import ExportDialog
from tests.tui.driving import SIZES, app_on, screen_text, type_text


async def walk_to(pilot: Pilot[object], app: CampaignApp, text: str) -> None:
    """Go to the row with a text."""
    dialog = app.screen
    assert isinstance(dialog, ExportDialog)
    rows = [told for _name, told in dialog.rows()]
    place = next(number for number, told in enumerate(rows) if text in told)
    while (dialog.query_one("OptionList").highlighted or 0) != place:  # type: ignore[attr-defined]
        await pilot.press("down")


async def written(pilot: Pilot[object], app: CampaignApp) -> list[Path]:
    """Write, wait until that is told, and return the calendars that are there."""
    await pilot.press("enter")
    for _attempt in range(200):
        await pilot.pause(0.05)
        if "is written" in screen_text(app):
            return sorted(app.target.parent.rglob("*.ics"))
    raise AssertionError(screen_text(app))


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_per_channel(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await walk_to(pilot, app, "one file")
        await pilot.press("space")
        assert "a file per channel" in screen_text(app)
        names = [path.name for path in await written(pilot, app)]
    channels = {message.channel for message in desk.effective.messages if message.when}
    assert names == sorted(f"{desk.file.path.stem}-{each}.ics" for each in {*channels, "mijlpalen"})


@pytest.mark.parametrize(("feed", "cancelled"), [(False, 1), (True, 0)])
async def test_what_is_gone_is_cancelled_in_a_file_and_simply_gone_from_a_feed(desk: Desk, feed: bool, cancelled: int):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await written(pilot, app)
        await pilot.press("escape", "x", "e")
        await pilot.pause()
        if feed:
            await walk_to(pilot, app, "subscribe")
            await pilot.press("space")
        (path,) = await written(pilot, app)
    assert path.read_text("utf-8").count("STATUS:CANCELLED") == cancelled


async def test_only_some_messages_chosen_in_the_dialog(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await walk_to(pilot, app, "choose")
        await pilot.press("space")
        await pilot.pause()
        await type_text(pilot, "proefrun")
        await pilot.press("enter")
        await pilot.pause()
        assert "[x] only what is searched for" in screen_text(app)
        (path,) = await written(pilot, app)
    shown = [
        each for each in desk.effective.messages if "proefrun" in f"{each.title} {each.goal} {each.activation}".lower()
    ]
    assert 0 < path.read_text("utf-8").count("BEGIN:VEVENT") <= len(shown) * 4 + len(desk.plan.milestones)
