"""Screens that are being left: what they still want to do is no longer wanted."""

from textual.dom import DOMNode
from textual.message_pump import MessagePump


def is_left(pump: MessagePump | None) -> bool:
    """Tell whether a widget or screen is being taken away; all that is on it is marked before the first of it goes."""
    return isinstance(pump, DOMNode) and pump._pruning  # noqa: SLF001 - no public name tells it
