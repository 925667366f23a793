"""Which of two slots comes first, as far as that can be told: a day without an hour and a window leave it open."""

from datetime import date
from enum import Enum, auto

from campaign.schedule.slots import Slot


class Order(Enum):
    """How the start of one slot lies to that of another."""

    EARLIER = auto()
    """It surely starts earlier."""
    TOGETHER = auto()
    """Both start at the same moment, or take the same day without an hour."""
    LATER = auto()
    """It surely starts later."""
    SAME_DAY = auto()
    """Both start on one day, and only one of them has an hour."""
    OPEN = auto()
    """One of them is a window, in which it may still come before or after the other."""


def order(one: Slot, other: Slot) -> Order:
    """Return how the start of one slot lies to that of another."""
    if latest(one) < other.first:
        return Order.EARLIER
    if latest(other) < one.first:
        return Order.LATER
    if one.window or other.window:
        return Order.OPEN
    if one.start is None or other.start is None:
        return Order.TOGETHER if one.start is other.start else Order.SAME_DAY
    if one.start == other.start:
        return Order.TOGETHER
    return Order.EARLIER if one.start < other.start else Order.LATER


def latest(slot: Slot) -> date:
    """Return the last day on which a slot may start."""
    return slot.last if slot.window else slot.first
