"""`campaign duplicate`: a copy of a message, as a draft of its own."""

import json

import click

from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.desk.edits import duplicate_message, wanted_message
from campaign.language import _, mark


@click.command("duplicate")
@click.argument("plan", shell_complete=plan_names)
@click.argument("message", metavar="ID", shell_complete=entry_ids)
@click.option("--title", default=None, help=mark("The title of the copy."))
@click.pass_obj
def command(call: Call, /, plan: str, message: str, title: str | None) -> None:
    """Put a copy behind a message, and print its id."""
    desk = open_desk(plan, call)
    found = wanted_message(desk.plan, message)
    edit = duplicate_message(desk.plan, found, title or _("{title} (copy)").replace("{title}", found.title))
    desk.do(edit)
    save(desk)
    copy = edit.changes[0].id
    click.echo(json.dumps({"message": copy}) if call.json else copy)
