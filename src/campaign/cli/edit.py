"""`campaign edit`: other values for the keys of a message, milestone or other entry, or of several at once."""

import json
from collections.abc import Iterable, Iterator
from typing import get_args

import click

from campaign.cli.changes import as_data, as_text
from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.keys import KeyCommand, Pair, Problems, complain_of, pairs_of, typed_keys
from campaign.cli.main import Call
from campaign.cli.plans import notice, open_desk, save
from campaign.desk.changing import changed_together, wanted_several
from campaign.desk.desk import Desk
from campaign.desk.edits import set_campaign
from campaign.desk.entering import context_of, missing
from campaign.desk.entering_rows import REQUIRED, keys_of, many_of, reader_of, unknown_key
from campaign.desk.moving import milestones_moved, moves_along, with_past_kept
from campaign.desk.worth_knowing import worth_knowing
from campaign.errors import CampaignError, NotUnderstoodError, UsageError
from campaign.language import _, mark, say
from campaign.model.changes import Edit
from campaign.model.plan import Part, Row, Table


@click.command("edit", cls=KeyCommand)
@click.argument("plan", shell_complete=plan_names)
@click.argument("entry", metavar="[ID[,ID...]]", required=False, shell_complete=entry_ids)
@click.option("--unset", multiple=True, metavar="KEY", help=mark("Empty this key."))
@click.option(
    "--table",
    type=click.Choice(("campaign", *get_args(Table))),
    default="messages",
    is_eager=True,
    help=mark("Which kind of entry it is."),
)
@click.pass_context
def command(ctx: click.Context, /, plan: str, entry: str | None, unset: tuple[str, ...], table: Part) -> int:
    """Change keys of an entry, or of several at once: campaign edit PLAN ID[,ID...] --KEY VALUE ... [--unset KEY].

    Entries of another table are named with --table, for example --table milestones.
    The campaign itself has no ID: campaign edit PLAN --table campaign --KEY VALUE ...
    """
    call: Call = ctx.obj
    desk = open_desk(plan, call)
    edit, problems = read(desk, table, entry, pairs_of(ctx), unset)
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


def read(
    desk: Desk, table: Part, entry: str | None, pairs: tuple[Pair, ...], unset: tuple[str, ...]
) -> tuple[Edit | None, Problems]:
    """Return the edit that is asked for, or everything that is wrong with the asking."""
    typed, problems = typed_keys(pairs, many_of(table))
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
    fields = [reader.field(key) for key in unset]
    problems += _wrong_unsets(table, unset, fields, entered.values)
    if not pairs and not unset:
        problems.append(("", NotUnderstoodError(say("Say what changes"), say("campaign edit PLAN ID --KEY VALUE."))))
    if problems:
        return None, problems
    if table == "campaign":
        return set_campaign(desk.plan, entered.values, fields), []
    return changed_together(desk, table, rows, entered.values, fields), []


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
