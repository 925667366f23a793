"""`campaign export`: a calendar file."""

from pathlib import Path

import click

from campaign.calendars.events import Request
from campaign.calendars.export import export, write_export
from campaign.calendars.ledger import Ledger, Update, ledger_path, read_ledger, write_ledger
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.desk import Desk
from campaign.errors import SaveError
from campaign.language import _, say


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
        click.echo(export(desk.schedule, request, ledger_of(desk)).text, nl=False)
        return
    path = Path(output) if output else desk.file.path.with_suffix(".ics")
    click.echo(f"{path}: {summary(export_to(desk, request, path))}")


def export_to(desk: Desk, request: Request, path: Path) -> Update:
    """Write the calendar of a plan and its ledger, and return what changed since the last time."""
    made = export(desk.schedule, request, ledger_of(desk))
    write_export(made, path)
    ledger = ledger_path(desk.file.path, desk.plan.campaign.id)
    try:
        write_ledger(ledger, made.update.ledger)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaveError(say("{path} could not be saved: {reason}", path=str(ledger), reason=reason)) from error
    return made.update


def ledger_of(desk: Desk) -> Ledger:
    """Return what went out of a plan before."""
    return read_ledger(ledger_path(desk.file.path, desk.plan.campaign.id))


def request_of(chosen: dict[str, tuple[str, ...] | bool]) -> Request:
    """Return what the options ask for."""
    plural = {"channel": "channels", "audience": "audiences", "owner": "owners", "status": "statuses"}
    return Request(**{plural.get(name, name): value for name, value in chosen.items()})  # type: ignore[arg-type]


def summary(update: Update) -> str:
    """Return what changed since the last export, in a line."""
    return _("{new} new, {changed} changed, {gone} cancelled, {same} the same").format(
        new=update.new, changed=update.changed, gone=update.gone, same=update.same
    )
