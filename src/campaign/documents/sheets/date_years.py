"""The year of a moment in a cell: one far from now is asked about, since who plans writes of a few years."""

from datetime import date

from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.language import say
from campaign.model.when import When, own_day

FAR = 10  # years; a plan is imported while it is made, or to be used again a few years later
AHEAD = 5  # years; two digits behind a month are a year no later than this


def is_near(year: int, today: date) -> bool:
    """Tell whether a year is one that plans of now speak of."""
    return abs(year - today.year) <= FAR


def asked(moment: Moment, around: Surroundings) -> Moment:
    """Return a moment that asks whether its year is meant, where that is far from now."""
    today = around.today or around.context.today
    for year in filter(None, map(_year, (moment.when, moment.until, moment.not_before))):
        if not is_near(year, today):
            return moment.assuming(say("The year {year} is far from now: see whether it is meant", year=year))
    return moment


def _year(when: When | None) -> int | None:
    """Return the year of a moment that has one by itself."""
    day = own_day(when) if when is not None else None
    return day.year if day is not None else None
