"""`campaign edition`: what is in the next edition of a channel, whose copy is late, as text or JSON."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime

import click

from campaign.cli import options
from campaign.cli.completing import plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk
from campaign.desk.desk import Desk
from campaign.desk.editions import Editions, Issue, Item, channel_called, channels_with_editions, next_edition
from campaign.desk.editions_told import issue_head, issue_lines, item_notes
from campaign.desk.neighbours import Neighbourhood
from campaign.language import _, current, mark
from campaign.model.channels import Channel
from campaign.text import in_cells, pad, shorten

TITLE = 44
"""Cells of a title on a terminal."""


@click.command("edition")
@click.argument("plan", shell_complete=plan_names)
@click.argument("channel", required=False, metavar="[CHANNEL]")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help=mark("The first edition from this day on.")
)
@options.confidential
@click.pass_obj
def command(call: Call, /, plan: str, channel: str | None, day: datetime | None, confidential: tuple[str, ...]) -> int:
    """Show the next edition of a channel, or of every channel that has them; with --date the first from that day on."""
    desk = open_desk(plan, call)
    schedule = desk.schedule
    channels = (channel_called(schedule, channel),) if channel else channels_with_editions(schedule)
    found = list(issues(desk, channels, day.date() if day else call.today, frozenset(confidential)))
    if call.json:
        click.echo(json.dumps([as_data(each, desk) for each in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join("\n".join(as_text(each)) for each in found) or _("No channel here has editions."))
    return 0


def issues(desk: Desk, channels: tuple[Channel, ...], day: date, named: frozenset[str]) -> Iterator[Issue]:
    """Give the first edition of each channel on a day or after it."""
    editions = Editions(desk.schedule, Neighbourhood.of(desk).others(desk.file.path), desk.today, named)
    for channel in channels:
        edition = next_edition(desk.schedule, channel, day)
        if edition is not None:
            yield editions.issue(channel, edition)


def as_text(found: Issue) -> Iterator[str]:
    """Give the lines of an edition: what it is, its deadlines, and what is in it."""
    yield issue_head(found)
    yield from (f"  {each}" for each in issue_lines(found))
    yield from (_row(item) for item in found.items)


def _row(item: Item) -> str:
    """Return the line of a message: cut on a terminal, whole in a pipe."""
    sign, title = "▲" if item.over or item.behind else " ", in_cells(item.message.title)
    title = pad(shorten(title, TITLE), TITLE) if sys.stdout.isatty() else title
    return " · ".join([f"  {sign} {title}", *item_notes(item)])


def as_data(found: Issue, desk: Desk) -> dict[str, object]:
    """Return an edition as programs read it."""
    return {
        "channel": found.channel.id,
        "name": found.channel.label,
        "date": str(found.edition.day),
        "number": found.edition.number,
        "count": found.taken,
        "capacity": found.channel.capacity,
        "confidential": found.hidden,
        "copy_due": str(found.copy_due) if found.copy_due else None,
        "ask_approval_by": str(found.asked) if found.asked else None,
        "items": [_item(item) for item in found.items],
        "campaign": desk.plan.campaign.id,
        "file": str(desk.file.path),
    }


def _item(item: Item) -> dict[str, object]:
    """Return a message in an edition as programs read it."""
    return {
        "message": item.message.id,
        "title": item.message.title,
        "status": item.message.status,
        "owner": item.message.owner or None,
        "approver": item.message.approver or None,
        "over_capacity": item.over,
        "behind": current().render(item.behind) if item.behind else None,
        "other_campaign": item.campaign or None,
    }
