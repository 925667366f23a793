"""What the brief tells of a campaign and of each of its entries, a line each."""

from campaign.desk.costs import campaign_cost, channel_cost
from campaign.desk.desk import Desk
from campaign.desk.numbers import written_number
from campaign.desk.telling import day_and_time
from campaign.language import _, _n, current
from campaign.model.channels import Channel
from campaign.model.milestones import Milestone, Phase
from campaign.model.people import Audience, KeyMessage, Objective
from campaign.model.plan import Row, Table, name_of
from campaign.text import in_cells, shorten
from campaign.tui.screens.detail import joined, spread

WHY_LINES = 6
"""Lines that the why of a campaign gets at most."""


def campaign_lines(desk: Desk, width: int) -> list[str]:
    """Return what is told of the campaign itself: first of all why, whole if it can be."""
    campaign = desk.effective.campaign
    who = [
        (_("Plan owner"), campaign.owner),
        (_("Sponsor"), campaign.sponsor),
        (_("Leaders"), ", ".join(campaign.leaders)),
    ]
    words, why = current(), _("Why")
    span = " – ".join(words.full_day(day) if day else "…" for day in (campaign.start, campaign.end))
    facts = joined([f"{name}: {in_cells(value)}" for name, value in who if value])
    quiet = _n("{count} quiet period", "{count} quiet periods", len(campaign.quiet))
    total = campaign_cost(desk.schedule)
    cost = _("costs {cost}").format(cost=words.amount(total)) if total else ""
    return [
        shorten(f"{why}  {in_cells(campaign.why) or '–'}", WHY_LINES * width),
        shorten(facts or _("Nobody is named yet."), width),
        shorten(joined([span, in_cells(campaign.country), in_cells(campaign.timezone), quiet, cost]), width),
    ]


def entry_line(desk: Desk, table: Table, row: Row, width: int) -> str:
    """Return what is told of an entry: its name at the left, the facts at the right."""
    facts = _facts(desk, row)
    if row.id not in desk.plan.places(table):
        facts.append(_("shared") if table == "audiences" else _("built in or shared"))
    name = in_cells(name_of(row))
    benefit = in_cells(row.benefit) if isinstance(row, Audience) else ""
    return spread(joined([name, benefit]), joined([in_cells(fact) for fact in facts]), width)


def _facts(desk: Desk, row: Row) -> list[str]:
    """Return what matters most of an entry."""
    plan = desk.effective
    match row:
        case Objective():
            whom = plan.audience(row.audience) if row.audience else None
            told = _("{result} of {target}")
            numbers = written_number(row.result or 0), written_number(row.target)
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
            sure = _("indicative") if row.certainty == "indicative" else ""
            facts = [_("go-live") if row.golive else "", sure, day_and_time(desk.schedule.milestone(row.id))]
        case Phase():
            span = desk.schedule.phase(row.id)
            facts = [f"{current().day(span[0])} – {current().day(span[1])}"] if span else []
        case Channel():
            total = channel_cost(desk.schedule, row.id)
            told = _("costs {cost}")
            facts = [told.format(cost=current().amount(total)) if total else "", row.kind or ""]
        case _:
            facts = []
    return facts
