"""`campaign export`: calendar files, and documents for people."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from campaign.calendars.events import Request
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.asking import understood
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_text, size_told
from campaign.desk.handing import (
    CALENDAR,
    EVERYTHING,
    OUTSIDERS,
    Order,
    Told,
    ending_told,
    hand_over,
    outgoing,
    usual_path,
)
from campaign.desk.publishing import FORMATS, remarks
from campaign.desk.too_soon import before_sending
from campaign.desk.withheld import withheld_told
from campaign.errors import UsageError
from campaign.language import _, mark, say
from campaign.schedule.lanes import LANE_KINDS, LaneKind

STDOUT = "-"
"""The output that is no file: the screen, or what comes behind a pipe."""
ALONG = ("--deadlines", "--tasks", "--quiet-periods")
"""The options of a calendar that say something of all forms together, too."""


@click.command("export")
@click.argument("plan", shell_complete=plan_names)
@click.option(
    "--to",
    type=click.Choice(["ics", *FORMATS, "all"]),
    required=True,
    help=mark("What it becomes: a calendar (ics), a document, or all of them."),
)
@click.option(
    "-o",
    "--output",
    default=None,
    help=mark("The file or folder it goes to; - is the screen. Otherwise beside the plan."),
)
@click.option("--channel", "channels", multiple=True, help=mark("Only messages of this channel."))
@click.option("--audience", "audiences", multiple=True, help=mark("Only messages that reach this audience."))
@click.option("--owner", "owners", multiple=True, help=mark("Only messages of this owner."))
@click.option("--status", "statuses", multiple=True, help=mark("Only messages with this status."))
@click.option(
    "--confidential", multiple=True, help=mark("Let this confidential message go out too; more than once if need be.")
)
@click.option("--split-by", type=click.Choice(LANE_KINDS), default=None, help=mark("A calendar per lane."))
@click.option("--feed", is_flag=True, help=mark("A calendar that colleagues subscribe to."))
@click.option("--deadlines", is_flag=True, help=mark("The calendar has the last days of activations, too."))
@click.option("--tasks", is_flag=True, help=mark("The calendar has the open tasks, too."))
@click.option("--quiet-periods", "quiet", is_flag=True, help=mark("The calendar has the quiet periods, too."))
@click.option("--titles-only", is_flag=True, help=mark("A page with titles and dates only, for outsiders."))
@click.option(
    "--brief/--no-brief", "briefed", default=None, help=mark("With the brief and what has no date yet, or without.")
)
@click.pass_obj
def command(
    call: Call,
    /,
    *,
    plan: str,
    to: str,
    output: str | None,
    channels: tuple[str, ...],
    audiences: tuple[str, ...],
    owners: tuple[str, ...],
    statuses: tuple[str, ...],
    confidential: tuple[str, ...],
    split_by: LaneKind | None,
    feed: bool,
    deadlines: bool,
    tasks: bool,
    quiet: bool,
    titles_only: bool,
    briefed: bool | None,
) -> None:
    """Export the calendar of a plan, or a document of it for people; what stays here, and why, is told on stderr."""
    if titles_only and to != "html":
        raise UsageError(say("--titles-only is for a page"), say("Ask for it with --to html."))
    desk = open_desk(plan, call)
    asked = Request(
        channels=channels,
        audiences=audiences,
        owners=owners,
        statuses=statuses,
        confidential=confidential,
        deadlines=deadlines,
        tasks=tasks,
        quiet=quiet,
    )
    order = Order(
        OUTSIDERS if titles_only else to,
        understood(desk, asked),
        _target(usual_path(desk, to, (*channels, *audiences, *owners, *statuses)), output),
        by=split_by if to == CALENDAR else None,
        feed=feed and to == CALENDAR,
        briefed=briefed,
    )
    told = _to_stdout(desk, order) if output == STDOUT else _to_files(call, desk, order, output)
    for line in told:
        click.echo(line, err=True)
    of_a_calendar = {
        "--split-by": split_by,
        "--feed": feed,
        "--deadlines": deadlines,
        "--tasks": tasks,
        "--quiet-periods": quiet,
    }
    unread = _unread(to, [option for option, value in of_a_calendar.items() if value], briefed=briefed)
    for line in filter(None, (*withheld_told(desk, order), *unread, _odd_ending(order.kind, output))):
        click.echo(line, err=True)


def _to_stdout(desk: Desk, order: Order) -> Sequence[str]:
    """Write what is ordered on standard output, and return what is told of it.

    Raises:
        UsageError: it is several files, or nothing that a terminal can show.
    """
    several = say("Several files cannot go to one output")
    if order.kind == EVERYTHING:
        raise UsageError(several, say("Name a folder: -o FOLDER."))
    if order.by:
        raise UsageError(several, say("Leave out --split-by, or name a file."))
    told = _calendar_out(desk, order) if order.kind == CALENDAR else _document_out(desk, order)
    return (*told, *_before_sending(desk, order))


def _calendar_out(desk: Desk, order: Order) -> Sequence[str]:
    """Write a calendar on standard output, and return what is told of its size."""
    text = export_text(desk, order.request, feed=order.feed)
    click.echo(text, nl=False)
    return size_told(text, feed=order.feed)


def _document_out(desk: Desk, order: Order) -> Sequence[str]:
    """Write a document on standard output, and return what it cannot show.

    Raises:
        UsageError: it is no text, and standard output is a terminal.
    """
    form, contents = FORMATS[order.form], order.contents(desk)
    if not form.text and sys.stdout.isatty():
        raise UsageError(say("A terminal cannot show this kind of file"), say("Name a file: -o FILE."))
    sys.stdout.flush()
    sys.stdout.buffer.write(form.make(contents))
    return remarks(order.form, contents)


def _to_files(call: Call, desk: Desk, order: Order, output: str | None) -> Sequence[str]:
    """Hand out what is ordered, write on standard output which files that gave, and return what else is told of it.

    Raises:
        UsageError: all forms together go to a folder, and the output is none.
    """
    if order.kind == EVERYTHING:
        if output and not Path(output).is_dir():
            raise UsageError(say("{path} is no folder", path=output), say("Name a folder that is there: -o FOLDER."))
        return (*_all_forms(call, desk, order), *_before_sending(desk, order))
    (told,) = hand_over(desk, order)
    click.echo(json.dumps(_data(told), ensure_ascii=False, indent=1) if call.json else _files(told))
    rest = told.advice if told.calendar else (told.changed,)
    return (*rest, *told.remarks, *_before_sending(desk, order))


def _all_forms(call: Call, desk: Desk, order: Order) -> Sequence[str]:
    """Hand out every form in one folder, name each file once it is there, and return what is told of them.

    A program gets one list, when all of them are there.
    """
    found: dict[str, None] = {}
    data: list[dict[str, object]] = []
    for told in hand_over(desk, order):
        if call.json:
            data.append(_data(told))
        else:
            click.echo("\n".join(map(str, told.paths)))
        found |= dict.fromkeys(told.remarks)
    if call.json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    return tuple(found)


def _before_sending(desk: Desk, order: Order) -> list[str]:
    """Return what to look at before what is ordered goes to its readers."""
    return before_sending(desk, outgoing(desk, order), titles_only=order.outsiders)


def _files(told: Told) -> str:
    """Return the files of a form, a line each; behind the last one of a calendar what changed."""
    lines = list(map(str, told.paths))
    if told.calendar:
        lines[-1] += f": {told.changed}"
    return "\n".join(lines)


def _data(told: Told) -> dict[str, object]:
    """Return the files of a form as programs read them; of a calendar with what changed."""
    data: dict[str, object] = {"files": list(map(str, told.paths))}
    if told.calendar is None:
        return data
    update = told.calendar.update
    data["removed"] = list(map(str, told.calendar.removed))
    return data | {"new": update.new, "changed": update.changed, "gone": update.gone, "same": update.same}


def _unread(to: str, asked: Sequence[str], *, briefed: bool | None) -> Iterator[str]:
    """Give which of the options that were asked for, and are of a calendar, say nothing of this form."""
    unread = [option for option in asked if to != CALENDAR and not (to == EVERYTHING and option in ALONG)]
    if unread:
        yield _("{options}: that is of a calendar (--to ics), and changes nothing here.").format(
            options=", ".join(unread)
        )
    if to == CALENDAR and briefed is not None:
        option = "--brief" if briefed else "--no-brief"
        yield _("{option}: that is of a document, and changes nothing here.").format(option=option)


def _odd_ending(kind: str, output: str | None) -> str:
    """Return that the file that was named does not end as its form does; "" when it does, or none was named."""
    named = Path(output) if output and output != STDOUT else Path()
    return ending_told(kind, named) if named.suffix and not named.is_dir() else ""


def _target(beside: Path, output: str | None) -> Path:
    """Return the file that is meant: the one beside the plan, one of that name in a folder, or as named."""
    if output is None or output == STDOUT:
        return beside
    target = Path(output)
    if target.is_dir():
        return target / beside.name
    return target if target.suffix else target.with_name(target.name + beside.suffix)
