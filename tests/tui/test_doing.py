"""What a planner does on the timeline besides moving by a day: weeks, waiting, filters of every kind."""

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.model.when import parse_when
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.filtering import KINDS
from tests.tui.driving import SIZES, app_on, screen_text, until


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "days"), [("]", 7), ("[", -7), ("L", 1), ("H", -1), (">", 1), ("shift+left", -1)])
async def test_a_message_moves_a_day_or_a_week_and_says_where_it_came(
    desk: Desk, size: tuple[int, int], key: str, days: int
):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("right", "right")
        screen = app.screen
        before = screen.desk.schedule.timing(screen.timeline.selected).first.first
        await pilot.press(key)
        after = screen.desk.schedule.timing(screen.timeline.selected).first.first
        assert (after - before).days == days
        assert f"{after.day} {after:%b}" in screen_text(app)
        await pilot.press("u")
        assert screen.desk.plan == desk.plan


async def test_a_message_is_taken_off_the_calendar_and_waits_in_sight(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        screen = app.screen
        message = screen.message
        await pilot.press("w")
        assert screen.desk.plan.message(message.id).when is None
        await until(pilot, app, "unscheduled     2")
        assert ["u takes it back" in each.message for each in app._notifications] == [True]
        waiting = next(line for line in screen_text(app).splitlines() if line.startswith("unscheduled"))
        assert message.title[:20] in waiting
        assert " 2 " in waiting
        await pilot.click(offset=(waiting.index(message.title[:20]), screen_text(app).splitlines().index(waiting)))
        assert screen.timeline.selected == message.id
        await pilot.press("m")
        assert screen.timeline.grab is None
        await pilot.press("u")
        assert screen.desk.plan == desk.plan


@pytest.mark.parametrize("kind", KINDS)
async def test_a_filter_of_every_kind_shows_what_fits_and_says_how_many(desk: Desk, kind: str):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *["down"] * (KINDS.index(kind) + 1), "enter", "down", "space", "enter", "f2")
        timeline = app.screen.timeline
        wanted = timeline.filter
        assert len(getattr(wanted, kind)) == 1
        assert all(not getattr(wanted, other) for other in KINDS if other != kind)
        shown = {each for packed in timeline.layout_.lanes for each in packed.spots}
        scheduled = {each for each in desk.schedule.ordered if wanted.keeps(desk.effective.message(each))}
        assert shown == scheduled
        assert len(shown) < len(desk.schedule.ordered)
        count = sum(wanted.keeps(each) for each in desk.effective.messages)
        assert f"{count} of 11 messages" in screen_text(app)
        await pilot.press("escape")
        assert not timeline.filter.active


async def test_what_loses_its_date_by_a_deletion_is_told(desk: Desk):
    first, second = (desk.plan.message(each) for each in desk.schedule.ordered[:2])
    desk.do(set_fields(desk.plan, "messages", second.id, {"when": parse_when(f"{first.id} + 1d")}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.screen.action_goto(first.id)
        await pilot.press("x")
        assert app.screen.desk.plan.places("messages").keys() == desk.plan.places("messages").keys() - {first.id}
        assert [" ".join(each.message.split()) for each in app._notifications] == [
            f"Deleted: {first.title}. u brings it back. “{second.title}” hangs on it and loses its date."
        ]
        await pilot.press("b", *["down"] * 40, "home")
        brief = app.screen
        assert isinstance(brief, BriefScreen)
        while brief.line.table != "audiences" or not brief.line.id:
            await pilot.press("down")
        await pilot.press("x")
        assert "still name it" in list(app._notifications)[-1].message


async def test_other_words_for_an_approved_message_are_told(desk: Desk):
    first = desk.schedule.ordered[0]
    desk.do(set_fields(desk.plan, "messages", first, {"status": "approved", "approver": "Els"}))
    desk.save()
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.screen.action_goto(first)
        await pilot.press("enter", "end", "!", "f2")
        assert app.screen.desk.plan != desk.plan
        told = " ".join(list(app._notifications)[-1].message.split())
        assert told.endswith("What was approved is how it was; show Els the change.")


async def test_what_a_search_leaves_out_is_not_taken_in_hand_after_a_deletion(desk: Desk):
    app = app_on(desk.file.path)
    last = desk.plan.message(desk.schedule.ordered[-1])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *last.title, "enter")
        screen = app.screen
        assert screen.message == last
        await pilot.press("x")
        assert screen.message is None
        assert "No message fits what you search for" in " ".join(screen_text(app).split())
        await pilot.press("x", "L", "enter", "d")
        assert screen.desk.plan.places("messages").keys() == desk.plan.places("messages").keys() - {last.id}
        await pilot.press("u")
        assert screen.message == last
