"""The results: numbers are typed where they stand, one after another, and can be taken back; bars stand beside them."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.events import Key
from textual.geometry import Offset
from textual.keys import _character_to_key

from campaign.desk.desk import Desk
from campaign.desk.results import Tally
from campaign.language import use
from campaign.tui.screens.form import EntryForm, MessageForm
from campaign.tui.screens.results import ResultsScreen
from campaign.tui.screens.results_lines import plot_lines
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.widgets.plot import Lying, Standing, lying, standing
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, becomes, screen_text, settled

CONTROLS = {"\r": "enter", "\x1b": "escape"}
LARGE = EXAMPLES / "poliklinieken-een-plein.toml"
PLAN = """format = 1
[campaign]
id = "cterug01"
title = "Terugblik"
[[objectives]]
id = "keuze"
text = "Iedereen kiest"
target = 100
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a plan with two results that are missing and one that is filled in."""
    path = tmp_path / "terugblik.toml"
    messages = "".join(
        f'[[messages]]\nid = "{name}"\ntitle = "Bericht {name}"\nchannel = "mail"\nwhen = 2027-01-1{number}\n'
        f'status = "sent"\nactivation = "Doe mee"\ntarget = 200\n{more}'
        for number, (name, more) in enumerate([("een", ""), ("twee", ""), ("drie", "result = 50\n")], 1)
    )
    path.write_text(PLAN + messages, "utf-8")
    return path


async def opened(app, pilot) -> ResultsScreen:
    await pilot.press("8")
    await pilot.pause()
    assert isinstance(app.screen, ResultsScreen)
    return app.screen


def result(screen: ResultsScreen, name: str) -> float | None:
    return screen.desk.plan.message(name).result


async def type_in(pilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_numbers_are_typed_one_after_another_and_taken_back(plan: Path):
    use("nl")
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        shown = screen_text(app)
        assert "▲ Resultaten die nog ontbreken (2)" in shown
        assert [each.entry.id for each in screen.counts] == ["een", "twee", "keuze", "drie"]
        screen.listing.take(0)
        await type_in(pilot, "i", *"1.250", "enter")
        assert result(screen, "een") == 1250
        assert screen.field.typing
        assert screen.count.entry.id == "twee"
        await type_in(pilot, *"12,5", "enter")
        assert result(screen, "twee") == 12.5
        assert screen.count.entry.id == "keuze"
        await type_in(pilot, *"80%", "down")
        assert screen.desk.plan.get("objectives", "keuze").result == 80
        await type_in(pilot, "escape")
        assert not screen.field.typing
        assert "Resultaten die nog ontbreken" not in screen_text(app)
        await type_in(pilot, "u", "u", "u")
        assert not screen.desk.dirty
        assert "▲ Resultaten die nog ontbreken (2)" in screen_text(app)


async def test_keys_that_come_in_one_burst_are_typed_in_the_cells_that_they_are_for(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.listing.take(0)
        await pilot.pause()
        for char in "i12\r34\r\r5\x1bu":
            app.post_message(Key(_character_to_key(char), char) if char > " " else Key(CONTROLS[char], None))
        await becomes(pilot, lambda: screen.desk._undone)
        assert (result(screen, "een"), result(screen, "twee"), result(screen, "drie")) == (12, None, 50)
        screen.desk.redo()
        assert result(screen, "twee") == 34
        assert not screen.field.typing
        assert app.screen is screen


async def test_what_is_filled_in_is_one_line_of_the_file_and_no_longer_in_a_draft_of_the_form(plan: Path):
    app = app_on(plan)
    before = plan.read_text("utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.desk.keep_draft("messages/een", {"result": "3", "goal": "Weten"})
        screen.listing.take(0)
        await type_in(pilot, "i", *"77", "enter", "escape")
        assert screen.desk.drafts == {"messages/een": {"goal": "Weten"}}
        await type_in(pilot, "s")
        await settled(app, pilot)
    assert (
        plan.read_text("utf-8").splitlines()
        == before.replace("target = 200", "target = 200\nresult = 77", 1).splitlines()
    )


async def test_what_is_no_number_stays_in_the_field_and_escape_leaves_the_cell(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        screen.listing.take(0)
        await type_in(pilot, "i", *"veel")
        assert "▲ veel is not a number" in screen_text(app).splitlines()[screen.field.region.y + 1]
        await type_in(pilot, "enter")
        assert screen.field.typing
        assert screen.field.value == "veel"
        await type_in(pilot, "escape")
        assert not screen.field.typing
        assert not screen.desk.dirty
        assert screen.listing.has_focus


async def test_what_was_typed_is_taken_over_without_going_on_where_that_is_asked(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.listing.take(0)
        await type_in(pilot, "i", *"12", "f2")
        assert (result(screen, "een"), screen.field.typing) == (12, False)
        await type_in(pilot, "u")
        assert result(screen, "een") is None


async def test_the_target_is_filled_in_beside_the_result_and_keys_of_the_view_are_typed_as_text(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        screen.listing.take(0)
        await type_in(pilot, "left", "i")
        assert screen.cell == "target"
        await type_in(pilot, *"1250", "tab")
        assert screen.desk.plan.message("een").target == 1250
        assert (screen.cell, screen.count.entry.id) == ("result", "een")
        assert "fill in" not in screen_text(app).splitlines()[-1]
        await type_in(pilot, *"5", "escape")
        assert "fill in" in screen_text(app).splitlines()[-1]
        assert app.screen is screen
        assert result(screen, "een") is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_click_selects_and_a_click_on_the_cell_edits(plan: Path, size: tuple[int, int]):
    app = app_on(plan)
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        lines = screen_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "Bericht twee" in line)
        await pilot.click(offset=Offset(8, y))
        assert screen.hand == "twee"
        assert not screen.field.typing
        x = lines[y].index("▲ –")
        await pilot.click(offset=Offset(x, y))
        await pilot.pause()
        await pilot.pause()
        assert screen.field.typing
        await type_in(pilot, *"77")
        assert screen.field.region.y == y
        elsewhere = next(number for number, line in enumerate(lines) if "Bericht drie" in line)
        await pilot.click(offset=Offset(8, elsewhere))
        await pilot.pause()
        assert not screen.field.typing
        assert result(screen, "twee") == 77


async def test_the_field_follows_its_cell_when_the_window_or_the_list_moves():
    app = app_on(LARGE)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.listing.take(12)
        await type_in(pilot, "i", "7")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        await follows(screen, pilot)
        screen.listing.scroll_relative(y=-2, animate=False)
        await follows(screen, pilot)
        screen.listing.scroll_relative(y=30, animate=False)
        await pilot.pause()
        await pilot.pause()
        assert screen.listing.region_of_cell() is None
        assert screen.field.region.y < 0
        await type_in(pilot, "5")
        await follows(screen, pilot)
        assert screen.field.value == "75"


async def follows(screen: ResultsScreen, pilot) -> None:
    """See that the field stands over the cell in hand."""
    await pilot.pause()
    await pilot.pause()
    cell = screen.listing.region_of_cell()
    assert (screen.field.region.right, screen.field.region.y) == (cell.right + 1, cell.y)
    assert screen.field.has_focus


async def test_enter_opens_the_form_of_a_message_and_of_an_objective(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.listing.take(0)
        await type_in(pilot, "enter")
        assert isinstance(app.screen, MessageForm)
        await type_in(pilot, "escape")
        screen.listing.take(2)
        await type_in(pilot, "enter")
        assert isinstance(app.screen, EntryForm)
        assert app.screen.table == "objectives"


async def test_it_is_found_in_the_palette_and_filled_in_from_there(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "ctrl+p", *"results", "enter")
        assert isinstance(app.screen, ResultsScreen)
        app.screen.listing.take(0)
        await type_in(pilot, "ctrl+p", *"fill in", "enter")
        await pilot.pause()
        assert app.screen.field.typing


async def test_selection_marks_and_filter_are_those_of_the_other_views(plan: Path):
    app = app_on(plan)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        screen.select("drie")
        await type_in(pilot, "space")
        assert screen.marked == {"drie"}
        assert "✚" in screen_text(app)
        await type_in(pilot, "escape")
        await type_in(pilot, "slash", *"twee", "enter")
        assert [each.entry.id for each in screen.counts] == ["twee"]
        await type_in(pilot, "escape")
        assert isinstance(app.screen, TimelineScreen)
        assert app.screen.message.id == "twee"


async def test_an_empty_plan_says_what_to_do(tmp_path: Path):
    path = tmp_path / "leeg.toml"
    path.write_text('format = 1\n[campaign]\ntitle = "Leeg"\n', "utf-8")
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert "There is nothing to count yet." in screen_text(app)
        await type_in(pilot, "i", "g", "down", "right")
        assert not screen.field.typing


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (300, 80)])
async def test_every_number_and_bar_is_whole_at_every_size(size: tuple[int, int]):
    app = app_on(LARGE)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        for _turn in range(4):
            shown = screen_text(app)
            lines = shown.splitlines()
            row = next(line for line in lines if line.startswith(" ▶"))
            assert "▸" in row
            assert all(len(line) == size[0] for line in lines)
            assert "results" in lines[0]
            await type_in(pilot, "g")


async def test_bars_take_turns(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        seen = []
        for _turn in range(4):
            shown = screen_text(app)
            seen.append([title for title in ("By channel", "By audience", "Share per week") if title in shown])
            await type_in(pilot, "g")
        assert seen == [["By channel"], ["By audience"], ["Share per week"], []]


def drawn(lines) -> list[str]:
    return ["".join(text for _style, text in line) for line in lines]


def test_lying_bars_are_as_long_as_their_share_and_the_target_is_seen_beyond_which_others_go():
    bars = [Lying("a", 0.5, "5 van 10"), Lying("b", 2.0, "x"), Lying("c", None, ""), Lying("d", 0.0, "")]
    half, double, unknown, nothing = drawn(lying(bars, 60))
    assert abs(half.count("█") * 4 - double.count("█")) <= 2
    assert abs((half.index("│") + 1 - half.index("█")) * 2 - double.count("█")) <= 1
    assert "–" in unknown
    assert not {"█", "░"} & set(unknown)
    assert "█" not in nothing
    assert "0%" in nothing


def test_standing_bars_reach_the_rule_of_the_target():
    lines = drawn(standing([Standing("wk 1", 1.0), Standing("wk 2", None), Standing("wk 3", 0.5)], 40, 9))
    assert lines[0].startswith(" 100%")
    assert "█████" in lines[0]
    assert "╌" in lines[0]
    assert sum("█████" in line[6:12] for line in lines) == 8
    assert sum("█████" in line[18:24] for line in lines) == 4
    assert "▄" in drawn(standing([Standing("wk 1", 0.5625)], 40, 9))[3]
    assert "·" in lines[7]
    assert "wk 1" in lines[8]
    assert "wk 3" in lines[8]


def test_what_went_through_no_channel_has_a_name_among_the_bars():
    tallies = (Tally("", "", messages=1, sent=1, target=4, result=2), Tally("mail", "Mail", messages=1))
    results = SimpleNamespace(channels=tallies, audiences=())
    shown = ["".join(text for _style, text in line) for line in plot_lines("channel", results, {}, 60, 10)]  # type: ignore[arg-type]
    assert shown[1].startswith("no channel")
