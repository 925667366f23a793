"""What of a timeline is seen between two cells: rows of a lane with nothing there take no line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from campaign.schedule.layout import Layout, PackedLane
from campaign.schedule.rows import Bar, Row


class Line(NamedTuple):
    """One line of a lane."""

    packed: PackedLane
    """The lane."""
    row: int
    """Which of its rows; -1 for its editions."""
    first: bool
    """It is the first line of its lane."""


@dataclass(frozen=True)
class View:
    """The lines of a layout between two cells; each lane has one at least."""

    layout: Layout
    """All rows."""
    left: int
    """The first cell that is seen."""
    right: int
    """The cell behind the last one."""

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Return which rows of each lane have something to see."""
        return tuple(self._rows(packed) for packed in self.layout.lanes)

    def _rows(self, packed: PackedLane) -> tuple[int, ...]:
        """Return which rows of a lane have something to see; its first one when there is nothing and no edition."""
        found = tuple(
            number for number, row in enumerate(packed.rows) if next(visible(row, self.left, self.right), None)
        )
        return found or (() if packed.editions else (0,))

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Return the first line of each lane, and behind them the number of lines."""
        tops = [0]
        for packed, rows in zip(self.layout.lanes, self.rows, strict=True):
            tops.append(tops[-1] + packed.editions + len(rows))
        return tuple(tops)

    @property
    def height(self) -> int:
        """Return the number of lines."""
        return self.tops[-1]

    def line(self, number: int) -> Line | None:
        """Return what a line shows; None below the last."""
        if not 0 <= number < self.height:
            return None
        lane = bisect_right(self.tops, number) - 1
        packed, place = self.layout.lanes[lane], number - self.tops[lane]
        row = -1 if packed.editions and place == 0 else self.rows[lane][place - packed.editions]
        return Line(packed, row, place == 0)

    def line_of(self, lane: int, row: int) -> int | None:
        """Return the line of a row of a lane, both by number; None when nothing of it is seen."""
        place = bisect_left(self.rows[lane], row)
        if place == len(self.rows[lane]) or self.rows[lane][place] != row:
            return None
        return self.tops[lane] + self.layout.lanes[lane].editions + place

    def lines_of(self, message_id: str, lane_key: str | None = None) -> set[int]:
        """Return every line of a message in a lane: one that comes back can stand on several."""
        number = self.layout.lane_number(message_id, lane_key)
        if number is None:
            return set()
        rows, start = self.layout.lanes[number].rows, self.tops[number] + self.layout.lanes[number].editions
        shown = enumerate(self.rows[number])
        return {start + place for place, row in shown if any(bar.message == message_id for bar in rows[row])}

    def spot(self, message_id: str, lane_key: str | None = None) -> tuple[int, Bar] | None:
        """Return the line and the first bar of a message, in the lane that is asked for when it is there."""
        number = self.layout.lane_number(message_id, lane_key)
        if number is None:
            return None
        row, bar = self.layout.lanes[number].spots[message_id]
        line = self.line_of(number, row)
        return None if line is None else (line, bar)


def visible(row: Row, left: int, right: int) -> Iterator[Bar]:
    """Give the bars of a row whose days may be seen between two cells."""
    first = max(0, bisect_left(row, left, key=lambda bar: bar.left) - 1)
    for number in range(first, len(row)):
        if row[number].left >= right:
            return
        if row[number].right > left:
            yield row[number]
