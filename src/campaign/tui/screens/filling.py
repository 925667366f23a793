"""Typing numbers in the cells of a list, one after another: each that is kept is an edit, which undo takes back."""

from collections.abc import Sequence

from textual import on
from textual.events import DescendantBlur
from textual.geometry import Region
from textual.widgets import Input, Label

from campaign.desk.cells import kept_draft, written_cell
from campaign.desk.desk import Desk
from campaign.desk.filling import CELLS, Cell, Count, filled_in
from campaign.errors import CampaignError
from campaign.model.messages import Message
from campaign.schedule.filters import Sieve
from campaign.tui.screens.base import failure
from campaign.tui.screens.detail import inked
from campaign.tui.screens.listview import ListView
from campaign.tui.screens.results_detail import count_frame, typed_echo
from campaign.tui.widgets.cells import CellField, CellListing

OUT_OF_SIGHT = Region(0, -1, 1, 1)
"""Where the field is while its cell was scrolled away."""
TYPING = frozenset({"keep", "leave"})
"""What can be done while a cell is typed in."""


class FillingView(ListView):
    """A view with a list of counts, whose cells are typed in where they stand."""

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.counts: Sequence[Count] = ()
        self.told: list[str] = []
        """What stands below the list."""

    def on_mount(self) -> None:
        """Show the plan, and have the field follow its cell when the list is scrolled."""
        super().on_mount()
        self.watch(self.listing, "scroll_y", self.place_field, init=False)

    def on_resize(self) -> None:
        """Use the room there is; the field follows its cell."""
        super().on_resize()
        self.call_after_refresh(self.place_field)

    @property
    def listing(self) -> CellListing:
        """Return the list."""
        return self.query_one(CellListing)

    @property
    def field(self) -> CellField:
        """Return the line that is typed in over a cell."""
        return self.query_one(CellField)

    @property
    def count(self) -> Count | None:
        """Return what is in hand."""
        return self.counts[self.listing.place] if self.counts else None

    @property
    def cell(self) -> Cell:
        """Return which cell of it is in hand."""
        return next(each for each in CELLS if each == self.listing.cell)

    def put(self, counts: Sequence[Count]) -> None:
        """List other counts, with the same one in hand where it is among them."""
        before = self.count
        self.counts = counts
        self.listing.renew(self.place_of(before.key, self.listing.place) if before else None)

    def place_of(self, key: tuple[str, str], near: int = 0) -> int | None:
        """Return where something stands in the list, by its table and id; it is looked for first where it stood."""
        if near < len(self.counts) and self.counts[near].key == key:
            return near
        table, entry_id = key
        found = (place for place, each in enumerate(self.counts) if each.entry.id == entry_id and each.table == table)
        return next(found, None)

    def show_count(self) -> None:
        """Show what is in hand below the list."""
        raise NotImplementedError

    def tell(self, lines: list[str]) -> None:
        """Write some lines below the list, unless they stand there."""
        if lines != self.told:
            self.told = lines
            self.query_one("#detail", Label).update(inked(lines), layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with a cell while it is typed in."""
        del parameters
        return not any(field.typing for field in self.query(CellField)) or action in TYPING

    def action_walk_cells(self, steps: int) -> None:
        """Take another cell in hand."""
        self.listing.walk_cells(steps)

    @on(CellListing.Clicked)
    def action_fill(self) -> None:
        """Type in the cell in hand: at once, since the next key may be there already."""
        count = self.count
        if count is not None:
            self.field.begin(written_cell(count.entry, self.cell))
            self.screen.set_focus(self.field)
            self.place_field()
            self.call_after_refresh(self.place_field)  # the list may be about to scroll
            self.refresh_bindings()
            self.echo()

    def place_field(self) -> None:
        """Put the field that is typed in over the cell in hand; out of sight when that is."""
        if self.field.typing:
            region = self.listing.region_of_cell()
            self.field.place(region.shrink((0, 0, 0, 1)) if region else OUT_OF_SIGHT)

    def close_field(self) -> None:
        """Stop typing."""
        self.field.close()
        self.screen.set_focus(self.listing)
        self.refresh_bindings()
        self.show_count()

    @on(Input.Changed)
    def echo(self) -> None:
        """Show what the number comes to while it is typed."""
        count, field = self.count, self.field
        if count is not None and field.typing:
            self.listing.show_place()
            told = typed_echo(count, self.cell, field.value)
            self.tell(count_frame(self.desk, count, self.app.size.width, told))

    def kept(self, steps: int) -> None:
        """Keep what was typed and go to the next cell; what is no number stays in the field."""
        place = self.listing.place + steps
        following = self.counts[place].key if 0 <= place < len(self.counts) else None
        if not self.keep(self.field.value):
            return
        there = self.place_of(following, place) if following else None
        if there is None:
            self.close_field()
            return
        self.listing.take(there)
        if not steps:
            self.listing.walk_cells(1 if self.cell == CELLS[0] else -1)
        self.action_fill()

    def keep(self, text: str) -> bool:
        """Fill in what was typed, and tell whether it could be."""
        count = self.count
        if count is None:
            return True
        try:
            edit = filled_in(self.desk, count, self.cell, text)
        except CampaignError as error:
            self.complain(failure(error))
            return False
        if edit is None:
            return True
        done = self.edit(lambda: edit)
        if done:
            kept_draft(self.desk, edit, [self.cell])
        return done

    @on(DescendantBlur)
    def blurred(self, event: DescendantBlur) -> None:
        """Keep what was typed when somebody clicks elsewhere; what is no number stays in the field."""
        if event.widget is self.field and self.field.typing and self.app.app_focus:
            if self.keep(self.field.value):
                self.field.close()
                self.refresh_bindings()
                self.show_count()
            else:
                self.field.focus()
