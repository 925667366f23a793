"""R: stories from practice, told by people who did it."""

from collections.abc import Iterator

from campaign.checks.finding import Found
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import mark, say
from campaign.model.messages import Message
from campaign.schedule.slots import Slot


@plan_rule(
    About(
        "R001",
        "hint",
        name=mark("no story from practice after the first milestone"),
        why=mark(
            "People believe a colleague who did it. Once the first step is behind you, there is something to tell."
        ),
        source=mark("The fourth of our five practices: stories from practice; LEAP."),
        numbers=mark("The size of the campaign is ours."),
    ),
    reads=("when", "slot", "story", "title", "medium", "milestones"),
)
def no_story(situation: Situation) -> Iterator[Found]:
    """R001: no story comes after the first milestone that messages hang on, whatever day it is (practice; LEAP).

    A story that waits for a day counts, and so does one that only its title or medium gives away. Silent in campaigns
    of fewer than five messages (ours).
    """
    if not situation.anchors or len(situation.written) < situation.checks.R001.messages:
        return
    milestone, first = situation.anchors[0]
    if any(_is_story(situation, message) and _after(situation, message, first) for message in situation.messages):
        return
    text = say(
        "No story from practice after {milestone} ({day}). Let a colleague tell what the change is like, "
        "or mark the message that already does as a story.",
        milestone=milestone.name,
        day=first.first,
    )
    yield Found(text, subject=Subject("milestones", milestone.id))


def _is_story(situation: Situation, message: Message) -> bool:
    """Tell whether a message is a story from practice."""
    tells = situation.wording.tells_story
    return message.story or tells(message.title) or tells(message.medium)


def _after(situation: Situation, message: Message, milestone: Slot) -> bool:
    """Tell whether a message still comes once a milestone has begun; one without a day may."""
    slots = situation.schedule.timing(message.id).slots
    return not slots or slots[-1].last >= milestone.first
