"""The load of a plan as a sheet: how many messages every audience hears, week by week."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from campaign.documents.contents import Contents
from campaign.language import language, mark
from campaign.model.plan import Plan
from campaign.schedule.reach import reach_of

LOAD = mark("Load")
WEEK = timedelta(weeks=1)
MOST_WEEKS = 104
"""Weeks of a campaign up to which all are shown; of a longer one the first so many in which anything is heard."""


class LoadSheet(NamedTuple):
    """What every audience hears, week by week."""

    title: str
    heading: str
    """What the column of audiences is called."""
    weeks: tuple[date, ...]
    """Their Mondays."""
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    """Every audience with how many messages it hears in each of the weeks."""


def load_of(contents: Contents) -> LoadSheet:
    """Return who hears how much of what goes out; a message that comes back counts each time."""
    plan, schedule = contents.plan, contents.schedule
    reach = reach_of(plan)
    heard = Counter(
        (audience, slot.first - timedelta(days=slot.first.weekday()))
        for message in plan.messages
        for audience in reach.reached(message)
        for slot in schedule.timing(message.id).slots
    )
    weeks = _weeks({monday for _audience, monday in heard})
    rows = tuple((each.label, tuple(heard[each.id, monday] for monday in weeks)) for each in plan.audiences)
    words = language(plan.campaign.language)
    whole = all(each in contents.taken or each in schedule.unscheduled for each in _told(schedule.plan))
    heading = words.text(mark("Audience") if whole else mark("Audience, of what is in this file"))
    return LoadSheet(words.text(LOAD), heading, weeks, rows)


def _told(plan: Plan) -> Iterator[str]:
    """Give the messages that take place, by id."""
    return (each.id for each in plan.messages if each.status != "cancelled")


def _weeks(mondays: set[date]) -> tuple[date, ...]:
    """Return the weeks to show, by their Mondays."""
    if not mondays:
        return ()
    first = min(mondays)
    count = (max(mondays) - first).days // 7 + 1
    if count > MOST_WEEKS:
        return tuple(sorted(mondays)[:MOST_WEEKS])
    return tuple(first + number * WEEK for number in range(count))
