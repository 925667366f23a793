"""`campaign suggest`: slots that suit a message, or several spread, with the reasons; `--apply` takes them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import click

from campaign.cli.completing import entry_ids, plan_names
from campaign.cli.main import Call
from campaign.cli.plans import open_desk, save
from campaign.cli.situations import checkings
from campaign.cli.streams import filled
from campaign.cli.suggestions import as_data, as_text, spread_as_data, spread_as_text
from campaign.desk.desk import Desk
from campaign.desk.edits import wanted_message
from campaign.desk.fixing import Trial
from campaign.desk.openings import Period, period_for
from campaign.desk.spreading import spread
from campaign.desk.suggesting import Wish, suggest
from campaign.errors import UsageError
from campaign.language import current, mark, say
from campaign.model.changes import Edit
from campaign.model.messages import Message

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("suggest")
@click.argument("plan", shell_complete=plan_names)
@click.argument("messages", nargs=-1, required=True, metavar="MESSAGE ...", shell_complete=entry_ids)
@click.option("--from", "first", type=DAY, default=None, help=mark("The first day to look at."))
@click.option("--until", "last", type=DAY, default=None, help=mark("The last day to look at."))
@click.option("--apply", "take", is_flag=True, help=mark("Take the best one and save."))
@click.pass_obj
def command(
    call: Call, /, *, plan: str, messages: tuple[str, ...], first: datetime | None, last: datetime | None, take: bool
) -> int:
    """Propose slots for a message, or spread several over a period; say which rules collide where nothing fits."""
    desk = open_desk(plan, call)
    found = {message.id: message for message in (wanted_message(desk.plan, each) for each in messages)}
    days = first.date() if first else None, last.date() if last else None
    if days[0] and days[1] and days[0] > days[1]:
        remedy = say("Give --from and --until in order.")
        raise UsageError(say("{first} lies after {last}", first=days[0], last=days[1]), remedy)
    hidden = frozenset(each.id for each in desk.plan.messages if each.confidential and each.id not in found)
    asked = Asked(desk, Trial.of(next(checkings([desk]))), *days, hidden)
    answer = asked.one(next(iter(found.values()))) if len(found) == 1 else asked.several(found)
    taken = answer.edit if take else None
    if taken is not None and taken.changes:
        desk.do(taken)
        save(desk)
    if call.json:
        click.echo(json.dumps({**answer.data, "applied": bool(taken and taken.changes)}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(filled([*answer.text, *([current().render(taken.label)] if taken else [])])))
    return 0 if answer.fits else 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered."""

    text: Iterable[str]
    """For people."""
    data: dict[str, object]
    """For programs."""
    edit: Edit | None
    """What takes it; None where nothing good was found."""
    fits: bool
    """Everything that was asked for has a good moment."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a plan."""

    desk: Desk
    trial: Trial
    """The plan as it is."""
    first: date | None
    """The first day to look at."""
    last: date | None
    """The last day to look at."""
    hidden: frozenset[str]
    """Messages that may not be told of: confidential, and not named."""

    def one(self, message: Message) -> Answer:
        """Answer with the slots that suit one message.

        Raises:
            UsageError: the days end before they begin.
        """
        usual = period_for(self.desk.schedule, message, self.desk.today)
        period = Period(self.first or usual.first, self.last or usual.last)
        if period.first > period.last and (self.first or self.last):
            text = say("{first} lies after {last}", first=period.first, last=period.last)
            raise UsageError(text, say("Give --from and --until in order."))
        found = suggest(self.trial, message.id, Wish(period if self.first or self.last else None))
        data = as_data(found, self.hidden)
        return Answer(tuple(as_text(found, self.trial, self.hidden)), data, found.best, found.best is not None)

    def several(self, ids: Iterable[str]) -> Answer:
        """Answer with messages spread over a period; what brings an error or a warning is not taken."""
        found = spread(self.trial, ids, self.first, self.last)
        edit = found.edit if found.edit.changes and not found.worse else None
        data = spread_as_data(found, self.hidden)
        return Answer(tuple(spread_as_text(found, self.hidden)), data, edit, not found.worse and not found.left)
