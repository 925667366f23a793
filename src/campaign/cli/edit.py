"""`campaign edit`: other values for the keys of a message, milestone, audience or other entry."""

import json
from collections.abc import Iterable, Iterator
from typing import get_args

import click

from campaign.cli.changes import as_data, as_text
from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.keys import KeyCommand, Pair, Problems, complain_of, pairs_of, typed_keys
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.desk.changing import changed, wanted
from campaign.desk.desk import Desk
from campaign.desk.entering import context_of
from campaign.desk.entering_rows import REQUIRED, RowEntry, keys_of, many_of, missing, unknown_key
from campaign.errors import CampaignError, NotUnderstoodError
from campaign.language import _, say
from campaign.model.changes import Edit
from campaign.model.plan import Row, Table


@click.command("edit", cls=KeyCommand)
@click.argument("plan", shell_complete=plan_names)
@click.argument("entry", metavar="ID", shell_complete=entry_ids)
@click.option("--unset", multiple=True, metavar="KEY")
@click.option("--table", type=click.Choice(get_args(Table)), default="messages", is_eager=True)
@click.pass_context
def command(ctx: click.Context, /, plan: str, entry: str, unset: tuple[str, ...], table: Table) -> int:
    """Change keys of an entry: campaign edit PLAN ID --KEY VALUE ... [--unset KEY] [--table milestones]."""
    call: Call = ctx.obj
    desk = open_desk(plan, call)
    edit, problems = read(desk, table, entry, pairs_of(ctx), unset)
    if edit is None or problems:
        return complain_of(problems)
    desk.do(edit)
    save(desk)
    if call.json:
        click.echo(
            json.dumps(
                {"changes": as_data(edit.changes, {edit.changes[-1].id})}, ensure_ascii=False, indent=1, default=str
            )
        )
        return 0
    lines = list(as_text(edit.changes, {edit.changes[-1].id}))
    click.echo("\n".join(lines) if lines else _("Nothing changes."))
    return 0


def read(
    desk: Desk, table: Table, entry: str, pairs: tuple[Pair, ...], unset: tuple[str, ...]
) -> tuple[Edit | None, Problems]:
    """Return the edit that is asked for, or everything that is wrong with the asking."""
    typed, problems = typed_keys(pairs, many_of(table))
    reader = RowEntry(desk.effective, context_of(desk), table)
    entered = reader.enter(typed)
    problems += entered.problems
    fields = [reader.field(key) for key in unset]
    problems += _wrong_unsets(table, unset, fields, entered.values)
    row: Row | None = None
    try:
        row = wanted(desk.effective, table, entry)
    except CampaignError as error:
        problems.insert(0, ("", error))
    if not pairs and not unset:
        problems.append(("", NotUnderstoodError(say("Say what changes"), say("campaign edit PLAN ID --KEY VALUE."))))
    if row is None or problems:
        return None, problems
    return changed(desk, table, row, entered.values, fields), []


def _wrong_unsets(
    table: Table, keys: Iterable[str], fields: Iterable[str], values: Iterable[str]
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
