"""`campaign recover`: work that the screen had in hand when it stopped: told, taken over, written down or dropped."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from campaign.cli.completing import plan_names
from campaign.cli.conflicts import as_data as conflicts_as_data
from campaign.cli.conflicts import as_text as conflicts_as_text
from campaign.cli.diff import as_data, as_text
from campaign.cli.main import Call
from campaign.cli.plans import notice, plan_or_gone
from campaign.desk.desk import Desk
from campaign.desk.recovering import Recovery, compared, journals, recoveries, save_over, unreadable, write_elsewhere
from campaign.errors import NotFoundError, UsageError
from campaign.language import _, _n, current, mark, say
from campaign.storage.journal import Journal
from campaign.storage.journal_changes import touched
from campaign.storage.journals import drop_journal
from campaign.text import in_cells


@click.command("recover")
@click.argument("plan", required=False, shell_complete=plan_names)
@click.option("--take", is_flag=True, help=mark("Put the work in the plan, and save it."))
@click.option("--drop", is_flag=True, help=mark("Throw the work away."))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=mark("Write the plan with it to a new file."),
)
@click.pass_obj
def command(call: Call, /, *, plan: str | None, take: bool, drop: bool, output: Path | None) -> int:
    """Tell what was not saved when the program stopped, of all plans or one; take it over, or throw it away."""
    if take + drop + (output is not None) > 1:
        raise UsageError(say("One thing at a time"), say("Take over, throw away, or write to a file."))
    if plan is None:
        if take or drop or output:
            raise UsageError(say("Which plan?"), say("Name it; without a name all work that was not saved is listed."))
        return _list(call, journals())
    path = plan_or_gone(plan)
    for each in unreadable(path):
        told = _("Work on this plan that was not saved cannot be read; it stays in {path}.")
        click.echo(told.format(path=each), err=True)
    if output is not None:
        return _write(call, path, output)
    if drop:
        return _drop(call, path)
    desk = Desk.open(path, today=call.today, now=call.now)
    found = list(recoveries(desk))
    if not found:
        raise _nothing(path)
    return _take(call, desk) if take else _tell(call, desk, found)


def _nothing(path: Path) -> NotFoundError:
    """Return the failure of looking for what is not there."""
    return NotFoundError(
        say("There is no work on {path} that was not saved", path=str(path)),
        say("What the program has in hand right now is not listed here."),
    )


def _list(call: Call, found: Sequence[Journal]) -> int:
    """List the work on all plans."""
    if call.json:
        data = [{"plan": str(each.base.plan), "at": each.at.isoformat(), **_counts(each)} for each in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return 1 if found else 0
    for each in found:
        click.echo(f"{in_cells(str(each.base.plan))}  {_when(each)}  {_told(each)}")
    if not found:
        click.echo(_("Everything was saved."), err=True)
    return 1 if found else 0


def _when(journal: Journal) -> str:
    """Return when the last thing was written down."""
    return f"{current().full_day(journal.at.date())} {journal.at:%H:%M}"


def _counts(journal: Journal) -> dict[str, Any]:
    """Return how much there is in a journal."""
    entries = set[tuple[str, str]]().union(*map(touched, journal.records))
    return {"entries": len(entries), "forms": len(journal.drafts), "damaged": journal.damaged}


def _told(journal: Journal) -> str:
    """Return how much there is in a journal, in words."""
    counts = _counts(journal)
    parts = [
        _n("{count} entry changed", "{count} entries changed", counts["entries"]),
        _n("{count} form that was not finished", "{count} forms that were not finished", counts["forms"])
        if counts["forms"]
        else "",
        _("damaged at its end") if journal.damaged else "",
    ]
    return ", ".join(filter(None, parts))


def _tell(call: Call, desk: Desk, found: Sequence[Recovery]) -> int:
    """Tell what taking over changes in the plan."""
    if call.json:
        data = [
            {
                "at": each.journal.at.isoformat(),
                **_counts(each.journal),
                "changes": as_data(compared(desk, each)),
                "conflicts": conflicts_as_data(each.merge.plan, each.merge.conflicts),
                "drafts": _drafts(desk, each.journal),
            }
            for each in found
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))
        return 1
    for each in found:
        click.echo(_("Not saved on {moment}: {told}").format(moment=_when(each.journal), told=_told(each.journal)))
        for line in as_text(compared(desk, each)):
            click.echo(f"  {line}" if line else "")
        for line in conflicts_as_text(each.merge.plan, each.merge.conflicts):
            click.echo(f"  {line}")
        click.echo("")
    click.echo(_("Take it over with --take, throw it away with --drop, or write it to another file with -o FILE."))
    return 1


def _drafts(desk: Desk, journal: Journal) -> dict[str, dict[str, str] | None]:
    """Return what was typed in the forms; of a confidential message only that there is a form."""
    open_: dict[str, dict[str, str] | None] = {}
    for name, typed in journal.drafts.items():
        message = desk.plan.message(name.partition("/")[2])
        open_[name] = None if message is not None and message.confidential else dict(typed)
    return open_


def _take(call: Call, desk: Desk) -> int:
    """Put the work in the plan, and save it. Forms that were not finished stay for the screen."""
    conflicts, forms = 0, 0
    for recovery in recoveries(desk):
        save_over(desk, recovery)
        notice(desk.file.notice)
        conflicts += len(recovery.merge.conflicts)
        forms += len(recovery.journal.drafts)
        if not recovery.journal.drafts:
            recovery.drop()
    if call.json:
        click.echo(json.dumps({"conflicts": conflicts, "forms": forms}))
        return 1 if conflicts else 0
    click.echo(_("Taken over and saved; `campaign undo` takes that back."))
    if forms:
        told = _n(
            "{count} form that was not finished waits in the app.",
            "{count} forms that were not finished wait in the app.",
            forms,
        )
        click.echo(told)
    if conflicts:
        click.echo(_n("{count} place changed by both", "{count} places changed by both", conflicts))
        click.echo(_("Choose with: campaign settle {path}").format(path=in_cells(str(desk.file.path))))
    return 1 if conflicts else 0


def _drop(call: Call, path: Path) -> int:
    """Throw the work on a plan away.

    Raises:
        NotFoundError: there is none.
    """
    found = journals(path)
    if not found:
        raise _nothing(path)
    for each in found:
        drop_journal(each.path)
    click.echo(json.dumps({"dropped": len(found)}) if call.json else _("Thrown away."))
    return 0


def _write(call: Call, path: Path, output: Path) -> int:
    """Write the plan with the newest work in it to a new file.

    Raises:
        NotFoundError: there is no work.
        SaveError: there is a file of that name already, or writing failed.
    """
    found = journals(path)
    if not found:
        raise _nothing(path)
    write_elsewhere(found[0], output)
    click.echo(json.dumps({"file": str(output)}, ensure_ascii=False) if call.json else str(output))
    for each in found[1:]:
        click.echo(_("Older work is left: {moment}, {told}").format(moment=_when(each), told=_told(each)), err=True)
    return 0
