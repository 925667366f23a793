"""What stands on the timeline: editions with their counts, the load under the lanes, a frame around the message."""

from datetime import date
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.tui.widgets.ink import edition_text
from campaign.tui.widgets.timeline import Timeline
from tests.conftest import EXAMPLES
from tests.tui.driving import SIZES, app_on, screen_text

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"


def line_of(shown: str, text: str) -> int:
    """Return the number of the first line that holds a text."""
    return next(number for number, line in enumerate(shown.splitlines()) if text in line)


@pytest.mark.parametrize(
    ("number", "items", "room", "text"),
    [
        (5, 2, 9, "▪ 5 (2)"),
        (5, 2, 6, "▪ (2)"),
        (5, 2, 4, "▪2"),
        (5, 2, 1, "▪"),
        (5, 1, 9, "▪ 5"),
        (5, 0, 9, "▫ 5"),
        (None, 3, 9, "▪ (3)"),
        (None, 0, 9, "▫"),
    ],
)
def test_an_edition_tells_its_number_and_count_where_there_is_room(number, items: int, room: int, text: str):
    assert edition_text(number, items, room) == text


def plan_with_editions(path: Path) -> Path:
    """Write a plan whose newsletter has three messages in one edition, and none in the next."""
    messages = "".join(
        f'[[messages]]\nid = "m{number}"\ntitle = "Nieuws {number}"\nchannel = "brief"\nwhen = 2027-02-15\n'
        for number in range(3)
    )
    path.write_text(
        'format = 1\n[campaign]\ntitle = "Brief"\n[[channels]]\nid = "brief"\nkind = "nieuwsbrief"\n'
        f'rhythm = {{ every = "2w", on = "mo", from = 2027-01-04 }}\n{messages}',
        "utf-8",
    )
    return path


