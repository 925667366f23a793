"""`campaign delete`: a message out of its plan."""

import json

import click

from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.desk.edits import delete_entry, wanted_message
from campaign.language import current


@click.command("delete")
@click.argument("plan", shell_complete=plan_names)
@click.argument("message", metavar="ID", shell_complete=entry_ids)
@click.pass_obj
def command(call: Call, /, plan: str, message: str) -> None:
    """Take a message out; what hung on it is told, and stays."""
    desk = open_desk(plan, call)
    found = wanted_message(desk.plan, message)
    edit = delete_entry(desk.plan, "messages", found.id)
    desk.do(edit)
    save(desk)
    click.echo(json.dumps({"message": found.id}) if call.json else current().render(edit.label))
