"""G: what every message is for. A goal that names an effect, and an activation that somebody can act on."""

from collections.abc import Iterator

from campaign.checks.finding import Found
from campaign.checks.quoting import quoted, titled
from campaign.checks.rule import About, message_rule, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import mark, mark_many, say
from campaign.model.messages import Message


@plan_rule(
    About(
        "G001",
        "warning",
        name=mark("a message without a goal"),
        why=mark("Whatever you spread has a purpose. Without a goal nobody can tell afterwards whether it worked."),
        source=mark("The third of our five practices: activate."),
    ),
    reads=("goal", "title", "follows", "channel"),
    folded=mark_many(
        "{count} of {total} messages has no goal. Write what its reader then knows, feels or does.",
        "{count} of {total} messages have no goal. Write what their readers then know, feel or do.",
    ),
)
def no_goal(situation: Situation) -> Iterator[Found]:
    """G001: a message has no goal (the practice of activating).

    A reminder, which follows a message with the same channel or title, has the goal of that message; where that has
    none either, it is told there, once.
    """
    for message in situation.written:
        if situation.wording.says_nothing(message.goal) and _origin(situation, message) is message:
            text = say(
                "{title} has no goal. Write what its reader then knows, feels or does.", title=titled(message.title)
            )
            yield Found(text, subject=Subject("messages", message.id, "goal"))


LONGEST_CHAIN = 20  # reminders of reminders; whoever goes on longer, or in a circle, has no goal to inherit


def _origin(situation: Situation, message: Message) -> Message:
    """Return the message that a reminder takes its goal from: the first of its chain that has one, or its very first.

    That is the message itself when it is no reminder, and in a circle.
    """
    current = message
    for _ in range(LONGEST_CHAIN):
        original = _reminds_of(situation, current)
        if original is None:
            return current
        if not situation.wording.says_nothing(original.goal):
            return original
        current = original
    return message


def _reminds_of(situation: Situation, message: Message) -> Message | None:
    """Return the message that another reminds of: one that it follows, with the same channel or title."""
    for each in message.follows:
        original = situation.plan.message(each)
        if original is None or original.status == "cancelled":
            continue
        same_title = original.title.strip().casefold() == message.title.strip().casefold()
        if same_title or original.channel == message.channel:
            return original
    return None


@message_rule(
    About(
        "G002",
        "warning",
        name=mark("a goal that names an activity"),
        why=mark("An activity can be ticked off while nothing changed. A goal says what people then know, feel or do."),
        source=mark("riool.net, on goals of communication; the word list is ours."),
    ),
    reads=("goal", "title"),
    folded=mark_many(
        "{count} of {total} goals names what you do. Write what the reader then knows, feels or does.",
        "{count} of {total} goals name what you do. Write what the reader then knows, feels or does.",
    ),
)
def activity_as_goal(situation: Situation, message: Message) -> Found | None:
    """G002: a goal opens with an activity, such as organising an information evening (riool.net)."""
    if not situation.wording.names_activity(message.goal):
        return None
    text = say(
        "The goal of {title} is what you do: {goal}. Write what the reader then knows, feels or does.",
        title=titled(message.title),
        goal=quoted(message.goal),
    )
    return Found(text, "goal")


@message_rule(
    About(
        "G003",
        "warning",
        name=mark("a message without an activation"),
        why=mark("What asks for nothing is soon forgotten. One concrete and feasible step turns a reader into a doer."),
        source=mark("The third of our five practices: activate; CASI."),
    ),
    reads=("activation", "title", "story", "effect"),
    folded=mark_many(
        "{count} of {total} messages asks nothing of its reader. Give it a next step: one verb, a place, a moment.",
        "{count} of {total} messages ask nothing of their readers. Give them a next step: one verb, a place, a moment.",
    ),
)
def no_activation(situation: Situation, message: Message) -> Found | None:
    """G003: a message has no activation, or one that says "none" (the practice of activating; CASI).

    A story, or a message that people should feel, may do without; there it is only a hint.
    """
    if not situation.wording.says_nothing(message.activation):
        return None
    text = say(
        "{title} asks nothing of its reader. Write the next step: one verb, a place, a moment.",
        title=titled(message.title),
    )
    return Found(text, "activation", severity="hint" if message.story or message.effect == "feel" else None)


def unsent(situation: Situation, message: Message) -> bool:
    """Tell whether the text of a message can still be changed, and has an activation."""
    return message.status != "sent" and not situation.wording.says_nothing(message.activation)


@message_rule(
    About(
        "G004",
        "hint",
        name=mark("an activation that asks nothing a reader can do"),
        why=mark("Being aware, or open to something, cannot be seen or ticked off. Name something that people can do."),
        source=mark("CASI: offer a concrete and feasible course of action; the word list is ours."),
    ),
    reads=("activation", "title"),
    folded=mark_many(
        "{count} of {total} activations asks nothing that a reader can do. Name one thing to do.",
        "{count} of {total} activations ask nothing that a reader can do. Name one thing to do.",
    ),
    concerns=unsent,
)
def nothing_to_do(situation: Situation, message: Message) -> Found | None:
    """G004: an activation opens as if nothing is asked, and no verb of doing follows (CASI)."""
    if not situation.wording.asks_nothing(message.activation):
        return None
    text = say(
        "The activation of {title} asks nothing that a reader can do: {activation}. Name one thing to do, "
        "or say openly that nothing needs to be done.",
        title=titled(message.title),
        activation=quoted(message.activation),
    )
    return Found(text, "activation")


def elsewhere(situation: Situation, message: Message) -> bool:
    """Tell whether an activation is for later: people are not already together when they read it."""
    channel = situation.channel(message)
    return not (channel is not None and channel.live) and unsent(situation, message)


@message_rule(
    About(
        "G005",
        "hint",
        name=mark("an activation without a moment or a place"),
        why=mark("What people can do at once or at a known place, they do more often."),
        source=mark("EAST of the Behavioural Insights Team: make it easy and timely; the word list is ours."),
    ),
    reads=("activation", "activation_by", "activation_link", "link", "location", "title", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} activations has neither a moment nor a place. Add by when, where or with whom.",
        "{count} of {total} activations have neither a moment nor a place. Add by when, where or with whom.",
    ),
    concerns=elsewhere,
)
def no_moment_or_place(situation: Situation, message: Message) -> Found | None:
    """G005: an activation says neither when, nor where, nor with whom (EAST).

    A deadline, a link or a place beside it will do. A meeting, a talk or a training has its own; one that says openly
    that nothing needs to be done needs neither, and of one that asks nothing G004 speaks. Silent in a language without
    a word list.
    """
    if message.activation_by is not None or message.activation_link or message.link or message.location:
        return None
    wording = situation.wording
    activation = message.activation
    if (
        not wording.known
        or wording.says_when_or_where(activation)
        or wording.is_honest(activation)
        or wording.asks_nothing(activation)
    ):
        return None
    text = say(
        "{title} says neither when nor where: {activation}. Add a deadline, a link or a place.",
        title=titled(message.title),
        activation=quoted(activation),
    )
    return Found(text, "activation")
