"""The month: walked by day and by message, moved in by key and by mouse, and left with the same message in hand."""

from datetime import date, timedelta

import pytest

from campaign.desk.desk import Desk
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.slots import Slot
from campaign.tui.screens.form import MessageForm
from campaign.tui.screens.month import MonthScreen
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.daygrid import Place
from campaign.tui.widgets.month import NUMBERS
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled
from tests.tui.test_week import EVENT


async def opened(app, pilot) -> MonthScreen:
    """Show the month."""
    await pilot.press("2")
    await pilot.pause()
    assert isinstance(app.screen, MonthScreen)
    return app.screen


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_the_month_shows_its_messages_and_the_one_in_hand(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        hand = app.screen.message
        screen = await opened(app, pilot)
        assert screen.message == hand
        slot = screen.desk.schedule.timing(hand.id).first
        assert screen.grid.day == slot.first
        shown = screen_text(app)
        assert f"▸{slot.first.day:>2}" in shown
        assert "▶" in shown
        weeks = screen.grid.weeks()
        assert all(start.weekday() == 0 for start, _top, _end in weeks)
        assert weeks[0][0] <= slot.first.replace(day=1) < weeks[1][0]


async def test_arrows_walk_the_messages_of_a_day_and_then_the_days(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        grid = screen.grid
        day = next(each for each, found in grid.book.items() if len(found) > 1)
        grid.take(day)
        ids = [entry.message for entry in grid.entries]
        await pilot.press("down")
        assert (grid.day, grid.hand) == (day, ids[1])
        await pilot.press(*["down"] * (len(ids) - 1))
        assert grid.day == day + timedelta(days=7)
        await pilot.press("right", "left", "up")
        assert (grid.day, grid.hand) == (day, ids[-1])
        await pilot.press("pagedown")
        assert grid.day.month == day.month % 12 + 1
        await pilot.press("full_stop")
        assert grid.day == screen.desk.today


async def test_a_message_moves_by_key_and_undo_brings_it_back(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        message_id, day = screen.hand, screen.grid.day
        await pilot.press("L")
        await pilot.pause()
        assert screen.desk.schedule.timing(message_id).first.first == day + timedelta(days=1)
        assert (screen.hand, screen.grid.day) == (message_id, day + timedelta(days=1))
        await pilot.press("u")
        await pilot.pause()
        assert (screen.hand, screen.grid.day) == (message_id, day)
        await pilot.press("right", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)


async def test_a_message_is_dragged_to_another_day(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        grid, message_id, day = screen.grid, screen.hand, screen.grid.day
        place = grid.place_in_hand() + grid.content_region.offset
        step = -1 if day.weekday() > 3 else 1
        there = (place.x + step * grid.column + 1, place.y)
        await pilot.mouse_down(offset=(place.x + 1, place.y))
        await pilot.hover(offset=there)
        await pilot.mouse_up(offset=there)
        await pilot.pause()
        assert screen.desk.schedule.timing(message_id).first.first == day + timedelta(days=step)
        assert screen.hand == message_id


async def test_more_messages_than_a_day_has_room_for_are_counted_and_reached(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        for _copy in range(6):
            await pilot.press("d")
            await pilot.pause()
        grid = screen.grid
        count = len(grid.entries)
        assert count >= 7
        assert "  +" in screen_text(app)
        grid.take(grid.day)
        seen = {grid.hand}
        for _step in range(count - 1):
            await pilot.press("down")
            await pilot.pause()
            assert "▶" in screen_text(app)
            seen.add(grid.hand)
        assert len(seen) == count
        await pilot.resize_terminal(120, 16)
        await becomes(pilot, lambda: len(screen.listed(32)) <= grid.size.height < 16)
        lines = screen.listed(32)
        assert sum(line.startswith("▶") for line in lines) == 1
        assert any(line.startswith("and ") for line in lines)


async def test_a_new_message_begins_on_the_day_in_hand_and_the_filter_holds(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"odoo", "enter")
        await pilot.pause()
        screen = await opened(app, pilot)
        keeps = screen.sieve.keeps
        shown = {entry.message for found in screen.grid.book.values() for entry in found}
        assert shown
        assert all(keeps(screen.desk.effective.message(each)) for each in shown)
        screen.grid.take(date(2027, 7, 6))
        await pilot.pause()
        assert "Nothing on this day" in screen_text(app)
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, MessageForm)
        assert "Tue 6 Jul 2027" in screen_text(app)


async def test_a_title_gets_more_lines_where_its_week_has_them(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        grid = screen.grid
        start, top, end = next(each for each in grid.weeks() if each[0] <= grid.day <= each[0] + timedelta(days=6))
        x = NUMBERS + (grid.day - start).days * grid.column + 1
        rows = grid.rows_of(grid.day, end - top - 1)
        own = [line for line, row in enumerate(rows) if row.entry == grid.number]
        assert len(own) == 3
        assert {grid.place_at(x, top + 1 + line) for line in own} == {Place(grid.day, grid.number)}
        words = " ".join(rows[line].text for line in own).split()
        assert screen.message.title.split()[1] in words
        assert [len(grid.rows_of(grid.day, room)) for room in (0, 1, 2)] == [0, 1, 2]


@pytest.mark.parametrize("size", SIZES)
async def test_events_of_others_stand_behind_the_messages_of_a_day(desk: Desk, size: tuple[int, int]):
    folder = desk.file.path.parent / "backdrop"
    folder.mkdir()
    slot = desk.schedule.timing(desk.plan.messages[0].id).first
    event = EVENT.replace("20270216", f"{slot.first:%Y%m%d}").format(hour="13")
    (folder / "board.ics").write_text(event.replace("\n", "\r\n"), "utf-8")
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        screen.select(desk.plan.messages[0].id)
        await settled(app, pilot)
        lines = screen_text(app).splitlines()
        assert any("▫ Board" in line for line in lines[2:-7])
        assert ("▫ 13:00 Board" in "\n".join(lines)) == (size[0] >= screen.LISTS_FROM)
        assert all(screen.desk.plan.message(each) for each in screen.seen())
        rows = screen.grid.rows_of(slot.first, 5)
        assert rows[-1].entry is None
        assert rows[-1].text == "▫ Board meets"


async def test_more_events_of_others_than_there_is_room_for_are_counted(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        grid = (await opened(app, pilot)).grid
        day = grid.day
        slot = Slot(day, day)
        grid.show_behind([BackdropEvent(f"Overleg {number}", slot, "x") for number in range(5)])
        (own,) = grid.rows_of(day, 1)
        assert own.entry == 0
        assert [row.text for row in grid.rows_of(day, 2)[1:]] == ["▫ +5"]
        assert [row.text for row in grid.rows_of(day, 5)[3:]] == ["▫ Overleg 0", "▫ +4"]
        assert [row.text for row in grid.rows_of(day, 9)[3:]] == [f"▫ Overleg {number}" for number in range(5)]
