"""Finding messages by what is written in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.text import folded

KEYS = ("title", "goal", "activation", "body", "notes")
"""What is searched, in this order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A message with the text in it, and the keys that hold it."""

    message: Message
    keys: tuple[str, ...]


def search(plan: Plan, text: str) -> Iterator[Hit]:
    """Give the messages with a text in them, whatever its case and accents; confidential ones are passed over."""
    wanted = folded(text)
    for message in plan.messages:
        keys = tuple(key for key in KEYS if wanted in folded(getattr(message, key)))
        if keys and not message.confidential:
            yield Hit(message, keys)
