"""What the views have in common that list things below each other: agenda, edition and results."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.geometry import Offset
from textual.widget import Widget

from campaign.language import mark
from campaign.text import cell_width
from campaign.tui.commands import Command
from campaign.tui.screens.working import WorkView
from campaign.tui.widgets.listing import Listing

FAR = 1_000_000
"""More steps than any list or column has places."""
WALK = (
    Command("walk.down", "walk(1)", mark("line below"), "down,j", "↓"),
    Command("walk.up", "walk(-1)", mark("line above"), "up,k", "↑"),
    Command("walk.page_down", "page(1)", mark("page on"), "pagedown,ctrl+f"),
    Command("walk.page_up", "page(-1)", mark("page back"), "pageup,ctrl+b"),
    Command("walk.first", f"walk({-FAR})", mark("first"), "home,0", "home"),
    Command("walk.last", f"walk({FAR})", mark("last"), "end,dollar_sign", "end"),
)
"""The ways through what stands below each other, in a list or in the column of a board."""


class ListView(WorkView):
    """A view that lists things, each of which may belong to a message."""

    @property
    def listing(self) -> Listing:
        """Return the list."""
        return self.query_one(Listing)

    def listed(self) -> Sequence[str | None]:
        """Return the ids of the messages, place by place; None where a line is of no message of this plan."""
        raise NotImplementedError

    def seen(self) -> list[str]:
        """Return the messages that are seen."""
        listed = self.listed()
        return [each for place in self.listing.seen() if (each := listed[place])] if listed else []

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Show what is to be typed to take each message in hand, on the first of its lines."""
        found = {each: place for place, each in reversed(list(enumerate(self.listed())))}
        self.listing.labels = {found[each]: label for each, label in labels.items()}
        self.listing.refresh()

    def show_marks(self, changed: frozenset[str]) -> None:
        """Show what is marked."""
        del changed
        self.draw_marks()
        self.show_title()

    def draw_marks(self) -> None:
        """Have the list drawn with a sign on what is marked."""
        marked = self.marked
        places = (place for place, each in enumerate(self.listed()) if each in marked) if marked else ()
        self.listing.marked = frozenset(places)
        self.listing.refresh()

    def take_at(self, widget: Widget, place: Offset) -> bool:
        """Take what stands on a line in hand."""
        found = self.listing.place_at(place.y) if widget is self.listing else None
        if found is not None:
            self.listing.take(found)
        return self.message is not None and found is not None

    @on(Listing.Picked)
    def picked(self) -> None:
        """Open what was clicked twice."""
        self.action_open()

    def action_walk(self, steps: int) -> None:
        """Take something further on in hand."""
        self.listing.walk(steps)

    def action_page(self, direction: int) -> None:
        """Take something about a screen further on in hand."""
        self.listing.page(direction)


def column_room(lefts: Sequence[str], rights: Sequence[str], width: int) -> int | None:
    """Return the cells that the texts at the left of lines need, when all that stands at the right fits beside them.

    What stands at the right then begins in one column, near what it tells of, however wide the screen is. None where
    there is no room for that.
    """
    widest = max(map(cell_width, lefts), default=0)
    return widest if widest + max(map(cell_width, rights), default=0) <= width else None
