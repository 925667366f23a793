"""Cards in columns as they are drawn: as many columns as fit, each scrolled by itself, line by line."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from campaign.language import _n
from campaign.text import cell_width, in_cells, in_lines, pad
from campaign.tui.widgets.ink import MARKED

LEAST = 18
"""Cells of a column at least, the free one behind it included."""
FOLDED = 5
"""Cells of a column that is folded away: its sign and its count."""
COMFORT = 24
"""Cells that columns with cards have at least before empty ones get room for their names."""
HEAD = 2
"""Lines above the cards: the names of the columns, and a rule."""
ROOMY = 24
"""From so many lines on, a title gets two of them."""
MOST = 48
"""Cells of a column at most: a card that is wider reads no better."""
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
    more: str = ""
    """What stands below the note, where the title left a line."""


class Column(NamedTuple):
    """One column."""

    id: str
    name: str
    cards: Sequence[str]
    """The ids of its cards, from the top."""
    folds: bool = False
    """It is folded away unless something in it is in hand."""


class Span(NamedTuple):
    """Where a column stands."""

    place: int
    """Which column it is."""
    left: int
    """Its first cell."""
    width: int
    """Its cells, the free one behind it included."""
    folded: bool
    """Only its sign, its name where there is room, and its count are seen."""


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
        """The first column that is seen, of those that are not folded."""
        self.tops: dict[str, int] = {}
        """The first card that is seen of each column."""
        self.marked: frozenset[str] = frozenset()
        """The cards that are marked."""
        self.labels: Mapping[str, str] = {}
        """What is to be typed to take a card in hand, while that is asked."""
        self.target: int | None = None
        """The column above which a dragged card is."""
        self._faces: dict[tuple[str, int, int], tuple[str, int, tuple[str, ...]]] = {}
        self._frame: tuple[list[Span], int] | None = None
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
        """Return how many columns are seen at once that are not folded."""
        room = self.size.width - sum(self._folded().values())
        return max(1, min(len(self._open()), room // LEAST))

    def _open(self) -> list[int]:
        """Return the columns that are not folded: those with cards; all of them where there are none."""
        filled = [place for place, each in enumerate(self.columns) if each.cards]
        return [place for place in filled if not self.columns[place].folds or place == self.place] or [
            place for place, each in enumerate(self.columns) if not each.folds or place == self.place
        ]

    def _folded(self) -> dict[int, int]:
        """Return the cells of the columns that are folded; empty ones have their names where there is room for that.

        An empty one that is in hand always has its name.
        """
        wide = self._open()
        folded = [place for place in range(len(self.columns)) if place not in wide]
        names = {place: self._named(place) for place in folded if not self.columns[place].folds or place == self.place}
        room = self.size.width - sum(names.get(place, FOLDED) for place in folded)
        if room < COMFORT * len(wide):
            names = {place: cells for place, cells in names.items() if place == self.place}
        return {place: names.get(place, FOLDED) for place in folded}

    def _named(self, place: int) -> int:
        """Return the cells of the name of a column with its count, a sign before them and a free one behind."""
        column = self.columns[place]
        return cell_width(in_cells(column.name)) + cell_width(str(len(column.cards))) + 3

    def spans(self) -> list[Span]:
        """Return where the columns stand that are seen, from left to right."""
        folded, wide, fitting = self._folded(), self._open(), self.fitting
        cells = max(1, min(MOST, (self.size.width - sum(folded.values())) // fitting))
        widths = folded | dict.fromkeys(wide[self.left : self.left + fitting], cells)
        found, left = [], 0
        for place in sorted(widths):
            found.append(Span(place, left, widths[place], place in folded))
            left += widths[place]
        return found

    def span(self, place: int) -> Span | None:
        """Return where a column stands; None when it is not seen."""
        return next((each for each in self.spans() if each.place == place), None)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: the names of the columns, a rule, or a line of the cards."""
        if not self._styles:
            for name in self.COMPONENT_CLASSES:
                self._styles[name.removeprefix("columns--")] = self.get_component_rich_style(name)
            self._styles[""] = self.rich_style
        spans, lines = self._frame or self._laid_out()
        blank = Segment(" ", self._styles[""])
        segments: list[Segment] = []
        for span in spans:
            segments += [self._cell(span, y, lines), blank]
        return Strip(segments).adjust_cell_length(self.size.width, self._styles[""])

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; what they share is worked out once."""
        self._frame = self._laid_out()
        try:
            return super().render_lines(crop)
        finally:
            self._frame = None

    def _laid_out(self) -> tuple[list[Span], int]:
        """Return where the columns stand that are seen, and the lines of a card."""
        return self.spans(), self.lines

    def _cell(self, span: Span, y: int, lines: int) -> Segment:
        """Return a line of a column, whose cards take so many lines."""
        place, width = span.place, span.width - 1
        column, top = self.columns[place], self.tops.get(self.columns[place].id, 0)
        here = "target" if place == self.target else "here" if place == self.place else "head"
        if y == 0:
            return Segment(self._heading(span, width), self._styles[here])
        if y == 1:
            above = f"↑ {_more(top)} " if top and not span.folded else ""
            return Segment(above + "─" * (width - cell_width(above)), self._styles[here])
        number, line = divmod(y - HEAD, lines)
        row = top + number
        if span.folded or row >= len(column.cards) or number >= self.room:
            return Segment(" " * width, self._styles[""])
        if line == lines - 1:
            below = len(column.cards) - row - 1 if number == self.room - 1 else 0
            return Segment(pad(f"↓ {_more(below)}" if below else "", width), self._styles["muted" if below else ""])
        return self._card_line(column.cards[row], line, width, chosen=place == self.place and row == self.row)

    def _heading(self, span: Span, width: int) -> str:
        """Return the name of a column with its count; an arrow says that there are more columns beside it.

        A sign says that an empty one is in hand; one without room for its name has its sign.
        """
        column, wide = self.columns[span.place], self._open()
        name, count = in_cells(column.name), str(len(column.cards))
        before = "▶" if span.place == self.place and not column.cards else ""
        if span.folded:
            named = span.width > FOLDED
            return pad(f"{before}{name if named else name[:1]} {count}", width)
        at = wide.index(span.place)
        before = before or ("‹" if at and at == self.left else "")
        after = "›" if at == self.left + self.fitting - 1 and at < len(wide) - 1 else ""
        count += after
        return f"{before}{pad(name, width - len(count) - len(before) - 1)} {count}"

    def _card_line(self, card_id: str, line: int, width: int, *, chosen: bool) -> Segment:
        """Return a line of a card. The one in hand has a sign, so that it is not told by colour alone."""
        kind, note, texts = self._face(card_id, width)
        text = texts[line]
        if line == 0:
            marked = MARKED if card_id in self.marked else ""
            label = self.labels.get(card_id) or ("▶" if chosen else " ")
            text = pad(f"{label}{marked}{text[len(label) :]}", width)
        told = kind if line == note else "title" if line < note and kind != "done" else "muted"
        style = "chosen" if chosen else told
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
            lines = [*title, in_cells(card.note), *([in_cells(card.more)] if high and len(title) == 1 else [])]
            kind = "done" if card.done else "flag" if card.flag else "muted"
            known = self._faces[key] = kind, len(title), tuple(pad(f" {each}", width) for each in lines)
        return known


def _more(count: int) -> str:
    """Return how many cards more there are."""
    return _n("{count} more", "{count} more", count)
