"""Every command of every view has three doors: its key, its name in the palette, and the mouse on both."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.desk.desk import Desk
from campaign.tui.app import ANYWHERE, CampaignApp
from campaign.tui.commands import Command
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.palette import Palette
from campaign.tui.screens.work_actions import PLACES
from campaign.tui.widgets.keyline import KeyLine
from tests.tui.driving import app_on, screen_text, settled

TIMELINE = "timeline"
VIEWS = (TIMELINE, "home", "brief", "audiences", *PLACES)
WIDE = (160, 45)


class Doors:
    """An app that writes down which action it is asked for, and does none."""

    def __init__(self, app: CampaignApp, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []

        async def ask(action: object, *_where: object, **_more: object) -> bool:
            self.asked.append(str(action).removeprefix("screen.").removeprefix("app."))
            return True

        monkeypatch.setattr(app, "run_action", ask)


async def show(view: str, app: CampaignApp, pilot: Pilot[object]) -> Commanding[object]:
    """Go to a view by its command, and return it."""
    await pilot.pause()
    if view == "home":
        await app.run_action("home", app.screen)
    elif view in PLACES:
        await app.run_action(f"work('{view}')", app.screen)
    elif view != TIMELINE:
        await app.run_action(view, app.screen)
    await settled(app, pilot)
    assert isinstance(app.screen, Commanding)
    return app.screen


def offered(screen: Commanding[object]) -> list[Command]:
    """Return the commands that can be used now."""
    return [each for each in screen.ACTIONS if screen.check_action(each.action.split("(")[0], ()) is True]


@pytest.mark.parametrize("view", VIEWS)
async def test_every_command_answers_to_its_key_and_its_name(view: str, desk: Desk, monkeypatch: pytest.MonkeyPatch):
    app = app_on(desk.file.path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await show(view, app, pilot)
        doors = Doors(app, monkeypatch)
        commands = offered(screen)
        assert len(commands) > 5
        for command in commands:
            for key in command.keys.split(","):
                doors.asked.clear()
                await pilot.press(key)
                assert doors.asked == [command.action], (command.id, key)
        palette = Palette(screen)
        found = {each.id: each.text for each in palette.choices}
        missing = [each.id for each in commands if each.action not in found and each.action != "cancel"]
        assert missing == []


@pytest.mark.parametrize("view", VIEWS)
async def test_every_key_at_the_foot_can_be_clicked(view: str, desk: Desk, monkeypatch: pytest.MonkeyPatch):
    app = app_on(desk.file.path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await show(view, app, pilot)
        line = screen.query_one(KeyLine)
        doors = Doors(app, monkeypatch)
        actions = {each.action for each in (*screen.ACTIONS, *ANYWHERE)}
        places = [(start, key) for start, key in line._places if key.enabled]
        assert len(places) > 3
        for start, key in places:
            doors.asked.clear()
            await pilot.click(KeyLine, offset=(start + key.width - 1, 0))
            assert len(doors.asked) == 1, key
            assert doors.asked[0] in actions, key


async def test_what_is_clicked_in_the_palette_is_done(path: Path, monkeypatch: pytest.MonkeyPatch):
    app = app_on(path)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        foot = screen_text(app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("^p"), 0))
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        palette = app.screen
        doors = Doors(app, monkeypatch)
        for place, choice in enumerate(palette.choices[:5]):
            monkeypatch.setattr(palette, "dismiss", doors.asked.append)
            await pilot.click("Palette OptionList", offset=(2, place))
            assert doors.asked[-1] == choice.id


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.file.path
