"""The columns of the table: how they are called, how wide they are, and a dialog to choose them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from campaign.desk.cells import Cells
from campaign.language import _, mark
from campaign.model.field_words import STATUS_MARKS, WORDS
from campaign.schedule.columns import AMOUNTS, CHOOSABLE, FINDINGS, FIXED, USUAL
from campaign.text import cell_width, in_cells
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Dialog
from campaign.tui.titles import titled
from campaign.tui.widgets.table_layout import Column

MEASURED = 200
"""Messages, spread over the plan, by whose texts a column gets its width."""
MOST, MOST_OF_TITLE = 24, 34
"""Cells of a column at most, as long as the screen has no more.

The title gets more on a wide screen, and a third of a narrow one.
"""
WIDE = 100
"""From so many cells on, a screen is wide."""
NEED = 80
"""Cells that a column gets at most where there is room."""


def column_name(column: str) -> str:
    """Return what a column is called."""
    return _("Findings") if column == FINDINGS else _(WORDS[column])


def shown_text(cells: Cells, message_id: str, column: str) -> str:
    """Return the text of a cell as the screen has it: a status has its sign, so that it is seen in a glance."""
    message = cells.desk.effective.message(message_id)
    if message is None:
        return ""
    text = cells.text(message, column)
    if column == FIXED and message.confidential:
        return titled(message)
    return f"{STATUS_MARKS[message.status]} {text}" if column == "status" else text


def laid_out(cells: Cells, chosen: Sequence[str], width: int) -> list[Column]:
    """Return the title and the chosen columns for a screen of so many cells, each as wide as its texts ask for."""
    messages = cells.desk.effective.messages
    measured = messages[:: max(1, len(messages) // MEASURED)]
    columns = []
    for column in (FIXED, *chosen):
        name = column_name(column)
        texts = (in_cells(shown_text(cells, each.id, column)) for each in measured)
        need = min(NEED, max(cell_width(name) + 2, *map(cell_width, texts), 0))
        most = MOST if column != FIXED else MOST_OF_TITLE if width >= WIDE else min(MOST, width // 3)
        columns.append(Column(column, name, min(need, most), need, right=column in AMOUNTS))
    return columns


class ColumnsDialog(Dialog[tuple[str, ...] | None]):
    """Tick the columns of the table, and put them in order."""

    SCROLLS = "OptionList"
    ACTIONS: ClassVar = (
        Command("columns.done", "done", mark("done"), "enter", footer=True, priority=True),
        Command("columns.tick", "tick", mark("tick"), "space", footer=True, priority=True),
        Command(
            "columns.up",
            "shift(-1)",
            mark("further to the left"),
            "H,less_than_sign,shift+up",
            "H",
            footer=True,
            at_foot=mark("order"),
            pair="columns.down",
        ),
        Command("columns.down", "shift(1)", mark("further to the right"), "L,greater_than_sign,shift+down", "L"),
        Command("columns.usual", "usual", mark("the usual ones"), "f8,ctrl+l", "F8", footer=True),
        Dialog.CANCEL,
    )
    TITLE_TEXT = mark("Columns of the table")
    DEFAULT_CSS = """
    ColumnsDialog OptionList { height: auto; border: none; padding: 0; background: $surface; }
    """

    def __init__(self, chosen: Sequence[str]) -> None:
        super().__init__()
        self.chosen = set(chosen)
        self.order = [*chosen, *(each for each in CHOOSABLE if each not in self.chosen)]

    def fill(self) -> ComposeResult:
        """List the columns, those of the table on top in their order."""
        yield OptionList(*map(self.option, self.order))

    def option(self, column: str) -> Option:
        """Return a column with its box, which does not say by colour alone whether it is ticked."""
        return Option(self.line(column))

    def line(self, column: str) -> Content:
        """Return the line of a column."""
        return content(f"{'[x]' if column in self.chosen else '[ ]'} {column_name(column)}")

    @property
    def place(self) -> int:
        """Return the place that is highlighted."""
        return self.query_one(OptionList).highlighted or 0

    def action_tick(self) -> None:
        """Tick the column in hand, or take the tick away."""
        self.tick(self.place)

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Tick the column that was clicked, or take the tick away."""
        self.tick(event.option_index)

    def tick(self, place: int) -> None:
        """Tick a column, or take the tick away."""
        self.chosen ^= {self.order[place]}
        self.query_one(OptionList).replace_option_prompt_at_index(place, self.line(self.order[place]))

    def action_shift(self, direction: int) -> None:
        """Let the column in hand and the one beside it change places."""
        place, other = self.place, self.place + direction
        if 0 <= other < len(self.order):
            self.order[place], self.order[other] = self.order[other], self.order[place]
            self.show(other)

    def action_usual(self) -> None:
        """Tick the columns that stand in the table when nobody chose."""
        self.chosen = set(USUAL)
        self.order = [*USUAL, *(each for each in CHOOSABLE if each not in self.chosen)]
        self.show(0)

    def show(self, place: int) -> None:
        """Show the columns as they now stand, with one of them highlighted."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(map(self.option, self.order))
        options.highlighted = place

    def action_done(self) -> None:
        """Give the ticked columns in their order."""
        self.dismiss(tuple(each for each in self.order if each in self.chosen))
