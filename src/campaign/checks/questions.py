"""A: questions. A live moment of one's own before go-live, and somewhere to go with questions after it."""

from campaign.checks.finding import Found
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.language import mark, say
from campaign.model.messages import Message
from campaign.model.people import Audience


@audience_rule(
    About(
        "A004",
        "warning",
        name=mark("a hard-hit audience without a live moment of its own"),
        why=mark("Whose work changes most wants to ask what it means for them, of somebody who is there."),
        source=mark("Prosci: face to face and two-way for those who are hit hardest."),
        numbers=mark("50 people is ours: in a larger group few dare to ask."),
    ),
    reads=("channel", "channels"),
    folded=mark("No live moment of their own for {count} of {total} audiences with a high impact: {audiences}."),
    impacts=("high",),
)
def no_live_moment(situation: Situation, audience: Audience) -> Found | None:
    """A004: a high-impact audience has no live two-way moment of its own, which names it or a larger audience.

    That larger audience has at most 50 people, which is ours; one that does not say how many leaves the rule silent. A
    moment without a date counts: that it still needs one is told elsewhere.
    """
    if situation.holds_for(audience.id, lambda each: _has_live_moment(situation, each)):
        return None
    text = say(
        "No live moment of their own for {audience}, with room for questions. Plan a meeting or a talk with them.",
        audience=audience.label,
    )
    return Found(text)


def _has_live_moment(situation: Situation, audience_id: str) -> bool:
    """Tell whether a live two-way moment names an audience, or one not too large that it is part of."""
    chain = situation.hearings.reach.above.get(audience_id, frozenset())
    larger = (situation.plan.audience(each) for each in chain if each != audience_id)
    most = situation.checks.A004.shared_size
    near = {audience_id, *(each.id for each in larger if each and (each.size is None or each.size <= most))}
    return any(
        not near.isdisjoint(message.audiences)
        and (channel := situation.channel(message))
        and channel.live
        and channel.two_way
        for message in situation.told(audience_id).messages
    )


@audience_rule(
    About(
        "A011",
        "warning",
        name=mark("nowhere to go with questions after go-live"),
        why=mark("The questions come when people have to work with it, not before."),
        source=mark("Practice: aftercare with a fixed moment for questions."),
        numbers=mark("20 working days is ours."),
    ),
    reads=("slot", "when", "channel", "feedback", "channels"),
    folded=mark(
        "Nowhere to go with questions after go-live for {count} of {total} audiences with a high impact: {audiences}."
    ),
    impacts=("high",),
)
def no_questions(situation: Situation, audience: Audience) -> Found | None:
    """A011: nothing live or open to questions for a high-impact audience in the 20 working days after go-live.

    The day of go-live counts too. Open to questions is a channel in which people can answer, or a message that says how
    to. Silent without a go-live, and once those days are past.
    """
    if situation.golive is None:
        return None
    days = situation.checks.A011.working_days
    first, last = situation.golive[1].first, situation.working_day(situation.golive[1].last, days)

    def can_ask(each: str) -> bool:
        return any(
            hearing.slot.first <= last and hearing.slot.last >= first and _open_to_questions(situation, hearing.message)
            for hearing in situation.heard(each)
        )

    if last < situation.today or situation.holds_for(audience.id, can_ask):
        return None
    text = say(
        "Nowhere to go with questions for {audience} in the {days} working days after go-live ({first} – {last}). "
        "Plan a meeting, a walk-in hour or a round of questions.",
        audience=audience.label,
        days=days,
        first=first,
        last=last,
    )
    return Found(text)


def _open_to_questions(situation: Situation, message: Message) -> bool:
    """Tell whether people can ask something at a message: it is live, it can be answered, or it says how to."""
    channel = situation.channel(message)
    return bool(message.feedback.strip() or (channel and (channel.live or channel.two_way)))
