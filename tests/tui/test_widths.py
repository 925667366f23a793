"""Nothing runs over its edge: every line of the timeline has exactly the cells of the widget, whatever is in it."""

from pathlib import Path

import pytest

from campaign.schedule.lanes import LANE_KINDS
from tests.tui.driving import app_on
from tests.tui.hostile import HOSTILE, hostile_plan


@pytest.mark.parametrize("size", [(31, 10), (40, 12), (59, 20), (80, 24), (100, 30), (213, 57)])
@pytest.mark.parametrize("text", ["東京" * 20, "👩\\u200d👩\\u200d👧 vrij", "e\\u0301" * 40, HOSTILE[8]], ids=range(4))
async def test_every_line_is_as_wide_as_the_screen(tmp_path: Path, text: str, size: tuple[int, int]):
    app = app_on(hostile_plan(tmp_path / "breed.toml", text))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        timeline = app.screen.timeline
        for by in LANE_KINDS:
            timeline.change_lanes(by)
            for _ in range(4):
                timeline.change_zoom(1)
                for x in (0, 1, 7, timeline.max_scroll_x):
                    timeline.scroll_to(x=x, animate=False, force=True)
                    widths = {timeline.render_line(y).cell_length for y in range(timeline.size.height)}
                    assert widths == {timeline.size.width}
            for _ in range(4):
                timeline.change_zoom(-1)


@pytest.mark.parametrize("compact", [False, True])
async def test_compact_leaves_more_room_for_the_plan(tmp_path: Path, compact: bool):
    app = app_on(hostile_plan(tmp_path / "ruim.toml", "Titel"), compact=compact)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#detail").size.height == (3 if compact else 6)
