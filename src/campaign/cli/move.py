"""`campaign move`: a message to another moment, or a milestone with everything that hangs on it."""

import json
from collections.abc import Iterable, Iterator, Sequence

import click

from campaign.checks.finding import Finding
from campaign.cli.check import Checked, tell_unshown
from campaign.cli.check_text import line_for_people
from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.moves import Moved, as_data, as_text
from campaign.cli.plans import id_and_date, notice, open_desk, save
from campaign.cli.situations import checkings
from campaign.cli.streams import filled
from campaign.desk.arising import Watch
from campaign.desk.changing import wanted_several
from campaign.desk.desk import Desk
from campaign.desk.edits import wanted_message
from campaign.desk.foreseeing import carried_out, mend
from campaign.desk.loosening import cut_loose
from campaign.desk.moving import campaign_by, lane_by, message_to, messages_by, milestone_to
from campaign.desk.shifting import Shift
from campaign.errors import UsageError
from campaign.language import current, mark, say, say_many
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
    watch = Watch.over(checking)
    named = _named(desk, message, when) if message else ()
    if shift is not None:
        shifts = _of_lane(desk, shift, lane, by)
    else:
        shifts = _of_messages(desk, named, " ".join(when)) if named else _of_milestones(desk, milestone)
    seen = carried_out(checking, shifts)
    if fix:
        seen = mend(desk, seen)
        _tell_mended(seen.mended)
    if not dry_run:
        save(desk)
    hidden = frozenset(each.id for each in desk.plan.messages if each.confidential and each.id not in named)
    brought = Checked(desk.file.path, "", watch.arisen(), hidden)
    tell_unshown([brought])
    _tell(Moved(seen, hidden, brought.shown), as_json=call.json, saved=not dry_run)


def _named(desk: Desk, names: str, when: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the messages that are named: one, or several with commas between them.

    Raises:
        UsageError: what follows is another message, and could be one that moves too or one to hang on.
        NotFoundError: there is no such message.
    """
    if len(when) > 1 and desk.plan.message(when[0]) is not None:
        both, hung = f"{names},{when[0]} {' '.join(when[1:])}", f"{names} '{' '.join(when)}'"
        raise UsageError(
            say("{id} is a message, too", id=when[0]),
            say("{both} moves both; {hung}, in quotes, hangs it on that message.", both=both, hung=hung),
        )
    several = wanted_several(desk.plan, "messages", names) if "," in names else ()
    return tuple(each.id for each in several) if len(several) > 1 else (wanted_message(desk.plan, names).id,)


def _of_messages(desk: Desk, ids: Sequence[str], typed: str) -> Iterator[Shift]:
    """Give the shift of a message to a moment or by a distance, or of several by a distance.

    What one of them hangs on no more is told before it moves.

    Raises:
        NotUnderstoodError: what was typed is neither a moment nor a distance.
    """
    if len(ids) > 1:
        yield messages_by(desk, ids, read_distance(typed))
        return
    edit = message_to(desk, wanted_message(desk.plan, ids[0]), typed)
    for sentence in cut_loose(desk.plan, edit):
        notice(sentence)
    yield Shift(edit, ())


def _of_lane(desk: Desk, distance: str, lane: str | None, by: LaneKind) -> Iterator[Shift]:
    """Give the shift of the messages of a lane, or of the whole campaign.

    Raises:
        NotUnderstoodError: the distance is none.
        NotFoundError: there is no such lane.
    """
    terms = read_distance(distance)
    yield campaign_by(desk, terms) if lane is None else lane_by(desk, by, lane, terms)


def _of_milestones(desk: Desk, written: Iterable[str]) -> Iterator[Shift]:
    """Give the shift of each milestone as ID=DATE asks, worked out when it is asked for; livegang=+3w is a distance.

    Raises:
        UsageError: it is not written so.
    """
    for each in written:
        yield milestone_to(desk, *id_and_date(each))


def _tell_mended(count: int) -> None:
    """Write on stderr how much was mended; without any, nothing."""
    if count:
        click.echo(current().render(say_many("{count} mended.", "{count} mended.", count)), err=True)


def _tell(moved: Moved, *, as_json: bool, saved: bool) -> None:
    """Write what a move came to, and on stderr what is to be said of the plan since; a save told of its problems."""
    if as_json:
        click.echo(json.dumps(as_data(moved), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(filled(as_text(moved))))
    for remark in moved.brought:
        if isinstance(remark, Finding) or not saved:
            click.echo(line_for_people(remark), err=True)
