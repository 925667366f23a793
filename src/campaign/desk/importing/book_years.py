"""Days that somebody typed without a year in a spreadsheet that came back: which year is meant, and that it is told."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from campaign.desk.entering import Entered
from campaign.documents.sheets.date_forms import year_told
from campaign.language import Sentence, say
from campaign.model.when import AtTime, OnDay, When, Window, own_day

YEAR = timedelta(days=366)
CLOSE = timedelta(days=62)
"""How far from where something stood a day outside the plan may be in another year."""
Enter = Callable[[date], Entered]
"""Reads what was typed, as if it were another day today."""


class Dated(NamedTuple):
    """What was typed, read, with what is told of the years that were filled in and of other guesses, by field."""

    entered: Entered
    years: Mapping[str, Sentence]

    def told(self, name: str, told: Sentence) -> Sentence:
        """Return what is told of a field, with the year that was filled in for it."""
        return say("{told} ▲ {why}", told=told, why=self.years[name]) if name in self.years else told


class Years(NamedTuple):
    """What a day without a year is held against."""

    today: date
    span: tuple[date, date] | None
    """The first and the last day of the plan."""

    def read(self, enter: Enter, near: Mapping[str, date | None], otherwise: date | None) -> Dated:
        """Read what was typed; a day without a year is in the plan, or else close to where its field stands.

        `near` says where that is, by its name; where there is nothing close, it is in the same year.
        """
        found, later = enter(self.today), enter(self.today + YEAR)
        bare = [name for name, value in found.values.items() if lacks_year(value, later.values.get(name))]
        if not bare:
            return Dated(found, {})
        values = {**found.values}
        for name in bare:
            day = near.get(name) or otherwise
            if day is not None:
                values[name] = self._nearest(enter, name, day) or values[name]
        whens = {name: OnDay(said) if isinstance(said := values[name], date) else said for name in bare}
        told = {name: year_told(when) for name, when in whens.items() if isinstance(when, When)}
        return Dated(replace(found, values=values), {name: why for name, why in told.items() if why})

    def _nearest(self, enter: Enter, name: str, near: date) -> object:
        """Return a value in the year that it most likely means."""
        first, last = self.span or (near, near)
        years = range(min(first, near).year - 1, max(last, near).year + 2)
        read = [enter(date(year, 1, 1)).values.get(name) for year in years]
        days = [(day, value) for value in read if (day := day_said(value))]

        def unlikely(each: tuple[date, object]) -> tuple[bool, bool, bool, int]:
            day, away = each[0], abs(each[0] - near)
            return not first <= day <= last, away > CLOSE, day.year != near.year, away.days

        return min(days, key=unlikely)[1] if days else None


def lacks_year(found: object, later: object) -> bool:
    """Tell whether a text says no year, given what it comes to today and a year later."""
    match found, later:
        case ((date() | OnDay() | AtTime()), (date() | OnDay() | AtTime())):
            one, other = day_said(found), day_said(later)
            return bool(one and other and one.year != other.year and (one.month, one.day) == (other.month, other.day))
        case Window(), Window():
            return found.year != later.year and (found.period, found.number) == (later.period, later.number)
    return False


def day_said(value: object) -> date | None:
    """Return the first day of a moment that says one by itself."""
    if isinstance(value, date):
        return value
    return own_day(value) if isinstance(value, OnDay | AtTime | Window) else None
