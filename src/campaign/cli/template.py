"""`campaign template`: a plan as a template that others start from."""

import json

import click

from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.templating import save_template
from campaign.language import _, current, mark


@click.group("template")
def command() -> None:
    """Keep a plan as a template to start others from (campaign new --template NAME)."""


@command.command(
    "save",
    help=mark("Save a plan as a template: dates become distances from go-live; what happened is left behind."),
)
@click.argument("plan", shell_complete=plan_names)
@click.argument("name")
@click.pass_obj
def save(call: Call, /, *, plan: str, name: str) -> None:
    """Write the template, and say on stderr what of the plan is not in it."""
    path, template = save_template(open_desk(plan, call), name)
    for text in template.told:
        click.echo(current().render(text), err=True)
    told = _("`campaign new --template {name}` starts a plan from it.")
    click.echo(told.format(name=path.stem), err=True)
    click.echo(json.dumps({"file": str(path), "name": path.stem}) if call.json else path)
