"""What is taken of a file comes in by a thread: it tells how far it is, esc stops it, a failure leads back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import LoadingIndicator

from campaign.calendars import parsing
from campaign.calendars.blocks import Block
from campaign.calendars.zones_in import Zones
from campaign.desk.importing import files, imports
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import
from campaign.model.changes import Edit
from campaign.tui.screens import carrying, importing
from campaign.tui.screens.importing import ImportDialog
from campaign.tui.screens.timeline import TimelineScreen
from tests.tui.driving import app_on, becomes, screen_text, type_text, until

EVENT = "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART;VALUE=DATE:202703{n:02}\r\nSUMMARY:Dag {n}\r\nEND:VEVENT\r\n"
COUNT = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    events = "".join(EVENT.format(n=n) for n in range(1, COUNT + 1))
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n"
    (tmp_path / "van anderen.ics").write_bytes(text.encode())
    return tmp_path


class Gate:
    """Holds the work after three changes until it is opened."""

    def __init__(self) -> None:
        self.reached, self.open = Event(), Event()

    def edit_for(self, imported: Import, taken: frozenset[str], tell: Callable[[int], object]) -> Edit:
        def held(done: int) -> None:
            if done == 3:
                self.reached.set()
                assert self.open.wait(60)
            tell(done)

        return imports.edit_for(imported, taken, lambda done: tell(done) if done < 3 else held(done))


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(carrying, "edit_for", gate.edit_for)
    monkeypatch.setattr(carrying, "SOON", 0.05)
    yield gate
    gate.open.set()


async def as_a_plan(pilot, app) -> ImportDialog:
    """Choose the calendar, and make it a plan of its own."""
    await pilot.pause()
    await pilot.press("escape", "E")
    await pilot.pause()
    await type_text(pilot, "anderen")
    await pilot.press("enter")
    await until(pilot, app, "Dag 1")
    dialog = app.screen
    assert isinstance(dialog, ImportDialog)
    await until(pilot, app, "behind the plans")
    await pilot.press("right")
    await until(pilot, app, "20 new")
    return dialog


@pytest.mark.held
async def test_it_tells_how_far_it_is_and_esc_leads_back_to_the_choices(folder: Path, gate: Gate):
    app = app_on(folder)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        dialog = await as_a_plan(pilot, app)
        await pilot.press("space", "enter")
        assert gate.reached.wait(60)
        await until(pilot, app, "Bringing in 2 of 19")
        await pilot.press("a", "enter", "escape")  # the first two are for later
        gate.open.set()
        await until(pilot, app, "1 left")
        assert app.screen is dialog
        assert "Bringing in" not in screen_text(app)
        assert not list(folder.glob("*.toml"))
        await pilot.press("enter")
        await becomes(pilot, lambda: isinstance(app.screen, TimelineScreen))
        await until(pilot, app, "Dag 2")
        assert len(app.screen.desk.plan.messages) == COUNT - 1


@pytest.mark.held
async def test_a_file_that_takes_a_while_to_read_says_so_until_it_is_read(folder: Path, monkeypatch):
    held = Event()
    monkeypatch.setattr(importing, "SOON", 0.05)
    monkeypatch.setattr(importing, "read_suited", lambda incoming: held.wait(60) and files.read_suited(incoming))
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("E")
        await pilot.pause()
        await type_text(pilot, "anderen")
        await pilot.press("enter")
        await until(pilot, app, "Reading … esc stops it.")
        busy = app.screen.query_one(LoadingIndicator)
        assert busy.display
        held.set()
        await until(pilot, app, "Dag 1")
        assert "Reading …" not in screen_text(app)
        assert not busy.display


@pytest.mark.held
async def test_esc_ends_the_reading_itself_and_the_program_is_left_at_once(folder: Path, monkeypatch):
    """The thread of a reading that nobody waits for any more would keep the program from ending."""
    reached, held, ended, read = Event(), Event(), Event(), []

    def parsed(zones: Zones, events: Sequence[Block]) -> list[object]:
        read.append(events)
        reached.set()
        assert held.wait(60)
        return whole(zones, events)

    def read_suited(incoming: Incoming) -> Import:
        try:
            return files.read_suited(incoming)
        finally:
            ended.set()

    whole = parsing.parsed
    monkeypatch.setattr(parsing, "TOGETHER", 1)
    monkeypatch.setattr(parsing, "parsed", parsed)
    monkeypatch.setattr(importing, "read_suited", read_suited)
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("E")
        await pilot.pause()
        await type_text(pilot, "anderen")
        await pilot.press("enter")
        await pilot.pause()
        assert reached.wait(60)
        await pilot.press("escape")
        await pilot.pause()
        held.set()
        assert ended.wait(60)
        assert len(read) == 1  # of twenty events
        await pilot.press("q")
        await pilot.pause()
    assert app.return_value == 0


@pytest.mark.held
async def test_the_screen_is_free_meanwhile(folder: Path, gate: Gate):
    app = app_on(folder)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await as_a_plan(pilot, app)
        await pilot.press("enter")
        assert gate.reached.wait(60)
        before = screen_text(app)
        await pilot.press("pagedown")
        await pilot.pause()
        assert screen_text(app) != before
        gate.open.set()
        await until(pilot, app, "20 messages")


async def test_what_cannot_be_written_is_said_with_all_choices_as_they_were(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        dialog = await as_a_plan(pilot, app)
        assert dialog.imported is not None
        dialog.imported.target.mkdir()
        await pilot.press("space", "enter")
        await until(pilot, app, "Choose another")
        assert app.screen is dialog
        assert "1 left" in screen_text(app)
