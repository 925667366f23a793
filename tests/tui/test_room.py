"""What is done with the room there is: nothing is cut or pushed far away where the screen is wide enough for it."""

import shutil
from pathlib import Path

import pytest

from campaign.desk.telling import deadline_of
from campaign.language import use
from campaign.text import cell_width
from campaign.tui.screens.agenda import KIND, AgendaScreen
from campaign.tui.screens.board import BoardScreen
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.home import HomeScreen
from campaign.tui.screens.listview import column_room
from campaign.tui.screens.month import MonthScreen
from campaign.tui.screens.moving import LONGEST, MOMENT, moment_cells
from campaign.tui.screens.opening import FileDialog
from campaign.tui.screens.pickers import PickOne
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.waiting import LONGEST as TITLE
from campaign.tui.widgets.waiting import waiting_parts
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text, settled, type_text

LARGE = "poliklinieken-een-plein.toml"
WIDE = (300, 80)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / LARGE, tmp_path))


def test_a_column_begins_where_the_longest_text_ends_if_all_fits_beside_it():
    assert column_room(["vier", "zes"], ["drie", "x"], 8) == 4
    assert column_room(["vier", "zes"], ["drie", "x"], 7) is None
    assert column_room([], [], 7) == 0


def test_unscheduled_titles_are_whole_where_all_of_them_can_be():
    title = "De verhuizing is uitgesteld"
    assert cell_width(title) > TITLE
    assert [text for _, text in waiting_parts(["a", "b"], None, 68, {"a": title, "b": "Kort"}.__getitem__, {})] == [
        f" {title}",
        " Kort",
    ]
    cut = dict(waiting_parts(list("abcd"), None, 68, lambda _: title, {}))
    assert len(cut) == 2
    assert all(cell_width(text) == TITLE + 1 for text in cut.values())


def test_moments_of_a_move_are_whole_where_the_line_is_long():
    assert [moment_cells(width) for width in (70, 89, 90)] == [MOMENT, MOMENT, LONGEST]


@pytest.mark.parametrize(("width", "whole"), [(80, False), (300, True)])
async def test_home_names_the_go_live_whole_where_it_can(path: Path, width: int, whole: bool):
    app = app_on(path.parent)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert ("◆ Eerste spreekuur in het nieuwe gebouw" in screen_text(app)) is whole
        assert "31 May" in screen_text(app)


async def test_a_wide_screen_keeps_together_what_belongs_together(path: Path):
    app = app_on(path)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        timeline = screen.timeline
        assert len(timeline.counted) == len(screen.desk.effective.audiences)
        assert "Kijkdag en rondleiding " in screen_text(app)

        await pilot.press("6")
        await pilot.pause()
        agenda = app.screen
        assert isinstance(agenda, AgendaScreen)
        lines = agenda.lines(agenda.listing.size.width)
        texts = ["".join(text for _, text in line) for line in lines]
        assert len({cell_width(each) - cell_width(line[-1][1]) for each, line in zip(texts, lines, strict=True)}) == 1
        assert max(map(cell_width, texts)) < 240  # of 300: what is due, of which message, and whose turn it is
        assert all("…" not in each for each in texts)

        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)
        facts = next(line for line in screen_text(app).splitlines() if "Negen van de tien" in line)
        assert cell_width(facts.rstrip()) < 200
        assert "– of 330" in facts


async def test_a_period_in_the_agenda_stands_apart_from_what_is_due(path: Path):
    app = app_on(path)
    use("nl")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        agenda = app.screen
        assert isinstance(agenda, AgendaScreen)
        lines = agenda.lines(74)
        assert "wo 24 – vr 26 feb " in [line[0][1] for line in lines]
        assert {cell_width(line[1][1]) for line in lines} == {KIND}
        assert all(sum(cell_width(text) for _, text in line) <= 74 for line in lines)


@pytest.mark.parametrize(("width", "whole"), [(120, False), (300, True)])
async def test_names_of_rows_are_whole_where_every_column_fits_beside_them(path: Path, width: int, whole: bool):
    app = app_on(path)
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.press("9")
        await settled(app, pilot)
        assert ("Medisch specialisten en physician assistants (104)" in screen_text(app)) is whole


async def test_go_live_is_found_by_that_name_and_help_keeps_its_keys_apart(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        await type_text(pilot, "go-live")
        picker = app.screen
        assert isinstance(picker, PickOne)
        assert [each.text for each in picker.shown] == ["◆ Eerste spreekuur in het nieuwe gebouw"]
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        told = str(app.screen.query_one("VerticalScroll Label").render()).splitlines()
        place = next(number for number, line in enumerate(told) if line.startswith("G "))
        assert told[place + 1].startswith(" " * 13)
        inside = app.screen.query_one("VerticalScroll Label").size.width
        assert all(cell_width(line) <= inside for line in told if line.startswith(("G", " ")))


@pytest.mark.parametrize(("width", "whole"), [(120, False), (300, True)])
async def test_the_day_beside_a_month_has_the_width_there_is_and_names_channels(path: Path, width: int, whole: bool):
    app = app_on(path)
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        told = str(app.screen.query_one("#day").render())
        assert ("09:00 Drie afspraken, geen handboek" in told) is whole
        screen = app.screen
        assert isinstance(screen, MonthScreen)
        screen.select("mvwqkxnx")
        await pilot.pause()
        assert "Teamoverleg op" in str(screen.query_one("#day").render())


async def test_a_folder_without_anything_to_bring_in_says_so(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert isinstance(app.screen, FileDialog)
        assert "No calendars or spreadsheets in" in screen_text(app)
        (path.parent / "agenda.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "utf-8")
        app.screen.look()
        await pilot.pause()
        assert "No calendars or spreadsheets in" not in screen_text(app)


async def test_what_nobody_counted_yet_is_a_dash_and_a_form_stays_narrow_enough_to_read(path: Path):
    app = app_on(path)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        message = next(each for each in screen.desk.plan.messages if each.title == "Boek je kijkdag en test je plek")
        assert deadline_of(screen.desk, message).endswith("– of 330")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EntryForm)
        assert all(row.size.width <= 160 for row in app.screen.query(".row"))


async def test_a_card_with_a_short_title_names_its_channel_on_the_line_that_is_left(path: Path):
    app = app_on(path)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        await pilot.pause()
        board = app.screen
        assert isinstance(board, BoardScreen)
        hand = board.hand
        assert hand is not None
        kind, note, lines = board.columns._face(hand, board.columns.span(board.columns.place).width - 1)
        assert (kind, note) == ("muted", 1)
        assert [each.strip() for each in lines] == [
            "Drie afspraken, geen handboek",
            "Mon 15 Feb · Communicatieadviseur",
            "nieuwsbrief",
        ]
        longer = next(each for each in board.desk.plan.messages if each.title.startswith("Voorgenomen besluit"))
        assert len([each for each in board.columns._face(longer.id, 40)[2] if each.strip()]) == 3
