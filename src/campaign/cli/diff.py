"""`campaign diff`: what differs between two versions of a plan, as text, Markdown or JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from campaign.cli import options
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.streams import filled
from campaign.desk.comparing import Comparison, Difference, compare
from campaign.desk.desk import Desk
from campaign.desk.plain_text import plain_text
from campaign.desk.telling_differences import Part, nothing_told, told
from campaign.documents.papers import escaped
from campaign.errors import UsageError
from campaign.language import mark, say
from campaign.storage.git import at_revision, path_in
from campaign.storage.matching import aligned
from campaign.storage.planfile import PlanFile, parse_plan, read_bytes, read_plan
from campaign.storage.toml import decode
from campaign.storage.workspace import find_plan
from campaign.storage.writing import toml_key, toml_table, toml_value
from campaign.text import in_cells


@click.command("diff")
@click.argument("versions", nargs=-1, required=True, metavar="A [B]", shell_complete=plan_names)
@options.markdown
@click.option("--textconv", is_flag=True, help=mark("One plan as text, for git to compare."))
@click.pass_obj
def command(call: Call, /, versions: tuple[str, ...], *, markdown: bool, textconv: bool) -> int:
    """Compare two versions of a plan.

    A version is a file, or REVISION:PATH of git; one file alone is compared with its last commit.
    """
    if textconv:
        path = Path(versions[0])
        click.echo(plain_text(read_bytes(path), path), nl=False)
        return 0
    if len(versions) > 2:
        raise UsageError(say("Two versions can be compared"), say("Name two files, or REVISION:PATH."))
    before, after = _versions(versions)
    desks = [Desk(file, today=call.today, now=call.now) for file in (before, aligned(before, after))]
    comparison = compare(desks[0], desks[1])
    if call.json:
        click.echo(json.dumps(as_data(comparison), ensure_ascii=False, indent=1, default=str))
    else:
        for line in as_markdown(comparison) if markdown else filled(as_text(comparison)):
            click.echo(line)
    return 0 if comparison.same else 1


def _versions(named: tuple[str, ...]) -> tuple[PlanFile, PlanFile]:
    """Return the two versions that are meant."""
    if len(named) == 2:
        return _version(named[0]), _version(named[1])
    after = read_plan(find_plan(named[0], Path.cwd()))
    return _at(f"HEAD:{path_in(after.path.resolve().parent, after.path)}", after.path), after


def _version(name: str) -> PlanFile:
    """Return a version by its name: a file, else REVISION:PATH, else a plan's name."""
    if ":" in name and not Path(name).is_file():
        return _at(name, Path.cwd() / name.partition(":")[2])
    return read_plan(find_plan(name, Path.cwd()))


def _at(name: str, path: Path) -> PlanFile:
    """Return a version that git keeps; what the folder of its path shares counts for it too."""
    folder = path.parent if path.parent.is_dir() else Path.cwd()
    data = at_revision(name, folder)
    return parse_plan(decode(data, Path(name)), path, data)


def as_text(comparison: Comparison) -> Iterator[str]:
    """Give the lines of the text."""
    yield in_cells(comparison.after.plan.campaign.title)
    if comparison.same_plan:
        yield nothing_told(comparison)
    for part in told(comparison):
        yield ""
        yield in_cells(part.heading)
        for line in part.lines:
            yield in_cells(f"  {line.whole}")


def as_markdown(comparison: Comparison) -> Iterator[str]:
    """Give the lines as Markdown, every text in it escaped."""
    yield f"## {escaped(comparison.after.plan.campaign.title)}"
    yield ""
    if comparison.same_plan:
        yield escaped(nothing_told(comparison))
    for part in told(comparison):
        yield from _markdown_part(part)


def _markdown_part(part: Part) -> Iterator[str]:
    """Give one part as Markdown."""
    yield f"### {escaped(part.heading)}"
    yield ""
    for line in part.lines:
        name = f"**{escaped(line.name)}**" if line.name else ""
        yield f"- {escaped(line.sign)} {': '.join(filter(None, (name, escaped(line.text))))}"
    yield ""


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return what differs as programs read it; of a confidential message only that it does."""
    return {
        "same": comparison.same,
        "same_plan": comparison.same_plan,
        "differences": [_data(each) for each in comparison.differences],
        "adrift": list(comparison.adrift),
    }


def _data(difference: Difference) -> dict[str, Any]:
    """Return one entry that differs."""
    data: dict[str, Any] = {"kind": difference.kind, "table": difference.table, "id": difference.id or None}
    if difference.confidential:
        return {**data, "confidential": True}
    before, after = difference.slots
    data |= {
        "name": difference.name or None,
        "moved": difference.moved,
        "from": str(before.first) if before else None,
        "to": str(after.first) if after else None,
        "along": list(difference.along),
    }
    if difference.before is None or difference.after is None:
        entry = difference.after or difference.before
        return {**data, "entry": toml_table(entry) if entry else None}
    keys = {}
    for field in difference.fields:
        old, new = (toml_value(each, field) for each in (difference.before, difference.after))
        keys[toml_key(difference.after, field)] = {"from": old, "to": new}
    return {**data, "keys": keys}
