"""G: what every message is for. A goal, an activation, and objectives that can be measured."""

from campaign.checks.finding import Found
from campaign.checks.rule import About, message_rule
from campaign.checks.situation import Situation
from campaign.language import mark, mark_many, say
from campaign.model.messages import Message


@message_rule(
    About(
        "G001",
        "warning",
        name=mark("a message without a goal"),
        why=mark("Whatever you spread has a purpose. Without a goal nobody can tell afterwards whether it worked."),
        source=mark("The third of our five practices: activate."),
    ),
    reads=("goal", "title"),
    folded=mark_many(
        "{count} of {total} messages has no goal. Write what its reader then knows, feels or does.",
        "{count} of {total} messages have no goal. Write what their readers then know, feel or do.",
    ),
)
def no_goal(situation: Situation, message: Message) -> Found | None:
    """G001: a message has no goal."""
    if message.goal.strip():
        return None
    text = say("{title} has no goal. Write what its reader then knows, feels or does.", title=message.title)
    return Found(text, "goal")
