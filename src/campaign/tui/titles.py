"""What a message is called on the screen, with a sign before it when it is confidential."""

from campaign.language import _
from campaign.model.messages import Message
from campaign.text import in_cells

CONFIDENTIAL = "⊘"
"""What stands before the title of a message that stays out of exports unless it is asked for by name."""


def titled(message: Message) -> str:
    """Return the title of a message, fit for a terminal."""
    title = in_cells(message.title)
    return f"{CONFIDENTIAL} {title}" if message.confidential else title


def elsewhere_told(campaign: str) -> str:
    """Return in which other plan a message is, and how to get there."""
    told = _("That message is in ‘{campaign}’; open that plan from the list of plans: 1, then o.")
    return told.format(campaign=in_cells(campaign))
