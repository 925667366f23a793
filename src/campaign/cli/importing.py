"""`campaign import`: a calendar or spreadsheet of another program, as a plan, as a backdrop or merged into a plan."""

from pathlib import Path

import click

from campaign.cli.completing import plan_names
from campaign.cli.import_choices import sheet_choices
from campaign.cli.import_text import as_json, as_lines, complaints
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.desk.desk import Desk
from campaign.desk.importing.files import Incoming, carry_out, plan_meant, read_file, read_import
from campaign.desk.importing.imports import Import, Keep, Use
from campaign.documents.sheets.moments import Weeks
from campaign.errors import NotFoundError
from campaign.language import current, mark
from campaign.storage.workspace import default_folder


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", metavar="PLAN", default=None, shell_complete=plan_names)
@click.option("--as", "use", type=click.Choice(["plan", "backdrop", "merge"]), default=None)
@click.option("--keep", type=click.Choice(["anchor", "date"]), default="anchor", show_default=True)
@click.option("--replace", is_flag=True, help=mark("A file of the same name in the backdrop makes place."))
@click.option("--sheet", metavar="NAME", default=None, help=mark("Which sheet of a workbook is read."))
@click.option("--map", "meant", metavar="COLUMN=KEY", multiple=True, help=mark("What a column means; no key: notes."))
@click.option("--date", "dates", metavar="ID=DATE", multiple=True, help=mark("A milestone, or the start of week 1."))
@click.option("--weeks", type=click.Choice(["calendar", "project"]), default=None)
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def command(
    call: Call,
    /,
    *,
    file: Path,
    into: str | None,
    use: Use | None,
    keep: Keep,
    replace: bool,
    sheet: str | None,
    meant: tuple[str, ...],
    dates: tuple[str, ...],
    weeks: Weeks | None,
    dry_run: bool,
) -> int:
    """Say what a file comes to, and do it."""
    data = read_file(file)
    desk, target = _plan(call, into, use, data)
    folder = desk.file.path.parent if desk else default_folder(Path.cwd())
    choices = sheet_choices(call, sheet, meant, dates, weeks)
    imported = read_import(Incoming(file, data, desk, folder, call.today, use, keep, target, replace, choices))
    if not dry_run:
        carry_out(imported, imported.keys, desk)
        if desk is not None and desk.dirty:
            save(desk)
    _tell(call, imported)
    return 1 if dry_run and imported.changes else 0


def _plan(call: Call, into: str | None, use: Use | None, data: bytes) -> tuple[Desk | None, Path | None]:
    """Return the plan that a file goes into, or the file of a new one; neither where that follows from what comes in.

    Raises:
        NotFoundError: a plan is named that is not there.
    """
    if into is None:
        meant = plan_meant(data, default_folder(Path.cwd())) if use in {None, "merge"} else None
        return (open_desk(str(meant), call) if meant else None), None
    try:
        return (None if use == "plan" else open_desk(into, call)), Path(into)
    except NotFoundError:
        if use is None and into.endswith(".toml") and not Path(into).exists():
            return None, Path(into)
        raise


def _tell(call: Call, imported: Import) -> None:
    """Write what was understood and what changes; what was not understood on stderr."""
    if call.json:
        click.echo(as_json(imported))
        return
    click.echo("\n".join(as_lines(imported)))
    for line in complaints(imported):
        click.echo(line, err=True)
    for remark in imported.remarks:
        click.echo(current().render(remark), err=True)
