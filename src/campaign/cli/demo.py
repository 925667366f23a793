"""`campaign demo`: a copy of the example plans, their calendars, a document of every kind, and the app on it."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from campaign.calendars.events import Request
from campaign.cli.main import Call
from campaign.cli.show import as_text
from campaign.desk.desk import Desk
from campaign.desk.exporting import export_to
from campaign.desk.publishing import FORMATS, contents_of, document_path, publish
from campaign.storage.workspace import plans_in

PACKAGED = Path(__file__).resolve().parents[1] / "examples"
IN_REPOSITORY = Path(__file__).resolve().parents[3] / "campaigns"


@click.command("demo")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(call: Call, folder: Path | None) -> int:
    """Show the example plans on a copy."""
    target = folder or Path(tempfile.mkdtemp(prefix="campaign-demo-"))
    made: list[Path] = []

    def tell(path: Path) -> None:
        """Name a file once it is there; to a program, when all are."""
        made.append(path)
        if not call.json:
            click.echo(path)

    desks = [Desk.open(path, today=call.today, now=call.now) for path in _copies(target, tell)]
    for desk in desks:
        calendar = desk.file.path.with_suffix(".ics")
        export_to(desk, Request(), calendar)
        tell(calendar)
    for desk in desks[:1]:
        contents = contents_of(desk, Request())
        for kind in (each for each, form in FORMATS.items() if not form.plan):
            publish(desk, contents, kind, path := document_path(desk, kind))
            tell(path)
    if call.json:
        click.echo(json.dumps({"folder": str(target), "files": list(map(str, made))}, ensure_ascii=False, indent=1))
        return 0
    if sys.stdin.isatty() and sys.stdout.isatty():
        from campaign.tui.app import run_app  # textual is loaded only when a screen opens

        return run_app(target, today=call.today, now=call.now)
    for desk in desks:
        click.echo("\n" + "\n".join(as_text(desk, "channel")))
    return 0


def _copies(target: Path, tell: Callable[[Path], None]) -> list[Path]:
    """Put the example plans in a folder as far as they are not there yet, and return them all; `tell` hears of each."""
    source = PACKAGED if PACKAGED.is_dir() else IN_REPOSITORY
    target.mkdir(parents=True, exist_ok=True)
    examples = sorted(source.glob("*.toml"))
    for path in examples:
        if not (target / path.name).exists():
            shutil.copyfile(path, target / path.name)
            tell(target / path.name)
    own = {path.name for path in examples}
    return [path for path in plans_in(target) if path.name in own]
