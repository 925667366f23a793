"""The app and the command line, or the app and another machine, at one plan: each has its say, and nobody's is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.storage import locking
from campaign.storage.planfile import read_plan
from campaign.tui.screens.conflicts import ConflictDialog
from tests.tui.driving import app_on, screen_text, settled
from tests.tui.test_outside import retitle


@pytest.fixture
def path(desk: Desk) -> Path:
    """Return the file of a plan."""
    return desk.file.path


def campaign(*arguments: object) -> None:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "campaign", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


async def test_what_the_command_line_writes_meanwhile_is_in_the_next_save_of_the_app(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        retitle(app, path, "Uit de app")
        second = app.desks[path].plan.messages[1]
        campaign("edit", path, second.id, "--title", "Van de opdrachtregel")
        assert read_plan(path).plan.messages[0].title != "Uit de app"
        await pilot.press("s")
        for _round in range(3):  # refused, looked at, and saved with what was found
            await settled(app, pilot)
        titles = [each.title for each in read_plan(path).plan.messages[:2]]
        assert titles == ["Uit de app", "Van de opdrachtregel"]


async def test_what_the_app_and_the_command_line_both_changed_is_asked(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        retitle(app, path, "Uit de app")
        campaign("edit", path, app.desks[path].plan.messages[0].id, "--title", "Van de opdrachtregel")
        await pilot.press("s")
        await settled(app, pilot)
        await settled(app, pilot)
        assert isinstance(app.screen, ConflictDialog)
        shown = screen_text(app)
        assert "Uit de app" in shown
        assert "Van de opdrachtregel" in shown
        assert read_plan(path).plan.messages[0].title == "Van de opdrachtregel"


async def test_who_saves_on_another_machine_is_named_and_the_work_waits(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(locking.ALWAYS, "1")
    monkeypatch.setattr(locking, "LOCK_SECONDS", 0.1)
    holder = {"name": "anna", "host": "elders", "pid": 1, "since": "2027-02-15T09:00:00+01:00", "token": "x"}
    lock = locking.lock_file_of(path)
    lock.write_text(json.dumps(holder))
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        retitle(app, path, "Uit de app")
        await pilot.press("s")
        await settled(app, pilot)  # the save was refused
        await settled(app, pilot)  # and the file was looked at for why
        assert "anna" in screen_text(app)
        assert app.desks[path].dirty
        assert read_plan(path).plan.messages[0].title != "Uit de app"
        lock.unlink()
        await pilot.press("escape", "s")
        await settled(app, pilot)
        assert read_plan(path).plan.messages[0].title == "Uit de app"
