"""A planner without a keyboard plans, saves and leaves by mouse."""

from campaign.desk.desk import Desk
from campaign.storage.planfile import read_plan
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.calendar import CalendarDialog
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.palette import Palette
from campaign.tui.screens.timeline import TimelineScreen
from tests.tui.driving import app_on, screen_text, settled
from tests.tui.mouse import Hand


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
        await settled(app, pilot)
        assert not app.screen.desk.dirty
        await palette(hand, "quit")
    assert app.return_value == 0
    assert read_plan(desk.file.path).plan.message("mtestov1").effect == "feel"


async def palette(hand: Hand, command: str) -> None:
    """Pick a command of the palette that is not in view at once: the wheel brings it there."""
    await hand.click("^p everything", last=True)
    screen = hand.app.screen
    assert isinstance(screen, Palette)
    place = next(n for n, each in enumerate(screen.shown) if each.text.casefold() == command)
    options = screen.options
    await hand.wheel(options, max(0, place - options.size.height + 1))
    await hand.pilot.click(options, offset=(2, place - round(options.scroll_y)))
    await hand.pilot.pause()


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
        assert "(+1 week)" in screen_text(app)
        await pilot.mouse_up(offset=(x + 9, y))
        assert app.screen.desk.dirty
        await hand.click("u undo", last=True)
        await palette(hand, "all plans")
        assert isinstance(app.screen, HomeScreen)
