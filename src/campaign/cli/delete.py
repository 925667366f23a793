"""`campaign delete`: a message, or an entry of another table, out of its plan."""

import json
from typing import get_args

import click

from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.plans import notice, open_desk, save
from campaign.desk.changing import wanted
from campaign.desk.edits import delete_entry
from campaign.desk.worth_knowing import worth_knowing
from campaign.language import current, mark
from campaign.model.plan import Table


@click.command("delete")
@click.argument("plan", shell_complete=plan_names)
@click.argument("entry", metavar="ID", shell_complete=entry_ids)
@click.option(
    "--table",
    type=click.Choice(get_args(Table)),
    default="messages",
    is_eager=True,
    help=mark("Which kind of entry it is."),
)
@click.pass_obj
def command(call: Call, /, plan: str, entry: str, table: Table) -> None:
    """Take an entry out; what hung on it is told, and stays."""
    desk = open_desk(plan, call)
    found = wanted(desk.plan, table, entry)
    edit = delete_entry(desk.plan, table, found.id)
    told = worth_knowing(desk, edit)
    desk.do(edit)
    save(desk)
    for sentence in told:
        notice(sentence)
    key = "message" if table == "messages" else "id"
    click.echo(json.dumps({key: found.id}) if call.json else current().render(edit.label))
