"""The hours of some days as lines: which of them are shown, and what stands beside what on them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from campaign.schedule.slots import Slot

HOUR = 60
"""Minutes of an hour."""
FRAME = (8 * HOUR, 18 * HOUR)
"""The minutes of the day that are shown, whatever there is: office hours."""
STEPS = ((15, False), (30, False), (15, True), (30, True), (HOUR, False))
"""Minutes of a line, and whether free hours are folded; the first that there is room for counts."""


class Span(NamedTuple):
    """A part of a day."""

    start: int
    """The minute of the day at which it begins."""
    end: int
    """The minute of the day at which it ends."""


class HourLine(NamedTuple):
    """One line of the hours of a day."""

    start: int
    """The minute of the day at which it begins."""
    end: int
    """The minute of the day at which it ends."""
    folded: bool = False
    """It stands for free hours."""


def span_on(slot: Slot, day: date) -> Span | None:
    """Return the part of a day that a slot takes, on the day it begins; None for whole days and the days after."""
    if slot.start is None or slot.end is None or slot.first != day:
        return None
    start = _minute(slot.start.hour, slot.start.minute)
    end = _minute(slot.end.hour, slot.end.minute) if slot.end.date() == day else 24 * HOUR
    return Span(start, max(end, start + 1))


def hour_lines(busy: Sequence[Span], room: int) -> tuple[HourLine, ...]:
    """Return the lines for the hours of some days, as fine as there is room for; free hours are folded where needed.

    There may be more of them than there is room for, when so many hours are not free.
    """
    first = min([FRAME[0], *(each.start // HOUR * HOUR for each in busy)])
    last = max([FRAME[1], *(-(-each.end // HOUR) * HOUR for each in busy)])
    for step, folds in STEPS:
        found = _lines(busy, first, last, step) if folds else tuple(_cut(first, last, step))
        if len(found) <= room:
            return found
    return _lines(busy, first, last, HOUR)


def side_by_side(rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each stretch of lines its column, and how many columns there are beside each other where it stands.

    A stretch is its first and its last line; those that share a line, directly or over others, share the columns.
    """
    found = [(0, 1)] * len(rows)
    group: list[int] = []
    ends: list[int] = []
    for place in sorted(range(len(rows)), key=lambda each: (rows[each][0], -rows[each][1])):
        first, last = rows[place]
        if ends and first > max(ends):
            group, ends = [], []
        column = next((number for number, end in enumerate(ends) if end < first), len(ends))
        ends[column : column + 1] = [last]
        group.append(place)
        found[place] = column, 0
        for each in group:
            found[each] = found[each][0], len(ends)
    return found


def clock_of(minute: int) -> str:
    """Return a minute of the day as a clock shows it."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def _minute(hour: int, minute: int) -> int:
    """Return the minute of the day of an hour and a minute."""
    return hour * HOUR + minute


def _lines(busy: Iterable[Span], first: int, last: int, step: int) -> tuple[HourLine, ...]:
    """Return lines of so many minutes for the hours that are not free, and one for each run of free hours."""
    taken = {hour for each in busy for hour in range(each.start // HOUR, -(-each.end // HOUR))}
    found: list[HourLine] = []
    for hour in range(first // HOUR, last // HOUR):
        start, end = hour * HOUR, (hour + 1) * HOUR
        if hour in taken:
            found += _cut(start, end, step)
        elif found and found[-1].folded:
            found[-1] = HourLine(found[-1].start, end, folded=True)
        else:
            found.append(HourLine(start, end, folded=True))
    return tuple(found)


def _cut(first: int, last: int, step: int) -> list[HourLine]:
    """Return lines of so many minutes from one minute of the day to another."""
    return [HourLine(start, start + step) for start in range(first, last, step)]
