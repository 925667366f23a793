"""`campaign report`: what campaigns brought, as text, Markdown or JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import click

from campaign.cli import options
from campaign.cli.agenda import opened
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.situations import situations
from campaign.cli.streams import line_width
from campaign.desk.counting import results_of
from campaign.desk.desk import Desk
from campaign.desk.results import Activation, Aim, Results, Tally, together
from campaign.desk.results_told import paper_of
from campaign.documents.papers import Paper, as_markdown, as_text
from campaign.language import _n, mark


@click.command("report")
@click.argument("plans", nargs=-1, shell_complete=plan_names, metavar="[PLAN ...]")
@options.markdown
@click.option(
    "--confidential",
    multiple=True,
    metavar="ID",
    help=mark("Count this confidential message too; more than once if need be."),
)
@click.pass_obj
def command(call: Call, /, plans: tuple[str, ...], *, markdown: bool, confidential: tuple[str, ...]) -> int:
    """Show what was sent, what people did, which objectives were reached and what it cost; of several also together."""
    desks, code = opened(plans, call)
    named = frozenset(confidential)
    found = [(desk, results_of(situation, named)) for desk, situation in situations(desks)]
    every = together(each for _desk, each in found) if len(found) > 1 else None
    if call.json:
        data = {
            "campaigns": [_campaign(desk, each) for desk, each in found],
            "together": _counts(every) if every else None,
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return code
    papers = [paper_of(each) for each in (*(each for _desk, each in found), every) if each]
    click.echo(written(papers, markdown=markdown), nl=False)
    hidden = sum(each.hidden for _desk, each in found)
    if hidden:
        told = _n("{count} confidential message does not count", "{count} confidential messages do not count", hidden)
        click.echo(told, err=True)
    return code


def written(papers: Iterable[Paper], *, markdown: bool) -> str:
    """Return papers as Markdown or text; the tables of a text fit the terminal, and are whole in a pipe."""
    return "\n".join(as_markdown(each) if markdown else as_text(each, line_width()) for each in papers)


def _campaign(desk: Desk, results: Results) -> dict[str, Any]:
    """Return what a campaign brought as programs read it."""
    return {
        "id": desk.plan.campaign.id,
        "file": str(desk.file.path),
        "title": results.title,
        **_counts(results),
        "activations": list(map(_activation, results.activations)),
        "objectives": list(map(_aim, results.objectives)),
        "missing": [each.message.id for each in results.missing],
        "feedback": [{"message": each.id, "title": each.title, "feedback": each.feedback} for each in results.feedback],
    }


def _counts(results: Results) -> dict[str, Any]:
    """Return the counts, which campaigns together have as well."""
    total = results.total
    return {
        "messages": total.messages,
        "sent": total.sent,
        "statuses": results.statuses,
        "target": total.target,
        "result": total.result,
        "share": total.share,
        "cost": total.cost,
        "channels": list(map(_tally, results.channels)),
        "audiences": list(map(_tally, results.audiences)),
        "confidential": results.hidden,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    """Return what a channel or an audience comes to."""
    return {**asdict(tally), "share": tally.share}


def _activation(found: Activation) -> dict[str, Any]:
    """Return what a message asked of people."""
    message = found.message
    return {
        "message": message.id,
        "title": message.title,
        "channel": message.channel,
        "audiences": list(message.audiences),
        "status": message.status,
        "activation": message.activation or None,
        "measure": message.measure or None,
        "ends": str(found.ends) if found.ends else None,
        "target": message.target,
        "result": message.result,
        "share": found.share,
        "missing": found.missing,
    }


def _aim(aim: Aim) -> dict[str, Any]:
    """Return how far an objective is."""
    one = aim.objective
    return {
        "id": one.id,
        "text": one.text,
        "audience": one.audience,
        "effect": one.effect,
        "measure": one.measure or None,
        "baseline": one.baseline,
        "target": one.target,
        "result": one.result,
        "share": aim.share,
        "by": str(aim.by) if aim.by else None,
        "messages": aim.messages,
    }
