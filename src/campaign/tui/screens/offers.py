"""What the fields of a form offer to pick from."""

from typing import get_args

from campaign.desk.desk import Desk
from campaign.desk.telling import day_and_time
from campaign.language import _, mark
from campaign.model.channels import KINDS
from campaign.model.fields import Certainty, Effect, Level
from campaign.model.messages import STATUSES
from campaign.model.plan import Part, name_of
from campaign.tui.screens.fields import Field
from campaign.tui.screens.pickers import Choice

WORDS: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "effect": get_args(Effect),
    "impact": get_args(Level),
    "certainty": get_args(Certainty),
}
"""Fields whose values are words of the catalogue."""
LEVEL_WORDS = (mark("high"), mark("medium"), mark("low"), mark("fixed"), mark("indicative"))
KIND_WORDS: dict[Part, str] = {
    "campaign": mark("Campaign"),
    "messages": mark("Message"),
    "objectives": mark("Objective"),
    "audiences": mark("Audience"),
    "key_messages": mark("Key message"),
    "milestones": mark("Milestone"),
    "phases": mark("Phase"),
    "channels": mark("Channel"),
}
"""What one entry of each table is called."""
NEW_WORDS: dict[Part, str] = {
    "messages": mark("New message"),
    "objectives": mark("New objective"),
    "audiences": mark("New audience"),
    "key_messages": mark("New key message"),
    "milestones": mark("New milestone"),
    "phases": mark("New phase"),
    "channels": mark("New channel"),
}
"""What one is called that is not there yet."""


def offered(desk: Desk, field: Field) -> list[Choice]:
    """Return what a field can hold."""
    plan = desk.effective
    if field.key in WORDS:
        return [Choice(_(word), _(word)) for word in WORDS[field.key]]
    if field.key == "kind":
        return [Choice(kind, kind) for kind in KINDS]
    if field.key in {"push", "live", "two_way"}:
        return [Choice("ja", _("yes")), Choice("nee", _("no")), Choice("", _("as its kind does"))]
    if field.table == "messages":
        timing = desk.schedule.timing
        return [Choice(each.id, each.title, day_and_time(timing(each.id).first)) for each in plan.messages]
    rows = plan.table(field.table) if field.table else ()
    typed_by_id = field.key == "key_messages"
    return [Choice(each.id, name_of(each), each.id if typed_by_id else "") for each in rows]
