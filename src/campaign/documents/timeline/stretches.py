"""Which days a timeline shows, and in which stretches they are divided over slides."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.documents.contents import Contents
from campaign.schedule.rows import monday

SHORTEST = 42
"""Days that a timeline shows at least."""
FEW = 21
"""Days for which no slide is begun."""


def all_days(contents: Contents) -> tuple[date, date] | None:
    """Return the first and last day that are shown, whole weeks; None when nothing has a moment."""
    slots = list(contents.slots)
    if not slots:
        return None
    first, last = monday(min(slot.first for slot in slots)), max(slot.last for slot in slots)
    return first, _sunday(max(last, first + timedelta(days=SHORTEST - 1)))


def busy_months(contents: Contents, days: tuple[date, date]) -> list[tuple[date, date]]:
    """Return the months in which there is anything, each from a Monday to a Sunday."""
    busy = _busy_weeks(contents)
    return [
        (first, last)
        for first, last in _months(days)
        if any(week in busy for week in range(first.toordinal(), last.toordinal() + 1, 7))
    ]


def _sunday(day: date) -> date:
    """Return the last day of a week."""
    return monday(day) + timedelta(days=6)


def _months(days: tuple[date, date]) -> Iterator[tuple[date, date]]:
    """Give the months of some days, in whole weeks; a few days at either end get none of their own."""
    begin, last = days
    start = begin.replace(day=1)
    while begin <= last:
        start = (start + timedelta(days=31)).replace(day=1)
        end = monday(start) - timedelta(days=1)
        if (last - end).days < FEW:
            end = last
        if (end - begin).days >= FEW or end == last:
            yield begin, end
            begin = end + timedelta(days=1)


def _busy_weeks(contents: Contents) -> set[int]:
    """Return the Mondays of the weeks in which anything happens, as days since the year 1."""
    return {
        week for slot in contents.slots for week in range(monday(slot.first).toordinal(), slot.last.toordinal() + 1, 7)
    }
