"""Slots that suit, on the screen: looked for, taken with one undo or left, by key, by mouse and from the palette."""

from datetime import date
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from campaign.desk.desk import Desk
from campaign.desk.starting import plan_from, start_plan
from campaign.desk.telling import day_and_time
from campaign.model.when import OnDay
from campaign.schedule.slots import Slot
from campaign.storage.planfile import read_plan
from campaign.storage.templates import PACKAGED
from campaign.tui.app import CampaignApp
from campaign.tui.screens.form import MessageForm
from campaign.tui.screens.form_slots import FormSlotsDialog
from campaign.tui.screens.slot_lines import Part
from campaign.tui.screens.suggesting import SlotsDialog, SpreadDialog, SuggestDialog
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.listing import Listing
from tests.conftest import EXAMPLES
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled, type_text

DERMA = "m5fjrhad"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for name in ("poliklinieken-een-plein.toml", "workspace.toml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    return tmp_path / "poliklinieken-een-plein.toml"


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """Return a plan in which three messages tell a decision on one day, in an order that no other day allows."""
    template = read_plan(PACKAGED / "reorganisatie.toml").plan
    return start_plan(tmp_path, plan_from(template, "Proef", {"livegang": OnDay(date(2027, 8, 2))}))


async def looked(app: CampaignApp, pilot, message: str, *keys: str) -> SlotsDialog:
    """Take a message in hand, ask for slots, and wait until they are shown."""
    timeline = app.screen
    assert isinstance(timeline, TimelineScreen)
    timeline.select(message)
    await pilot.press("S")
    await pilot.pause()
    await pilot.press(*keys)
    await settled(app, pilot)
    dialog = app.screen
    assert isinstance(dialog, SlotsDialog)
    return dialog


def desk_of(app: CampaignApp, path: Path) -> Desk:
    return app.desks[path]


@pytest.mark.parametrize("size", SIZES)
async def test_the_slots_stand_with_their_reasons_and_nothing_changes(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        before = desk_of(app, path).plan
        dialog = await looked(app, pilot, DERMA)
        shown = screen_text(app)
        assert "stays well on Mon 19 Apr 09:00 · looked from Mon 12 Apr to Sun 30 May" in shown
        assert "Mon 12 Apr 09:00  7 weeks before Eerste spreekuur" in shown
        assert "place 1 of 6; week 15 has room (0 of 3 unasked)" in shown
        assert isinstance(dialog, SuggestDialog)
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)
        assert desk_of(app, path).plan is before


async def test_the_slot_in_hand_is_taken_and_taken_back_as_one(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = desk_of(app, path)
        before = desk.plan
        dialog = await looked(app, pilot, DERMA)
        assert isinstance(dialog, SuggestDialog)
        second = dialog.found[1]
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert desk.schedule.timing(DERMA).first == second.slot
        await pilot.press("u")
        assert desk.plan == before


async def test_where_nothing_fits_it_says_what_collides_and_offers_the_least_bad(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await looked(app, pilot, "m5228daq")
        await pilot.press("p")
        await pilot.pause()
        await type_text(pilot, "1 jun - 21 jun")
        await pilot.press("enter")
        await settled(app, pilot)
        shown = screen_text(app)
        assert "▲ nothing fits: below the least bad" in shown
        assert "T004 something that comes before what it must come after: 18 of 21" in shown
        assert "▲ T001" in shown


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("message", ["managers-een", "geraakt-een"])
async def test_what_stands_right_says_so_first_and_enter_leaves_it_there(
    decided: Path, size: tuple[int, int], message: str
):
    app = app_on(decided)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        desk = app.desks[decided]
        before, slot = desk.plan, desk.schedule.timing(message).first
        dialog = await looked(app, pilot, message)
        assert isinstance(dialog, SuggestDialog)
        assert slot is not None
        shown = screen_text(app)
        assert f"stays well on Tue 16 Mar {slot.start:%H:%M} · looked from" in shown
        assert "▲ no other moment fits: below the least bad" in shown
        assert f"▶ Tue 16 Mar {slot.start:%H:%M}  ✓ stays well" in shown
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is not dialog
        assert desk.plan is before


@pytest.mark.parametrize("size", SIZES)
async def test_every_slot_in_hand_begins_with_its_date_in_sight(tmp_path: Path, size: tuple[int, int]):
    template = read_plan(PACKAGED / "reorganisatie.toml").plan
    path = start_plan(tmp_path, plan_from(template, "Proef", {"livegang": OnDay(date(2027, 7, 5))}))
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        dialog = await looked(app, pilot, "managers-een")
        assert isinstance(dialog, SuggestDialog)
        listing = dialog.query_one(Listing)
        assert len(dialog.found) > 3
        for key in (*["down"] * len(dialog.found), *["up"] * len(dialog.found), "pagedown", "pageup"):
            await pilot.press(key)
            slot = dialog.found[listing.place].slot
            assert f"▶ {day_and_time(slot)}" in screen_text(app), key
            where = listing.place_in_hand()
            assert where is not None
            assert 0 <= where.y < listing.size.height
        assert all(len(each) <= dialog.most for each in dialog.items(listing.size.width - 3))


def test_a_text_that_is_cut_short_keeps_its_beginning_and_quotes_less():
    part = Part("A006 nieuws brengt “een kernboodschap die over twee regels loopt” voor het team", "▲ ", "warning")
    whole = ["".join(text for _style, text in line) for line in part.lines(50)]
    assert " ".join(each[4:] for each in whole) == part.text
    short = ["".join(text for _style, text in line) for line in part.lines(50, 2)]
    assert short == ["  ▲ A006 nieuws brengt “een kernboodschap die over", "    twee…” voor het team"]
    assert part.lines(30, 1) == [[("warning", "  ▲ A006 nieuws brengt “een …")]]


async def test_of_an_item_that_is_taller_than_the_list_the_beginning_is_seen():
    class Tall(App[None]):
        CSS = "Listing { height: 4; }"

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return {"muted": "gray", "chosen": "blue", "chosen-text": "white"}

        def compose(self) -> ComposeResult:
            yield Listing(lambda _width: [[[("", f"{item} {line}")] for line in range(9)] for item in "ab"])

    async with Tall().run_test(size=(20, 8)) as pilot:
        await pilot.pause()
        listing = pilot.app.query_one(Listing)
        for steps, first in ((1, 9), (0, 9), (-1, 0), (-1, 0)):
            listing.walk(steps)
            await pilot.pause()
            assert round(listing.scroll_offset.y) == first
        listing.scroll_to(y=5, animate=False)
        listing.walk(-1)
        await pilot.pause()
        assert round(listing.scroll_offset.y) == 0


async def test_a_message_that_was_sent_needs_none(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        sent = next(each for each in desk_of(app, path).plan.messages if each.status == "sent")
        dialog = await looked(app, pilot, sent.id)
        assert "is sent: it needs no other moment" in screen_text(app)
        await pilot.press("enter")
        assert app.screen is dialog


async def test_what_has_no_date_is_spread_with_one_undo(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = desk_of(app, path)
        before, waiting = desk.plan, desk.schedule.unscheduled
        dialog = await looked(app, pilot, waiting[0], "down", "enter")
        assert isinstance(dialog, SpreadDialog)
        assert dialog.spread is not None
        placed, stays = ({each.message.id for each in dialog.spread.placed}, {each.id for each in dialog.spread.stays})
        assert placed
        assert placed | stays == set(waiting)
        assert "1 message gets a slot" in screen_text(app)
        assert "unscheduled · stays: approved" in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert set(desk.schedule.unscheduled) == stays
        await pilot.press("u")
        assert desk.plan == before


async def test_from_the_palette_and_with_the_mouse(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        timeline = app.screen
        assert isinstance(timeline, TimelineScreen)
        timeline.select(DERMA)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_text(pilot, "slots that")
        await pilot.press("enter")
        await settled(app, pilot)
        dialog = app.screen
        assert isinstance(dialog, SuggestDialog)
        second = dialog.found[1]
        await pilot.click("Listing", offset=(5, 3))
        await pilot.pause()
        await pilot.click("SuggestDialog KeyLine", offset=(1, 0))
        await settled(app, pilot)
        assert desk_of(app, path).schedule.timing(DERMA).first == second.slot


async def test_what_is_marked_is_spread_together(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen
        assert isinstance(timeline, TimelineScreen)
        timeline.mark_only(frozenset(each.id for each in app.desks[path].plan.messages[-2:]))
        await pilot.press("S")
        await pilot.pause()
        assert isinstance(app.screen, SpreadDialog)


async def test_what_stands_well_together_is_not_spread_to_something_worse(decided: Path):
    app = app_on(decided)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline, desk = app.screen, app.desks[decided]
        assert isinstance(timeline, TimelineScreen)
        before = desk.plan
        timeline.mark_only(frozenset({"or-aanvraag", "managers-een", "geraakt-een"}))
        await pilot.press("S")
        await settled(app, pilot)
        shown = screen_text(app)
        assert "nothing moves · looked from Tue 16 Mar to Mon 26 Apr · 3 stay well where they are" in shown
        assert "stays well on Tue 16 Mar 09:30" in shown
        await pilot.press("enter")
        await settled(app, pilot)
        assert desk.plan is before


async def test_another_period_is_looked_at(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await looked(app, pilot, DERMA)
        assert isinstance(dialog, SuggestDialog)
        await pilot.press("p")
        await pilot.pause()
        await type_text(pilot, "3 may - 14 may")
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is dialog
        assert "looked from Mon 3 May to Fri 14 May" in screen_text(app)
        assert all(date(2027, 5, 3) <= each.slot.first <= date(2027, 5, 14) for each in dialog.found)


async def test_a_spread_over_a_chosen_period_is_done_within_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = desk_of(app, path)
        waiting = desk.schedule.unscheduled
        assert len(waiting) > 1
        dialog = await looked(app, pilot, waiting[0], "down", "enter")
        assert isinstance(dialog, SpreadDialog)
        await pilot.press("f6")
        await pilot.pause()
        await type_text(pilot, "2027-05")
        await pilot.press("enter")
        await settled(app, pilot)
        assert "looked from Sat 1 May to Mon 31 May" in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        slots = [desk.schedule.timing(each).first for each in waiting]
        assert any(slots)
        assert all(slot.first.month == 5 for slot in slots if slot)


async def test_days_of_another_year_have_their_year(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        waiting = desk_of(app, path).schedule.unscheduled
        await looked(app, pilot, waiting[0], "down", "enter")
        await pilot.press("f6")
        await pilot.pause()
        await type_text(pilot, "1 dec 2027 - 23 jan 2028")
        await pilot.press("enter")
        await settled(app, pilot)
        assert "looked from Wed 1 Dec to Sun 23 Jan 2028" in screen_text(app)
    assert day_and_time(Slot(date(2027, 12, 30), date(2028, 1, 2)), 2027) == "Thu 30 Dec – Sun 2 Jan 2028"
    assert day_and_time(Slot(date(2028, 1, 3), date(2028, 1, 3)), 2027) == "Mon 3 Jan 2028"


async def test_a_slot_fills_the_field_of_the_form_and_the_plan_waits_for_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = desk_of(app, path)
        app.screen.select(DERMA)
        await pilot.press("enter")
        await pilot.pause()
        form, before = app.screen, desk.plan
        assert isinstance(form, MessageForm)
        await pilot.press("f6")
        await settled(app, pilot)
        dialog = app.screen
        assert isinstance(dialog, FormSlotsDialog)
        await pilot.press("down", "enter")
        await becomes(pilot, lambda: app.screen is form)
        assert form.row("when").value == "7 weeks before Eerste spreekuur in het nieuwe gebouw 09:00"
        assert form.row("when").control.has_focus
        assert desk.plan is before
        await pilot.press("f2")
        await settled(app, pilot)
        assert str(desk.plan.message(DERMA).when) == "eerste-dag - 7w 09:00"


async def test_a_message_that_is_not_in_the_plan_yet_gets_slots_for_what_was_typed(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, MessageForm)
        await type_text(pilot, "Nog een")
        await pilot.press("f6")
        await settled(app, pilot)
        dialog = app.screen
        assert isinstance(dialog, FormSlotsDialog)
        assert "Slots for Nog een" in screen_text(app)
        assert dialog.found
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is form
        assert form.row("when").control.has_focus
