"""K: the key messages. The why first, again before go-live, and what must land often enough."""

from datetime import timedelta

from campaign.checks.finding import Found
from campaign.checks.quoting import quoted, titled
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import mark, say
from campaign.model.messages import Message
from campaign.model.people import Audience
from campaign.schedule.hearings import Hearing
from campaign.schedule.order import Order, order


@audience_rule(
    About(
        "K001",
        "hint",
        name=mark("a key message that is not repeated enough"),
        why=mark("Once is not heard. What must stick has to come back, through other voices and channels."),
        source=mark("Prosci: five to seven times before it lands."),
        numbers=mark("5 times is the source's; 3 for audiences under 25 people, and 6 weeks, are ours."),
    ),
    reads=("slot", "key_messages", "alternatives"),
    folded=mark("Key messages that must land come back too seldom for {count} of {total} audiences: {audiences}."),
    impacts=("high", "medium"),
)
def seldom_repeated(situation: Situation, audience: Audience) -> Found | None:
    """K001: a must-land key message reaches a high or medium audience fewer than 5 times (Prosci).

    Fewer than 3 for an audience under 25 people, or of which nobody says how many they are; that number is ours. Silent
    about plans under 6 weeks, and once the campaign is over.
    """
    limit = times_wanted(situation, audience)
    if limit is None or not situation.key_messages:
        return None
    seldom = situation.told(audience.id).seldom(
        (each.id for each in situation.key_messages.values() if each.must), limit
    )
    missing = [
        say("{quote} ({count}×)", quote=quoted(situation.key_messages[each].label), count=count)
        for each, count in seldom.items()
        if not lands(situation, audience, each, limit)
    ]
    if not missing:
        return None
    text = say(
        "Repeated too seldom for {audience} (limit {limit} times): {missing}. Let more messages carry it.",
        audience=audience.label,
        limit=limit,
        missing=missing,
    )
    return Found(text)


def times_wanted(situation: Situation, audience: Audience) -> int | None:
    """Return how often an audience should hear a key message that must land; None where that does not count."""
    if audience.impact not in {"high", "medium"} or not _lasts_long_enough(situation):
        return None
    numbers = situation.checks.K001
    return numbers.times if audience.size is not None and audience.size >= numbers.small else numbers.small_times


def lands(situation: Situation, audience: Audience, key_message: str, times: int) -> bool:
    """Tell whether an audience, or every part of it, hears a key message so many times."""
    return situation.holds_for(audience.id, lambda each: not situation.told(each).seldom([key_message], times))


def _lasts_long_enough(situation: Situation) -> bool:
    """Tell whether a campaign takes the weeks in which repetition counts, and is not over."""
    campaign, span = situation.plan.campaign, situation.schedule.span
    first, last = campaign.start or (span and span[0]), campaign.end or (span and span[1])
    if not first or not last or last < situation.today:
        return False
    return (last - first).days + 1 >= 7 * situation.checks.K001.weeks


@audience_rule(
    About(
        "K002",
        "warning",
        name=mark("a first message that does not say why"),
        why=mark("Who does not know why has no ear for what and when."),
        source=mark("Prosci: the why before anything else."),
    ),
    reads=("slot", "title", "key_messages"),
    folded=mark("The first message to {count} of {total} audiences does not say why: {audiences}."),
)
def opens_without_why(situation: Situation, audience: Audience) -> Found | None:
    """K002: an audience's first message does not carry a key message that says why (Prosci).

    Silent where no message uses key messages, and about what was sent.
    """
    told = situation.told(audience.id)
    if told.says_why is None or not told.opening or any(told.says_why(each.message) for each in told.opening):
        return None
    first = told.opening[0]
    if first.message.status == "sent":
        return None
    if situation.holds_for(audience.id, lambda each: situation.told(each).heard_before(first.slot)):
        return None
    text = say(
        "{title} ({day}) is the first message to {audience}, and does not say why. "
        "Let it carry the key message that does, or tell that first.",
        title=titled(first.message.title),
        day=first.slot.first,
        audience=audience.label,
    )
    return Found(text, subject=Subject("messages", first.message.id, "key_messages"))


