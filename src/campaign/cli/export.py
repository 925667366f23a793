"""`campaign export`: calendar files, and documents for people."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from campaign.calendars.events import Request
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.asking import understood
from campaign.desk.desk import Desk
from campaign.desk.exporting import (
    HandedOut,
    advice,
    calendar_path,
    export_text,
    files_told,
    hand_out,
    size_told,
    summary,
)
from campaign.desk.handing import (
    CALENDAR,
    EVERYTHING,
    OUTSIDERS,
    Order,
    ending_told,
    hand_over,
    named_for,
    outgoing,
    parts,
)
from campaign.desk.publishing import FORMATS, contents_of, document_path, publish, remarks
from campaign.desk.too_soon import before_sending
from campaign.desk.withheld import withheld_told
from campaign.documents.contents import Contents
from campaign.errors import UsageError
from campaign.language import _, mark, say
from campaign.schedule.lanes import LANE_KINDS, LaneKind

FILTERS = ("channels", "audiences", "owners", "statuses")
OF_A_CALENDAR = {
    "split_by": "--split-by",
    "feed": "--feed",
    "deadlines": "--deadlines",
    "tasks": "--tasks",
    "quiet": "--quiet-periods",
}
"""The options that say something of a calendar only, by what they are called here."""


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
    split_by: LaneKind | None,
    feed: bool,
    titles_only: bool,
    briefed: bool | None,
    **chosen: Any,  # noqa: ANN401 - the fields of a request
) -> None:
    """Export the calendar of a plan, or a document of it for people; what stays here, and why, is told on stderr."""
    if titles_only and to != "html":
        raise UsageError(say("--titles-only is for a page"), say("Ask for it with --to html."))
    desk = open_desk(plan, call)
    request = understood(desk, Request(**chosen))
    chosen_names = [name for key in FILTERS for name in chosen[key]]
    if to == "all":
        _all(desk, request, output, chosen_names, briefed=briefed)
    elif to in FORMATS:
        path = None if output == "-" else _target(document_path(desk, to), output, chosen_names)
        _document(call, desk, to, contents_of(desk, request, titles_only=titles_only, briefed=briefed), path)
    else:
        _calendar(call, desk, request, output, chosen_names, by=split_by, feed=feed)
    kind = OUTSIDERS if titles_only else to
    unread = _unread(to, {"split_by": split_by, "feed": feed, **chosen}, briefed=briefed)
    named = Path(output) if output and output != "-" else Path()
    odd = ending_told(kind, named) if named.suffix and not named.is_dir() else ""
    for line in (*withheld_told(desk, Order(kind, request, desk.file.path, briefed=briefed)), *unread, odd):
        if line:
            click.echo(line, err=True)


def _unread(to: str, asked: Mapping[str, object], *, briefed: bool | None) -> Iterator[str]:
    """Give which options that were asked for say nothing of this form."""
    forms = {CALENDAR: OF_A_CALENDAR, EVERYTHING: ("deadlines", "tasks", "quiet")}.get(to, ())
    unread = [option for key, option in OF_A_CALENDAR.items() if asked[key] and key not in forms]
    if unread:
        yield _("{options}: that is of a calendar (--to ics), and changes nothing here.").format(
            options=", ".join(unread)
        )
    if to == CALENDAR and briefed is not None:
        option = "--brief" if briefed else "--no-brief"
        yield _("{option}: that is of a document, and changes nothing here.").format(option=option)


def _all(desk: Desk, request: Request, output: str | None, chosen: Sequence[str], *, briefed: bool | None) -> None:
    """Write the calendar and every document in one folder."""
    if output == "-":
        raise UsageError(say("Several files cannot go to one output"), say("Name a folder: -o FOLDER."))
    if output and not Path(output).is_dir():
        raise UsageError(say("{path} is no folder", path=output), say("Name a folder that is there: -o FOLDER."))
    order = Order(EVERYTHING, request, _target(calendar_path(desk), output, chosen), briefed=briefed)
    found: dict[str, None] = {}
    for part, told in zip(parts(order), hand_over(desk, order), strict=True):
        click.echo(part.path)
        found |= dict.fromkeys(told.remarks)
    for line in (*found, *before_sending(desk, outgoing(desk, order))):
        click.echo(line, err=True)


def _document(call: Call, desk: Desk, kind: str, contents: Contents, path: Path | None) -> None:
    """Write a document, or give it to standard output when there is no path."""
    if path is None:
        if not FORMATS[kind].text and sys.stdout.isatty():
            raise UsageError(say("A terminal cannot show this kind of file"), say("Name a file: -o FILE."))
        sys.stdout.flush()
        sys.stdout.buffer.write(FORMATS[kind].make(contents))
    else:
        changed = publish(desk, contents, kind, path)
        click.echo(json.dumps({"files": [str(path)]}, ensure_ascii=False) if call.json else path)
        for line in (changed.told, *changed.remarks(path)):
            click.echo(line, err=True)
    titles_only = contents.titles_only
    for line in (*remarks(kind, contents), *before_sending(desk, contents.taken, titles_only=titles_only)):
        click.echo(line, err=True)


def _calendar(
    call: Call,
    desk: Desk,
    request: Request,
    output: str | None,
    chosen: Sequence[str],
    *,
    by: LaneKind | None,
    feed: bool,
) -> None:
    """Write the calendar, or give it to standard output, and say what changed and what readers' programs will do."""
    taken = outgoing(desk, Order(CALENDAR, request, calendar_path(desk)))
    if output == "-":
        if by:
            raise UsageError(say("Several files cannot go to one output"), say("Leave out --split-by, or name a file."))
        text = export_text(desk, request, feed=feed)
        click.echo(text, nl=False)
        for line in (*([] if feed else size_told(text)), *before_sending(desk, taken)):
            click.echo(line, err=True)
        return
    handed = hand_out(desk, request, _target(calendar_path(desk), output, chosen), by=by, feed=feed)
    if call.json:
        click.echo(json.dumps(_data(handed), ensure_ascii=False, indent=1))
        return
    for path in handed.paths[:-1]:
        click.echo(path)
    click.echo(f"{handed.paths[-1]}: {summary(handed.update)}")
    for line in (*files_told(handed), *advice(feed=feed), *before_sending(desk, taken)):
        click.echo(line, err=True)


def _target(beside: Path, output: str | None, chosen: Sequence[str]) -> Path:
    """Return the file that is meant: the one beside the plan, one of that name in a folder, or as named.

    A part of a plan gets a name of its own, so that it does not take the place of the whole.
    """
    beside = named_for(beside, chosen)
    if output is None:
        return beside
    target = Path(output)
    if target.is_dir():
        return target / beside.name
    return target if target.suffix else target.with_name(target.name + beside.suffix)


def _data(handed: HandedOut) -> dict[str, object]:
    """Return what was exported as programs read it."""
    update = handed.update
    counts = {"new": update.new, "changed": update.changed, "gone": update.gone, "same": update.same}
    return {"files": list(map(str, handed.paths)), "removed": list(map(str, handed.removed)), **counts}
