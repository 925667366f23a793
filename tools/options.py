"""The options of every verb and what its exit codes mean, as tables for docs/cli.md, out of what the program says."""

from collections.abc import Iterator, Mapping

import click

from campaign.cli.exit_codes import verbs_by_meaning
from campaign.cli.main import VERBS, cli
from campaign.language import use

EVERYWHERE = {"--lang", "--today", "--json", "--no-color", "--help"}
"""What every verb takes, and the page tells once."""


def tables() -> Mapping[str, str]:
    """Return a Markdown table by verb, in English; a verb without options of its own has none."""
    use("en")
    context = click.Context(cli, info_name="campaign", color=False)
    found = ((verb, "\n".join(_rows(cli.get_command(context, verb), context))) for verb in sorted(VERBS))
    return {verb: f"| option | what it does |\n| --- | --- |\n{rows}\n" for verb, rows in found if rows}


def exit_codes() -> str:
    """Return the verbs whose exit codes mean something of their own as a Markdown table."""
    rows = (f"| {', '.join(f'`{each}`' for each in verbs)} | {told} |" for told, verbs in verbs_by_meaning().items())
    return "\n".join(("| verb | exit code |", "| --- | --- |", *rows)) + "\n"


def _rows(command: click.Command | None, parent: click.Context) -> Iterator[str]:
    """Give a line for each option of a verb, with what may stand behind it and what counts without it."""
    if command is None:
        return
    context = click.Context(command, parent=parent, color=False)
    for option in command.get_params(context):
        told = option.get_help_record(context)
        if isinstance(option, click.Option) and told and not EVERYWHERE.intersection(option.opts):
            left, right = (text.replace("|", "\\|") for text in told)
            left = left.replace("[%Y-%m-%d]", "DAY").replace("INTEGER RANGE", "NUMBER")
            yield f"| `{left}` | {' '.join(right.split())} |"
