"""`campaign merge`: two versions of a plan in one, also as the merge driver of git."""

import json
from pathlib import Path

import click

from campaign.cli.conflicts import as_data, as_text
from campaign.cli.main import Call
from campaign.cli.plans import tell
from campaign.desk.merging_files import Merged, merge_versions
from campaign.errors import SaveError
from campaign.files import write_safely
from campaign.language import _, _n, current, mark, say
from campaign.reasons import reason
from campaign.storage.marks import SIZE
from campaign.storage.planfile import read_bytes
from campaign.text import in_cells

FILE = click.Path(path_type=Path)


@click.command("merge")
@click.argument("base", type=FILE)
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.option("-o", "--output", default=None, metavar="FILE|-", help=mark("The file that it goes to; - is the screen."))
@click.option(
    "--marker-size",
    type=click.IntRange(SIZE, 1000),
    default=SIZE,
    show_default=True,
    help=mark("How long git's markers are."),
)
@click.option("--path", "name", default=None, metavar="NAME", help=mark("What the plan is called in git."))
@click.pass_obj
def command(
    call: Call, /, *, base: Path, ours: Path, theirs: Path, output: str | None, marker_size: int, name: str | None
) -> int:
    """Merge two versions of a plan, and write the result over OURS."""
    path = Path(name) if name else ours
    merged = merge_versions((read_bytes(base), read_bytes(ours), read_bytes(theirs)), path, marker_size)
    if output == "-":
        click.echo(merged.data, nl=False)
    else:
        _write(Path(output) if output else ours, merged.data)
    if merged.file is not None:
        tell(merged.file.problems)
    if call.json and output != "-":
        click.echo(json.dumps(_data(merged), ensure_ascii=False, indent=1, default=str))
    else:
        written = None if output == "-" else Path(output) if output and not name else path
        for line in _lines(merged, path, written):
            click.echo(line, err=output == "-")
    return 0 if merged.clean else 1


def _write(target: Path, data: bytes) -> None:
    """Write the merged file in one step.

    Raises:
        SaveError: it failed; what stood there stands there still.
    """
    try:
        write_safely(target.resolve(), data)
    except OSError as error:
        text = say("{path} could not be saved: {reason}", path=str(target), reason=reason(error))
        raise SaveError(text, say("The versions are as they were.")) from error


def _lines(merged: Merged, path: Path, written: Path | None) -> list[str]:
    """Return what is told of a merge; nothing of one that went well. `written` has the conflicts; None for no file."""
    name = in_cells(str(written or path))
    lines: list[str] = []
    if merged.by_lines is not None:
        why = current().render(merged.by_lines.text)
        lines.append(_("{path}: merged by lines, as git does it: {reason}").format(path=name, reason=why))
    if merged.line_conflicts:
        told = _n(
            "{count} conflict between git's markers", "{count} conflicts between git's markers", merged.line_conflicts
        )
        lines.append(f"{name}: {told}")
    elif merged.broken:
        lines.append(_("{path}: what came of it is no plan yet").format(path=name))
    if merged.conflicts and merged.file is not None:
        told = _n(
            "{count} conflict; ours stands in the file",
            "{count} conflicts; ours stand in the file",
            len(merged.conflicts),
        )
        lines += [f"{name}: {told}", *(f"  {line}" for line in as_text(merged.file.plan, merged.conflicts))]
        if written is not None:
            lines.append(_("Choose with: campaign settle {path}").format(path=name))
    return lines


def _data(merged: Merged) -> dict[str, object]:
    """Return what came of a merge as programs read it."""
    return {
        "clean": merged.clean,
        "by_lines": current().render(merged.by_lines.text) if merged.by_lines else None,
        "line_conflicts": merged.line_conflicts,
        "conflicts": as_data(merged.file.plan, merged.conflicts) if merged.file else [],
    }
