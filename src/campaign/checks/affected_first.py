"""A: those whom it hits hardest hear it before everybody else."""

from collections.abc import Iterable
from itertools import takewhile

from campaign.checks.finding import Found
from campaign.checks.quoting import titled
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.checks.told import surely_first
from campaign.errors import Subject
from campaign.language import mark, say
from campaign.model.people import Audience
from campaign.schedule.hearings import Hearing
from campaign.schedule.order import Order, latest, order


@audience_rule(
    About(
        "A009",
        "warning",
        name=mark("a hard-hit audience that hears it with everybody else"),
        why=mark("Who is hit hardest wants to hear it first, and from a person rather than from the intranet."),
        source=mark("meesterlijk.nl: those affected first, in person."),
    ),
    reads=("slot", "title"),
    folded=mark("{count} of {total} audiences with a high impact do not hear it before the others: {audiences}."),
    impacts=("high",),
)
def not_first(situation: Situation, audience: Audience) -> Found | None:
    """A009: a high-impact part first hears it through the larger audience, or not before it.

    Compares the first message that reaches only them, not the larger audience, with the first that this gets. Silent
    where the larger audience has a high impact too, where hours or windows leave the order open, and about what was
    sent.
    """
    larger = {
        each
        for each in situation.hearings.reach.above[audience.id] - {audience.id}
        if (known := situation.plan.audience(each)) and known.impact != "high"
    }
    reached = situation.hearings.reach.reached
    openings = [opening[0] for each in larger if (opening := situation.told(each).opening)]
    first = surely_first(sorted(openings, key=lambda each: each.slot.sort_key))
    if first is None or first.message.status == "sent":
        return None
    together = audience.id in reached(first.message)
    heard: Iterable[Hearing] = situation.heard(audience.id)
    if together:  # what comes later does not matter then, and there may be much of it
        heard = takewhile(lambda each: each.slot.first <= latest(first.slot), heard)
    own = next((each for each in heard if larger.isdisjoint(reached(each.message))), None)
    if own and order(own.slot, first.slot) not in {Order.LATER, Order.TOGETHER}:
        return None
    values = {
        "title": titled(first.message.title),
        "day": first.moment,
        "larger": [situation.label(each) for each in first.message.audiences if each in larger],
        "audience": audience.label,
    }
    if together:
        text = say(
            "{title} ({day}) to {larger} is the first that {audience} hear as well. "
            "Tell those whom it hits hardest before that, in person if you can.",
            **values,
        )
        return Found(text, subject=Subject("messages", first.message.id, "audiences"))
    if own is None:
        return None
    text = say(
        "{title} ({day}) goes to {larger} no later than {own} ({own_day}) to {audience}. "
        "Tell those whom it hits hardest before that, in person if you can.",
        own=titled(own.message.title),
        own_day=own.moment,
        **values,
    )
    return Found(text, subject=Subject("messages", own.message.id, "when"), others=(first.message.id,))
