"""A table of counts with one cell in hand: names at the left and above stay, what is between them scrolls."""

from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message as Event
from textual.strip import Strip

from campaign.text import cell_width, in_cells, pad
from campaign.tui.widgets.mouse import SidewaysWheel

WIDE_NAME, NARROW_NAME = 34, 24
"""Cells of the names of rows at most, on a wide screen and on a narrow one, where not every column fits."""
WIDE = 100
"""From so many cells on, a screen is wide."""
MOST, LEAST = 14, 4
"""Cells of a column at most and at least."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a grid shows."""

    rows: tuple[str, ...] = ()
    """The names of the rows."""
    columns: tuple[str, ...] = ()
    """The names of the columns."""
    cells: tuple[tuple[str, ...], ...] = ()
    """The texts of the cells, row by row; one with ▲ stands out."""


class Grid(SidewaysWheel, can_focus=True, inherit_bindings=False):
    """A table of counts to walk through with the arrows and the mouse."""

    COMPONENT_CLASSES: ClassVar = {"grid--head", "grid--flagged", "grid--muted", "grid--chosen"}
    DEFAULT_CSS = """
    Grid {
        height: 1fr;
        scrollbar-size: 0 1;
        & > .grid--head { color: $primary; text-style: bold; }
        & > .grid--flagged { color: $warning; text-style: bold; }
        & > .grid--muted { color: $muted; }
        & > .grid--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
    }
    """

    class Highlighted(Event):
        """Another cell is in hand."""

    class Picked(Event):
        """The cell in hand was clicked again."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = Counts()
        self.row = 0
        self.column = 0
        self.left = 0
        self.column_width = 2 + LEAST
        """The cells of a column, with a free one on both sides."""
        self._longest_name = 0
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    @property
    def name_width(self) -> int:
        """Return the cells of the names of rows: as many as the longest needs, where every column fits beside it."""
        least = WIDE_NAME if self.size.width >= WIDE else NARROW_NAME
        spare = self.size.width - 1 - len(self.counts.columns) * self.column_width
        return min(max(least, spare), 1 + self._longest_name)

    @property
    def fitting(self) -> int:
        """Return how many columns are seen at once."""
        return max(1, (self.size.width - self.name_width - 1) // self.column_width)

    def show(self, counts: Counts) -> None:
        """Show other counts; the cell in hand stays where it was, as far as there is one."""
        self.counts = counts
        self._longest_name = max(map(cell_width, counts.rows), default=0)
        texts = chain(counts.columns, *counts.cells)
        self.column_width = 2 + min(MOST, max(LEAST, *map(cell_width, texts), 0))
        self.virtual_size = Size(self.size.width, len(counts.rows) + 1)
        self.take(self.row, self.column)
        self.refresh()

    def take(self, row: int, column: int) -> None:
        """Take a cell in hand; the nearest one when there is none at that place."""
        self.row = max(0, min(row, len(self.counts.rows) - 1))
        self.column = max(0, min(column, len(self.counts.columns) - 1))
        self.left = min(self.left, self.column)
        self.left = max(self.left, self.column - self.fitting + 1)
        top, height = round(self.scroll_offset.y), max(1, self.size.height - 1)
        if self.row < top:
            self.scroll_to(y=self.row, animate=False)
        elif self.row >= top + height:
            self.scroll_to(y=self.row - height + 1, animate=False)
        self.refresh()
        self.post_message(self.Highlighted())

    def render_line(self, y: int) -> Strip:
        """Draw one line: the names of the columns, or a row."""
        if not self._styles:
            for name in self.COMPONENT_CLASSES:
                self._styles[name.removeprefix("grid--")] = self.get_component_rich_style(name)
            self._styles[""] = self.rich_style
        number = y - 1 + round(self.scroll_offset.y)
        if y == 0:
            segments = [Segment(" " * self.name_width, self._styles[""])]
            segments += [self._cell(each, "head") for each in self._seen(self.counts.columns)]
        elif number < len(self.counts.rows):
            name = pad(in_cells(self.counts.rows[number]), self.name_width - 1) + " "
            segments = [Segment(name, self._styles["head" if number == self.row else ""])]
            segments += [
                self._cell(each, self._kind(each, number, place))
                for place, each in enumerate(self._seen(self.counts.cells[number]), self.left)
            ]
        else:
            segments = []
        return Strip(segments).adjust_cell_length(self.size.width, self._styles[""])

    def _seen(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the columns that are seen."""
        return texts[self.left : self.left + self.fitting]

    def _kind(self, text: str, row: int, column: int) -> str:
        """Return the style of a cell."""
        if (row, column) == (self.row, self.column):
            return "chosen"
        return "flagged" if "▲" in text else "muted" if text in {"·", ""} else ""

    def _cell(self, text: str, kind: str) -> Segment:
        """Return a cell; the one in hand has a sign before it, so that it is not told by colour alone."""
        width = self.column_width
        text = in_cells(text)
        if kind == "chosen":
            return Segment(pad(f"▸{pad(text, max(0, width - 2))}", width), self._styles[kind])
        return Segment(pad(f" {pad(text, max(0, width - 2))}", width), self._styles[kind])

    def on_click(self, event: Click) -> None:
        """Take the cell that was clicked; a second click picks it."""
        row = event.y - 1 + round(self.scroll_offset.y)
        column = self.left + (event.x - self.name_width) // self.column_width
        if event.y == 0 or event.x < self.name_width or row >= len(self.counts.rows):
            return
        if column < len(self.counts.columns):
            self.focus()
            same = (row, column) == (self.row, self.column)
            self.take(row, column)
            if same and event.chain == 2:
                self.post_message(self.Picked())

    def look_sideways(self, columns: int) -> None:
        """Look some columns further on; what is in hand stays so."""
        self.left = max(0, min(self.left + columns, len(self.counts.columns) - self.fitting))
        self.refresh()
