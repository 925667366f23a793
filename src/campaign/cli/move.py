"""`campaign move`: a message to another moment, or a milestone with everything that hangs on it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import click

from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.plans import id_and_date, open_desk, save
from campaign.cli.show import moment, span
from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.entering import context_of
from campaign.desk.shifting import lane_ids, milestone_on, move_on
from campaign.desk.shifting import shift as shifted_by
from campaign.errors import NotUnderstoodError, UsageError
from campaign.language import _, _n, current, say
from campaign.model.changes import Edit
from campaign.model.messages import Message
from campaign.model.typed import read_when
from campaign.model.when import RELATIVE, Relative, Term, parse_deadline
from campaign.schedule.lanes import LANE_KINDS, LaneKind
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.text import in_cells


@dataclass(frozen=True, slots=True)
class Move:
    """One message or milestone that moves."""

    id: str
    title: str
    before: Slot | None
    after: Slot | None


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
    tell(call, desk, before, stays, named)


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


def moves(desk: Desk, before: Schedule) -> Iterator[Move]:
    """Give everything that starts or ends at another moment than before."""
    for milestone in desk.plan.milestones:
        old, new = before.milestone(milestone.id), desk.schedule.milestone(milestone.id)
        if _span(old) != _span(new):
            yield Move(milestone.id, milestone.name, old, new)
    for message in desk.plan.messages:
        old, new = before.timing(message.id).first, desk.schedule.timing(message.id).first
        if _span(old) != _span(new):
            yield Move(message.id, message.title, old, new)


def _span(slot: Slot | None) -> tuple[str, str] | None:
    """Return the start and end of a slot, by which a move is seen."""
    return span(slot) if slot else None


def told(desk: Desk, named: str) -> set[str]:
    """Return the milestones and messages that may be told of: confidential messages only when named."""
    shown = {each.id for each in desk.plan.messages if not each.confidential or each.id == named}
    return shown | {each.id for each in desk.plan.milestones}


def tell(call: Call, desk: Desk, before: Schedule, settled: tuple[str, ...] = (), named: str = "") -> None:
    """Say what moved, and what is settled and stayed; confidential messages are only counted."""
    everything, shown = list(moves(desk, before)), told(desk, named)
    gone = {each.id for each in everything}
    kept = {
        each.id for each in desk.plan.messages if (old := before.plan.message(each.id)) and old.when != each.when
    }.union(settled)
    moved = [each for each in everything if each.id in shown]
    stays = [each for each in desk.plan.messages if each.id in kept - gone and each.id in shown]
    if call.json:
        data = {
            "moves": [
                {"message": each.id, "from": _start(each.before), "to": _start(each.after)}
                for each in moved
                if desk.plan.message(each.id)
            ],
            "stays": [{"message": each.id, "why": each.status} for each in stays],
            "findings": [],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    words = current()
    for each in moved:
        click.echo(f"{in_cells(each.title)}: {moment(each.before, words)} → {moment(each.after, words)}")
    for message in stays:
        click.echo(_("{title} stays: {status}").format(title=in_cells(message.title), status=_(message.status)))
    if hidden := len(gone - shown):
        click.echo(_n("{count} confidential message moves too.", "{count} confidential messages move too.", hidden))
    if not moved and not stays and not hidden:
        click.echo(_("Nothing moves."))


def _start(slot: Slot | None) -> str | None:
    """Return the start of a slot in ISO form."""
    return span(slot)[0] if slot else None
