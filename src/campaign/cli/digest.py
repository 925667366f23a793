"""`campaign digest`: what goes out in a week, for colleagues, as text, Markdown or JSON."""

import json
from datetime import date, timedelta
from typing import Any

import click

from campaign.cli import options
from campaign.cli.agenda import opened
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import tell_hidden
from campaign.cli.streams import line_width
from campaign.desk.digest import Digest, Item, digest
from campaign.desk.digest_told import paper_of
from campaign.documents.papers import as_markdown, as_text
from campaign.errors import NotUnderstoodError, UsageError
from campaign.language import current, mark, say
from campaign.model.context import Context
from campaign.model.typed import read_when
from campaign.model.when import OnDay, Window
from campaign.schedule.moments import span


@click.command("digest")
@click.argument("plans", nargs=-1, shell_complete=plan_names, metavar="[PLAN ...]")
@click.option("--week", default=None, metavar="2027-W10", help=mark("A week of the calendar."))
@click.option("--days", type=click.IntRange(1, 366), default=None, help=mark("So many days from today."))
@options.markdown
@options.confidential
@click.pass_obj
def command(
    call: Call,
    /,
    plans: tuple[str, ...],
    *,
    week: str | None,
    days: int | None,
    markdown: bool,
    confidential: tuple[str, ...],
) -> int:
    """Show what goes out per day, what ends and what waits for approval: seven days from today, a week, or more."""
    if week and days:
        raise UsageError(say("A digest is of a week or of some days"), say("Leave out --week or --days."))
    first = monday_of(week, call.today) if week else call.today
    desks, code = opened(plans, call)
    found = digest(desks, first, days or 7, frozenset(confidential))
    if call.json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=1))
        return code
    paper = paper_of(found, several=len(desks) > 1)
    click.echo(as_markdown(paper) if markdown else as_text(paper, line_width()), nl=False)
    tell_hidden(found.hidden)
    return code


def monday_of(written: str, today: date) -> date:
    """Return the first day of a week: "2027-W10", "week 10", "volgende week", or a day of it.

    Raises:
        NotUnderstoodError: it is no week.
    """
    match read_when(written, Context(today, day_first=current().code == "nl")):
        case Window("week") as window:
            return window.first
        case OnDay(day):
            return day - timedelta(days=day.weekday())
        case _:
            raise NotUnderstoodError(
                say("{value} is no week", value=written[:80]), say("Write it as 2027-W10 or week 10.")
            )


def as_data(found: Digest) -> dict[str, Any]:
    """Return a digest as programs read it."""
    return {
        "from": str(found.first),
        "to": str(found.last),
        "days": [{"date": str(day), "items": list(map(_item, items))} for day, items in found.days],
        "ends": list(map(_item, found.ends)),
        "waits": list(map(_item, found.waits)),
    }


def _item(item: Item) -> dict[str, Any]:
    """Return one message as programs read it."""
    message = item.message
    start, end = span(item.slot) if item.slot else (None, None)
    return {
        "message": message.id,
        "title": message.title,
        "channel": message.channel,
        "audiences": list(message.audiences),
        "sender": message.sender or None,
        "owner": message.owner or None,
        "approver": message.approver or None,
        "status": message.status,
        "start": start,
        "end": end,
        "activation": message.activation or None,
        "link": message.activation_link or message.link or None,
        "campaign": item.desk.plan.campaign.id,
        "file": str(item.desk.file.path),
    }
