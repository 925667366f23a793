"""Changing what is marked: what to change is picked, then to what; it is one edit, which undo takes back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from campaign.desk.bulk import (
    all_approver,
    all_audience,
    all_channel,
    all_no_audience,
    all_owner,
    all_sender,
    all_status,
    all_tag,
    all_untag,
)
from campaign.desk.moving import messages_target
from campaign.desk.steps import odd_of_several
from campaign.desk.who import planner
from campaign.desk.worth_knowing import worth_knowing
from campaign.language import _, _n, current, mark
from campaign.model.changes import Edit
from campaign.model.channels import Channel
from campaign.model.fields import Status
from campaign.model.messages import STATUSES
from campaign.model.people import Audience
from campaign.model.plan import Plan
from campaign.schedule.filters import names_in
from campaign.tui.screens.asking import Ask
from campaign.tui.screens.base import done_words, sentences
from campaign.tui.screens.messageview import MessageView
from campaign.tui.screens.moving import MoveDialog
from campaign.tui.screens.pickers import Choice, PickOne

QUESTIONS = {
    "owner": mark("Whose are they from now on?"),
    "sender": mark("Who sends them?"),
    "approver": mark("Who approves them?"),
    "tag": mark("Which tag do they get?"),
    "untag": mark("Which tag is taken off?"),
}
NAMES = {
    "status": mark("status"),
    "owner": mark("owner"),
    "sender": mark("sender"),
    "approver": mark("approver"),
    "shift": mark("shift"),
    "channel": mark("channel"),
    "audience": mark("add an audience"),
    "no_audience": mark("take an audience off"),
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
PICKED: Mapping[str, Callable[..., Edit]] = {
    "channel": all_channel,
    "audience": all_audience,
    "no_audience": all_no_audience,
}
"""What makes the edit, for what is picked from the entries of the plan."""
PEOPLE = ("owner", "sender", "approver")
"""What can be changed that is the name of somebody."""
NAMED = 6
"""Names that are told at most."""


def offer_bulk(view: MessageView) -> None:
    """Ask what to change of what is marked, and to what."""
    count = len(view.marked)
    if not view.desk.plan.messages:
        view.say_hint()
        return
    if not count:
        view.say(_("Nothing is marked yet: space marks the message in hand, A all that are shown."))
        return
    title = _n("Change {count} marked message", "Change {count} marked messages", count)

    def pick(what: str | None) -> None:
        if what == "status":
            statuses = [Choice(status, _(status), odd_about(view, status)) for status in STATUSES]
            view.app.push_screen(PickOne(title, statuses), lambda value: change(view, "status", value))
        elif what == "shift":
            view.app.push_screen(
                MoveDialog(view.desk, messages_target(view.desk, sorted(view.marked))), view.after_form
            )
        elif what is not None and what in PICKED:
            offer_entry(view, title, what)
        elif what:
            hint = ", ".join((names_in(view.desk.plan, what) if what in PEOPLE else [])[:NAMED])
            asked = " ".join(filter(None, [_(QUESTIONS[what]), f"({hint})" if hint else ""]))
            view.app.push_screen(Ask(title, asked), lambda value: change(view, what, value))

    view.app.push_screen(PickOne(title, [Choice(key, _(name)) for key, name in NAMES.items()]), pick)


def offer_entry(view: MessageView, title: str, what: str) -> None:
    """Ask which channel or audience, and do the change."""
    plan, marked = view.desk.effective, view.marked
    rows: Sequence[Channel | Audience] = plan.channels if what == "channel" else plan.audiences
    if what == "no_audience":
        used = {each for name in marked if (message := plan.message(name)) for each in message.audiences}
        rows = [each for each in rows if each.id in used]
    if not rows:
        view.say(_("None of them is for an audience."))
        return
    known = {each.id: each for each in rows}

    def take(picked: str | None) -> None:
        if picked is not None:
            make = partial(PICKED[what], view.desk.plan, sorted(marked), known[picked])
            tell(view, make)

    view.app.push_screen(PickOne(title, [Choice(each.id, each.label) for each in rows]), take)


def odd_about(view: MessageView, status: Status) -> str:
    """Return what is odd about giving what is marked a status."""
    desk = view.desk
    marked = [message for each in view.marked if (message := desk.effective.message(each)) is not None]
    odd = odd_of_several(desk.schedule, marked, status, desk.today)
    return f"▲ {current().render(odd)}" if odd else ""


def change(view: MessageView, what: str, value: str | None) -> None:
    """Do a change to all that is marked, and tell how many it changed."""
    if not value or not value.strip():
        return

    def make() -> Edit:
        plan, ids, text = view.desk.plan, sorted(view.marked), (value or "").strip()
        if what == "status" and text in STATUSES:
            return all_status(plan, ids, text, planner(), view.desk.now())
        return MAKERS[what](plan, ids, text)

    tell(view, make)


def tell(view: MessageView, make: Callable[[], Edit]) -> None:
    """Do an edit when it changes anything, and say what it did and what is odd about it."""
    made: list[Edit] = []
    if not view.attempt(lambda: made.append(make())):
        return
    if not made[0].changes:
        view.say(_("Nothing changes."))
        return
    odd = worth_knowing(view.desk, made[0])
    if view.edit(lambda: made[0]):
        done = done_words(made[0])
        view.say(f"{done} {sentences(odd)}".strip())
