"""Changing what is marked: what to change is picked, then to what; it is one edit, which undo takes back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from campaign.desk.bulk import all_owner, all_shift, all_status, all_tag, all_untag
from campaign.desk.who import planner
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.messages import STATUSES
from campaign.schedule.filters import owners_of
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.pickers import Choice, PickOne

if TYPE_CHECKING:
    from campaign.tui.screens.messageview import MessageView

QUESTIONS = {
    "owner": mark("Whose are they from now on?"),
    "shift": mark("By how much do they shift? For example +1w, -2d or +3wd."),
    "tag": mark("Which tag do they get?"),
    "untag": mark("Which tag is taken off?"),
}
NAMES = {
    "status": mark("status"),
    "owner": mark("owner"),
    "shift": mark("shift"),
    "tag": mark("add a tag"),
    "untag": mark("take a tag off"),
}


def offer_bulk(view: "MessageView") -> None:
    """Ask what to change of what is marked, and to what."""
    marked = len(view.marked)
    if not marked:
        view.say(_("Nothing is marked yet: space marks the message in hand, A all that are shown."))
        return
    title = _n("Change {count} marked message", "Change {count} marked messages", marked)

    def pick(what: str | None) -> None:
        if what == "status":
            statuses = [Choice(status, _(status)) for status in STATUSES]
            view.app.push_screen(PickOne(title, statuses), lambda value: change(view, "status", value))
        elif what:
            hint = ", ".join(owners_of(view.desk.plan)[:6]) if what == "owner" else ""
            asked = " ".join(filter(None, [_(QUESTIONS[what]), f"({hint})" if hint else ""]))
            view.app.push_screen(Ask(title, asked), lambda value: change(view, what, value))

    view.app.push_screen(PickOne(title, [Choice(key, _(name)) for key, name in NAMES.items()]), pick)


def change(view: "MessageView", what: str, value: str | None) -> None:
    """Do a change to all that is marked, and tell how many it changed and which stay."""
    if not value or not value.strip():
        return
    stays: list[str] = []

    def make() -> Edit:
        plan, ids, text = view.desk.plan, sorted(view.marked), (value or "").strip()
        match what:
            case "status":
                return all_status(plan, ids, text, planner(), view.desk.now())  # type: ignore[arg-type]
            case "owner":
                return all_owner(plan, ids, text)
            case "tag":
                return all_tag(plan, ids, text)
            case "untag":
                return all_untag(plan, ids, text)
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
    elif view.edit(lambda: made[0]):
        done = _("{edit} (u takes it back)").format(edit=current().render(made[0].label))
        view.say(f"{done} {kept}".rstrip())
