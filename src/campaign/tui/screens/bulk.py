"""Changing what is marked: what to change is picked, then to what; it is one edit, which undo takes back."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from campaign.desk.bulk import all_approver, all_owner, all_sender, all_shift, all_status, all_tag, all_untag
from campaign.desk.steps import odd_of_several, odd_steps
from campaign.desk.who import planner
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.fields import Status
from campaign.model.messages import STATUSES
from campaign.model.plan import Plan
from campaign.schedule.filters import names_in
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.pickers import Choice, PickOne

if TYPE_CHECKING:
    from campaign.tui.screens.messageview import MessageView

QUESTIONS = {
    "owner": mark("Whose are they from now on?"),
    "sender": mark("Who sends them?"),
    "approver": mark("Who approves them?"),
    "shift": mark("By how much do they shift? For example +1w, -2d or +3wd."),
    "tag": mark("Which tag do they get?"),
    "untag": mark("Which tag is taken off?"),
}
NAMES = {
    "status": mark("status"),
    "owner": mark("owner"),
    "sender": mark("sender"),
    "approver": mark("approver"),
    "shift": mark("shift"),
    "tag": mark("add a tag"),
    "untag": mark("take a tag off"),
}
MAKERS: Mapping[str, Callable[[Plan, Iterable[str], str], Edit]] = {
    "owner": all_owner,
    "sender": all_sender,
    "approver": all_approver,
    "tag": all_tag,
    "untag": all_untag,
}
"""What makes the edit, for what is changed by typing a text."""
PEOPLE = ("owner", "sender", "approver")
"""What can be changed that is the name of somebody."""
NAMED = 6
"""Names that are told at most."""


def offer_bulk(view: "MessageView") -> None:
    """Ask what to change of what is marked, and to what."""
    marked = len(view.marked)
    if not marked:
        view.say(_("Nothing is marked yet: space marks the message in hand, A all that are shown."))
        return
    title = _n("Change {count} marked message", "Change {count} marked messages", marked)

    def pick(what: str | None) -> None:
        if what == "status":
            statuses = [Choice(status, _(status), odd_about(view, status)) for status in STATUSES]
            view.app.push_screen(PickOne(title, statuses), lambda value: change(view, "status", value))
        elif what:
            hint = ", ".join((names_in(view.desk.plan, what) if what in PEOPLE else [])[:NAMED])
            asked = " ".join(filter(None, [_(QUESTIONS[what]), f"({hint})" if hint else ""]))
            view.app.push_screen(Ask(title, asked), lambda value: change(view, what, value))

    view.app.push_screen(PickOne(title, [Choice(key, _(name)) for key, name in NAMES.items()]), pick)


def odd_about(view: "MessageView", status: Status) -> str:
    """Return what is odd about giving what is marked a status."""
    desk = view.desk
    marked = [message for each in view.marked if (message := desk.effective.message(each)) is not None]
    odd = odd_of_several(desk.schedule, marked, status, desk.today)
    return f"▲ {current().render(odd)}" if odd else ""


def change(view: "MessageView", what: str, value: str | None) -> None:
    """Do a change to all that is marked, and tell how many it changed and which stay."""
    if not value or not value.strip():
        return
    stays: list[str] = []

    def make() -> Edit:
        plan, ids, text = view.desk.plan, sorted(view.marked), (value or "").strip()
        if what == "status":
            return all_status(plan, ids, text, planner(), view.desk.now())  # type: ignore[arg-type]
        if what in MAKERS:
            return MAKERS[what](plan, ids, text)
        shifted = all_shift(plan, view.desk.schedule, ids, text)
        stays.extend(shifted.stays)
        return shifted.edit

    tell(view, make, stays)


def tell(view: "MessageView", make: Callable[[], Edit], stays: list[str]) -> None:
    """Do an edit when it changes anything, and say what it did and what stays."""
    made: list[Edit] = []
    if not view.attempt(lambda: made.append(make())):
        return
    kept = _n("{count} stays: it is settled.", "{count} stay: they are settled.", len(stays)) if stays else ""
    if not made[0].changes:
        nothing = _("Nothing changes.")
        view.say(f"{nothing} {kept}".rstrip())
        return
    odd = odd_steps(view.desk.schedule, made[0], view.desk.today)
    if view.edit(lambda: made[0]):
        done = _("{edit} (u takes it back)").format(edit=current().render(made[0].label))
        told = " ".join(filter(None, [done, kept, *map(current().render, odd)]))
        view.say(told)
