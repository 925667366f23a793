"""`campaign undo`: a plan as it was before its last save."""

import json
from pathlib import Path

import click

from campaign.cli.changes import as_data, as_text
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import notice
from campaign.desk.undoing import undo_save
from campaign.language import _, mark
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import find_plan


@click.command("undo")
@click.argument("plan", shell_complete=plan_names)
@click.option("--anyway", is_flag=True, help=mark("Also what was changed by hand since."))
@click.pass_obj
def command(call: Call, /, plan: str, *, anyway: bool) -> None:
    """Bring back the plan as it was before its last save, and say what that undid. Undo once more to take it back."""
    undone = undo_save(read_plan(find_plan(plan, Path.cwd())), anyway=anyway)
    notice(undone.file.notice)
    if call.json:
        click.echo(json.dumps({"changes": as_data(undone.changes)}, ensure_ascii=False, indent=1, default=str))
        return
    click.echo(_("As it was before the last save:"))
    told = as_text(undone.changes, plan=undone.file.plan)
    for line in told if undone.changes else [_("only comments and layout differ")]:
        click.echo(f"  {line}")
