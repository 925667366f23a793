"""Dragging messages in the views that are no timeline: to the day or the status beside, where they are seen to come."""

import re
from typing import NamedTuple

from tools.bench.mouse import MOVE, PRESS, Mouse
from tools.bench.terminal import Answer

ENTRY, CARD = re.compile(r"[▐▌▪▶][○◔◑◕●✓✗]"), re.compile(r"[ ▶]Bericht \d+ ")
"""How a message begins on a day, and on a card, from the cell in which the sign of the one in hand stands."""
PATIENCE = 1.0
"""Seconds of silence after which nothing more comes: the sign of the drag goes in a frame before that of the move."""
HAND = "▶"
"""The sign of the message in hand."""
TOLD = re.compile(r"┌─ (Bericht \d+) ")
"""What stands below the view, which tells of the message in hand."""
HOURS = "──────"
"""The rule under what has no hours of a day: among those, where a message is put down is its hour, too."""


class Grid(NamedTuple):
    """How the messages of a view are found on the screen of 120 cells, and dragged."""

    begins: re.Pattern[str]
    """How a message begins."""
    step: int
    """The cells from a day to the next, or from a status."""
    width: int
    """The cells of all days, or of all statuses that have messages."""
    hours: bool = False
    """Whether the days have hours, below what has none."""


GRIDS = {"month": Grid(ENTRY, 11, 84), "week": Grid(ENTRY, 16, 120, hours=True), "board": Grid(CARD, 25, 100)}
"""The views in which messages are dragged."""


class Held(NamedTuple):
    """A message in hand, as it is seen."""

    title: str
    """The part of its title that tells it from others, as it stands below the view."""
    x: int
    """The column of its sign in the view, from 1."""


class Carries(Mouse):
    """A view in a terminal, in which messages are dragged."""

    silence = PATIENCE

    def carries(self, view: str, times: int) -> list[Answer]:
        """Drag a message to the day or status beside, so many times; return how long each took from letting go.

        Raises:
            RuntimeError: a message is not where it was put down: there was no drag, or the plan did not change.
        """
        return [self._carry(GRIDS[view]) for _turn in range(times)]

    def places(self, grid: Grid) -> list[tuple[int, int]]:
        """Return the columns and rows, from 1, at which messages of a view begin, without those of the hours."""
        lines = self.lines
        end = next(y for y, line in enumerate(lines) if HOURS in line) if grid.hours else len(lines)
        found = ((each.start() + 1, y + 1) for y, line in enumerate(lines[:end]) for each in grid.begins.finditer(line))
        return list(found)

    def held(self, grid: Grid) -> Held | None:
        """Return the message in hand; None where the view and what stands below it do not show the same."""
        told = [found[1] for line in self.lines if (found := TOLD.match(line))]
        signs = [x for x, y in self.places(grid) if self.lines[y - 1][x - 1] == HAND]
        return Held(told[0], signs[0]) if len(told) == len(signs) == 1 else None

    def _carry(self, grid: Grid) -> Answer:
        """Drag a message over the midst of the view, so that there is a day or a status to come down on."""
        middle = grid.width // 2
        x, y = min(self.places(grid), key=lambda each: abs(each[0] - middle))
        self.send(PRESS, x + 1, y)
        self.settle()
        taken = self.held(grid)
        if taken is None or taken.x != x:
            raise RuntimeError(f"the message at {x}, {y} did not come in hand: {taken}")
        there = taken._replace(x=x + (grid.step if x < middle else -grid.step))
        self.send(MOVE, there.x + 1, y)
        return self.let_go(there.x + 1, y, lambda: self.held(grid) == there, there)
