"""`campaign settle`: the conflicts that a merge left in a plan."""

import json
from pathlib import Path

import click

from campaign.cli.completing import plan_names
from campaign.cli.conflicts import as_data, as_text
from campaign.cli.main import Call
from campaign.cli.plans import notice
from campaign.desk.merging_files import place_of, settle
from campaign.errors import UsageError
from campaign.language import _, _n, mark, say
from campaign.model.merging import Conflict, Place, Side
from campaign.storage.marks import marks_in
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import find_plan

SIDES: tuple[Side, ...] = ("ours", "theirs")


@click.command("settle")
@click.argument("plan", shell_complete=plan_names)
@click.argument("choices", nargs=-1, metavar="[NAME=ours|theirs ...]")
@click.option(
    "--all", "every", type=click.Choice(SIDES), default=None, help=mark("Choose the same for every conflict.")
)
@click.pass_obj
def command(call: Call, /, plan: str, choices: tuple[str, ...], every: Side | None) -> int:
    """List the conflicts in a plan, or choose; what is in the file now counts as ours."""
    file = read_plan(find_plan(plan, Path.cwd()))
    conflicts = marks_in(file)
    chosen: dict[Place, Side] = dict.fromkeys((each.place for each in conflicts), every) if every else {}
    chosen.update(_choice(each, conflicts) for each in choices)
    file, left = settle(file, chosen)
    notice(file.notice)
    if call.json:
        data = {"settled": len(conflicts) - len(left), "conflicts": as_data(file.plan, left)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))
        return 1 if left else 0
    if chosen:
        click.echo(_n("{count} conflict settled", "{count} conflicts settled", len(conflicts) - len(left)))
    for line in as_text(file.plan, left):
        click.echo(line)
    if not left:
        click.echo(_("No conflicts left."))
    return 1 if left else 0


def _choice(written: str, conflicts: tuple[Conflict, ...]) -> tuple[Place, Side]:
    """Return what is chosen for which conflict.

    Raises:
        UsageError: it is not written so.
        NotFoundError: there is no such conflict.
    """
    name, _equals, side = written.rpartition("=")
    if side not in SIDES:
        text = say("{value} is not NAME=ours or NAME=theirs", value=written)
        raise UsageError(text, say("Write for example m4k2x9p7.when=theirs."))
    return place_of(name, conflicts), side
