"""`campaign export`: calendar files, and documents for people."""

import json
import sys
from collections.abc import Sequence
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
from campaign.desk.handing import EVERYTHING, Order, hand_over, parts
from campaign.desk.publishing import FORMATS, contents_of, document_path, publish
from campaign.documents.contents import Contents
from campaign.errors import UsageError
from campaign.language import say
from campaign.model.ids import slug
from campaign.schedule.lanes import LANE_KINDS, LaneKind

FILTERS = ("channels", "audiences", "owners", "statuses")


@click.command("export")
@click.argument("plan", shell_complete=plan_names)
@click.option("--to", type=click.Choice(["ics", *FORMATS, "all"]), required=True)
@click.option("-o", "--output", default=None)
@click.option("--channel", "channels", multiple=True)
@click.option("--audience", "audiences", multiple=True)
@click.option("--owner", "owners", multiple=True)
@click.option("--status", "statuses", multiple=True)
@click.option("--confidential", multiple=True)
@click.option("--split-by", type=click.Choice(LANE_KINDS), default=None)
@click.option("--feed", is_flag=True)
@click.option("--deadlines", is_flag=True)
@click.option("--tasks", is_flag=True)
@click.option("--quiet-periods", "quiet", is_flag=True)
@click.option("--titles-only", is_flag=True)
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
    **chosen: Any,  # noqa: ANN401 - the fields of a request
) -> None:
    """Export the calendar of a plan, or a document of it for people."""
    if titles_only and to != "html":
        raise UsageError(say("--titles-only is for a page"), say("Ask for it with --to html."))
    desk = open_desk(plan, call)
    request = understood(desk, Request(**chosen))
    chosen_names = [name for key in FILTERS for name in chosen[key]]
    if to == "all":
        _all(desk, request, output, chosen_names)
    elif to in FORMATS:
        path = None if output == "-" else _target(document_path(desk, to), output, chosen_names)
        _document(call, desk, to, contents_of(desk, request, titles_only=titles_only), path)
    else:
        _calendar(call, desk, request, output, chosen_names, by=split_by, feed=feed)


def _all(desk: Desk, request: Request, output: str | None, chosen: Sequence[str]) -> None:
    """Write the calendar and every document in one folder."""
    if output == "-":
        raise UsageError(say("Several files cannot go to one output"), say("Name a folder: -o FOLDER."))
    if output and not Path(output).is_dir():
        raise UsageError(say("{path} is no folder", path=output), say("Name a folder that is there: -o FOLDER."))
    order = Order(EVERYTHING, request, _target(calendar_path(desk), output, chosen))
    for part, _told in zip(parts(order), hand_over(desk, order), strict=True):
        click.echo(part.path)


def _document(call: Call, desk: Desk, kind: str, contents: Contents, path: Path | None) -> None:
    """Write a document, or give it to standard output when there is no path."""
    if path is None:
        if not FORMATS[kind].text and sys.stdout.isatty():
            raise UsageError(say("A terminal cannot show this kind of file"), say("Name a file: -o FILE."))
        sys.stdout.flush()
        sys.stdout.buffer.write(FORMATS[kind].make(contents))
        return
    changed = publish(desk, contents, kind, path)
    click.echo(json.dumps({"files": [str(path)]}, ensure_ascii=False) if call.json else path)
    click.echo(changed.told, err=True)


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
    if output == "-":
        if by:
            raise UsageError(say("Several files cannot go to one output"), say("Leave out --split-by, or name a file."))
        text = export_text(desk, request, feed=feed)
        click.echo(text, nl=False)
        for line in [] if feed else size_told(text):
            click.echo(line, err=True)
        return
    handed = hand_out(desk, request, _target(calendar_path(desk), output, chosen), by=by, feed=feed)
    if call.json:
        click.echo(json.dumps(_data(handed), ensure_ascii=False, indent=1))
        return
    for path in handed.paths[:-1]:
        click.echo(path)
    click.echo(f"{handed.paths[-1]}: {summary(handed.update)}")
    for line in (*files_told(handed), *advice(feed=feed)):
        click.echo(line, err=True)


def _target(beside: Path, output: str | None, chosen: Sequence[str]) -> Path:
    """Return the file that is meant: the one beside the plan, one of that name in a folder, or as named.

    A part of a plan gets a name of its own, so that it does not take the place of the whole.
    """
    if chosen:
        beside = beside.with_name(f"{beside.stem}-{slug('-'.join(chosen))}{beside.suffix}")
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
