"""`campaign add`: a message, from the keys of the plan format."""

import json

import click

from campaign.cli.completing import plan_names
from campaign.cli.keys import KeyCommand, complain_of, pairs_of, typed_keys
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.desk.edits import add_message
from campaign.desk.entering import context_of
from campaign.desk.entering_rows import REQUIRED, RowEntry, many_of, missing


@click.command("add", cls=KeyCommand)
@click.argument("plan", shell_complete=plan_names)
@click.pass_context
def command(ctx: click.Context, /, plan: str) -> int:
    """Add a message and print its id: campaign add PLAN --title TEXT --channel NAME [--KEY VALUE ...]."""
    call: Call = ctx.obj
    desk = open_desk(plan, call)
    typed, problems = typed_keys(pairs_of(ctx), many_of("messages"))
    entered = RowEntry(desk.effective, context_of(desk)).enter(typed)
    problems += entered.problems
    told = {key for key, _ in problems}
    problems += [(key, missing(key)) for key in REQUIRED["messages"] if key not in typed and key not in told]
    if problems:
        return complain_of(problems)
    edit = add_message(desk.plan, dict(entered.values))
    desk.do(edit)
    save(desk)
    added = edit.changes[0].id
    click.echo(json.dumps({"message": added}) if call.json else added)
    return 0
