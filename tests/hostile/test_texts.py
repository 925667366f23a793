"""What a plan says never reaches the terminal as anything but letters: every text, every screen, every verb."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from campaign.storage.planfile import read_plan
from tests.end_to_end.screens import Running
from tests.hostile.texts import MESSAGE, PLAIN, STRINGS, forbidden, plan_of, sequences
from tests.torture.counts import times

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
PATIENT = 0.4
"""Seconds without output after which a screen that was left is gone, also on a busy machine."""
FOOT = "H/L day"
"""What the foot of the timeline says, and no other screen."""
OVER = ("╭─", "e why", "Type the letters", "esc timeline")
"""What stands over the timeline: a dialog, the findings, letters to jump by, another view."""
SCREENS = [
    *(("+", FOOT), ("-", FOOT), ("=", FOOT), ("g", FOOT), ("v", FOOT), ("m\x1b", FOOT)),
    *(("\r", "F2 take over"), ("t", "─ Status ─"), ("p", "e why"), ("c", "e why"), ("?", "─ Keys ─")),
    *(("e", "─ Hand out ─"), ("G", "─ What moves? ─"), ("M", "type to search"), ("J", "Type the letters")),
    *(("4", "· table ·", "\r", "esc leave it"), ("5", "· board ·"), ("6", "· agenda ·"), ("7", "· edition ·")),
    *(("r", "· load per week"), ("rg", "g other table"), ("2", "pgdn/pgup month"), ("2\t", "pgdn/pgup month")),
    *(("3", "{/} hour"), ("3\t", "{/} hour"), ("y", "─ Copy the"), ("S", "leave it as it is"), ("AB", "─ Change ")),
    ("\x1b", FOOT),
    *(("/", "─ Show only ─"), ("\x10", "─ All commands ─"), (",", "─ Settings ─"), ("a", "New message ·")),
    *(("d", FOOT), ("x", FOOT), ("u", FOOT), ("U", FOOT), ("u", FOOT), ("b", "· brief ·"), ("b\t\t\r", "F2 take over")),
]
"""Keys on the timeline, and what of the program's own then stands on the screen: zooms, lanes, link, grab, form,
status, problems, findings, help, export, a move before it happens, menu, jump, table, board, agenda, edition, who
hears what, month and week with what has no date, copy, slots that suit, bulk and marks taken away, filter, palette,
settings, a new message, duplicate, delete, undo, brief and a form of it."""


def shown(path: Path, messages: int) -> bytes:
    """Return all that a terminal gets while somebody walks through every screen and opens so many messages."""
    with Running("open", path, columns=140, rows=45) as program:
        program.wait_to_show("30 unscheduled", FOOT)
        for steps in SCREENS:
            for keys, there in zip(steps[::2], steps[1::2], strict=True):
                typed(program, *keys)
                program.wait_until(partial(stands, program, there), there)
            back(program)
        for _ in range(messages):
            typed(program, "j", "\r")
            program.wait_to_show("F2 take over")
            typed(program, "\t")
            back(program)
            typed(program, "\x1b[C")
        typed(program, "o")
        program.wait_to_show("n new plan")
        program.signal(15)
        assert program.ended() == 143
        return program.raw


def typed(program: Running, *keys: str) -> None:
    """Type, and read what that brings at once; what must come is waited for."""
    for key in keys:
        os.write(program.file, key.encode())
        program.settle(0.15)


def back(program: Running) -> None:
    """Go back to the timeline."""
    for _ in range(3):
        if alone(program):
            return
        typed(program, "\x1b")
        program.settle(PATIENT)
    assert alone(program), program.shown


def stands(program: Running, there: str) -> bool:
    """Tell whether this screen is drawn, and whole: the timeline's foot goes last."""
    return there in program.shown and alone(program) == (there == FOOT)


def alone(program: Running) -> bool:
    """Tell whether the timeline is on the screen with nothing before it."""
    return FOOT in program.shown and not any(word in program.shown for word in OVER)