async def test_editions_are_dots_with_their_number_and_count_above_their_messages(tmp_path: Path):
    app = app_on(plan_with_editions(tmp_path / "brief.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "▪ 4 (3)" in shown
        assert "▫ 5" in shown
        lines = shown.splitlines()
        editions = line_of(shown, "▪ 4 (3)")
        assert lines[editions].startswith("brief")
        for number in range(3):
            assert any(f"Nieuws {number}" in line for line in lines[editions + 1 : editions + 4])
        timeline = app.screen.query_one(Timeline)
        seen = {timeline.selected}
        for _ in range(6):
            await pilot.press("up")
        for _ in range(6):
            seen.add(timeline.selected)
            await pilot.press("down")
        assert seen == {"m0", "m1", "m2"}
        await pilot.press("L")
        assert "▪ 4 (2)" in screen_text(app)
        await pilot.press("g")
        assert "▪ 4" not in screen_text(app)


async def test_the_messages_of_a_lane_with_editions_are_taken_by_mouse_where_they_stand(tmp_path: Path):
    app = app_on(plan_with_editions(tmp_path / "brief.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        lines = screen_text(app).splitlines()
        for number in range(3):
            y = line_of("\n".join(lines), f"Nieuws {number}")
            x = lines[y].index(f"Nieuws {number}")
            await pilot.click(offset=(x, y))
            assert timeline.selected == f"m{number}"
        chosen = timeline.selected
        await pilot.click(offset=(lines[line_of("\n".join(lines), "▪ 4 (3)")].index("▪"), y - 1))
        assert timeline.selected in {"m0", "m1", chosen}


@pytest.mark.parametrize("size", SIZES)
async def test_the_load_stands_right_below_the_lanes_and_says_what_it_counts(desk: Desk, size: tuple[int, int]):
    app = app_on(desk.file.path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        shown = screen_text(app)
        rule = line_of(shown, "messages per week")
        assert "HR en pay" in shown.splitlines()[rule + 1]
        last_lane = timeline.region.y + timeline.ruler + timeline.body - 1
        assert rule == last_lane + 1


@pytest.mark.parametrize("columns", range(80, 90))
async def test_no_week_on_the_ruler_is_cut_by_the_scroll_bar(columns: int):
    app = app_on(LARGE)
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        assert timeline.show_vertical_scrollbar
        axis, left = timeline.layout_.axis, round(timeline.scroll_offset.x)
        last = screen_text(app).splitlines()[2].rstrip().rsplit("wk ", 1)
        monday = axis.day(left + len(last[0]) - timeline.head)
        assert monday == date.fromisocalendar(monday.year, int(last[1]), 1)


async def test_an_audience_without_a_size_is_counted_by_its_name(tmp_path: Path):
    path = tmp_path / "plan.toml"
    path.write_text(
        'format = 1\n[campaign]\ntitle = "Proef"\n[[audiences]]\nid = "kcc"\nname = "Klantcontact"\n'
        '[[messages]]\ntitle = "Start"\nchannel = "mail"\naudiences = ["kcc"]\nwhen = 2027-01-11\n',
        "utf-8",
    )
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert shown.splitlines()[line_of(shown, "messages per week") + 1].startswith("Klantcontact")


async def test_the_timeline_is_walked_with_the_mouse(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        ruler = screen_text(app).splitlines()[1]
        start = round(timeline.scroll_offset.x)
        await pilot.click(offset=(ruler.index("›"), 1))
        assert round(timeline.scroll_offset.x) > start
        await pilot.click(offset=(ruler.index("‹"), 1))
        assert round(timeline.scroll_offset.x) <= start
        await pilot.click(offset=(ruler.index("›"), 1))
        await pilot.click(offset=(ruler.index("today"), 1))
        left = round(timeline.scroll_offset.x)
        assert left <= timeline.layout_.axis.cell(desk.today) < left + 100


@pytest.mark.parametrize("size", SIZES)
async def test_the_message_in_hand_stands_in_a_frame_with_its_status_and_deadline_whole(size: tuple[int, int]):
    app = app_on(LARGE)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _ in range(12):
            await pilot.press("right")
            shown = screen_text(app).splitlines()
            edge = next(line for line in shown if line.startswith("┌─ "))
            message = app.screen.message
            assert len(edge) == size[0]
            assert edge.endswith("─┐")
            assert message.title[:20] in edge
            assert f"· {message.status} " in edge
            if message.activation_by:
                asked = next(line for line in shown if line.startswith("│ activation"))
                assert "→ before the end of" in asked
                assert asked.endswith("│")


async def test_a_grabbed_bar_leaves_its_old_place_pale(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "right_square_bracket")
        line = next(line for line in screen_text(app).splitlines() if "▶▸" in line)
        assert line.count("▶") == 1
        assert line.index("▐") < line.index("▶▸")


async def test_the_frame_fits_beside_the_panel_with_findings():
    app = app_on(LARGE)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        await pilot.pause()
        width = app.screen.timeline.size.width
        assert width < 120
        lines = [line[:width] for line in screen_text(app).splitlines()]
        edge = next(line for line in lines if line.startswith("┌─ "))
        assert edge.endswith("─┐")
        assert "saved" in lines[0]
        await pilot.press("escape")
        await pilot.pause()
        assert any(len(line) == 120 and line.endswith("─┐") for line in screen_text(app).splitlines())


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_spent_on_a_row_of_which_nothing_is_seen(size: tuple[int, int]):
    app = app_on(LARGE)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        for keys in ([], ["pagedown"], ["pagedown"], ["g"], ["pageup"], ["."]):
            await pilot.press(*keys)
            await pilot.pause()
            for number in range(timeline.body):
                line = timeline.view.line(number + round(timeline.scroll_offset.y))
                shown = screen_text(app).splitlines()[timeline.region.y + timeline.ruler + number]
                text = shown[timeline.head : timeline.cells].strip(" ░┃")
                assert text or line.first
