"""Driving the app in tests as a person does, and reading what it shows."""

import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from textual.pilot import Pilot

from campaign.storage.settings import Settings
from campaign.tui.app import CampaignApp
from campaign.tui.inspector import Inspected
from campaign.tui.screens.timeline import TimelineScreen
from tests.conftest import OVER, TODAY

SIZES = [(80, 24), (120, 40)]
LOOK = 0.05
"""Seconds between two looks at what has to come."""


def no_holidays(country: str, year: int) -> Mapping[date, str]:
    return {}


def app_on(path: Path, **settings: object) -> CampaignApp:
    """Return the app on a plan or folder, on a day that stands still.

    Plans are checked along only where a test asks for that: what the checks say comes when it is ready.
    """
    chosen = Settings.model_validate({"checks": False, **settings})
    return CampaignApp(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), settings=chosen)


def screen_text(app: CampaignApp) -> str:
    """Return what stands on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())


async def settled(app: CampaignApp, pilot: object) -> None:
    """Wait until nothing is being saved or looked at any more, and the screen shows what came of it."""
    await pilot.pause()  # type: ignore[attr-defined]
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]


async def becomes(pilot: Pilot[object], true: Callable[[], object], told: Callable[[], object] = lambda: "") -> None:
    """Wait until something is true, and fail with what is told then where it never is."""
    latest = time.monotonic() + OVER
    while True:
        await pilot.pause(LOOK)
        if true():
            return
        assert time.monotonic() < latest, told()


async def until(pilot: Pilot[object], app: CampaignApp, text: str, *, gone: bool = False) -> None:
    """Wait until the screen has a text, or has it no longer."""
    await becomes(pilot, lambda: (text in screen_text(app)) != gone, lambda: screen_text(app))


async def type_text(pilot: object, text: str) -> None:
    """Type a text key by key."""
    for char in text:
        await pilot.press(" " and {" ": "space"}.get(char, char))  # type: ignore[attr-defined]


async def checked(app: CampaignApp, pilot: Pilot[object], since: Inspected | None = None) -> TimelineScreen:
    """Wait until the plan was checked as it is now, and again since something was said; and until that is shown."""
    screen = app.screen
    assert isinstance(screen, TimelineScreen)
    await becomes(
        pilot,
        lambda: (said := app.inspector.said(screen.desk)).plan == screen.desk.plan and said is not since,
        lambda: f"never checked: {[(each.name, each.state, each.error) for each in app.workers]}",
    )
    await pilot.pause(LOOK)
    return screen
