"""A line over a cell of the table, to type on."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.events import Click
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Label

from campaign.desk.cells import cell_edit, read_cell, written_cell
from campaign.desk.desk import Desk
from campaign.desk.echo import echoes, slot_with
from campaign.errors import CampaignError
from campaign.language import _, mark
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.text import cell_width
from campaign.tui.commands import Command
from campaign.tui.safe import content
from campaign.tui.screens.base import Commanding, failure
from campaign.tui.screens.fields import MESSAGE
from campaign.tui.screens.form import ECHO_AFTER
from campaign.tui.screens.table_columns import column_name
from campaign.tui.widgets.keyline import KeyLine
from campaign.tui.widgets.rows import CleanInput

FIELDS = {field.key: field for section in MESSAGE for field in section.fields}
"""The fields of a message, by their columns."""
LEAST = 30
"""Cells of the line at least; it is as wide as its cell and what stands there, over the cells beside it."""
TOLD = 60
"""Cells that what is told below the line gets at least."""


class Answer(NamedTuple):
    """What came of a line."""

    edit: Edit | None
    """What was typed; None when it is what stood there."""
    down: int
    """How many lines further down the table is edited next."""
    right: int
    """How many columns further to the right; nothing is edited next when both are 0."""


class CellEditor(Commanding[Answer | None], ModalScreen[Answer | None]):
    """A line over a cell; below it stands what was understood, or what is wrong."""

    ACTIONS: ClassVar = (
        Command("cell.keep", "keep(0,0)", mark("take over"), "enter,f2,ctrl+s", "↵", footer=True, priority=True),
        Command(
            "cell.right",
            "keep(0,1)",
            mark("take over, next column"),
            "tab",
            footer=True,
            at_foot=mark("next column"),
            priority=True,
        ),
        Command("cell.left", "keep(0,-1)", mark("take over, previous column"), "shift+tab", priority=True),
        Command(
            "cell.down",
            "keep(1,0)",
            mark("take over, line below"),
            "down",
            footer=True,
            at_foot=mark("other line"),
            pair="cell.up",
            priority=True,
        ),
        Command("cell.up", "keep(-1,0)", mark("take over, line above"), "up", priority=True),
        Command("cell.pick", "pick", mark("pick"), "f4,ctrl+l", "F4", footer=True, priority=True),
        Command("cell.leave", "leave", mark("leave it as it was"), "escape", footer=True, priority=True),
    )
    DEFAULT_CSS = """
    CellEditor {
        background: transparent;
        & > Input { position: absolute; border: none; height: 1; padding: 0; background: $panel; text-style: bold; }
        & > Label { position: absolute; height: auto; background: $panel; color: $muted; display: none; }
        & > Label.shown { display: block; }
        & > Label.wrong { color: $error; }
    }
    """

    def __init__(self, desk: Desk, message: Message, column: str, cell: Region) -> None:
        super().__init__()
        self.desk = desk
        self.edited = message
        self.column = column
        self.cell = cell
        self.reading: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the line over the cell."""
        yield CleanInput(
            written_cell(self.edited, self.column), placeholder=self.hint(), compact=True, select_on_focus=False
        )
        yield Label()
        yield KeyLine()

    def hint(self) -> str:
        """Return what to type."""
        return _(FIELDS[self.column].hint) if FIELDS[self.column].hint else ""

    def on_mount(self) -> None:
        """Take the place of the cell."""
        self.place()
        self.field.focus()
        self.read()

    def on_resize(self) -> None:
        """Stay on the screen."""
        self.place()

    @property
    def field(self) -> Input:
        """Return the line that is typed on."""
        return self.query_one(Input)

    def place(self) -> None:
        """Put the line where the cell stands, and what is told below it; above it at the foot of the screen."""
        width, height = self.app.size
        cells = min(width - 2, max(LEAST, self.cell.width, cell_width(self.field.value) + 1))
        x = max(0, min(self.cell.x, width - cells - 1))
        self.field.styles.width = cells
        self.field.styles.offset = (x, self.cell.y)
        label = self.query_one(Label)
        label.styles.max_width = width - 2
        room = min(width - 2, max(cells, TOLD))
        below = self.cell.y + 2 < height
        label.styles.width = room
        label.styles.offset = (max(0, min(x, width - room - 1)), self.cell.y + (1 if below else -1))

    @on(Input.Changed)
    def typed(self) -> None:
        """Read what was typed once nobody types for a moment."""
        if self.reading is not None:
            self.reading.stop()
        self.reading = self.set_timer(ECHO_AFTER, self.read)

    def read(self) -> None:
        """Tell what was understood of a moment, or why it cannot be."""
        text = self.field.value.strip()
        if FIELDS[self.column].kind != "moment" or not text:
            self.tell("")
            return
        entered = read_cell(self.desk, self.column, text)
        if entered.problems:
            self.complain_here(entered.problems[0][1])
        else:
            self.tell(echoes(self.desk, self.edited, entered.values).get(self.column, ""))

    def complain_here(self, error: CampaignError) -> None:
        """Tell what is wrong below the line."""
        self.tell(f"▲ {failure(error, column_name(self.column))}", wrong=True)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Tell something below the line; nothing when there is nothing."""
        label = self.query_one(Label)
        label.set_class(bool(text), "shown")
        label.set_class(wrong, "wrong")
        label.update(content(text))

    def action_keep(self, down: int, right: int) -> None:
        """Put what was typed in the plan, and go on to another cell; stay while it cannot be read."""
        try:
            edit = cell_edit(self.desk, self.edited, self.column, self.field.value)
        except CampaignError as error:
            self.complain_here(error)
            return
        self.dismiss(Answer(edit, down, right))

    def action_pick(self) -> None:
        """Pick a day from a calendar."""
        from campaign.tui.screens.calendar import CalendarDialog  # noqa: PLC0415 - few open it

        def take(value: str | None) -> None:
            if value is not None:
                self.field.value = value

        anchor = self.desk.schedule.timing(self.edited.id).anchor or self.desk.schedule.golive
        self.app.push_screen(CalendarDialog(self.desk, self.day(), anchor, self.field.value), take)

    def day(self) -> date:
        """Return the day that the line gives the message now; today where it gives none."""
        entered = read_cell(self.desk, self.column, self.field.value)
        try:
            return slot_with(self.desk, self.edited, {"when": entered.values.get(self.column)}) or self.desk.today
        except CampaignError:
            return self.desk.today

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a calendar for a moment only."""
        del parameters
        return FIELDS[self.column].kind == "moment" if action == "pick" else True

    def action_leave(self) -> None:
        """Leave the cell as it was."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Keep what was typed when somebody clicks beside the line."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.action_keep(0, 0)
