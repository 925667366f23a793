"""`campaign open`: the plan on the screen."""

import sys
from pathlib import Path

import click

from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.errors import UsageError
from campaign.language import say
from campaign.storage.workspace import default_folder, find_plans


@click.command("open")
@click.argument("plan", required=False, shell_complete=plan_names)
@click.pass_obj
def command(call: Call, plan: str | None = None) -> int:
    """Open a plan on the screen."""
    import os

    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM", "dumb") in {"dumb", ""}:
        raise UsageError(
            say("The screen needs a terminal"), say("Use campaign list or campaign show; they write plain text.")
        )
    found = find_plans(plan, Path.cwd())
    target = found[0] if plan and len(found) == 1 else Path(plan) if plan else default_folder(Path.cwd())
    from campaign.tui.app import run_app  # textual is loaded only when a screen opens

    return run_app(target, today=call.today, now=call.now)
