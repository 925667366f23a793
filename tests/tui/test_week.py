"""The week: walked by day, message and hour, moved in by key and by mouse, and left with the same message in hand."""

from datetime import date, datetime, timedelta

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.model.when import parse_when
from campaign.tui.screens.form import MessageForm
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.screens.week import WeekScreen
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled, type_text

MEETING = datetime(2027, 2, 17, 10, 0)
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20270101T000000Z
DTSTART:20270216T{hour}0000
DTEND:20270216T160000
SUMMARY:Board meets
END:VEVENT
END:VCALENDAR
"""


async def opened(app, pilot) -> WeekScreen:
    """Show the week."""
    await pilot.press("3")
    await settled(app, pilot)
    assert isinstance(app.screen, WeekScreen)
    return app.screen


def live(desk: Desk) -> str:
    """Return a message that people come together for."""
    return next(
        each.id
        for each in desk.plan.messages
        if (channel := desk.effective.channel(each.channel)) and channel.live and each.when
    )


def with_meeting(desk: Desk) -> str:
    """Put a meeting of two hours on a Wednesday of the plan on disk, and return its id."""
    message_id = live(desk)
    values = {"when": parse_when(MEETING), "duration": None, "until": parse_when(MEETING + timedelta(hours=2))}
    desk.do(set_fields(desk.plan, "messages", message_id, {**values, "repeat": None}))
    desk.save()
    return message_id


@pytest.mark.parametrize("size", [*SIZES, (300, 80)])
async def test_a_week_shows_its_days_and_the_hours_of_a_meeting(desk: Desk, size: tuple[int, int]):
    message_id = with_meeting(desk)
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        app.screen.select(message_id)
        screen = await opened(app, pilot)
        assert screen.hand == message_id
        frame = screen.week.frame
        assert len(frame.days) == (5 if size[0] == 80 else 7)
        assert frame.days[0] == date(2027, 2, 15)
        block = frame.blocks[MEETING.date()][0]
        assert frame.lines[block.first].start == 600
        assert frame.lines[block.last].end == 720
        place = screen.week.place_in_hand() + screen.week.region.offset
        line = screen_text(app).splitlines()[place.y]
        assert line[place.x] == "▶"
        assert line.startswith("10:00")


async def test_keys_walk_the_days_the_messages_the_hours_and_the_weeks(desk: Desk):
    message_id = with_meeting(desk)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select(message_id)
        screen = await opened(app, pilot)
        week, day = screen.week, MEETING.date()
        await pilot.press("right")
        assert week.day == day + timedelta(days=1)
        await pilot.press("left", "pagedown")
        assert week.day == day + timedelta(days=7)
        await pilot.press("pageup")
        screen.select(message_id)
        await pilot.press("right_parenthesis")
        assert (week.day, week.hand) == (day, None)
        assert week.clock > "10:00"
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, MessageForm)
        assert f"Wed 17 Feb 2027 {week.clock}" in screen_text(app)
        await pilot.press("escape", "full_stop", "escape")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)


async def test_a_meeting_moves_by_a_quarter_a_day_and_a_week_and_undo_brings_it_back(desk: Desk):
    message_id = with_meeting(desk)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select(message_id)
        screen = await opened(app, pilot)

        def moment() -> datetime:
            return screen.desk.schedule.timing(message_id).first.start.replace(tzinfo=None)

        await pilot.press("right_curly_bracket", "shift+down", "left_curly_bracket")
        assert moment() == MEETING + timedelta(minutes=15)
        await pilot.press("L")
        assert moment() == MEETING + timedelta(days=1, minutes=15)
        await pilot.press("right_square_bracket")
        assert moment() == MEETING + timedelta(days=8, minutes=15)
        assert screen.hand == message_id
        await pilot.press(*"uuuuu")
        assert moment() == MEETING


async def test_a_meeting_is_dragged_to_another_day_and_hour_with_an_echo(desk: Desk):
    message_id = with_meeting(desk)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select(message_id)
        screen = await opened(app, pilot)
        week = screen.week
        frame, place = week.frame, week.place_in_hand() + week.region.offset
        lines = frame.line_of(13 * 60) - frame.line_of(10 * 60)
        there = (place.x + frame.width, place.y + lines)
        await pilot.mouse_down(offset=place)
        await pilot.hover(offset=there)
        assert "Thu 18 Feb 2027 13:00" in screen_text(app)
        await pilot.mouse_up(offset=there)
        await pilot.pause()
        assert str(screen.desk.plan.message(message_id).when) == "2027-02-18T13:00:00"
        assert str(screen.desk.plan.message(message_id).until) == "2027-02-18T15:00:00"


async def test_meetings_at_one_time_stand_beside_each_other(desk: Desk):
    message_id = with_meeting(desk)
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select(message_id)
        screen = await opened(app, pilot)
        await pilot.press("d")
        await pilot.pause()
        week = screen.week
        shown = week._shown_blocks(week.frame, MEETING.date())
        (_one, left, right), (_other, beside, end) = sorted(shown, key=lambda each: each[1])
        assert 0 == left < right == beside < end


async def test_events_of_others_stand_behind_and_are_not_taken(desk: Desk):
    folder = desk.file.path.parent / "backdrop"
    folder.mkdir()
    (folder / "board.ics").write_text(EVENT.format(hour="13").replace("\n", "\r\n"), "utf-8")
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        screen.week.take(date(2027, 2, 16))
        await pilot.pause()
        line = next(each for each in screen_text(app).splitlines() if "░Board" in each)
        assert line.startswith("13:00")
        assert all(screen.desk.plan.message(each) for each in screen.seen())


async def test_what_has_no_date_is_reached_by_key_and_dragged_to_a_day(desk: Desk):
    waiting = desk.schedule.unscheduled or (desk.plan.messages[0].id,)
    desk.do(set_fields(desk.plan, "messages", waiting[0], {"when": None, "until": None}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("tab")
        assert screen.hand == waiting[0]
        await pilot.press("tab")
        assert screen.hand != waiting[0]
        await pilot.press("tab")
        week = screen.week
        frame, place = week.frame, week.place_in_hand() + week.region.offset
        day = frame.days[2]
        there = (week.region.x + 6 + 2 * frame.width + 1, week.region.y + frame.first_upper)
        await pilot.mouse_down(offset=(place.x + 16, place.y))
        await pilot.hover(offset=there)
        await pilot.mouse_up(offset=there)
        await pilot.pause()
        assert screen.desk.schedule.timing(waiting[0]).first.first == day
        assert (screen.hand, week.day) == (waiting[0], day)


async def test_a_narrow_week_tells_of_the_weekend_and_reaches_it(desk: Desk):
    message_id = with_meeting(desk)
    saturday = datetime(2027, 2, 20, 10, 0)
    desk.do(set_fields(desk.plan, "messages", message_id, {"when": parse_when(saturday), "until": None}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.week.take(date(2027, 2, 19))
        await pilot.pause()
        assert "Sat 20 Feb: 1 message" in screen_text(app)
        await pilot.press("right")
        assert screen.hand == message_id
        assert date(2027, 2, 20) in screen.week.frame.days


async def test_the_palette_shows_the_week(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        await type_text(pilot, "week")
        await pilot.press("enter")
        await becomes(pilot, lambda: isinstance(app.screen, WeekScreen))


async def test_what_stands_above_the_hours_counts_no_meetings(desk: Desk):
    message_id = with_meeting(desk)
    post = next(
        each for each in desk.plan.messages if each.when and each.id != message_id and each.channel == "intranet"
    )
    desk.do(set_fields(desk.plan, "messages", post.id, {"when": parse_when(MEETING.date()), "until": None}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select(post.id)
        screen = await opened(app, pilot)
        assert screen.hand == post.id
        assert len(screen.week.entries) == 2
        assert "+1" not in screen_text(app)
