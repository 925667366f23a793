"""`campaign export`: calendar files."""

import json
from pathlib import Path
from typing import Any

import click

from campaign.calendars.events import Request
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.desk import Desk
from campaign.desk.exporting import HandedOut, advice, calendar_path, export_text, hand_out, size_told, summary
from campaign.errors import NotFoundError, UsageError, did_you_mean
from campaign.language import say
from campaign.model.messages import STATUSES
from campaign.schedule.lanes import LANE_KINDS, LaneKind


@click.command("export")
@click.argument("plan", shell_complete=plan_names)
@click.option("--to", type=click.Choice(["ics"]), required=True)
@click.option("-o", "--output", default=None)
@click.option("--channel", "channels", multiple=True)
@click.option("--audience", "audiences", multiple=True)
@click.option("--owner", "owners", multiple=True)
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES))
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
    request = Request(**chosen)
    _check(desk, request)
    if output == "-":
        if split_by:
            raise UsageError(say("Several files cannot go to one output"), say("Leave out --split-by, or name a file."))
        click.echo(export_text(desk, request, feed=feed), nl=False)
        return
    handed = hand_out(desk, request, _target(desk, output), by=split_by, feed=feed)
    if call.json:
        click.echo(json.dumps(_data(handed), ensure_ascii=False, indent=1))
        return
    for path in handed.paths[:-1]:
        click.echo(path)
    click.echo(f"{handed.paths[-1]}: {summary(handed.update)}")
    for line in (*size_told(handed), *advice(feed=feed)):
        click.echo(line, err=True)


def _target(desk: Desk, output: str | None) -> Path:
    """Return the file that is meant: beside the plan, in a folder by the plan's name, or as named."""
    beside = calendar_path(desk)
    if output is None:
        return beside
    return Path(output) / beside.name if Path(output).is_dir() else Path(output)


def _check(desk: Desk, request: Request) -> None:
    """Refuse a name that the plan does not have, since its calendar would be empty without a word.

    Raises:
        NotFoundError: there is one.
    """
    plan = desk.effective
    known = (
        (request.channels, [each.id for each in plan.channels]),
        (request.audiences, [each.id for each in plan.audiences]),
        (request.owners, [each.owner for each in plan.messages if each.owner]),
        (request.confidential, [each.id for each in plan.messages]),
    )
    for asked, names in known:
        for name in asked:
            if name not in names:
                raise NotFoundError(say("There is no {name} in this plan", name=name), did_you_mean(name, names))


def _data(handed: HandedOut) -> dict[str, object]:
    """Return what was exported as programs read it."""
    update = handed.update
    counts = {"new": update.new, "changed": update.changed, "gone": update.gone, "same": update.same}
    return {"files": list(map(str, handed.paths)), **counts}
