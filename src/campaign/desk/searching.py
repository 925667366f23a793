"""Finding messages by what is written in them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.model.messages import Message
from campaign.model.plan import Plan

KEYS = ("title", "goal", "activation", "body", "notes")
"""What is searched, in this order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A message with the text in it, and the keys that hold it."""

    message: Message
    keys: tuple[str, ...]


def search(plan: Plan, text: str) -> Iterator[Hit]:
    """Give the messages with a text in them, whatever its case and accents; confidential ones are passed over."""
    wanted = plain(text)
    for message in plan.messages:
        keys = tuple(key for key in KEYS if wanted in plain(getattr(message, key)))
        if keys and not message.confidential:
            yield Hit(message, keys)


def plain(text: str) -> str:
    """Return a text without case and accents, with one space for any white space."""
    bare = (char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join("".join(bare).casefold().split())
