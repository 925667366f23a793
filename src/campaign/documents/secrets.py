"""Messages that name nothing confidential."""

from collections.abc import Set as AbstractSet

from campaign.model.changes import replaced
from campaign.model.messages import Message


def without_secrets(message: Message, secret: AbstractSet[str]) -> Message:
    """Return a message that names none of these as what it follows."""
    if secret.isdisjoint(message.follows):
        return message
    return replaced(message, follows=tuple(each for each in message.follows if each not in secret))
