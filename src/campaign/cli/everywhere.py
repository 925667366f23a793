"""The global options behind a verb: `campaign show PLAN --json` is `campaign --json show PLAN`."""

from dataclasses import replace
from datetime import datetime

import click

from campaign.cli.click_texts import speak
from campaign.language import LANGUAGES, _


def everywhere(command: click.Command) -> click.Command:
    """Return the command with its help in the language in use, and with the global options that it has not got yet.

    Loading it twice adds them once.
    """
    for param in command.params:
        if isinstance(param, click.Option) and param.help:
            param.help = _(param.help)
    for under in command.commands.values() if isinstance(command, click.Group) else ():
        everywhere(under).help = _(under.help) if under.help else None
    known = {name for param in command.params for name in param.opts}
    command.params += [option for option in _options() if option.opts[0] not in known]
    return command


def _options() -> list[click.Option]:
    """Return the global options as a verb takes them."""
    return [
        click.Option(
            ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, callback=_lang, is_eager=True, help="nl|en"
        ),
        click.Option(
            ["--today"],
            type=click.DateTime(["%Y-%m-%d"]),
            expose_value=False,
            callback=_today,
            help=_("The day it is, as 2027-01-11."),
        ),
        click.Option(
            ["--json", "as_json"], is_flag=True, expose_value=False, callback=_json, help=_("An answer for programs.")
        ),
        click.Option(
            ["--no-color"], is_flag=True, expose_value=False, callback=_no_color, help=_("Plain text without colours.")
        ),
    ]


def _lang(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001 - click's signature
    """Speak another language from here on."""
    if value:
        speak(value)


def _today(ctx: click.Context, param: click.Parameter, value: datetime | None) -> None:  # noqa: ARG001
    """Let it be another day."""
    if value and ctx.obj:
        ctx.obj = replace(ctx.obj, today=value.date())


def _json(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
    """Answer a program."""
    if value and ctx.obj:
        ctx.obj = replace(ctx.obj, json=True)


def _no_color(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
    """Leave colours out."""
    if value and ctx.obj:
        ctx.obj = replace(ctx.obj, color=False)
