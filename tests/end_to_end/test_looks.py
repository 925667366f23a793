"""What the screen shows on terminals that can do little: no colours, sixteen, no room, no UTF-8, no terminal at all."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.model.field_words import STATUS_MARKS
from campaign.storage.newcomers import note_tour
from tests.conftest import EXAMPLES
from tests.end_to_end.screens import Running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
COLOUR = re.compile(rb"\x1b\[[0-9;]*?[34]8;2;(\d+);(\d+);(\d+)")
PLAIN = {"without colours": {"NO_COLOR": "1"}, "sixteen colours": {"COLORTERM": "", "TERM": "xterm"}}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a plan with a message of every status around today, which has a quiet week in it."""
    path = tmp_path / "plan.toml"
    lines = ['format = 1\n[campaign]\ntitle = "Alle tekens"\nquiet = [{ from = 2027-02-22, to = 2027-02-28 }]\n']
    for number, status in enumerate(STATUS_MARKS):
        lines.append(
            f'[[messages]]\nid = "m{number}"\ntitle = "Bericht {status}"\nchannel = "intranet"\n'
            f'when = 2027-02-{8 + 2 * number:02}\nstatus = "{status}"\n'
        )
    path.write_text("".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("environment", PLAIN.values(), ids=list(PLAIN))
def test_what_colours_tell_is_told_by_glyphs_too(plan: Path, environment: dict[str, str]):
    with Running("open", plan, columns=160, rows=40, **environment) as program:
        program.wait_to_show("Alle tekens", "undo")
        program.settle()
        week = program.shown
        assert "┃" in week, "today"
        assert "░" in week, "a quiet week"
        assert week.count("▶") == 1, "the message in hand"
        for status, mark in STATUS_MARKS.items():
            assert mark in week, status
        program.press("+")
        program.press(".")
        day = program.shown.splitlines()
        weekend = next(line for line in day if "Sat 20 Feb" in line)
        behind = next(line for line in day if line.startswith("◆"))
        column = weekend.index("Sat 20 Feb")
        assert (behind[column - 1], behind[column]) == (" ", "░"), "a weekend"
        assert any("┃" in line for line in day)
        if "NO_COLOR" in environment:
            assert {each for each in COLOUR.findall(program.raw) if len(set(each)) > 1} == set()


def test_the_chosen_line_of_a_list_stands_out_without_colours(tmp_path: Path):
    for name in ("salarisverwerking-odoo.toml", "poliklinieken-een-plein.toml"):
        shutil.copy(EXAMPLES / name, tmp_path)
    note_tour()
    with Running("open", tmp_path, NO_COLOR="1") as program:
        program.wait_to_show("Salarisverwerking naar Odoo")
        program.settle()
        lines = [program.screen.buffer[y][3] for y in range(1, 5)]
        assert [cell.bold for cell in lines] == [True, True, False, False], "the two lines of one plan"
        assert lines[0].bg > "a0"
        assert lines[2].bg < "40"


@pytest.mark.parametrize(("keys", "words"), [(["\x10"], "Open"), (["t"], "idea"), (["/", "\x1b[B"], "Channels")])
def test_the_chosen_line_stands_out_without_colours_where_the_list_has_not_the_focus(
    plan: Path, keys: list[str], words: str
):
    with Running("open", plan, NO_COLOR="1") as program:
        program.wait_to_show("Alle tekens", "undo")
        program.press(*keys)
        program.wait_to_show(words)
        program.settle()
        chosen = [
            y
            for y, line in enumerate(program.shown.splitlines())
            if program.screen.buffer[y][18].bold and int(program.screen.buffer[y][18].bg[:2], 16) > 0xA0 and line
        ]
        assert len(chosen) == 1


def test_lane_names_shorten_below_sixty_columns(plan: Path):
    with Running("open", plan, columns=56, rows=20) as program:
        program.wait_to_show("intr… 7 ", "▶●Bericht scheduled")


@pytest.mark.parametrize(("columns", "rows"), [(29, 20), (80, 7), (12, 3)])
def test_a_window_without_room_says_so_until_it_grows(plan: Path, columns: int, rows: int):
    with Running("open", plan, columns=columns, rows=rows) as program:
        program.wait_to_show("Too small:")
        assert "intranet" not in program.shown
        program.press("L")
        program.resize(80, 24)
        program.wait_to_show("intranet", "· saved")
        program.press("L")
        program.wait_to_show("not saved")
        program.resize(columns, rows)
        program.wait_to_show("Too small:")
        program.press("q")
        assert program.code is None, "what is not saved is asked about first"
        program.resize(80, 24)
        program.wait_to_show("intranet", "not saved")
        program.press("u", "q")
        assert program.ended() == 0


def test_the_smallest_window_that_is_not_too_small_shows_the_plan(plan: Path):
    with Running("open", plan, columns=30, rows=8) as program:
        program.wait_to_show("▶")
        assert "Too small" not in program.shown


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "C"}]
)
def test_the_screen_is_utf_8_whatever_the_locale_says(plan: Path, environment: dict[str, str]):
    with Running("open", plan, **environment) as program:
        program.wait_to_show("▶", "░", "Alle tekens")
        program.press("q")
        assert program.ended() == 0


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_dumb_terminal_gets_one_line_that_names_the_plain_commands(plan: Path, terminal: str):
    with Running("open", plan, TERM=terminal) as program:
        assert program.ended() == 2
        assert b"campaign show" in program.raw
        assert b"\x1b" not in program.raw


def test_without_a_terminal_it_does_not_wait(plan: Path):
    command = [sys.executable, "-m", "campaign", "open", str(plan)]
    for streams in ({}, {"stdin": subprocess.DEVNULL}):
        environment = {**os.environ, "TERM": "xterm-256color"}
        result = subprocess.run(command, capture_output=True, text=True, timeout=30, env=environment, **streams)
        assert result.returncode == 2
        assert "campaign show" in result.stderr
        assert result.stderr.count("\n") == 1
