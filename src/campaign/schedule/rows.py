"""Days as cells, and messages as bars that never overlap: what a timeline draws, without drawing it."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from campaign.schedule.schedule import Schedule

Zoom = Literal["day", "week", "month", "quarter"]
ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
SCALES: dict[Zoom, tuple[int, int]] = {"day": (12, 1), "week": (9, 7), "month": (3, 7), "quarter": (1, 7)}
"""Cells per so many days: a week is 84, 9, 3 or 1 cell wide."""
READABLE = 20  # cells that a title asks for, if it is that long; the rest is shown where there is room
REPEATED = 4  # cells of a message that comes back, which has its title the first time
GAP = 1  # empty cells between two bars


class Axis(NamedTuple):
    """Which cell a day starts in. Cell 0 is the origin's."""

    zoom: Zoom
    """How wide a day is."""
    origin: date
    """The day of cell 0: a Monday, so that weeks start on whole cells."""

    def cell(self, day: date) -> int:
        """Return the first cell of a day."""
        cells, days = SCALES[self.zoom]
        return (day - self.origin).days * cells // days

    def day(self, cell: int) -> date:
        """Return the day that a cell lies in, the first one where a cell holds several."""
        cells, days = SCALES[self.zoom]
        number = -(-cell * days // cells) if cells < days else -(-(cell + 1) * days // cells) - 1
        return self.origin + timedelta(days=number)

    def span(self, first: date, last: date) -> tuple[int, int]:
        """Return the cells of some days: the first, and the one behind the last; at least one cell."""
        left = self.cell(first)
        return left, max(left + 1, self.cell(last + timedelta(days=1)))


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


class Bar(NamedTuple):
    """One slot of a message on a row; a tuple, because a large plan has very many."""

    message: str
    """The id of the message."""
    occurrence: int
    """Which of its slots, from 0."""
    left: int
    """Its first cell."""
    right: int
    """The cell behind its last day."""
    label: int
    """The cell that its title may run up to: where the next bar starts, less the gap."""


Row = tuple[Bar, ...]
NO_END = 1 << 30  # a title at the end of its row may run on as far as the screen goes


Box = tuple[int, int, str, int]
"""The cells of one slot before it has a row: the first, the one behind the last, the message, which of its slots."""


def pack(boxes: Iterable[Box], title_width: Callable[[str], int]) -> tuple[Row, ...]:
    """Return the bars of a lane on as few rows as keep them apart with room for a readable title.

    `title_width` gives the cells of a message's title.
    """
    rows: list[list[Box]] = []
    free: list[int] = []  # the numbers of rows that are free by now, lowest first
    busy: list[tuple[int, int]] = []  # until which cell a row is taken, and its number
    for box in sorted(boxes):
        left, right, message_id, number = box
        while busy and busy[0][0] <= left:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row = len(rows)
            rows.append([])
        rows[row].append(box)
        reserved = max(right, left + 1 + (REPEATED if number else min(READABLE, title_width(message_id))))
        heapq.heappush(busy, (reserved + GAP, row))
    return tuple(_row(boxes) for boxes in rows)


def boxes_of(ids: Iterable[str], schedule: Schedule, axis: Axis) -> Iterator[Box]:
    """Give the cells of every slot of some messages, as `Axis.span` counts them; written out, for speed."""
    cells, days = SCALES[axis.zoom]
    origin = axis.origin.toordinal()
    timing = schedule.timing
    for message_id in ids:
        for number, slot in enumerate(timing(message_id).slots):
            left = (slot.first.toordinal() - origin) * cells // days
            right = (slot.last.toordinal() + 1 - origin) * cells // days
            yield left, max(left + 1, right), message_id, number


def boxes_in(rows: Iterable[Row], *, without: frozenset[str]) -> Iterator[Box]:
    """Give the cells of what stands on some rows, but for these messages."""
    for row in rows:
        for message_id, number, left, right, _label in row:
            if message_id not in without:
                yield left, right, message_id, number


def _row(boxes: list[Box]) -> Row:
    """Return one row, each bar with the room that its title has."""
    ends = [left - GAP for left, _, _, _ in boxes[1:]] + [NO_END]
    return tuple(
        Bar(message_id, number, left, right, end)
        for (left, right, message_id, number), end in zip(boxes, ends, strict=True)
    )
