"""How activations went from week to week: the mean of the shares of what ended in each."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from campaign.desk.results import Activation
from campaign.schedule.starts import add_months


class Period(NamedTuple):
    """A week or month, and how the activations that ended in it went."""

    first: date
    """Its first day."""
    share: float | None
    """The mean of their shares, each counted alike whatever its unit; None where no share is known."""
    known: int
    """Of how many a share is known."""


def periods(activations: Iterable[Activation], most: int) -> tuple[Literal["week", "month"], tuple[Period, ...]]:
    """Return the weeks from the first share that is known to the last one; months when there are more than `most`.

    Of more months than that the last ones are given.
    """
    known = [(each.ends, each.share) for each in activations if each.ends is not None and each.share is not None]
    if not known:
        return "week", ()
    first, last = min(known)[0], max(known)[0]
    if (last - _monday(first)).days // 7 < most:
        return "week", tuple(_filled(known, _weeks(first, last)))
    months = _months(first, last)
    return "month", tuple(_filled(known, months))[-most:]


def _filled(known: list[tuple[date, float]], starts: list[date]) -> Iterable[Period]:
    """Give the periods that begin on these days, with the shares that fall in them."""
    for start, end in zip(starts, [*starts[1:], date.max], strict=True):
        shares = [share for day, share in known if start <= day < end]
        yield Period(start, sum(shares) / len(shares) if shares else None, len(shares))


def _monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def _weeks(first: date, last: date) -> list[date]:
    """Return the Mondays of the weeks between two days."""
    start = _monday(first)
    return [start + timedelta(weeks=number) for number in range((last - start).days // 7 + 1)]


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months between two days."""
    start = first.replace(day=1)
    count = (last.year - start.year) * 12 + last.month - start.month + 1
    return [add_months(start, number) for number in range(count)]
