"""Options that several verbs have, each with its one explanation."""

import click

from campaign.language import mark

confidential = click.option(
    "--confidential",
    multiple=True,
    metavar="ID",
    help=mark("Show this confidential message too; more than once if need be."),
)
"""Which confidential messages are told of, by their ids."""
markdown = click.option("--markdown", is_flag=True, help=mark("As Markdown, for a wiki or Teams."))
"""The output is Markdown instead of text."""
