"""What can be moved with a preview: go-live, another milestone, the lane in hand, or the whole campaign."""

from collections.abc import Callable, Iterable, Iterator

from campaign.desk.desk import Desk
from campaign.desk.moving import Target, campaign_target, messages_target, milestone_target
from campaign.desk.telling import day_and_time
from campaign.language import _, _n
from campaign.model.changes import Edit
from campaign.tui.screens.base import Commanding
from campaign.tui.screens.moving import MoveDialog
from campaign.tui.screens.pickers import Choice, PickOne
from campaign.tui.widgets.timeline import Timeline

Then = Callable[[Edit | None], None]
"""What is done with the edit that was chosen; None for none."""


def offer_moves(
    screen: Commanding[None], desk: Desk, groups: Iterable[tuple[str, tuple[str, ...]]], then: Then
) -> None:
    """Ask what moves, and then where to.

    `groups` are names with the ids of their messages: the lane in hand, what is marked.
    """
    targets: dict[str, Target] = {}
    choices: list[Choice] = []
    golive = desk.schedule.golive
    for milestone in sorted(desk.plan.milestones, key=lambda each: each.id != golive):
        slot = desk.schedule.milestone(milestone.id)
        targets[f"milestone {milestone.id}"] = milestone_target(desk, milestone.id, milestone.name)
        choices.append(Choice(f"milestone {milestone.id}", f"◆ {milestone.name}", day_and_time(slot)))
    for number, (name, ids) in enumerate(groups):
        if ids:
            targets[f"group {number}"] = messages_target(desk, ids)
            choices.append(Choice(f"group {number}", name, _n("{count} message", "{count} messages", len(ids))))
    targets["campaign"] = campaign_target(desk)
    choices.append(Choice("campaign", _("the whole campaign"), _("milestones, messages and phases")))

    def chosen(key: str | None) -> None:
        if key is not None:
            screen.app.push_screen(MoveDialog(desk, targets[key]), then)

    screen.app.push_screen(PickOne(_("What moves?"), choices), chosen)


def lane_in_hand(timeline: Timeline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the lane of the message in hand, by its name, with its messages."""
    number = timeline.layout_.lane_number(timeline.selected, timeline.lane) if timeline.selected else None
    if number is not None:
        lane = timeline.layout_.lanes[number].lane
        name = _(lane.label) if timeline.by == "status" else lane.label
        yield _("lane {name}").format(name=name) if name else _("this lane"), lane.ids
