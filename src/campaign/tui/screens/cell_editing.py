"""Editing a cell of the table in the way that its field asks for: a line over it, a picker, or the form."""

from typing import TYPE_CHECKING

from campaign.desk.cells import cell_edit, kept_draft
from campaign.desk.steps import odd_steps
from campaign.language import _, current
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.text import in_cells
from campaign.tui.screens.cell_editor import FIELDS, Answer, CellEditor
from campaign.tui.screens.fields import Field
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.messageview import sentences
from campaign.tui.screens.offers import offered
from campaign.tui.screens.pickers import Choice, PickMany, PickOne
from campaign.tui.screens.table_columns import column_name

if TYPE_CHECKING:
    from campaign.tui.screens.table import TableScreen


def edit_cell(screen: "TableScreen", message: Message, column: str) -> None:
    """Edit a cell in the way that its field asks for."""
    field = FIELDS.get(column)
    if field is None or field.kind == "lines":
        screen.app.push_screen(EntryForm(screen.desk, "messages", message, at=column), screen.after_form)
    elif column == "status":
        screen.action_status()
    elif field.kind == "flag":
        keep(screen, message, column, "nee" if getattr(message, column) else "ja")
    elif field.kind in {"choice", "radio"}:
        pick_one(screen, message, field)
    elif field.kind == "references":
        pick_many(screen, message, field)
    else:
        type_in(screen, message, column)


def keep(screen: "TableScreen", message: Message, column: str, text: str) -> None:
    """Put what was picked in a cell."""
    made: list[Edit] = []
    if screen.attempt(lambda: made.extend(filter(None, [cell_edit(screen.desk, message, column, text)]))) and made:
        put(screen, made[0], column)


def put(screen: "TableScreen", edit: Edit, column: str) -> None:
    """Do the edit of a cell, and say what it did and what is odd about it."""
    odd = odd_steps(screen.desk.schedule, edit, screen.desk.today)
    if screen.edit(lambda: edit):
        kept_draft(screen.desk, edit, [column])
        screen.show_title()
        done = _("{edit} (u takes it back)").format(edit=current().render(edit.label))
        told = f"{done} {sentences(odd)}".rstrip()
        screen.say(told)


def pick_one(screen: "TableScreen", message: Message, field: Field) -> None:
    """Offer what a cell can hold, one of which it does."""
    column = field.key
    choices = [Choice(_(word), _(word)) for word in field.words] or offered(screen.desk, field)
    if column != "channel":
        choices.insert(0, Choice("", _("none")))
    value = getattr(message, column) or ""
    chosen = _(value) if field.words and value else value

    def take(picked: str | None) -> None:
        if picked is not None:
            keep(screen, message, column, picked)

    screen.app.push_screen(PickOne(titled(message, column), choices, chosen=chosen), take)


def pick_many(screen: "TableScreen", message: Message, field: Field) -> None:
    """Offer what a cell can hold, any number of which it does."""
    column = field.key

    def take(picked: tuple[str, ...] | None) -> None:
        if picked is not None:
            keep(screen, message, column, ", ".join(picked))

    choices = [each for each in offered(screen.desk, field) if each.id != message.id]
    screen.app.push_screen(PickMany(titled(message, column), choices, chosen=getattr(message, column)), take)


def titled(message: Message, column: str) -> str:
    """Return what is picked, and for which message."""
    return f"{column_name(column)} · {in_cells(message.title)}"


def type_in(screen: "TableScreen", message: Message, column: str) -> None:
    """Put a line over the cell in hand; what is kept is put in the plan, and the cell that is edited next comes."""

    def take(answer: Answer | None) -> None:
        if answer is None:
            return
        table = screen.table
        row, place = table.row + answer.down, table.column + answer.right
        beside = table.rows[row] if 0 <= row < len(table.rows) else None
        if answer.edit is not None:
            put(screen, answer.edit, column)
        if (answer.down or answer.right) and beside is not None and place in range(len(table.layout_.columns)):
            go_on(screen, beside, place)

    table = screen.table
    cell = table.cell_in_hand().translate(table.content_region.offset)
    screen.app.push_screen(CellEditor(screen.desk, message, column, cell), take)


def go_on(screen: "TableScreen", message_id: str, column: int) -> None:
    """Edit another cell: the one that was beside the edited one, wherever the edit has taken its line."""
    if message_id in screen.table.rows:
        screen.table.take(screen.table.rows.index(message_id), column)
        screen.show_cell()
        screen.call_after_refresh(screen.action_edit_cell)
