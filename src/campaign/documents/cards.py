"""A card: a message as a document for people tells it, in the language of its plan."""

from collections.abc import Iterator
from typing import NamedTuple

from campaign.documents.contents import Contents
from campaign.language import Language, mark, say
from campaign.model.field_words import EFFECT_WORDS, INDICATIVE, MODE_WORDS, STATUS_MARKS, STATUS_NAMES, WORDS
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.moments import moment
from campaign.schedule.slots import Slot

MOST_TOLD = 12
"""Moments of a message that comes back which are told one by one; of more only how many there are."""


class Fact(NamedTuple):
    """One thing that is told of a message."""

    key: str
    """The key of the plan that it is of."""
    label: str
    """What it is called."""
    values: tuple[str, ...] = ()
    """What is told; none for a link alone."""
    link: str = ""
    """Where it leads, as it was written; "" for nowhere."""


class Card(NamedTuple):
    """What is told of a message. To outsiders only its title and when it is."""

    title: str
    """What it is called."""
    slot: Slot | None
    """Its first slot; None when it waits for a moment."""
    when: str
    """When it is, or why it waits."""
    day: str
    """The first of its days, without the year; "" when it has none."""
    again: tuple[str, ...] = ()
    """When it comes back; of what comes back often only how often."""
    channel: str = ""
    """What its channel is called."""
    status: str = ""
    """How far it is: a sign and a word."""
    facts: tuple[Fact, ...] = ()
    """What else is told of it; only what there is."""
    body: str = ""
    """The text itself."""
    anchor: str = ""
    """The id of the message; "" to outsiders."""


def card_of(contents: Contents, message: Message, words: Language) -> Card:
    """Return the card of a message."""
    timing = contents.schedule.timing(message.id)
    channel = contents.schedule.channel(message)
    reason = words.render(timing.reason) if timing.reason else words.text(mark("no moment yet"))
    ends = bool(channel and channel.live) and not contents.titles_only
    when = when_of(timing.first, words, ends=ends) if timing.first else reason
    again = tuple(_again(timing.slots[1:], words))
    day = day_of(timing.first, words) if timing.first else ""
    if contents.titles_only:
        return Card(message.title, timing.first, when, day, again)
    return Card(
        message.title,
        timing.first,
        when,
        day,
        again,
        channel.label if channel else message.channel,
        f"{STATUS_MARKS[message.status]} {words.text(STATUS_NAMES[message.status])}",
        tuple(each for each in _facts(contents, message, words) if each.values or each.link),
        message.body,
        message.id,
    )


def when_of(slot: Slot, words: Language, *, ends: bool = False) -> str:
    """Return when something is, and whether that may still change; for what people attend also when it ends."""
    end = f"–{slot.end:%H:%M}" if ends and slot.end and slot.first == slot.last else ""
    indicative = f" {words.text(INDICATIVE)}" if slot.certainty == "indicative" else ""
    return moment(slot, words) + end + indicative


def day_of(slot: Slot, words: Language) -> str:
    """Return the first day of something in a few cells: "~wo 10 mrt" where that may still change."""
    return f"{'~' if slot.certainty == 'indicative' else ''}{words.day(slot.first)}"


def _again(slots: tuple[Slot, ...], words: Language) -> Iterator[str]:
    """Give when a message comes back: each time, or where that is too much how often and until when."""
    if len(slots) <= MOST_TOLD:
        yield from (moment(slot, words) for slot in slots)
        return
    last = words.full_day(slots[-1].first)
    yield words.render(say("{count} times more, until {day}", count=len(slots), day=last))


def _facts(contents: Contents, message: Message, words: Language) -> Iterator[Fact]:
    """Give what is told of a message, in the order in which a reader asks for it."""
    plan = contents.plan
    effect = words.text(EFFECT_WORDS[message.effect]) if message.effect else ""
    yield _fact(words, "goal", _behind(message.goal, effect))
    yield _fact(words, "activation", _joined(message.activation, _deadline(contents, message, words)))
    yield _fact(words, "activation_link", link=message.activation_link)
    yield _fact(words, "audiences", _audiences(plan, message, words))
    yield _fact(words, "sender", message.sender)
    yield _fact(words, "owner", message.owner)
    yield _fact(words, "medium", message.medium)
    yield _fact(words, "location", message.location)
    yield _fact(words, "feedback", message.feedback)
    yield _fact(words, "link", link=message.link)
    kernels = {each.id: each.label for each in plan.key_messages}
    yield _fact(words, "key_messages", *(kernels.get(each, each) for each in message.key_messages))
    yield _fact(words, "agenda", *_agenda(message, words))


def _fact(words: Language, key: str, *values: str, link: str = "") -> Fact:
    """Return a fact with the name of its key."""
    return Fact(key, words.text(WORDS[key]), tuple(filter(None, values)), link)


def _deadline(contents: Contents, message: Message, words: Language) -> str:
    """Return by when a reader does what is asked."""
    slot = contents.schedule.deadline(message, message.activation_by) if message.activation_by else None
    return words.render(say("before the end of {day}", day=slot.first)) if slot else ""


def _audiences(plan: Plan, message: Message, words: Language) -> str:
    """Return for whom a message is, and who is left out."""
    names, excluded = (
        ", ".join(each.label if (each := plan.audience(name)) else name for name in ids)
        for ids in (message.audiences, message.excluded)
    )
    return _behind(names, words.render(say("except {names}", names=excluded)) if excluded else "")


def _agenda(message: Message, words: Language) -> Iterator[str]:
    """Give the items of an overleg: how long, what, and what people do."""
    for item in message.agenda:
        minutes = f"{item.minutes}'" if item.minutes is not None else ""
        yield _joined(minutes, _behind(item.item, words.text(MODE_WORDS[item.mode])), sign=" ")


def _behind(text: str, more: str) -> str:
    """Return a text with something more in brackets."""
    return f"{text} ({more})" if text and more else text


def _joined(*texts: str, sign: str = " · ") -> str:
    """Return the texts that there are, with a sign between them."""
    return sign.join(filter(None, texts))
