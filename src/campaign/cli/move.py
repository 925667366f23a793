"""`campaign move`: a message to another moment, or a milestone with everything that hangs on it."""

import json

import click

from campaign.checks.finding import Finding
from campaign.cli.check import Checked
from campaign.cli.check_text import as_text as remarks_as_text
from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.moves import Moved, as_data, as_text
from campaign.cli.plans import id_and_date, open_desk, save
from campaign.cli.situations import checkings
from campaign.desk import edits
from campaign.desk.arising import Watch
from campaign.desk.desk import Desk
from campaign.desk.entering import context_of
from campaign.desk.fixing import Trial
from campaign.desk.foreseeing import Foresight, with_fixes
from campaign.desk.moving import milestone_to, read_distance
from campaign.desk.shifting import lane_ids, move_on, shift_campaign
from campaign.desk.shifting import shift as shifted_by
from campaign.errors import UsageError
from campaign.language import current, mark, say, say_many
from campaign.model.changes import Edit, difference
from campaign.model.messages import Message
from campaign.model.typed import read_when
from campaign.model.when import RELATIVE
from campaign.schedule.lanes import LANE_KINDS, LaneKind


@click.command("move", context_settings={"ignore_unknown_options": True})
@click.argument("plan", shell_complete=plan_names)
@click.argument("message", required=False, shell_complete=entry_ids)
@click.argument("when", nargs=-1)
@click.option("--milestone", multiple=True, metavar="ID=DATE")
@click.option("--shift", default=None, metavar="DISTANCE", help="-2w, +3d, +5wd")
@click.option("--lane", default=None, metavar="NAME")
@click.option("--by", type=click.Choice(LANE_KINDS), default="channel", show_default=True)
@click.option("--dry-run", is_flag=True)
@click.option("--fix", is_flag=True, help=mark("Do what mends the findings that the move brings, where that is safe."))
@click.pass_obj
def command(
    call: Call,
    /,
    *,
    plan: str,
    message: str | None,
    when: tuple[str, ...],
    milestone: tuple[str, ...],
    shift: str | None,
    lane: str | None,
    by: LaneKind,
    dry_run: bool,
    fix: bool,
) -> None:
    """Move a message, milestones, a lane or the whole campaign, and say what moved, what stays and what that breaks."""
    if [bool(message and when), bool(milestone), shift is not None].count(True) != 1 or (message and not when):
        raise UsageError(
            say("Say what moves and where to"),
            say("campaign move PLAN MESSAGE WHEN, or --milestone ID=DATE, or --shift -2w."),
        )
    if lane is not None and shift is None:
        raise UsageError(say("A lane is for --shift"), say("campaign move PLAN --shift -2w --lane NAME."))
    desk = open_desk(plan, call)
    checking = next(checkings([desk]))
    watch, before = Watch.over(checking), Trial.of(checking)
    stays: tuple[str, ...] = ()
    named = ""
    for each in milestone:
        desk.do(milestone_edit(desk, each))
    if message:
        found = edits.wanted_message(desk.plan, message)
        named = found.id
        desk.do(message_edit(desk, found, " ".join(when)))
    if shift is not None:
        stays = shift_lane(desk, shift, lane, by)
    seen = Foresight(before, Trial.of(checking), done_since(before, desk), stays)
    if fix:
        seen = mend(desk, seen)
    if not dry_run:
        save(desk)
    hidden = frozenset(each.id for each in desk.plan.messages if each.confidential and each.id != named)
    brought = Checked(desk.file.path, "", watch.arisen(), hidden).shown
    moved = Moved(seen, hidden, brought)
    if call.json:
        click.echo(json.dumps(as_data(moved), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(as_text(moved)))
    told = [each for each in brought if dry_run or isinstance(each, Finding)]  # saving told of the rest
    for line in remarks_as_text("lines", [(desk.file.path, "", told)]):
        click.echo(line, err=True)


def done_since(before: Trial, desk: Desk) -> Edit:
    """Return everything that was done to a plan since then, as one edit."""
    return Edit(say("Moved"), difference(before.plan, desk.plan))


def mend(desk: Desk, seen: Foresight) -> Foresight:
    """Do the safe fixes of what a move brought, and return what it came to with them."""
    safe = with_fixes(seen)
    if safe.mended:
        desk.do(Edit(safe.edit.label, difference(desk.plan, safe.after.plan)))
        click.echo(current().render(say_many("{count} mended.", "{count} mended.", safe.mended)), err=True)
    return safe


def message_edit(desk: Desk, message: Message, written: str) -> Edit:
    """Return the edit that gives a message another moment, or moves it by a distance: "-1w", "+2wd".

    Raises:
        NotUnderstoodError: it is neither.
        CampaignError: it has no date to move from, or the calendar ends first.
    """
    if RELATIVE.fullmatch(written.strip()):
        return move_on(desk.schedule, message, read_distance(written))
    return edits.move_to(desk.schedule, message, read_when(written, context_of(desk)))


def shift_lane(desk: Desk, distance: str, lane: str | None, by: LaneKind) -> tuple[str, ...]:
    """Shift the messages of a lane, or the whole campaign, and return those that are settled and stay.

    Raises:
        NotUnderstoodError: the distance is none.
        NotFoundError: there is no such lane.
    """
    terms = read_distance(distance)
    if lane is None:
        shifted = shift_campaign(desk.plan, desk.schedule, terms, desk.today)
    else:
        shifted = shifted_by(desk.plan, desk.schedule, lane_ids(desk.schedule, by, lane), terms)
    desk.do(shifted.edit)
    return shifted.stays


def milestone_edit(desk: Desk, written: str) -> Edit:
    """Return the edit that ID=DATE asks for; a date may also be a distance from the one it has: livegang=+3w.

    Raises:
        UsageError: it is not written so.
    """
    milestone_id, typed = id_and_date(written)
    return milestone_to(desk, milestone_id, typed).edit
