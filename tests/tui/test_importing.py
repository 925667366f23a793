"""Bringing a file in from the screen: choosing it, what it comes to, taking and leaving, and what comes of that."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_to
from campaign.tui.app import CampaignApp
from campaign.tui.screens.importing import ImportDialog
from campaign.tui.screens.opening import FileDialog
from tests.tui.driving import SIZES, app_on, screen_text, type_text, until

OTHERS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270302\r\nSUMMARY:Studiedag [b]HR[/b]\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Zonder datum\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def others(desk: Desk) -> Path:
    path = desk.file.path.with_name("van anderen.ics")
    path.write_bytes(OTHERS.encode())
    return path


async def bring_in(pilot: Pilot[object], app: CampaignApp, name: str, shown: str) -> None:
    """Choose a file by its name, and wait until something of it is shown."""
    await pilot.press("E")
    await pilot.pause()
    await type_text(pilot, name)
    await pilot.press("enter")
    await until(pilot, app, shown)


@pytest.mark.parametrize("size", SIZES)
async def test_a_calendar_of_others_comes_behind_the_plans(desk: Desk, others: Path, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert isinstance(app.screen, FileDialog)
        await type_text(pilot, "anderen")
        await pilot.press("enter")
        await until(pilot, app, "1 not understood")
        assert "Studiedag [b]HR[/b]" in screen_text(app)
        assert "line 9" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, app, "stands behind")
    assert (desk.file.path.parent / "backdrop" / "van-anderen.ics").read_bytes() == others.read_bytes()


async def test_a_calendar_that_comes_back_tells_how_much_is_the_same(desk: Desk):
    path = desk.file.path.with_name("terug.ics")
    export_to(desk, Request(), path)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await bring_in(pilot, app, "terug", "Nothing differs: 16 the same.")
    path.write_bytes(path.read_bytes().replace(b":20270301T093000", b":20270302T093000"))
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await bring_in(pilot, app, "terug", "1 moved · 15 the same")


async def test_what_is_left_is_not_brought_in_and_escape_changes_nothing(desk: Desk, others: Path):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await bring_in(pilot, app, "anderen", "1 not understood")
        await pilot.press("space")
        assert "[ ] new" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, app, "Nothing is taken yet")
        assert isinstance(app.screen, ImportDialog)
        await pilot.press("a")
        assert "[x] new" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ImportDialog)
    assert not (desk.file.path.parent / "backdrop").exists()


async def test_a_path_that_is_pasted_is_taken_at_once(desk: Desk, others: Path):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("E")
        await pilot.pause()
        app.screen.query_one("#path").insert_text_at_cursor(f"'{others}'")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, app, "1 not understood")


async def test_a_folder_is_gone_into_by_enter_and_by_mouse(desk: Desk, others: Path):
    inner = others.parent / "Downloads"
    inner.mkdir()
    others.rename(inner / others.name)
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("E")
        await pilot.pause()
        await type_text(pilot, "downl")
        await pilot.press("enter")
        await until(pilot, app, others.name)
        dialog = app.screen
        assert isinstance(dialog, FileDialog)
        await pilot.click("Listing", offset=(5, 1), times=2)
        await until(pilot, app, "1 not understood")


async def test_what_cannot_come_in_says_why_and_leads_back(desk: Desk):
    page = desk.file.path.with_name("pagina.ics")
    page.write_text("<!DOCTYPE html><html></html>", "utf-8")
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await bring_in(pilot, app, "pagina", "▲")
        await pilot.press("enter")
        assert isinstance(app.screen, ImportDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ImportDialog)


async def test_from_the_list_of_plans(desk: Desk, others: Path):
    app = app_on(desk.file.path.parent)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("escape", "E")
        await pilot.pause()
        await type_text(pilot, "anderen")
        await pilot.press("enter")
        await until(pilot, app, "1 not understood")


async def test_what_colleagues_moved_comes_back_as_one_edit_that_can_be_taken_back(desk: Desk):
    came_back = desk.file.path.with_name("terug.ics")
    export_to(desk, Request(), came_back)
    moved = next(each for each in desk.plan.messages if each.when and not each.repeat and each.status == "draft")
    text = came_back.read_text("utf-8")
    event = next(each for each in text.split("BEGIN:VEVENT") if f"UID:{moved.id}-" in each)
    other = re.sub(r"(DT(?:START|END)[^:\r]*:)2027", r"\g<1>2028", event)
    came_back.write_bytes(text.replace(event, other).encode())
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await bring_in(pilot, app, "terug", "1 moved")
        await pilot.press("space", "k")
        await until(pilot, app, "gets a date")
        assert "1 left" in screen_text(app), "what is left stays left when the file is read again"
        await pilot.press("a", "k")
        await until(pilot, app, "keeps hanging on it")
        await pilot.press("enter")
        await pilot.pause()
        shown = app.screen.desk
        slot = shown.schedule.timing(moved.id).first
        assert slot is not None
        assert slot.first.year == 2028
        await pilot.press("u")
        assert shown.plan == desk.plan


async def test_the_events_of_others_stand_below_the_milestones_as_soon_as_they_are_there(desk: Desk, others: Path):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        assert "▫ others" not in screen_text(app)
        await bring_in(pilot, app, "anderen", "1 not understood")
        await pilot.press("enter")
        await until(pilot, app, "▫ others")
        line = next(each for each in screen_text(app).splitlines() if each.startswith("▫ others"))
        assert "▫ Studiedag [b]HR[/b]" in line
        lines = screen_text(app).splitlines()
        weeks = next(each for each in lines if "wk 9" in each)
        assert weeks.index("wk 9") <= line.index("Studiedag") < weeks.index("wk 10")


async def test_what_is_left_stays_left_when_another_use_was_looked_at(desk: Desk):
    path = desk.file.path.with_suffix(".ics")
    export_to(desk, Request(), path)
    text = path.read_text("utf-8").replace("SUMMARY:Odoo is live", "SUMMARY:Odoo draait")
    path.write_text(text, "utf-8")
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await bring_in(pilot, app, "salarisverwerking-odoo.ics", "Odoo draait")
        dialog = app.screen
        assert isinstance(dialog, ImportDialog)
        await pilot.press("space")
        assert "1 left" in screen_text(app)
        await pilot.press("right")
        await until(pilot, app, "a new plan")
        assert "left" not in screen_text(app).split("Bring in")[1]
        await pilot.press("left")
        await until(pilot, app, "1 left")


async def test_a_calendar_of_a_plan_that_is_not_here_says_what_to_do_here(desk: Desk, tmp_path: Path):
    folder = tmp_path / "leeg"
    folder.mkdir()
    export_to(desk, Request(), folder / "uit.ics")
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await bring_in(pilot, app, "uit.ics", "This calendar is of a plan that is not here")
        assert "--into" not in screen_text(app)
        await pilot.press("right")
        await until(pilot, app, "a new plan")
