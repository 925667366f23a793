"""`campaign add`: a message, or an entry of another table, from the keys of the plan format."""

import json
from typing import get_args

import click

from campaign.cli.completing import plan_names
from campaign.cli.keys import KeyCommand, complain_of, pairs_of, typed_keys
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.desk.changing import added
from campaign.desk.entering import context_of, missing
from campaign.desk.entering_rows import REQUIRED, many_of, reader_of
from campaign.language import mark
from campaign.model.plan import Table

NAMES: dict[Table, tuple[str, ...]] = {
    "milestones": ("title",),
    "phases": ("title",),
    "audiences": ("name",),
    "objectives": ("text",),
    "key_messages": ("text",),
    "channels": ("name",),
}
"""The keys that ids are made from, so that what a script adds has an id that people can read."""


@click.command("add", cls=KeyCommand)
@click.argument("plan", shell_complete=plan_names)
@click.option(
    "--table",
    type=click.Choice(get_args(Table)),
    default="messages",
    is_eager=True,
    help=mark("Which kind of entry comes in."),
)
@click.pass_context
def command(ctx: click.Context, /, plan: str, table: Table) -> int:
    """Add an entry and print its id: campaign add PLAN --title TEXT --channel NAME [--KEY VALUE ...]."""
    call: Call = ctx.obj
    desk = open_desk(plan, call)
    typed, problems = typed_keys(pairs_of(ctx), many_of(table))
    entered = reader_of(table, desk.effective, context_of(desk)).enter(typed)
    problems += entered.problems
    told = {key for key, _ in problems}
    needed = (*REQUIRED.get(table, ()), *NAMES.get(table, ()))
    problems += [(key, missing(key)) for key in needed if key not in typed and key not in told]
    if problems:
        return complain_of(problems)
    edit = added(desk, table, entered.values)
    desk.do(edit)
    save(desk)
    entry_id = edit.changes[0].id
    click.echo(json.dumps({"message" if table == "messages" else "id": entry_id}) if call.json else entry_id)
    return 0
