"""`campaign import`: a calendar or spreadsheet of another program, as a plan, as a backdrop or merged into a plan."""

from pathlib import Path
from typing import Literal

import click

from campaign.cli.completing import plan_names
from campaign.cli.import_choices import hints, sheet_choices, without_unchosen
from campaign.cli.import_text import as_json, as_lines, complaints
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.cli.streams import filled
from campaign.desk.desk import Desk
from campaign.desk.importing.files import Incoming, carry_out, is_calendar, plan_meant, read_file, read_import
from campaign.desk.importing.imports import Import, Keep, Use
from campaign.documents.sheets.date_order import SaidOrder
from campaign.documents.sheets.moments import SaidWeeks
from campaign.errors import NotFoundError, UsageError
from campaign.language import current, mark, say
from campaign.storage.workspace import default_folder


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into",
    metavar="PLAN",
    default=None,
    shell_complete=plan_names,
    help=mark("The plan that the file is held against."),
)
@click.option(
    "--as",
    "use",
    type=click.Choice(["plan", "backdrop", "merge"]),
    default=None,
    help=mark("What becomes of it: a new plan, a backdrop behind the plans, or changes in a plan."),
)
@click.option(
    "--keep",
    type=click.Choice(["anchor", "date"]),
    default="anchor",
    show_default=True,
    help=mark("What moved keeps its distance from its milestone, or gets the date."),
)
@click.option("--replace", is_flag=True, help=mark("A file of the same name in the backdrop is replaced."))
@click.option("--sheet", "sheets", metavar="NAME", multiple=True, help=mark("Which sheets of a workbook are read."))
@click.option("--map", "meant", metavar="COLUMN=KEY", multiple=True, help=mark("What a column means; no key: notes."))
@click.option("--date", "dates", metavar="ID=DATE", multiple=True, help=mark("A milestone, or the start of week 1."))
@click.option(
    "--weeks",
    type=click.Choice(["calendar", "project"]),
    default=None,
    help=mark('What "week 3" means: a week of the calendar, or of the project.'),
)
@click.option(
    "--order", type=click.Choice(["day", "month"]), default=None, help=mark("What comes first in 03/04/2027.")
)
@click.option(
    "--both",
    type=click.Choice(["plan", "file"]),
    default="plan",
    show_default=True,
    help=mark("What counts where the plan changed too since the file went out."),
)
@click.option(
    "--gone",
    type=click.Choice(["keep", "take"]),
    default="keep",
    show_default=True,
    help=mark("What is in a returned workbook no more stays in the plan, or is taken out of it."),
)
@click.option(
    "--leave",
    multiple=True,
    metavar="ID",
    help=mark("Leave what changes in this message, or this event by its UID; more than once if need be."),
)
@click.option("--private", is_flag=True, help=mark("Private appointments come in too, as confidential messages."))
@click.option("--dry-run", is_flag=True, help=mark("Tell what it would do, and do nothing."))
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
    sheets: tuple[str, ...],
    meant: tuple[str, ...],
    dates: tuple[str, ...],
    weeks: SaidWeeks | None,
    order: SaidOrder | None,
    both: Literal["plan", "file"],
    gone: Literal["keep", "take"],
    leave: tuple[str, ...],
    private: bool,
    dry_run: bool,
) -> int:
    """Say what a file comes to, and do it."""
    data = read_file(file)
    desk, target = _plan(call, into, use, data)
    folder = desk.file.path.parent if desk else default_folder(Path.cwd())
    choices = sheet_choices(call, sheets, meant, dates, (weeks, order))
    incoming = Incoming(
        file,
        data,
        desk=desk,
        folder=folder,
        today=call.today,
        use=use,
        keep=keep,
        target=target,
        replace=replace,
        choices=choices,
    )
    imported = read_import(incoming)
    if imported.already is not None and not dry_run:
        raise _known(imported.already, calendar=is_calendar(file, data))
    imported = without_unchosen(imported, both=both == "file", gone=gone == "take", private=private, leave=leave)
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


def _known(plan: Path, *, calendar: bool) -> UsageError:
    """Return the refusal of a second plan of one calendar or spreadsheet, and what to do instead."""
    name = plan.stem
    return UsageError(
        say("This calendar is the plan ‘{name}’ already", name=name)
        if calendar
        else say("This spreadsheet is the plan ‘{name}’ already", name=name),
        say("What changed since: --into {name} --as merge. A second plan: --as plan --into FILE.toml.", name=name),
    )


def _tell(call: Call, imported: Import) -> None:
    """Write what was understood and what changes; on stderr what was not understood, which JSON has, and the rest."""
    if call.json:
        click.echo(as_json(imported))
    else:
        click.echo("\n".join(filled(as_lines(imported))))
        for line in complaints(imported):
            click.echo(line, err=True)
    for remark in imported.remarks:
        click.echo(current().render(remark), err=True)
    for hint in hints(imported):
        click.echo(hint, err=True)
