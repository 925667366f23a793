"""`campaign completion`: the script with which a shell completes verbs, options, plans and ids."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from campaign.cli.main import cli

SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SHELLS)))
def command(shell: str) -> None:
    """Print the script; eval "$(campaign completion bash)" in ~/.bashrc makes the shell complete campaign."""
    script = SHELLS[shell](cli, {}, "campaign", "_CAMPAIGN_COMPLETE")
    click.echo(ShellComplete.source(script))  # not its own source: bash would be started to ask its version
