"""The line of the messages without a date, below the lanes or the days: those that there is room for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from campaign.text import cell_width, in_cells, shorten

LONGEST = 26
"""Cells of a title at most, where they cannot all be whole."""
BETWEEN = " ·"
"""What stands between two of them."""

ROUND = 4
"""Cells around a title, for its sign and for what stands between two of them."""


def waiting_parts(
    waiting: Sequence[str],
    chosen: str | None,
    room: int,
    title: Callable[[str], str],
    labels: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """Give the messages that there is room for, the one in hand among them: id and text.

    Where the line ends with the last of them, those before the one in hand are seen as far as they fit, too.
    """
    longest = max(LONGEST, room // max(1, len(waiting)) - ROUND)
    start = waiting.index(chosen) if chosen in waiting else 0
    taken = sum(_cells(title(each), longest) for each in waiting[start:][:room])
    while start and (taken := taken + _cells(title(waiting[start - 1]), longest)) < room:
        start -= 1
    for each in waiting[start:]:
        sign = labels.get(each) or ("▶" if each == chosen else " ")
        text = sign + shorten(in_cells(title(each)), longest)
        if room < cell_width(text):
            return
        room -= cell_width(text) + len(BETWEEN)
        yield each, text


def waiting_segments(parts: Iterator[tuple[str, str]], chosen: str | None, hand: Style, base: Style) -> list[Segment]:
    """Return such a line as segments."""
    segments = []
    for each, text in parts:
        segments += [Segment(text, hand if each == chosen else base), Segment(BETWEEN, base)]
    return segments[:-1]


def waiting_at(parts: Iterator[tuple[str, str]], x: int) -> str | None:
    """Return the message at a cell of such a line, counted from its first title."""
    start = 0
    for each, text in parts:
        if start <= x < start + cell_width(text):
            return each
        start += cell_width(text) + len(BETWEEN)
    return None


def _cells(title: str, longest: int) -> int:
    """Return the cells that a title takes at most, with what stands around it."""
    return min(longest, cell_width(in_cells(title)) + 1) + ROUND
