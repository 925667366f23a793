"""The timeline, driven by key and by mouse."""

import pytest
from textual.widget import Widget

from campaign.desk.desk import Desk
from campaign.model.messages import Message
from campaign.storage.planfile import read_plan
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.timeline import Timeline
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled


@pytest.mark.parametrize("size", SIZES)
async def test_the_timeline_shows_lanes_load_and_the_message_in_hand(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        for text in ("overleg", "Waarom Odoo", "Leidinggevenden kunnen hun team", "wk 9", "unsched", "HR en pay"):
            assert text in shown


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
        await pilot.press("U", "s")
        await settled(app, pilot)
        assert not screen.desk.dirty
    saved = read_plan(desk.file.path).plan.message(chosen)
    assert saved.when != desk.plan.message(chosen).when


async def test_a_click_selects_the_message_under_the_mouse(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        await pilot.click(Timeline, offset=place_of(timeline, "mtestov1"))
        assert timeline.selected == "mtestov1"


def place_of(timeline: Timeline, message_id: str) -> tuple[int, int]:
    """Return where the first bar of a message stands on the widget."""
    line, bar = timeline.view.spot(message_id)
    return timeline.head + bar.left - round(timeline.scroll_offset.x) + 1, line + timeline.ruler


async def test_a_bar_is_dragged_with_the_mouse_and_says_where_it_would_come_down(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("plus")
        timeline = app.screen.query_one(Timeline)
        timeline.select("mtestov1")
        await pilot.pause()
        x, y = place_of(timeline, "mtestov1")
        before = app.screen.desk.schedule.timing("mtestov1").first.first
        await pilot.mouse_down(Timeline, offset=(x, y))
        await pilot.hover(Timeline, offset=(x + 24, y))
        assert timeline.grab is not None
        assert timeline.grab.days == 2
        assert "(+2 days)" in screen_text(app)
        await pilot.mouse_up(Timeline, offset=(x + 24, y))
        after = app.screen.desk.schedule.timing("mtestov1").first.first
        assert (after - before).days == 2
        assert "undo" in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "days"), [(["right", "right", "enter"], 2), (["]", "left", "m"], 6), (["right", "escape"], 0)]
)
async def test_a_bar_is_grabbed_and_put_down_or_put_back(desk: Desk, keys: list[str], days: int):
    app = app_on(desk.file.path)
    keys = [{"]": "right_square_bracket"}.get(key, key) for key in keys]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        timeline = app.screen.query_one(Timeline)
        chosen = timeline.selected
        before = app.screen.desk.schedule.timing(chosen).first.first
        await pilot.press(*keys)
        assert timeline.grab is None
        assert (app.screen.desk.schedule.timing(chosen).first.first - before).days == days


async def test_every_zoom_and_every_grouping_keeps_every_message(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        for key in ["plus", "plus", "minus", "minus", "minus", "minus", "g", "g", "g", "g", "g"]:
            await pilot.press(key)
            shown = {each for packed in timeline.layout_.lanes for each in packed.spots}
            assert shown == set(desk.schedule.ordered)


async def test_every_message_is_reached_by_keys_unscheduled_ones_too(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        await pilot.press("g", "g", "g", "g", "g")
        for _ in range(20):
            await pilot.press("up")
        seen = {timeline.selected}
        for _ in range(timeline.view.height + 1):
            await pilot.press("home")
            seen.add(timeline.selected)
            for _ in range(9):
                await pilot.press("right")
                seen.add(timeline.selected)
            await pilot.press("down")
            seen.add(timeline.selected)
        assert seen == {message.id for message in desk.plan.messages}


async def test_messages_are_duplicated_deleted_and_brought_back(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        count = len(screen.desk.plan.messages)
        await pilot.press("d")
        assert len(screen.desk.plan.messages) == count + 1
        copy: Message = screen.desk.plan.message(screen.timeline.selected)
        assert copy.title.endswith("(copy)")
        assert copy.status == "draft"
        await pilot.press("x")
        assert len(screen.desk.plan.messages) == count
        await pilot.press("u", "u")
        assert screen.desk.plan == desk.plan


async def test_the_status_is_chosen_and_noted(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        chosen = screen.timeline.selected
        await pilot.press("t", "s", "e", "n", "t", "enter")
        message = screen.desk.plan.message(chosen)
        assert message.status == "sent"
        assert message.status_log[-1].status == "sent"


async def test_a_filter_shows_only_what_it_lets_through(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"loonrun", "enter")
        timeline = app.screen.query_one(Timeline)
        shown = {each for packed in timeline.layout_.lanes for each in packed.spots}
        assert shown
        assert len(shown) < len(desk.schedule.ordered)
        assert all(timeline.filter.keeps(desk.plan.message(each)) for each in shown)
        assert " of 11 messages" in screen_text(app)
        await pilot.press("escape")
        assert len({each for packed in timeline.layout_.lanes for each in packed.spots}) == len(desk.schedule.ordered)


async def test_leaving_with_unsaved_work_asks_and_can_save(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", "q")
        assert "Not saved yet" in screen_text(app)
        await pilot.press("escape")
        assert app.is_running
        await pilot.press("q", "enter")
    assert app.return_value == 0
    assert read_plan(desk.file.path).plan != desk.plan


async def test_leaving_without_saving_leaves_the_file_alone(desk: Desk):
    before = desk.file.path.read_bytes()
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", "q", "w")
    assert app.return_value == 0
    assert desk.file.path.read_bytes() == before


async def test_deleting_takes_the_neighbour_in_hand(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        lane = next(packed.lane for packed in timeline.layout_.lanes if len(packed.lane.ids) > 2)
        timeline.select(lane.ids[1], lane.key)
        await pilot.press("x")
        await pilot.pause()
        assert timeline.selected == lane.ids[2]
        timeline.select(lane.ids[2], lane.key)
        await pilot.press("x")
        await pilot.pause()
        assert timeline.selected in lane.ids


async def test_no_row_of_a_message_that_comes_back_stays_marked_when_it_is_left(desk: Desk):
    repeated = next(each.id for each in desk.schedule.plan.messages if len(desk.schedule.timing(each.id).slots) > 1)
    app = app_on(desk.file.path)
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        timeline.select(repeated)
        await pilot.pause(0.1)
        other = next(each for each in desk.schedule.ordered if each != repeated)
        timeline.select(other)
        await becomes(pilot, lambda: screen_text(app).count("▶") == 1)


async def test_a_timer_that_runs_while_the_program_ends_finds_no_screen_to_write_on(desk: Desk) -> None:
    asked: list[int] = []

    class Last(Widget):
        def on_unmount(self) -> None:
            asked.append(len(self.app.screen_stack))
            self.app.saves.show_titles()  # type: ignore[attr-defined]

    app = app_on(desk.file.path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.screen.query_one("#title").remove()
        await app.screen.mount(Last())
    assert asked == [1]


async def test_today_says_so_when_it_is_before_the_plan(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("full_stop")
        await pilot.pause()
        assert "Today is before the first message: Mon 1 Mar 2027." in screen_text(app)
