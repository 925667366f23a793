"""What following a rule of repeats costs, told before it is followed: a few bytes can keep a program busy for hours.

A rule is walked from its start, step by step; one that fits no day at all is walked to the year 9999. The costs were
measured with `dateutil` and `recurring-ical-events`, in microseconds of an ordinary computer.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime
from math import gcd
from typing import Any

MOST_EFFORT = 2_000_000
"""Microseconds, about, that following the repeats of one file may take."""
STEP, EMPTY_STEP, TIME = 3, {"DAILY": 1, "WEEKLY": 2, "MONTHLY": 4, "YEARLY": 20}, 40
"""What a step costs, a step of a rule that fits nothing, and a time that is given."""
STRIDES = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
"""How many days a step of a rule takes at least."""
SELECTS = {
    *("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY", "BYSETPOS", "BYEASTER"),
    *("BYHOUR", "BYMINUTE", "BYSECOND"),
}
WEEKDAY = re.compile(r"([+-]?\d*)(MO|TU|WE|TH|FR|SA|SU)")
LEAP_YEAR = 2000

Rule = Mapping[str, Any]
"""A rule as `icalendar` gives it: lists by the names of its parts."""


@dataclass(slots=True)
class Effort:
    """What may still be spent on the repeats of a file."""

    left: int = MOST_EFFORT

    def spend(self, rules: Iterable[tuple[Rule, date]], first: date, last: date) -> bool:
        """Spend what following rules from their starts costs, from a day until another; False when that is too much."""
        return self.take(sum(_cost(rule, start, first, last) for rule, start in rules))

    def take(self, cost: int) -> bool:
        """Spend so much; False when that is too much."""
        if cost > self.left:
            return False
        self.left -= cost
        return True


def _cost(rule: Rule, start: date, first: date, last: date) -> int:
    """Return what following one rule costs."""
    last = min(last, _until(rule, last))
    frequency, interval = _part(rule, "FREQ"), max(1, _number(rule, "INTERVAL", 1))
    stride = STRIDES.get(frequency, 1) * interval
    most = _number(rule, "COUNT", MAXYEAR * 366)
    walked = min(most, max(0, (last - start).days) // stride + 1)
    given = min(most, max(0, (last - max(first, start)).days) // stride + 1)
    times = min(given * _times_a_step(rule, frequency), max(0, (last - max(first, start)).days) + 1)
    never = 0
    if not always_fits(rule):
        never = (MAXYEAR - start.year) * 366 // stride * EMPTY_STEP.get(frequency, 1)
    return walked * STEP + times * TIME + never


def _until(rule: Rule, absent: date) -> date:
    """Return the day on which a rule ends; what says none counts as absent."""
    end = next(iter(_list(rule, "UNTIL")), absent)
    return end.date() if isinstance(end, datetime) else end if isinstance(end, date) else absent


def _times_a_step(rule: Rule, frequency: str) -> int:
    """Return how many times one step of a rule gives at most."""
    days = [str(each) for each in _list(rule, "BYDAY")]
    loose = any(not WEEKDAY.fullmatch(each.upper()) or each[:1].isalpha() for each in days)
    weeks = {"MONTHLY": 5, "YEARLY": 53}.get(frequency, 1) if loose else 1
    parts = ("BYMONTHDAY", "BYYEARDAY", "BYMONTH")
    times = max(1, len(days)) * weeks
    for part in parts:
        times *= max(1, len(_list(rule, part)))
    return times


def always_fits(rule: Rule) -> bool:
    """Tell whether a rule is of the kinds that people make, which never stop to fit: "the last Friday of the month".

    For others that may be so as well; they cost as if it were not.
    """
    selects = {name for name in SELECTS if _list(rule, name)}
    frequency, interval = _part(rule, "FREQ"), _number(rule, "INTERVAL", 1)
    days = [WEEKDAY.fullmatch(str(each).upper()) for each in _list(rule, "BYDAY")]
    numbers = {each[1].lstrip("+") if each else "?" for each in days}
    months, month_days, positions = (
        [int(each) for each in _list(rule, name)] for name in ("BYMONTH", "BYMONTHDAY", "BYSETPOS")
    )
    shapes = ({"BYDAY", "BYMONTH", "BYSETPOS"}, {"BYMONTHDAY", "BYMONTH"})
    if interval > LEAST_DAYS or not any(selects <= shape for shape in shapes):
        return False
    if not numbers <= {"", *map(str, range(-LEAST_WEEKS, LEAST_WEEKS + 1))} or not set(months) <= set(range(1, 13)):
        return False
    if positions and not (
        frequency == "MONTHLY" and days and max(map(abs, positions)) <= (LEAST_WEEKS if numbers == {""} else 1)
    ):
        return False
    skipping = {
        "DAILY": interval > 1 and (month_days or (selects and interval % 7 == 0)),
        "WEEKLY": interval > 1 and month_days,
        "MONTHLY": months and gcd(interval, 12) > 1,
    }
    if skipping.get(frequency):
        return False
    year = LEAP_YEAR if interval == 1 else LEAP_YEAR + 1
    return not month_days or any(
        abs(day) <= monthrange(year, month)[1] for day in month_days for month in months or [2]
    )


LEAST_DAYS = 28
"""Days of the shortest month."""
LEAST_WEEKS = 4
"""How often every weekday comes in any month."""


def _list(rule: Rule, name: str) -> list[Any]:
    """Return a part of a rule; nothing where it has none."""
    found = rule.get(name, [])
    return found if isinstance(found, list) else [found]


def _part(rule: Rule, name: str) -> str:
    """Return the word of a part of a rule."""
    return str(next(iter(_list(rule, name)), "")).upper()


def _number(rule: Rule, name: str, absent: int) -> int:
    """Return the number of a part of a rule; what is none counts as absent."""
    text = _part(rule, name)
    return int(text) if text.isdecimal() and len(text) < 9 else absent
