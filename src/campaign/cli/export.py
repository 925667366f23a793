"""`campaign export`: calendar files."""

import json
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
from campaign.errors import UsageError
from campaign.language import say
from campaign.model.ids import slug
from campaign.schedule.lanes import LANE_KINDS, LaneKind

FILTERS = ("channels", "audiences", "owners", "statuses")


@click.command("export")
@click.argument("plan", shell_complete=plan_names)
@click.option("--to", type=click.Choice(["ics"]), required=True)
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
@click.pass_obj
def command(
    call: Call,
    /,
    *,
    plan: str,
    to: str,  # noqa: ARG001 - one format so far
    output: str | None,
    split_by: LaneKind | None,
    feed: bool,
    **chosen: Any,  # noqa: ANN401 - the fields of a request
) -> None:
    """Export the calendar of a plan."""
    desk = open_desk(plan, call)
    request = understood(desk, Request(**chosen))
    if output == "-":
        if split_by:
            raise UsageError(say("Several files cannot go to one output"), say("Leave out --split-by, or name a file."))
        text = export_text(desk, request, feed=feed)
        click.echo(text, nl=False)
        for line in [] if feed else size_told(text):
            click.echo(line, err=True)
        return
    chosen_names = [name for key in FILTERS for name in chosen[key]]
    handed = hand_out(desk, request, _target(desk, output, chosen_names), by=split_by, feed=feed)
    if call.json:
        click.echo(json.dumps(_data(handed), ensure_ascii=False, indent=1))
        return
    for path in handed.paths[:-1]:
        click.echo(path)
    click.echo(f"{handed.paths[-1]}: {summary(handed.update)}")
    for line in (*files_told(handed), *advice(feed=feed)):
        click.echo(line, err=True)


def _target(desk: Desk, output: str | None, chosen: Sequence[str]) -> Path:
    """Return the file that is meant: beside the plan, in a folder by the plan's name, or as named.

    A part of a plan gets a name of its own, so that it does not take the place of the whole.
    """
    beside = calendar_path(desk)
    if chosen:
        beside = beside.with_name(f"{beside.stem}-{slug('-'.join(chosen))}{beside.suffix}")
    if output is None:
        return beside
    target = Path(output)
    if target.is_dir():
        return target / beside.name
    return target if target.suffix else target.with_name(f"{target.name}.ics")


def _data(handed: HandedOut) -> dict[str, object]:
    """Return what was exported as programs read it."""
    update = handed.update
    counts = {"new": update.new, "changed": update.changed, "gone": update.gone, "same": update.same}
    return {"files": list(map(str, handed.paths)), "removed": list(map(str, handed.removed)), **counts}
