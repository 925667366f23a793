"""M: what a channel can carry. Its days and editions, how much fits one, and how long a piece is."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from campaign.checks.finding import Fix, Found, Move
from campaign.checks.good_days import ahead, good_day, not_over, possible_days, takes, to_come
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule, plan_rule
from campaign.checks.situation import UNREVIEWED, Situation
from campaign.errors import Subject
from campaign.language import Sentence, mark, mark_many, say, say_many
from campaign.model.messages import Message


@message_rule(
    About(
        "M005",
        "warning",
        name=mark("a message on a day that its channel does not go out"),
        why=mark("It waits for the next edition, and so comes later than everything in the plan counts on."),
        source=mark("Communicate, an app for communication planning; days and rhythm are those of your own channels."),
    ),
    reads=("slot", "title", "repeat", "not_before", "channel", "audiences", "channels"),
    folded=mark_many(
        "{count} of {total} messages is on a day that its channel does not go out. Move it to an edition.",
        "{count} of {total} messages are on a day that their channel does not go out. Move them to an edition.",
    ),
    concerns=to_come,
)
def off_rhythm(situation: Situation, message: Message) -> Found | None:
    """M005: a message falls outside the days or the rhythm of its channel (Communicate App).

    A window is good with one day in it on which the channel goes out. What does not come back can be moved to the
    nearest earlier day on which it goes out.
    """
    channel = situation.channel(message)
    if channel is None or not (channel.days or channel.rhythm):
        return None
    slots = ahead(situation, message)
    off = [slot for slot in slots if not any(takes(situation, channel, day) for day in possible_days(slot))]
    if not off:
        return None
    values: dict[str, object] = {"title": titled(message.title), "channel": channel.label, "day": off[0].first}
    if message.repeat is not None and len(slots) > 1:
        text = say_many(
            "{title} comes back {count} time on a day that {channel} does not go out, first on {day}. "
            "Let it follow the editions.",
            "{title} comes back {count} times on a day that {channel} does not go out, first on {day}. "
            "Let it follow the editions.",
            len(off),
            **values,
        )
        return Found(text, "repeat")
    better = None if off[0].window else good_day(situation, message, off[0].first, -1)
    if better is None:
        text = say("{title} is on {day}, and {channel} does not go out then. Choose another day.", **values)
        return Found(text, "when")
    values["better"] = better
    text = say("{title} is on {day}, and {channel} does not go out then. It can on {better}.", **values)
    return Found(text, "when", fix=Fix(say("Move it to {day}", day=better), Move(message.id, better)))


MOST_TOLD = 3
"""Editions that one finding names."""
EditionKey = tuple[str, date]
"""The id of a channel, and a day on which it goes out."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What goes out through one channel on one day."""

    day: date
    own: tuple[Message, ...]
    """Messages of this campaign, in the order of the plan."""
    others: int
    """How many messages of other campaigns."""

    @property
    def count(self) -> int:
        """Return how many messages it holds."""
        return len(self.own) + self.others

    @property
    def told(self) -> Sentence:
        """Return it in words: "7 messages on Mon 1 Mar"."""
        values = {"count": self.count, "day": self.day, "others": self.others}
        if self.others:
            return say("{count} messages on {day}, {others} of other campaigns", **values)
        return say("{count} messages on {day}", **values)


@plan_rule(
    About(
        "M006",
        "warning",
        name=mark("more in an edition than fits"),
        why=mark("In a full edition everything is read less, and the editors choose what stays out."),
        source=mark("Communicate, an app for communication planning."),
        numbers=mark("How many items fit is what your own channel says. All open campaigns count."),
    ),
    reads=("slot", "title", "channel", "channels"),
)
def full_edition(situation: Situation) -> Iterator[Found]:
    """M006: an edition holds more messages than its channel has room for, all open campaigns counted (Communicate App).

    It is told of the last message in it; ideas, windows and past editions do not count.
    """
    channels = {channel.id: channel for channel in situation.plan.channels if channel.capacity}
    full: dict[str, list[Edition]] = {}
    for (channel_id, _day), edition in _editions(situation, channels.keys()).items():
        if edition.count > (channels[channel_id].capacity or 0):
            full.setdefault(edition.own[-1].id, []).append(edition)
    for message_id, editions in full.items():
        message = editions[0].own[-1]
        channel = channels[message.channel]
        text = say(
            "Too much in {channel}: {editions} (limit {limit}). Move {title}, or another message.",
            channel=channel.label,
            editions=[*(each.told for each in editions[:MOST_TOLD]), *(["…"] if len(editions) > MOST_TOLD else [])],
            limit=channel.capacity,
            title=titled(message.title),
        )
        others = dict.fromkeys(each.id for edition in editions for each in edition.own if each is not message)
        yield Found(text, subject=Subject("messages", message_id, "when"), others=tuple(others))


def _editions(situation: Situation, channels: Collection[str]) -> Mapping[EditionKey, Edition]:
    """Return the coming editions of some channels that hold anything of this campaign."""
    own: dict[EditionKey, list[Message]] = {}
    for message in situation.written if channels else ():
        if message.channel in channels:
            for slot in ahead(situation, message):
                if not slot.window:
                    own.setdefault((message.channel, slot.first), []).append(message)
    elsewhere = Counter(
        key
        for hearings in situation.others
        if own
        for hearing in hearings.all
        if not hearing.slot.window
        and hearing.message.status != "idea"
        and (key := (hearing.message.channel, hearing.slot.first)) in own
    )
    return {key: Edition(key[1], tuple(messages), elsewhere[key]) for key, messages in own.items()}


def reviewed_piece(situation: Situation, message: Message) -> bool:
    """Tell whether a message is a piece in a newsletter whose text is far enough to be held to its length."""
    if message.status in UNREVIEWED or situation.kind(message) != "nieuwsbrief":
        return False
    return not_over(situation, message)


@message_rule(
    About(
        "M007",
        "hint",
        name=mark("a long title or text in a newsletter"),
        why=mark("A newsletter is looked through: a title is read on a phone, and a long text is left for later."),
        source=mark("PoliteMail, benchmark of internal mail."),
        numbers=mark("42 characters and 250 words are the source's."),
    ),
    reads=("slot", "title", "body", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} pieces in newsletters has a long title or text. Cut it.",
        "{count} of {total} pieces in newsletters have a long title or text. Cut them.",
    ),
    concerns=reviewed_piece,
)
def long_piece(situation: Situation, message: Message) -> Found | None:
    """M007: a title in a newsletter is over 42 characters, or a text over 250 words (both: PoliteMail)."""
    limits = situation.checks.M007
    title, words = len(message.title), len(message.body.split())
    if title > limits.title:
        text = say(
            "The title of {title} has {count} characters (limit {limit}). Put the news in front, and cut the rest.",
            title=titled(message.title),
            count=title,
            limit=limits.title,
        )
        return Found(text, "title")
    if words > limits.words:
        text = say(
            "The text of {title} has {count} words (limit {limit}). Keep the core, and link to the rest.",
            title=titled(message.title),
            count=words,
            limit=limits.words,
        )
        return Found(text, "body")
    return None
