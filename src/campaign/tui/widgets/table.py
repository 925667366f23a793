"""A table with one cell in hand: its first column and the names of the columns stay, the rest scrolls both ways.

It draws the lines that are seen and asks for the texts of no other cells.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message as Event
from textual.strip import Strip

from campaign.text import in_cells, pad, shorten
from campaign.tui.widgets.ink import FLAG, MARKED
from campaign.tui.widgets.mouse import SidewaysWheel
from campaign.tui.widgets.table_layout import HEAD, SIGNS, Column, Layout, aligned

Kind = Literal["", "muted", "flagged"]
"""How a cell looks: as usual, of something that is done, or of something that asks for attention."""
Source = Callable[[str, str], tuple[str, Kind]]
"""Gives the text of a cell and how it looks, for a row and a column."""
UP, DOWN = "↑", "↓"
"""What stands behind the name of the column that the rows are sorted by: the first on top, or the last."""


class Spot(NamedTuple):
    """What is at a cell of the screen."""

    row: int | None
    """The row; None on the names of the columns."""
    column: int
    """The column."""


class Table(SidewaysWheel, can_focus=True, inherit_bindings=False):
    """Rows and columns to walk through with the arrows and the mouse."""

    NAMES: ClassVar = ("head", "muted", "flagged", "row", "chosen")
    COMPONENT_CLASSES: ClassVar = {f"table--{name}" for name in NAMES}
    DEFAULT_CSS = """
    Table {
        height: 1fr;
        scrollbar-size: 0 1;
        & > .table--head { color: $primary; text-style: bold; }
        & > .table--muted { color: $muted; }
        & > .table--flagged { color: $warning; text-style: bold; }
        & > .table--row { color: $foreground; background: $panel; text-style: bold; }
        & > .table--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
    }
    """

    class Highlighted(Event):
        """Another cell is in hand."""

    class Picked(Event):
        """The cell in hand was clicked again."""

    class Looked(Event):
        """Other columns are seen."""

    class Headed(Event):
        """The name of a column was clicked."""

        def __init__(self, column: str) -> None:
            self.column = column
            super().__init__()

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.rows: Sequence[str] = ()
        self.layout_ = Layout(())
        self.row = 0
        self.column = 0
        self.left = 0
        """The first column that is seen behind the fixed one, counted from there."""
        self.sorted_by = ""
        self.descending = False
        self.marked: frozenset[str] = frozenset()
        self.flags: frozenset[str] = frozenset()
        """The rows that ask for attention."""
        self.labels: Mapping[str, str] = {}
        """What is to be typed to take each row in hand, while that is asked."""
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    def on_resize(self, event: Resize) -> None:
        """Use the width there is."""
        del event
        self.lay_out(self.layout_.asked)

    @property
    def cells(self) -> int:
        """Return the cells of a line; the last of the widget is left to the scroll bar, whether there is one or not."""
        return max(0, self.size.width - 1)

    # What is in hand

    @property
    def in_hand(self) -> str | None:
        """Return the row in hand."""
        return self.rows[self.row] if self.row < len(self.rows) else None

    @property
    def column_in_hand(self) -> str:
        """Return the column in hand; "" when there are none."""
        columns = self.layout_.columns
        return columns[self.column].id if self.column < len(columns) else ""

    def show(self, rows: Sequence[str], hand: str | None) -> None:
        """Show these rows, with one of them in hand; without it, the one that comes in its place."""
        self.rows = rows
        row = self.row if hand is None or self.in_hand == hand else _place(rows, hand, self.row)
        self.virtual_size = Size(self.size.width, len(rows) + HEAD)
        self.row = max(0, min(row, len(rows) - 1))
        self._see()
        self.refresh()

    def lay_out(self, columns: Sequence[Column]) -> None:
        """Show these columns, in this order."""
        hand = self.column_in_hand
        self.layout_ = Layout(columns, self.cells)
        ids = [each.id for each in columns]
        self.column = ids.index(hand) if hand in ids else max(0, min(self.column, len(ids) - 1))
        self.virtual_size = Size(self.size.width, len(self.rows) + HEAD)
        self._see()
        self.refresh()

    def take(self, row: int, column: int) -> None:
        """Take a cell in hand; the nearest one when there is none at that place."""
        before, stood = self.row, (self.left, self.scroll_offset.y)
        self.row = max(0, min(row, len(self.rows) - 1))
        self.column = max(0, min(column, len(self.layout_.columns) - 1))
        self._see()
        if (self.left, self.scroll_offset.y) == stood:
            self.refresh(self._line(before), self._line(self.row))
        else:
            self.refresh()
        self.post_message(self.Highlighted())

    def walk(self, down: int, right: int) -> None:
        """Take a cell further on in hand."""
        self.take(self.row + down, self.column + right)

    def page(self, direction: int) -> None:
        """Take the cell about a screen further on in hand."""
        self.walk(direction * max(1, self.size.height - HEAD - 1), 0)

    def _see(self) -> None:
        """Scroll so that the cell in hand is seen; what was far off is shown amid its neighbours."""
        self.left = self.layout_.left_for(self.column, self.left)
        top, height = round(self.scroll_offset.y), max(1, self.size.height - HEAD)
        wanted = min(max(top, self.row - height + 1), self.row)
        if abs(wanted - top) > height:
            wanted = max(0, self.row - height // 2)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True)

    def _line(self, row: int) -> Region:
        """Return the line of a row."""
        return Region(0, HEAD + row - round(self.scroll_offset.y), self.size.width, 1)

    def cell_in_hand(self) -> Region:
        """Return where the text of the cell in hand stands."""
        place, width = next(
            ((place, width) for number, place, width in self.layout_.seen(self.left) if number == self.column), (0, 0)
        )
        return Region(place + 1, HEAD + self.row - round(self.scroll_offset.y), width, 1)

    def sees(self, cell: Region) -> bool:
        """Tell whether a cell is seen, as far as its line and its column are."""
        return bool(cell.width) and HEAD <= cell.y < self.size.height

    def place_in_hand(self) -> Offset | None:
        """Return the cell of the screen where what is in hand stands."""
        return self.cell_in_hand().offset if self.rows else None

    def refresh_rows(self, ids: frozenset[str]) -> None:
        """Draw some rows anew, as far as they are seen."""
        top = round(self.scroll_offset.y)
        lines = [self._line(top + place) for place, each in enumerate(self.seen()) if each in ids]
        if lines:
            self.refresh(*lines)

    def seen(self) -> Sequence[str]:
        """Return the rows that are seen."""
        top = round(self.scroll_offset.y)
        return self.rows[top : top + max(1, self.size.height - HEAD)]

    def cut(self, text: str) -> bool:
        """Tell whether a text does not fit in the cell in hand."""
        return self.layout_.cut(text, self.cell_in_hand().width)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: the names of the columns, or a row."""
        if not self._styles:
            self._styles = {name: self.get_component_rich_style(f"table--{name}") for name in self.NAMES}
            self._styles[""] = self.rich_style
        if y < HEAD:
            return self._names()
        number = y - HEAD + round(self.scroll_offset.y)
        if number >= len(self.rows):
            return Strip.blank(self.size.width, self._styles[""])
        return self._row(self.rows[number], hand=number == self.row)

    def _names(self) -> Strip:
        """Return the line with the names of the columns; arrows say that there are more beside those that are seen."""
        style, columns = self._styles["head"], self.layout_.columns
        segments = [Segment(" " * SIGNS, style)]
        for number, _place, width in self.layout_.seen(self.left):
            column = columns[number]
            sign = (DOWN if self.descending else UP) if column.id == self.sorted_by else ""
            more = "‹" if number == 0 and self.left else ""
            name = f"{shorten(in_cells(column.name), width - 2)} {sign}" if sign else in_cells(column.name)
            segments.append(Segment(f" {aligned(name, width - len(more), column)}{more} ", style))
        strip = Strip(segments).adjust_cell_length(self.cells, style)
        if self.layout_.hidden(self.left):
            strip = Strip.join([strip.crop(0, self.cells - 1), Strip([Segment("›", style)])])
        return strip

    def _row(self, row_id: str, *, hand: bool) -> Strip:
        """Return a row. What is in hand has a sign, so that it is not told by colour alone."""
        label = self.labels.get(row_id)
        signs = label or ("▶" if hand else " ") + (MARKED if row_id in self.marked else " ")
        flag = FLAG if row_id in self.flags else ""
        base = self._styles["row" if hand else ""]
        segments = [
            Segment(pad(signs, SIGNS - 1), self._styles["chosen"] if label else base),
            Segment(pad(flag, 1), base if hand else self._styles["flagged"]),
        ]
        for number, _place, width in self.layout_.seen(self.left):
            column = self.layout_.columns[number]
            text, kind = self.source(row_id, column.id)
            chosen = hand and number == self.column
            shown = aligned(in_cells(text), width, column)
            if chosen:
                segments.append(Segment(f"▸{shown} ", self._styles["chosen"]))
            else:
                segments.append(Segment(f" {shown} ", base if hand else self._styles[kind]))
        return Strip(segments).adjust_cell_length(self.cells, base)

    # The mouse

    def at(self, x: int, y: int) -> Spot | None:
        """Return what is at a cell; None where there is nothing."""
        column = self.layout_.column_at(x, self.left)
        row = y - HEAD + round(self.scroll_offset.y)
        if column is None or row >= len(self.rows):
            return None
        return Spot(row if y >= HEAD else None, column)

    def on_click(self, event: Click) -> None:
        """Take the cell that was clicked; a second click picks it. The name of a column says so."""
        spot = self.at(event.x, event.y)
        if spot is None or event.button != 1:
            return
        self.focus()
        if spot.row is None:
            self.post_message(self.Headed(self.layout_.columns[spot.column].id))
            return
        same = spot == (self.row, self.column)
        self.take(spot.row, spot.column)
        if same and event.chain == 2:
            self.post_message(self.Picked())

    def look_sideways(self, columns: int) -> None:
        """Look some columns further on; what is in hand stays so."""
        self.left = self.layout_.within(self.left + columns)
        self.refresh()
        self.post_message(self.Looked())


def _place(rows: Sequence[str], row_id: str, otherwise: int) -> int:
    """Return where a row stands; another place where it does not."""
    try:
        return rows.index(row_id)
    except ValueError:
        return otherwise
