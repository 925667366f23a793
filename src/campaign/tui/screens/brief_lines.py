"""What the brief tells of a campaign and of each of its entries, a line each."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from campaign.desk.costs import campaign_cost, channel_cost
from campaign.desk.desk import Desk
from campaign.desk.numbers import written_number
from campaign.language import _, _n, current
from campaign.model.channels import Channel
from campaign.model.milestones import Milestone, Phase
from campaign.model.people import Audience, KeyMessage, Objective
from campaign.model.plan import Row, Table, name_of
from campaign.schedule.moments import moment
from campaign.schedule.slots import Slot
from campaign.text import cell_width, in_cells, in_lines, pad, shorten
from campaign.tui.screens.detail import joined

WHY_LINES = 6
"""Lines that the why of a campaign gets at most."""
NAME_LINES = 2
"""Lines that the name of an entry gets at most."""
INDENT = "  "
"""What stands before an entry, below the heading of its table."""


def campaign_lines(desk: Desk, width: int) -> list[str]:
    """Return what is told of the campaign itself: first of all why, whole if it can be."""
    campaign = desk.effective.campaign
    who = [
        (_("Plan owner"), campaign.owner),
        (_("Sponsor"), campaign.sponsor),
        (_("Leaders"), ", ".join(campaign.leaders)),
    ]
    words, why = current(), _("Why")
    first, last = desk.schedule.span or (None, None)
    span = " – ".join(words.full_day(day) for day in (campaign.start or first, campaign.end or last) if day)
    facts = joined([f"{name}: {in_cells(value)}" for name, value in who if value])
    quiet = _n("{count} quiet period", "{count} quiet periods", len(campaign.quiet))
    total = campaign_cost(desk.schedule)
    cost = _("costs {cost}").format(cost=words.amount(total)) if total else ""
    return [
        *wrap(shorten(f"{why}  {in_cells(campaign.why) or '–'}", WHY_LINES * width), width),
        *wrap(facts or _("Nobody is named yet."), width),
        *wrap(joined([span, in_cells(campaign.country), in_cells(campaign.timezone), quiet, cost]), width),
    ]


def table_lines(told: Sequence[tuple[str, str]], width: int) -> Iterator[list[str]]:
    """Give the lines of each entry of a table: its name with the facts beside it, or below it where one has no room."""
    room = width - len(INDENT)
    beside = all(cell_width(name) + 2 + cell_width(facts) <= room for name, facts in told)
    for name, facts in told:
        if beside:
            yield [f"{INDENT}{pad(name, room - cell_width(facts))}{facts}"]
        else:
            yield [
                *(INDENT + line for line in in_lines(name, room, NAME_LINES) if line),
                *([2 * INDENT + shorten(facts, room - len(INDENT))] if facts else []),
            ]


def entry_told(desk: Desk, table: Table, row: Row) -> tuple[str, str]:
    """Return what is told of an entry: its name for the left of a line, the facts for the right."""
    facts = _facts(desk, row)
    if row.id not in desk.plan.places(table):
        facts.append(_("shared") if table == "audiences" else _("built in or shared"))
    name = in_cells(name_of(row))
    benefit = in_cells(row.benefit) if isinstance(row, Audience) else ""
    return joined([name, benefit]), joined([in_cells(fact) for fact in facts])


def _facts(desk: Desk, row: Row) -> list[str]:
    """Return what matters most of an entry."""
    plan = desk.effective
    match row:
        case Objective():
            whom = plan.audience(row.audience) if row.audience else None
            told = _("{result} of {target}")
            numbers = written_number(row.result), written_number(row.target)
            share = told.format(result=numbers[0], target=numbers[1]) if row.target else ""
            facts = [share, _(row.effect) if row.effect else "", whom.label if whom else ""]
        case Audience():
            count = sum(row.id in message.audiences for message in plan.messages)
            facts = [
                _("impact {level}").format(level=_(row.impact)) if row.impact else "",
                _n("{count} person", "{count} people", row.size) if row.size else "",
                _n("{count} message", "{count} messages", count),
            ]
        case KeyMessage():
            facts = [_("says why") if row.why else "", _("must land") if row.must else ""]
        case Milestone():
            slot = desk.schedule.milestone(row.id)
            sure = _("indicative") if row.certainty == "indicative" else ""
            facts = [_("go-live") if row.golive else "", sure, moment(slot, current()) if slot else _("no day yet")]
        case Phase():
            span = desk.schedule.phase(row.id)
            facts = [moment(Slot(*span), current())] if span else []
        case Channel():
            total = channel_cost(desk.schedule, row.id)
            told = _("costs {cost}")
            facts = [told.format(cost=current().amount(total)) if total else "", row.kind or ""]
        case _:
            facts = []
    return facts
