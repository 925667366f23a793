"""A list whose lines have cells to fill in: one is in hand, and is typed in where it stands."""

from typing import ClassVar

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Offset, Region
from textual.message import Message as Event

from campaign.text import cell_width, in_cells
from campaign.tui.themes import LANES
from campaign.tui.widgets.listing import HAND, Listing, Source

CELL = "cell-"
"""What the style of a piece begins with that is a cell; the name of the cell follows."""
LANE_STYLES = tuple(f"lane-{number}" for number in range(LANES))
"""The colours of channels."""


class CellListing(Listing):
    """A list with a cell in hand on the line in hand. A piece in the style "cell-NAME" is a cell of that name."""

    COMPONENT_CLASSES: ClassVar = {
        *Listing.COMPONENT_CLASSES,
        "cells--cell",
        *(f"cells--{style}" for style in LANE_STYLES),
    }
    DEFAULT_CSS = (
        "CellListing {\n    & > .cells--cell { text-style: reverse bold; }\n"
        + "".join(f"    & > .cells--{style} {{ color: ${style}; }}\n" for style in LANE_STYLES)
        + "}\n"
    )

    class Clicked(Event):
        """A cell was clicked: it is now in hand."""

    def __init__(self, source: Source, cells: tuple[str, ...], cell: str) -> None:
        """Take what gives the items, the names of the cells from left to right, and which is in hand."""
        super().__init__(source)
        self.cells = cells
        self.cell = cell

    def take_cell(self, cell: str) -> None:
        """Take another cell of the line in hand in hand."""
        self.cell = cell
        self.refresh()

    def walk_cells(self, steps: int) -> None:
        """Take the cell so many further to the right in hand; the outermost where there is none."""
        self.take_cell(self.cells[max(0, min(self.cells.index(self.cell) + steps, len(self.cells) - 1))])

    def piece(self, style: str, text: str, *, chosen: bool) -> Segment:
        """Return a piece of a line; the cell in hand has a sign before it, so that it is not told by colour alone."""
        if not style.startswith(CELL):
            return super().piece(style, text, chosen=chosen)
        if not chosen:
            return Segment(in_cells(text), self._styles["warning" if "▲" in text else ""])
        if style == CELL + self.cell:
            bare = in_cells(text)
            return Segment(f"▸{bare.lstrip()}".rjust(len(bare)), self._styles["cell"])
        return Segment(in_cells(text), self._styles["chosen"])

    def region_of_cell(self) -> Region | None:
        """Return where on the screen the cell in hand stands; None when it is not seen."""
        spans = self._spans(self.place) if len(self) else {}
        if self.cell not in spans:
            return None
        left, right = spans[self.cell]
        y = self._starts[self.place + 1] - 1 - round(self.scroll_offset.y)
        seen = 0 <= y < self.size.height
        return Region(left, y, right - left, 1).translate(self.content_region.offset) if seen else None

    def _spans(self, place: int) -> dict[str, tuple[int, int]]:
        """Return the first cell and the one behind the last of each cell on the line of an item."""
        found, left = {}, len(HAND)
        for style, text in self._items[place][-1]:
            right = left + cell_width(in_cells(text))
            if style.startswith(CELL):
                found[style.removeprefix(CELL)] = left, right
            left = right
        return found

    def on_click(self, event: Click) -> None:
        """Take the line and the cell that were clicked."""
        place = self.place_at(event.y)
        if place is None or event.button != 1:
            return
        line = self._starts[place + 1] - 1 - round(self.scroll_offset.y)
        offset = event.get_content_offset(self) or Offset(event.x, event.y)
        hit = [cell for cell, (left, right) in self._spans(place).items() if left <= offset.x < right]
        if not hit or offset.y != line:
            super().on_click(event)
            return
        self.focus()
        self.take(place)
        self.take_cell(hit[0])
        self.post_message(self.Clicked())
