"""Everything is reached from the palette and, without a keyboard, by mouse."""

import pytest
from textual.app import App

from campaign.desk.desk import Desk
from campaign.storage.planfile import read_plan
from campaign.tui.app import ANYWHERE
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.calendar import CalendarDialog
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.palette import Palette
from campaign.tui.screens.timeline import TimelineScreen
from tests.tui.driving import app_on, screen_text

VIEWS: dict[str, tuple[type[Commanding], list[str]]] = {
    "home": (HomeScreen, ["escape"]),
    "timeline": (TimelineScreen, []),
    "brief": (BriefScreen, ["b"]),
    "form": (EntryForm, ["enter"]),
}
COMMANDS = [
    (view, command)
    for view, (kind, _keys) in VIEWS.items()
    for command in (*kind.ACTIONS, *ANYWHERE)
    if command.action not in {"palette", "suspend_process"}
]


@pytest.mark.parametrize(("view", "command"), COMMANDS, ids=lambda each: getattr(each, "id", each))
async def test_every_command_is_done_from_the_palette(desk: Desk, view: str, command, monkeypatch: pytest.MonkeyPatch):
    kind, keys = VIEWS[view]
    done: list[tuple[object, ...]] = []
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(app.screen, kind)
        screen = app.screen
        action = f"app.{command.action}" if command in ANYWHERE else command.action
        owner = app if action.startswith("app.") else screen
        name = action.removeprefix("app.").split("(")[0]
        monkeypatch.setattr(type(owner), f"action_{name}", lambda _self, *given: done.append(given))
        await pilot.press("ctrl+p")
        palette = app.screen
        assert isinstance(palette, Palette)
        await pilot.press(*command.name)
        places = [number for number, each in enumerate(palette.shown) if each.id == action]
        assert places, f"{command.id} is not offered"
        await pilot.press(*["down"] * places[0])
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        assert done


class Hand:
    """A hand on a mouse, and eyes on the screen: it clicks on words."""

    def __init__(self, app: App, pilot) -> None:
        self.app, self.pilot = app, pilot

    async def click(self, words: str, *, times: int = 1, last: bool = False) -> None:
        """Click on the first or last line that holds these words, at their first letter."""
        await self.pilot.pause()
        lines = screen_text(self.app).splitlines()
        found = [(line.index(words), y) for y, line in enumerate(lines) if words in line]
        assert found, f"{words} is not on the screen:\n" + "\n".join(lines)
        await self.pilot.click(offset=found[-1 if last else 0], times=times)
        await self.pilot.pause()


async def test_a_planner_without_a_keyboard_plans_saves_and_leaves(desk: Desk):
    app = app_on(desk.file.path.parent)
    async with app.run_test(size=(120, 40)) as pilot:
        hand = Hand(app, pilot)
        await hand.click("Salarisverwerking naar Odoo")
        assert isinstance(app.screen, TimelineScreen)
        await hand.click("Testoverleg")
        assert app.screen.message.id == "mtestov1"
        await hand.click("H/L day")
        assert app.screen.desk.dirty
        await hand.click("u undo")
        assert not app.screen.desk.dirty

        await hand.click("Testoverleg", times=2)
        assert isinstance(app.screen, EntryForm)
        await hand.click("○ feel")
        await pilot.click("#field-when .pick")
        assert isinstance(app.screen, CalendarDialog)
        await hand.click(" 10  11  12")
        await hand.click("↵ this date")
        await pilot.click("#field-audiences .pick")
        await hand.click("[ ] Leidinggevenden")
        await hand.click("↵ done")
        await hand.click("F2 take over", last=True)
        assert isinstance(app.screen, TimelineScreen)
        changed = app.screen.desk.plan.message("mtestov1")
        assert (changed.effect, set(changed.audiences)) == ("feel", {"testers", "leidinggevenden"})

        await hand.click("/ search", last=True)
        await hand.click("Channels")
        await hand.click("[ ] intranet")
        await hand.click("↵ done")
        await hand.click("F2 show")
        assert app.screen.timeline.filter.channels == {"intranet"}
        await hand.click("^p everything", last=True)
        await hand.click("Duplicate")
        assert any(each.title.endswith("(copy)") for each in app.screen.desk.plan.messages)
        await hand.click("+/- zoom", last=True)
        assert app.screen.timeline.zoom == "day"

        await palette(hand, "brief")
        assert isinstance(app.screen, BriefScreen)
        await hand.click("Objectives")
        assert isinstance(app.screen, EntryForm)
        await hand.click("esc back", last=True)
        await hand.click("esc back", last=True)

        await hand.click("s save", last=True)
        assert not app.screen.desk.dirty
        await palette(hand, "quit")
    assert app.return_value == 0
    assert read_plan(desk.file.path).plan.message("mtestov1").effect == "feel"


async def palette(hand: Hand, command: str) -> None:
    """Pick a command of the palette that is not in view at once: the wheel brings it there."""
    await hand.click("^p everything", last=True)
    listed = hand.app.screen.query_one("OptionList")
    place = next(n for n, each in enumerate(hand.app.screen.shown) if each.text.casefold() == command)
    listed.scroll_to(y=place, animate=False)
    await hand.click(command[:1].upper() + command[1:])


async def test_a_bar_is_dragged_the_ruler_is_walked_and_home_is_reached_by_mouse(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        hand = Hand(app, pilot)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "Update, back-up" in line)
        x = lines[y].index("Update, back-up")
        await pilot.mouse_down(offset=(x, y))
        await pilot.hover(offset=(x + 9, y))
        assert "(+1 w)" in screen_text(app)
        await pilot.mouse_up(offset=(x + 9, y))
        assert app.screen.desk.dirty
        await hand.click("u undo", last=True)
        await palette(hand, "all plans")
        assert isinstance(app.screen, HomeScreen)
