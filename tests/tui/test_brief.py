"""The brief: why first, every entry with its facts whole, every edit taken back and done again by name."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.numbers import written_number
from campaign.model.plan import Table
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.brief_lines import campaign_lines, entry_told, table_lines
from tests.conftest import EXAMPLES, TODAY
from tests.tui.driving import SIZES, app_on, screen_text

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"


@pytest.fixture
def large(desk: Desk) -> Desk:
    return Desk.open(LARGE, today=TODAY, now=desk.now)


@pytest.mark.parametrize("width", [75, 115])
def test_the_lines_of_an_entry_keep_its_facts_whole(large: Desk, width: int):
    assert "…" not in campaign_lines(large, 120)[0]

    def told(table: Table) -> dict[str, str]:
        rows = large.effective.table(table)
        lines = list(table_lines([entry_told(large, table, row) for row in rows], width))
        assert all(len(line) <= width for each in lines for line in each)
        assert len({len(each) == 1 for each in lines}) == 1, "all beside each other, or all below"
        return {row.id: "\n".join(each) for row, each in zip(rows, lines, strict=True)}

    objectives, audiences = told("objectives"), told("audiences")
    for row in large.effective.objectives:
        assert f"{written_number(row.result)} of {row.target} · {row.effect}" in objectives[row.id]
    for row in large.effective.audiences:
        assert f"impact {row.impact}" in audiences[row.id]
        assert f"{row.size} people" in audiences[row.id]
    assert not [each for each in told("milestones").values() if "…" in each]


@pytest.mark.parametrize("size", SIZES)
async def test_the_why_stands_whole_at_the_top_of_the_brief(large: Desk, size: tuple[int, int]):
    app = app_on(LARGE)
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        await pilot.pause()
        shown = " ".join(re.sub("[▁-█]", " ", screen_text(app)).split())
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
    assert "costs 1,250.50 · intranet" in entry_told(desk, "channels", film)[1]
    assert "costs" not in entry_told(desk, "channels", mail)[1]
    assert campaign_lines(desk, 75)[-1].endswith("costs 1,250.50")


def test_without_a_first_and_last_day_of_its_own_a_campaign_has_those_of_its_messages(tmp_path: Path):
    path, head = tmp_path / "plan.toml", 'format = 1\n[campaign]\ntitle = "Koffie"\n'
    told = []
    for more in ("", "[[messages]]\nwhen = 2027-02-01\n", "end = 2027-06-30\n[[messages]]\nwhen = 2027-02-01\n"):
        path.write_text(head + more, "utf-8")
        told.append(campaign_lines(Desk.open(path, today=TODAY, now=datetime.now), 75)[-1])
    assert "–" not in told[0]
    assert "Mon 1 Feb 2027 – Mon 1 Feb 2027" in told[1]
    assert "Mon 1 Feb 2027 – Wed 30 Jun 2027" in told[2]


async def test_the_line_in_hand_has_a_sign(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        for text in ("▶ Why", "▶ Objectives", "▶   "):
            await pilot.pause()
            signed = [line for line in screen_text(app).splitlines() if "▶" in line]
            assert [line.startswith(text) for line in signed] == [True], text
            await pilot.press("down")
