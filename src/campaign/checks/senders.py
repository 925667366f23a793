"""S: whose voice it is. The why comes from those who lead, what it means in person from one's own manager."""

from campaign.checks.finding import Found
from campaign.checks.people import is_from, names
from campaign.checks.quoting import titled
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.checks.told import surely_first
from campaign.checks.wordlists import roles
from campaign.errors import Subject
from campaign.language import mark, say
from campaign.model.messages import Message
from campaign.model.people import Audience


@audience_rule(
    About(
        "S001",
        "warning",
        name=mark("a why that does not come from who leads"),
        why=mark("Why the organisation changes is believed from who decides about it."),
        source=mark("Prosci, preferred sender: the reasons from those at the top, the rest from one's own manager."),
    ),
    reads=("slot", "title", "sender", "key_messages"),
    folded=mark("The first why for {count} of {total} audiences does not come from a leader: {audiences}."),
)
def why_from_others(situation: Situation, audience: Audience) -> Found | None:
    """S001: an audience's first why does not come from the sponsor or a leader (Prosci).

    A leader is a sender whom the campaign lists as one, or whose role says so. Silent without a sender, without a
    sponsor, where no message uses key messages, about the sponsor itself and who leads it, and about what was sent.
    """
    campaign = situation.plan.campaign
    says_why = situation.says_why
    if says_why is None or not campaign.sponsor.strip():
        return None
    heard = situation.heard(audience.id)
    first = surely_first(each for each in heard if says_why(each.message) and each.message.status != "idea")
    if first is None or first.message.status == "sent":
        return None
    sender = first.message.sender.strip()
    if not sender or _leads(situation, sender) or _is_over_sponsor(situation, audience):
        return None
    if situation.holds_for(audience.id, lambda each: situation.told(each).heard_why_before(first.slot)):
        return None
    text = say(
        "The first why for {audience} comes from {sender}: {title} ({day}). Let {sponsor} or another leader tell it.",
        audience=audience.label,
        sender=sender,
        title=titled(first.message.title),
        day=first.slot.first,
        sponsor=campaign.sponsor,
    )
    return Found(text, subject=Subject("messages", first.message.id, "sender"))


def _leads(situation: Situation, sender: str) -> bool:
    """Tell whether a sender is the sponsor, a leader of this campaign, or one by their role."""
    campaign = situation.plan.campaign
    return any(names(sender, each) for each in (campaign.sponsor, *campaign.leaders)) or roles().is_leader(sender)


def _is_over_sponsor(situation: Situation, audience: Audience) -> bool:
    """Tell whether an audience is the sponsor, or leads an audience that is."""
    sponsor = situation.plan.campaign.sponsor
    led = (situation.plan.audience(each) for each in audience.leads)
    return any(is_from(sponsor, each) for each in (audience, *led) if each)


@audience_rule(
    About(
        "S002",
        "hint",
        name=mark("a hard-hit audience that hears nothing from its own manager"),
        why=mark("What it means for me is best heard from who knows my work."),
        source=mark("Prosci, preferred sender: what it means in person from one's own manager."),
    ),
    reads=("title", "sender", "personal"),
    folded=mark("No message to {count} of {total} audiences comes from their own manager: {audiences}."),
    impacts=("high",),
)
def nothing_from_manager(situation: Situation, audience: Audience) -> Found | None:
    """S002: no message to a high-impact audience comes from its own manager; a `personal` one that does not is named.

    The manager is an audience that leads them, or whoever is called a manager. Silent where no message has a sender.
    """

    def has_one(each: str) -> bool:
        return any(_is_from_manager(situation, each, message) for message in _signed(situation, each))

    signed = _signed(situation, audience.id)
    if not signed or situation.holds_for(audience.id, has_one):
        return None
    personal = next((message for message in signed if message.personal), None)
    if personal is None:
        text = say(
            "No message to {audience} comes from their own manager. Let the manager tell what it means for them.",
            audience=audience.label,
        )
        return Found(text)
    text = say(
        "No message to {audience} comes from their own manager, not even {title}, which is about them in person. "
        "Let the manager tell that one.",
        audience=audience.label,
        title=titled(personal.title),
    )
    return Found(text, others=(personal.id,))


def _signed(situation: Situation, audience_id: str) -> list[Message]:
    """Return the messages to an audience that have a sender, without mere ideas."""
    return [each for each in situation.told(audience_id).messages if each.sender.strip() and each.status != "idea"]


def _is_from_manager(situation: Situation, audience_id: str, message: Message) -> bool:
    """Tell whether the sender of a message manages an audience."""
    managers = situation.managers(audience_id)
    return any(is_from(message.sender, each) for each in managers) or roles().is_manager(message.sender)
