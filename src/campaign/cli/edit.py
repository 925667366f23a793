"""`campaign edit`: other values for the keys of a message, milestone or other entry, or of several at once."""

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import click

from campaign.cli.changes import as_data, as_text
from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.keys import KeyCommand, Pair, Problems, complain_of, pairs_of, typed_keys
from campaign.cli.main import Call
from campaign.cli.plans import notice, open_desk, save
from campaign.desk.changing import Given, changed_together, wanted_several
from campaign.desk.desk import Desk
from campaign.desk.edits import set_campaign
from campaign.desk.entering import EntryReader, context_of, missing
from campaign.desk.entering_rows import REQUIRED, keys_of, many_of, reader_of, unknown_key
from campaign.desk.lists import Words, read_words
from campaign.desk.moving import milestones_moved, moves_along, with_past_kept
from campaign.desk.worth_knowing import worth_knowing
from campaign.errors import CampaignError, NotUnderstoodError, UsageError
from campaign.language import _, mark, say
from campaign.model.changes import Edit
from campaign.model.fields import Entry
from campaign.model.plan import Part, Row, Table


@click.command("edit", cls=KeyCommand)
@click.argument("plan", shell_complete=plan_names)
@click.argument("entry", metavar="[ID[,ID...]]", required=False, shell_complete=entry_ids)
@click.option(
    "--add", multiple=True, metavar="KEY=VALUE", help=mark("Put this in a list, such as tags, beside what is in it.")
)
@click.option("--remove", multiple=True, metavar="KEY=VALUE", help=mark("Take this out of a list, and nothing else."))
@click.option("--unset", multiple=True, metavar="KEY", help=mark("Empty this key."))
@click.option(
    "--table",
    type=click.Choice(("campaign", *get_args(Table))),
    default="messages",
    is_eager=True,
    help=mark("Which kind of entry it is."),
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    plan: str,
    entry: str | None,
    *,
    add: tuple[str, ...],
    remove: tuple[str, ...],
    unset: tuple[str, ...],
    table: Part,
) -> int:
    """Change keys of an entry, or of several at once: campaign edit PLAN ID[,ID...] --KEY VALUE ... [--unset KEY].

    A list is replaced by --tags a,b; with --add tags=a and --remove tags=b it keeps what else is in it.
    Entries of another table are named with --table, for example --table milestones.
    The campaign itself has no ID: campaign edit PLAN --table campaign --KEY VALUE ...
    """
    call: Call = ctx.obj
    desk = open_desk(plan, call)
    edit, problems = read(desk, table, entry, Asked(pairs_of(ctx), unset, add, remove))
    if edit is None or problems:
        return complain_of(problems)
    edit = with_past_kept(desk, edit).edit if milestones_moved(desk, edit) else edit
    odd = (*worth_knowing(desk, edit), *filter(None, [moves_along(desk, edit)]))
    desk.do(edit)
    save(desk)
    for sentence in odd:
        notice(sentence)
    named = {each.id for each in edit.changes if each.table == table}
    if call.json:
        data = {"changes": as_data(edit.changes, named)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))
        return 0
    lines = list(as_text(edit.changes, named, desk.effective))
    click.echo("\n".join(lines) if lines else _("Nothing changes."))
    return 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of entries, as it was typed."""

    pairs: tuple[Pair, ...]
    """The keys that get a value."""
    unset: tuple[str, ...] = ()
    """The keys that lose it."""
    add: tuple[str, ...] = ()
    """What comes in lists, each as KEY=VALUE."""
    remove: tuple[str, ...] = ()
    """What goes from lists, each as KEY=VALUE."""


def read(desk: Desk, table: Part, entry: str | None, asked: Asked) -> tuple[Edit | None, Problems]:
    """Return the edit that is asked for, or everything that is wrong with the asking."""
    typed, problems = typed_keys(asked.pairs, many_of(table))
    rows: tuple[Row, ...] = ()
    unknown: Problems = []
    try:
        rows = _entries(desk, table, entry)
    except CampaignError as error:
        unknown = [("", error)]
    context = context_of(desk, rows[0] if len(rows) == 1 else None)
    reader = reader_of(table, desk.effective, context)
    entered = reader.enter(typed)
    problems = [*unknown, *problems, *entered.problems]
    fields = [reader.field(key) for key in asked.unset]
    problems += _wrong_unsets(table, asked.unset, fields, entered.values)
    words, wrong = _words(reader, table, rows if table != "campaign" else (desk.plan.campaign,), asked)
    problems += wrong
    problems += _wrong_lists(words, {*entered.values, *fields})
    if not (asked.pairs or asked.unset or asked.add or asked.remove):
        problems.append(("", NotUnderstoodError(say("Say what changes"), say("campaign edit PLAN ID --KEY VALUE."))))
    if problems:
        return None, problems
    if table == "campaign":
        return set_campaign(desk.plan, {**entered.values, **words.values(desk.plan.campaign)}, fields), []
    return changed_together(desk, table, rows, Given(entered.values, fields, words)), []


def _words(reader: EntryReader, table: Part, entries: Sequence[Entry], asked: Asked) -> tuple[Words, Problems]:
    """Return what comes in lists and what goes, and what is wrong with it."""
    problems: Problems = []
    found: list[dict[str, tuple[str, ...]]] = []
    there: Sequence[Entry] = ()
    for option, written in (("add", asked.add), ("remove", asked.remove)):
        words, wrong = read_words(reader, table, [each.partition("=")[::2] for each in written if "=" in each], there)
        found.append(words)
        problems += [(option, _no_pair(each)) for each in written if "=" not in each]
        problems += [(option, error) for error in wrong]
        there = entries
    return Words(*found), problems


def _no_pair(written: str) -> CampaignError:
    """Return the complaint about what is to come in a list, or to go, and does not say in which."""
    return NotUnderstoodError(say("{value} is not KEY=VALUE", value=written), say("Write for example tags=pilot."))


def _wrong_lists(words: Words, others: Container[str]) -> Iterator[tuple[str, CampaignError]]:
    """Give the lists that cannot change so: something comes and goes, or the whole list is replaced or emptied too."""
    for error in words.contradictions():
        yield "remove", error
    for field in sorted(words.fields):
        if field in others:
            text = say("{key} cannot change in two ways at once", key=field)
            yield "add" if field in words.more else "remove", NotUnderstoodError(text, say("Do one of the two."))


def _entries(desk: Desk, table: Part, entry: str | None) -> tuple[Row, ...]:
    """Return the entries that are meant; none for the campaign itself.

    Raises:
        UsageError: none is named, or one of the campaign, which has no entries.
        NotFoundError: there is none of that name.
    """
    if table == "campaign":
        if entry is None:
            return ()
        raise UsageError(say("A plan has one campaign"), say("Leave out {id}.", id=entry))
    if entry is None:
        raise UsageError(say("Say which one changes"), say("campaign edit PLAN ID --KEY VALUE."))
    return wanted_several(desk.effective, table, entry)


def _wrong_unsets(
    table: Part, keys: Iterable[str], fields: Iterable[str], values: Iterable[str]
) -> Iterator[tuple[str, CampaignError]]:
    """Give the keys that cannot be taken away."""
    known, required, given = keys_of(table), REQUIRED.get(table, ()), set(values)
    for key, field in zip(keys, fields, strict=True):
        if key.replace("-", "_") not in known:
            yield "unset", unknown_key(table, key)
        elif field in required:
            yield "unset", missing(key)
        elif field in given:
            text = say("{key} cannot be set and unset at once", key=key)
            yield "unset", NotUnderstoodError(text, say("Do one of the two."))
