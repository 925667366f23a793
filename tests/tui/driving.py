"""Driving the app in tests as a person does, and reading what it shows."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from campaign.storage.settings import Settings
from campaign.tui.app import CampaignApp
from tests.conftest import TODAY

SIZES = [(80, 24), (120, 40)]


def no_holidays(country: str, year: int) -> Mapping[date, str]:
    return {}


def app_on(path: Path, **settings: object) -> CampaignApp:
    """Return the app on a plan or folder, on a day that stands still."""
    chosen = Settings.model_validate(settings)
    return CampaignApp(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), settings=chosen)


def screen_text(app: CampaignApp) -> str:
    """Return what stands on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())


async def type_text(pilot: object, text: str) -> None:
    """Type a text key by key."""
    for char in text:
        await pilot.press(" " and {" ": "space"}.get(char, char))  # type: ignore[attr-defined]
