"""What can be moved with a preview: go-live, another milestone, the lane in hand, or the whole campaign."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from campaign.desk.desk import Desk
from campaign.desk.moving import (
    Target,
    campaign_target,
    entered_target,
    messages_target,
    milestone_target,
    milestones_moved,
)
from campaign.desk.telling import day_and_time
from campaign.language import _, _n
from campaign.model.changes import Edit
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.detail import joined
from campaign.tui.screens.moving import MoveDialog
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.widgets.timeline import Timeline

Then = Callable[[Edit | None], None]
"""What is done with the edit that was chosen; None for none."""


def offer_moves(
    screen: Commanding[None], desk: Desk, groups: Iterable[tuple[str, tuple[str, ...]]], then: Then
) -> None:
    """Ask what moves, and then where to.

    `groups` are names with the ids of their messages: first what is marked, which comes before all else, then the
    message in hand and its lane.
    """
    targets: dict[str, Target] = {}
    choices: list[Choice] = []
    golive = desk.schedule.golive
    for milestone in sorted(desk.plan.milestones, key=lambda each: each.id != golive):
        slot = desk.schedule.milestone(milestone.id)
        targets[f"milestone {milestone.id}"] = milestone_target(desk, milestone.id, milestone.name)
        hint = [_("go-live") if milestone.id == golive else "", day_and_time(slot)]
        choices.append(Choice(f"milestone {milestone.id}", f"◆ {milestone.name}", joined(hint)))
    for number, (name, ids) in enumerate(groups):
        if ids:
            targets[f"group {number}"] = messages_target(desk, ids)
            choice = Choice(f"group {number}", name, _n("{count} message", "{count} messages", len(ids)))
            choices.insert(len(choices) if number else 0, choice)
    if not (desk.plan.messages or desk.plan.milestones or desk.plan.phases):
        screen.say(_("There is nothing to move yet: a writes a message, b leads to the milestones."))
        return
    targets["campaign"] = campaign_target(desk)
    choices.append(Choice("campaign", _("the whole campaign"), _("milestones, messages and phases")))

    def chosen(key: str | None) -> None:
        if key is not None:
            screen.app.push_screen(MoveDialog(desk, targets[key]), then)

    screen.app.push_screen(PickOne(_("What moves?"), choices), chosen)


def show_first(
    screen: Commanding[Edit | None], desk: Desk, edit: Edit, values: Mapping[str, object], typed: str
) -> None:
    """Close a form with its edit, once somebody saw what moves along when that moves a milestone.

    `values` is what was typed in the form, `typed` its date as it stands there. Who goes back is in the form again.
    """
    moved = milestones_moved(desk, edit)

    def seen(edit: Edit | None) -> None:
        if edit is not None:
            screen.dismiss(edit)

    if moved and values.get("date") is not None:
        screen.app.push_screen(MoveDialog(desk, entered_target(desk, moved[0][0], values, typed)), seen)
    else:
        screen.dismiss(edit)


def lane_in_hand(timeline: Timeline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the lane of the message in hand, by its name, with its messages."""
    number = timeline.layout_.lane_number(timeline.selected, timeline.lane) if timeline.selected else None
    if number is not None:
        lane = timeline.layout_.lanes[number].lane
        name = _(lane.label) if timeline.by == "status" else lane.label
        yield _("lane {name}").format(name=name) if name else _("this lane"), lane.ids
