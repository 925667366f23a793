"""Dragging bars of the timeline with the mouse: bars that are there, to where they are seen to come down."""

import re
from typing import NamedTuple

from tools.bench.mouse import MOVE, PRESS, Mouse
from tools.bench.terminal import Answer

BAR = re.compile(r"[▐▌▪▶][○◔◑◕●✓✗]▲?(Bericht \d+ )")
"""A bar that does not begin before the screen does, with the part of its title that tells it from others."""
WEEK = 9
"""Cells of a week in the zoom that the timeline begins with."""


class Bar(NamedTuple):
    """A bar on the screen."""

    title: str
    x: int
    """The column of its first cell, from 1."""
    y: int
    """Its row, from 1."""


class Drags(Mouse):
    """The timeline in a terminal, on which bars are dragged."""

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
        there = bar._replace(x=bar.x + cells)
        self.send(PRESS, bar.x, bar.y)
        self.send(MOVE, there.x, there.y)
        return self.let_go(there.x, there.y, lambda: self._shown(there), there)

    def _shown(self, there: Bar) -> bool:
        """Tell whether a bar begins in the column where it belongs, on whatever line."""
        return any((each.title, each.x) == (there.title, there.x) for each in self.bars())
