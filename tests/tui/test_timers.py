"""One-shot timers, on a machine that is held up."""

import itertools
from pathlib import Path

import pytest
from textual import _time
from textual.app import App

from campaign.desk.desk import Desk
from campaign.tui import typeahead
from campaign.tui.timers import once
from tests.tui.driving import app_on, becomes, screen_text

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second pass between any two looks at the clock, every other time, as a busy machine may."""
    clock, turns = _time.get_time, itertools.count()
    monkeypatch.setattr(_time, "get_time", lambda: clock() + next(turns) % 2)


@pytest.mark.usefixtures("held_up")
async def test_what_is_set_for_a_moment_happens_once_although_the_moment_passed():
    done: list[str] = []
    app = App[None]()
    async with app.run_test() as pilot:
        once(app, 0.002, lambda: done.append("ours"))
        app.set_timer(0.002, lambda: done.append("Textual's"))
        await becomes(pilot, lambda: "ours" in done)
        await pilot.pause(0.1)
        assert done == ["ours"], "where Textual's comes, too, the room for ours is no longer needed"


async def test_what_is_set_for_later_can_be_stopped():
    done: list[int] = []
    app = App[None]()
    async with app.run_test() as pilot:
        once(app, 0.05, lambda: done.append(1)).stop()
        once(app, 0.1, lambda: done.append(2))
        await becomes(pilot, lambda: done)
        assert done == [2]


async def test_a_key_that_waits_for_a_screen_is_handled_on_a_machine_that_is_held_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    ready = iter([False, False])
    takes_keys = typeahead._takes_keys
    monkeypatch.setattr(typeahead, "_takes_keys", lambda app: next(ready, True) and takes_keys(app))
    app = app_on(desk.file.path)
    async with app.run_test(size=(80, 24)) as pilot:
        clock, turns = _time.get_time, itertools.count()
        monkeypatch.setattr(_time, "get_time", lambda: clock() + next(turns) % 2)
        await pilot.press("question_mark")
        assert not app.typeahead.busy
        assert "esc" in screen_text(app)


def test_no_timer_of_ours_can_be_skipped():
    guilty = [path.name for path in SOURCE.rglob("*.py") if ".set_timer(" in path.read_text("utf-8")]
    assert guilty == []
