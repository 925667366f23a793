"""Traps of terminals and of Textual, each with what is done about it; textual's own ways would fail here."""

import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text
from textual.content import Content
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.widgets import TextArea

from campaign.desk.desk import Desk
from campaign.text import in_cells
from campaign.tui.plain import PLAIN
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.pickers import Choice, PickMany, PickOne
from tests.tui.driving import app_on, screen_text, settled, until
from tests.tui.hostile import HOSTILE, hostile_plan

MARK = "qzq"
"""Stands in every hostile text, so that it is found again."""
DOORS = {
    "timeline": ["L", "u", "U", "u", "g", "g", "g", "g", "plus"],
    "grab": ["m", "right", "escape"],
    "findings": ["c", "j", "enter", "escape", "escape"],
    "palette": ["ctrl+p", *MARK, "escape"],
    "help": ["question_mark", "escape"],
    "filter": ["slash", "down", "enter", "escape", "down", "enter", "escape", "down", "enter", "escape", "escape"],
    "export": ["e", "escape"],
    "links": ["v", "escape"],
    "status": ["t", "escape"],
    "form": ["enter", "f5", *["tab"] * 6, "f4", "escape", "tab", "f4", "escape", "tab", "f4", "escape", "f2"],
    "draft": ["enter", "x", "escape", "enter", "f5", "escape"],
    "brief": ["b", "enter", "escape", *["j", "enter", "escape"] * 9, "escape"],
    "brief, delete": ["b", "j", "j", "x", "u", "U", "u", "escape"],
    "duplicate, leave, delete": ["d", "q", "escape", "x", "u", "u"],
    "home": ["o", "slash", *MARK, "down", "enter", "o", "escape", "escape", "z", "Z", "z", "Z"],
}


@pytest.fixture
def markup(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is read as markup from now on."""
    read: list[str] = []
    for kind in (Content, Text):
        known = kind.from_markup

        def watched(text: str, *more: object, known=known, **named: object) -> object:
            read.append(str(text))
            return known(text, *more, **named)

        monkeypatch.setattr(kind, "from_markup", staticmethod(watched))
    return read


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_texts_are_harmless_on_every_screen(tmp_path: Path, text: str, markup: list[str]):
    app = app_on(hostile_plan(tmp_path / "vreemd.toml", text + MARK))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for door, keys in DOORS.items():
            for key in keys:
                await pilot.press(key)
                typed = any(isinstance(each, EntryForm) for each in app.screen_stack)
                joins = "" if typed else "\u200d\ufe0f"  # a field keeps what is typed in it
                assert not set("\x1b\x07\x9b\u202e" + joins) & set(screen_text(app)), (door, key)
        assert app.is_running
    assert [each for each in markup if MARK in each] == []


@pytest.mark.parametrize("text", ["[/]", "[a=b:", "[@click=app.exit]weg", "\x1b[2Jweg", "a\nb"])
async def test_whatever_shows_a_text_shows_it_as_it_is(tmp_path: Path, text: str, markup: list[str]):
    shown = in_cells(text)
    choices = [Choice("one", text, text)]
    app = app_on(hostile_plan(tmp_path / "plan.toml", "Gewoon"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for tell in (app.screen.say, app.screen.complain):
            tell(text + MARK)
            await pilot.pause()
            assert shown + MARK in screen_text(app)
            await pilot.click("Toast")
        for dialog in (PickOne(text + MARK, choices), PickMany(text + MARK, choices), Ask(text + MARK, text, text)):
            app.push_screen(dialog)
            await pilot.pause()
            heading = next(line for line in screen_text(app).splitlines() if MARK in line)
            assert shown + MARK in heading
            assert screen_text(app).count(shown) >= 2
            await pilot.press("escape")
        assert app.is_running
    assert [each for each in markup if MARK in each] == []


async def test_a_text_that_would_run_an_action_does_not_when_it_is_clicked(tmp_path: Path):
    app = app_on(hostile_plan(tmp_path / "plan.toml", "[@click=app.leave]weg"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        for _ in range(2):
            lines = screen_text(app).splitlines()
            for y, line in enumerate(lines):
                if "weg" in line:
                    await pilot.click(offset=(line.index("weg") + 1, y))
            assert app.is_running
            await pilot.press("x")


@pytest.mark.parametrize("key", ["title", "body"])
async def test_what_is_pasted_in_a_field_is_cleaned_where_it_is_shown(tmp_path: Path, key: str):
    app = app_on(hostile_plan(tmp_path / "plan.toml", "Gewoon"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        control = app.screen.row(key).control
        control.focus()
        await pilot.pause()
        control.post_message(Paste("\x1b]0;weg\x07\u202eplak"))
        await until(pilot, app, "plak")
        assert not set("\x1b\x07\u202e") & set(screen_text(app))
        assert app.is_running


FIELDS = {
    "search on home": (None, ["slash"]),
    "filter": ("plan.toml", ["slash"]),
    "title in a form": ("plan.toml", ["a"]),
    "text in a form": ("plan.toml", ["a"]),
    "palette": ("plan.toml", ["ctrl+p"]),
    "status": ("plan.toml", ["t"]),
    "export": ("plan.toml", ["e", "up"]),
    "new plan": (None, ["n"]),
}
PRINTABLE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !?/.,;:<>[]+-_=$"


@pytest.mark.parametrize("name", FIELDS)
async def test_every_letter_that_is_typed_in_a_field_stands_in_it(tmp_path: Path, name: str):
    plan, keys = FIELDS[name]
    hostile_plan(tmp_path / "plan.toml", "Gewoon")
    app = app_on(tmp_path / plan if plan else tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        screen = app.screen
        if name == "text in a form":
            screen.row("body").control.focus()
            await pilot.pause()
        field = app.focused
        text = field.text if isinstance(field, TextArea) else field.value
        for char in PRINTABLE:
            app.post_message(Key(_character_to_key(char), char))
        await until(pilot, app, PRINTABLE[-5:])
        assert app.screen is screen
        assert app.focused is field
        assert (field.text if isinstance(field, TextArea) else field.value) == text + PRINTABLE
        await pilot.press("ctrl+z")
        assert app.screen is screen
        assert all(not desk.dirty for desk in app.desks.values())


@pytest.mark.parametrize("keys", [[], ["question_mark"], ["e"], ["c"]])
async def test_with_plain_frames_no_line_is_drawn_and_everything_stands_where_it_stood(desk: Desk, keys: list[str]):
    shown = []
    for plain in (False, True):
        app = app_on(desk.file.path, plain=plain)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press(*keys)
            await settled(app, pilot)
            shown.append(screen_text(app))
    drawn, plain_text = shown
    assert any("─" <= char <= "╿" for char in drawn)
    assert not any("─" <= char <= "╿" for char in plain_text)
    assert plain_text == drawn.translate(PLAIN)


async def test_plain_frames_are_set_and_seen_at_once(desk: Desk):
    app = app_on(desk.file.path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("comma", *["down"] * 5, "enter", "escape")
        await settled(app, pilot)
        assert app.settings.plain
        await pilot.pause()
        assert "┌" not in screen_text(app)


def test_a_second_frame_waits_a_few_milliseconds():
    code = "import campaign.tui.app; from textual.screen import UPDATE_PERIOD; print(UPDATE_PERIOD < 0.005)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "True"
