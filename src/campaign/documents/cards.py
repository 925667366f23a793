"""A card: a message as a document for people tells it, in the language of its plan."""

from collections.abc import Iterator
from typing import NamedTuple

from campaign.addresses import followed
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
    value: str
    """What is told; "" for a link alone."""
    link: str = ""
    """Where it leads, as it was written; "" for nowhere."""

    @property
    def followed(self) -> str:
        """Return the link when a reader may follow it, else ""."""
        return followed(self.link)


class Card(NamedTuple):
    """What is told of a message. To outsiders only its title and when it is."""

    title: str
    """What it is called."""
    slot: Slot | None
    """Its first slot; None when it waits for a moment."""
    when: str
    """When it is, or why it waits."""
    again: tuple[str, ...] = ()
    """When it comes back."""
    channel: str = ""
    """What its channel is called."""
    status: str = ""
    """How far it is: a sign and a word."""
    facts: tuple[Fact, ...] = ()
    """What else is told of it; only what there is."""
    agenda: tuple[str, ...] = ()
    """The items of an overleg."""
    body: str = ""
    """The text itself."""
    anchor: str = ""
    """The id of the message; "" to outsiders."""


def card_of(contents: Contents, message: Message, words: Language) -> Card:
    """Return the card of a message."""
    timing = contents.schedule.timing(message.id)
    channel = contents.schedule.channel(message)
    reason = words.render(timing.reason) if timing.reason else words.text(mark("no moment yet"))
    when = when_of(timing.first, words, ends=bool(channel and channel.live)) if timing.first else reason
    again = tuple(_again(timing.slots[1:], words))
    if contents.titles_only:
        return Card(message.title, timing.first, when, again)
    return Card(
        message.title,
        timing.first,
        when,
        again,
        channel.label if channel else message.channel,
        f"{STATUS_MARKS[message.status]} {words.text(STATUS_NAMES[message.status])}",
        tuple(each for each in _facts(contents, message, words) if each.value or each.link),
        tuple(_agenda(message, words)),
        message.body,
        message.id,
    )


def when_of(slot: Slot, words: Language, *, ends: bool = False) -> str:
    """Return when something is, and whether that may still change; for what people attend also when it ends."""
    end = f"–{slot.end:%H:%M}" if ends and slot.end and slot.first == slot.last else ""
    indicative = f" {words.text(INDICATIVE)}" if slot.certainty == "indicative" else ""
    return moment(slot, words) + end + indicative


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
    yield _fact("goal", _behind(message.goal, effect), words)
    yield _fact("activation", _joined(message.activation, _deadline(contents, message, words)), words)
    yield _fact("activation_link", "", words, message.activation_link)
    yield _fact("audiences", _audiences(plan, message, words), words)
    yield _fact("sender", message.sender, words)
    yield _fact("owner", message.owner, words)
    yield _fact("medium", message.medium, words)
    yield _fact("location", message.location, words)
    kernels = {each.id: each.label for each in plan.key_messages}
    yield _fact("key_messages", " · ".join(kernels.get(each, each) for each in message.key_messages), words)
    yield _fact("feedback", message.feedback, words)
    yield _fact("link", "", words, message.link)


def _fact(key: str, value: str, words: Language, link: str = "") -> Fact:
    """Return a fact with the name of its key."""
    return Fact(key, words.text(WORDS[key]), value, link)


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
