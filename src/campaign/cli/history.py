"""`campaign history`: earlier versions of a plan, kept with every save: listed, compared, shown and brought back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from campaign.cli.changes import as_data as changes_as_data
from campaign.cli.changes import as_text as changes_as_text
from campaign.cli.completing import plan_names
from campaign.cli.diff import as_data, as_text
from campaign.cli.main import Call
from campaign.cli.plans import notice, plan_or_gone, tell_hidden
from campaign.cli.show import as_data as shown_as_data
from campaign.cli.show import as_text as shown_as_text
from campaign.desk.comparing import compare
from campaign.desk.desk import Desk
from campaign.desk.history import changes_between, earlier, read_version, restore, told, version_of
from campaign.errors import CampaignError, NotFoundError, UsageError
from campaign.files import write_safely
from campaign.language import _, current, mark, say
from campaign.storage.matching import aligned
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.versions import Version

LISTED = 20
"""Versions that are listed unless all are asked for; each is read to tell what changed after it."""


@click.command("history")
@click.argument("plan", shell_complete=plan_names)
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option("--show", "whole", is_flag=True, help=mark("The timeline of the version, as `campaign show` has it."))
@click.option("--restore", "back", is_flag=True, help=mark("Bring the version back; undo takes that back."))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help=mark("Write it to a new file."))
@click.option("--all", "every", is_flag=True, help=mark("List every version that is kept."))
@click.pass_obj
def command(
    call: Call, /, *, plan: str, number: int | None, whole: bool, back: bool, output: Path | None, every: bool
) -> int:
    """List the earlier versions of a plan; with a NUMBER, tell what differs from the plan as it is now."""
    path = plan_or_gone(plan)
    if number is None:
        if whole or back or output:
            raise UsageError(say("Which version?"), say("Name its number; without one they are listed."))
        return _list(call, path, every=every)
    version = version_of(path, number)
    if back:
        return _restore(call, path, version)
    if output is not None:
        return _write(call, path, version, output)
    if whole:
        return _show(call, path, version)
    return _compare(call, path, version)


def _list(call: Call, path: Path, *, every: bool) -> int:
    """List the versions, the newest first, each with what was changed after it."""
    kept = earlier(path)
    shown = kept if every else kept[:LISTED]
    lines = list(_lines(path, shown))
    if call.json:
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1, default=str))
        return 0
    words = current()
    for line, version in zip(lines, shown, strict=True):
        moment = f"{words.full_day(version.until.date())} {version.until:%H:%M}"
        until = _("until {moment}").format(moment=moment)
        click.echo(f"{line['number']:>5}  {until}  {line['told']}")
    if len(kept) > len(shown):
        click.echo(_("and {count} older; --all lists them").format(count=len(kept) - len(shown)))
    if not kept:
        click.echo(_("No earlier versions: each save with this program, on this computer, keeps one."), err=True)
    return 0


def _lines(path: Path, kept: list[Version]) -> Iterator[dict[str, Any]]:
    """Give what is told of each version."""
    after: PlanFile | None = _now(path)
    for version in kept:
        line: dict[str, Any] = {"number": version.number, "until": version.until.isoformat(timespec="seconds")}
        try:
            file = read_version(path, version).file
        except CampaignError as error:
            yield {**line, "messages": None, "then": None, "told": current().render(error.text)}
            continue
        changes = changes_between(file, after) if after is not None else None
        said = current().render(told(changes)) if changes is not None else _("what stands there now is no plan")
        then = changes_as_data(changes) if changes is not None else None
        yield {**line, "messages": len(file.plan.messages), "then": then, "told": said}
        after = file


def _now(path: Path) -> PlanFile | None:
    """Return the plan as it is now; None when it is gone, or none."""
    try:
        return read_plan(path)
    except CampaignError:
        return None


def _show(call: Call, path: Path, version: Version) -> int:
    """Show the timeline of a version; of confidential messages nothing."""
    desk = Desk(read_version(path, version).file, today=call.today, now=call.now)
    if call.json:
        click.echo(json.dumps(shown_as_data(desk), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(shown_as_text(desk, "channel")))
    tell_hidden(sum(each.confidential for each in desk.plan.messages))
    return 0


def _compare(call: Call, path: Path, version: Version) -> int:
    """Tell what differs between a version and now; exit code 1 when anything does."""
    old, now = read_version(path, version).file, read_plan(path)
    comparison = compare(*(Desk(file, today=call.today, now=call.now) for file in (aligned(now, old), now)))
    if call.json:
        click.echo(json.dumps(as_data(comparison), ensure_ascii=False, indent=1, default=str))
    else:
        for line in as_text(comparison):
            click.echo(line)
    return 0 if comparison.same else 1


def _restore(call: Call, path: Path, version: Version) -> int:
    """Bring a version back, and tell what that did."""
    before = _now(path)
    restored = restore(path, version)
    notice(restored.notice)
    changes = changes_between(before, restored) if before is not None else None
    if call.json:
        data = changes_as_data(changes) if changes is not None else None
        click.echo(json.dumps({"changes": data}, ensure_ascii=False, indent=1, default=str))
        return 0
    click.echo(_("As version {number}:").format(number=version.number))
    if changes is None:
        click.echo("  " + _("the plan is back"))
        return 0
    for line in changes_as_text(changes, plan=restored.plan) if changes else [_("only comments and layout differ")]:
        click.echo(f"  {line}")
    return 0


def _write(call: Call, path: Path, version: Version, output: Path) -> int:
    """Write a version to a new file.

    Raises:
        NotFoundError: the version is gone.
        UsageError: there is a file of that name already.
    """
    data = version.read()
    if data is None:
        raise NotFoundError(say("Version {number} is gone, or damaged", number=version.number))
    if output.exists():
        raise UsageError(say("{path} exists already", path=str(output)), say("Choose another name."))
    write_safely(output.resolve(), data, like=path)
    click.echo(json.dumps({"file": str(output)}, ensure_ascii=False) if call.json else str(output))
    return 0
