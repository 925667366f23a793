"""Agenda, board and edition on the screen: by key, by mouse and from the palette."""

from pathlib import Path

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from campaign.desk.copying import FILE
from campaign.desk.desk import Desk
from campaign.desk.who import planner
from campaign.language import current
from campaign.storage.folders import state_folder
from campaign.tui.app import CampaignApp
from campaign.tui.screens.agenda import AgendaScreen
from campaign.tui.screens.audiences import AudiencesScreen
from campaign.tui.screens.board import BoardScreen
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.edition import EditionScreen
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.listing import Listing
from tests.tui.driving import SIZES, app_on, becomes, screen_text, settled, type_text, until

PLAN = """format = 1
[campaign]
title = "Koffie"
owner = "Regie"
[[channels]]
id = "nieuws"
kind = "nieuwsbrief"
name = "Maandagnieuws"
rhythm = { every = "1w", on = "mo", from = 2027-01-04, time = 09:00:00 }
copy_deadline = "-3wd"
capacity = 1
[[channels]]
id = "flits"
kind = "nieuwsbrief"
name = "Flits"
rhythm = { every = "1w", on = "tu", from = 2027-01-05 }
[[messages]]
id = "een"
title = "Eerste [/] bericht"
channel = "nieuws"
when = 2027-02-22
owner = "An"
tasks = [{ title = "Foto kiezen", due = 2027-02-17, owner = "Bo" }]
[[messages]]
id = "twee"
title = "Tweede bericht"
channel = "nieuws"
when = 2027-02-22
status = "review"
owner = "An"
approver = "Cor"
[[messages]]
id = "weg"
title = "Gaat niet door"
channel = "nieuws"
status = "cancelled"
"""
OTHER = """format = 1
[campaign]
title = "Thee voor iedereen die op kantoor of thuis werkt en wie langskomt"
[[messages]]
id = "ander"
title = "Van thee"
channel = "nieuws"
when = 2027-02-22
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "thee.toml").write_text(OTHER, "utf-8")
    (tmp_path / "koffie.toml").write_text(PLAN, "utf-8")
    return tmp_path / "koffie.toml"


def board_on(app: CampaignApp) -> BoardScreen:
    assert isinstance(app.screen, BoardScreen)
    return app.screen


async def shown(app: CampaignApp, pilot: Pilot[object], key: str) -> str:
    """Go to a view, and return what it shows."""
    await pilot.press(key)
    await settled(app, pilot)
    return screen_text(app)


async def test_the_views_lead_to_each_other_with_the_same_message_in_hand_and_filter(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        timeline = app.screen
        assert isinstance(timeline, TimelineScreen)
        timeline.select("twee")
        for key, kind in (("5", BoardScreen), ("6", AgendaScreen), ("7", EditionScreen)):
            await shown(app, pilot, key)
            assert isinstance(app.screen, kind)
            assert app.screen.message.id == "twee"
        await shown(app, pilot, "6")
        await pilot.press("slash", *"eerste", "enter")
        text = screen_text(app)
        assert "Eerste [/] bericht" in text
        assert "Tweede" not in text
        await pilot.press("escape")
        assert app.screen is timeline
        assert timeline.message.id == "een"
        assert timeline.sieve.wanted.active


@pytest.mark.parametrize(("key", "kind"), [("b", BriefScreen), ("9", AudiencesScreen), ("R", AudiencesScreen)])
async def test_brief_and_audiences_are_a_key_away_and_lead_back(path: Path, key: str, kind: type[object]):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot, "5")
        board = app.screen
        await shown(app, pilot, key)
        assert isinstance(app.screen, kind)
        await shown(app, pilot, "escape")
        assert app.screen is board


@pytest.mark.parametrize("size", SIZES)
async def test_the_agenda_is_worked_from_the_top(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        text = await shown(app, pilot, "6")
        for heading in ("Waiting for approval (1)", "This week (2)", "Next week (2)"):
            assert heading in text
        screen = app.screen
        assert isinstance(screen, AgendaScreen)
        await pilot.press("home")
        assert screen.due.kind == "approval"
        while screen.due.kind != "task":
            await pilot.press("down")
        await pilot.press("D")
        assert screen.desk.plan.message("een").tasks[0].done
        assert "Foto kiezen" not in screen_text(app).split("\n", 1)[1].split("This week")[1]
        await pilot.press("u")
        assert not screen.desk.plan.message("een").tasks[0].done
        await pilot.press("o", *"cor", "enter")
        await settled(app, pilot)
        assert {each.owner for each in screen.dues} == {"Cor"}


async def test_the_mouse_takes_a_line_of_the_agenda_and_opens_it_and_a_heading_is_never_in_hand(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await shown(app, pilot, "6")
        screen = app.screen
        lines = text.splitlines()
        row = next(number for number, line in enumerate(lines) if "Foto kiezen" in line) - screen.listing.region.y
        await pilot.click(Listing, offset=(10, row))
        assert screen.due.what == "Foto kiezen"
        assert sum("▶" in line for line in screen_text(app).splitlines()) == 1
        await pilot.click(Listing, offset=(10, row), times=2)
        await pilot.pause()
        assert app.screen is not screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_goes_to_the_next_column_and_its_history_says_who_did(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        app.screen.select("een")
        assert "draft" in await shown(app, pilot, "5")
        screen = board_on(app)
        await pilot.press("L")
        message = screen.desk.plan.message("een")
        assert message.status == "review"
        assert [(each.status, each.by) for each in message.status_log] == [("review", planner())]
        assert screen.message.id == "een"
        await pilot.press("u")
        assert screen.desk.plan.message("een").status_log == ()
        await pilot.press("H", "H")
        assert screen.desk.plan.message("een").status == "idea"


async def test_a_narrow_board_shows_the_columns_around_what_is_in_hand_and_unfolds_what_was_cancelled(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.select("een")
        text = await shown(app, pilot, "5")
        assert "sent" not in text
        assert "✓ 0" in text
        assert "✗ 1" in text
        assert "Gaat niet door" not in text
        assert "Eerste [/] bericht" in text
        await pilot.press(*["right"] * 4)
        assert "▶✓ sent 0" in screen_text(app)
        await pilot.press("right")
        assert "Gaat niet" in screen_text(app)
        assert board_on(app).message.id == "weg"


async def test_a_card_is_dragged_to_another_column(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.screen.select("een")
        await shown(app, pilot, "5")
        screen = board_on(app)
        columns = screen.columns
        draft, approved = columns.span(1), columns.span(3)
        await pilot.mouse_down(columns, offset=(draft.left + 4, 3))
        await pilot.hover(columns, offset=(approved.left + 2, 8))
        await pilot.mouse_up(columns, offset=(approved.left + 2, 8))
        await pilot.pause()
        assert screen.desk.plan.message("een").status == "approved"
        await pilot.click(columns, offset=(columns.span(3).left + 4, 3), times=2)
        await pilot.pause()
        assert app.screen is not screen


async def test_a_long_column_scrolls_by_itself(tmp_path: Path):
    many = "".join(
        f'[[messages]]\nid = "m{number}"\ntitle = "Nr {number}"\nchannel = "mail"\n' for number in range(500)
    )
    path = tmp_path / "veel.toml"
    path.write_text(f'format = 1\n[campaign]\ntitle = "Veel"\n{many}', "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(app, pilot, "5")
        columns = board_on(app).columns
        await pilot.press("end")
        await pilot.pause()
        assert columns.seen()[-1] == "m499"
        await pilot.press("home")
        assert columns.seen()[0] == "m0"
        room, free = columns.room, columns.span(1)
        assert f"↓ {500 - room} more" in screen_text(app)
        assert "↑" not in screen_text(app)
        assert free.width > 40  # an equal share would be 18
        below = (free.left + 4, 6)
        await pilot._post_mouse_events([MouseScrollDown], columns, below)
        assert columns.seen()[0] == "m1"
        assert columns.in_hand == "m0"
        await pilot.pause()
        assert "↑ 1 more ──" in screen_text(app)
        assert f"↓ {500 - room - 1} more" in screen_text(app)


async def test_an_edition_counts_every_open_campaign_and_says_what_no_longer_fits(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        text = await shown(app, pilot, "7")
        assert "Maandagnieuws 8 · Mon 22 Feb 2027 09:00 · 3 of 1 ▲" in text
        assert "(Thee voor iedereen die op kantoor of thuis werkt en wie langskomt)" in text
        assert text.count("more than fits") == 2
        screen = app.screen
        assert isinstance(screen, EditionScreen)
        screen.select("een")
        await pilot.press("L")
        await settled(app, pilot)
        assert "Maandagnieuws 9 · Mon 1 Mar 2027 09:00 · 1 of 1" in screen_text(app)
        assert screen.message.id == "een"
        await pilot.press("h")
        assert "2 of 1 ▲" in screen_text(app)
        await pilot.press("g")
        assert "Flits 8 · Tue 23 Feb 2027" in screen_text(app)


async def test_a_message_of_another_campaign_stays_where_it_is(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot, "7")
        screen = app.screen
        await pilot.press("end", "down", "down", "down")
        assert screen.item.campaign == "Thee voor iedereen die op kantoor of thuis werkt en wie langskomt"
        before = screen.desk.plan
        await pilot.press("L", "enter", "d", "x")
        assert app.screen is screen
        assert screen.desk.plan is before


async def test_the_palette_opens_a_view(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await type_text(pilot, "board")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, BoardScreen)


async def test_the_digest_of_the_week_is_copied_from_the_agenda(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("6", "W")
        await pilot.pause()
        first = app.screen.desk.today
        written = (state_folder() / FILE).read_text("utf-8")
        assert app.clipboard == written
        assert written.splitlines()[0].startswith(f"This goes out: {current().full_day(first)}")


async def test_where_no_channel_has_editions_the_view_says_what_to_do_and_offers_no_key_for_them(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await settled(app, pilot)
        shown = screen_text(app)
        assert "Press b, open a channel with enter, and fill in its rhythm" in " ".join(shown.split())
        assert "edition" not in shown.splitlines()[-1]
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)


async def test_the_agenda_looks_further_and_copies_the_week_of_what_is_in_hand(path: Path):
    text = path.read_text("utf-8")
    path.write_text(
        text + '[[messages]]\nid = "ver"\ntitle = "Ver weg"\nchannel = "mail"\nwhen = 2027-03-10\n', "utf-8"
    )
    app = app_on(path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("6")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, AgendaScreen)
        assert "ver" not in screen.listed()
        assert "+/- weeks" in screen_text(app).splitlines()[-1]
        await pilot.press("plus")
        assert "ver" in screen.listed()
        screen.select("ver")
        await pilot.press("W")
        assert app.clipboard.splitlines()[0].startswith("This goes out: Mon 8 Mar 2027 – Sun 14 Mar 2027")
        await pilot.press("plus", "plus")
        assert screen.weeks == 8
        assert any("This is as far as it goes." in each.message for each in app._notifications)
        await pilot.press("minus", "minus")
        assert screen.weeks == 2


async def test_what_is_in_another_plan_is_told_with_the_name_of_that_plan(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("7")
        screen = app.screen
        assert isinstance(screen, EditionScreen)
        await becomes(pilot, lambda: screen.others is not None)
        screen.listing.take([each is None for each in screen.listed()].index(True))
        await pilot.press("enter")
        assert any("‘Thee voor iedereen die op kantoor" in each.message for each in app._notifications)


async def test_an_edition_shows_what_is_looked_for_and_counts_all_of_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("7")
        screen = app.screen
        assert isinstance(screen, EditionScreen)
        await becomes(pilot, lambda: screen.others is not None)
        first = screen.desk.plan.message("een")
        assert first is not None
        await pilot.press("end")
        assert screen.listing.place == 2, "further down than what is found"
        await pilot.press("slash")
        await pilot.pause()
        await type_text(pilot, first.title)
        await pilot.press("enter")
        await settled(app, pilot)
        assert list(screen.listed()) == ["een"]
        assert "3 of 1 ▲" in screen_text(app)
        assert "2 in it do not match" in screen_text(app)


async def test_a_card_of_a_message_somewhere_in_a_month_tells_the_month(path: Path):
    text = path.read_text("utf-8")
    path.write_text(
        text + '[[messages]]\nid = "juni"\ntitle = "Open huis"\nchannel = "mail"\nwhen = "2027-06"\n', "utf-8"
    )
    app = app_on(path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert board_on(app).card("juni").note == "Jun 2027"


async def test_of_a_title_that_is_too_long_the_name_of_the_plan_gives_way(path: Path):
    text = path.read_text("utf-8").replace('title = "Koffie"', f'title = "{"Koffie " * 30}"', 1)
    path.write_text(text, "utf-8")
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "L", "A", "slash", *"bericht", "enter")
        await settled(app, pilot)
        await until(pilot, app, "● not saved")
        assert "not saved" in screen_text(app).splitlines()[0]
