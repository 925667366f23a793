"""An edit has the lines painted that it changed: all of them, and no others."""

import random
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.desk import edits
from campaign.tui.app import CampaignApp
from campaign.tui.widgets.painter import Painter
from campaign.tui.widgets.timeline import Timeline
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text
from tools.bench.plans import plan_text

LARGE = EXAMPLES / "poliklinieken-een-plein.toml"
STATUS = ("t", "down", "enter")
EDITS = ("L", "H", "right_square_bracket", "left_square_bracket", "d", "x", "w", "u", "U", STATUS)
WALKS = ("l", "h", "j", "k", "g", "pagedown", "pageup", "plus", "minus", "m")


async def shown_and_anew(app: CampaignApp, pilot: Pilot[int]) -> tuple[str, str]:
    """Return what stands on the screen, and what does when every line is painted again."""
    await pilot.pause()
    shown = screen_text(app)
    app.screen.query_one(Timeline).refresh()
    await pilot.pause()
    return shown, screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("seed", [1, 2])
async def test_what_stands_on_the_screen_after_a_key_is_what_painting_everything_gives(
    tmp_path: Path, size: tuple[int, int], seed: int
):
    path = tmp_path / "plan.toml"
    path.write_bytes(LARGE.read_bytes())
    app = app_on(path)
    chance = random.Random(seed)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _ in range(40):
            key = chance.choice((*EDITS, *EDITS, *WALKS))
            await pilot.press(*([key] if isinstance(key, str) else key))
            shown, anew = await shown_and_anew(app, pilot)
            assert shown == anew, key


HANGING = """format = 1
[campaign]
title = "Plan"
[[milestones]]
id = "na"
title = "Nazorg"
date = "m1 + 1w"
[[messages]]
id = "m1"
title = "Een"
channel = "mail"
when = 2027-02-16
"""


async def test_a_milestone_that_hangs_on_a_message_moves_with_it_on_the_screen(tmp_path: Path):
    path = tmp_path / "plan.toml"
    path.write_text(HANGING, "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("right_square_bracket")
        shown, anew = await shown_and_anew(app, pilot)
        assert shown == anew
        places = [re.search("[◆◇] Nazorg", text) for text in (before, shown)]
        assert all(places), (before, shown)
        assert places[1].start() == places[0].start() + 9


async def test_a_move_paints_few_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "plan.toml"
    path.write_text(plan_text(300), "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        before = timeline.view.spot(timeline.selected or "", timeline.lane)
        lines: set[int] = set()
        line = Painter.line
        monkeypatch.setattr(Painter, "line", lambda self, y: lines.add(y) or line(self, y))
        await pilot.press("L")
        await pilot.pause()
        after = timeline.view.spot(timeline.selected or "", timeline.lane)
        assert before is not None
        assert after is not None
        body = {y - timeline.ruler for y in lines if y < timeline.ruler + timeline.body}
        assert {before[0], after[0]} <= body
        assert len(body) < timeline.body / 2
        assert min(body) >= 0  # the ruler is not painted again


async def test_what_changes_of_a_message_that_is_not_in_hand_is_painted(tmp_path: Path):
    path = tmp_path / "plan.toml"
    path.write_text(plan_text(30), "utf-8")
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        timeline = app.screen.query_one(Timeline)
        desk = timeline.desk
        before = screen_text(app)
        seen = (each for each in desk.plan.messages if each.title.partition(" over")[0] + " " in before)
        other = next(each for each in seen if each.id != timeline.selected)
        desk.do(edits.set_status(other, "sent", "", desk.now()))
        timeline.changed(frozenset({other.id}))
        shown, anew = await shown_and_anew(app, pilot)
        assert shown == anew != before
