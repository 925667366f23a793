"""The findings panel: what the checks say, beside the timeline, by key, by mouse and from the palette."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.tui.app import CampaignApp
from campaign.tui.screens.explaining import Explanation
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.timeline_findings import about_whom
from campaign.tui.widgets.findings import FindingsPanel
from campaign.tui.widgets.keyline import KeyLine
from tests.tui.driving import SIZES, app_on, checked, screen_text, type_text, until

PLAN = """\
format = 1
[campaign]
title = "Proef"
why = "Omdat het moet."
[[messages]]
id = "m1"
title = "Zonder doel"
channel = "intranet"
when = 2027-02-16
activation = "Stem vóór vrijdag"
[[messages]]
id = "m2"
title = "Met doel"
channel = "intranet"
when = 2027-02-18
owner = "HR"
goal = "Iedereen weet het"
activation = "Stem vóór vrijdag"
[[messages]]
id = "m3"
title = "Ook zonder doel"
channel = "intranet"
when = 2027-02-22
activation = "Stem vóór vrijdag"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "proef.toml"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_marks_counts_and_the_sentence_of_the_message_in_hand(path: Path, size: tuple[int, int]):
    app = app_on(path, checks=True)
    async with app.run_test(size=size) as pilot:
        screen = await checked(app, pilot)
        await pilot.press("home")
        shown = screen_text(app)
        assert "◔▲Zonder doel" in shown
        assert "▲Met doel" not in shown
        assert " ▲ · saved" in shown
        assert screen.timeline.selected == "m1"
        assert "─ ▲2 · " in shown


@pytest.mark.parametrize("size", SIZES)
async def test_the_panel_walks_jumps_and_goes_to_the_field(path: Path, size: tuple[int, int]):
    app = app_on(path, checks=True)
    async with app.run_test(size=size) as pilot:
        screen = await checked(app, pilot)
        await pilot.press("c")
        await pilot.pause()
        panel = screen.query_one(FindingsPanel)
        place = next(number for number, each in enumerate(panel.remarks) if each.code == "G001")
        panel.listing.take(place)
        await pilot.pause()
        assert screen.timeline.selected == "m1"
        assert "Zonder doel has no goal" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EntryForm)
        assert app.screen.row("goal").control.has_focus
        await pilot.press("escape")
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.query(FindingsPanel)
        assert screen.timeline.has_focus


