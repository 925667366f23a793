"""`campaign check`: what is weak in a plan, by the method, and what is wrong with its file."""

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

import click

from campaign.checks.catalogue import RULES
from campaign.checks.finding import Finding
from campaign.cli import options
from campaign.cli.check_fixes import chosen_codes, difference_of, do_fixes, fixes
from campaign.cli.check_text import FORMATS, as_data, as_text, explained, statistics
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import tell
from campaign.cli.situations import checkings
from campaign.desk.checking import Checking, Remark, counted
from campaign.desk.desk import Desk
from campaign.desk.explaining import as_facts
from campaign.errors import CampaignError, PlanUnreadableError, Problem, UsageError, did_you_mean
from campaign.language import _n, mark, say
from campaign.storage.workspace import WORKSPACE, find_plans

PROBLEMS = ("E000", "E001", "E002", "E003", "W001", "W002", "W003", "W004", "W005")
"""Codes of what is wrong with a file; they can be chosen like those of the rules."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One plan that is looked at."""

    path: Path
    """Its file."""
    title: str
    """Its title; the file's name when it cannot be read."""
    checking: Checking | None
    """Its checks; None when it cannot be read."""
    broken: tuple[Problem, ...] = ()
    """Why it cannot be read."""
    confidential: frozenset[str] = frozenset()
    """The ids of messages that no text may name."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is said of one plan."""

    path: Path
    """Its file."""
    title: str
    """Its title; the file's name when it cannot be read."""
    remarks: tuple[Remark, ...]
    """What is said, in the order of the file."""
    confidential: frozenset[str]
    """The ids of messages that no text may name."""

    @property
    def shown(self) -> tuple[Remark, ...]:
        """Return what may be told: nothing that names a confidential message.

        What is said of many at once names none of them: of those it only leaves out where they stand.
        """
        told = (_without(each, self.confidential) for each in self.remarks)
        return tuple(each for each in told if self.confidential.isdisjoint(_messages(each)))


def tell_unshown(checked: Iterable[Checked]) -> None:
    """Say on stderr how much is said of confidential messages, and is not shown."""
    hidden = sum(len(one.remarks) - len(one.shown) for one in checked)
    if hidden:
        told = _n(
            "{count} finding about a confidential message is not shown",
            "{count} findings about confidential messages are not shown",
            hidden,
        )
        click.echo(told, err=True)


@click.command("check")
@click.argument("plans", nargs=-1, shell_complete=plan_names, metavar="[PLAN ...]")
@click.option("--select", default="", metavar="CODES", help=mark("Only these checks, with commas between them."))
@click.option("--ignore", default="", metavar="CODES", help=mark("Without these checks, with commas between them."))
@click.option(
    "--explain", default=None, metavar="CODE", help=mark("Tell why a check is there, and what its numbers are from.")
)
@click.option("--stats", is_flag=True, help=mark("Only how often each check has something to say."))
@click.option("--fix", is_flag=True, help=mark("Mend what can be mended safely, and save it."))
@click.option("--diff", is_flag=True, help=mark("Tell what --fix would change, and change nothing."))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help=mark("How the findings are written.")
)
@options.confidential
@click.pass_obj
def command(
    call: Call,
    /,
    *,
    plans: tuple[str, ...],
    select: str,
    ignore: str,
    explain: str | None,
    stats: bool,
    fix: bool,
    diff: bool,
    form: str,
    confidential: tuple[str, ...],
) -> int:
    """Check plans against the method."""
    if explain is not None:
        code = _one_code(explain)
        told = json.dumps(as_facts(code), ensure_ascii=False, indent=1) if call.json else "\n".join(explained(code))
        click.echo(told)
        return 0
    wanted, unwanted = _codes(select), _codes(ignore)
    found = _looked_at(plans, call, frozenset(confidential))
    if diff:
        return _show_differences(call, found, chosen_codes(wanted, unwanted))
    if fix:
        for each in found:
            if each.checking:
                do_fixes(each.checking, fixes(each.checking, chosen_codes(wanted, unwanted), each.confidential))
    checked = [_chosen(each, wanted, unwanted) for each in found]
    if call.json:
        click.echo(json.dumps([as_data(each) for one in checked for each in one.shown], ensure_ascii=False, indent=1))
    elif stats:
        click.echo("\n".join(statistics([each for one in checked for each in one.shown])))
    else:
        click.echo("\n".join(as_text(form, [(one.path, one.title, one.shown) for one in checked])))
    tell_unshown(checked)
    return _exit_code([each for one in checked for each in one.remarks])


