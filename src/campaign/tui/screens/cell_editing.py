"""Editing a cell of the table in the way that its field asks for: a line over it, a picker, or the form."""

from typing import TYPE_CHECKING

from campaign.desk.cells import cell_edit
from campaign.language import _
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.text import in_cells
from campaign.tui.screens.cellview import FIELDS
from campaign.tui.screens.fields import Field
from campaign.tui.screens.form import EntryForm
from campaign.tui.screens.offers import offered
from campaign.tui.screens.pickers import Choice, PickMany, PickOne
from campaign.tui.screens.table_columns import column_name

if TYPE_CHECKING:
    from campaign.tui.screens.table import TableScreen


def edit_cell(screen: "TableScreen", message: Message, column: str, *, added: bool) -> None:
    """Edit a cell in the way that its field asks for: a line over it, a picker, or the form."""
    field = FIELDS.get(column)
    if field is not None and field.kind in {"text", "sentence", "moment"} and column != "status":
        screen.begin(added=added)
        return
    if screen.edited is not None:
        screen.close_field()
    if field is None or field.kind == "lines":
        screen.app.push_screen(EntryForm(screen.desk, "messages", message, at=column), screen.after_form)
    elif column == "status":
        screen.action_status()
    elif field.kind == "flag":
        keep(screen, message, column, "nee" if getattr(message, column) else "ja")
    elif field.kind in {"choice", "radio"}:
        pick_one(screen, message, field)
    else:
        pick_many(screen, message, field)


def keep(screen: "TableScreen", message: Message, column: str, text: str) -> None:
    """Put what was picked in a cell."""
    made: list[Edit] = []
    if screen.attempt(lambda: made.extend(filter(None, [cell_edit(screen.desk, message, column, text)]))) and made:
        screen.put_in_cell(made[0], column)


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
