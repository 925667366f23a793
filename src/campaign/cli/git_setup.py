"""`campaign git-setup`: git merges and shows the plans of a folder as plans."""

import json
from pathlib import Path

import click

from campaign.cli.main import Call
from campaign.desk.git_setup import Written, set_up, take_down
from campaign.language import _, mark
from campaign.storage.workspace import default_folder
from campaign.text import in_cells


@click.command("git-setup")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--undo", is_flag=True, help=mark("Take it out of git again."))
@click.pass_obj
def command(call: Call, /, folder: Path | None, *, undo: bool) -> None:
    """Have git use this program for plans, and say what was written; --undo takes all of it out."""
    written = (take_down if undo else set_up)(folder or default_folder(Path.cwd()))
    if call.json:
        click.echo(json.dumps(_data(written), ensure_ascii=False, indent=1))
        return
    for line in written.lines:
        click.echo(f"{in_cells(str(written.attributes))}: {'−' if undo else '+'} {in_cells(line)}")
    for name, value in written.settings.items():
        click.echo(f"git config: {'−' if undo else '+'} {name}" + ("" if value is None else f" = {in_cells(value)}"))
    if not written.lines and not written.settings:
        click.echo(_("Nothing to do: it was so already."))
    elif not undo:
        click.echo(_("Commit .gitattributes; everybody runs this once in their own clone. --undo takes it out again."))


def _data(written: Written) -> dict[str, object]:
    """Return what was written as programs read it."""
    return {"file": str(written.attributes), "lines": list(written.lines), "settings": written.settings}
