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
from campaign.desk.shifting import lane_ids, milestone_on, move_on
from campaign.desk.shifting import shift as shifted_by
from campaign.errors import NotUnderstoodError, UsageError
from campaign.language import say
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.typed import read_when
from campaign.model.when import RELATIVE, Relative, Term, parse_deadline
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
) -> None:
    """Move a message, milestones, or all messages or those of a lane, and say what moved and what stays."""
    if [bool(message and when), bool(milestone), shift is not None].count(True) != 1 or (message and not when):
        raise UsageError(
            say("Say what moves and where to"),
            say("campaign move PLAN MESSAGE WHEN, or --milestone ID=DATE, or --shift -2w."),
        )
    if lane is not None and shift is None:
        raise UsageError(say("A lane is for --shift"), say("campaign move PLAN --shift -2w --lane NAME."))
    desk = open_desk(plan, call)
    before = desk.schedule
    watch = Watch.over(next(checkings([desk])))
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
    if not dry_run:
        save(desk)
    hidden = frozenset(each.id for each in desk.plan.messages if each.confidential and each.id != named)
    brought = Checked(desk.file.path, "", watch.arisen(), hidden).shown
    moved = Moved(desk, before, stays, hidden, brought)
    if call.json:
        click.echo(json.dumps(as_data(moved), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(as_text(moved)))
    told = [each for each in brought if dry_run or isinstance(each, Finding)]  # saving told of the rest
    for line in remarks_as_text("lines", [(desk.file.path, "", told)]):
        click.echo(line, err=True)


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
    """Shift the messages of a lane, or all of them, and return those that are settled and stay.

    Raises:
        NotUnderstoodError: the distance is none.
        NotFoundError: there is no such lane.
    """
    terms = read_distance(distance)
    ids = desk.schedule.ordered if lane is None else lane_ids(desk.schedule, by, lane)
    shifted = shifted_by(desk.plan, desk.schedule, ids, terms)
    desk.do(shifted.edit)
    return shifted.stays


def read_distance(text: str) -> tuple[Term, ...]:
    """Read how far things shift: "-2w", "+3d", "5wd"; without a sign it is later.

    Raises:
        NotUnderstoodError: it is not written so.
    """
    written = text.strip()
    written = f"+{written}" if written[:1].isdigit() else written
    if RELATIVE.fullmatch(written):
        found = parse_deadline(written)
        if isinstance(found, Relative):
            return found.terms
    raise NotUnderstoodError(
        say("{value} is not a distance", value=text[:80]), say("Write for example -2w, +3d or +5wd.")
    )


def milestone_edit(desk: Desk, written: str) -> Edit:
    """Return the edit that ID=DATE asks for; a date may also be a distance from the one it has: livegang=+3w.

    Raises:
        UsageError: it is not written so.
    """
    milestone_id, typed = id_and_date(written)
    milestone = desk.plan.milestone(milestone_id)
    if milestone is not None and RELATIVE.fullmatch(typed.strip()):
        when = milestone_on(desk.schedule, milestone, read_distance(typed))
    else:
        when = read_when(typed, context_of(desk))
    return edits.move_milestone(desk.plan, desk.schedule, milestone_id, when)
