"""A: the cascade. Managers hear it before their people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto

from campaign.checks.finding import Fix, Found, Move
from campaign.checks.good_days import good_day
from campaign.checks.people import is_from
from campaign.checks.quoting import quoted, titled
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.checks.told import surely_first
from campaign.errors import Severity, Subject
from campaign.language import mark, say
from campaign.model.messages import SETTLED
from campaign.model.people import Audience
from campaign.schedule.hearings import Hearing
from campaign.schedule.order import Order, latest, order

RUN_UP = timedelta(days=14)
"""How long before a milestone managers may be briefed about it. Ours."""


class Wrong(Enum):
    """How people hear it in the wrong order."""

    NEVER = auto()
    """Their managers are not told at all."""
    BEFORE = auto()
    """They hear it before their managers."""
    TOGETHER = auto()
    """They hear it at the same moment."""
    SAME_DAY = auto()
    """They hear it on the same day, though later."""
    SHORT = auto()
    """They hear it before their managers had the working days that they need."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One time that people hear something too soon after their managers, or before them."""

    wrong: Wrong
    people: Hearing
    """When the people hear it."""
    managers: Hearing | None
    """When their managers hear it."""
    key_messages: list[str] = field(default_factory=list)
    """The key messages that it is about, by their ids; empty when it is about the news as a whole."""


@audience_rule(
    About(
        "A006",
        "warning",
        name=mark("people who hear it before their managers"),
        why=mark(
            "People take the news to their own manager. Who knows nothing then cannot help them, and feels passed by."
        ),
        source=mark("Practice of the cascade: the managers first, with questions and answers."),
        numbers=mark(
            "1 working day between managers and their people is ours, and so are the 2 weeks before a milestone."
        ),
    ),
    reads=(
        "slot",
        "when",
        "title",
        "key_messages",
        "sender",
        "channel",
        "channels",
        "repeat",
        "follows",
        "not_before",
    ),
    folded=mark("{count} of {total} audiences hear it before or together with their managers: {audiences}."),
)
def before_managers(situation: Situation, audience: Audience) -> Iterator[Found]:
    """A006: people hear it before, or at the same moment as, the managers who lead them; on the same day is a hint.

    Compares the first message to them with the first one addressed to their managers, per key message. Without any, the
    first of all and the first after each milestone, about which managers may be briefed two weeks ahead. A message to a
    larger audience that holds both is addressed to neither. One working day and two weeks are ours. Silent where the
    managers are the sender, where a window still leaves it open, and about what was sent.
    """
    for managers in situation.managers(audience.id):
        if managers.id == audience.id:
            continue
        breaches: dict[tuple[str, Wrong], Breach] = {}
        for breach in _breaches(situation, audience, managers):
            message = breach.people.message
            if message.status == "sent" or is_from(message.sender, managers):
                continue
            known = breaches.setdefault((message.id, breach.wrong), breach)
            if known is not breach:
                known.key_messages.extend(breach.key_messages)
        for breach in breaches.values():
            yield _told(situation, audience, managers, breach)


def _breaches(situation: Situation, audience: Audience, managers: Audience) -> Iterator[Breach]:
    """Give every time that an audience hears something before or too soon after its managers."""
    above = situation.hearings.reach.above
    apart = situation.addressed(above[managers.id] - above[audience.id])
    told = situation.told(audience.id)
    if not told.opening:
        return
    if not apart.messages:
        yield Breach(Wrong.NEVER, told.opening[0], None)
    elif situation.key_messages:
        for key_message, people in told.first_of.items():
            known = situation.key_messages.get(key_message)
            first = apart.earliest_of.get(key_message)
            if first is not None:
                yield from _compared(situation, people, first, [key_message])
            elif known and known.must and not any(key_message in each.key_messages for each in apart.messages):
                yield Breach(Wrong.NEVER, people, None, [key_message])
    else:
        for run_up, start, end in _periods(situation, audience):
            heard = surely_first(_within(told.hearings, start, end))
            before = next(_within(apart.hearings, run_up, end), None)
            if heard and before:
                yield from _compared(situation, heard, before, [])


def _periods(situation: Situation, audience: Audience) -> Iterator[tuple[date, date, date]]:
    """Give the whole campaign, and what lies between one milestone that concerns an audience and the next.

    Each with the day from which on a briefing of managers is about it: two weeks ahead, but not before the last one.
    """
    yield date.min, date.min, date.max
    days = sorted(
        slot.first
        for milestone in situation.plan.milestones
        if (slot := situation.schedule.milestone(milestone.id)) and situation.concerns(milestone, audience)
    )
    for before, day, after in zip([date.min, *days], days, [*days[1:], None], strict=False):
        yield max(before, day - RUN_UP), day, after - timedelta(days=1) if after else date.max


