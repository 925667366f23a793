"""The app, driven by key and by mouse as a person does."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.storage.planfile import read_plan
from campaign.tui.app import CampaignApp, TimelineScreen
from campaign.tui.timeline import Timeline
from tests.conftest import TODAY

SIZES = [(80, 24), (120, 40)]


def app_on(path: Path) -> CampaignApp:
    return CampaignApp(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0))


def screen_text(app: CampaignApp) -> str:
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", SIZES)
async def test_the_timeline_shows_lanes_and_the_message_in_hand(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "overleg" in shown
        assert "Waarom Odoo" in shown
        assert "Leidinggevenden kunnen hun team" in shown
        assert "wk 9" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_moves_is_taken_back_and_is_saved(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("right", "right", "L")
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        chosen = screen.timeline.selected
        assert screen.desk.dirty
        await pilot.press("u")
        assert not screen.desk.dirty
        await pilot.press("U", "right_square_bracket", "s")
        assert not screen.desk.dirty
    saved = read_plan(desk.file.path).plan.message(chosen)
    assert saved.when != desk.plan.message(chosen).when


async def test_a_click_selects_the_message_under_the_mouse(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        line, bar = timeline.where["mtestov1"]
        await pilot.click(Timeline, offset=(timeline.head + bar.left - round(timeline.scroll_offset.x) + 2, line + 3))
        assert timeline.selected == "mtestov1"


async def test_every_zoom_and_every_grouping_keeps_every_message(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        for key in ["plus", "plus", "minus", "minus", "minus", "minus", "g", "g", "g", "g", "g"]:
            await pilot.press(key)
            assert set(timeline.where) == set(desk.schedule.ordered)


async def test_leaving_with_unsaved_work_asks_once(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", "q")
        assert app.is_running
        assert app.return_value is None
        await pilot.press("q")
    assert app.return_value == 0


async def test_home_lists_plans_and_broken_ones_and_opens_one(desk: Desk):
    (desk.file.path.parent / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    app = app_on(desk.file.path.parent)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "Salarisverwerking naar Odoo" in shown
        assert "✗ kapot.toml" in shown
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)


HOSTILE = ["[/]", "[a=b:", "[@click=app.exit]x", "\\u001b[2J", "a\\nb", "\\u202egnp", "👩‍👩‍👧", "東京" * 20, "x" * 5000]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_are_harmless_on_the_timeline(tmp_path: Path, text: str):
    path = tmp_path / "vreemd.toml"
    path.write_text(
        f'format = 1\n[campaign]\ntitle = "{text}"\n[[milestones]]\nid = "live"\ntitle = "{text}"\ndate = 2027-02-16\n'
        f'[[messages]]\ntitle = "{text}"\nchannel = "social"\nwhen = 2027-02-15\ngoal = "{text}"\n'
        f'activation = "{text}"\nsender = "{text}"\nowner = "{text}"\n',
        "utf-8",
    )
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", "u", "g", "g")
        shown = screen_text(app)
        assert not set("\x1b\x07\u202e") & set(shown)
