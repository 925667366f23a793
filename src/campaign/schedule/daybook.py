"""The daybook: which messages there are on each day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot, days_between

LONGEST = timedelta(days=366)
"""Beyond so many days a slot is not followed: it would fill every day of every month."""
MOST_MENDED = 200
"""With more messages that changed the book is made anew."""


class Entry(NamedTuple):
    """A message on a day."""

    message: str
    """Its id."""
    slot: Slot
    """When it is, this time."""
    begins: bool
    """It begins on this day; else it goes on."""


class Daybook(NamedTuple):
    """What there is on each day, whole days first; what is somewhere in a period stands on its first day."""

    schedule: Schedule
    """When everything is."""
    keeps: Callable[[Message], bool]
    """Which messages are in it."""
    days: Mapping[date, list[Entry]]
    """The messages by their days; no list is changed once it is here."""

    def revised(self, schedule: Schedule) -> "Daybook":
        """Return the book of a schedule that came of this one by an edit: the same as one that is made anew."""
        changed = _changed(self.schedule, schedule)
        if len(changed) > MOST_MENDED:
            return daybook(schedule, self.keeps)
        days = dict(self.days)
        touched: set[date] = set()
        for day in {day for each in changed for day, _entry in _entries(self.schedule, each)}:
            days[day] = [entry for entry in days.get(day, ()) if entry.message not in changed]
            touched.add(day)
        for each in changed:
            for day, entry in _kept(schedule, each, self.keeps):
                days[day] = [*days.get(day, ()), entry]
                touched.add(day)
        for day in touched:
            days[day] = _sorted(schedule, days[day])
            if not days[day]:
                del days[day]
        return Daybook(schedule, self.keeps, days)


def daybook(schedule: Schedule, keeps: Callable[[Message], bool], before: Daybook | None = None) -> Daybook:
    """Return what there is on each day; the book of a while ago is mended where it was of the same messages."""
    if before is not None and before.keeps == keeps:
        return before if before.schedule is schedule else before.revised(schedule)
    found: dict[date, list[Entry]] = {}
    for message_id in schedule.ordered:
        for day, entry in _kept(schedule, message_id, keeps):
            found.setdefault(day, []).append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: entry.slot.sort_key)  # which leaves those of one moment in their order
    return Daybook(schedule, keeps, found)


def _changed(before: Schedule, after: Schedule) -> set[str]:
    """Return the messages that are not what, or not where, they were; what an edit left alone is the same object."""
    same, was, now = set(map(id, before.plan.messages)), before.placed.timings, after.placed.timings
    edited = {each.id for each in after.plan.messages if id(each) not in same}
    placed = {each for each, timing in now.items() if timing is not was.get(each)}
    moved = {each for each in placed if now[each].slots != before.timing(each).slots}
    gone = before.plan.places("messages").keys() - after.plan.places("messages").keys()
    return edited | moved | gone | (was.keys() - now.keys())


def _kept(schedule: Schedule, message_id: str, keeps: Callable[[Message], bool]) -> Iterator[tuple[date, Entry]]:
    """Give the days of a message that is in the book."""
    message = schedule.plan.message(message_id)
    if message is not None and keeps(message):
        yield from _entries(schedule, message_id)


def _entries(schedule: Schedule, message_id: str) -> Iterator[tuple[date, Entry]]:
    """Give the days of a message."""
    for slot in schedule.timing(message_id).slots:
        last = slot.first if slot.window else min(slot.last, slot.first + LONGEST)
        for day in days_between(slot.first, last):
            yield day, Entry(message_id, slot, day == slot.first)


def _sorted(schedule: Schedule, entries: Iterable[Entry]) -> list[Entry]:
    """Return what there is on a day in its order: by its own moment, then as all messages stand."""
    return sorted(entries, key=lambda entry: (entry.slot.sort_key, schedule.order_of(entry.message)))
