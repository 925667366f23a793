"""Bars drawn in cells: lying, one per channel or audience, or standing, one per week.

Names and numbers stand beside them, so that colours only help.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip

from campaign.text import cell_width, in_cells, pad
from campaign.tui.themes import LANES
from campaign.tui.widgets.lines import Lines
from campaign.tui.widgets.listing import Line

FULL, FREE, AIM = "█", "░", "│"
"""What a bar is drawn with: what is reached, what is not, and where the target is when a bar goes beyond it."""
STEPS = " ▁▂▃▄▅▆▇█"
"""The cells of a standing bar, by eighths."""
MOST = 2.0
"""The share at which a bar ends: what is beyond it is told by its number."""
ROOMY = 90
"""From so many cells on, a name gets two fifths of them; a fourth of less."""
NAME = 16
"""Cells of a name at most, where a quarter of the width is not more."""
SHORTEST = 18
"""Cells that a bar gets at least before what is told behind it."""
PERCENT = 6
"""Cells of a percentage, with a free one before it."""
WIDEST = 6
"""Cells of a standing bar at most, with a free one behind it."""


class Lying(NamedTuple):
    """A bar that lies."""

    name: str
    """What it is of."""
    share: float | None
    """How long it is: 1 is the target; None for nothing known."""
    note: str
    """What is told behind it."""
    more: str = ""
    """What is told behind that where there is room."""
    style: str = ""
    """Its colour."""


class Standing(NamedTuple):
    """A bar that stands."""

    name: str
    """What stands below it, where there is room."""
    share: float | None
    """How high it is: 1 is the target; None for nothing known."""


def percent(share: float | None) -> str:
    """Return a share as a percentage; a dash for none."""
    return "–" if share is None else f"{round(share * 100)}%"


def lying(bars: Sequence[Lying], width: int) -> list[Line]:
    """Return bars below each other, of so many cells: name, bar, percentage and note."""
    longest = max(NAME, 2 * width // 5 if width >= ROOMY else width // 4)
    name = min(longest, max((cell_width(in_cells(each.name)) for each in bars), default=0))
    left = width - name - PERCENT - 3 - SHORTEST
    notes = [" · ".join(filter(None, (each.note, each.more))) for each in bars]
    if max((cell_width(in_cells(each)) for each in notes), default=0) > left:
        notes = [each.note for each in bars]
    note = max(0, min(max((cell_width(in_cells(each)) for each in notes), default=0), left))
    room = max(4, width - name - PERCENT - note - 3)
    most = _most(each.share for each in bars)
    return [
        [
            ("", f"{pad(in_cells(each.name), name)} "),
            (each.style, _bar(each.share, room, most)),
            ("strong", f"{percent(each.share):>{PERCENT}}"),
            ("muted", f"  {pad(in_cells(told), note)}"),
        ]
        for each, told in zip(bars, notes, strict=True)
    ]


def standing(bars: Sequence[Standing], width: int, height: int) -> list[Line]:
    """Return bars beside each other, so many cells high, with their percentages at the left and their names below."""
    most = _most(each.share for each in bars)
    rows = max(3, height - 1)
    column = max(1, min(WIDEST, (width - PERCENT) // max(1, len(bars))))
    thick = max(1, column - 1)
    tops = [None if each.share is None else round(max(0.0, min(each.share, most)) / most * rows * 8) for each in bars]
    aim = min(rows - 1, int(rows / most))
    lines: list[Line] = []
    for row in reversed(range(rows)):
        told = "100%" if row == aim else "0%" if row == 0 else ""
        rule = "╌" if row == aim else " "
        drawn = "".join(_piece(each, row, rule) * thick + rule * (column - thick) for each in tops)
        lines.append([("muted", f"{told:>{PERCENT - 1}} "), ("bar", drawn)])
    return [*lines, [("muted", " " * PERCENT + _names(bars, column))]]


def _piece(eighths: int | None, row: int, rule: str) -> str:
    """Return what a bar of so many eighths of a cell shows on a row, counted from below; `rule` stands behind it."""
    if eighths is None or eighths <= row * 8:
        return "·" if eighths is None and row == 0 else rule
    return STEPS[min(8, eighths - row * 8)]


def _names(bars: Sequence[Standing], column: int) -> str:
    """Return the names below standing bars, as far as they do not run into each other."""
    line, free = "", 0
    for number, each in enumerate(bars):
        if number * column >= free:
            line = line.ljust(number * column) + each.name
            free = len(line) + 1
    return line


def _most(shares: Iterable[float | None]) -> float:
    """Return the share at which the longest bar ends: at least the target, at most `MOST`."""
    return min(MOST, max([1.0, *(each for each in shares if each is not None)]))


def _bar(share: float | None, room: int, most: float) -> str:
    """Return a lying bar; the target is told by a sign where a bar of another goes beyond it."""
    if share is None:
        return " " * room
    full = round(max(0.0, min(share, most)) / most * room)
    aim = round(room / most)
    free = FREE * max(0, aim - full)
    line = FULL * full + free
    return pad(line if most == 1 or len(line) > aim else f"{line[: aim - 1]}{AIM}", room)


class Plot(Lines, can_focus=False):
    """Lines of bars that scroll when there are more than fit."""

    NAMES: ClassVar = ("head", "strong", "muted", "bar", *(f"lane-{number}" for number in range(LANES)))
    COMPONENT_CLASSES: ClassVar = {f"plot--{name}" for name in NAMES}
    DEFAULT_CSS = (
        """
    Plot {
        scrollbar-size-horizontal: 0;
        scrollbar-size-vertical: 1;
        & > .plot--head { color: $primary; text-style: bold; }
        & > .plot--strong { text-style: bold; }
        & > .plot--muted { color: $muted; }
        & > .plot--bar { color: $primary; }
    """
        + "".join(f"    & > .plot--lane-{number} {{ color: $lane-{number}; }}\n" for number in range(LANES))
        + "}\n"
    )

    def __init__(self, source: Callable[[int, int], Sequence[Line]]) -> None:
        """Take what gives the lines, for so many cells and lines."""
        super().__init__()
        self.source = source
        self.lines: Sequence[Line] = ()
        self._styles: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Fetch the colours anew when the theme changed."""
        self._styles.clear()
        super().notify_style_update()

    def on_resize(self, event: Resize) -> None:
        """Draw for another size."""
        del event
        self.renew()

    def renew(self) -> None:
        """Draw what is now known; nothing is worked out while it is not shown."""
        if self.display and self.size.width:
            self.lines = self.source(max(10, self.size.width - 1), self.size.height)
            self.virtual_size = Size(self.size.width, len(self.lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if not self._styles:
            self._styles = {name: self.get_component_rich_style(f"plot--{name}") for name in self.NAMES}
            self._styles[""] = self.rich_style
        number = y + round(self.scroll_offset.y)
        line = self.lines[number] if number < len(self.lines) else ()
        segments = [Segment(in_cells(text), self._styles[style]) for style, text in line]
        return Strip(segments).adjust_cell_length(self.size.width, self._styles[""])
