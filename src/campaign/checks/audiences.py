"""A: the audiences themselves. Whether anything reaches them, through what, and what the plan knows of them."""

from campaign.checks.finding import Found
from campaign.checks.quoting import titled
from campaign.checks.rule import About, audience_rule, message_rule
from campaign.checks.situation import Situation
from campaign.language import mark, mark_many, say
from campaign.model.messages import Message
from campaign.model.people import Audience


@audience_rule(
    About(
        "A001",
        "warning",
        name=mark("an audience that hears nothing"),
        why=mark("Whoever is in the plan and hears nothing fills in the rest, and hears it from somebody else first."),
        source=mark("Dutch national government, communication calendar: for every audience, what it hears and when."),
    ),
    reads=(),
    folded=mark("No message reaches {count} of {total} audiences: {audiences}. Address one to them, or take them out."),
)
def never_reached(situation: Situation, audience: Audience) -> Found | None:
    """A001: an audience is never reached, directly or through what it is part of; at high impact that is an error.

    A message without a date reaches its audience too: that it still needs one is told elsewhere.
    """
    if situation.holds_for(audience.id, lambda each: bool(situation.told(each).messages)):
        return None
    text = say(
        "No message reaches {audience}. Address one to them, or to an audience that they are part of.",
        audience=audience.label,
    )
    return Found(text, severity="error" if audience.impact == "high" else None)


@audience_rule(
    About(
        "A005",
        "hint",
        name=mark("a hard-hit audience whose gain and loss nobody wrote down"),
        why=mark("People first ask what it means for them. A message that cannot say so is not heard."),
        source=mark("Prosci: what is in it for me, told with its losses as well."),
    ),
    reads=(),
    folded=mark("It is not written what this means for {count} of {total} audiences with a high impact: {audiences}."),
    impacts=("high",),
)
def no_benefit(situation: Situation, audience: Audience) -> Found | None:
    """A005: a high-impact audience has no `benefit`: what it means for them, gain and loss."""
    if audience.benefit.strip():
        return None
    text = say("It is not written what this means for {audience}: what they gain and lose.", audience=audience.label)
    return Found(text, "benefit")


@message_rule(
    About(
        "A010",
        "warning",
        name=mark("a channel that does not reach its audience"),
        why=mark("A message on an intranet that somebody has no account for was never sent to them."),
        source=mark("Practice: the audience itself says through which channels it is reached."),
    ),
    reads=("title", "audiences", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} messages goes through a channel that does not reach its audience. Choose another channel.",
        "{count} of {total} messages go through a channel that does not reach their audience. Choose other channels.",
    ),
)
def unreachable(situation: Situation, message: Message) -> Found | None:
    """A010: an audience is addressed through a channel that does not reach it.

    Only whom a message names is looked at: a message to all staff may miss a few of its parts. Silent about an
    audience that does not say which channels reach it.
    """
    named = (audience for name in message.audiences if (audience := situation.plan.audience(name)))
    missed = [each.label for each in named if each.channels and message.channel not in each.channels]
    channel = situation.channel(message) if missed else None
    if channel is None:
        return None
    text = say(
        "{title} goes to {audiences} through {channel}, which does not reach them. Choose a channel that does.",
        title=titled(message.title),
        audiences=missed,
        channel=channel.label,
    )
    return Found(text, "channel")


@audience_rule(
    About(
        "A012",
        "hint",
        name=mark("a large, hard-hit audience without managers"),
        why=mark("Whose managers are not in the plan cannot be told first, and no check can see that they are not."),
        source=mark("Ours: without managers the check on the cascade, A006, sees nothing."),
        numbers=mark("25 people is ours: smaller groups often have one manager, who is in the plan anyway."),
    ),
    reads=(),
    folded=mark(
        "{count} of {total} audiences with a high impact have no managers named: {audiences}. "
        "Fill in of the audience of their managers whom those lead."
    ),
    impacts=("high",),
)
def no_managers(situation: Situation, audience: Audience) -> Found | None:
    """A012: a high-impact audience of 25 people or more has no managers named; the number is ours."""
    size = audience.size or 0
    if size < situation.checks.A012.size:
        return None
    if situation.holds_for(audience.id, lambda each: bool(situation.managers(each))):
        return None
    text = say(
        "Nobody leads {audience} ({size} people) in this plan. Fill in of the audience of their managers whom those "
        "lead; then it shows whether they hear it first.",
        audience=audience.label,
        size=size,
    )
    return Found(text)
