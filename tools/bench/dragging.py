"""Dragging bars of the timeline with the mouse: bars that are there, to where they are seen to come down."""

import re
from typing import NamedTuple

from tools.bench.screen import Frame, Screen
from tools.bench.terminal import Answer

BAR = re.compile(r"[▐▌▪▶][○◔◑◕●✓✗]▲?(Bericht \d+ )")
"""A bar that does not begin before the screen does, with the part of its title that tells it from others."""
WEEK = 9
"""Cells of a week in the zoom that the timeline begins with."""
PRESS, MOVE, RELEASE = "\x1b[<0;{x};{y}M", "\x1b[<32;{x};{y}M", "\x1b[<0;{x};{y}m"
"""What a terminal sends of the mouse (SGR); columns and rows count from 1."""
SILENCE = 0.4
"""Seconds of silence after which nothing more comes: the bar is moved in one frame, what the checks say comes later."""


class Bar(NamedTuple):
    """A bar on the screen."""

    title: str
    x: int
    """The column of its first cell, from 1."""
    y: int
    """Its row, from 1."""


class Drags(Screen):
    """The timeline in a terminal, on which bars are dragged."""

    silence = SILENCE

    def bars(self) -> list[Bar]:
        """Return the bars on the screen."""
        return [
            Bar(found[1], found.start() + 1, y + 1) for y, line in enumerate(self.lines) for found in BAR.finditer(line)
        ]

    def drags(self, times: int) -> list[Answer]:
        """Drag a bar a week on, or back, so many times; return how long each took from letting go.

        Raises:
            RuntimeError: a bar is not where it was put down: there was no drag, or the plan did not change.
        """
        return [self._drag(WEEK if number % 2 == 0 else -WEEK) for number in range(times)]

    def _drag(self, cells: int) -> Answer:
        """Drag a bar that is well inside the screen: one near the edge of the lanes may come to stand out of sight."""
        column, lowest = self.columns // 2, 2 * len(self.lines) // 3
        bar = min(self.bars(), key=lambda each: (each.y > lowest, abs(each.x - column)))
        for event, column in ((PRESS, bar.x), (MOVE, bar.x + cells)):
            self.key(event.format(x=column, y=bar.y).encode())
        return self._put_down(bar._replace(x=bar.x + cells))

    def _put_down(self, there: Bar) -> Answer:
        """Let go of a bar, and return how long it took until it was painted where it belongs, on whatever line.

        It must stay there; a later frame, with what the checks say of the plan, is not waited for.
        """
        self.bars()
        stands: list[Frame] = []
        for frame in self.frames(RELEASE.format(x=there.x, y=there.y).encode(), self.silence):
            self.paint(frame)
            there_now = any((each.title, each.x) == (there.title, there.x) for each in self.bars())
            stands = [*stands, frame] if there_now else []
        if not stands:
            raise RuntimeError(f"{there} did not come: no drag, or the plan did not change")
        return Answer(1000 * stands[0].ended, stands[0].processor)
