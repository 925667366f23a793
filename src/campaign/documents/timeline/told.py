"""What who hears a timeline is told of what stands on it: its whole name, its days and how far it is."""

from datetime import date

from campaign.documents.cards import when_of
from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import plain
from campaign.language import Language, mark, say_many
from campaign.model.field_words import STATUS_NAMES
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.schedule.slots import Slot

MILESTONE = mark("Milestone")
PHASE = mark("Phase")


def message_told(contents: Contents, message: Message, slot: Slot, words: Language) -> str:
    """Return a message with its moment and how far it is, which outsiders are not told."""
    parts = [plain(message.title) or message.id, when_of(slot, words)]
    if not contents.titles_only:
        parts.append(words.text(STATUS_NAMES[message.status]))
    return ", ".join(parts)


def milestone_told(milestone: Milestone, slot: Slot, words: Language) -> str:
    """Return a milestone with its moment."""
    return f"{words.text(MILESTONE)}: {plain(milestone.name)}, {when_of(slot, words)}"


def phase_told(name: str, first: date, last: date, words: Language) -> str:
    """Return a phase with its days."""
    return f"{words.text(PHASE)}: {name}, {words.full_day(first)} – {words.full_day(last)}"


def lane_told(name: str, count: int, words: Language) -> str:
    """Return a lane with how many messages it holds."""
    held = words.render(say_many("{count} message", "{count} messages", count))
    return f"{name}: {held}"
