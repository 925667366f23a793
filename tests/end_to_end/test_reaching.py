"""What leaves the screen: the terminal's own cursor for who follows it, and the clipboard with a file beside it."""

import base64
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES
from tests.end_to_end.screens import Running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
PLAN = EXAMPLES / "salarisverwerking-odoo.toml"


def settings(tmp_path: Path, text: str) -> dict[str, str]:
    """Write settings, and return the environment in which they count."""
    folder = tmp_path / "config" / "campaign-planner"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, "utf-8")
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_STATE_HOME": str(tmp_path / "state")}


def in_hand(program: Running) -> str:
    """Return what stands at the terminal's cursor."""
    program.settle()
    cursor = program.screen.cursor
    return program.screen.display[cursor.y][cursor.x :]


def test_the_cursor_stands_on_what_is_in_hand_when_that_is_asked_for(tmp_path: Path):
    with Running("open", PLAN, **settings(tmp_path, "cursor = true\n")) as program:
        program.wait_to_show("▶")
        assert in_hand(program).startswith("▶")
        assert not program.screen.cursor.hidden
        for key in ("j", "l", "j", "j", "h", "+", "-", "g"):
            program.press(key)
            assert in_hand(program).startswith("▶"), key
        program.press("t")
        program.wait_to_show("Status")
        first = in_hand(program)
        assert first.split()[0] in {"idea", "draft", "review", "approved", "scheduled", "sent", "cancelled"}
        program.press("\x1b[B")
        assert in_hand(program) != first
        program.press("\x1b", "b")
        program.wait_to_show("brief")
        assert in_hand(program).strip().startswith("▶ Why")
        program.press("j")
        program.press("j")
        shown = program.screen.buffer[program.screen.cursor.y]
        assert shown[program.screen.cursor.x + 3].bold, "the line in hand"
        program.press("\x1b", "\r")
        program.wait_to_show("Title")
        program.press("\x1b[F", "xyz")
        cursor = program.screen.cursor
        program.settle()
        assert program.screen.display[cursor.y][: cursor.x].rstrip().endswith("xyz")


def test_the_cursor_is_hidden_otherwise(tmp_path: Path):
    with Running("open", PLAN, **settings(tmp_path, "")) as program:
        program.wait_to_show("▶")
        program.settle()
        assert program.screen.cursor.hidden


def test_the_cursor_is_shown_and_hidden_from_the_settings(tmp_path: Path):
    with Running("open", PLAN, **settings(tmp_path, "")) as program:
        program.wait_to_show("▶")
        for shown in (True, False):
            program.press(",")
            program.wait_to_show("Own cursor")
            program.press(*["\x1b[A"] * 3, "\r", "\x1b")
            program.settle()
            assert program.screen.cursor.hidden is not shown


def test_a_copied_message_reaches_the_clipboard_of_the_terminal_and_a_file(tmp_path: Path):
    with Running("open", PLAN, **settings(tmp_path, "")) as program:
        program.wait_to_show("▶")
        program.press("y")
        program.wait_to_show("as it stands in the plan", "for a mail")
        program.press("\r")
        program.wait_to_show("Copied: ‘Waarom Odoo", "F9")
        program.press("\x1b[20~")
        program.wait_to_show("Notices", "If pasting brings nothing, it is in")
        (sent,) = CLIPBOARD.findall(program.raw)
    text = base64.b64decode(sent).decode()
    assert text.startswith("Waarom Odoo, en wat vraagt dat van jou\nMon 1 Mar 09:30 · 45 min · Kamer 2.14\nGoal: ")
    file = tmp_path / "state" / "campaign-planner" / "copied.txt"
    assert file.read_text("utf-8") == text
    assert file.stat().st_mode & 0o777 == 0o600
