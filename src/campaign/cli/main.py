"""The front of the command line: global options, lazy verbs, and the one place where failures become exit codes."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from campaign.cli.click_texts import speak
from campaign.cli.everywhere import everywhere
from campaign.cli.exit_codes import EXIT_CODES, OF_VERBS, verbs_by_meaning
from campaign.cli.plugins import leave_out_plugins
from campaign.cli.streams import tamed
from campaign.language import LANGUAGES, _, current, mark

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaign.errors import CampaignError

VERBS = {
    "add": mark("A message, milestone, audience or other entry more; prints its id."),
    "agenda": mark("What is due and whose turn it is: messages, copy, approval, activations, tasks."),
    "check": mark("What is weak in a plan, by the method, and what is wrong with its file."),
    "completion": mark("The script that makes a shell complete this program."),
    "coverage": mark("What reaches whom: around milestones, per key message, and to know, feel and do."),
    "delete": mark("A message, or another entry, out of its plan."),
    "demo": mark("The example plans and their calendars, on a copy."),
    "diff": mark("What differs between two versions of a plan, in a planner's words."),
    "digest": mark("What goes out in a week, to whom and from whom, what ends and what waits for approval."),
    "duplicate": mark("A copy of a message, as a draft; prints its id."),
    "edit": mark("Other values for the keys of a message, milestone, other entry, or the campaign itself."),
    "edition": mark("What is in the next edition of a channel, whose copy is late, and what no longer fits."),
    "export": mark("A plan as a calendar or a document: page, Markdown, workbook, picture, data."),
    "git-setup": mark("Have git merge and show the plans of a folder as plans."),
    "history": mark("Earlier versions of a plan: list, compare, show, bring back."),
    "import": mark("A calendar or spreadsheet: a new plan, behind the plans, or merged into one."),
    "list": mark("The plans of a folder, broken ones with their reason."),
    "load": mark("What every audience hears per week, in all open campaigns, and where that is too much."),
    "merge": mark("Two versions of a plan in one, given the version that both began with."),
    "move": mark("A message to another moment, or a milestone with all that hangs on it."),
    "new": mark("A new plan file."),
    "open": mark("Open a plan, or a folder of plans, on the screen."),
    "recover": mark("Work that was not saved when the program stopped: tell, take over, throw away."),
    "report": mark("What was sent, what people did, which objectives were reached, and what it cost."),
    "schema": mark("The JSON Schema of the plan file, for editors."),
    "settle": mark("The conflicts that a merge left in a plan: list them, or choose."),
    "show": mark("The timeline of a plan as text."),
    "suggest": mark("Slots that suit a message, or several spread, with the reasons, or the rules that collide."),
    "template": mark("A plan as a template to start others from."),
    "undo": mark("The plan as it was before its last save; once more brings it back."),
}
"""The verbs with what they do, so that help need not load them."""
MODULES = {"import": "importing"}
"""The modules of verbs that are words of Python."""


@dataclass(frozen=True, slots=True)
class Call:
    """What every verb knows of its call."""

    today: date
    """The day it is, or is said to be."""
    json: bool
    """The answer is for a program."""
    color: bool
    """Colours are welcome."""

    def now(self) -> datetime:
        """Return the moment it is, on the day it is said to be."""
        return datetime.combine(self.today, datetime.now().astimezone().time())


class Verbs(click.Group):
    """Verbs that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the verbs."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a verb."""
        if cmd_name not in VERBS:
            return None
        command = load(cmd_name)
        command.help = _(VERBS[cmd_name])
        if cmd_name in OF_VERBS:
            command.epilog = _("Exit code: {meaning}").format(meaning=_(OF_VERBS[cmd_name]))
        return everywhere(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """Complete the verbs without loading them, and the options."""
        from click.shell_completion import CompletionItem

        verbs = [CompletionItem(name, help=_(text)) for name, text in VERBS.items() if name.startswith(incomplete)]
        return [*verbs, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for, and its options, in the reader's language."""
        self.help = _("Plan change communication inside an organisation.")
        for param in self.params:
            if isinstance(param, click.Option) and param.help:
                param.help = _(param.help)
        super().format_help(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the exit codes mean, and for which verbs they mean something of their own."""
        with formatter.section(_("Exit codes")):
            formatter.write_dl([(code, _(text)) for code, text in EXIT_CODES.items()])
        with formatter.section(_("Exit codes of some verbs")):
            formatter.write_dl([(", ".join(verbs), _(text)) for text, verbs in verbs_by_meaning().items()])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the verbs do without loading them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in sorted(VERBS.items())])


def load(verb: str) -> click.Command:
    """Import the module of a verb, and return its command."""
    leave_out_plugins()
    command: click.Command = import_module(f"campaign.cli.{MODULES.get(verb, verb).replace('-', '_')}").command
    return command


@click.command(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), help="nl|en")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help=mark("The day it is, as 2027-01-11."))
@click.option("--json", "as_json", is_flag=True, help=mark("An answer for programs."))
@click.option("--no-color", is_flag=True, help=mark("Plain text without colours."))
@click.version_option(None, package_name="campaign-planner", message="campaign %(version)s")
@click.pass_context
def cli(ctx: click.Context, lang: str | None, today: datetime | None, as_json: bool, no_color: bool) -> None:
    """Plan change communication inside an organisation."""
    speak(lang or own_language() or current().code)
    day = today.date() if today else datetime.now().astimezone().date()
    color = not no_color and "NO_COLOR" not in os.environ and sys.stdout.isatty()
    ctx.obj = Call(day, as_json, color)
    if ctx.invoked_subcommand is None:
        ctx.invoke(load("open"))


def main() -> None:
    """Run the command line, and leave with an exit code that means something."""
    speak(_language(sys.argv[1:]))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout, sys.stderr = tamed(sys.stdout), tamed(sys.stderr)
    code = _guarded(lambda: cli(standalone_mode=False, prog_name="campaign"))
    sys.exit(_guarded(sys.stdout.flush) or code)


def _guarded(work: Callable[[], object]) -> int:
    """Do the work and return the exit code; a failure is a line on stderr."""
    from campaign.errors import CampaignError  # help needs no errors

    try:
        result = work()
    except CampaignError as error:
        complain(error)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.exceptions.Abort):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the outermost funnel of the command line
        return _failed(error)
    return result if isinstance(result, int) else 0


def _failed(error: Exception) -> int:
    """Tell what nobody foresaw on one line, keep the details in the log, and return the exit code."""
    import traceback  # only a mistake needs it

    from campaign.errors import CampaignError
    from campaign.language import say
    from campaign.reasons import reason
    from campaign.storage.log import write_log

    if isinstance(error, UnicodeEncodeError):
        remedy = say("Write it in UTF-8, as terminals do by themselves.")
        complain(CampaignError(say("A text holds characters that are not UTF-8"), remedy))
    elif isinstance(error, OSError):
        complain(CampaignError(say("This could not be done: {reason}", reason=reason(error))))
    else:
        log = ""
        with suppress(OSError):
            log = str(write_log("".join(traceback.format_exception(error)), datetime.now().astimezone()))
        complain(CampaignError(say("The program stopped by a mistake of its own, noted in {log}", log=log)))
    return 2


def complain(error: "CampaignError") -> None:
    """Write what could not be done, where, and what would help."""
    problem = getattr(error, "problem", None)
    place = f"{problem.place.file}:{problem.place.line}:{problem.place.column}: {problem.code} " if problem else ""
    text = current().render(error.text)
    remedy = f" – {current().render(error.remedy)}" if error.remedy else ""
    click.echo(f"{place}{text}{remedy}", err=True)


def own_language() -> str | None:
    """Return the language that this person has set; None when there is none, or the settings cannot be read."""
    from campaign.storage.folders import SETTINGS, config_folder  # help reads no settings

    path = config_folder() / SETTINGS
    if not path.is_file():
        return None
    import tomllib

    try:
        language = tomllib.loads(path.read_text("utf-8")).get("language")
    except (OSError, ValueError, RecursionError):
        return None
    return language if language in LANGUAGES else None


def _language(arguments: list[str]) -> str:
    """Return the language of this run as far as it can be known without reading: the option, then the locale."""
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "nl" if next((name for name in names if name), "").startswith("nl") else "en"
