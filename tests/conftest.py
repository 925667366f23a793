"""What every test may count on: folders of its own for settings, state and cache, and a day that stands still."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from textual import _wait

from campaign import language
from campaign.desk.desk import Desk

TODAY = date(2027, 2, 15)
if not os.environ.get("CAMPAIGN_CHANCE"):
    settings.register_profile("same", derandomize=True)
    settings.load_profile("same")  # a commit passes or fails; `make torture` leaves it to chance what is tried
REST = 0.01
"""Seconds after which is looked whether the app rests after a key; Textual waits twice as long, which took half of the
time of all tests of screens. What comes later than that, a test waits for by itself."""
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = REST, REST / 20
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
