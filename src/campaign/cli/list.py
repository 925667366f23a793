"""`campaign list`: the plans of a folder, broken ones with their reason; or the messages that hold a text."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from campaign.cli.completing import plan_names
from campaign.cli.main import Call, complain
from campaign.desk.searching import Hit, search
from campaign.errors import NotFoundError, PlanUnreadableError, Problem, UsageError
from campaign.language import _, _n, current, mark, say
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import find_plans
from campaign.text import cell_width, in_cells, pad


@dataclass(frozen=True, slots=True)
class Line:
    """One plan of the list."""

    file: str
    title: str
    messages: int
    problem: str | None
    archived: bool = False


@click.command("list")
@click.argument("folder", required=False, shell_complete=plan_names)
@click.option(
    "--search", "wanted", default=None, metavar="TEXT", help=mark("Find messages with these words in all plans.")
)
@click.pass_obj
def command(call: Call, folder: str | None, wanted: str | None) -> int:
    """List the plans of a folder, or the messages in them that hold all words of a text."""
    paths = find_plans(folder, Path.cwd())
    if wanted is not None:
        return found(call, paths, wanted)
    lines = [line(path) for path in paths]
    if call.json:
        click.echo(json.dumps([asdict(each) for each in lines], ensure_ascii=False, indent=1))
        return 0
    width = max((cell_width(in_cells(Path(each.file).stem)) for each in lines), default=0)
    for each in lines:
        what = each.problem or _n("{count} message", "{count} messages", each.messages)
        away = _("archived") if each.archived else ""
        about = ", ".join(filter(None, (what, away)))
        click.echo(f"{pad(in_cells(Path(each.file).stem), width)}  {pad(in_cells(each.title), 36)} {about}")
    if not lines:
        click.echo(_("There are no plans here."), err=True)
    return 0


def line(path: Path) -> Line:
    """Return a plan's line."""
    try:
        file = read_plan(path)
    except PlanUnreadableError as error:
        return Line(str(path), "–", 0, reason(error.problem))
    except NotFoundError as error:  # not to be opened; the others are listed all the same
        return Line(str(path), "–", 0, current().render(error.text))
    plan = file.plan
    newer = next((reason(each) for each in file.problems if each.code == "E000"), None)
    return Line(str(path), plan.campaign.title, len(plan.messages), newer, plan.campaign.archived)


def reason(problem: Problem) -> str:
    """Return why a plan cannot be loaded, or only be read, and where that stands."""
    return f"{problem.code} {problem.place.line}:{problem.place.column} {current().render(problem.text)}"


def found(call: Call, paths: Iterable[Path], text: str) -> int:
    """Show the messages with a text in them, and return the exit code: 2 when a plan could not be searched.

    Raises:
        UsageError: there is no text.
    """
    if not text.strip():
        raise UsageError(say("There is nothing to search for"), say("campaign list --search TEXT."))
    hits: list[tuple[Path, Hit]] = []
    code = 0
    for path in paths:
        try:
            hits += [(path, hit) for hit in search(read_plan(path).plan, text)]
        except (PlanUnreadableError, NotFoundError) as error:
            complain(error)
            code = 2
    if call.json:
        data = [
            {"file": str(path), "message": hit.message.id, "title": hit.message.title, "keys": list(hit.keys)}
            for path, hit in hits
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return code
    width = max((cell_width(in_cells(path.stem)) for path, _hit in hits), default=0)
    for path, hit in hits:
        name = in_cells(path.stem)
        keys = ", ".join(hit.keys)
        click.echo(f"{pad(name, width)}  {pad(in_cells(hit.message.id), 10)} {in_cells(hit.message.title)} ({keys})")
    if not hits:
        click.echo(_("Nothing found."), err=True)
    return code
