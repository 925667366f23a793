"""Finding messages by what is written in them: all words of a text, whatever their case and accents."""

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.filters import found_in, keys_with


@dataclass(frozen=True, slots=True)
class Hit:
    """A message with the words in it, and the keys that hold them."""

    message: Message
    keys: tuple[str, ...]


def search(plan: Plan, text: str, *, confidential: bool = False) -> Iterator[Hit]:
    """Give the messages that hold all words of a text; confidential ones only when they may be told of."""
    for message in plan.messages:
        if (confidential or not message.confidential) and found_in(message, text):
            yield Hit(message, keys_with(message, text))
