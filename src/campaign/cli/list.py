"""`campaign list`: the plans of a folder, each with what it holds, broken ones with their reason."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from campaign.cli.main import Call
from campaign.errors import PlanUnreadableError
from campaign.language import _, _n, current
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import find_plans
from campaign.text import in_cells, pad


@dataclass(frozen=True, slots=True)
class Line:
    """One plan of the list."""

    file: str
    title: str
    messages: int
    problem: str | None


@click.command("list")
@click.argument("folder", required=False)
@click.pass_obj
def command(call: Call, folder: str | None) -> None:
    """List the plans of a folder."""
    lines = [line(path) for path in find_plans(folder, Path.cwd())]
    if call.json:
        click.echo(json.dumps([asdict(each) for each in lines], ensure_ascii=False, indent=1))
        return
    for each in lines:
        what = each.problem or _n("{count} message", "{count} messages", each.messages)
        click.echo(f"{pad(in_cells(Path(each.file).stem), 28)} {pad(in_cells(each.title), 36)} {what}")
    if not lines:
        click.echo(_("There are no plans here."), err=True)


def line(path: Path) -> Line:
    """Return a plan's line."""
    try:
        plan = read_plan(path).plan
    except PlanUnreadableError as error:
        place = error.problem.place
        return Line(str(path), "–", 0, f"E000 {place.line}:{place.column} {current().render(error.text)}")
    return Line(str(path), plan.campaign.title, len(plan.messages), None)
