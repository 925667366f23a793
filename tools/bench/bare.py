"""Bare lines: a Textual app with one line-API widget that knows nothing, as large as the timeline.

What it takes from a key to the end of the frame is what Textual, the terminal and the machine take, whoever draws: the
figures of the timeline stand beside it.
"""

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Label

COMMAND = [sys.executable, "-m", "tools.bench.bare"]
MARKER = b"Kale regels"
CELLS = 10
"""Cells of one text on a line."""


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of short texts in two colours, one of them in hand."""

    BINDINGS = [  # noqa: RUF012 - Textual's own form
        Binding("l", "walk(1)"),
        Binding("h", "walk(-1)"),
        Binding("plus", "turn"),
        Binding("minus", "turn"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.number = 5
        self.turned = False

    def action_walk(self, step: int) -> None:
        """Take another line in hand: two lines are drawn."""
        for line in (self.number, self.number + step):
            self.refresh(Region(0, line, self.size.width, 1))
        self.number += step

    def action_turn(self) -> None:
        """Change every line."""
        self.turned = not self.turned
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        styles = (Style(color="blue", reverse=y == self.number), Style(color="green", bold=self.turned))
        count = self.size.width // CELLS
        texts = [Segment(f"{y * count + place:>{CELLS}}", styles[(place + self.turned) % 2]) for place in range(count)]
        return Strip(texts).adjust_cell_length(self.size.width)


class Bare(App[None]):
    """The lines between two labels, as the timeline stands between its title and the message in hand."""

    CSS = "Label { height: 1; } Lines { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Put the lines between two labels."""
        yield Label("Kale regels")
        yield Lines()
        yield Label("-")


if __name__ == "__main__":
    Bare().run()
