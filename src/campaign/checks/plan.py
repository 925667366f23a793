"""P: whose it is. Why the campaign is there, who makes each message happen, and whose voice it has."""

from collections.abc import Iterator

from campaign.checks.finding import Found
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule, plan_rule
from campaign.checks.situation import UNREVIEWED, Situation
from campaign.errors import Subject
from campaign.language import mark, mark_many, say
from campaign.model.messages import Message


@message_rule(
    About(
        "P001",
        "warning",
        name=mark("a message without an owner"),
        why=mark("What nobody owns, nobody does."),
        source=mark("The communication calendar of the Dutch central government: every item has an owner."),
    ),
    reads=("owner", "title", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} messages has no owner. Fill in who makes it happen.",
        "{count} of {total} messages have no owner. Fill in who makes them happen.",
    ),
)
def no_owner(situation: Situation, message: Message) -> Found | None:
    """P001: a message has no owner, and neither has its channel (Rijks communication calendar)."""
    if message.owner.strip():
        return None
    channel = situation.channel(message)
    if channel is not None and channel.owner.strip():
        return None
    return Found(say("{title} has no owner. Fill in who makes it happen.", title=titled(message.title)), "owner")


@plan_rule(
    About(
        "P003",
        "warning",
        name=mark("a campaign that does not say why"),
        why=mark("Why is the first thing people ask. Without an answer everybody makes up one of their own."),
        source=mark("Prosci: the need for the change comes first."),
    ),
    reads=("key_messages",),
)
def no_why(situation: Situation) -> Iterator[Found]:
    """P003: the campaign does not say why, and no key message does (Prosci: awareness of the need for change)."""
    says_nothing = situation.wording.says_nothing
    if not says_nothing(situation.plan.campaign.why):
        return
    if any(each.why and not says_nothing(each.text) for each in situation.plan.key_messages):
        return
    text = say(
        "The campaign does not say why. Write in a few sentences why, why now, and what happens if nothing is done."
    )
    yield Found(text, subject=Subject("campaign", None, "why"))


def written(situation: Situation, message: Message) -> bool:
    """Tell whether a message is more than an idea."""
    return message.status != "idea"


@message_rule(
    About(
        "P006",
        "warning",
        name=mark("a message without a sender"),
        why=mark("People weigh what they hear by who says it: their own manager, or whoever decided."),
        source=mark("Prosci, on preferred senders."),
    ),
    reads=("sender", "title", "audiences"),
    folded=mark_many(
        "{count} of {total} messages has no sender. Fill in whose voice it is.",
        "{count} of {total} messages have no sender. Fill in whose voice each of them is.",
    ),
    concerns=written,
)
def no_sender(situation: Situation, message: Message) -> Found | None:
    """P006: a message has no sender from review on, or is addressed to a hard hit audience (Prosci)."""
    if message.sender.strip():
        return None
    hit = [
        audience
        for each in message.audiences
        if (audience := situation.plan.audience(each)) is not None and audience.impact == "high"
    ]
    if hit:
        text = say(
            "{title} has no sender, and it is for {audiences}, whom the change hits hard. Fill in whose voice it is.",
            title=titled(message.title),
            audiences=[audience.label for audience in hit],
        )
        return Found(text, "sender", audience=hit[0].id)
    if message.status in UNREVIEWED:
        return None
    return Found(say("{title} has no sender. Fill in whose voice it is.", title=titled(message.title)), "sender")
