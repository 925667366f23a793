"""`campaign schema`: the JSON Schema of the plan file."""

import json

import click

from campaign.storage.schema import json_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the plan file."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))
