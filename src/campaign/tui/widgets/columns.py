"""Cards in columns, of which one is in hand: walked with the arrows, and dragged with the mouse to another column."""

from collections.abc import Callable, Sequence

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp, Resize
from textual.geometry import Offset, Region
from textual.message import Message as Event

from campaign.tui.widgets.cards import HEAD, Card, Cards, Column


class Columns(Cards):
    """Columns of cards to walk through with the arrows and the mouse."""

    class Highlighted(Event):
        """Another card is in hand, or none."""

    class Picked(Event):
        """The card in hand was clicked again."""

    class Dropped(Event):
        """A card was dragged to another column."""

        def __init__(self, card: str, column: str) -> None:
            self.card = card
            self.column = column
            super().__init__()

    def __init__(self, card: Callable[[str], Card]) -> None:
        """Take what gives the face of a card, by its id; it is asked for the cards that are seen."""
        super().__init__(card)
        self._held: str | None = None

    def on_resize(self, event: Resize) -> None:
        """Keep what is in hand in view."""
        del event
        self.take(self.place, self.row)

    # What is in hand

    def show(self, columns: Sequence[Column], card: str | None) -> None:
        """Show other columns, with a card in hand where it now is; without it the nearest to where that was."""
        self.columns = columns
        self._faces.clear()
        self.refresh()
        for place, column in enumerate(columns):
            if card in column.cards:
                self.take(place, column.cards.index(card or ""))
                return
        self.take(self.place, self.row)

    @property
    def in_hand(self) -> str | None:
        """Return the card in hand; None in an empty column."""
        cards = self.columns[self.place].cards if self.columns else ()
        return cards[self.row] if self.row < len(cards) else None

    def take(self, place: int, row: int) -> None:
        """Take a card in hand; the nearest one when there is none at that place."""
        if not self.columns:
            return
        before, stood = self._card_region(), self._stand()
        self.place = max(0, min(place, len(self.columns) - 1))
        column = self.columns[self.place]
        self.row = max(0, min(row, len(column.cards) - 1))
        wide, fitting = self._open(), self.fitting
        if self.place in wide:
            at = wide.index(self.place)
            self.left = max(min(self.left, at), at - fitting + 1)
        self.left = max(0, min(self.left, len(wide) - fitting))
        top, room = self.tops.get(column.id, 0), self.room
        self.tops[column.id] = max(0, min(max(top, self.row - room + 1), self.row, len(column.cards) - 1))
        if self._stand() == stood:
            self.refresh(before, self._card_region(), Region(0, 0, self.size.width, HEAD))
        else:
            self.refresh()
        self.post_message(self.Highlighted())

    def _stand(self) -> tuple[object, ...]:
        """Return what is seen, but for what is in hand of it."""
        return self.spans(), [self.tops.get(column.id, 0) for column in self.columns]

    def _card_region(self) -> Region:
        """Return the cells of the card in hand."""
        place, span = self.place_in_hand(), self.span(self.place)
        return Region(place.x, place.y, span.width, self.lines) if place and span else Region()

    def walk(self, down: int, right: int) -> None:
        """Take a card further on in hand: in its column, or in another beside it."""
        if right:
            place = self.place + right
            if 0 <= place < len(self.columns):
                away = self.row - self.tops.get(self.columns[self.place].id, 0)
                self.take(place, self.tops.get(self.columns[place].id, 0) + away)
        else:
            self.take(self.place, self.row + down)

    def place_in_hand(self) -> Offset | None:
        """Return the cell of the card in hand."""
        span = self.span(self.place)
        if self.in_hand is None or span is None:
            return None
        down = (self.row - self.tops.get(self.columns[self.place].id, 0)) * self.lines
        return Offset(span.left, HEAD + down)

    def seen(self) -> list[str]:
        """Return the cards that are seen, column by column."""
        found: list[str] = []
        for column in (self.columns[each.place] for each in self.spans() if not each.folded):
            top = self.tops.get(column.id, 0)
            found += column.cards[top : top + self.room]
        return found

    # The mouse

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """Return the column and the card at a cell: -1 above and below the cards, None beside all columns."""
        place = self.column_at(x)
        if place is None:
            return None
        number = (y - HEAD) // self.lines
        row = self.tops.get(self.columns[place].id, 0) + number
        return place, row if 0 <= number < self.room and row < len(self.columns[place].cards) else -1

    def column_at(self, x: int) -> int | None:
        """Return the column at a cell; None beside all of them."""
        found = (each.place for each in self.spans() if each.left <= x < each.left + each.width)
        return next(found, None)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take the card under the mouse."""
        hit = self.at(event.x, event.y)
        if hit is None:
            return
        self.focus()
        place, row = hit
        if row >= 0:
            self.take(place, row)
            if event.button == 1:
                self._held = self.in_hand
                self.capture_mouse()
        elif event.button == 1:
            self.take(place, 0)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show in which column a dragged card would come."""
        if self._held is not None:
            place = self.column_at(event.x)
            target = place if place != self.place else None
            if target != self.target:
                self.target = target
                self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Put a dragged card down."""
        del event
        held, target = self._held, self.target
        self._held = self.target = None
        if held is not None:
            self.release_mouse()
            if target is not None:
                self.refresh()
                self.post_message(self.Dropped(held, self.columns[target].id))

    def on_click(self, event: Click) -> None:
        """Open the card that was clicked twice."""
        hit = self.at(event.x, event.y)
        if event.chain == 2 and hit == (self.place, self.row) and event.button == 1:
            self.post_message(self.Picked())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Look further down in the column under the mouse."""
        self._scroll(event.x, 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Look further up in the column under the mouse."""
        self._scroll(event.x, -1)

    def _scroll(self, x: int, direction: int) -> None:
        """Look a card further on in a column."""
        place = self.column_at(x)
        if place is not None:
            column = self.columns[place]
            top = self.tops.get(column.id, 0) + direction
            self.tops[column.id] = max(0, min(top, len(column.cards) - self.room))
            self.refresh()
