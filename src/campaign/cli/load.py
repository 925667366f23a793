"""`campaign load`: what every audience hears per week, in all open campaigns, and where that is too much."""

import json
from collections.abc import Iterator
from dataclasses import replace

import click

from campaign.cli.agenda import opened
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.matrix_text import matrix_data, matrix_lines
from campaign.cli.situations import situations
from campaign.desk.load import load_matrix
from campaign.desk.matrix import Heard, Matrix, apart_told
from campaign.desk.telling import day_and_time
from campaign.errors import UsageError, did_you_mean
from campaign.language import current, mark, say
from campaign.text import in_cells


@click.command("load")
@click.argument("plans", nargs=-1, shell_complete=plan_names, metavar="[PLAN ...]")
@click.option("--audience", default=None, metavar="ID", help=mark("What this audience hears, week by week."))
@click.pass_obj
def command(call: Call, /, plans: tuple[str, ...], audience: str | None) -> int:
    """Show how loaded every audience is each week; for one audience with the messages."""
    desks, code = opened(plans, call)
    matrices = [(desk, load_matrix(situation)) for desk, situation in situations(desks)]
    if audience is not None:
        matrices = [(desk, _of(matrix, audience)) for desk, matrix in matrices]
    if call.json:
        data = [{"campaign": desk.effective.campaign.id, **matrix_data(matrix, desk)} for desk, matrix in matrices]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return code
    for number, (desk, matrix) in enumerate(matrices):
        lines = _in_detail(matrix) if audience is not None else matrix_lines(matrix)
        click.echo("\n".join([*([""] if number else []), in_cells(desk.plan.campaign.title), *lines]))
    return code


def _of(matrix: Matrix, audience: str) -> Matrix:
    """Return a table with one of its rows.

    Raises:
        UsageError: it has no such row.
    """
    for head, row, apart in zip(matrix.rows, matrix.cells, matrix.apart, strict=True):
        if head.id == audience:
            return replace(matrix, rows=(head,), cells=(row,), apart=(apart,))
    known = [each.id for each in matrix.rows]
    remedy = did_you_mean(audience, known) or say("The audiences are: {names}.", names=known)
    raise UsageError(say("There is no audience {id} here", id=audience), remedy)


def _in_detail(matrix: Matrix) -> Iterator[str]:
    """Give what one audience hears, week by week."""
    words = current()
    yield in_cells(words.render(matrix.rows[0].label))
    for head, cell in zip(matrix.columns, matrix.cells[0], strict=True):
        flag = " ▲" if cell.flagged else ""
        yield f"{in_cells(words.render(head.label))}  {cell.count}{flag}"
        yield from (_line(each) for each in cell.heard if not each.hearing.message.confidential)
    if told := apart_told(matrix):
        yield words.render(told)
        yield from (_line(each) for each in matrix.apart[0] if not each.hearing.message.confidential)


def _line(heard: Heard) -> str:
    """Return one thing that is heard: when, what, and in which other campaign."""
    slot = heard.hearing.slot
    day = day_and_time(slot) if slot.window or slot.start else current().day(slot.first)
    other = f"  ({in_cells(heard.campaign)})" if heard.campaign else ""
    return f"    {day}  {in_cells(heard.hearing.message.title)}{other}"
