"""Cards in columns, of which one is in hand: as many columns as fit, each scrolled by itself, drawn by the line."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp, Resize
from textual.geometry import Offset, Region
from textual.message import Message as Event
from textual.strip import Strip
from textual.widget import Widget

from campaign.text import in_cells, in_lines, pad

LEAST = 18
"""Cells of a column at least, the free one behind it included."""
FOLDED = 5
"""Cells of a column that is folded away."""
HEAD = 2
"""Lines above the cards: the names of the columns, and a rule."""
ROOMY = 24
"""From so many lines on, a title gets two of them."""
LOW, HIGH = 3, 4
"""Lines of a card with one or two lines for its title, a free one below it included."""


class Card(NamedTuple):
    """What is drawn of one card."""

    title: str
    note: str
    """What stands below the title."""
    flag: bool = False
    """It stands out."""
    done: bool = False
    """Nothing is left to do for it."""


class Column(NamedTuple):
    """One column."""

    id: str
    name: str
    cards: Sequence[str]
    """The ids of its cards, from the top."""
    folds: bool = False
    """It is folded away unless something in it is in hand."""


class Columns(Widget, can_focus=True, inherit_bindings=False):
    """Columns of cards to walk through with the arrows and the mouse."""

    COMPONENT_CLASSES: ClassVar = {
        "columns--head",
        "columns--here",
        "columns--title",
        "columns--flag",
        "columns--muted",
        "columns--chosen",
        "columns--target",
    }
    DEFAULT_CSS = """
    Columns {
        height: 1fr;
        & > .columns--head { color: $muted; }
        & > .columns--here { color: $primary; text-style: bold; }
        & > .columns--title { color: $foreground; }
        & > .columns--flag { color: $warning; text-style: bold; }
        & > .columns--muted { color: $muted; }
        & > .columns--chosen { color: $chosen-text; background: $chosen; text-style: bold; }
        & > .columns--target { color: $primary; text-style: bold reverse; }
    }
    """

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
        super().__init__()
        self.card = card
        self.columns: Sequence[Column] = ()
        self.place = 0
        """The column in hand."""
        self.row = 0
        """The card in hand, in its column."""
        self.left = 0
        """The first column that is seen."""
        self.tops: dict[str, int] = {}
        """The first card that is seen of each column."""
        self.marked: frozenset[str] = frozenset()
        """The cards that are marked."""
        self.labels: Mapping[str, str] = {}
        """What is to be typed to take a card in hand, while that is asked."""
        self.target: int | None = None
        """The column above which a dragged card is."""
        self._held: str | None = None
        self._faces: dict[tuple[str, int, int], tuple[str, tuple[str, ...]]] = {}
        self._frame: tuple[list[int], list[int], int, int] | None = None
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

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
        self.left = max(min(self.left, self.place), self.place - self.fitting + 1)
        self.left = max(0, min(self.left, len(self._open()) - self.fitting))
        top, room = self.tops.get(column.id, 0), self.room
        self.tops[column.id] = max(0, min(max(top, self.row - room + 1), self.row, len(column.cards) - 1))
        if self._stand() == stood:
            self.refresh(before, self._card_region(), Region(0, 0, self.size.width, HEAD))
        else:
            self.refresh()
        self.post_message(self.Highlighted())

    def _stand(self) -> tuple[object, ...]:
        """Return what is seen, but for what is in hand of it."""
        return self.left, self._open(), [self.tops.get(column.id, 0) for column in self.columns]

    def _card_region(self) -> Region:
        """Return the cells of the card in hand."""
        place = self.place_in_hand()
        return Region(place.x, place.y, self.width_of_column, self.lines) if place else Region()

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
        if self.in_hand is None:
            return None
        down = (self.row - self.tops.get(self.columns[self.place].id, 0)) * self.lines
        return Offset((self.place - self.left) * self.width_of_column, HEAD + down)

    def seen(self) -> list[str]:
        """Return the cards that are seen, column by column."""
        found: list[str] = []
        for place in self._shown():
            top = self.tops.get(self.columns[place].id, 0)
            found += self.columns[place].cards[top : top + self.room]
        return found

    # What fits

    @property
    def lines(self) -> int:
        """Return the lines of a card, with a free one below it."""
        return HIGH if self.size.height >= ROOMY else LOW

    @property
    def room(self) -> int:
        """Return how many cards of a column are seen."""
        return max(1, (self.size.height - HEAD) // self.lines)

    @property
    def fitting(self) -> int:
        """Return how many columns are seen at once."""
        width = self.size.width - FOLDED * len(self._folded())
        return max(1, min(len(self._open()), width // LEAST))

    @property
    def width_of_column(self) -> int:
        """Return the cells of a column, the free one behind it included."""
        return max(1, (self.size.width - FOLDED * len(self._folded())) // self.fitting)

    def _folded(self) -> list[int]:
        """Return the columns that are folded away."""
        return [place for place, each in enumerate(self.columns) if each.folds and place != self.place]

    def _open(self) -> list[int]:
        """Return the columns that are not folded away."""
        return [place for place, each in enumerate(self.columns) if not each.folds or place == self.place]

    def _shown(self) -> list[int]:
        """Return the columns that are seen."""
        return self._open()[self.left : self.left + self.fitting]

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: the names of the columns, a rule, or a line of the cards."""
        if not self._styles:
            for name in self.COMPONENT_CLASSES:
                self._styles[name.removeprefix("columns--")] = self.get_component_rich_style(name)
            self._styles[""] = self.rich_style
        shown, folded, width, lines = self._frame or self._laid_out()
        segments: list[Segment] = []
        for place in shown:
            segments += [self._cell(place, y, width - 1, lines), Segment(" ", self._styles[""])]
        for place in folded:
            text = f"✗ {len(self.columns[place].cards)}" if y == 0 else ""
            segments.append(Segment(pad(text, FOLDED), self._styles["target" if place == self.target else "muted"]))
        return Strip(segments).adjust_cell_length(self.size.width, self._styles[""])

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; what they share is worked out once."""
        self._frame = self._laid_out()
        try:
            return super().render_lines(crop)
        finally:
            self._frame = None

    def _laid_out(self) -> tuple[list[int], list[int], int, int]:
        """Return the columns that are seen, those that are folded, the cells of a column and the lines of a card."""
        return self._shown(), self._folded(), self.width_of_column, self.lines

    def _cell(self, place: int, y: int, width: int, lines: int) -> Segment:
        """Return a line of a column of so many cells, whose cards take so many lines."""
        column = self.columns[place]
        here = "target" if place == self.target else "here" if place == self.place else "head"
        if y == 0:
            return Segment(self._heading(place, width), self._styles[here])
        if y == 1:
            return Segment("─" * width, self._styles[here])
        number, line = divmod(y - HEAD, lines)
        row = self.tops.get(column.id, 0) + number
        if line == lines - 1 or row >= len(column.cards) or number >= self.room:
            return Segment(" " * width, self._styles[""])
        card_id = column.cards[row]
        return self._card_line(card_id, line, width, chosen=place == self.place and row == self.row)

    def _heading(self, place: int, width: int) -> str:
        """Return the name of a column with its count; an arrow says that there are more columns beside it."""
        column, shown = self.columns[place], self._shown()
        before = "‹" if place == shown[0] and self.left else ""
        after = "›" if place == shown[-1] and self.left + self.fitting < len(self._open()) else ""
        count = f"{len(column.cards)}{after}"
        return f"{before}{pad(in_cells(column.name), width - len(count) - len(before) - 1)} {count}"

    def _card_line(self, card_id: str, line: int, width: int, *, chosen: bool) -> Segment:
        """Return a line of a card. The one in hand has a sign, so that it is not told by colour alone."""
        kind, texts = self._face(card_id, width)
        first = self.labels.get(card_id) or ("▶" if chosen else "*" if card_id in self.marked else " ")
        text = f"{first}{texts[line][len(first) :]}" if line == 0 else texts[line]
        last = line == len(texts) - 1
        style = "chosen" if chosen else kind if last else "muted" if kind == "done" else "title"
        return Segment(text, self._styles["muted" if style == "done" else style])

    def _face(self, card_id: str, width: int) -> tuple[str, tuple[str, ...]]:
        """Return the kind of a card and its lines, a free cell before each; they hold until other columns are shown."""
        key = (card_id, width, self.lines)
        known = self._faces.get(key)
        if known is None:
            card = self.card(card_id)
            title = in_lines(in_cells(card.title), width - 1, 2) if self.lines == HIGH else (in_cells(card.title),)
            texts = tuple(pad(f" {each}", width) for each in (*title, in_cells(card.note)))
            kind = "done" if card.done else "flag" if card.flag else "muted"
            known = self._faces[key] = kind, texts
        return known

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
        shown, number = self._shown(), x // self.width_of_column
        if 0 <= number < len(shown):
            return shown[number]
        folded = self._folded()
        number = (x - len(shown) * self.width_of_column) // FOLDED
        return folded[number] if 0 <= number < len(folded) else None

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
