"""`campaign suggest`: slots that suit a message, with the reasons, as text or JSON; `--apply` takes the best."""

import json
from datetime import date, datetime

import click

from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.cli.situations import checkings
from campaign.cli.suggestions import as_data, as_text
from campaign.desk.desk import Desk
from campaign.desk.edits import wanted_message
from campaign.desk.fixing import Trial
from campaign.desk.openings import Period, period_for
from campaign.desk.suggesting import Wish, suggest
from campaign.errors import UsageError
from campaign.language import current, mark, say
from campaign.model.messages import Message

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("suggest")
@click.argument("plan", shell_complete=plan_names)
@click.argument("message", shell_complete=entry_ids)
@click.option("--from", "first", type=DAY, default=None, help=mark("The first day to look at."))
@click.option("--until", "last", type=DAY, default=None, help=mark("The last day to look at."))
@click.option("--apply", "take", is_flag=True, help=mark("Take the best one and save."))
@click.pass_obj
def command(
    call: Call, /, *, plan: str, message: str, first: datetime | None, last: datetime | None, take: bool
) -> int:
    """Propose slots for a message, the best first, or say which rules collide where none fits."""
    desk = open_desk(plan, call)
    found = wanted_message(desk.plan, message)
    trial = Trial.of(next(checkings([desk])))
    proposal = suggest(trial, found.id, Wish(period_of(desk, found, first, last)))
    hidden = frozenset(each.id for each in desk.plan.messages if each.confidential and each.id != found.id)
    taken = proposal.slots[0] if take and proposal.slots else None
    if taken is not None:
        desk.do(taken.edit)
        save(desk)
    if call.json:
        click.echo(json.dumps(as_data(proposal, hidden, applied=taken is not None), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_text(proposal, trial, hidden)))
        if taken is not None:
            click.echo(current().render(taken.edit.label))
    return 0 if proposal.slots else 1


def period_of(desk: Desk, message: Message, first: datetime | None, last: datetime | None) -> Period:
    """Return the days to look at: those that were asked for, the rest as suits the message.

    Raises:
        UsageError: it ends before it begins.
    """
    usual = period_for(desk.schedule, message, desk.today)
    begin: date = first.date() if first else usual.first
    end: date = last.date() if last else usual.last
    if begin > end and (first or last):
        raise UsageError(
            say("{first} lies after {last}", first=begin, last=end), say("Give --from and --until in order.")
        )
    return Period(begin, end)
