"""What every test may count on: folders of its own for settings, state and cache, and a day that stands still."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from textual import _wait, screen
from textual.pilot import Pilot

from campaign import language
from campaign.desk.desk import Desk
from campaign.tui import outside
from campaign.tui.app import CampaignApp

TODAY = date(2027, 2, 15)
if not os.environ.get("CAMPAIGN_CHANCE"):
    settings.register_profile("same", derandomize=True)
    settings.load_profile("same")  # a commit passes or fails; `make torture` leaves it to chance what is tried
REST = 0.003
"""Seconds after which is looked whether the app rests after a key; Textual waits longer, which took most of the time of
all tests of screens. What comes later than that, a test waits for by itself."""
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = REST, REST / 20
screen.UPDATE_PERIOD = REST / 1.5  # type: ignore[misc] - what a screen paints on its timer has to come before that rest
OVER = 60.0
"""Seconds within which what a key set off is over, on the slowest machine; a test that holds it says so (`held`)."""
Rests = Callable[[Pilot[object]], Awaitable[bool]]
TEXTUAL_RESTS: Rests = Pilot._wait_for_screen


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are processors: tests of terminals wait a third of their time."""
    return (os.cpu_count() or 1) + 1


def resting(held: bool) -> Rests:
    """Return what waits for a screen to rest, for keys that the app holds until the screen takes them, and for threads.

    A save, a check or a file that is read goes on after the key that began it; a test that looked at once would see
    what came of it on a quick machine, and not on a busy one.
    """

    def under_way(app: CampaignApp) -> list[str]:
        threads = [] if held else [each.name or each.group for each in app.workers if not each.is_finished]
        return (["keys"] if app.typeahead.busy else []) + threads

    async def rests(pilot: Pilot[object]) -> bool:
        app, until = pilot.app, time.monotonic() + OVER
        rested = await TEXTUAL_RESTS(pilot)
        while isinstance(app, CampaignApp) and app.is_running and (waits_for := under_way(app)):
            assert time.monotonic() < until, f"not over: {waits_for}"
            await asyncio.sleep(REST)
            rested = await TEXTUAL_RESTS(pilot)
        return rested

    return rests


@pytest.fixture(autouse=True)
def whole_keys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    held = request.node.get_closest_marker("held") is not None
    monkeypatch.setattr(Pilot, "_wait_for_screen", resting(held))


@pytest.fixture(autouse=True)
def looks_at_files_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "LOOK", 24 * 3600.0)  # what a look brings would come between the keys of a test


EXAMPLES = Path(__file__).resolve().parents[1] / "campaigns"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def english():
    language.use("en")
    yield
    language.use("en")


def no_holidays(country: str, year: int) -> Mapping[date, str]:
    return {}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a copy of the payroll example."""
    path = tmp_path / "salarisverwerking-odoo.toml"
    path.write_bytes((EXAMPLES / path.name).read_bytes())
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)