@audience_rule(
    About(
        "K003",
        "warning",
        name=mark("people who learn how before they know why"),
        why=mark("Who learns the buttons without the reason learns them for the training, not for the work."),
        source=mark("ADKAR: awareness and desire before knowledge."),
    ),
    reads=("slot", "title", "key_messages", "teaches", "agenda", "medium", "channel", "channels"),
    folded=mark("{count} of {total} audiences learn how before they hear why: {audiences}."),
)
def how_before_why(situation: Situation, audience: Audience) -> Found | None:
    """K003: an audience is taught how before it heard why (ADKAR).

    It is taught by a message that says so, by an overleg in which people do something, or by one whose title, medium or
    channel is called a training. Silent where no message uses key messages, and about what was sent.
    """
    told = situation.told(audience.id)
    why = min(told.whys, key=lambda each: each.slot.sort_key, default=None)
    first = _taught_before(situation, audience.id, why)
    if first is None or first.message.status == "sent":
        return None
    if situation.holds_for(audience.id, lambda each: situation.told(each).heard_why_before(first.slot)):
        return None
    values = {"title": titled(first.message.title), "day": first.slot.first, "audience": audience.label}
    subject = Subject("messages", first.message.id, "when")
    if why is None:
        text = say(
            "{title} ({day}) sets {audience} to work, and nothing tells them why. Tell them why first.",
            **values,
        )
        return Found(text, subject=subject)
    text = say(
        "{title} ({day}) sets {audience} to work before they hear why ({why}). Tell them why first.",
        why=why.slot.first,
        **values,
    )
    return Found(text, subject=subject)


def _taught_before(situation: Situation, audience_id: str, why: Hearing | None) -> Hearing | None:
    """Return the first time that an audience is surely taught how before it hears why, or without ever hearing it."""
    told = situation.told(audience_id)
    if told.says_why is None or (why is None and any(told.says_why(each) for each in told.messages)):
        return None
    for hearing in told.hearings:
        if why is not None and hearing.slot.first > why.slot.first:
            return None
        if (why is None or order(hearing.slot, why.slot) is Order.EARLIER) and _teaches(situation, hearing.message):
            return hearing
    return None


def _teaches(situation: Situation, message: Message) -> bool:
    """Tell whether a message teaches people how."""
    if message.teaches or any(item.mode == "do" for item in message.agenda):
        return True
    channel = situation.channel(message)
    texts = (message.title, message.medium, message.channel, channel.name if channel else "")
    return any(situation.wording.teaches(each) for each in texts if each)


@audience_rule(
    About(
        "K004",
        "hint",
        name=mark("a why that does not return before go-live"),
        why=mark("By go-live the first meeting is months ago, and the doubts are new."),
        source=mark("Prosci: keep repeating the why."),
        numbers=mark("6 weeks is ours."),
    ),
    reads=("slot", "when", "key_messages"),
    folded=mark("The why does not return before go-live for {count} of {total} audiences: {audiences}."),
    impacts=("high", "medium"),
)
def why_gone(situation: Situation, audience: Audience) -> Found | None:
    """K004: the why does not return in the 6 weeks before go-live, for a high or medium impact.

    The day of go-live counts too. Silent about who heard no why before those weeks, which other rules tell, without a
    go-live, and once that is past.
    """
    if situation.golive is None or situation.golive[1].first < situation.today:
        return None
    weeks = situation.checks.K004.weeks
    last = situation.golive[1].first
    first = last - timedelta(weeks=weeks)

    whys = situation.told(audience.id).whys
    if not whys or whys[0].slot.first > last:
        return None
    if situation.holds_for(audience.id, lambda each: situation.told(each).says_why_between(first, last)):
        return None
    text = say(
        "The why does not return for {audience} in the {weeks} weeks before go-live. "
        "Tell it again between {first} and {last}.",
        audience=audience.label,
        weeks=weeks,
        first=first,
        last=last,
    )
    return Found(text)
