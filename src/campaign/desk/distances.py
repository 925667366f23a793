"""How far one day is from another, as people write it: in the units that stand there already, as far as those reach."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

from campaign.model.when import MAX_AMOUNT, Term, Unit
from campaign.schedule.schedule import Schedule
from campaign.schedule.starts import step

COARSE: tuple[Unit, ...] = ("m", "w")
"""Units of several days, the longest first."""
DAYS: dict[Unit, int] = {"m": 31, "w": 7}
"""Days of a unit at most."""


def restated(schedule: Schedule, terms: Iterable[Term], base: date, day: date) -> tuple[Term, ...]:
    """Return the distance of a day from a base, in the units of the distance that was written: on exactly that day.

    Months and weeks come as near as they can; what is left counts in working days where those, or weeks without days,
    were written and somebody works on the day, so that a later move keeps off weekends and holidays; else in days. Of
    days alone whole weeks are weeks.
    """
    units = {term.unit for term in terms}
    if units <= {"d"}:
        return days_as_terms((day - base).days)
    found: list[Term] = []
    here = base
    for unit in COARSE:
        nearest = _nearest(schedule, unit, here, day) if unit in units else None
        if nearest is not None and nearest.amount:
            found.append(nearest)
            here = step(here, [nearest], schedule.calendar)
    worked = "wd" in units or ("w" in units and "d" not in units)
    if here != day:
        found += _rest(schedule, here, day, worked=worked, counted="wd" in units)
    elif found and "wd" in units and schedule.calendar.is_working(day):
        found.append(Term(0, "wd"))  # it keeps what hangs there off a day off when that moves
    with suppress(OverflowError):  # it lies in no year that a campaign has
        if step(base, found, schedule.calendar) == day:
            return tuple(found)
    return days_as_terms((day - base).days)


def _nearest(schedule: Schedule, unit: Unit, here: date, day: date) -> Term | None:
    """Return how many months or weeks come nearest to a day; of two as near, the fewest. None where none can be."""
    rough = (day - here).days // DAYS[unit]
    spread = 1 + abs(rough) // 30  # months are shorter than they are counted here
    best: tuple[int, Term] | None = None
    for amount in sorted(range(rough - spread, rough + spread + 2), key=abs):
        term = Term(amount, unit)
        with suppress(OverflowError):  # the calendar ends there
            left = abs((day - step(here, [term], schedule.calendar)).days)
            if abs(amount) <= MAX_AMOUNT and (best is None or left < best[0]):
                best = left, term
    return best[1] if best else None


def _rest(schedule: Schedule, here: date, day: date, *, worked: bool, counted: bool) -> list[Term]:
    """Return what is left until another day; in working days where they are `worked` and the day is.

    Where working days were `counted` before, they go as far as they reach, and days the rest.
    """
    near = day
    while counted and near != here and not schedule.calendar.is_working(near):
        near += timedelta(days=1 if here > day else -1)
    workdays = days_as_workdays(schedule, here, near) if worked else None
    if workdays is None:
        return [Term((day - here).days, "d")]
    return [*workdays, *([Term((day - near).days, "d")] if near != day else [])]


def days_as_workdays(schedule: Schedule, base: date, day: date) -> tuple[Term, ...] | None:
    """Return a distance in working days, for what was written in working days; None when a day is not worked."""
    calendar = schedule.calendar
    if not calendar.is_working(day) or day == base:
        return None
    way = 1 if day > base else -1
    between = (date.fromordinal(base.toordinal() + way * number) for number in range(1, abs((day - base).days) + 1))
    return (Term(way * sum(map(calendar.is_working, between)), "wd"),)


def days_as_terms(days: int) -> tuple[Term, ...]:
    """Return a distance in calendar days as people write it: whole weeks as weeks."""
    if days == 0:
        return ()
    return (Term(days // 7, "w"),) if days % 7 == 0 else (Term(days, "d"),)
