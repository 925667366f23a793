"""Go-live moves: seen before it happens, carried out, mended or left, by key, by mouse and from the palette."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.widgets import Input, OptionList

from campaign.desk.desk import Desk
from campaign.desk.foreseeing import Moving
from campaign.desk.moving import milestone_target
from campaign.desk.staying import Staying
from campaign.language import current, say
from campaign.model.messages import Message
from campaign.model.when import Anchored
from campaign.schedule.slots import Slot
from campaign.text import cell_width
from campaign.tui.app import CampaignApp
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.moving import MoveDialog, stays, with_days
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.rows import FieldRow
from tests.conftest import EXAMPLES
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled, type_text, until


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.file.path


async def looked(app: CampaignApp, pilot, typed: str) -> MoveDialog:
    """Type where to, and wait until what that brings is shown."""
    dialog = app.screen
    assert isinstance(dialog, MoveDialog)
    await type_text(pilot, typed)
    await shown(pilot, dialog, typed)
    return dialog


async def shown(pilot, dialog: MoveDialog, typed: str) -> None:
    """Wait until what was typed there was looked at."""
    await becomes(pilot, lambda: dialog.seen is not None and dialog.seen[1] == typed)
    await pilot.pause()


async def asked(app: CampaignApp, pilot, typed: str = "+3w") -> MoveDialog:
    """Ask what moving go-live would bring."""
    await pilot.press("G")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    return await looked(app, pilot, typed)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_a_move_brings_is_shown_and_nothing_changes(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        before = app.desks[path].plan
        dialog = await asked(app, pilot)
        shown = screen_text(app)
        assert ("F6 carry out" in shown) is ("mended (F6)" in shown), "no key that does nothing"
        assert "Mon 15 Mar → Mon 5 Apr (+3 weeks)" in shown
        assert dialog.seen is not None
        seen = dialog.seen[2]
        assert f"{sum(not each.milestone for each in seen.moves)} messages move" in shown
        assert app.desks[path].plan is before
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)
        assert app.desks[path].plan is before


async def test_it_is_carried_out_as_it_was_seen_and_undone_as_one(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        before = desk.plan
        dialog = await asked(app, pilot)
        assert dialog.seen is not None
        moves = dialog.seen[2].moves
        await pilot.press("enter")
        await settled(app, pilot)
        for each in moves:
            now = desk.schedule.milestone(each.id) if each.milestone else desk.schedule.timing(each.id).first
            assert now == each.after
        await pilot.press("u")
        assert desk.plan == before


async def test_it_is_carried_out_with_what_is_safe(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        before = desk.plan
        dialog = await asked(app, pilot, "2027-03-27")
        assert dialog.seen is not None
        safe = dialog.seen[3]
        assert safe.mended
        assert f"{safe.mended} can be mended (F6)" in screen_text(app)
        assert "F6 carry out and mend" in screen_text(app)
        await pilot.press("f6")
        await settled(app, pilot)
        assert desk.plan == safe.after.plan
        await pilot.press("u")
        assert desk.plan == before


async def test_enter_before_it_was_looked_at_changes_nothing_yet(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        before = app.desks[path].plan
        await pilot.press("G", "enter")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, MoveDialog)
        await pilot.press("enter")
        assert app.screen is dialog
        dialog.query_one(Input).value = "gisteren of zo"
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is dialog
        assert "▲" in screen_text(app)
        assert dialog.query_one(Input).value == "gisteren of zo"
        assert app.desks[path].plan is before


async def test_a_lane_and_the_whole_campaign_move_too(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "lane")
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        assert dialog.seen is not None
        assert {desk.plan.message(each.id).channel for each in dialog.seen[2].moves} == {desk.plan.messages[0].channel}
        await pilot.press("escape")
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "whole")
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        assert dialog.seen is not None
        assert any(each.milestone for each in dialog.seen[2].moves)


async def test_from_the_palette_and_with_the_mouse(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_text(pilot, "preview")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click(app.screen.query_one(OptionList), offset=(3, 0))
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        place = dialog.query_one("Listing").place  # type: ignore[attr-defined]
        await pilot.click("Listing", offset=(5, 3))
        await pilot.pause()
        assert dialog.query_one("Listing").place != place  # type: ignore[attr-defined]
        await pilot.click("MoveDialog KeyLine", offset=(1, 0))
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        assert app.desks[path].dirty


async def test_what_is_marked_moves_and_nothing_else(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        marked = [desk.plan.message(each) for each in ("mlive001", "mverhaal")]
        app.screen.mark_only(frozenset(each.id for each in marked))  # type: ignore[attr-defined]
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "marked")
        await pilot.press("enter")
        await pilot.pause()
        dialog = await looked(app, pilot, "+1w")
        assert dialog.seen is not None
        assert {each.id for each in dialog.seen[2].moves} == {each.id for each in marked}


async def test_it_says_what_mending_does_and_what_stays(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await asked(app, pilot, "2027-03-29")
        assert dialog.seen is not None
        lines = ["".join(text for _style, text in line) for item in dialog.items(110) for line in item]
        safe = dialog.seen[3]
        assert safe.mended
        days = {each.id: each.after.first for each in safe.moves if each.after}
        for each in dialog.seen[2].moves:
            if each.after and days[each.id] != each.after.first:
                assert any(each.title[:20] in line and f"→ {current().day(days[each.id])}" in line for line in lines)
        assert any("stays: approved" in line for line in lines)
        assert sum("stays: " in line for line in lines) == len(dialog.seen[2].stays)
        assert not any("T008" in line for line in lines)
        await pilot.press("f6")
        await settled(app, pilot)
        assert app.desks[path].schedule.milestone("livegang").first == date(2027, 3, 29)


async def test_the_form_of_a_milestone_shows_first_what_moves_along(path: Path):
    """Esc in the preview leads back to the form with what was typed; Enter does all of it as one edit."""
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen, desk = app.screen, app.desks[path]
        assert isinstance(screen, TimelineScreen)
        before = desk.plan
        form = EntryForm(desk, "milestones", desk.plan.milestone("livegang"))
        app.push_screen(form, screen.after_form)
        await pilot.pause()
        for row in form.query(FieldRow):
            if row.field.key in {"title", "date"}:
                row.query_one(Input).value = {"title": "Over", "date": "5 april 2027"}[row.field.key]
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, MoveDialog)
        await shown(pilot, dialog, "5 april 2027")
        assert "messages move" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is form
        assert desk.plan is before
        await pilot.press("f2")
        await pilot.pause()
        again = app.screen
        assert isinstance(again, MoveDialog)
        await shown(pilot, again, "5 april 2027")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        moved = desk.plan.milestone("livegang")
        assert moved is not None
        assert moved.title == "Over"
        assert str(moved.date) == "2027-04-05"
        await pilot.press("u")
        assert desk.plan == before


async def test_the_form_of_a_milestone_that_keeps_its_date_is_taken_over_at_once(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen, desk = app.screen, app.desks[path]
        assert isinstance(screen, TimelineScreen)
        form = EntryForm(desk, "milestones", desk.plan.milestone("livegang"))
        app.push_screen(form, screen.after_form)
        await pilot.pause()
        next(row for row in form.query(FieldRow) if row.field.key == "title").query_one(Input).value = "Over"
        await pilot.pause()
        await pilot.press("f2")
        await settled(app, pilot)
        assert app.screen is screen
        assert desk.plan.milestone("livegang").title == "Over"  # type: ignore[union-attr]


async def test_what_is_marked_moves_with_a_preview_from_every_view(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("A")
        for view in "12345678":
            await pilot.press(view)
            await settled(app, pilot)
            await pilot.press("G", "enter")
            await pilot.pause()
            assert isinstance(app.screen, MoveDialog), view
            assert app.screen.heading() == f"Move {len(app.desks[path].plan.messages)} messages"
            await pilot.press("escape")


async def test_a_milestone_that_gets_a_date_of_its_own_says_on_what_it_hung(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        hanging = next(each for each in desk.plan.milestones if isinstance(each.date, Anchored))
        app.push_screen(MoveDialog(desk, milestone_target(desk, hanging.id, hanging.name)))
        await pilot.pause()
        await looked(app, pilot, "20 april 2027")
        assert "no longer hangs on" in screen_text(app)


async def test_what_would_have_passed_is_told_once(path: Path):
    """Each says so in its own line; that none is marked as sent is one finding, as the checks will say it."""
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await asked(app, pilot, "-8w")
        assert dialog.seen is not None
        seen, safe = dialog.seen[2:]
        passed = [each for each in seen.arisen if each.code == "T008"]
        others = [each for each in seen.arisen if each.code != "T008" and each.severity != "hint"]
        assert len(passed) > 1
        assert f"{len(others) + 1} new ▲" in dialog.summary(seen, safe)
        assert "T008" not in screen_text(app)
        assert {each.message for each in passed} <= {each.id for each in seen.moves if each.passed}


def test_a_fix_that_leaves_something_where_it_is_is_told():
    old, new, other = (Slot(date(2027, 4, day), date(2027, 4, day)) for day in (22, 30, 29))
    moving = Moving("m1", "Afspraken", False, False, old, new)
    stayed, elsewhere, same = (
        SimpleNamespace(moves=moves) for moves in ((), (replace(moving, after=other),), (moving,))
    )
    days = [next(with_days([moving], safe)).better for safe in (stayed, elsewhere, same)]  # type: ignore[arg-type]
    assert days == [old.first, other.first, None]


@pytest.mark.parametrize("width", [78, 110])
def test_of_what_stays_the_title_and_the_reason_are_both_recognised(width: int):
    message = Message.model_construct(id="m1", title="Wat betekent één plein voor ons", confidential=False)
    why = say("hangs on {name}", name="Uitspraak van de OR over werktijden en roosters op de poliklinieken")
    line = "".join(
        text for _ink, text in stays(Staying(message, Slot(date(2027, 4, 22), date(2027, 4, 22)), "x", why), width)
    )
    assert cell_width(line) <= width
    assert "Wat betekent één plei" in line
    assert "stays: hangs on" in line
    assert line.endswith("…")


async def test_a_search_for_what_has_no_date_shows_it_on_a_low_screen(tmp_path: Path):
    path = tmp_path / "poliklinieken-een-plein.toml"
    shutil.copy(EXAMPLES / path.name, path)
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"wijkkrant", "enter")
        await until(pilot, app, "1 of ")
        assert any(line.startswith("unschedu") and "wijkkrant" in line for line in screen_text(app).splitlines())
