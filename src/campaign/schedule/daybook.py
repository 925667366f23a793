"""The daybook: which messages there are on each day."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot, days_between

LONGEST = timedelta(days=366)
"""Beyond so many days a slot is not followed: it would fill every day of every month."""


class Entry(NamedTuple):
    """A message on a day."""

    message: str
    """Its id."""
    slot: Slot
    """When it is, this time."""
    begins: bool
    """It begins on this day; else it goes on."""


def daybook(schedule: Schedule, keeps: Callable[[Message], bool]) -> Mapping[date, list[Entry]]:
    """Return what there is on each day, whole days first; what is somewhere in a period stands on its first day."""
    found: dict[date, list[Entry]] = {}
    for message_id in schedule.ordered:
        message = schedule.plan.message(message_id)
        if message is None or not keeps(message):
            continue
        for slot in schedule.timing(message_id).slots:
            last = slot.first if slot.window else min(slot.last, slot.first + LONGEST)
            for day in days_between(slot.first, last):
                found.setdefault(day, []).append(Entry(message_id, slot, day == slot.first))
    for entries in found.values():
        entries.sort(key=lambda entry: entry.slot.sort_key)
    return found
