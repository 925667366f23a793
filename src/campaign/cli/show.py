"""`campaign show`: the timeline of a plan as text, or as JSON for programs."""

import json
from collections.abc import Container, Iterator
from typing import get_args

import click

from campaign.cli import options
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, tell_hidden
from campaign.cli.streams import line_width
from campaign.desk.asking import named_openly
from campaign.desk.copying import CopyKind, text_for
from campaign.desk.desk import Desk
from campaign.desk.edits import wanted_message
from campaign.documents.data import as_data as timeline_data
from campaign.documents.data import message_in_full
from campaign.errors import UsageError
from campaign.language import _, current, mark, say
from campaign.model.messages import Message
from campaign.schedule.lanes import LANE_KINDS, LaneKind, lanes
from campaign.schedule.moments import milestones_by_day, moment
from campaign.schedule.slots import Slot
from campaign.text import cell_width, in_cells, pad, shorten

DAYS = 28
"""Cells of a moment."""
LEAST = 16
"""Cells that a title gets at least."""


@click.command("show")
@click.argument("plan", shell_complete=plan_names)
@click.option("--by", type=click.Choice(LANE_KINDS), default="channel", help=mark("What the lanes are of."))
@click.option("--message", default=None, metavar="ID", help=mark("Only this message."))
@click.option(
    "--as", "kind", type=click.Choice(get_args(CopyKind)), default="plan", help=mark("As what the message is written.")
)
@options.confidential
@click.pass_obj
def command(
    call: Call, /, plan: str, *, by: LaneKind, message: str | None, kind: CopyKind, confidential: tuple[str, ...]
) -> None:
    """Show the timeline of a plan; of confidential messages only those that are named."""
    desk = open_desk(plan, call)
    if message is None and kind != "plan":
        raise UsageError(say("--as is for one message"), say("Name it: --message ID."))
    if message is not None:
        _show_message(call, desk, wanted_message(desk.effective, message), kind)
        return
    named = named_openly(desk, confidential)
    if call.json:
        click.echo(json.dumps(as_data(desk, named), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_text(desk, by, named)))
    tell_hidden(sum(not _shown(message, named) for message in desk.plan.messages))


def _show_message(call: Call, desk: Desk, message: Message, kind: CopyKind) -> None:
    """Show one message, which is named, and so may be confidential."""
    text = text_for(desk, message, kind)
    if not call.json:
        click.echo(text, nl=False)
        return
    data = {**message_in_full(desk.schedule, message), "as": kind, "text": text}
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _shown(message: Message, named: Container[str]) -> bool:
    """Tell whether a message may be shown: it is not confidential, or it is asked for by name."""
    return not message.confidential or message.id in named


def as_text(desk: Desk, by: LaneKind, named: Container[str] = ()) -> Iterator[str]:
    """Give the lines of the timeline: milestones first, then the messages lane by lane.

    On a terminal a title is cut to its width; in a pipe it is whole.
    """
    words = current()
    width = line_width()
    yield in_cells(desk.plan.campaign.title)
    yield ""
    for slot, milestone in milestones_by_day(desk.schedule):
        yield _line("◆", slot, milestone.name, [f"({milestone.id})"], width)
    for lane in lanes(desk.schedule, by):
        shown = [message for each in lane.ids if (message := desk.plan.message(each)) and _shown(message, named)]
        if shown:
            yield ""
            name = in_cells(_(lane.label) if by == "status" else lane.label) or _("none")
            yield f"{name} ({len(shown)})"
        for message in shown:
            timing = desk.schedule.timing(message.id)
            again = [f"↻{len(timing.slots)}"] if len(timing.slots) > 1 else []
            notes = [*again, *_notes(message)]
            yield _line(" ", timing.first, message.title, notes, width)
    found = (desk.plan.message(each) for each in desk.schedule.unscheduled)
    waiting = [each for each in found if each and _shown(each, named)]
    if waiting:
        yield ""
        name = _("Unscheduled")
        yield f"{name} ({len(waiting)})"
    for message in waiting:
        reason = desk.schedule.timing(message.id).reason
        told = [words.render(reason)] if reason else []
        yield _line(" ", None, message.title, [*told, *_notes(message)], width)


def _notes(message: Message) -> list[str]:
    """Return how far a message is, whether it is confidential, and its id."""
    return [_(message.status), *([_("confidential")] if message.confidential else []), f"({message.id})"]


def _line(sign: str, slot: Slot | None, title: str, notes: list[str], width: int | None) -> str:
    """Return one line: when, with ~ if it may change, what it is called, and what else there is to know.

    The title is what is cut.
    """
    sure = "~" if slot and slot.certainty == "indicative" else " "
    start = f"{sign}{sure}{pad(moment(slot, current()), DAYS)} " if slot or sign.strip() else f"{sign} "
    tail = f" · {' · '.join(notes)}" if notes else ""
    title = in_cells(title)
    if width is not None:
        title = shorten(title, max(LEAST, width - cell_width(start) - cell_width(tail)))
    return start + title + tail


def as_data(desk: Desk, named: Container[str] = ()) -> dict[str, object]:
    """Return the timeline as programs read it; of confidential messages only those that are named."""
    shown = {message.id for message in desk.effective.messages if _shown(message, named)}
    return timeline_data(desk.schedule, shown, current())