def _within(hearings: tuple[Hearing, ...], first: date, last: date) -> Iterator[Hearing]:
    """Give the hearings that start within a period."""
    return (each for each in hearings if first <= each.slot.first <= last)


def _compared(situation: Situation, people: Hearing, managers: Hearing, key_messages: list[str]) -> Iterator[Breach]:
    """Give what is wrong with the order in which people and their managers hear something, if anything is."""
    needed = situation.checks.A006.working_days
    match order(managers.slot, people.slot):
        case Order.LATER:
            yield Breach(Wrong.BEFORE, people, managers, key_messages)
        case Order.TOGETHER:
            yield Breach(Wrong.TOGETHER, people, managers, key_messages)
        case Order.SAME_DAY if needed:
            yield Breach(Wrong.SAME_DAY, people, managers, key_messages)
        case Order.EARLIER if needed:
            day = latest(people.slot)
            if day == managers.slot.first:
                yield Breach(Wrong.SAME_DAY, people, managers, key_messages)
            elif day < situation.working_day(managers.slot.first, needed):
                yield Breach(Wrong.SHORT, people, managers, key_messages)
        case _:
            pass


def _told(situation: Situation, audience: Audience, managers: Audience, breach: Breach) -> Found:
    """Return what is said of a breach."""
    message, first = breach.people.message, breach.managers
    others = (first.message.id,) if first and first.message.id != message.id else ()
    values = {
        "title": titled(message.title),
        "day": breach.people.moment,
        "what": _what(situation, breach.key_messages),
        "audience": audience.label,
        "managers": managers.label,
        "first": first.moment if first else "",
        "days": situation.checks.A006.working_days,
    }
    subject = Subject("messages", message.id, "when")
    match breach.wrong:
        case Wrong.NEVER:
            text = say(
                "{title} ({day}) brings {what} to {audience}; their managers ({managers}) are not told it first. "
                "Brief those a working day earlier.",
                **values,
            )
        case Wrong.BEFORE:
            text = say(
                "{title} ({day}) brings {what} to {audience} before their managers hear it ({managers}, {first}). "
                "Brief those a working day earlier.",
                **values,
            )
        case Wrong.TOGETHER:
            text = say(
                "{title} ({day}) brings {what} to {audience} at the same moment as to their managers ({managers}). "
                "Brief those a working day earlier.",
                **values,
            )
        case Wrong.SAME_DAY:
            text = say(
                "{title} ({day}) brings {what} to {audience} on the same day as to their managers "
                "({managers}, {first}). A working day between them gives those time to prepare.",
                **values,
            )
        case Wrong.SHORT:
            text = say(
                "{title} ({day}) brings {what} to {audience} soon after their managers ({managers}, {first}). "
                "Leave at least {days} working days between them.",
                **values,
            )
    severity: Severity | None = "hint" if breach.wrong in {Wrong.SAME_DAY, Wrong.SHORT} else None
    return Found(text, subject=subject, severity=severity, fix=_fix(situation, breach), others=others)


def _what(situation: Situation, key_messages: list[str]) -> object:
    """Return what is heard, in words: key messages between quotation marks, or simply the news."""
    known = [situation.key_messages[each] for each in key_messages if each in situation.key_messages]
    return [quoted(each.label) for each in known] or say("the news")


FARTHEST = timedelta(days=14)
"""How much earlier the managers' message may come by itself; one further on was meant for another moment. Ours."""


def _fix(situation: Situation, breach: Breach) -> Fix | None:
    """Return the managers' message so much earlier, where it tells the same and nothing keeps it where it is.

    Without key messages nobody knows whether the message that comes after it was meant to be the briefing.
    """
    managers = breach.managers
    if managers is None or managers.message.id == breach.people.message.id or not breach.key_messages:
        return None
    if managers.slot.first - breach.people.slot.first > FARTHEST:
        return None
    message = managers.message
    if message.status in SETTLED or message.repeat or message.follows or situation.schedule.dependents(message.id):
        return None
    needed = max(1, situation.checks.A006.working_days)
    before = situation.working_day(breach.people.slot.first, -needed) + timedelta(days=1)
    day = good_day(situation, message, before, -1)
    if day is None:
        return None
    return Fix(say("Move {title} to {day}", title=titled(message.title), day=day), Move(message.id, day))
