"""Nothing goes over the network by itself, and a link opens only when it was asked for and shown."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES
from tests.end_to_end.screens import Running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
GUARD = """
import os, sys
def forbid(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
                 "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "webbrowser.open"}:
        if not (event == "socket.connect" and isinstance(arguments[1], (str, bytes))):
            with open(os.environ["NETWORK_LOG"], "a") as log:
                log.write(f"{event} {arguments[1:]!r}\\n")
            raise PermissionError(13, "no network in this test")
sys.addaudithook(forbid)
"""
"""Python runs this at its start; what is asked of the system below Python is refused by the verbs' own name space."""
PLAN = "poliklinieken-een-plein.toml"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the log of what went over the network, in a process that may not."""
    place = tmp_path / "guard"
    place.mkdir()
    (place / "sitecustomize.py").write_text(GUARD)
    path = tmp_path / "network.log"
    path.touch()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(place), *filter(None, [os.environ.get("PYTHONPATH")])]))
    monkeypatch.setenv("NETWORK_LOG", str(path))
    return path


def test_the_guard_sees_what_goes_over_the_network(log: Path):
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 1
    assert "socket.getaddrinfo" in log.read_text()


def test_no_verb_goes_over_the_network(log: Path, tmp_path: Path):
    shutil.copytree(EXAMPLES, tmp_path / "plans")
    plan = tmp_path / "plans" / PLAN
    alone = (
        ["unshare", "-rn"]
        if shutil.which("unshare") and not subprocess.run(["unshare", "-rn", "true"]).returncode
        else []
    )
    for verb in (
        ["list", plan.parent],
        ["show", plan],
        ["agenda", plan],
        ["export", plan, "--to", "ics"],
        ["new", "Koffie"],
        ["schema"],
        ["move", plan, "verhuizing", "2027-06-05"],
        ["undo", plan],
        ["demo", tmp_path / "demo"],
    ):
        command = [*alone, sys.executable, "-m", "campaign", "--today", "2027-02-15", *map(str, verb)]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=120
        )
        assert "Traceback" not in done.stderr
    assert log.read_text() == ""


FOOT = "H/L day"
"""What the foot of the timeline says, and no other screen."""
WALK = [
    *(("\r", "F2 take over"), ("b", "· brief ·"), ("e", "─ Hand out ─"), ("p", "Nothing to remark"), ("?", "─ Keys ─")),
    *(("g", FOOT), ("-", FOOT), ("v", FOOT)),
]
"""Keys on the timeline, and what then stands on the screen."""


def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a browser that writes down what it is asked to open, and return where."""
    asked = tmp_path / "asked.txt"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {asked}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    return asked


@pytest.mark.parametrize(
    ("link", "shown", "opened"),
    [
        ("https://bank.example@boef.example/?x", "It leads to boef.example", "https://bank.example@boef.example/?x"),
        ("mailto:hr@example.org", "It leads to example.org", "mailto:hr@example.org"),
        ("javascript:alert(1)", "is not opened from here", None),
        ("file:///etc/passwd", "is not opened from here", None),
        ("--private", "is not opened from here", None),
    ],
)
def test_a_link_is_shown_whole_and_opens_only_when_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str, shown: str, opened: str | None
):
    asked = browser(tmp_path, monkeypatch)
    path = tmp_path / "plan.toml"
    row = f'[[messages]]\ntitle = "Met een link"\nchannel = "mail"\nwhen = 2027-02-16\nlink = "{link}"\n'
    path.write_text(f'format = 1\n[campaign]\ntitle = "Links"\n{row}', "utf-8")
    with Running("open", path) as program:
        program.wait_to_show("Met een link")
        program.settle()
        program.press("l", "v")
        program.wait_to_show(shown)
        if opened:
            assert opened in program.shown
            program.press("\x1b")
            assert not asked.exists()
            program.press("v")
            program.wait_to_show(shown)
            program.press("\r")
        else:
            program.press("\r")
            program.press("\x1b")
        program.press("q")
        assert program.ended() == 0
    assert (asked.read_text().splitlines() if asked.exists() else []) == ([opened] if opened else [])


def test_the_screens_go_nowhere_over_the_network(log: Path, tmp_path: Path):
    path = tmp_path / PLAN
    shutil.copy(EXAMPLES / PLAN, path)
    with Running("open", path, columns=140, rows=45) as program:
        program.wait_to_show("polikliniek", FOOT)
        for keys, there in WALK:
            program.press(keys)
            program.wait_to_show(there)
            if there != FOOT:
                program.press("\x1b")
                program.wait_to_show(FOOT)
        for keys, there in (("L", "● not saved"), ("s", "· saved")):
            program.press(keys)
            program.wait_to_show(there)
        program.press("q")
        assert program.ended() == 0
    assert log.read_text() == ""
