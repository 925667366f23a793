"""`campaign move`: a message to another moment, or a milestone with everything that hangs on it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import click

from campaign.cli.main import Call
from campaign.cli.plans import context_of, open_desk, save
from campaign.cli.show import moment, span
from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.errors import UsageError
from campaign.language import _, current, say
from campaign.model.changes import Edit
from campaign.model.typed import read_when
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.text import clean


@dataclass(frozen=True, slots=True)
class Move:
    """One message or milestone that moves."""

    id: str
    title: str
    before: Slot | None
    after: Slot | None


@click.command("move", context_settings={"ignore_unknown_options": True})
@click.argument("plan")
@click.argument("message", required=False)
@click.argument("when", nargs=-1)
@click.option("--milestone", multiple=True, metavar="ID=DATE")
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def command(
    call: Call, /, plan: str, message: str | None, when: tuple[str, ...], milestone: tuple[str, ...], *, dry_run: bool
) -> None:
    """Move a message or a milestone, and say what moved."""
    desk = open_desk(plan, call)
    before = desk.schedule
    if milestone:
        for each in milestone:
            desk.do(milestone_edit(desk, each))
    elif message and when:
        found = edits.wanted_message(desk.plan, message)
        desk.do(edits.move_to(found, read_when(" ".join(when), context_of(desk))))
    else:
        raise UsageError(
            say("Say what moves and where to"), say("campaign move PLAN MESSAGE WHEN, or --milestone ID=DATE.")
        )
    if not dry_run:
        save(desk)
    tell(call, desk, before)


def milestone_edit(desk: Desk, written: str) -> Edit:
    """Return the edit that ID=DATE asks for.

    Raises:
        UsageError: it is not written so.
    """
    milestone_id, equals, when = written.partition("=")
    if not equals:
        raise UsageError(say("{value} is not ID=DATE", value=written), say("Write for example livegang=2027-04-19."))
    return edits.move_milestone(desk.plan, desk.schedule, milestone_id, read_when(when, context_of(desk)))


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


def tell(call: Call, desk: Desk, before: Schedule) -> None:
    """Say what moved, and what is settled and stayed."""
    moved = list(moves(desk, before))
    pinned = [each for each in desk.plan.messages if (old := before.plan.message(each.id)) and old.when != each.when]
    stays = [each for each in pinned if each.id not in {move.id for move in moved}]
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
        click.echo(f"{clean(each.title)}: {moment(each.before, words)} → {moment(each.after, words)}")
    for message in stays:
        click.echo(_("{title} stays: {status}").format(title=clean(message.title), status=_(message.status)))
    if not moved and not stays:
        click.echo(_("Nothing moves."))


def _start(slot: Slot | None) -> str | None:
    """Return the start of a slot in ISO form."""
    return span(slot)[0] if slot else None
