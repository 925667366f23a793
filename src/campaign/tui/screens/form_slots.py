"""Slots that suit a message as it is typed in its form; the one that is taken fills the field."""

from typing import TYPE_CHECKING

from campaign.desk.desk import Desk
from campaign.desk.edited import edited
from campaign.desk.fixing import Trial
from campaign.language import _
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.tui.screens.suggesting import SuggestDialog

if TYPE_CHECKING:
    from campaign.tui.screens.form import MessageForm


class FormSlotsDialog(SuggestDialog):
    """The best moments for a message that is not in the plan yet as it stands in its form."""

    def __init__(self, desk: Desk, message: Message, edit: Edit) -> None:
        super().__init__(desk, message)
        self.edit = edit

    def trial(self, trial: Trial) -> Trial:
        """Return the plan with what the form has."""
        return trial.after(self.edit)


def offer_slots_for(form: "MessageForm") -> None:
    """Look for slots for what a form holds, and put the one that is taken in its field.

    Raises:
        CampaignError: what was typed cannot be an edit.
    """
    values = {key: value for key, value in form.entered().values.items() if key not in {"when", "until"}}
    edit = form.edit(values)
    own = form.base.id
    typed = next((change.after for change in edit.changes if change.id == own), form.base)

    def take(chosen: Edit | None) -> None:
        row = form.row("when")
        if chosen is not None:
            after = next((change.after for change in chosen.changes if change.id == own), None)
            if isinstance(after, Message):
                row.value = edited(after, "when", form.reader)
                form.say(_("{when} is in the form; F2 takes it over.").format(when=row.value))
        row.control.focus()

    if isinstance(typed, Message):
        form.app.push_screen(FormSlotsDialog(form.desk, typed, edit), take)
