"""Picking for a field of a form: from a list, several from a list with boxes, or a day from a calendar."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from campaign.desk.echo import slot_with
from campaign.desk.edited import reworded, word_of
from campaign.errors import CampaignError
from campaign.language import _
from campaign.model.messages import Message
from campaign.tui.screens.fields import Field
from campaign.tui.screens.offers import offered
from campaign.tui.screens.pickers import PickMany, PickOne

if TYPE_CHECKING:
    from campaign.tui.screens.form import EntryForm


def pick_for(form: "EntryForm", field: Field) -> None:
    """Offer what a field can hold, and put what is picked in it as somebody would type it."""
    row = form.row(field.key)

    def take(value: str | None) -> None:
        if value is not None:
            row.value = value
        row.control.focus()

    def take_one(picked: str | None) -> None:
        take(_word(form, field, picked) if picked and field.table else picked)

    def take_many(ids: tuple[str, ...] | None) -> None:
        take(None if ids is None else ", ".join(_word(form, field, each) for each in ids))

    if field.kind == "moment":
        pick_day(form, field, take)
    elif field.kind == "choice":
        chosen = next(iter(_standing(form, field)), "") if field.table else row.value
        form.app.push_screen(PickOne(_(field.label), offered(form.desk, field), chosen=chosen), take_one)
    else:
        choices, chosen_many = offered(form.desk, field), _standing(form, field)
        form.app.push_screen(PickMany(_(field.label), choices, chosen=chosen_many), take_many)


def _word(form: "EntryForm", field: Field, entry_id: str) -> str:
    """Return how an entry is called in a field."""
    named = field.table if field.key != "key_messages" else None
    return word_of(form.reader, named, entry_id) if named else entry_id


def _standing(form: "EntryForm", field: Field) -> list[str]:
    """Return the ids of what is named in a field; what nobody is called is left out."""
    text, found = form.row(field.key).value, list[str]()
    if field.table is None:
        return found
    for name in form.reader.names_in(text, field.table):
        try:
            found.append(form.reader.named(name, field.table))
        except CampaignError:
            continue
    return found


def pick_day(form: "EntryForm", field: Field, take: Callable[[str | None], None]) -> None:
    """Offer a calendar for a moment."""
    from campaign.tui.screens.calendar import CalendarDialog

    def picked(when: str | None) -> None:
        take(reworded(field.key, when, form.reader) if when else when)

    day = _day_of(form, field) or form.desk.today
    timing = form.desk.schedule.timing(form.base.id)
    anchor = timing.anchor or (form.desk.schedule.golive if form.table == "messages" else None)
    form.app.push_screen(CalendarDialog(form.desk, day, anchor, form.row(field.key).value), picked)


def _day_of(form: "EntryForm", field: Field) -> date | None:
    """Return the day that a form gives a moment now."""
    entered = form.entered()
    if any(key == field.key for key, _error in entered.problems) or not isinstance(form.base, Message):
        return None
    values = {**entered.values}
    if field.key in {"until", "not_before"}:
        values["when"] = values.get(field.key, getattr(form.base, field.key)) or values.get("when", form.base.when)
    try:
        return slot_with(form.desk, form.base, values)
    except CampaignError:
        return None
