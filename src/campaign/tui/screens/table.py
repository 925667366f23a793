"""The table: a line for each message, with the columns that a planner chose, sorted by one of them, edited in place."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets import Label

from campaign.desk.cells import Cells, copied_table
from campaign.desk.desk import Desk
from campaign.language import _, _n, mark
from campaign.model.messages import Message
from campaign.schedule.columns import FIXED, USUAL, Order
from campaign.schedule.filters import Sieve
from campaign.text import in_cells
from campaign.tui.commands import Command
from campaign.tui.screens.cellview import CellView, Spot
from campaign.tui.screens.listview import FAR, WALK
from campaign.tui.screens.table_columns import ColumnsDialog, column_name, laid_out, shown_text
from campaign.tui.screens.work_actions import BACK, IN_CELLS
from campaign.tui.widgets.table import DOWN, UP, Kind, Table

DONE = frozenset(("sent", "cancelled"))
"""Statuses with which nothing is left to do."""


class TableScreen(CellView):
    """Every message on a line, in columns."""

    ACTIONS: ClassVar = (
        Command(
            "table.edit",
            "edit_cell",
            mark("edit the cell"),
            "enter",
            footer=True,
            at_foot=mark("edit"),
            help=mark("What you type replaces what is there; enter takes it over, esc leaves it as it was."),
        ),
        Command(
            "table.add_to_cell",
            "edit_cell(True)",
            mark("add to the cell"),
            "f2,i",
            "F2",
            help=mark("What is there stays, with the cursor behind it."),
        ),
        Command("table.open", "open", mark("all fields"), "F,f3", help=mark("The form of the message in hand.")),
        Command(
            "table.sort",
            "sort",
            mark("sort by this column"),
            "o",
            footer=True,
            at_foot=mark("sort"),
            help=mark("Again: the other way round. So does a click on its name."),
        ),
        Command(
            "table.by_time",
            "by_time",
            mark("in the order of time"),
            "O",
            help=mark("As it was before you sorted it. The order is kept, as the columns are."),
        ),
        Command(
            "table.columns",
            "columns",
            mark("choose columns"),
            "C",
            footer=True,
            at_foot=mark("columns"),
            help=mark("Which stand in the table, and in what order."),
        ),
        Command(
            "table.copy_table",
            "copy_table",
            mark("copy the table"),
            "Y",
            help=mark("What is marked, else all that is shown and not confidential, to paste in a spreadsheet."),
        ),
        *(each for each in IN_CELLS if each.id != "timeline.open"),
        *WALK,
        Command("table.right", "column(1)", mark("next column"), "right,l,tab", "→"),
        Command("table.left", "column(-1)", mark("previous column"), "left,h,shift+tab", "←"),
        Command("table.first_column", f"column({-FAR})", mark("first column"), "left_curly_bracket,ctrl+home", "{"),
        Command("table.last_column", f"column({FAR})", mark("last column"), "right_curly_bracket,ctrl+end", "}"),
        *BACK,
    )

    def __init__(self, desk: Desk, message: Message | None = None, sieve: Sieve | None = None) -> None:
        super().__init__(desk, message, sieve)
        self.cells = Cells(desk, {})
        self.measured = -1
        """How many messages there were when the columns got their widths."""

    def compose(self) -> ComposeResult:
        """Put the table between the title and the message in hand."""
        yield Label(id="title")
        yield Table(self.cell)
        yield Label(id="detail")
        yield from self.cell_line()
        yield self.foot()

    def on_resize(self) -> None:
        """Use the width there is."""
        super().on_resize()
        self.lay_out()
        self.show_cell()

    @property
    def table(self) -> Table:
        """Return the table."""
        return self.query_one(Table)

    @property
    def cells_in(self) -> Table:
        """Return the table, in which the cells stand."""
        return self.table

    @property
    def hand(self) -> str | None:
        """Return the id of the message in hand."""
        return self.table.in_hand

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the columns behind the title."""
        return self.campaign_app.settings.columns or USUAL

    @property
    def order(self) -> Order:
        """Return in what order the messages come."""
        return self.campaign_app.settings.order

    def renew(self) -> None:
        """Show the messages as they now are, in the order that was chosen."""
        said = self.campaign_app.inspector.said(self.desk)
        self.cells = Cells(self.desk, said.counts, self.cells)
        table, order = self.table, self.order
        table.marked, table.flags = self.marked, said.marks
        table.sorted_by, table.descending = order
        hand = self.hand
        if self.measured != len(self.desk.plan.messages):
            self.lay_out()
        table.show(self.cells.ordered(self.sieve.keeps if self.sieve.wanted.active else None, order), hand)
        if self.edited is None:
            table.focus()
        self.show_title()
        self.show_cell()

    def lay_out(self) -> None:
        """Give the columns the width that their texts ask for; while texts are edited they keep it."""
        self.measured = len(self.desk.plan.messages)
        self.table.lay_out(laid_out(self.cells, self.chosen, self.app.size.width))

    def facts(self) -> list[str]:
        """Return how it is shown, by what it is sorted, and how many messages there are."""
        order = self.order
        sign = DOWN if order.descending else UP
        sorted_by = _("by {column}").format(column=f"{column_name(order.column).lower()} {sign}")
        count = _n("{count} message", "{count} messages", len(self.table.rows))
        return [_("table"), sorted_by, count]

    def cell(self, message_id: str, column: str) -> tuple[str, Kind]:
        """Return the text of a cell and how it looks."""
        message = self.desk.effective.message(message_id)
        text = shown_text(self.cells, message_id, column)
        if message is None or message.status in DONE:
            return text, "muted"
        return text, "flagged" if text.startswith("▲") else ""

    @on(Table.Highlighted)
    def show_cell(self) -> None:
        """Show the message in hand below the table; what its cell cuts comes first, whole."""
        message = self.desk.effective.message(self.hand or "")
        lines, whole = self.frame(message), self.whole(message) if message else None
        if whole is not None and not any(whole[1] in line for line in lines):
            lines = self.frame(message, whole)
        self.tell_below(lines)

    def whole(self, message: Message) -> tuple[str, str] | None:
        """Return the name of the column in hand and all that its cell holds; None when the cell shows it."""
        column = self.table.column_in_hand
        text = shown_text(self.cells, message.id, column)
        return (column_name(column).lower(), in_cells(text)) if self.table.cut(text) else None

    def seen(self) -> list[str]:
        """Return the messages that are seen."""
        return [*self.table.seen()]

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Show what is to be typed to take each message in hand."""
        self.table.labels = labels
        self.table.refresh()

    def show_marks(self, changed: frozenset[str]) -> None:
        """Draw only the lines anew that were marked or are no longer."""
        self.table.marked = self.marked
        self.table.refresh_rows(changed)
        self.show_title()

    def take_at(self, widget: Widget, place: Offset) -> bool:
        """Take the cell at a place in hand."""
        spot = self.table.at(place.x, place.y) if widget is self.table else None
        if spot is None or spot.row is None:
            return False
        self.table.take(spot.row, spot.column)
        return True

    def select(self, message_id: str) -> None:
        """Take a message in hand."""
        if message_id in self.table.rows:
            self.table.take(self.table.rows.index(message_id), self.table.column)

    @on(Table.Picked)
    def picked(self) -> None:
        """Edit the cell that was clicked twice."""
        self.action_edit_cell()

    @on(Table.Headed)
    def headed(self, event: Table.Headed) -> None:
        """Sort by the column whose name was clicked."""
        self.sort_by(event.column)

    def action_walk(self, steps: int) -> None:
        """Take the cell so many lines further down in hand."""
        self.table.walk(steps, 0)
        self.show_cell()

    def action_column(self, steps: int) -> None:
        """Take the cell so many columns further to the right in hand."""
        self.table.walk(0, steps)
        self.show_cell()

    def action_page(self, direction: int) -> None:
        """Take a cell about a screen further on in hand."""
        self.table.page(direction)
        self.show_cell()

    def action_sort(self) -> None:
        """Sort by the column in hand; by the one that it is sorted by, the other way round."""
        self.sort_by(self.table.column_in_hand)

    def sort_by(self, column: str) -> None:
        """Sort by a column."""
        self.put_in(self.order.by(column))

    def action_by_time(self) -> None:
        """Have the messages in the order of time again, as long as nobody sorts them."""
        self.put_in(Order())

    def put_in(self, order: Order) -> None:
        """Have the messages in an order; it is kept for every plan."""
        self.keep_shown(sorted_by=order.column, descending=order.descending)
        self.renew()

    def keep_shown(self, **settings: object) -> None:
        """Keep how the table is shown in the settings."""
        self.campaign_app.keep_settings(self.campaign_app.settings.model_copy(update=settings))

    def action_columns(self) -> None:
        """Choose the columns; they are kept for every plan."""

        def take(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self.keep_shown(columns=() if chosen == USUAL else chosen)
                self.lay_out()
                self.show_cell()

        self.app.push_screen(ColumnsDialog(self.chosen), take)

    def action_copy_table(self) -> None:
        """Copy the lines of what is marked, or all that are shown, in the order of the table.

        What is confidential goes along only where somebody marked it.
        """
        from campaign.tui.screens.copying import copy_text, left_out_told

        marked = [each for each in self.table.rows if each in self.marked]
        secret = {each.id for each in self.desk.effective.messages if each.confidential}
        ids = marked or [each for each in self.table.rows if each not in secret]
        left_out = 0 if marked else len(self.table.rows) - len(ids)
        columns = {column: column_name(column) for column in (FIXED, *self.chosen)}
        title = _n("{count} message", "{count} messages", len(ids))
        copy_text(self, title, copied_table(self.cells, ids, columns), left_out_told(left_out))

    # The cell in hand

    @property
    def spot(self) -> Spot | None:
        """Return the cell in hand."""
        return Spot("messages", self.hand, self.table.column_in_hand) if self.hand else None

    def region_of_cell(self) -> Region | None:
        """Return where on the screen the cell in hand stands; None when it is not seen."""
        cell = self.table.cell_in_hand()
        return cell.translate(self.table.content_region.offset) if self.table.sees(cell) else None

    def beside(self, down: int, right: int) -> Spot | None:
        """Return the cell so many lines below the one in hand and columns to its right; None beyond the last."""
        rows, columns = self.table.rows, self.table.layout_.columns
        row, column = self.table.row + down, self.table.column + right
        there = row in range(len(rows)) and column in range(len(columns))
        return Spot("messages", rows[row], columns[column].id) if there else None

    def take_spot(self, spot: Spot) -> bool:
        """Take a cell in hand, wherever an edit took its line; tell whether it is there."""
        columns = [each.id for each in self.table.layout_.columns]
        if spot.id not in self.table.rows or spot.column not in columns:
            return False
        self.table.take(self.table.rows.index(spot.id), columns.index(spot.column))
        self.show_cell()
        return True

    def edit_in_hand(self, *, added: bool = False) -> None:
        """Edit the cell in hand in its place, in the way that its field asks for."""
        from campaign.tui.screens.cell_editing import edit_cell  # many only look

        if message := self.wanted():
            edit_cell(self, message, self.table.column_in_hand, added=added)

    def action_edit_cell(self, added: bool = False) -> None:
        """Edit the cell in hand; what is typed replaces what is there, or is added to it."""
        self.edit_in_hand(added=added)

    @on(Table.Looked)
    def looked(self) -> None:
        """Have the line follow its cell when other columns are seen."""
        self.place_field()
