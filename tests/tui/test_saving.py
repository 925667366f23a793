"""A save goes on in a thread of its own; the planner works on, and is told at any moment what is saved and what not."""

import asyncio
import errno
import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from campaign import files
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.language import language, use
from campaign.reasons import reason
from campaign.storage.journal import read_journal
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from campaign.tui import inspector
from campaign.tui.guard import Guard
from campaign.tui.inspector import PAUSE
from campaign.tui.outside import Watch
from campaign.tui.screens.elsewhere import ElsewhereDialog
from campaign.tui.screens.leave import LeaveDialog
from tests.tui.driving import app_on, becomes, checked, screen_text, settled, until
from tests.tui.test_outside import retitle

SECONDS = 120


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.file.path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold every save until the event is set, as a slow disk does."""
    go = threading.Event()

    def slow(file: PlanFile, plan: object) -> PlanFile:
        assert go.wait(SECONDS)
        return save_plan(file, plan)

    monkeypatch.setattr("campaign.storage.saving.save_plan", slow)
    yield go
    go.set()


async def left(app) -> None:
    """Wait until the app leaves."""
    deadline = time.monotonic() + SECONDS
    while app.is_running:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


def english(code: int) -> str:
    return language("en").render(reason(OSError(code, "")))


def title(app) -> str:
    return screen_text(app).splitlines()[0]


@pytest.mark.held
async def test_the_screen_goes_on_during_a_save_and_what_is_done_then_is_not_saved(path: Path, held: threading.Event):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Eerst")
        await pilot.press("s")
        assert "saving…" in title(app)
        retitle(app, path, "Daarna")
        await pilot.press("L", "u", "right")
        assert read_plan(path).plan.messages[0].title != "Eerst"
        held.set()
        await settled(app, pilot)
        assert read_plan(path).plan.messages[0].title == "Eerst"
        assert app.desks[path].plan.messages[0].title == "Daarna"
        assert "● not saved" in title(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert read_plan(path).plan.messages[0].title == "Daarna"
        assert title(app).rstrip().endswith("· saved")


@pytest.mark.held
async def test_a_save_that_is_asked_for_during_another_comes_after_it(path: Path, held: threading.Event):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Eerst")
        await pilot.press("s")
        retitle(app, path, "Daarna")
        await pilot.press("s")
        held.set()
        await until(pilot, app, " · saved")
        assert read_plan(path).plan.messages[0].title == "Daarna"
        assert not app.desks[path].dirty


@pytest.mark.held
async def test_a_plan_is_checked_after_a_save_rather_than_during_it(path: Path, held: threading.Event):
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await checked(app, pilot)
        before = app.inspector.said(screen.desk)
        await pilot.press("right", "L", "s")
        await pilot.pause(2 * PAUSE)
        assert screen.desk.saving
        assert not gc.isenabled()
        assert app.inspector.said(screen.desk) is before
        held.set()
        await checked(app, pilot, before)
        assert not screen.desk.saving
        assert gc.isenabled()


async def test_a_plan_is_checked_when_nobody_types_or_else_a_while_after_the_edit(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(inspector, "LATEST", 4 * PAUSE)
    app = app_on(path, checks=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await checked(app, pilot)
        before = app.inspector.said(screen.desk)
        await pilot.press("right", "L")
        app.typeahead.typed = time.monotonic() + 60
        await pilot.pause(2 * PAUSE)
        assert app.inspector.said(screen.desk) is before
        await checked(app, pilot)
        assert app.inspector.said(screen.desk) is not before


async def test_undo_after_a_save_takes_back_what_was_saved(path: Path):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        before = app.desks[path].plan if path in app.desks else read_plan(path).plan
        retitle(app, path, "Eerst")
        await pilot.press("s")
        await settled(app, pilot)
        assert app.desks[path].file.plan is app.desks[path].plan, "nothing is compared again"
        await pilot.press("u", "s")
        await settled(app, pilot)
        assert read_plan(path).plan == before


@pytest.mark.held
async def test_leaving_waits_for_a_save_and_then_asks_about_the_rest(path: Path, held: threading.Event):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Eerst")
        await pilot.press("s")
        retitle(app, path, "Daarna")
        await pilot.press("q")
        assert app.is_running
        held.set()
        await settled(app, pilot)
        assert isinstance(app.screen, LeaveDialog)
        await pilot.press("enter")
        await left(app)
    assert read_plan(path).plan.messages[0].title == "Daarna"
    assert app.return_value == 0


@pytest.mark.held
async def test_leaving_during_a_save_with_nothing_else_to_save_just_waits(path: Path, held: threading.Event):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Eerst")
        await pilot.press("s", "q")
        assert app.is_running
        held.set()
        await left(app)
    assert read_plan(path).plan.messages[0].title == "Eerst"
    assert app.return_value == 0


@pytest.mark.held
async def test_our_own_save_is_not_taken_for_somebody_elses(path: Path, monkeypatch: pytest.MonkeyPatch):
    """The file is another already, and the desk does not know of it yet: a look in that moment says nothing."""
    written, go = threading.Event(), threading.Event()

    def slow(file: PlanFile, plan: object) -> PlanFile:
        saved = save_plan(file, plan)
        written.set()
        assert go.wait(SECONDS)
        return saved

    monkeypatch.setattr("campaign.storage.saving.save_plan", slow)
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Eerst")
        watch = Watch(app)
        await pilot.press("s")
        assert written.wait(SECONDS)
        watch.look()
        await pilot.pause(0.3)
        go.set()
        await settled(app, pilot)
        assert "somebody else" not in " ".join(notice.message for notice in app._notifications)
        assert app.desks[path].undo_label.text == "Changed"


def failing(code: int, real: Callable[..., int] = os.write) -> Callable[..., int]:
    def write(descriptor: int, data: bytes) -> int:
        raise OSError(code, os.strerror(code))

    return write


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
async def test_a_save_that_fails_is_in_the_title_until_one_succeeds(path: Path, monkeypatch, code: int):
    app = app_on(path)
    async with app.run_test(size=(120, 40)) as pilot:
        retitle(app, path, "Eerst")
        with monkeypatch.context() as patch:
            patch.setattr(files.os, "write", failing(code))
            await pilot.press("s")
            await settled(app, pilot)
        assert isinstance(app.screen, ElsewhereDialog)
        app.screen.query_one(Input).value = "/"
        await pilot.press("enter")
        assert "No file is named here" in screen_text(app)
        await pilot.press("escape")
        assert f"▲ not saved: {english(code)}" in title(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert title(app).rstrip().endswith("· saved")
        assert read_plan(path).plan.messages[0].title == "Eerst"


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_a_journal_that_cannot_be_written_is_in_the_title(path: Path, monkeypatch, language: str):
    use(language)
    app = app_on(path)
    guard = app.guard = Guard(app)
    keeper: Keeper = guard.keeper
    async with app.run_test(size=(120, 40)) as pilot:
        keeper.watch(app.desks[path])
        keeper.start()
        try:
            with monkeypatch.context() as patch:
                patch.setattr(files.os, "write", failing(errno.ENOSPC))
                retitle(app, path, "Eerst")
                keeper.flush(SECONDS)
                app.follow_journals()
                await pilot.pause()
                told = {
                    "en": "▲ not saved, and not in the journal: the disk is f",
                    "nl": "▲ niet bewaard, en niet in het logboek: de schijf is vol",
                }
                assert told[language] in title(app)
            assert keeper.flush(SECONDS)
            app.follow_journals()
            await pilot.pause()
            assert {"en": "● not saved", "nl": "● niet bewaard"}[language] in title(app)
        finally:
            keeper.stop(drop=True)
            app.guard = None


async def test_a_field_that_is_left_is_in_the_journal_without_waiting(path: Path, monkeypatch):
    monkeypatch.setattr("campaign.desk.keeping.TICK", 600)
    app = app_on(path)
    guard = app.guard = Guard(app)
    keeper: Keeper = guard.keeper
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.desks[path]
        keeper.watch(desk)
        keeper.start()
        try:
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("end", *"anders")
            assert desk.journal is not None
            assert desk.journal.path is None
            await pilot.press("tab")
            await becomes(pilot, lambda: desk.journal.whole)
            journal = read_journal(desk.journal.path)
            assert journal is not None
            (typed,) = journal.drafts.values()
            assert typed["title"].endswith("anders")
        finally:
            monkeypatch.setattr("campaign.desk.keeping.TICK", 1)
            keeper.stop(drop=True)
