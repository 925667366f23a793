"""A stretch of days over a width in points."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple


class Scale(NamedTuple):
    """Which point a day begins at."""

    first: date
    """The first day: a Monday."""
    last: date
    """The last day, included."""
    left: float
    """Where the first day begins."""
    right: float
    """Where the last day ends."""

    @property
    def day(self) -> float:
        """Return how wide a day is, in points."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Return where a day begins; one that lies outside, at the nearest edge."""
        days = (day - self.first).days
        return min(self.right, max(self.left, self.left + days * self.day))

    def end(self, day: date) -> float:
        """Return where a day ends; one that lies outside, at the nearest edge."""
        return min(self.right, self.x(day) + self.day) if day >= self.first else self.left

    def shows(self, first: date, last: date) -> bool:
        """Tell whether any of some days lies within."""
        return first <= self.last and last >= self.first

    def mondays(self) -> Iterator[date]:
        """Give the first day of every week."""
        return (date.fromordinal(each) for each in range(self.first.toordinal(), self.last.toordinal() + 1, 7))

    def months(self) -> Iterator[date]:
        """Give the first day of every month, the first of which may lie before."""
        month = self.first.replace(day=1)
        while month <= self.last:
            yield month
            if month.year == date.max.year and month.month == date.max.month:
                return
            month = (month + timedelta(days=31)).replace(day=1)
