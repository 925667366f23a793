"""A plan without anything in it: every view, key and dialog says what to do, and with which key; none is silent."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.tui.app import CampaignApp
from campaign.tui.screens.export import ExportDialog
from campaign.tui.screens.menu import OF_A_MESSAGE
from campaign.tui.screens.work_actions import PLACES
from tests.tui.driving import app_on, screen_text, settled
from tests.tui.test_doors import show

FIRST = "There are no messages yet. Press a to write the first one."
ON_A_DAY = "Nothing on this day. Press a to write a message for it."
SHOWN = {
    "timeline": FIRST,
    "month": ON_A_DAY,
    "week": ON_A_DAY,
    "table": FIRST,
    "board": FIRST,
    "agenda": FIRST,
    "edition": "Press b, open a channel with enter, and fill in its rhythm",
    "results": f"then you fill in here what came of them. {FIRST}",
    "brief": "Objectives (0) a adds the first Audiences (0) a adds the first",
    "audiences": "There is nothing to count yet: there are no audiences. Press b to write them down; 1 and then a "
    "write a message.",
}
"""What stands in each view."""
ASKS = OF_A_MESSAGE | {"menu", "jump", "mark_all", "bulk", "edit_cell", "move", "minutes", "status_on", "shift"}
"""Actions that take a message in hand."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "leeg.toml"
    path.write_text('format = 1\n[campaign]\ntitle = "Leeg"\n', "utf-8")
    return path


def words(app: CampaignApp) -> str:
    """Return what stands on the screen as words, without frames."""
    return " ".join(screen_text(app).translate(dict.fromkeys(map(ord, "│┌┐└┘─"), " ")).split())


async def told(app: CampaignApp, pilot: Pilot[object], key: str) -> str:
    """Press a key, and return what is told in passing."""
    app.clear_notifications()
    await pilot.press(key)
    await pilot.pause()
    return " ".join(each.message for each in app._notifications)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_empty_plan_says_in_every_view_what_to_do(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        missed = []
        for view, expected in SHOWN.items():
            await show(view, app, pilot)
            if expected not in words(app):
                missed.append((view, screen_text(app)))
            if view == "audiences":
                for _table in range(3):
                    await pilot.press("g")
                    await settled(app, pilot)
                    assert expected in words(app)
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
        assert missed == []


@pytest.mark.parametrize("view", ["timeline", *PLACES])
async def test_no_key_for_a_message_is_silent_where_there_is_none(path: Path, view: str):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await show(view, app, pilot)
        asking = [each for each in screen.ACTIONS if each.action.split("(")[0] in ASKS]
        assert len(asking) > 10
        for command in asking:
            said = await told(app, pilot, command.keys.split(",")[0])
            if command.action == "moving":
                assert said == "There is nothing to move yet: a writes a message, b leads to the milestones."
            elif command.id in {"results.fill", "results.add"}:
                assert "Give messages an activation with a target in their form" in said
            elif command.id == "agenda.done":
                assert said == "Only a task is done with this key; t says how far a message is."
            else:
                assert said == FIRST, command.id
            assert app.screen is screen


async def test_what_goes_out_of_an_empty_plan_says_what_to_do(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await settled(app, pilot)
        assert isinstance(app.screen, ExportDialog)
        assert "There are no messages yet: esc goes back, and a writes the first one." in words(app)
