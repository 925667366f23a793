"""Who hears what, as tables on the screen: by key, by mouse and from the palette, down to the messages."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.tui.app import CampaignApp
from campaign.tui.screens.audiences import AudiencesScreen
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.grid import Grid
from tests.cli.test_load import written
from tests.tui.driving import SIZES, app_on, becomes, checked, screen_text, type_text

MAILS = [(f"m{day}", "mail", "allen", f"2027-02-1{day}") for day in (5, 6, 7)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written(tmp_path, "odoo", *MAILS, ("m9", "overleg", "payroll", "2027-03-03"))
    written(tmp_path, "pand", ("p1", "mail", "payroll", "2027-03-04"))
    return tmp_path / "odoo.toml"


async def opened(app: CampaignApp, pilot: Pilot[object]) -> AudiencesScreen:
    """Open the tables, and wait until they are counted."""
    await pilot.press("r")
    return await counted(app, pilot)


async def counted(app: CampaignApp, pilot: Pilot[object]) -> AudiencesScreen:
    """Wait until a table is counted."""
    await becomes(pilot, lambda: isinstance(app.screen, AudiencesScreen) and app.screen.matrix is not None)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_load_of_all_campaigns_is_shown_with_its_limit(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        shown = screen_text(app)
        assert "3▲" in shown
        assert "Alle medewerkers (900)" in shown
        assert "more unasked messages than 2 a day" in shown
        assert "▸3▲" in shown  # the week of today is in hand


@pytest.mark.parametrize("size", SIZES)
async def test_a_count_opens_its_messages_and_goes_to_the_timeline(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("down", "end")
        assert "Payroll (12) · wk 9 · 2 messages" in " ".join(screen_text(app).split())
        assert "(Pand)" in screen_text(app)
        await pilot.press("enter")
        await type_text(pilot, "m9")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is not screen
        assert isinstance(app.screen, TimelineScreen)
        assert app.screen.timeline.selected == "m9"


async def test_a_message_of_another_campaign_is_not_gone_to(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("down", "end", "enter")
        await type_text(pilot, "p1")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen


async def test_the_other_tables_and_what_is_flagged(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        names = []
        for _table in range(4):
            names.append(screen_text(app).splitlines()[0])
            await pilot.press("g")
            await counted(app, pilot)
        assert [name.split("·")[1].split("  ")[0].strip() for name in names] == [
            "load per week",
            "audiences around milestones",
            "key messages per audience",
            "know, feel and do",
        ]
        await pilot.press("G")
        await counted(app, pilot)
        await pilot.press("n")
        grid = screen.query_one(Grid)
        assert (grid.row, grid.column) == (1, 2)  # nothing asks payroll to do anything
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)


async def test_the_mouse_takes_a_cell_and_opens_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        grid = screen.query_one(Grid)
        place = (grid.name_width + 1, 2)
        await pilot.click(Grid, offset=place)
        await pilot.pause()
        assert (grid.row, grid.column) == (1, 0)
        await pilot.click(Grid, offset=place, times=2)
        await pilot.pause()
        assert app.screen is not screen
        assert "What they hear" in screen_text(app)


async def test_the_palette_opens_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await type_text(pilot, "who hears")
        await pilot.press("enter")
        await counted(app, pilot)


async def test_a_plan_without_anything_to_count_says_so(tmp_path: Path):
    written(tmp_path, "leeg")
    app = app_on(tmp_path / "leeg.toml")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert "There is nothing to count yet" in screen_text(app)
        await pilot.press("enter", "n", "down", "end")


@pytest.mark.parametrize("size", SIZES)
async def test_the_load_under_the_lanes_marks_what_is_too_much(path: Path, size: tuple[int, int]):
    app = app_on(path, checks=True)
    async with app.run_test(size=size) as pilot:
        await checked(app, pilot)
        shown = screen_text(app)
        assert "▲ too much at once" in shown
        assert "3▲" in next(line for line in shown.splitlines() if line.startswith("Alle"))


async def test_coverage_has_a_key_of_its_own_which_leads_there_from_the_load_and_back(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        below = app.screen
        await pilot.press("R")
        await counted(app, pilot)
        assert "audiences around milestones" in screen_text(app)
        await pilot.press("9")
        await counted(app, pilot)
        assert "load per week" in screen_text(app)
        await pilot.press("R")
        await counted(app, pilot)
        assert "audiences around milestones" in screen_text(app)
        await pilot.press("R")
        await pilot.pause()
        assert app.screen is below


async def test_every_view_says_what_is_filtered_and_the_brief_that_it_is_not(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"m9", "f2")
        for view in "9Rb":
            await pilot.press(view)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert ("not filtered" if view == "b" else "only ‘m9’") in screen_text(app), view
            await pilot.press("escape")
