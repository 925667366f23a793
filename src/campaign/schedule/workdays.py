"""Working days: weekends, public holidays, an organisation's own free and working days, and quiet periods."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import pairwise

from campaign.model.plan import Campaign, Quiet
from campaign.model.when import YEARS

HolidaySource = Callable[[str, int], Mapping[date, str]]
"""Gives the public holidays of a country ("NL", "DE-BY") in a year, each with its name."""

SATURDAY = 5
LONGEST_REST = 10  # years without one working day after which we stop looking


def no_holidays(country: str, year: int) -> Mapping[date, str]:  # noqa: ARG001 - a HolidaySource
    """Give no holidays at all."""
    return {}


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked."""

    country: str
    """Whose public holidays count."""
    source: HolidaySource
    """Where those come from."""
    free: frozenset[date] = frozenset()
    """Days free here though no public holiday."""
    works: frozenset[date] = frozenset()
    """Public holidays that are worked here."""
    quiets: tuple[Quiet, ...] = ()
    """Quiet periods, which are no working days either."""
    _years: dict[int, Mapping[date, str]] = field(default_factory=dict, compare=False)
    _worked: dict[int, list[int]] = field(default_factory=dict, compare=False)
    _stretches: "list[Stretches]" = field(default_factory=list, compare=False)

    def holiday(self, day: date) -> str | None:
        """Return the name of the public holiday that is free here, else None."""
        names = self._years.get(day.year)
        if names is None:
            names = self._years[day.year] = self.source(self.country, day.year)
        return names.get(day) if day not in self.works else None

    def quiet(self, day: date) -> Quiet | None:
        """Return the first quiet period of the plan that a day lies in, else None."""
        if not self.quiets:
            return None
        edges, numbers = self._edges
        place = bisect_right(edges, day.toordinal()) - 1
        number = numbers[place] if place >= 0 else None
        return None if number is None else self.quiets[number]

    def quiet_days(self, first: date, last: date) -> int:
        """Return how many days from one to another, both included, lie in a quiet period."""
        edges, numbers = self._edges
        start, end = first.toordinal(), last.toordinal() + 1
        quiet = (span for span, number in zip(pairwise(edges), numbers, strict=False) if number is not None)
        return sum(max(0, min(end, after) - max(start, edge)) for edge, after in quiet)

    @property
    def _edges(self) -> "Stretches":
        """Return which quiet period counts from which day on; found once."""
        if not self._stretches:
            self._stretches.append(_stretches(self.quiets))
        return self._stretches[0]

    def is_weekend(self, day: date) -> bool:
        """Tell whether it is a Saturday or Sunday."""
        return day.weekday() >= SATURDAY

    def is_working(self, day: date) -> bool:
        """Tell whether a day counts as a working day."""
        if self.is_weekend(day) and day not in self.works:
            return False
        return day not in self.free and self.holiday(day) is None and self.quiet(day) is None

    def why_free(self, day: date) -> str | None:
        """Return what a day off is called, as far as it has a name: the holiday's, the quiet period's, or ""."""
        if self.is_working(day):
            return None
        quiet = self.quiet(day)
        return self.holiday(day) or (quiet.why if quiet else "")

    def add(self, day: date, amount: int) -> date:
        """Return the day so many working days on; 0 is that day or the next working day.

        The day itself is never counted, so +1 from a Saturday is Monday and -1 is Friday.

        Raises:
            OverflowError: the calendar ends first, or has no working day for ten years.
        """
        if amount == 0:
            return day if self.is_working(day) else self.add(day, 1)
        return self._on(day, amount) if amount > 0 else self._back(day, -amount)

    def _on(self, day: date, left: int) -> date:
        """Return the day so many working days later."""
        year, worked = day.year, self._working_days(day.year)
        place, idle = bisect_right(worked, day.toordinal()), 0
        while place + left > len(worked):
            left -= len(worked) - place
            idle = 0 if worked else idle + 1
            year, place = year + 1, 0
            worked = self._next(year, idle)
        return date.fromordinal(worked[place + left - 1])

    def _back(self, day: date, left: int) -> date:
        """Return the day so many working days earlier."""
        year, worked = day.year, self._working_days(day.year)
        place, idle = bisect_left(worked, day.toordinal()), 0
        while left > place:
            left -= place
            idle = 0 if worked else idle + 1
            year -= 1
            worked = self._next(year, idle)
            place = len(worked)
        return date.fromordinal(worked[place - left])

    def _next(self, year: int, idle: int) -> list[int]:
        """Return the working days of the next year to count in; raises OverflowError where there is none."""
        if year not in YEARS or idle > LONGEST_REST:
            raise OverflowError
        return self._working_days(year)

    def _working_days(self, year: int) -> list[int]:
        """Return the working days of a year, as days since the year 1; found once."""
        known = self._worked.get(year)
        if known is None:
            days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            known = self._worked[year] = [each for each in days if self.is_working(date.fromordinal(each))]
        return known


Stretches = tuple[list[int], list[int | None]]
"""Days since the year 1 from which on, until the next, the same quiet period counts, if any: its number."""


def _stretches(quiets: tuple[Quiet, ...]) -> Stretches:
    """Return which quiet period counts from which day on: where several overlap, the first in the plan."""
    spans = [(quiet.start.toordinal(), quiet.end.toordinal() + 1) for quiet in quiets]
    waiting = sorted(((*span, number) for number, span in enumerate(spans) if span[0] < span[1]), reverse=True)
    edges = sorted({edge for span in spans for edge in span})
    counting: list[tuple[int, int]] = []
    numbers: list[int | None] = []
    for edge in edges:
        while waiting and waiting[-1][0] <= edge:
            _, end, number = waiting.pop()
            heappush(counting, (number, end))
        while counting and counting[0][1] <= edge:
            heappop(counting)
        numbers.append(counting[0][0] if counting else None)
    return edges, numbers


def work_calendar(campaign: Campaign, source: HolidaySource) -> WorkCalendar:
    """Return the working days of a campaign."""
    return WorkCalendar(campaign.country, source, frozenset(campaign.free), frozenset(campaign.works), campaign.quiet)