def _exit_code(remarks: list[Remark]) -> int:
    """Return 2 when a plan cannot be read, 1 when a colleague would object to something, else 0."""
    if any(each.code == "E000" for each in remarks):
        return 2
    return 1 if counted(remarks).serious else 0


def _looked_at(named: tuple[str, ...], call: Call, open_to: frozenset[str]) -> list[Looked]:
    """Return every plan that is meant; plans of one folder know each other."""
    paths = dict.fromkeys(path for name in named or (None,) for path in find_plans(name, Path.cwd()))
    found: dict[Path, Looked] = {}
    desks = []
    for path in (each for each in paths if each.name != WORKSPACE):
        try:
            desk = Desk.open(path, today=call.today, now=call.now)
        except PlanUnreadableError as error:
            found[path] = Looked(path, path.name, None, (error.problem,))
            continue
        if not desk.plan.campaign.archived or len(paths) <= len(named):
            desks.append(desk)
    for checking in checkings(desks):
        plan, path = checking.desk.plan, checking.desk.file.path
        hidden = {each.id for each in plan.messages if each.confidential} - open_to
        found[path] = Looked(path, plan.campaign.title or path.name, checking, (), frozenset(hidden))
    return [found[path] for path in paths if path in found]


def _show_differences(call: Call, found: list[Looked], codes: list[str]) -> int:
    """Show what mending would change, and return the exit code: 1 when it would change anything."""
    told: list[dict[str, str]] = []
    for each in found:
        tell(each.broken)
        if each.checking:
            edits = fixes(each.checking, codes, each.confidential)
            lines = list(difference_of(each.checking, edits, context=0 if each.confidential else 3))
            told += [{"file": str(each.path), "diff": "\n".join(lines)}] if lines else []
    if call.json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif told:
        click.echo("\n".join(each["diff"] for each in told))
    if any(each.broken for each in found):
        return 2
    return 1 if told else 0


def _without(remark: Remark, confidential: Container[str]) -> Remark:
    """Return a finding that stands for many without the places of what is confidential, unless all of it is."""
    if not isinstance(remark, Finding) or not remark.folded:
        return remark
    pairs = list(zip_longest(remark.folded, remark.places))
    told = [
        (subject, place) for subject, place in pairs if subject.table != "messages" or subject.id not in confidential
    ]
    if not told or len(told) == len(pairs):
        return remark
    places = tuple(place for _subject, place in told if place)
    return replace(remark, folded=tuple(subject for subject, _place in told)).at(
        places[0] if places else remark.place, places
    )


def _messages(remark: Remark) -> tuple[str, ...]:
    """Return the messages that a remark speaks of."""
    if isinstance(remark, Problem):
        return (remark.message,) if remark.message else ()
    return remark.messages


def _chosen(looked: Looked, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> Checked:
    """Return what is said with only the codes that are asked for; a plan that cannot be read is always told."""
    remarks = looked.checking.remarks() if looked.checking else looked.broken
    kept = tuple(
        each
        for each in remarks
        if each.code == "E000"
        or ((not wanted or each.code.startswith(wanted)) and not (unwanted and each.code.startswith(unwanted)))
    )
    return Checked(looked.path, looked.title, kept, looked.confidential)


def _codes(written: str) -> tuple[str, ...]:
    """Return the codes of a list with commas; the beginning of a code means all that begin so.

    Raises:
        UsageError: no code begins so.
    """
    codes = tuple(code.strip().upper() for code in written.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in (*RULES, *PROBLEMS)):
            raise _no_such_code(code)
    return codes


def _one_code(written: str) -> str:
    """Return the code of a rule, or of a problem of a file.

    Raises:
        UsageError: none has it.
    """
    code = written.strip().upper()
    if code not in {*RULES, *PROBLEMS}:
        raise _no_such_code(code)
    return code


def _no_such_code(code: str) -> CampaignError:
    """Return the failure of a code that nothing has."""
    remedy = did_you_mean(code, [*RULES, *PROBLEMS]) or say("Leave it out to see which there are.")
    return UsageError(say("There is no check {code}", code=code), remedy)