def written(folder: Path, strings: list[str]) -> Path:
    folder.mkdir()
    path = folder / "plan.toml"
    path.write_text(plan_of(strings), "utf-8", newline="")
    return path


def test_the_plan_has_every_string_in_every_text(tmp_path: Path):
    plan = read_plan(written(tmp_path / "plans", STRINGS)).plan
    assert len(STRINGS) == 30
    for string, message in zip(STRINGS, plan.messages, strict=False):
        assert {getattr(message, each) for each in MESSAGE} == {string}


def test_no_screen_sends_the_terminal_anything_that_a_plan_says(tmp_path: Path):
    with ThreadPoolExecutor() as pool:  # both mostly wait
        plain = pool.submit(shown, written(tmp_path / "plain", [PLAIN] * len(STRINGS)), 3)
        raw = shown(written(tmp_path / "hostile", STRINGS), times(5, len(STRINGS)))
        usual = sequences(plain.result())
    assert len(raw) > 100_000
    assert forbidden(raw) == []
    assert sequences(raw) - usual == set()


def verbs(path: Path) -> list[list[str]]:
    plan = str(path)
    return [
        *([verb, plan] for verb in ("show", "agenda", "list")),
        ["show", plan, "--by", "owner"],
        ["show", plan, "--by", "audience"],
        ["list", str(path.parent)],
        ["agenda", plan, "--days", "400"],
        ["export", plan, "--to", "ics", "-o", "-"],
        ["export", plan, "--to", "ics", "--tasks", "--deadlines", "--split-by", "owner"],
        ["edit", plan, "m0", "--title", STRINGS[0].replace("\x00", "")],
        ["edit", plan, STRINGS[4], "--titel", STRINGS[12]],
        ["move", plan, "m1", STRINGS[2]],
        ["duplicate", plan, "m2"],
        ["delete", plan, "m3"],
        ["undo", plan],
        ["show", STRINGS[0]],
        ["new", STRINGS[0] + "\u202e"],
        [STRINGS[5]],
        ["show", f"--{STRINGS[5]}"],
    ]


@pytest.mark.parametrize("as_json", [False, True])
def test_no_verb_writes_anything_that_a_plan_or_a_name_says_raw(tmp_path: Path, as_json: bool):
    path = written(tmp_path / "plans", STRINGS)
    name = path.with_name("x\x1b]0;owned\x07\u202e\x9b2J.toml")
    shutil.copy(path, name)
    for target in (path, name)[-times(1, 2) :]:
        for verb in verbs(target):
            command = [
                sys.executable,
                "-m",
                "campaign",
                "--today",
                "2027-02-15",
                *(["--json"] if as_json else []),
                *verb,
            ]
            done = subprocess.run(command, capture_output=True, timeout=120, stdin=subprocess.DEVNULL, cwd=tmp_path)
            assert b"Traceback" not in done.stderr, done.stderr[-1500:]
            for stream in (done.stdout, done.stderr):
                assert forbidden(stream) == [], verb
                assert sequences(stream) == set(), verb
            if as_json and done.stdout.startswith((b"{", b"[")):
                json.loads(done.stdout)


def test_a_calendar_has_no_control_character_in_any_line(tmp_path: Path):
    path = written(tmp_path / "plans", STRINGS)
    command = [sys.executable, "-m", "campaign", "--today", "2027-02-15", "export", str(path), "--to", "ics", "--tasks"]
    assert subprocess.run(command, capture_output=True, timeout=120).returncode == 0
    data = path.with_suffix(".ics").read_bytes()
    assert data.count(b"BEGIN:VEVENT") >= 2 * len(STRINGS)
    assert forbidden(data) == []
    assert b"\x1b" not in data
    names = {line.split(b":")[0].split(b";")[0] for line in data.replace(b"\r\n ", b"").split(b"\r\n") if line}
    assert names - {name.encode() for name in NAMES} == set()


NAMES = ["BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "COLOR"]
NAMES += ["REFRESH-INTERVAL", "X-PUBLISHED-TTL", "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND"]
NAMES += ["SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"]
NAMES += ["ORGANIZER", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE"]
