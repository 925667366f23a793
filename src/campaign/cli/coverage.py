"""`campaign coverage`: what reaches whom, around milestones, per key message and per effect."""

import json

import click

from campaign.cli.agenda import opened
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.matrix_text import matrix_data, matrix_lines
from campaign.cli.situations import situations
from campaign.desk.coverage import coverage_matrices
from campaign.text import in_cells


@click.command("coverage")
@click.argument("plans", nargs=-1, shell_complete=plan_names, metavar="[PLAN ...]")
@click.pass_obj
def command(call: Call, /, plans: tuple[str, ...]) -> int:
    """Show which audience hears something around each milestone, each key message, and what it is to do."""
    desks, code = opened(plans, call)
    found = [(desk, coverage_matrices(situation)) for desk, situation in situations(desks)]
    if call.json:
        data = [
            {"campaign": desk.effective.campaign.id, "matrices": [matrix_data(each, desk) for each in matrices]}
            for desk, matrices in found
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return code
    for desk, matrices in found:
        click.echo(in_cells(desk.plan.campaign.title))
        for matrix in matrices:
            click.echo("\n".join(["", *matrix_lines(matrix)]))
    return code
