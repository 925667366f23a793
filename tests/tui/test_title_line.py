"""The line above the timeline keeps what matters most where there is little room: what is wrong or not saved."""

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edits import set_campaign
from campaign.text import cell_width
from campaign.tui.screens.detail import Counted, title_line

FULL = Counted(shown=12, waiting=3, serious=2, marked=4, wanted="wat in de nieuwe polikliniek anders gaat")


@pytest.mark.parametrize("cells", [60, 70, 78, 100, 118, 200])
@pytest.mark.parametrize("counted", [FULL, Counted(12, 3, 2), Counted(None, 0, 0)], ids=["full", "filtered", "bare"])
def test_the_line_is_as_wide_as_there_is_room_and_ends_with_whether_it_is_saved(
    desk: Desk, cells: int, counted: Counted
):
    desk.do(set_campaign(desk.plan, {"title": "Eén plein: de nieuwe polikliniek voor iedereen in de regio"}))
    desk.keep_draft("messages/new", {"title": "Half"})
    line = title_line(desk, "week · per channel", counted, cells)
    assert cell_width(line) == cells
    assert line.startswith("Eén p")
    assert line.endswith("not saved")
    assert ("2 ▲" in line) == bool(counted.serious)


def test_what_is_searched_for_is_shortened_before_anything_else_goes(desk: Desk):
    line = title_line(desk, "week · per channel", FULL, 118)
    assert "only wat in…" in line or "only wat in de n" in line
    assert "4 marked" in line
    narrow = title_line(desk, "week · per channel", FULL, 60)
    assert "only wat" in narrow
    assert "12 of" in narrow
