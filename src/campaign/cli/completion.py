"""`campaign completion`: the script with which a shell completes verbs, options, plans and ids."""

import json

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from campaign.cli.main import Call, cli

SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SHELLS)))
@click.pass_obj
def command(call: Call, /, shell: str) -> None:
    """Print the script; eval "$(campaign completion bash)" in ~/.bashrc makes the shell complete campaign."""
    script = SHELLS[shell](cli, {}, "campaign", "_CAMPAIGN_COMPLETE")
    text = ShellComplete.source(script)  # not its own source: bash would be started to ask its version
    click.echo(json.dumps({"shell": shell, "script": text}, ensure_ascii=False) if call.json else text)
