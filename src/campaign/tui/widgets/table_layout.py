"""Where the columns of a table stand: how wide each is, and which are seen."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from campaign.text import cell_width, in_cells, pad, shorten

HEAD = 1
"""Lines of the names of the columns."""
SIGNS = 3
"""Cells before the first column: what is in hand, what is marked, and of what the checks say more than a hint."""
AROUND = 2
"""Free cells of a column: one before its text, in which the sign of what is in hand stands, and one behind it."""
READABLE = 6
"""Cells below which a column at the right edge is not begun."""


class Column(NamedTuple):
    """One column of a table."""

    id: str
    """What it is asked for by."""
    name: str
    """What stands above it."""
    width: int
    """Cells that its texts get."""
    need: int
    """Cells of the widest of its texts, which it gets where there is room."""
    right: bool = False
    """Its texts end at the right, as numbers do."""


class Layout:
    """The columns of a table on a screen of some width; the first one is always seen."""

    def __init__(self, columns: Sequence[Column], width: int = 0) -> None:
        self.width = width
        self.asked = tuple(columns)
        """The columns as they were asked for; on another screen they share the room anew."""
        self.columns = tuple(_widened(columns, width))

    def seen(self, left: int) -> Iterator[tuple[int, int, int]]:
        """Give the columns that are seen: the number of each, where it begins, and the cells of its text.

        `left` is the first that is seen behind the fixed one. The last one may be cut by the edge.
        """
        place = SIGNS
        for number, column in enumerate(self.columns):
            if 0 < number <= left:
                continue
            room = self.width - place - AROUND
            if number and room < min(column.width, READABLE):
                return
            width = max(0, min(column.width, room))
            yield number, place, width
            place += width + AROUND

    def hidden(self, left: int) -> bool:
        """Tell whether there are columns further to the right, or one is cut there."""
        number, _place, width = max(self.seen(left), default=(0, 0, 0))
        return bool(self.columns) and (number < len(self.columns) - 1 or width < self.columns[number].width)

    def left_for(self, column: int, left: int) -> int:
        """Return the first column that is seen when a column must be, as near to where that was as can be."""
        left = self.within(left)
        if column == 0:
            return left
        left = min(left, column - 1)
        while left < column - 1 and not self._whole(column, left):
            left += 1
        return left

    def _whole(self, column: int, left: int) -> bool:
        """Tell whether all of a column is seen."""
        return any(number == column and width >= self.columns[column].width for number, _, width in self.seen(left))

    def within(self, left: int) -> int:
        """Return the nearest column that can be the first that is seen: no further than where the last one is whole."""
        last = len(self.columns) - 1
        most = next((each for each in range(last) if last <= 0 or self._whole(last, each)), max(0, last - 1))
        return max(0, min(left, most))

    def column_at(self, x: int, left: int) -> int | None:
        """Return the column at a cell; None beside all of them. The signs belong to the first one."""
        found = [number for number, place, width in self.seen(left) if place <= x < place + width + AROUND]
        return found[0] if found else 0 if 0 <= x < SIGNS and self.columns else None

    @staticmethod
    def cut(text: str, width: int) -> bool:
        """Tell whether a text does not fit in so many cells."""
        return cell_width(in_cells(text)) > width


def _widened(columns: Sequence[Column], width: int) -> Iterator[Column]:
    """Give columns that share what a screen has left among those that would cut a text, evenly."""
    left = width - SIGNS - sum(column.width + AROUND for column in columns)
    widths = [column.width for column in columns]
    while left > 0:
        short = [number for number, column in enumerate(columns) if widths[number] < column.need]
        if not short:
            break
        share = max(1, left // len(short))
        for number in short[:left]:
            more = min(share, columns[number].need - widths[number], left)
            widths[number] += more
            left -= more
    for column, wide in zip(columns, widths, strict=True):
        yield column._replace(width=wide)


def aligned(text: str, width: int, column: Column) -> str:
    """Return the text of a cell in so many cells, at the side where its column has it."""
    if not column.right:
        return pad(text, width)
    text = shorten(text, width)
    return " " * (width - cell_width(text)) + text
