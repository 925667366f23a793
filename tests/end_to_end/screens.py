"""The program in a real pseudo-terminal: started as a person does, typed at, and read as a terminal shows it."""

import contextlib
import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

from campaign.model.plan import Plan
from campaign.storage.journal import read_journal
from campaign.storage.journal_changes import replayed
from campaign.storage.log import log_path
from campaign.storage.planfile import parse_plan
from tools.bench.terminal import Terminal

SECONDS = 120.0
"""How long anything may take on a slow machine before it counts as not happening."""


class Running(Terminal):
    """The program in a terminal, and what stands on its screen."""

    def __init__(self, *arguments: object, columns: int = 100, rows: int = 30, code: str = "", **environment: str):
        run = ["-c", f"{code}\nfrom campaign.__main__ import main; main()"] if code else ["-m", "campaign"]
        command = [
            "env",
            "-u",
            "COLUMNS",
            "-u",
            "LINES",
            sys.executable,
            *run,
            "--today",
            "2027-02-15",
            *map(str, arguments),
        ]
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.code: int | None = None
        super().__init__(command, columns, rows, environment=environment)

    def __exit__(self, *about: object) -> None:
        if self.code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    def read(self, seconds: float) -> bytes:
        """Return what came, and put it on the screen."""
        data = super().read(seconds)
        self.raw += data
        self.stream.feed(data)
        return data

    @property
    def shown(self) -> str:
        """Return what stands on the screen."""
        return "\n".join(self.screen.display)

    def wait_to_show(self, *texts: str) -> None:
        """Read until all of these texts stand on the screen."""
        self.wait_until(lambda: all(text in self.shown for text in texts), texts)

    def wait_until(self, there: Callable[[], bool], what: object) -> None:
        """Read until something holds of the screen; what was read last may be a part of what is being drawn."""
        deadline = time.monotonic() + SECONDS
        while not there():
            try:
                self.read(max(0.0, deadline - time.monotonic()))
            except (TimeoutError, OSError):
                raise AssertionError(f"{what} did not come:\n{self.shown}\n{logged()}") from None

    def press(self, *keys: str) -> None:
        """Type, and read what that brings."""
        for key in keys:
            os.write(self.file, key.encode())
            self.settle()

    def read_first(self, seconds: float = 1.0) -> None:
        """Read the first that comes, when something comes at all."""
        with contextlib.suppress(TimeoutError, OSError):
            self.read(seconds)

    def read_for(self, seconds: float) -> None:
        """Read what comes in so many seconds."""
        deadline = time.monotonic() + seconds
        with contextlib.suppress(TimeoutError, OSError):
            while (left := deadline - time.monotonic()) > 0:
                self.read(left)

    def settle(self, quiet: float = 0.3) -> bytes:
        """Read until nothing came for a while; a terminal that is closed at the other side brings nothing."""
        with contextlib.suppress(OSError):
            return super().settle(quiet) if self.file >= 0 else b""
        return b""

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed or a line that is lost does."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1

    def ended(self, seconds: float = SECONDS, *, reading: bool = True) -> int:
        """Return the exit code once the program ends; minus the signal that killed it."""
        deadline = time.monotonic() + seconds
        while self.code is None and time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
            elif reading and self.file >= 0 and select.select([self.file], [], [], 0.05)[0]:
                with contextlib.suppress(OSError):
                    self.read(0)
            else:
                time.sleep(0.02)
        assert self.code is not None, f"still running after {seconds} seconds:\n{self.shown}"
        if reading:
            self.settle(0.1)
        return self.code


def logged() -> str:
    """Return what the program noted of its own mistakes."""
    log = log_path()
    return log.read_text("utf-8") if log.exists() else ""


def kept(home: Path) -> list[Path]:
    """Return the journals under a home."""
    return sorted(home.rglob("journal/*.journal"))


def wait_until_kept(home: Path, seconds: float = SECONDS) -> Path:
    """Return the journal once there is one."""
    deadline = time.monotonic() + seconds
    while not kept(home):
        assert time.monotonic() < deadline, "nothing was kept"
        time.sleep(0.05)
    return kept(home)[0]


def plan_in(path: Path) -> Plan:
    """Return the plan that a journal comes to."""
    journal = read_journal(path)
    assert journal is not None
    return replayed(parse_plan(journal.base.text, journal.base.plan).plan, journal.records)
