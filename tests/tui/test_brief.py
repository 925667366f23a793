"""The brief: why first, every entry on a line with its facts whole, every edit taken back and done again by name."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.brief_lines import campaign_lines, entry_line
from tests.conftest import EXAMPLES, TODAY
from tests.tui.driving import SIZES, app_on, screen_text

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"


@pytest.fixture
def large(desk: Desk) -> Desk:
    return Desk.open(LARGE, today=TODAY, now=desk.now)


@pytest.mark.parametrize("width", [75, 115])
def test_a_line_of_an_entry_keeps_its_facts_whole(large: Desk, width: int):
    assert "…" not in campaign_lines(large, 120)[0]
    for row in large.effective.objectives:
        line = entry_line(large, "objectives", row, width)
        assert f"{row.result or 0} of {row.target} · {row.effect}" in line
        assert len(line) == width
    for row in large.effective.audiences:
        line = entry_line(large, "audiences", row, width)
        assert f"impact {row.impact}" in line
        assert f"{row.size} people" in line
    for row in large.effective.milestones:
        assert not entry_line(large, "milestones", row, width).endswith("…")


@pytest.mark.parametrize("size", SIZES)
async def test_the_why_stands_whole_at_the_top_of_the_brief(large: Desk, size: tuple[int, int]):
    app = app_on(LARGE)
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert " ".join(large.plan.campaign.why.split()) in shown


async def test_undo_and_redo_are_told_by_name_in_the_brief_and_on_the_timeline(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for view in ("b", ""):
            if view:
                await pilot.press("b", "down", "down", "x")
                assert isinstance(app.screen, BriefScreen)
            else:
                await pilot.press("escape", "x")
            await pilot.press("u")
            await pilot.pause()
            assert app.screen.desk.plan == desk.plan
            assert [notice.message.split(":")[0] for notice in app._notifications] == ["Undone"]
            await pilot.press("U")
            assert app.screen.desk.plan != desk.plan
            assert [notice.message.split(":")[0] for notice in app._notifications] == ["Done again"]
            await pilot.press("u")
        await pilot.press("u")
        assert [notice.message for notice in app._notifications] == ["There is nothing to undo."]


def test_the_campaign_and_each_channel_tell_what_they_cost(tmp_path: Path):
    path = tmp_path / "kosten.toml"
    path.write_text(
        'format = 1\n[campaign]\ntitle = "Kosten"\n[[channels]]\nid = "film"\nkind = "intranet"\ncost = 1000\n'
        '[[messages]]\ntitle = "Een"\nchannel = "film"\nwhen = 2027-02-01\ncost = 250.5\n'
        '[[messages]]\ntitle = "Twee"\nchannel = "mail"\nwhen = 2027-02-01\n',
        "utf-8",
    )
    desk = Desk.open(path, today=TODAY, now=datetime.now)
    film, mail = desk.effective.channel("film"), desk.effective.channel("mail")
    assert "costs 1,250.50 · intranet" in entry_line(desk, "channels", film, 75)
    assert "costs" not in entry_line(desk, "channels", mail, 75)
    assert campaign_lines(desk, 75)[2].endswith("costs 1,250.50")
