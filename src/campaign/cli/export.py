"""`campaign export`: a calendar file."""

from pathlib import Path

import click

from campaign.calendars.events import Request
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.exporting import advice, calendar_path, export_to, exported, summary


@click.command("export")
@click.argument("plan", shell_complete=plan_names)
@click.option("--to", type=click.Choice(["ics"]), required=True)
@click.option("-o", "--output", default=None)
@click.option("--channel", multiple=True)
@click.option("--audience", multiple=True)
@click.option("--owner", multiple=True)
@click.option("--status", multiple=True)
@click.option("--confidential", multiple=True)
@click.option("--deadlines", is_flag=True)
@click.option("--tasks", is_flag=True)
@click.option("--quiet", is_flag=True)
@click.pass_obj
def command(call: Call, /, plan: str, to: str, output: str | None, **chosen: tuple[str, ...] | bool) -> None:  # noqa: ARG001
    """Export the calendar of a plan."""
    desk = open_desk(plan, call)
    request = request_of(chosen)
    if output == "-":
        click.echo(exported(desk, request).text, nl=False)
        return
    path = Path(output) if output else calendar_path(desk)
    click.echo(f"{path}: {summary(export_to(desk, request, path))}")
    for line in advice():
        click.echo(line, err=True)


def request_of(chosen: dict[str, tuple[str, ...] | bool]) -> Request:
    """Return what the options ask for."""
    plural = {"channel": "channels", "audience": "audiences", "owner": "owners", "status": "statuses"}
    return Request(**{plural.get(name, name): value for name, value in chosen.items()})  # type: ignore[arg-type]
