"""Views with cells that are typed in where they stand; each that is taken over is an edit, which undo takes back."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantBlur
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.timer import Timer
from textual.widgets import Input

from campaign.desk.cells import cell_edit, kept_draft, read_cell, written_cell
from campaign.desk.echo import echoes, slot_with
from campaign.desk.numbers import estimate_echo
from campaign.desk.worth_knowing import worth_knowing
from campaign.errors import CampaignError
from campaign.language import _
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.plan import Row, Table
from campaign.schedule.columns import AMOUNTS
from campaign.tui.screens.base import done_words, failure, sentences
from campaign.tui.screens.fields import MESSAGE
from campaign.tui.screens.table_columns import column_name
from campaign.tui.screens.working import WorkView
from campaign.tui.timers import once
from campaign.tui.widgets.cell_field import CellField, CellTold
from campaign.tui.widgets.rows import ECHO_AFTER

FIELDS = {field.key: field for section in MESSAGE for field in section.fields}
"""The fields of a message, by their columns; a number of an objective is called and typed as that of a message."""
ECHOED = frozenset(("duration", *AMOUNTS))
"""Columns of which is told what a text is taken as, beside moments."""
OUT_OF_SIGHT = Region(0, -1, 1, 1)
"""Where the line is while its cell was scrolled away."""
TYPING = frozenset({"keep", "leave", "pick"})
"""What can be done while a cell is typed in."""


class Spot(NamedTuple):
    """A cell of a view."""

    table: Table
    """The table of its entry."""
    id: str
    """The id of its entry."""
    column: str
    """The field that stands in it."""


class CellView(WorkView):
    """A view whose cells are typed in where they stand."""

    FILLS: ClassVar = False
    """Enter goes on to the cell below: numbers are filled in one after another."""
    DEFAULT_CSS = "CellView { layers: default field; }"

    edited: Spot | None = None
    """The cell that is typed in."""
    reading: Timer | None = None
    """When what was typed is read."""

    @property
    def cells_in(self) -> ScrollView:
        """Return the widget that the cells stand in."""
        raise NotImplementedError

    @property
    def spot(self) -> Spot | None:
        """Return the cell in hand; None where there is none."""
        raise NotImplementedError

    def region_of_cell(self) -> Region | None:
        """Return where on the screen the cell in hand stands; None when it is not seen."""
        raise NotImplementedError

    def beside(self, down: int, right: int) -> Spot | None:
        """Return the cell so many lines below the one in hand and columns to its right; None beyond the last."""
        raise NotImplementedError

    def take_spot(self, spot: Spot) -> bool:
        """Take a cell in hand, wherever an edit took its line; tell whether it is there."""
        raise NotImplementedError

    def edit_in_hand(self, *, added: bool = False) -> None:
        """Edit the cell in hand as its field asks for; what is typed replaces what is there, or is added to it."""
        self.begin(added=added)

    def on_mount(self) -> None:
        """Show the plan, and have the line follow its cell when the cells are scrolled."""
        super().on_mount()
        self.watch(self.cells_in, "scroll_y", self.place_field, init=False)

    def on_resize(self) -> None:
        """Use the room there is; the line follows its cell."""
        super().on_resize()
        self.once_drawn(self.place_field)

    def cell_line(self) -> ComposeResult:
        """Put in the line, and what is told below it."""
        yield CellField(self.kept, self.close_field, self.pick, fills=self.FILLS)
        yield CellTold()

    @property
    def field(self) -> CellField:
        """Return the line that is typed on over a cell."""
        return self.query_one(CellField)

    @property
    def row(self) -> Row | None:
        """Return the entry of the cell that is typed in, as it stands in the plan."""
        return self.desk.plan.get(self.edited.table, self.edited.id) if self.edited else None

    # Typing

    def begin(self, *, added: bool = False) -> None:
        """Type in the cell in hand: at once, since the next key may be there already."""
        self.edited = self.spot
        row = self.row
        if self.edited is None or row is None:
            return
        column = self.edited.column
        field, number = FIELDS[column], column in AMOUNTS
        hint = _(field.hint) if field.hint and not number else ""
        self.watches = False
        written, picks = written_cell(self.desk, row, column), field.kind == "moment"
        self.field.begin(written, hint, number=number, picks=picks, added=added)
        self.set_focus(self.field)
        self.place_field()
        self.once_drawn(self.place_field)  # the cells may be about to scroll
        self.refresh_bindings()
        self.read()

    def close_field(self) -> None:
        """Stop typing."""
        self.put_away()
        self.set_focus(self.cells_in)

    def put_away(self) -> None:
        """Hide the line."""
        self.edited, self.watches = None, True
        self.field.close()
        self.query_one(CellTold).tell("")
        self.refresh_bindings()

    def place_field(self) -> None:
        """Put the line over the cell in hand, and what is told below it; out of sight when that is."""
        if self.field.typing:
            told, (width, height) = self.query_one(CellTold), self.app.size
            cell = self.region_of_cell()
            self.field.place(cell or OUT_OF_SIGHT, width)
            if told.text:
                told.place(cell or OUT_OF_SIGHT, int(self.field.styles.offset.x.value), width, height)
                told.display = cell is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with a cell while it is typed in."""
        del parameters
        return self.edited is None or action in TYPING

    @on(Input.Changed)
    def typed(self) -> None:
        """Read what was typed: a number at once, what asks for more once nobody types for a moment."""
        if self.edited is None:
            return
        if self.region_of_cell() is None:
            self.take_spot(self.edited)
        self.place_field()
        if self.reading is not None:
            self.reading.stop()
        if self.edited.column in AMOUNTS:
            self.read()
        else:
            self.reading = once(self, ECHO_AFTER, self.read)

    def read(self) -> None:
        """Tell what was understood, or why it cannot be."""
        row, text = self.row, self.field.value.strip()
        if self.edited is None or row is None:
            return
        try:
            told = self.understood(row, self.edited, text)
        except CampaignError as error:
            self.complain_there(error)
        else:
            self.tell_there(told)

    def understood(self, row: Row, spot: Spot, text: str) -> str:
        """Return what a moment, a length or an estimate that was typed comes to; "" for what is taken as it stands.

        Raises:
            CampaignError: it cannot be read.
        """
        moment = FIELDS[spot.column].kind == "moment"
        if not text or not (moment or spot.column in ECHOED):
            return ""
        entered = read_cell(self.desk, row, spot.column, text, spot.table)
        if entered.problems:
            raise entered.problems[0][1]
        if spot.column in AMOUNTS:
            return estimate_echo(text)
        if not isinstance(row, Message):
            return ""
        return echoes(self.desk, row, entered.values).get(spot.column, "")

    def complain_there(self, error: CampaignError) -> None:
        """Tell what is wrong below the line."""
        name = column_name(self.edited.column) if self.edited else ""
        self.tell_there(f"▲ {failure(error, name)}", wrong=True)

    def tell_there(self, text: str, *, wrong: bool = False) -> None:
        """Tell something below the line; nothing when there is nothing."""
        self.query_one(CellTold).tell(text, wrong=wrong)
        self.place_field()

    # Taking over

    def kept(self, down: int, right: int) -> None:
        """Put what was typed in the plan, and go on to another cell; stay while it cannot be read."""
        following = self.beside(down, right) if down or right else None
        if not self.keep(told=following is None):
            return
        if following is not None and self.take_spot(following):
            self.edit_in_hand()
        else:
            self.close_field()

    def keep(self, *, told: bool) -> bool:
        """Put what was typed in the plan, say so when that is asked, and tell whether it could be."""
        spot, row = self.edited, self.row
        if spot is None or row is None:
            return True
        try:
            edit = cell_edit(self.desk, row, spot.column, self.field.value, spot.table)
        except CampaignError as error:
            self.complain_there(error)
            return False
        return edit is None or self.put_in_cell(edit, spot.column, told=told)

    def put_in_cell(self, edit: Edit, column: str, *, told: bool = True) -> bool:
        """Do the edit of a cell, say what it did and what is odd about it, and tell whether it was done."""
        odd = worth_knowing(self.desk, edit)
        if not self.edit(lambda: edit):
            return False
        if kept_draft(self.desk, edit, [column]):
            self.show_title()
        done = done_words(edit) if told else ""
        if said := f"{done} {sentences(odd)}".strip():
            self.say(said)
        return True

    @on(DescendantBlur)
    def blurred(self, event: DescendantBlur) -> None:
        """Take over what was typed when somebody clicks elsewhere; what cannot be read stays on the line."""
        spot = self.edited
        if event.widget is not self.field or spot is None or not self.app.app_focus or not self.is_current:
            return
        if self.focused is self.field:
            return
        if self.keep(told=True):
            self.put_away()
        else:
            self.take_spot(spot)
            self.field.focus()

    # Picking

    def pick(self) -> None:
        """Pick a day from a calendar."""
        from campaign.tui.screens.calendar import CalendarDialog

        def take(value: str | None) -> None:
            if value is not None:
                self.field.value = value
                self.field.cursor_position = len(value)

        row = self.row
        if isinstance(row, Message):
            anchor = self.desk.schedule.timing(row.id).anchor or self.desk.schedule.golive
            self.app.push_screen(CalendarDialog(self.desk, self.day(row), anchor, self.field.value), take)

    def day(self, message: Message) -> date:
        """Return the day that the line gives the message now; today where it gives none."""
        column = self.edited.column if self.edited else "when"
        entered = read_cell(self.desk, message, column, self.field.value)
        try:
            return slot_with(self.desk, message, {"when": entered.values.get(column)}) or self.desk.today
        except CampaignError:
            return self.desk.today