async def test_what_is_mended_in_the_form_goes_from_the_panel(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await checked(app, pilot)
        await pilot.press("c")
        await pilot.pause()
        panel = screen.query_one(FindingsPanel)
        panel.listing.take(next(number for number, each in enumerate(panel.remarks) if each.code == "G001"))
        await pilot.press("enter")
        await pilot.pause()
        await type_text(pilot, "Weet het")
        await pilot.press("f2")
        await checked(app, pilot)
        assert [each.message for each in panel.remarks if each.code == "G001"] == ["m3"]


async def test_why_is_told_and_escape_leads_back(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await checked(app, pilot)
        await pilot.press("c", "e")
        await pilot.pause()
        assert isinstance(app.screen, Explanation)
        await pilot.press("escape")
        assert app.screen is screen


async def test_the_panel_opens_by_mouse_and_from_the_palette(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(160, 40)) as pilot:
        screen = await checked(app, pilot)
        foot = screen_text(app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(foot.index("findings"), 0))
        await pilot.pause()
        assert screen.query(FindingsPanel)
        await pilot.click(FindingsPanel, offset=(10, 4))
        await pilot.pause()
        assert screen.query_one(FindingsPanel).listing.place > 0
        await pilot.press("ctrl+p")
        await type_text(pilot, "close")
        await pilot.press("enter")
        await pilot.pause()
        assert not screen.query(FindingsPanel)


async def test_the_panel_says_that_nothing_was_checked_yet(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "Checking" in screen_text(app)


async def test_other_campaigns_are_looked_at_and_read_anew_when_they_change(path: Path):
    (path.parent / "ander.toml").write_text(PLAN.replace('title = "Proef"', 'title = "Ander"'), "utf-8")
    app = app_on(path, checks=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await checked(app, pilot)
        situation = app.inspector.checking(screen.desk).report().situation
        assert [each.schedule.plan.campaign.title for each in situation.others] == ["Ander"]
        (path.parent / "ander.toml").unlink()
        app.inspector.forget()
        assert app.inspector.checking(screen.desk).report().situation.others == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_tells_what_the_checks_say_while_one_types(path: Path, size: tuple[int, int]):
    app = app_on(path, checks=True)
    async with app.run_test(size=size) as pilot:
        await checked(app, pilot)
        await pilot.press("home", "enter")
        await until(pilot, app, "G001 Zonder doel has no goal")
        await pilot.press("f8")
        assert app.screen.row("goal").control.has_focus
        await type_text(pilot, "Weet het")
        await until(pilot, app, "G001", gone=True)
        assert app.screen.row("goal").value == "Weet het"


async def test_a_form_says_nothing_to_who_does_not_want_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("home", "enter")
        await pilot.pause(0.5)
        assert not app.screen.query_one("#said").display


async def test_home_counts_what_a_colleague_would_object_to(path: Path):
    app = app_on(path.parent, checks=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, app, " ▲")
        assert app.inspector.serious(path) >= 2
        await pilot.press("slash")
        await type_text(pilot, "doel")
        assert "3 messages found" in screen_text(app)


SUNDAY = PLAN.replace("2027-02-18", "2027-02-21")


async def listed(app: CampaignApp, pilot: Pilot[object], code: str) -> FindingsPanel:
    """Open the panel with a finding of a rule in hand."""
    screen = await checked(app, pilot)
    await pilot.press("c")
    await pilot.pause()
    panel = screen.query_one(FindingsPanel)
    panel.listing.take(next(number for number, each in enumerate(panel.remarks) if each.code == code))
    await pilot.pause()
    return panel


async def test_a_fix_is_shown_done_with_one_key_and_taken_back(path: Path):
    path.write_text(SUNDAY, "utf-8")
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        panel = await listed(app, pilot, "T001")
        assert "→ Move it to" in screen_text(app)
        desk = app.screen.desk
        assert "f mend" in screen_text(app).splitlines()[-1]
        await pilot.press("f")
        await checked(app, pilot)
        assert str(desk.plan.message("m2").when) == "2027-02-22"
        assert "T001" not in {each.code for each in panel.remarks}
        await pilot.press("escape", "u")
        assert str(desk.plan.message("m2").when) == "2027-02-21"


async def test_everything_that_is_safe_is_mended_as_one_edit(path: Path):
    path.write_text(SUNDAY.replace("2027-02-16", "2027-02-20"), "utf-8")
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        panel = await listed(app, pilot, "T001")
        before = app.screen.desk.plan
        await pilot.press("F")
        await checked(app, pilot)
        assert "T001" not in {each.code for each in panel.remarks}
        await pilot.press("escape", "u")
        assert app.screen.desk.plan == before


async def test_what_only_the_planner_can_mend_says_so(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await listed(app, pilot, "G001")
        await pilot.pause()
        assert "f mend" not in screen_text(app).splitlines()[-1]
        before = app.screen.desk.plan
        await pilot.press("f")
        await pilot.pause()
        assert "Only you can mend this" in notices(app)
        assert app.screen.desk.plan is before


@pytest.mark.parametrize(("key", "left"), [("i", ["m3"]), ("I", [])])
async def test_a_finding_is_ignored_with_a_reason_here_or_in_the_plan(path: Path, key: str, left: list[str]):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        panel = await listed(app, pilot, "G001")
        await pilot.press(key)
        await pilot.pause()
        await type_text(pilot, "komt later")
        await pilot.press("enter")
        await checked(app, pilot)
        assert [each.message for each in panel.remarks if each.code == "G001"] == left
        await pilot.press("escape", "s")
    assert '{ code = "G001", why = "komt later" }' in " ".join(path.read_text("utf-8").split())


async def test_ignoring_without_a_reason_is_refused(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await listed(app, pilot, "G001")
        before = app.screen.desk.plan
        await pilot.press("i")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.desk.plan is before
        assert "Without a reason" in notices(app)


def notices(app: CampaignApp) -> str:
    """Return what is told in passing."""
    return "\n".join(each.message for each in app._notifications)


async def test_the_panel_opens_at_what_is_said_of_the_message_in_hand_and_moves_nothing(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await checked(app, pilot)
        for message in screen.desk.plan.messages:
            screen.select(message.id)
            await pilot.press("c")
            await pilot.pause()
            assert screen.timeline.selected == message.id
            panel = screen.query_one(FindingsPanel)
            if any(about_whom(each) == message.id for each in panel.remarks):
                assert about_whom(panel.remark) == message.id
            await pilot.press("escape")
            await pilot.pause()
