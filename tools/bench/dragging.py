"""Dragging bars of the timeline with the mouse: bars that are there, to where they are seen to come down."""

import os
import re
import time
from collections.abc import Sequence
from typing import NamedTuple

import pyte

from tools.bench.terminal import Answer, Terminal

BAR = re.compile(r"[▐▌▪▶][○◔◑◕●✓✗]▲?(Bericht \d+ )")
"""A bar that does not begin before the screen does, with the part of its title that tells it from others."""
WEEK = 9
"""Cells of a week in the zoom that the timeline begins with."""
PRESS, MOVE, RELEASE = "\x1b[<0;{x};{y}M", "\x1b[<32;{x};{y}M", "\x1b[<0;{x};{y}m"
"""What a terminal sends of the mouse (SGR); columns and rows count from 1."""
PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*[A-Za-z$]*u|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9;]*[a-z]")
"""Questions to the terminal that pyte would write on its screen."""


PATIENCE = 30.0
"""Seconds after which a bar that is not seen where it was put down counts as not put down."""
SILENCE = 0.4
"""Seconds of silence after which nothing more comes: the bar is moved in one frame, what the checks say comes later."""
ONE_FRAME = 0.02
"""Seconds within which what comes belongs to the same frame."""


class Bar(NamedTuple):
    """A bar on the screen."""

    title: str
    x: int
    """The column of its first cell, from 1."""
    y: int
    """Its row, from 1."""


class Frame(NamedTuple):
    """What a program painted in one go."""

    ended: float
    """When its last byte came."""
    processor: float
    """Milliseconds that the program had had of a processor by then."""
    painted: bytes


class Drags(Terminal):
    """A terminal with the timeline in it that knows what it shows."""

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 40, **environment: str) -> None:
        self.columns = columns
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.unread = b""
        super().__init__(command, columns, rows, **environment)

    def read(self, seconds: float) -> bytes:
        """Return what the program wrote, and remember it until somebody asks what is shown."""
        data = super().read(seconds)
        self.unread += data
        return data

    def bars(self) -> list[Bar]:
        """Return the bars on the screen."""
        self.stream.feed(PRIVATE.sub(b"", self.unread))
        self.unread = b""
        return [
            Bar(found[1], found.start() + 1, y + 1)
            for y, line in enumerate(self.screen.display)
            for found in BAR.finditer(line)
        ]

    def drags(self, times: int) -> list[Answer]:
        """Drag a bar a week on, or back, so many times; return how long each took from letting go.

        Raises:
            RuntimeError: a bar is not where it was put down: there was no drag, or the plan did not change.
        """
        return [self._drag(WEEK if number % 2 == 0 else -WEEK) for number in range(times)]

    def _drag(self, cells: int) -> Answer:
        """Drag a bar that is well inside the screen."""
        bars = self.bars()
        middle = self.columns // 2
        bar = min(bars, key=lambda each: abs(each.x - middle))
        for event, column in ((PRESS, bar.x), (MOVE, bar.x + cells)):
            self.key(event.format(x=column, y=bar.y).encode())
        return self._put_down(bar._replace(x=bar.x + cells))

    def _put_down(self, there: Bar) -> Answer:
        """Let go of a bar, and return how long it took until it was painted where it belongs, on whatever line.

        What comes is kept with its time and looked at afterwards, so that looking takes no time of the program's; a
        later frame, with what the checks say of the plan, is not waited for.
        """
        self.bars()
        before, start = self.processor, time.perf_counter()
        os.write(self.file, RELEASE.format(x=there.x, y=there.y).encode())
        frames: list[Frame] = []
        while time.perf_counter() < start + PATIENCE:
            try:
                data, now = Terminal.read(self, SILENCE), time.perf_counter()
            except TimeoutError:
                stands = self._stands(there, frames)
                if stands:
                    return Answer(1000 * (stands[0].ended - start), stands[0].processor - before)
                frames = []
                continue
            if frames and now - frames[-1][0] < ONE_FRAME:
                data = frames.pop().painted + data
            frames.append(Frame(now, self.processor, data))
        raise RuntimeError(f"{there} did not come: no drag, or the plan did not change")

    def _stands(self, there: Bar, frames: Sequence[Frame]) -> list[Frame]:
        """Return the frames in which a bar stands at its place, from the first after which it stays there."""
        found: list[Frame] = []
        for frame in frames:
            self.unread += frame.painted
            stands = any((each.title, each.x) == (there.title, there.x) for each in self.bars())
            found = [*found, frame] if stands else []
        return found
