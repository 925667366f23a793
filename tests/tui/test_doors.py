"""Every command of every view has three doors: its key, its name in the palette, and the mouse on both."""

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from campaign.desk.desk import Desk
from campaign.tui.anywhere import ANYWHERE
from campaign.tui.app import CampaignApp
from campaign.tui.commands import Command, readable
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.help import KEYS, HelpScreen
from campaign.tui.screens.palette import Palette
from campaign.tui.screens.work_actions import PLACES
from campaign.tui.widgets.keyline import KeyLine
from tests.tui.driving import app_on, settled
from tests.tui.mouse import Hand

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
    elif view == "form":
        await app.run_action("open", app.screen)
    elif view in PLACES:
        await app.run_action(f"work('{view}')", app.screen)
    elif view != TIMELINE:
        await app.run_action(view, app.screen)
    await settled(app, pilot)
    assert isinstance(app.screen, Commanding)
    return app.screen


@pytest.mark.parametrize("view", [*VIEWS, "findings"])
async def test_help_names_the_keys_of_the_view_and_each_does_its_command(
    view: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    app = app_on(desk.file.path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await show(view, app, pilot)
        commands = screen.in_hand or screen.ACTIONS
        assert len(commands) > 5
        assert [each for each in screen.ACTIONS if screen.check_action(each.action.split("(")[0], ()) is not True] == []
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        named = keys_named(str(app.screen.query_one("VerticalScroll Label", Label).content), commands)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen
        actions = {each.id: each.action for each in commands}
        assert named == [(each.id, key) for each in commands for key in each.keys.split(",")]
        doors = Doors(app, monkeypatch)
        await pilot.press(*(key for _command, key in named))
        assert doors.asked == [actions[command] for command, _key in named]


def keys_named(told: str, commands: Sequence[Command]) -> list[tuple[str, str]]:
    """Return the commands and keys that the first part of help names; the keys of one may take more than a line."""
    names = {readable(key): key for each in commands for key in each.keys.split(",")}
    found, command, after = [], None, list(commands)
    for line in told.split("\n\n", maxsplit=1)[0].splitlines()[1:]:
        keys = line[:KEYS].split()
        if keys and after and line[KEYS:].strip().startswith(after[0].name):
            command = after.pop(0)
        found += [(command.id if command else "", names[word]) for word in keys]
    return found


@pytest.mark.parametrize("view", [*VIEWS, "form", "findings"])
async def test_every_command_is_done_from_the_palette_by_its_name(
    view: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    app = app_on(desk.file.path)
    async with app.run_test(size=WIDE) as pilot:
        screen = await show(view, app, pilot)
        wanted = [(each, app, "app.") for each in ANYWHERE if each.action != "palette"]
        wanted += [(each, screen.focused, "focused.") for each in screen.in_hand]
        owners = ((each, app if each.action.startswith("app.") else screen) for each in screen.ACTIONS)
        wanted += [(each, owner, "") for each, owner in owners if each.action != "cancel"]
        await pilot.press("ctrl+p")
        palette = app.screen
        assert isinstance(palette, Palette)
        picked: list[str | None] = []
        with monkeypatch.context() as patched:
            patched.setattr(palette, "dismiss", picked.append)
            for command, _owner, where in wanted:
                palette.show(command.name)
                found = [place for place, each in enumerate(palette.shown) if each.id == where + command.action]
                assert found, f"{command.id} is not found by its name"
                palette.options.highlighted = found[0]
                await pilot.press("enter")
        assert picked == [where + command.action for command, _owner, where in wanted]
        palette.dismiss(None)
        await pilot.pause()
        done: list[tuple[object, str]] = []

        async def do(owner: object, name: str, _given: object) -> bool:
            done.append((owner, name))
            return hasattr(owner, f"action_{name}")

        monkeypatch.setattr(app, "_dispatch_action", do)
        assert [each for each in picked if each and not await app.run_action(each, screen)] == []
        names = [each.action.removeprefix("app.").split("(")[0] for each, _owner, _where in wanted]
        assert done == [(owner, name) for name, (_each, owner, _where) in zip(names, wanted, strict=True)]


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


@pytest.mark.parametrize("view", ["home", TIMELINE])
async def test_every_entry_of_the_palette_is_clicked_where_the_wheel_brings_it(
    view: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    app = app_on(desk.file.path)
    async with app.run_test(size=WIDE) as pilot:
        await show(view, app, pilot)
        hand = Hand(app, pilot)
        await hand.click("^p everything", last=True)
        palette = app.screen
        assert isinstance(palette, Palette)
        clicked: list[str | None] = []
        monkeypatch.setattr(palette, "dismiss", clicked.append)
        options, missed = palette.options, {each.id: each.text for each in palette.choices}
        seen = None
        while (offset := round(options.scroll_y)) != seen:
            seen = offset
            for row in range(options.size.height):
                place = offset + row
                if palette.choices[place].id in missed:
                    await pilot.click(options, offset=(2, row))
                    assert clicked.pop() == palette.choices[place].id
                    del missed[palette.choices[place].id]
            await hand.wheel(options, options.size.height)
        assert not missed
