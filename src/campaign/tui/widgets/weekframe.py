"""How a week is laid out: its days in columns, whole days above, the hours of meetings below as blocks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.daybook import Entry
from campaign.schedule.hours import HourLine, Span, hour_lines, side_by_side, span_on
from campaign.schedule.rows import monday

HEAD = 1
"""Lines of the names of the days."""
TALLEST = 3
"""Lines of a title, or of what is special about a day, at most."""
FEW, MANY = 5, 7
"""Days beside each other on a narrow screen, and on a wide one."""
WIDE = 100
"""From so many cells on, a week has seven days beside each other."""
GUTTER = 6
"""Cells of the clock."""
NARROWEST = 7
"""Cells of a block at least: of more beside each other, the last are only counted."""
SATURDAY = 5


class Item(NamedTuple):
    """What stands on a day: a message of the plan, or an event of somebody else."""

    number: int | None
    """The number of the message on its day; None for an event."""
    event: BackdropEvent | None
    """The event."""
    span: Span | None
    """The part of the day that it takes; None for what stands above the hours."""


class Block(NamedTuple):
    """A meeting among the hours."""

    item: Item
    first: int
    """The line it begins on, counted from the first hour."""
    last: int
    """The line it ends on."""
    column: int
    """Which of those beside each other it is."""
    columns: int
    """How many there are beside each other."""


class WeekFrame(NamedTuple):
    """Where everything of a week stands."""

    days: tuple[date, ...]
    """The days that are seen."""
    width: int
    """The cells of each."""
    special: int
    """Lines for the milestones of the days and for why nobody works."""
    above: int
    """How many have room above the hours."""
    tall: int
    """Lines of each of those."""
    upper: Mapping[date, Sequence[Item]]
    """What stands above the hours, day by day."""
    lines: tuple[HourLine, ...]
    """The hours."""
    top: int
    """The first of them that is seen."""
    room: int
    """How many of them are seen."""
    blocks: Mapping[date, Sequence[Block]]
    """The meetings, day by day."""

    @property
    def first_hour(self) -> int:
        """Return the line of the screen on which the hours begin; a rule stands above it."""
        return self.first_upper + self.above * self.tall + 1

    @property
    def first_upper(self) -> int:
        """Return the line of the screen on which what stands above the hours begins."""
        return HEAD + self.special

    def line_of(self, minute: int) -> int:
        """Return the line of a minute of the day, counted from the first hour; the nearest one outside of them."""
        return next((number for number, each in enumerate(self.lines) if minute < each.end), len(self.lines) - 1)


def days_shown(day: date, cells: int) -> tuple[date, ...]:
    """Return the days that are shown with one in hand: its week, or those five of it among which it is."""
    count = MANY if cells >= WIDE else FEW
    start = monday(day) + timedelta(days=MANY - FEW if count == FEW and day.weekday() >= SATURDAY else 0)
    return tuple(start + timedelta(days=number) for number in range(count))


def items_of(
    entries: Sequence[Entry], events: Sequence[BackdropEvent], day: date, live: Callable[[str], bool]
) -> list[Item]:
    """Return what stands on a day. A message that people come together for stands among the hours, a post above."""
    own = [
        Item(number, None, span_on(entry.slot, day) if live(entry.message) else None)
        for number, entry in enumerate(entries)
    ]
    return [*own, *(Item(None, event, span_on(event.slot, day)) for event in events)]


def laid_out(
    days: tuple[date, ...],
    items: Mapping[date, Sequence[Item]],
    size: tuple[int, int],
    *,
    special: bool = False,
    at: int | None = None,
) -> WeekFrame:
    """Return where everything stands on a screen of this size, in cells and lines.

    `special` says that a day has a milestone or is free, `at` is the minute of the day that must be seen.
    """
    cells, height = size
    upper = {day: [each for each in items[day] if each.span is None] for day in days}
    timed = {day: [each for each in items[day] if each.span is not None] for day in days}
    busy = [each.span for found in timed.values() for each in found if each.span]
    needed = max((len(each) for each in upper.values()), default=0)
    room = max(2, height - HEAD - special - 1)
    least = len(hour_lines(busy, 0))
    above = min(needed, max(room // 3, room - least))
    lines = hour_lines(busy, room - above)
    spare = room - above - len(lines)
    tall = max(1, min(TALLEST, 1 + spare // above)) if above else 1
    spare -= above * (tall - 1)
    width = max(NARROWEST, (cells - GUTTER) // len(days))
    notes = min(TALLEST, 1 + max(0, spare)) if special else 0
    shown = min(len(lines), max(1, room + special - notes - above * tall))
    frame = WeekFrame(days, width, notes, above, tall, upper, lines, 0, shown, {})
    top = 0 if at is None else max(0, min(frame.line_of(at) - shown // 2, len(lines) - shown))
    blocks = {day: _blocks(frame, found) for day, found in timed.items()}
    return frame._replace(top=top, blocks=blocks)


def _blocks(frame: WeekFrame, items: Sequence[Item]) -> list[Block]:
    """Return the meetings of a day as blocks: on the lines that they touch, beside each other where they share one."""
    spans = [each.span for each in items if each.span]
    rows = [(frame.line_of(each.start), frame.line_of(each.end - 1)) for each in spans]
    beside = side_by_side(rows)
    return [Block(item, *row, *column) for item, row, column in zip(items, rows, beside, strict=True)]
