"""A real pseudo-terminal to measure in: starts a program, and tells when something was painted."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self


class Answer(NamedTuple):
    """How long a program took to answer a key, in milliseconds."""

    shown: float
    """From typing until the last byte of the frame; 0 when nothing came."""
    processor: float
    """Of the processor's time, for the thread that draws; what others do on the machine is not in it."""


class Terminal:
    """A program in a pseudo-terminal of `columns` by `rows` cells."""

    def __init__(
        self, command: Sequence[str], columns: int = 120, rows: int = 40, *, environment: Mapping[str, str]
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            for each in (
                signal.SIGHUP,
                signal.SIGINT,
            ):  # as a terminal has them, whoever started this
                signal.signal(each, signal.SIG_DFL)
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **environment})
            os.execvp(command[0], list(command))  # noqa: S606 - the command is this program's own
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)

    def wait_for(self, marker: bytes, seconds: float = 60) -> float:
        """Return the milliseconds since the start until `marker` was written; raises TimeoutError."""
        seen = b""
        deadline = time.perf_counter() + seconds
        while marker not in seen:
            seen = seen[-200_000:] + self.read(deadline - time.perf_counter())
        return 1000 * (time.perf_counter() - self.started)

    def read(self, seconds: float) -> bytes:
        """Return what the program wrote next; raises TimeoutError when it writes nothing for so long."""
        ready, _, _ = select.select([self.file], [], [], max(0, seconds))
        if not ready:
            raise TimeoutError
        return os.read(self.file, 65536)

    def settle(self, quiet: float = 0.3) -> bytes:
        """Read until nothing came for so many seconds, and return what came."""
        seen = b""
        with contextlib.suppress(TimeoutError):
            while True:
                seen += self.read(quiet)
        return seen

    @property
    def processor(self) -> float:
        """Return the milliseconds that the program's main thread has had of a processor; 0 where that is not told."""
        try:
            return int(Path(f"/proc/{self.pid}/task/{self.pid}/schedstat").read_text("ascii").split()[0]) / 1e6
        except OSError:
            return 0.0

    def answer(self, keys: bytes, quiet: float = 0.05, first: float = 5.0) -> Answer:
        """Type, and return how long the answer took; see `key`."""
        before = self.processor
        shown = self.key(keys, quiet, first)
        return Answer(shown, self.processor - before)

    def key(self, keys: bytes, quiet: float = 0.08, first: float = 2.0) -> float:
        """Type, and return the milliseconds until the last byte of the frame that answers.

        0 when nothing came within `first` seconds; the frame has ended when nothing came for `quiet` seconds.
        """
        start = last = time.perf_counter()
        os.write(self.file, keys)
        with contextlib.suppress(TimeoutError):
            wait = first
            while True:
                self.read(wait)
                last, wait = time.perf_counter(), quiet
        return 1000 * (last - start)
