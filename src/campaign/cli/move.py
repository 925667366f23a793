"""`campaign move`: a message to another moment, or a milestone with everything that hangs on it."""

import json

import click

from campaign.checks.finding import Finding
from campaign.cli.check import Checked, tell_unshown
from campaign.cli.check_text import line_for_people
from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.moves import Moved, as_data, as_text
from campaign.cli.plans import id_and_date, open_desk, save
from campaign.cli.situations import checkings
from campaign.cli.streams import filled
from campaign.desk import edits
from campaign.desk.arising import Watch
from campaign.desk.changing import wanted_several
from campaign.desk.desk import Desk
from campaign.desk.fixing import Trial
from campaign.desk.foreseeing import Foresight, with_fixes
from campaign.desk.loosening import cut_loose
from campaign.desk.moving import campaign_by, message_to, milestone_to
from campaign.desk.shifting import lane_ids
from campaign.desk.shifting import shift as shifted_by
from campaign.errors import UsageError
from campaign.language import current, mark, say, say_many
from campaign.model.changes import Edit, difference
from campaign.model.distances import read_distance
from campaign.schedule.lanes import LANE_KINDS, LaneKind


@click.command("move", context_settings={"ignore_unknown_options": True})
@click.argument("plan", shell_complete=plan_names)
@click.argument("message", metavar="[MESSAGE[,MESSAGE...]]", required=False, shell_complete=entry_ids)
@click.argument("when", nargs=-1)
@click.option(
    "--milestone", multiple=True, metavar="ID=DATE", help=mark("Move a milestone, with all that hangs on it.")
)
@click.option("--shift", default=None, metavar="DISTANCE", help="-2w, +3d, +5wd")
@click.option("--lane", default=None, metavar="NAME", help=mark("Shift only this lane."))
@click.option(
    "--by", type=click.Choice(LANE_KINDS), default="channel", show_default=True, help=mark("What the lanes are of.")
)
@click.option("--dry-run", is_flag=True, help=mark("Tell what it would do, and do nothing."))
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
    """Move messages, milestones, a lane or the whole campaign, and say what moved, what stays and what that breaks."""
    if [bool(message and when), bool(milestone), shift is not None].count(True) != 1 or (message and not when):
        raise UsageError(
            say("Say what moves and where to"),
            say("campaign move PLAN MESSAGE[,MESSAGE...] WHEN, or --milestone ID=DATE, or --shift -2w."),
        )
    if lane is not None and shift is None:
        raise UsageError(say("A lane is for --shift"), say("campaign move PLAN --shift -2w --lane NAME."))
    desk = open_desk(plan, call)
    checking = next(checkings([desk]))
    watch, before = Watch.over(checking), Trial.of(checking)
    stays: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    for each in milestone:
        stays += move_one(desk, each)
    if message:
        named, stays = move_messages(desk, message, when)
    if shift is not None:
        stays = shift_lane(desk, shift, lane, by)
    seen = Foresight(before, Trial.of(checking), done_since(before, desk), stays, alone=bool(milestone))
    if fix:
        seen = mend(desk, seen)
    if not dry_run:
        save(desk)
    hidden = frozenset(each.id for each in desk.plan.messages if each.confidential and each.id not in named)
    brought = Checked(desk.file.path, "", watch.arisen(), hidden)
    tell_unshown([brought])
    moved = Moved(seen, hidden, brought.shown)
    if call.json:
        click.echo(json.dumps(as_data(moved), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(filled(as_text(moved))))
    told = [each for each in moved.brought if dry_run or isinstance(each, Finding)]  # saving told of the rest
    for remark in told:
        click.echo(line_for_people(remark), err=True)


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


def move_messages(desk: Desk, names: str, when: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Move a message to a moment or by a distance, or several by a distance; return their ids, and what stays.

    Raises:
        UsageError: what follows is another message, and could be one that moves too or one to hang on.
        NotFoundError: there is no such message.
        NotUnderstoodError: what was typed is neither a moment nor a distance.
    """
    if len(when) > 1 and desk.plan.message(when[0]) is not None:
        both, hung = f"{names},{when[0]} {' '.join(when[1:])}", f"{names} '{' '.join(when)}'"
        raise UsageError(
            say("{id} is a message, too", id=when[0]),
            say("{both} moves both; {hung}, in quotes, hangs it on that message.", both=both, hung=hung),
        )
    typed = " ".join(when)
    wanted = wanted_several(desk.plan, "messages", names) if "," in names else ()
    if len(wanted) < 2:
        return frozenset({move_message(desk, names, typed)}), ()
    ids = [each.id for each in wanted]
    moved = shifted_by(desk.plan, desk.schedule, ids, read_distance(typed))
    desk.do(moved.edit)
    return frozenset(ids), moved.stays


def move_message(desk: Desk, named: str, typed: str) -> str:
    """Move a message to a moment or by a distance, say on what it hangs no more, and return its id.

    Raises:
        NotFoundError: there is no such message.
        NotUnderstoodError: what was typed is neither.
    """
    message = edits.wanted_message(desk.plan, named)
    edit = message_to(desk, message, typed)
    for sentence in cut_loose(desk.plan, edit):
        click.echo(current().render(sentence), err=True)
    desk.do(edit)
    return message.id


def shift_lane(desk: Desk, distance: str, lane: str | None, by: LaneKind) -> tuple[str, ...]:
    """Shift the messages of a lane, or the whole campaign, and return those that are settled and stay.

    Raises:
        NotUnderstoodError: the distance is none.
        NotFoundError: there is no such lane.
    """
    terms = read_distance(distance)
    if lane is None:
        shifted = campaign_by(desk, terms)
    else:
        shifted = shifted_by(desk.plan, desk.schedule, lane_ids(desk.schedule, by, lane), terms)
    desk.do(shifted.edit)
    return shifted.stays


def move_one(desk: Desk, written: str) -> tuple[str, ...]:
    """Move a milestone as ID=DATE asks, and return what was to come along and stays; livegang=+3w is a distance.

    Raises:
        UsageError: it is not written so.
    """
    milestone_id, typed = id_and_date(written)
    moved = milestone_to(desk, milestone_id, typed)
    desk.do(moved.edit)
    return moved.stays
