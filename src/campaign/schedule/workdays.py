"""Working days: weekends, public holidays, an organisation's own free and working days, and quiet periods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaign.model.plan import Campaign, Quiet

HolidaySource = Callable[[str, int], Mapping[date, str]]
"""Gives the public holidays of a country ("NL", "DE-BY") in a year, each with its name."""

ONE_DAY = timedelta(days=1)
SATURDAY = 5
LONGEST_REST = 3660  # days without one working day after which we stop looking: ten years


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
    _years: dict[int, Mapping[date, str]] = field(default_factory=dict)

    def holiday(self, day: date) -> str | None:
        """Return the name of the public holiday that is free here, else None."""
        names = self._years.get(day.year)
        if names is None:
            names = self._years[day.year] = self.source(self.country, day.year)
        return names.get(day) if day not in self.works else None

    def quiet(self, day: date) -> Quiet | None:
        """Return the quiet period that a day lies in, else None."""
        return next((quiet for quiet in self.quiets if quiet.start <= day <= quiet.end), None)

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
        step, left, idle = (ONE_DAY if amount > 0 else -ONE_DAY), abs(amount), 0
        while left:
            day += step
            idle += 1
            if self.is_working(day):
                left, idle = left - 1, 0
            elif idle > LONGEST_REST:
                raise OverflowError
        return day


def work_calendar(campaign: Campaign, source: HolidaySource) -> WorkCalendar:
    """Return the working days of a campaign."""
    return WorkCalendar(campaign.country, source, frozenset(campaign.free), frozenset(campaign.works), campaign.quiet)
