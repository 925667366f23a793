"""The findings panel reached in every way: its own keys, the mouse with its wheel and right button, and the foot."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.tui.app import CampaignApp
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.explaining import Explanation
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.pickers import PickOne
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.findings import OF_A_FINDING, FindingsPanel
from tests.tui.driving import app_on, checked, screen_text
from tests.tui.mouse import RIGHT, Hand

PLAN = 'format = 1\n[campaign]\ntitle = "Proef"\n' + "".join(
    f'[[messages]]\nid = "m{day}"\ntitle = "Bericht {day}"\nchannel = "intranet"\nwhen = 2027-03-{day:02}\n'
    for day in range(1, 16)
)
"""Fifteen messages without a goal, two of them on a Saturday and two on a Sunday."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "proef.toml"
    path.write_text(PLAN, "utf-8")
    return path


async def opened(app: CampaignApp, pilot: Pilot[object]) -> tuple[TimelineScreen, FindingsPanel]:
    """Open the panel on the plan once it was checked."""
    screen = await checked(app, pilot)
    await pilot.press("c")
    await pilot.pause()
    return screen, screen.query_one(FindingsPanel)


async def test_the_keys_of_the_panel_walk_through_it_and_do_what_the_foot_says(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen, panel = await opened(app, pilot)
        listing, last = panel.listing, len(panel.remarks) - 1
        for key, place in (("down", 1), ("j", 2), ("up", 1), ("k", 0), ("end", last), ("home", 0), ("$", last)):
            await pilot.press(key)
            assert listing.place == place, key
        await pilot.press("pageup")
        back = listing.place
        assert back < last
        await pilot.press("pagedown")
        assert listing.place > back
        await pilot.press("ctrl+b")
        assert listing.place == back
        await pilot.press("ctrl+f")
        assert listing.place > back
        await pilot.press("0")
        assert listing.place == 0
        for key, kind in (("e", Explanation), ("w", Explanation), ("enter", EntryForm), ("i", Ask), ("I", Ask)):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, kind), key
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is screen
        for key in ("escape", "c"):
            await pilot.press(key)
            await pilot.pause()
            assert not screen.query(FindingsPanel), key
            await pilot.press("c")
            await pilot.pause()


async def test_the_mouse_takes_a_finding_looks_further_and_offers_what_can_be_done(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen, panel = await opened(app, pilot)
        hand, listing = Hand(app, pilot), panel.listing

        before = screen_text(app)
        await hand.wheel(listing, 3)
        assert screen_text(app) != before
        assert listing.place == 0
        await hand.wheel(listing, -3)
        assert screen_text(app) == before

        listing.take(len(panel.remarks) - 1)
        await pilot.pause()
        rows = range(listing.size.height - 1)
        row = next(y for y in rows if panel.remarks[listing.place_at(y)].message)
        await pilot.click(listing, offset=(10, row))
        await pilot.pause()
        place = listing.place_at(row)
        assert 0 < listing.place == place < len(panel.remarks) - 1
        assert screen.message.id == panel.remark.message
        await pilot.click(listing, offset=(10, row), times=2)
        await pilot.pause()
        assert isinstance(app.screen, EntryForm)
        await pilot.press("escape")
        await pilot.pause()

        listing.take(len(panel.remarks) - 1)
        await pilot.click(listing, offset=(10, row), button=RIGHT)
        await pilot.pause()
        menu = app.screen
        assert isinstance(menu, PickOne)
        assert menu.heading().startswith(panel.remark.code)
        assert listing.place == place
        offered = {each.id for each in menu.choices}
        assert offered == {each for each in OF_A_FINDING if listing.of_use(each)}
        await hand.click("Why  ")
        assert isinstance(app.screen, Explanation)
        await pilot.press("escape")
        await pilot.pause()
        for words, kind in (("↵ go there", EntryForm), ("i ignore", Ask), ("e why", Explanation)):
            await hand.click(words, last=True)
            assert isinstance(app.screen, kind), words
            await pilot.press("escape")
            await pilot.pause()


async def test_a_finding_is_mended_from_its_menu_and_by_the_foot(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen, panel = await opened(app, pilot)
        hand = Hand(app, pilot)
        for way in ("menu", "foot"):
            before, remark = screen.desk.plan, next(each for each in panel.remarks if getattr(each, "fix", None))
            panel.listing.take(panel.remarks.index(remark))
            await pilot.pause()
            if way == "foot":
                await hand.click("f mend", last=True)
            else:
                await hand.click(f"{remark.code} ", button=RIGHT)
                await hand.click("Mend  ")
            assert screen.desk.plan != before, way
            await checked(app, pilot)
            assert remark not in panel.remarks
        await hand.click("esc close", last=True)
        assert not screen.query(FindingsPanel)
