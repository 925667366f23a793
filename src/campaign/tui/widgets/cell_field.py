"""A line over a cell, to type on where the cell stands, and what is told of it below the line."""

from collections.abc import Callable, Sequence

from textual.geometry import Region
from textual.widgets import Label

from campaign.language import mark
from campaign.text import cell_width
from campaign.tui.commands import Command, bindings
from campaign.tui.safe import content
from campaign.tui.widgets.rows import CleanInput

LEAST = 30
"""Cells of a line for words at least; it is as wide as its cell and what stands there, over the cells beside it."""
STEP = 10
"""Cells by which a line for words grows: every time that it does, the screen is laid out anew.

It grows a letter before it is full: once it scrolls, it takes a second frame to scroll back."""
KEEP = Command("cell.keep", "keep(0,0)", mark("take over"), "enter,f2,ctrl+s", "↵", footer=True)
"""Takes over what was typed, and is done."""
FILL = (
    Command("cell.fill", "keep(1,0)", mark("take over, and the next"), "enter", "↵", footer=True),
    KEEP._replace(keys="f2,ctrl+s", shown="", footer=False),
)
"""Takes over what was typed and goes on, where numbers are filled in one after another."""
AROUND = (
    Command("cell.right", "keep(0,1)", mark("take over, next column"), "tab", roomy=1, at_foot=mark("next column")),
    Command("cell.left", "keep(0,-1)", mark("take over, previous column"), "shift+tab"),
    Command(
        "cell.down",
        "keep(1,0)",
        mark("take over, line below"),
        "down",
        roomy=2,
        at_foot=mark("other line"),
        pair="cell.up",
    ),
    Command("cell.up", "keep(-1,0)", mark("take over, line above"), "up"),
    Command("cell.pick", "pick", mark("pick"), "f4,ctrl+l", "F4", footer=True),
    Command("cell.leave", "leave", mark("leave it as it was"), "escape", footer=True),
)
"""What else can be done while a cell is typed in."""


class CellField(CleanInput):
    """The line that is typed on over a cell; it is hidden while nothing is."""

    DEFAULT_CSS = """
    CellField {
        position: absolute;
        layer: field;
        display: none;
        height: 1;
        overflow: hidden;
        border: none;
        padding: 0;
        background: $panel;
        text-style: bold;
        &:focus { border: none; }
    }
    """

    def __init__(
        self, keep: Callable[[int, int], None], leave: Callable[[], None], pick: Callable[[], None], *, fills: bool
    ) -> None:
        """Take what keeps what was typed and goes so many lines down and columns to the right, leaves it, or picks.

        They are called, not told in a message: the next key may be there already, and is of the next cell.
        `fills` has enter go on to the next line.
        """
        super().__init__()
        self.ACTIONS: Sequence[Command] = (*(FILL if fills else (KEEP,)), *AROUND)
        self.number = False
        """What is typed is a number, which ends at the right."""
        self.picks = False
        """There is something to pick from."""
        self.placed: tuple[Region, int] | None = None
        """The cell that it stands over, and how wide the screen is, while a cell is typed in."""
        self._keep, self._leave, self._pick = keep, leave, pick
        own = bindings(self.ACTIONS, {}).key_to_bindings
        others = self._bindings.key_to_bindings
        self._bindings.key_to_bindings = own | {key: known for key, known in others.items() if key not in own}

    @property
    def typing(self) -> bool:
        """Tell whether a cell is typed in."""
        return bool(self.display)

    @property
    def content_width(self) -> int:
        """Return the cells of what is typed, or of the line where it is wider: a letter then moves nothing."""
        return max(super().content_width, self.content_size.width)

    def watch_value(self, before: str, after: str) -> None:
        """Grow with what is typed, in the frame that shows it."""
        super().watch_value(before, after)
        if self.placed:
            self.place(*self.placed)

    def begin(self, value: str, hint: str, *, number: bool, picks: bool, added: bool = False) -> None:
        """Be shown with a value, which the first key replaces, as in a spreadsheet; or is `added` to."""
        self.value, self.placeholder, self.picks = value, hint, picks
        self.number = number
        self.display = True
        self.earlier.clear()
        self.cursor_position = len(value)
        if not added:
            self.action_select_all()

    def place(self, cell: Region, width: int) -> None:
        """Stand over a cell of a screen that is so many cells wide; what does not fit there goes on beside it."""
        self.placed = cell, width
        least = cell_width(self.value) + 1
        if self.number:  # the cursor stands behind the cell
            cells = min(width - 2, max(cell.width + 1, least))
            x = cell.right + 1 - cells
        else:
            cells = min(width - 2, max(cell.width, LEAST, STEP * (1 + least // STEP)))
            x = min(cell.x, width - cells - 1)
        self.styles.padding = (0, 0, 0, max(0, cells - least) if self.number else 0)
        self.styles.offset = (max(0, x), cell.y)
        self.styles.width = cells

    def close(self) -> None:
        """Be hidden again."""
        self.display, self.placed = False, None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pick where there is something to pick from."""
        del parameters
        return self.picks if action == "pick" else True

    def action_keep(self, down: int, right: int) -> None:
        """Keep what was typed, and go on."""
        self._keep(down, right)

    def action_pick(self) -> None:
        """Pick what could be typed."""
        self._pick()

    def action_leave(self) -> None:
        """Leave the cell as it was."""
        self._leave()


class CellTold(Label):
    """What was understood of what is typed, or what is wrong with it, below the line; above it at the foot."""

    DEFAULT_CSS = """
    CellTold {
        position: absolute;
        layer: field;
        display: none;
        height: auto;
        padding-right: 1;
        background: $panel;
        color: $muted;
        &.wrong { color: $error; }
    }
    """
    text = ""

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Tell something; nothing when there is nothing. What stands there already is not drawn again."""
        if (text, wrong) == (self.text, self.has_class("wrong")):
            return
        self.text = text
        self.display = bool(text)
        self.set_class(wrong, "wrong")
        self.update(content(text))

    def place(self, cell: Region, left: int, width: int, height: int) -> None:
        """Stand by a cell of a screen of so many cells and lines, below the line or above it, from its first cell."""
        cells = min(width - 2, max(cell.width, cell_width(self.text) + 1))
        lines = -(-cell_width(self.text) // max(1, cells - 1))
        below = cell.y + 1 + lines < height
        self.styles.width = cells
        self.styles.offset = (max(0, min(left, width - cells - 1)), cell.y + 1 if below else cell.y - lines)
