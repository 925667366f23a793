"""Cards in columns as they are drawn: as many columns as fit, each scrolled by itself, line by line."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from campaign.text import in_cells, in_lines, pad
from campaign.tui.widgets.ink import MARKED

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


class Cards(Widget, can_focus=True, inherit_bindings=False):
    """Columns of cards, one of which is in hand."""

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
    Cards {
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
        self._faces: dict[tuple[str, int, int], tuple[str, int, tuple[str, ...]]] = {}
        self._frame: tuple[list[int], list[int], int, int] | None = None
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

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
        kind, note, texts = self._face(card_id, width)
        text = texts[line]
        if line == 0:
            marked = MARKED if card_id in self.marked else ""
            label = self.labels.get(card_id) or ("▶" if chosen else " ")
            text = pad(f"{label}{marked}{text[len(label) :]}", width)
        style = "chosen" if chosen else kind if line == note else "muted" if kind == "done" else "title"
        return Segment(text, self._styles["muted" if style == "done" else style])

    def _face(self, card_id: str, width: int) -> tuple[str, int, tuple[str, ...]]:
        """Return the kind of a card, the line of its note and its lines; they hold until other columns are shown.

        A free cell stands before each line; the note follows on the title, however long that is.
        """
        key = (card_id, width, self.lines)
        known = self._faces.get(key)
        if known is None:
            card = self.card(card_id)
            high = self.lines == HIGH
            title = [each for each in in_lines(in_cells(card.title), width - 1, 2 if high else 1) if each] or [""]
            lines = [*title, in_cells(card.note), *([""] if high and len(title) == 1 else [])]
            kind = "done" if card.done else "flag" if card.flag else "muted"
            known = self._faces[key] = kind, len(title), tuple(pad(f" {each}", width) for each in lines)
        return known
