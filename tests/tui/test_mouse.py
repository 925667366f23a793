"""The mouse in every view of a plan: its right button offers the menu, its wheel looks further; and jump mode."""

import shutil
from pathlib import Path
from string import ascii_lowercase

import pytest

from campaign.tui.screens.jump import Jump, labels_for
from campaign.tui.screens.messageview import MessageView
from campaign.tui.screens.pickers import PickOne
from campaign.tui.screens.work_actions import PLACES
from tests.conftest import EXAMPLES
from tests.tui.driving import app_on, screen_text, settled
from tests.tui.mouse import RIGHT, Hand

SIZE = (100, 24)
"""A window in which no view has room for the whole plan."""
WORD = 6
"""Letters of a title by which a message is known on the screen."""
MORE = """
[[messages]]
id = "meer-{sign}"
title = "{title} in de Poliflits"
channel = "poliflits"
when = 2027-02-25
"""
OF_TIME = {"month", "week"}
"""Views in which the wheel goes to other days; in the others it leaves what is in hand in hand."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a plan with more messages than any view has room for, an edition among them."""
    path = Path(shutil.copy(EXAMPLES / "poliklinieken-een-plein.toml", tmp_path))
    more = (MORE.format(sign=sign, title=sign * WORD) for sign in ascii_lowercase)
    path.write_text(path.read_text("utf-8") + "".join(more), "utf-8")
    return path


@pytest.fixture(params=["timeline", *PLACES])
def view(request: pytest.FixtureRequest) -> str:
    return request.param


async def test_mouse_and_letters_reach_every_message_of_a_view(path: Path, view: str):
    app = app_on(path)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        if view in PLACES:
            await app.run_action(f"work('{view}')", app.screen)
        await settled(app, pilot)
        screen, hand = app.screen, Hand(app, pilot)
        assert isinstance(screen, MessageView)

        # the right button takes what is under it, and offers what can be done with it
        clicked = {}
        for message_id in screen.seen():
            title = screen.desk.plan.message(message_id).title
            words = title[:WORD]
            if message_id != screen.message.id and screen_text(app).count(words) == 1 and len(clicked) < 3:
                await hand.click(words, button=RIGHT)
                menu = app.screen
                assert isinstance(menu, PickOne), words
                clicked[message_id] = screen.message.id
                assert menu.heading() == title
                assert {"open", "status", "delete"} <= {each.id for each in menu.choices}
                await pilot.press("escape")
        assert clicked
        assert list(clicked) == list(clicked.values())

        # letters stand on what is seen, and take it in hand
        for take in (-1, 0):
            seen = screen.seen()
            labels = labels_for(seen)
            before = screen_text(app)
            await pilot.press("J")
            await pilot.pause()
            assert isinstance(app.screen, Jump)
            assert screen_text(app) != before
            await pilot.press(*labels[seen[take]])
            await pilot.pause()
            assert app.screen is screen
            assert screen.message.id == seen[take]

        # the wheel looks further, and back again
        before, in_hand = screen_text(app), screen.message
        over = app.screen.focused
        await hand.wheel(over, at=(30, 6))
        assert screen_text(app) != before
        assert view in OF_TIME or screen.message is in_hand
        await hand.wheel(over, -1, at=(30, 6))
        assert screen_text(app) == before


async def test_the_wheel_looks_further_where_no_message_is_in_hand(path: Path):
    for number in range(12):
        plan = f'format = 1\n[campaign]\ntitle = "Plan {number}"\n'
        path.with_name(f"plan{number}.toml").write_text(plan, "utf-8")
    app = app_on(path)
    async with app.run_test(size=(100, 14)) as pilot:
        hand = Hand(app, pilot)
        for action in ("brief", "audiences", "home"):
            await app.run_action(action, app.screen)
            await settled(app, pilot)
            over = app.screen.focused
            before = screen_text(app)
            await hand.wheel(over, at=(30, 4))
            assert screen_text(app) != before, action
            await hand.wheel(over, -1, at=(30, 4))
            assert screen_text(app) == before, action
            if action == "audiences":
                await hand.wheel(over, at=(30, 4), across=True)
                assert screen_text(app) != before
                await hand.wheel(over, -1, at=(30, 4), across=True)
                assert screen_text(app) == before
            if action != "home":
                await pilot.press("escape")
