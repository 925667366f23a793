"""Filling in numbers in the cells of a list of counts, one after another."""

from collections.abc import Sequence

from textual import on
from textual.geometry import Region

from campaign.desk.desk import Desk
from campaign.desk.filling import CELLS, Cell, Count
from campaign.model.messages import Message
from campaign.model.plan import Row
from campaign.schedule.filters import Sieve
from campaign.tui.screens.cellview import CellView, Spot
from campaign.tui.screens.listview import ListView
from campaign.tui.screens.results_detail import count_frame, typed_echo
from campaign.tui.widgets.cells import CellListing


class FillingView(CellView, ListView):
    """A view with a list of counts, whose cells are typed in where they stand."""

    FILLS = True

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.counts: Sequence[Count] = ()

    @property
    def listing(self) -> CellListing:
        """Return the list."""
        return self.query_one(CellListing)

    @property
    def cells_in(self) -> CellListing:
        """Return the list, in which the cells stand."""
        return self.listing

    @property
    def count(self) -> Count | None:
        """Return what is in hand."""
        return self.counts[self.listing.place] if self.counts else None

    @property
    def cell(self) -> Cell:
        """Return which cell of it is in hand."""
        return next(each for each in CELLS if each == self.listing.cell)

    @property
    def spot(self) -> Spot | None:
        """Return the cell in hand."""
        return Spot(self.count.table, self.count.entry.id, self.cell) if self.count else None

    def region_of_cell(self) -> Region | None:
        """Return where on the screen the number in hand stands; None when it is not seen."""
        region = self.listing.region_of_cell()
        return region.shrink((0, 0, 0, 1)) if region else None

    def beside(self, down: int, right: int) -> Spot | None:
        """Return the cell so many lines below the one in hand, or the other one of its line."""
        place = self.listing.place + down
        if not 0 <= place < len(self.counts):
            return None
        other = CELLS[0] if self.cell == CELLS[1] else CELLS[1]
        count = self.counts[place]
        return Spot(count.table, count.entry.id, other if right else self.cell)

    def take_spot(self, spot: Spot) -> bool:
        """Take a cell in hand, wherever an edit took its line; tell whether it is there."""
        place = self.place_of((spot.table, spot.id), self.listing.place)
        if place is None:
            return False
        self.listing.take(place)
        self.listing.take_cell(spot.column)
        self.listing.show_place()
        return True

    def put(self, counts: Sequence[Count]) -> None:
        """List other counts, with the same one in hand where it is among them."""
        before = self.count
        self.counts = counts
        self.listing.renew(self.place_of(before.key, self.listing.place) if before else None)

    def place_of(self, key: tuple[str, str], near: int = 0) -> int | None:
        """Return where something stands in the list, by its table and id; it is looked for first where it stood."""
        for place in (near, near + 1, near - 1):
            if 0 <= place < len(self.counts) and self.counts[place].key == key:
                return place
        table, entry_id = key
        found = (place for place, each in enumerate(self.counts) if each.entry.id == entry_id and each.table == table)
        return next(found, None)

    def show_count(self) -> None:
        """Show what is in hand below the list."""
        raise NotImplementedError

    def action_walk_cells(self, steps: int) -> None:
        """Take another cell in hand."""
        self.listing.walk_cells(steps)

    @on(CellListing.Clicked)
    def clicked(self) -> None:
        """Type in the cell that was clicked."""
        self.begin()

    def action_fill(self, added: bool = False) -> None:
        """Type in the cell in hand; what is typed replaces what is there, or is added to it."""
        self.begin(added=added)

    def understood(self, row: Row, spot: Spot, text: str) -> str:
        """Show in the frame what a number comes to."""
        super().understood(row, spot, text)
        if self.count is not None and self.count.key == spot[:2]:
            told = typed_echo(self.count, self.cell, text)
            self.tell_below(count_frame(self.desk, self.count, self.app.size.width, told))
        return ""

    def tell_there(self, text: str, *, wrong: bool = False) -> None:
        """Tell something below the line; what cannot be read comes to nothing in the frame."""
        super().tell_there(text, wrong=wrong)
        if wrong:
            self.show_count()

    def put_away(self) -> None:
        """Hide the line, and show what came of it."""
        super().put_away()
        self.show_count()
