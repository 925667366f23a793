"""The table: walked, sorted and edited in place by key and by mouse, with the columns that its planner chose."""

from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollLeft, MouseScrollRight
from textual.pilot import Pilot

from campaign.model.messages import Message
from campaign.storage.folders import config_folder
from campaign.storage.settings import read_settings
from campaign.tui.app import CampaignApp
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.pickers import PickMany, PickOne
from campaign.tui.screens.table import TableScreen
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.cell_field import CellTold
from campaign.tui.widgets.table_layout import AROUND, SIGNS, Column, Layout
from tests.conftest import EXAMPLES
from tests.tui.driving import SIZES, app_on, checked, screen_text, settled, type_text, until

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"
PLAN = """format = 1
[campaign]
title = "Koffie"
[[audiences]]
id = "kcc"
name = "Klantcontact"
[[messages]]
id = "een"
title = "Eerste [/] bericht"
channel = "mail"
when = 2027-02-22
owner = "Bo"
goal = "Iedereen weet waar de nieuwe koffie staat, wie hem zet en wat je doet als hij op is: even geduld"
target = 20
[[messages]]
id = "twee"
title = "Tweede bericht"
channel = "mail"
when = "2027-W07"
status = "sent"
owner = "An"
target = 100
[[messages]]
id = "drie"
title = "Derde bericht"
channel = "intranet"
owner = "Cor"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "koffie.toml").write_text(PLAN, "utf-8")
    return tmp_path / "koffie.toml"


async def opened(app: CampaignApp, pilot: Pilot[object], column: str = "title") -> TableScreen:
    """Show the table, with the cell of the first message in a column in hand."""
    await pilot.press("4")
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, TableScreen)
    screen.table.take(screen.table.rows.index("een"), column_at(screen, column))
    await pilot.pause()
    return screen


def column_at(screen: TableScreen, column: str) -> int:
    return [each.id for each in screen.table.layout_.columns].index(column)


def first(screen: TableScreen) -> Message:
    found = screen.desk.plan.message("een")
    assert found is not None
    return found


def rows(screen: TableScreen) -> list[str]:
    return [*screen.table.rows]


@pytest.mark.parametrize("size", [*SIZES, (300, 80)])
async def test_the_table_shows_its_messages_with_the_one_in_hand_and_says_how_it_is_sorted(
    path: Path, size: tuple[int, int]
):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.screen.select("een")
        screen = await opened(app, pilot)
        shown = screen_text(app)
        assert screen.message.id == "een"
        assert "table · by when ↑ · 3 messages" in shown
        lines = shown.splitlines()
        assert "▶  ▸Eerste [/] bericht" in shown
        assert "~Mon 15 – Sun 21 Feb" in next(line for line in lines if "Tweede" in line)
        assert "✓ sent" in next(line for line in lines if "Tweede" in line)
        assert rows(screen) == ["twee", "een", "drie"]
        await pilot.press("escape")
        assert isinstance(app.screen, TimelineScreen)


async def test_a_column_is_sorted_by_key_by_mouse_and_from_the_palette(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "owner")
        await pilot.press("o")
        assert rows(screen) == ["twee", "een", "drie"]
        assert screen.hand == "een"
        assert "Owner ↑" in screen_text(app)
        await pilot.press("o")
        assert rows(screen) == ["drie", "een", "twee"]
        assert "Owner ↓" in screen_text(app)
        header = screen_text(app).splitlines()[screen.table.region.y]
        await pilot.click(screen.table, offset=(header.index("Title"), 0))
        assert rows(screen) == ["drie", "een", "twee"]
        assert "Title ↑" in screen_text(app)
        await pilot.press("ctrl+p")
        await type_text(pilot, "sort by")
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Owner ↑" in screen_text(app)
        await pilot.press("escape", "4")
        await pilot.pause()
        assert "Owner ↑" in screen_text(app)


async def test_a_cell_is_edited_in_place_and_undo_takes_it_back(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "owner")
        cell = screen.table.cell_in_hand().translate(screen.table.content_region.offset)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.field.region.offset == cell.offset
        await pilot.press("ctrl+u", *"Dirk", "enter")
        await pilot.pause()
        assert not screen.field.typing
        assert first(screen).owner == "Dirk"
        assert "Dirk" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert first(screen).owner == "Bo"
        assert screen.hand == "een"


async def test_a_line_that_opens_grows_and_closes_leaves_the_scroll_bar_as_it_is_and_never_scrolls(
    monkeypatch: pytest.MonkeyPatch,
):
    app = app_on(LARGE)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("4", "f2", "ctrl+u")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, TableScreen)
        drawn: list[object] = []
        assert screen.table.show_vertical_scrollbar
        monkeypatch.setattr(screen.table.vertical_scrollbar, "refresh", lambda *_, **__: drawn.append(1))
        monkeypatch.setattr(screen.field, "watch_scroll_x", lambda *_: drawn.append(2))
        await type_text(pilot, "wat hier staat past niet meer in veertig tekens")
        assert screen.field.region.width == 50
        await pilot.press("escape", "f2")
        assert drawn == []


async def test_escape_leaves_a_cell_as_it_was_and_a_click_beside_it_takes_it_over(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "owner")
        before = screen.desk.plan
        await pilot.press("enter", *"xx", "escape")
        await pilot.pause()
        assert screen.desk.plan is before
        await pilot.press("enter", *"xx")
        await pilot.click(offset=(2, 20))
        await pilot.pause()
        assert first(screen).owner == "xx"


async def test_what_is_typed_in_a_cell_replaces_what_is_there_and_f2_adds_to_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "owner")
        await pilot.press("enter", *"Dirk")
        assert screen.field.value == "Dirk"
        await pilot.press(*["ctrl+z"] * 4)
        assert screen.field.value == "Bo"
        await pilot.press("escape", "f2", *" en An", "enter")
        await pilot.pause()
        assert first(screen).owner == "Bo en An"
        await pilot.press("enter", "end", *"ja", "enter")
        await pilot.pause()
        assert first(screen).owner == "Bo en Anja"
        await pilot.press("u", "u")
        await pilot.pause()
        assert first(screen).owner == "Bo"


async def test_a_goal_is_typed_in_its_cell(path: Path):
    app = app_on(path, columns=("goal", "activation"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "goal")
        await pilot.press("enter", *"Weten", "tab", *"Doen", "enter")
        await pilot.pause()
        assert (first(screen).goal, first(screen).activation) == ("Weten", "Doen")


async def test_a_moment_is_echoed_and_what_is_wrong_stays_to_be_mended(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "when")
        await pilot.press("enter", "ctrl+u", *"ooit", "enter")
        await pilot.pause()
        assert screen.field.typing
        lines = screen_text(app).splitlines()
        assert "▲ ooit is not a moment" in lines[screen.field.region.y + 1]
        assert screen.query_one(CellTold).region.bottom < screen.query_one("#detail").region.y
        await pilot.press("ctrl+u", *"2027-02-24")
        await until(pilot, app, "→ Wed 24 Feb 2027 · wk 8")
        await pilot.press("enter")
        await pilot.pause()
        assert str(first(screen).when) == "2027-02-24"
        await pilot.press("enter", "f4")
        await pilot.pause()
        await pilot.press("right", "enter", "enter")
        await pilot.pause()
        assert str(first(screen).when) == "2027-02-25"


async def test_what_cannot_be_read_stays_in_its_cell_when_another_is_clicked_and_the_line_follows_its_cell(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot, "target")
        table = screen.table
        await pilot.press("enter", *"veel")
        assert screen.field.region.right == screen.region_of_cell().right + 1
        await pilot.click(table, offset=(8, rows(screen).index("twee") + 1))
        await pilot.pause()
        assert (screen.field.value, screen.hand, table.column_in_hand) == ("veel", "een", "target")
        assert "▲ veel is not a number" in screen_text(app)
        before = screen.field.region
        await pilot._post_mouse_events([MouseScrollLeft], table, (10, 3))
        await pilot.pause()
        assert screen.field.region.x != before.x
        await pilot.press("ctrl+u", *"7")
        await pilot.pause()
        assert screen.field.region.right == screen.region_of_cell().right + 1
        await pilot.click(table, offset=(8, rows(screen).index("twee") + 1))
        await pilot.pause()
        assert (first(screen).target, screen.hand) == (7, "twee")
        assert not screen.field.typing


async def test_tab_and_the_arrows_take_over_and_edit_the_cell_beside_it(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "target")
        await pilot.press("o")
        assert rows(screen) == ["een", "twee", "drie"]
        await pilot.press("enter", "ctrl+u", *"500", "down")
        await pilot.pause()
        assert rows(screen) == ["twee", "een", "drie"]
        await pilot.press("ctrl+u", *"60", "tab")
        await pilot.pause()
        await pilot.press(*"55", "enter")
        await pilot.pause()
        found = [screen.desk.plan.message(each) for each in ("een", "twee")]
        assert [(each.target, each.result) for each in found] == [(500, None), (60, 55)]
        assert (screen.hand, screen.table.column_in_hand) == ("twee", "result")


async def test_channel_status_and_audiences_are_picked_and_a_flag_turns(path: Path):
    app = app_on(path, columns=("channel", "status", "audiences", "effect", "personal"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "channel")
        await pilot.press("enter")
        assert isinstance(app.screen, PickOne)
        await pilot.press(*"intranet", "enter")
        await pilot.press("right", "enter")
        assert isinstance(app.screen, PickOne)
        await pilot.press(*"review", "enter")
        await pilot.press("right", "enter")
        assert isinstance(app.screen, PickMany)
        await pilot.press("space", "enter")
        await pilot.press("right", "enter", *"feel", "enter")
        await pilot.press("right", "enter")
        await pilot.pause()
        message = first(screen)
        assert (message.channel, message.status, message.audiences) == ("intranet", "review", ("kcc",))
        assert (message.effect, message.personal) == ("feel", True)
        assert [each.status for each in message.status_log] == ["review"]
        await pilot.press("left", "enter", *"none", "enter")
        await pilot.pause()
        assert first(screen).effect is None


async def test_what_has_no_line_opens_the_form_and_so_does_its_key(path: Path):
    app = app_on(path, columns=("notes",))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot, "notes")
        for key in ("enter", "F"):
            await pilot.press(key)
            await settled(app, pilot)
            assert isinstance(app.screen, EntryForm)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is screen


async def test_what_the_checks_say_has_a_sign_on_its_line_and_a_count_to_sort_by(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await checked(app, pilot)
        screen = await opened(app, pilot, "findings")
        said = app.inspector.said(screen.desk)
        flagged = said.marks
        assert flagged
        shown = screen_text(app).splitlines()
        for each in rows(screen):
            title = screen.desk.plan.message(each).title
            line = next(line for line in shown if title in line)
            assert (line[2] == "▲") == (each in flagged)
            assert ("▲" in line[3:]) == (each in flagged)
        await pilot.press("o", "o")
        counts = [sum(one.severity != "hint" for one in said.by_message.get(each, ())) for each in rows(screen)]
        assert counts == sorted(counts, reverse=True)


async def test_columns_are_chosen_ordered_and_kept_for_the_next_time(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("C", "space", "down", "H", "down", "down", "L", "enter")
        await pilot.pause()
        ids = [each.id for each in screen.table.layout_.columns]
        assert ids[:5] == ["title", "status", "audiences", "channel", "owner"]
        assert "when" not in ids
        kept, problems = read_settings(config_folder())
        assert kept.columns == tuple(ids[1:])
        assert not problems
        await pilot.press("C", "f8", "enter")
        await pilot.pause()
        assert read_settings(config_folder())[0].columns == ()
        assert screen.table.layout_.columns[1].id == "when"


async def test_the_order_is_kept_for_the_next_time_and_one_key_leads_back_to_that_of_time(path: Path):
    async with app_on(path).run_test(size=(120, 40)) as pilot:
        await opened(pilot.app, pilot, "owner")
        await pilot.press("o", "o")
    kept, problems = read_settings(config_folder())
    assert kept.order == ("owner", True)
    assert not problems
    async with app_on(path, **kept.model_dump()).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot.app, pilot)
        assert rows(screen) == ["drie", "een", "twee"]
        await pilot.press("O")
        assert rows(screen) == ["twee", "een", "drie"]
        assert "by when ↑" in screen_text(pilot.app)
    assert read_settings(config_folder())[0].order == ("when", False)


async def test_a_double_click_edits_a_right_click_offers_the_menu_and_the_wheel_looks_further(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        table = screen.table
        line = rows(screen).index("twee") + 1
        await pilot.click(table, offset=(table.cell_in_hand().x + 3, line))
        assert (screen.hand, table.column_in_hand) == ("twee", "title")
        left = screen_text(app).splitlines()[table.region.y]
        await pilot._post_mouse_events([MouseScrollRight], table, (10, 3))
        assert screen_text(app).splitlines()[table.region.y] != left
        assert screen_text(app).splitlines()[table.region.y].startswith("    Title")
        assert table.column_in_hand == "title"
        await pilot._post_mouse_events([MouseScrollDown], table, (10, 3), shift=True)
        await pilot.click(table, offset=(8, line), times=2)
        await pilot.pause()
        assert screen.field.typing
        await pilot.press("escape")
        await pilot.click(table, offset=(8, line), button=3)
        await pilot.pause()
        assert isinstance(app.screen, PickOne)
        assert "Tweede bericht" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_cell_cuts_stands_whole_below_the_table(path: Path, size: tuple[int, int]):
    app = app_on(path)
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot, "goal")
        words = first(screen).goal.split()
        below = screen_text(app).splitlines()[screen.table.region.bottom :]
        assert [word for word in words if not any(word in line for line in below)] == []


async def test_every_column_is_reached_and_seen_whole(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        table = screen.table
        for number, column in enumerate(table.layout_.columns):
            assert table.column == number
            head = screen_text(app).splitlines()[table.region.y]
            assert column.name in head
            assert head.startswith("    Title")
            assert "▸" in screen_text(app)
            await pilot.press("right")
        await pilot.press("left_curly_bracket")
        assert table.column_in_hand == "title"
        await pilot.press("right_curly_bracket")
        assert table.column == len(table.layout_.columns) - 1
        assert "›" not in screen_text(app).splitlines()[table.region.y]


async def test_marks_filter_and_jump_are_those_of_every_view(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("space")
        assert "▶✚" in screen_text(app)
        await pilot.press("J")
        await pilot.pause()
        assert "a   Tweede" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert screen.hand == "drie"
        await pilot.press("escape")
        assert screen.marked == frozenset()
        await pilot.press("slash", *"tweede", "enter")
        await pilot.pause()
        assert rows(screen) == ["twee"]
        assert "only ‘tweede’" in screen_text(app)
        await pilot.press("4")
        assert app.screen.message.id == "twee"


async def test_what_is_marked_is_copied_as_lines_of_the_table(path: Path):
    app = app_on(path, columns=("owner",))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("Y")
        await pilot.pause()
        assert app.clipboard.splitlines() == [
            "Title\tOwner",
            "Tweede bericht\tAn",
            "Eerste [/] bericht\tBo",
            "Derde bericht\tCor",
        ]
        await pilot.press("space", "Y")
        await pilot.pause()
        assert app.clipboard.splitlines()[1:] == ["Eerste [/] bericht\tBo"]


async def test_a_filter_that_keeps_nothing_says_what_to_do(path: Path):
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("slash", *"qqq", "enter")
        await pilot.pause()
        assert screen.hand is None
        assert "No message fits what you search for." in screen_text(app)
        await pilot.press("enter", "o", "right", "down", "pagedown", "end", "J", "M", "F")
        assert app.screen is screen


async def test_a_long_table_is_paged(tmp_path: Path):
    many = "".join(
        f'[[messages]]\nid = "m{number}"\ntitle = "Nr {number}"\nchannel = "mail"\n' for number in range(500)
    )
    path = tmp_path / "veel.toml"
    path.write_text(f'format = 1\n[campaign]\ntitle = "Veel"\n{many}', "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        table = app.screen.table
        await pilot.press("home", "end")
        await pilot.pause()
        assert table.seen()[-1] == table.in_hand == "m499"
        await pilot.press("pageup")
        assert table.in_hand in table.seen()
        assert table.row == 499 - (table.size.height - 2)
        await pilot.press("home")
        assert table.seen()[0] == "m0"
        await pilot._post_mouse_events([MouseScrollDown], table, (10, 6))
        await pilot.pause()
        assert table.seen()[0] != "m0"
        assert table.in_hand == "m0"


def columns(*sizes: tuple[int, int]) -> list[Column]:
    return [Column(str(number), "", width, need) for number, (width, need) in enumerate(sizes)]


def test_columns_share_the_room_that_is_left_among_those_that_cut_a_text():
    layout = Layout(columns((10, 30), (10, 10), (10, 12)), 61)
    assert [each.width for each in layout.columns] == [30, 10, 12]
    layout = Layout(columns((10, 30), (10, 10), (10, 30)), 49)
    assert sum(each.width + 2 for each in layout.columns) + SIGNS == 49
    assert abs(layout.columns[0].width - layout.columns[2].width) <= 1


@pytest.mark.parametrize("width", range(1, 70))
def test_a_column_that_is_wanted_is_begun_on_a_screen_of_any_width(width: int):
    layout = Layout(columns((24, 40), (20, 20), (8, 8), (24, 24), (5, 5)), width)
    left = 0
    for column in (*range(5), *reversed(range(5))):
        left = layout.left_for(column, left)
        seen = {number: cells for number, _place, cells in layout.seen(left)}
        assert 0 in seen
        assert max(place + cells for _number, place, cells in layout.seen(left)) <= max(width, SIGNS)
        if width >= 24 + 24 + 2 * AROUND + SIGNS:
            assert seen[column] == layout.columns[column].width


async def test_what_is_confidential_is_copied_only_where_it_is_marked(path: Path):
    path.write_text(path.read_text("utf-8") + "confidential = true\n", "utf-8")
    app = app_on(path, columns=("owner",))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        table = await opened(app, pilot)
        await pilot.press("Y")
        assert "Derde bericht" not in app.clipboard
        assert len(app.clipboard.splitlines()) == 3
        assert any("1 confidential message is not in it" in each.message for each in app._notifications)
        table.select("drie")
        await pilot.press("space", "Y")
        assert "Derde bericht\tCor" in app.clipboard
