"""Editions: the days on which a channel with a rhythm goes out."""

from datetime import date, timedelta
from typing import NamedTuple, get_args

from campaign.model.channels import Rhythm
from campaign.model.fields import Weekday
from campaign.model.when import Relative
from campaign.schedule.placing import Placer
from campaign.schedule.slots import Slot

WEEKDAYS = get_args(Weekday)
SOME_MONDAY = date(2001, 1, 1)  # from which a rhythm counts when neither it nor its campaign says from when
MOST_EDITIONS = 2000  # of one channel in one period, for the same reason as a message's repeats


class Edition(NamedTuple):
    """One time that a channel goes out."""

    day: date
    """The day it goes out."""
    number: int | None
    """Which edition it is, from 1 since the rhythm's `from`; None when the rhythm does not say from when it counts."""


def editions_of(rhythm: Rhythm, first: date, last: date, placer: Placer, since: date | None) -> tuple[Edition, ...]:
    """Return the editions of a rhythm between two days, both included.

    `since` is the day from which a rhythm counts that does not say so itself, forward and back: whichever days are
    asked for, every other Monday is always the same one. Working days cannot be counted so, and count from `first`.
    """
    unit, amount = rhythm.every.unit, rhythm.every.amount
    origin = rhythm.start or (first if unit == "wd" else since or SOME_MONDAY)
    if rhythm.on is not None:
        origin += timedelta(days=(WEEKDAYS.index(rhythm.on) - origin.weekday()) % 7)
    number = 0
    if unit in {"d", "w"}:
        number = (first - origin).days // (amount * (7 if unit == "w" else 1))
    elif unit == "m":
        number = (12 * (first.year - origin.year) + first.month - origin.month) // amount
    number = max(0, number) if rhythm.start else number
    found: list[Edition] = []
    while len(found) < MOST_EDITIONS:
        terms = Relative((rhythm.every.times(number),))
        edition = placer.relative(Slot(origin, origin), terms) if number else origin
        if edition is None or edition > last:
            break
        if edition >= first:
            found.append(Edition(edition, number + 1 if rhythm.start else None))
        number += 1
    return tuple(found)
