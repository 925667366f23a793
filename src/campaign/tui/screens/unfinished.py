"""Forms that were left or interrupted before they were taken over: which there are, and the way back to them."""

from typing import TYPE_CHECKING

from campaign.desk.desk import Desk
from campaign.language import _
from campaign.model.messages import Message
from campaign.model.plan import Part, Row, as_table, name_of
from campaign.tui.screens.form import EntryForm, MessageForm
from campaign.tui.screens.offers import KIND_WORDS, NEW_WORDS
from campaign.tui.screens.pickers import Choice, PickOne

if TYPE_CHECKING:
    from campaign.tui.screens.messageview import MessageView

NEW = "new"
"""What stands in the name of a draft for an entry that is not in the plan yet."""


def offer_unfinished(screen: "MessageView") -> None:
    """Open the form that was not finished; where there are more, ask which."""
    desk = screen.desk
    choices = [Choice(name, told(desk, name)) for name in sorted(desk.drafts)]

    def take(name: str | None) -> None:
        if name is not None:
            screen.app.push_screen(form_of(desk, name), screen.after_form)

    if not choices:
        screen.say(_("Every form is finished."))
    elif len(choices) == 1:
        take(choices[0].id)
    else:
        screen.app.push_screen(PickOne(_("Forms that are not finished"), choices), take)


def told(desk: Desk, name: str) -> str:
    """Return what a form is of, as a planner knows it."""
    table, entry_id = place_of(name)
    entry = entry_of(desk, table, entry_id)
    if entry is not None:
        return name_of(entry)
    typed = desk.drafts[name]
    text = typed.get("title") or typed.get("name") or typed.get("text")
    what = _((NEW_WORDS if entry_id == NEW else KIND_WORDS)[table])
    return f"{what}: {text}" if text else what


def form_of(desk: Desk, name: str) -> EntryForm:
    """Return the form with what was typed in it; of an entry that is gone, it becomes a new one."""
    table, entry_id = place_of(name)
    entry = entry_of(desk, table, entry_id)
    if table == "campaign":
        return EntryForm(desk, table, desk.plan.campaign)
    if entry is None and f"{table}/{NEW}" not in desk.drafts:
        desk.keep_draft(f"{table}/{NEW}", desk.drafts.pop(name))
    if table == "messages":
        return MessageForm(desk, entry if isinstance(entry, Message) else None)
    return EntryForm(desk, table, entry)


def place_of(name: str) -> tuple[Part, str]:
    """Return the table and the id that the name of a draft is made of."""
    table, _slash, entry_id = name.partition("/")
    return "campaign" if table == "campaign" else as_table(table), entry_id


def entry_of(desk: Desk, table: Part, entry_id: str) -> Row | None:
    """Return the entry that a form is of; None for a new one, or one that is gone."""
    if table == "campaign":
        return None
    return desk.plan.get(table, entry_id)
