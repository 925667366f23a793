"""Who hears what: how loaded each audience is each week, and what reaches it, as tables down to the messages."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Label

from campaign.desk.checking import Checking
from campaign.desk.coverage import effect_matrix, key_message_matrix, milestone_matrix
from campaign.desk.desk import Desk
from campaign.desk.load import load_matrix
from campaign.desk.matrix import Cell, Heard, Matrix, apart_told, cell_text, nothing_told, only
from campaign.desk.telling import day_and_time, filter_told
from campaign.language import _, _n, current, mark
from campaign.model.messages import Message
from campaign.schedule.filters import Filter, Sieve
from campaign.text import cell_width, in_cells, pad, shorten
from campaign.tui.commands import Command
from campaign.tui.safe import content, content_lines
from campaign.tui.screens.beside import BesideView, ways_from
from campaign.tui.screens.detail import LEAST, in_filter
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.titles import elsewhere_told, titled
from campaign.tui.widgets.grid import Counts, Grid

ELSEWHERE = "\n"
"""What no id has: the title of another plan follows it."""
TABLES = (load_matrix, milestone_matrix, key_message_matrix, effect_matrix)
"""What makes each table, in the order in which they are shown."""
LOAD, COVERAGE = 0, 1
"""The table of the load, and the first of those of coverage."""


class AudiencesScreen(BesideView):
    """Tables of who hears what; enter tells of what a count is made up, and goes there."""

    watches = True
    ACTIONS: ClassVar = (
        Command("audiences.open", "open", mark("messages"), "enter", footer=True, help=mark("What this count is of.")),
        Command(
            "audiences.table",
            "table(1)",
            mark("other table"),
            "g,tab",
            "g",
            footer=True,
            help=mark("Per week, per milestone, per key message or per effect."),
        ),
        Command("audiences.table_back", "table(-1)", mark("table before"), "G,shift+tab", "G"),
        Command(
            "audiences.next_flag",
            "flag(1)",
            mark("next ▲"),
            "n",
            footer=True,
            help=mark("Go to the next count that is too high or too low."),
        ),
        Command("audiences.previous_flag", "flag(-1)", mark("previous ▲"), "N"),
        Command("audiences.down", "walk(1,0)", mark("row below"), "down,j", "↓"),
        Command("audiences.up", "walk(-1,0)", mark("row above"), "up,k", "↑"),
        Command("audiences.right", "walk(0,1)", mark("next column"), "right,l", "→"),
        Command("audiences.left", "walk(0,-1)", mark("previous column"), "left,h", "←"),
        Command("audiences.first", "walk(0,-10000)", mark("first column"), "home,0"),
        Command("audiences.last", "walk(0,10000)", mark("last column"), "end,dollar_sign", "end"),
        Command("audiences.page_down", "walk(10,0)", mark("page on"), "pagedown,ctrl+f"),
        Command("audiences.page_up", "walk(-10,0)", mark("page back"), "pageup,ctrl+b"),
        Command("audiences.load", "load", mark("load per week"), "r,9", help=mark("From there: back.")),
        Command("audiences.back", "back", mark("back"), "escape", "esc", footer=True),
        *ways_from("audiences"),
    )
    DEFAULT_CSS = """
    AudiencesScreen {
        & #legend { color: $muted; padding: 0 1; width: 1fr; height: auto; max-height: 2; }
        & #cell { padding: 0 1; width: 1fr; height: 5; border-top: solid $border-blurred; }
        & Grid { padding: 0; }
    }
    .-flat AudiencesScreen #cell { height: 2; }
    """

    def __init__(self, desk: Desk, audience: str | None, message: Message | None = None, number: int = LOAD) -> None:
        super().__init__(desk)
        self.sieve = Sieve(Filter())
        self.first_audience = audience
        self.first_message = message.id if message else None
        self.number = number
        self.matrix: Matrix | None = None

    def compose(self) -> ComposeResult:
        """Put the table between its name and what the cell in hand is made up of."""
        yield Label(id="title")
        yield Grid()
        yield Label(id="legend")
        yield Label(id="cell")
        yield self.foot()

    def on_mount(self) -> None:
        """Count."""
        self.sieve = self.below.sieve
        self.query_one(Grid).focus()
        self.renew()

    def on_resize(self) -> None:
        """Use the width there is."""
        if self.matrix is not None:
            self.show(self.matrix)

    def renew(self) -> None:
        """Count anew, in a thread: other campaigns may have to be read first."""
        self.run_worker(self._count, thread=True, exclusive=True, exit_on_error=False, group="counting")

    def _count(self) -> None:
        """Make the table; in a thread."""
        situation = self.campaign_app.inspector.ask(self.desk, Checking.situation)
        matrix = TABLES[self.number](situation)
        matrix = only(matrix, self.sieve.keeps) if self.sieve.wanted.active else matrix
        self.app.call_from_thread(self.show, matrix)

    def show(self, matrix: Matrix) -> None:
        """Show a table."""
        words = current()
        first = self.matrix is None
        self.matrix = matrix
        grid = self.query_one(Grid)
        grid.show(
            Counts(
                tuple(words.render(each.label) for each in matrix.rows),
                tuple(words.render(each.label) for each in matrix.columns),
                tuple(tuple(cell_text(cell, matrix) for cell in row) for row in matrix.cells),
            )
        )
        if first:
            self.begin(grid, matrix)
        legend = " · ".join(words.render(each) for each in (apart_told(matrix), matrix.legend) if each)
        self.query_one("#legend", Label).update(content(legend))
        flagged = f"{matrix.flagged} ▲" if matrix.flagged else ""
        wanted = in_filter(filter_told(self.desk.effective, self.sieve.wanted))
        told = " · ".join(filter(None, [words.render(matrix.name), flagged, wanted]))
        title = shorten(in_cells(self.desk.plan.campaign.title), max(LEAST, self.app.size.width - cell_width(told) - 5))
        self.query_one("#title", Label).update(content(f"{title} · {told}"))
        self.show_cell()

    def begin(self, grid: Grid, matrix: Matrix) -> None:
        """Take the count in hand that the message in hand is part of; without one, the week of today.

        It is that of the audience in hand, where that hears the message; else of the first that does.
        """
        rows = [number for number, each in enumerate(matrix.rows) if each.id == self.first_audience]
        heard = [
            (row, column)
            for row, cells in enumerate(matrix.cells)
            for column, cell in enumerate(cells)
            if any(not each.campaign and each.hearing.message.id == self.first_message for each in cell.heard)
        ]
        today = [number for number, each in enumerate(matrix.columns) if each.id <= str(self.desk.today)]
        heard = [place for place in heard if place[0] in rows] or heard
        grid.take(*(heard[0] if heard else (rows[0] if rows else 0, today[-1] if today else 0)))

    @property
    def cell(self) -> Cell | None:
        """Return the cell in hand."""
        grid, matrix = self.query_one(Grid), self.matrix
        if matrix is None or not matrix.rows or not matrix.columns:
            return None
        return matrix.cells[grid.row][grid.column]

    @on(Grid.Highlighted)
    def show_cell(self) -> None:
        """Tell what the cell in hand is made up of."""
        self.query_one("#cell", Label).update(content_lines(self.told()), layout=False)

    def told(self) -> list[str]:
        """Return what the cell in hand is made up of, as far as there is room."""
        cell, matrix, words = self.cell, self.matrix, current()
        if matrix is None:
            return [_("Counting …")]
        if cell is None:
            return [words.render(nothing_told(matrix)), _("Press b to write them down; 1 and then a write a message.")]
        grid = self.query_one(Grid)
        row, column = (words.render(each.label) for each in (matrix.rows[grid.row], matrix.columns[grid.column]))
        count = _n("{count} message", "{count} messages", len(cell.heard))
        head = " · ".join([in_cells(row), in_cells(column), count if cell.concerned else _("does not concern them")])
        lines = [self.line(each) for each in cell.heard]
        room = 3
        if len(lines) > room:
            lines = [*lines[: room - 1], _("and {count} more: enter").format(count=len(lines) - room + 1)]
        return [head, *lines]

    def line(self, heard: Heard) -> str:
        """Return one thing that is heard: when, what, and in which other campaign."""
        other = f"  ({in_cells(heard.campaign)})" if heard.campaign else ""
        return f"  {pad(day_and_time(heard.hearing.slot), 18)} {titled(heard.hearing.message)}{other}"

    def action_open(self) -> None:
        """List what the count in hand is of; what is picked is shown on the timeline."""
        cell = self.cell
        if cell is None or not cell.heard:
            self.say(_("Nothing is counted here."))
            return
        choices = [
            Choice(
                f"{ELSEWHERE}{each.campaign}" if each.campaign else each.hearing.message.id,
                titled(each.hearing.message) + (f" ({each.campaign})" if each.campaign else ""),
                day_and_time(each.hearing.slot),
            )
            for each in cell.heard
        ]
        self.app.push_screen(PickOne(_("What they hear"), choices), self.go_to)

    def go_to(self, message_id: str | None) -> None:
        """Show a message in the view below; one of another campaign is not here."""
        if message_id and message_id.startswith(ELSEWHERE):
            self.say(elsewhere_told(message_id.removeprefix(ELSEWHERE)))
        elif message_id:
            below = self.below
            self.go_on(lambda: below.action_goto(message_id))

    @on(Grid.Picked)
    def picked(self) -> None:
        """List what the count is of that was clicked twice."""
        self.action_open()

    def action_table(self, direction: int) -> None:
        """Show the next table, or the one before."""
        self.show_table((self.number + direction) % len(TABLES))

    def show_table(self, number: int) -> None:
        """Show a table from its first cell on."""
        self.number = number
        grid = self.query_one(Grid)
        grid.row = grid.column = grid.left = 0
        self.renew()

    def action_load(self) -> None:
        """Show how loaded each audience is; from there, go back."""
        if self.number == LOAD:
            self.action_back()
        else:
            self.matrix = None  # it begins where it does when it is opened: with the week of today
            self.show_table(LOAD)

    def action_coverage(self) -> None:
        """Show what reaches whom; from there, go back."""
        if self.number == LOAD:
            self.show_table(COVERAGE)
        else:
            self.action_back()

    def action_walk(self, down: int, right: int) -> None:
        """Take another cell in hand, and show in the same frame what it is made up of."""
        grid = self.query_one(Grid)
        grid.take(grid.row + down, grid.column + right)
        self.show_cell()

    def action_flag(self, direction: int) -> None:
        """Take the next count in hand that is too high or too low."""
        matrix, grid = self.matrix, self.query_one(Grid)
        places = [
            (row, column)
            for row, cells in enumerate(matrix.cells if matrix else ())
            for column, cell in enumerate(cells)
            if cell.flagged
        ]
        if not places:
            self.say(_("Nothing is too much or too little here."))
            return
        here = (grid.row, grid.column)
        later = [each for each in places if (each > here if direction > 0 else each < here)]
        wrapped = places[0] if direction > 0 else places[-1]
        grid.take(*((later[0] if direction > 0 else later[-1]) if later else wrapped))
