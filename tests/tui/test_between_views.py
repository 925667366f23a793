"""From every view to every other, with the same message in hand, the same filter and the same marks."""

from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot

from campaign.tui.app import CampaignApp
from campaign.tui.screens.agenda import AgendaScreen
from campaign.tui.screens.audiences import AudiencesScreen
from campaign.tui.screens.board import BoardScreen
from campaign.tui.screens.brief import BriefScreen
from campaign.tui.screens.edition import EditionScreen
from campaign.tui.screens.messageview import MessageView
from campaign.tui.screens.month import MonthScreen
from campaign.tui.screens.results import ResultsScreen
from campaign.tui.screens.table import TableScreen
from campaign.tui.screens.timeline import TimelineScreen
from campaign.tui.screens.week import WeekScreen
from tests.cli.test_load import written
from tests.tui.driving import app_on, checked, screen_text, settled, type_text

VIEWS = {
    "1": TimelineScreen,
    "2": MonthScreen,
    "3": WeekScreen,
    "4": TableScreen,
    "5": BoardScreen,
    "6": AgendaScreen,
    "7": EditionScreen,
    "8": ResultsScreen,
    "9": AudiencesScreen,
    "R": AudiencesScreen,
    "b": BriefScreen,
}
IN_HAND = "m7"
WALK = "192b94b9b3819b5R2bR4Rb1"
"""From views without a message in hand to every kind of view, each other's too, and back to the timeline."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    messages = [("m5", "mail", "allen", "2027-02-15"), (IN_HAND, "mail", "payroll", "2027-03-03")]
    written(tmp_path, "odoo", *messages, ("m9", "overleg", "allen", "2027-02-17"))
    return tmp_path / "odoo.toml"


async def to(app: CampaignApp, pilot: Pilot[object], key: str) -> None:
    """Go to a view by its key, and see that it is there."""
    await pilot.press(key)
    await settled(app, pilot)
    assert isinstance(app.screen, VIEWS[key]), key


async def test_every_view_leads_on_to_every_other_by_its_key(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        timeline = app.screen
        assert isinstance(timeline, TimelineScreen)
        timeline.select(IN_HAND)
        for before, key in pairwise(WALK):
            await to(app, pilot, key)
            assert len(app.screen_stack) <= 3, (before, key)
            if isinstance(app.screen, MessageView) and key in "1245":
                assert app.screen.message is not None
                assert app.screen.message.id == IN_HAND, (before, key)
        assert app.screen is timeline


async def test_what_is_marked_stays_marked_on_the_way_to_the_timeline(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("5", "9", "4"):
            await to(app, pilot, key)
        await pilot.press("A")
        await to(app, pilot, "1")
        assert app.screen.marked == {"m5", IN_HAND, "m9"}
        await to(app, pilot, "4")
        await pilot.press("escape")
        assert isinstance(app.screen, TableScreen)
        assert not app.screen.marked


@pytest.mark.parametrize("view", ["1", "4", "5", "2"])
async def test_a_message_that_the_filter_hides_is_found_in_every_view(path: Path, view: str):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("slash")
        await type_text(pilot, "m9")
        await pilot.press("enter")
        if view != "1":
            await to(app, pilot, view)
        assert app.screen.sieve.wanted.active
        app.screen.action_goto(IN_HAND)
        await settled(app, pilot)
        assert not app.screen.sieve.wanted.active
        assert app.screen.message.id == IN_HAND


async def test_a_view_that_has_no_place_for_a_message_says_so(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await to(app, pilot, "7")
        app.screen.action_goto(IN_HAND)
        await settled(app, pilot)
        assert "no place in this view" in " ".join(screen_text(app).split())


async def test_who_hears_what_begins_with_the_message_in_hand_and_counts_what_a_filter_shows(path: Path):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await checked(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        await pilot.press("slash")
        await type_text(pilot, IN_HAND)
        await pilot.press("enter")
        assert app.screen.timeline.selected == IN_HAND
        await to(app, pilot, "9")
        shown = " ".join(screen_text(app).split())
        assert f"only ‘{IN_HAND}’" in shown
        assert "Payroll (12) · wk 9 · 1 message" in shown
        await pilot.press("up", "home")
        assert "Alle medewerkers (900) · wk 7 · 0 messages" in " ".join(screen_text(app).split())
