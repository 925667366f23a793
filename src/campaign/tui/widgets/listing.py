"""A list of items of one or more lines each, of which one is in hand; it draws the lines that are seen."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Offset, Size
from textual.message import Message as Event
from textual.strip import Strip

from campaign.text import in_cells, pad
from campaign.tui.widgets.ink import MARKED
from campaign.tui.widgets.lines import Lines
from campaign.tui.widgets.mouse import RIGHT

Line = Sequence[tuple[str, str]]
"""A line: pieces of text, each with the name of its style: "", "strong", "error", "warning", "muted", "head".

A line of style "head" is a heading above an item: it is never in hand.
"""
Item = Sequence[Line]
"""What belongs together: one or more lines."""


class Lazy(Sequence[Item]):
    """Items that are made when they are first drawn, for lists that may be long."""

    def __init__(self, heights: Sequence[int], make: Callable[[int], Item]) -> None:
        """Take how many lines each item has, and what makes the one at a place."""
        self.heights = heights
        self._make = make
        self._made: dict[int, Item] = {}

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self.heights)

    def __getitem__(self, place: int) -> Item:  # type: ignore[override]  # nobody takes a slice
        """Return the item at a place."""
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]


Source = Callable[[int], Sequence[Item]]
"""Gives the items, for a width in cells."""
HAND, NO_HAND = "▶ ", "  "
"""What stands before the item in hand, and before the others; the second cell of one that is marked has its sign."""


class Listing(Lines, can_focus=True, inherit_bindings=False):
    """A list to walk through with the arrows and the mouse."""

    COMPONENT_CLASSES: ClassVar = {
        "listing--strong",
        "listing--error",
        "listing--warning",
        "listing--muted",
        "listing--head",
        "listing--chosen",
    }
    DEFAULT_CSS = """
    Listing {
        height: 1fr;
        scrollbar-size-horizontal: 0;
        scrollbar-size-vertical: 1;
        & > .listing--strong { text-style: bold; }
        & > .listing--error { color: $error; text-style: bold; }
        & > .listing--warning { color: $warning; text-style: bold; }
        & > .listing--muted { color: $muted; }
        & > .listing--head { color: $primary; text-style: bold; }
        & > .listing--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
    }
    """

    class Highlighted(Event):
        """Another item is in hand."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    class Picked(Event):
        """The item in hand was clicked again."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self, source: Source, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.source = source
        self.place = 0
        self.labels: Mapping[int, str] = {}
        """What is to be typed to take an item in hand, by its place, while that is asked."""
        self.marked: frozenset[int] = frozenset()
        """The places of the items that are marked."""
        self._items: Sequence[Item] = ()
        self._starts: list[int] = []
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    def on_resize(self, event: Resize) -> None:
        """Make the lines anew for another width."""
        del event
        self.renew()

    def renew(self, place: int | None = None) -> None:
        """Show the items as they now are, with one of them in hand: the one that was, unless another is named."""
        self._items = self.source(max(10, self.size.width - len(HAND) - 1))
        heights = self._items.heights if isinstance(self._items, Lazy) else map(len, self._items)
        self._starts = [0, *accumulate(heights)]
        self.place = max(0, min(self.place if place is None else place, len(self._items) - 1))
        self.virtual_size = Size(self.size.width, self._starts[-1])
        self.show_place()
        self.refresh()

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def __bool__(self) -> bool:
        """Be true, as every widget is, also without items."""
        return True

    def walk(self, steps: int) -> None:
        """Take the item so many further on in hand; it is seen, also where there is none further on."""
        self.take(self.place + steps)
        self.show_place()

    def page(self, direction: int) -> None:
        """Take the item about a screen further on in hand."""
        line = self._starts[self.place] + direction * max(1, self.size.height - 1) if self._items else 0
        self.take(bisect_right(self._starts, max(0, line)) - 1)
        self.show_place()

    def take(self, place: int) -> None:
        """Take an item in hand; the nearest one when there is none at that place."""
        if not self._items:
            return
        place = max(0, min(place, len(self._items) - 1))
        if place != self.place:
            self.place = place
            self.show_place()
            self.refresh()
            self.post_message(self.Highlighted(place))

    def place_in_hand(self) -> Offset | None:
        """Return the cell of the first line of the item in hand."""
        return Offset(0, self._starts[self.place] - round(self.scroll_offset.y)) if self._items else None

    def show_place(self) -> None:
        """Scroll so that the item in hand is seen; its first lines, where it has more than can be seen."""
        if not self._items:
            return
        first, last = self._starts[self.place], self._starts[self.place + 1]
        top, height = round(self.scroll_offset.y), max(1, self.size.height)
        if first < top or last - first > height:
            self.scroll_to(y=first, animate=False)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if not self._styles:
            names = {name.rpartition("--")[2]: name for name in self.COMPONENT_CLASSES}
            self._styles = {style: self.get_component_rich_style(name) for style, name in names.items()}
            self._styles[""] = self.rich_style
        number = y + round(self.scroll_offset.y)
        place = bisect_right(self._starts, number) - 1
        if not 0 <= place < len(self._items):
            return Strip.blank(self.size.width, self._styles[""])
        item, line = self._items[place], number - self._starts[place]
        heading = is_heading(item[line])
        chosen = place == self.place and not heading
        first = not heading and (line == 0 or is_heading(item[line - 1]))
        sign = HAND if chosen and first else NO_HAND
        if first and place in self.marked:
            sign = sign[:1] + MARKED
        if first and place in self.labels:
            sign = pad(self.labels[place], len(NO_HAND))
        segments = [Segment(sign, self._styles["chosen" if chosen else ""])]
        segments += [self.piece(style, text, chosen=chosen) for style, text in item[line]]
        return Strip(segments).adjust_cell_length(self.size.width, self._styles["chosen" if chosen else ""])

    def piece(self, style: str, text: str, *, chosen: bool) -> Segment:
        """Return a piece of a line as it is drawn; `chosen` says that it is of the item in hand."""
        return Segment(in_cells(text), self._styles["chosen" if chosen else style])

    def seen(self) -> range:
        """Return the places of the items that are seen."""
        if not self._items:
            return range(0)
        top = round(self.scroll_offset.y)
        last = min(top + max(1, self.size.height), self._starts[-1]) - 1
        return range(bisect_right(self._starts, top) - 1, bisect_right(self._starts, last))

    def place_at(self, y: int) -> int | None:
        """Return the place of the item on a line of the screen; None below the last."""
        place = bisect_right(self._starts, y + round(self.scroll_offset.y)) - 1
        return place if 0 <= place < len(self._items) else None

    def on_click(self, event: Click) -> None:
        """Take the item that was clicked; a second click picks it."""
        place = self.place_at(event.y)
        if place is None:
            return
        self.focus()
        if place == self.place and event.chain == 2 and event.button != RIGHT:
            self.post_message(self.Picked(place))
        self.take(place)


def is_heading(line: Line) -> bool:
    """Tell whether a line is a heading, or the free line above one."""
    return bool(line) and line[0][0] == "head"
