"""T: what happens at the same time elsewhere. Other campaigns, and other people's calendars."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from campaign.checks.finding import Found
from campaign.checks.good_days import ahead, to_come
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule
from campaign.checks.situation import Situation
from campaign.language import Sentence, mark, mark_many, say
from campaign.model.messages import Message
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.hearings import Hearing, Hearings
from campaign.schedule.slots import START_OF_TIME, Slot

MOST_TOLD = 3
"""Messages or events that one finding names."""
LONGEST_EVENT = timedelta(days=1)
"""What takes longer is no appointment, but a stretch of days with hours at its ends."""


@message_rule(
    About(
        "T005",
        "hint",
        name=mark("two campaigns on one day"),
        why=mark("Two stories on one day push each other out, and people wonder why nobody put them together."),
        source=mark("Staffbase Academy."),
    ),
    reads=("slot", "title", "channel", "audiences", "excluded", "channels"),
    folded=mark_many(
        "{count} of {total} messages is on a day on which another campaign tells the same people something.",
        "{count} of {total} messages are on a day on which another campaign tells the same people something.",
    ),
    concerns=to_come,
)
def two_campaigns_on_one_day(situation: Situation, message: Message) -> Found | None:
    """T005: another open campaign tells the same audience something on the same day (Staffbase Academy).

    What stands in one edition together is one thing to its readers. Ideas of others and windows do not count.
    """
    for slot in ahead(situation, message) if situation.others else ():
        found = [] if slot.window else list(_told_elsewhere(situation, message, slot.first))
        if found:
            return Found(_collision(situation, message, slot.first, found), "when")
    return None


def _told_elsewhere(
    situation: Situation, message: Message, day: date
) -> Iterator[tuple[Hearings, Hearing, frozenset[str]]]:
    """Give what other campaigns tell the audiences of a message on a day, and which of those hear both."""
    reached = situation.hearings.reach.reached(message)
    for campaign in situation.others:
        for hearing in campaign.on(day):
            both = reached & campaign.reach.reached(hearing.message)
            if both and hearing.message.status != "idea" and not _share_edition(situation, message, hearing.message):
                yield campaign, hearing, both


def _share_edition(situation: Situation, message: Message, other: Message) -> bool:
    """Tell whether two messages of one day stand in the same edition of a channel."""
    channel = situation.channel(message)
    if channel is None or channel.id != other.channel:
        return False
    return channel.rhythm is not None or channel.kind == "nieuwsbrief"


def _collision(
    situation: Situation, message: Message, day: date, found: list[tuple[Hearings, Hearing, frozenset[str]]]
) -> Sentence:
    """Return what is said of messages of other campaigns on one day; what is confidential there keeps its title."""
    told: list[object] = []
    for campaign, hearing, _both in found:
        named = _named(campaign, hearing.message)
        if named not in told:  # several that are confidential are called the same
            told.append(named)
    return say(
        "On {day} {audience} get {others} besides {title}. Move one, or tell it together.",
        day=day,
        audience=_widest(situation, found[0][2]),
        title=titled(message.title),
        others=[*told[:MOST_TOLD], *(["…"] if len(told) > MOST_TOLD else [])],
    )


def _named(campaign: Hearings, message: Message) -> Sentence:
    """Return what a message of another campaign is called."""
    title = campaign.schedule.plan.campaign.title
    if message.confidential:
        return say("a message of {campaign}", campaign=title)
    return say("{title} ({campaign})", title=titled(message.title), campaign=title)


def _widest(situation: Situation, audiences: frozenset[str]) -> str:
    """Return what an audience is called that is part of none of the others."""
    above = situation.hearings.reach.above
    widest = min(audiences, key=lambda each: (len(above[each] & audiences), each))
    audience = situation.plan.audience(widest)
    return audience.label if audience else widest


def timed_overleg(situation: Situation, message: Message) -> bool:
    """Tell whether a message is an overleg to come, at a time."""
    if situation.kind(message) != "overleg" or not to_come(situation, message):
        return False
    return situation.schedule.timing(message.id).slots[0].start is not None


@message_rule(
    About(
        "T006",
        "hint",
        name=mark("an overleg at the same time as something in another calendar"),
        why=mark("Who must choose stays away from one of the two, and that is seldom the other one."),
        source=mark("What planners ask for; the other calendars are those in the backdrop."),
    ),
    reads=("slot", "title", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} meetings overlaps something in another calendar. Choose another time.",
        "{count} of {total} meetings overlap something in another calendar. Choose another time.",
    ),
    concerns=timed_overleg,
)
def overlaps_calendar(situation: Situation, message: Message) -> Found | None:
    """T006: an overleg overlaps an event with hours of another calendar (what planners ask for).

    An event of the same name is the overleg itself, in somebody's calendar.
    """
    for slot in ahead(situation, message) if situation.backdrop else ():
        found = [each for each in overlapping(situation.backdrop, slot) if each.title != message.title]
        if found:
            text = say(
                "{title} overlaps {events} on {day} at {time}. Choose another time, or ask who can come.",
                title=titled(message.title),
                events=[each.title for each in found[:MOST_TOLD]] + ["…"] * (len(found) > MOST_TOLD),
                day=slot.first,
                time=slot.start.time() if slot.start else "",
            )
            return Found(text, "when")
    return None


def overlapping(backdrop: tuple[BackdropEvent, ...], slot: Slot) -> Iterator[BackdropEvent]:
    """Give the events with hours that overlap a slot with hours, of events in the order of their slots."""
    if slot.start is None or slot.end is None:
        return
    earliest = slot.first - LONGEST_EVENT
    place = bisect_left(backdrop, (earliest, START_OF_TIME), key=lambda event: event.slot.sort_key)
    while place < len(backdrop) and backdrop[place].slot.first <= slot.last:
        event = backdrop[place]
        start, end = event.slot.start, event.slot.end
        if start and end and start < slot.end and slot.start < end and end - start <= LONGEST_EVENT:
            yield event
        place += 1
