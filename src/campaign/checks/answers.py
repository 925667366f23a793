"""M: room to answer. A campaign listens too, invites answers, and comes back to what it heard."""

from collections.abc import Iterator

from campaign.checks.finding import Found
from campaign.checks.good_days import not_over
from campaign.checks.quoting import titled
from campaign.checks.rule import About, message_rule, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import mark, mark_many, say
from campaign.model.messages import Message

LEAST_MESSAGES = 3
"""Messages from which on a campaign can be told to do nothing but send; ours."""


def social_post(situation: Situation, message: Message) -> bool:
    """Tell whether a message is a social one that may still go out."""
    return situation.kind(message) == "social" and not_over(situation, message)


@message_rule(
    About(
        "M008",
        "hint",
        name=mark("a social message that invites no answer"),
        why=mark("Social is where people answer each other. Whoever only announces there could use the intranet."),
        source=mark("The fifth of our five practices: real interaction."),
    ),
    reads=("slot", "title", "body", "activation", "feedback", "channel", "channels"),
    folded=mark_many(
        "{count} of {total} social messages invites no answer. End with a question.",
        "{count} of {total} social messages invite no answer. End with a question.",
    ),
    concerns=social_post,
)
def no_invitation(situation: Situation, message: Message) -> Found | None:
    """M008: a social message invites no answer (practice 5; word list). A question mark invites, and so does feedback.

    Without a text and an activation there is nothing to go by yet, nor in a language without a word list.
    """
    wording = situation.wording
    if (
        not wording.known
        or not (message.body.strip() or message.activation.strip())
        or not wording.says_nothing(message.feedback)
    ):
        return None
    if any(wording.invites_answer(text) for text in (message.title, message.activation, message.body)):
        return None
    return Found(say("{title} invites no answer. End with a question.", title=titled(message.title)), "body")


@plan_rule(
    About(
        "M009",
        "warning",
        name=mark("a campaign that only sends"),
        why=mark("People change by talking about it. What nobody can answer, nobody makes their own."),
        source=mark("The first and fifth of our five practices: the how, and real interaction."),
    ),
    reads=("channel", "feedback", "channels"),
)
def only_sends(situation: Situation) -> Iterator[Found]:
    """M009: nothing in the campaign is live, social or open to an answer (practices 1 and 5).

    Silent below three messages, which is ours, and where A004 says the same of an audience.
    """
    if len(situation.written) < LEAST_MESSAGES or any(listens(situation, each) for each in situation.written):
        return
    text = say(
        "The campaign only sends: none of its {count} messages is live or open to an answer. "
        "Add an overleg, or say how people can answer.",
        count=len(situation.written),
    )
    yield Found(text, subject=Subject())


def listens(situation: Situation, message: Message) -> bool:
    """Tell whether people can answer a message: it is live, its channel goes both ways, or it asks for feedback."""
    channel = situation.channel(message)
    if channel is not None and (channel.live or channel.two_way):
        return True
    return asks_feedback(situation, message)


def asks_feedback(situation: Situation, message: Message) -> bool:
    """Tell whether a message says how its readers answer."""
    return not situation.wording.says_nothing(message.feedback)


@plan_rule(
    About(
        "M010",
        "hint",
        name=mark("feedback that nothing comes back to"),
        why=mark(
            "Whoever answers and hears nothing does not answer again. Say what you heard, and what you did with it."
        ),
        source=mark("The fifth of our five practices: real interaction."),
        numbers=mark("From two messages that ask on is ours."),
    ),
    reads=("title", "goal", "body", "feedback", "follows"),
)
def nothing_comes_back(situation: Situation) -> Iterator[Found]:
    """M010: two or more messages ask for feedback, and none comes back to it (practice 5; two is ours).

    A message comes back to it when it says so ("jullie zeiden, wij deden"; word list), or follows one that asks. Silent
    in a language without a word list.
    """
    asking = [message for message in situation.written if asks_feedback(situation, message)]
    if not situation.wording.known or len(asking) < max(1, situation.checks.M010.messages):
        return
    ids = {message.id for message in asking}
    if any(not ids.isdisjoint(message.follows) for message in situation.messages):
        return
    if any(_says_so(situation, message) for message in situation.messages):
        return
    text = say(
        "{count} messages ask for feedback, and none comes back to it. Plan one that says what you heard and did.",
        count=len(asking),
    )
    yield Found(text, subject=Subject(), others=tuple(message.id for message in asking))


def _says_so(situation: Situation, message: Message) -> bool:
    """Tell whether a message says that it comes back to what people said."""
    return any(situation.wording.comes_back(text) for text in (message.title, message.goal, message.body))
