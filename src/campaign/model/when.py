"""When something happens, however much is known of it: the values behind the plan file's `when`.

A `When` is what was written, not yet a moment: `schedule/` resolves it. `parse` reads the forms of the plan file to the
letter; what people type freely is read by `typed`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, TypeVar

from campaign.errors import ImpossibleMomentError, NotUnderstoodError
from campaign.language import say

Unit = Literal["d", "wd", "w", "m"]
Period = Literal["week", "month", "quarter"]

YEARS = range(1900, 2200)  # no campaign is outside these, a mistyped year is, and no arithmetic leaves the calendar
MOST_TERMS = 12  # steps from one anchor; two or three say it all
MAX_AMOUNT = 10_000  # of any unit: 27 years of days, far beyond any campaign, and no arithmetic overflows
MOST_REMEMBERED = 1024  # texts that were read before: a plan says "+1w" a thousand times, and one value serves them all
ID = re.compile(r"[a-z][a-z0-9_-]*")
STEP = r"[+-][ \t]*[0-9]{1,9}(?:wd|d|w|m)"
TERM = re.compile(r"([+-])[ \t]*([0-9]{1,9})(wd|d|w|m)")
ANCHORED = re.compile(
    rf"(?P<anchor>{ID.pattern})(?P<terms>(?:[ \t]+{STEP})*)(?:[ \t]+(?P<clock>[01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]))?"
)
RELATIVE = re.compile(rf"(?:[ \t]*{STEP})+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(DAY.pattern + r"[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?")
WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, slots=True)
class Term:
    """One step from an anchor: an amount with its sign, of days, working days, weeks or months."""

    amount: int
    unit: Unit

    def times(self, number: int) -> "Term":
        """Return so many of these steps as one."""
        return Term(self.amount * number, self.unit)

    def __str__(self) -> str:
        """Return it as it stands after an anchor: "- 6w"."""
        return f"{'-' if self.amount < 0 else '+'} {abs(self.amount)}{self.unit}"


@dataclass(frozen=True, slots=True)
class OnDay:
    """A whole day."""

    day: date

    def __str__(self) -> str:
        """Return it as TOML writes it."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class AtTime:
    """A moment on the wall clock of the campaign's zone, or with an offset of its own, which is converted."""

    moment: datetime

    def __str__(self) -> str:
        """Return it as TOML writes it."""
        return self.moment.isoformat()


@dataclass(frozen=True, slots=True)
class Window:
    """Somewhere in a week, month or quarter. `number` is the ISO week, the month or the quarter."""

    period: Period
    year: int
    number: int

    @property
    def first(self) -> date:
        """Return its first day."""
        if self.period == "week":
            return date.fromisocalendar(self.year, self.number, 1)
        return date(self.year, self.number if self.period == "month" else 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        if self.period == "week":
            return date.fromisocalendar(self.year, self.number, 7)
        month = self.number if self.period == "month" else 3 * self.number
        following = date(self.year + month // 12, month % 12 + 1, 1) if (self.year, month) != (9999, 12) else None
        return following - timedelta(days=1) if following else date.max

    def __str__(self) -> str:
        """Return it as the plan file writes it."""
        match self.period:
            case "week":
                return f"{self.year:04}-W{self.number:02}"
            case "month":
                return f"{self.year:04}-{self.number:02}"
            case _:
                return f"{self.year:04}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Anchored:
    """So much before or after a milestone or another message; only the anchor's date counts."""

    anchor: str
    terms: tuple[Term, ...] = ()
    clock: time | None = None

    def __str__(self) -> str:
        """Return it as the plan file writes it: "livegang - 6w 09:30"."""
        clock = [f"{self.clock:%H:%M}"] if self.clock else []
        return " ".join([self.anchor, *map(str, self.terms), *clock])


@dataclass(frozen=True, slots=True)
class Relative:
    """So much before or after the message itself, to the end of that day: `activation_by`, `due`, `copy_deadline`."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        """Return it as the plan file writes it: "-3wd"."""
        return " ".join(f"{term.amount:+}{term.unit}" for term in self.terms)


When = OnDay | AtTime | Window | Anchored
Deadline = OnDay | AtTime | Window | Anchored | Relative


def parse_when(value: object) -> When:
    """Read a `when` of the plan file.

    Raises:
        NotUnderstoodError: it is none of the forms, or an impossible date.
    """
    match value:
        case datetime():
            return AtTime(within_years(value))
        case date():
            return OnDay(within_years(value))
        case str():
            return _parse_text(value.strip())
        case _:
            raise NotUnderstoodError(
                say("{value} is not a moment", value=str(value)[:80]),
                say(
                    "Write a date (2027-03-22), a week (2027-W12) or a milestone with a distance (livegang - 6w 09:30)."
                ),
            )


Day = TypeVar("Day", date, datetime)


def within_years(day: Day) -> Day:
    """Return a day or moment as it is.

    Raises:
        NotUnderstoodError: it lies in no year that a campaign has.
    """
    if day.year in YEARS:
        return day
    raise _outside_years(day.isoformat())


def within_known_years(when: When) -> When:
    """Return a moment as it is.

    Raises:
        NotUnderstoodError: it lies in no year that a campaign has.
    """
    match when:
        case OnDay(day):
            within_years(day)
        case AtTime(moment):
            within_years(moment)
        case Window(year=year) if year not in YEARS:
            raise _outside_years(str(when))
    return when


def own_days(when: When | None) -> tuple[date, date] | None:
    """Return the first and last day of a moment that says them by itself; None for one that hangs on something."""
    match when:
        case OnDay(day):
            return day, day
        case AtTime(moment):
            return moment.date(), moment.date()
        case Window():
            return when.first, when.last
        case _:
            return None


def own_day(when: When) -> date | None:
    """Return the first day of a moment that says one by itself; None for one that hangs on something."""
    days = own_days(when)
    return days[0] if days else None


def _outside_years(written: str) -> NotUnderstoodError:
    """Return the complaint about a year that no campaign has."""
    return ImpossibleMomentError(
        say("{value} lies outside the years {first} to {last}", value=written, first=YEARS[0], last=YEARS[-1]),
        say("Write the year with four digits, as 2027-03-22."),
    )


def parse_deadline(value: object) -> Deadline:
    """Read an `activation_by`, `due` or `copy_deadline`: any `when`, or a distance from the message itself.

    Raises:
        NotUnderstoodError: it is none of the forms, or an impossible date.
    """
    if isinstance(value, str) and (relative := _parse_relative(value)):
        return relative
    return parse_when(value)


@lru_cache(maxsize=MOST_REMEMBERED)
def _parse_relative(text: str) -> Relative | None:
    """Read a distance from the message itself; None for another form."""
    return Relative(_terms(text)) if RELATIVE.fullmatch(text.strip()) else None


def to_toml(when: Deadline) -> str | date | datetime:
    """Return the value that stands for it in the plan file."""
    match when:
        case OnDay():
            return when.day
        case AtTime():
            return when.moment
        case _:
            return str(when)


@lru_cache(maxsize=MOST_REMEMBERED)
def _parse_text(text: str) -> When:
    """Read one of the written forms."""
    try:
        if found := WEEK.fullmatch(text):
            return _checked(Window("week", int(found[1]), int(found[2])))
        if found := MONTH.fullmatch(text):
            return _checked(Window("month", int(found[1]), int(found[2])))
        if found := QUARTER.fullmatch(text):
            return _checked(Window("quarter", int(found[1]), int(found[2])))
        if text[:4].isdigit():
            return _parse_iso(text)
    except (ValueError, OverflowError):
        raise ImpossibleMomentError(
            say("{value} does not exist on the calendar", value=text[:80]),
            say("Write a date that exists, as 2027-03-22."),
        ) from None
    if found := ANCHORED.fullmatch(text):
        clock = time.fromisoformat(found["clock"]) if found["clock"] else None
        return Anchored(found["anchor"], _terms(found["terms"]), clock)
    raise _no_moment(text)


def _checked(window: Window) -> When:
    """Return the window if the calendar has it; raises ValueError if not."""
    if window.first > window.last:
        raise ValueError(window)
    return within_known_years(window)


def _parse_iso(text: str) -> OnDay | AtTime:
    """Read a date or a date with a time, written as text."""
    if DAY.fullmatch(text):
        return OnDay(within_years(date.fromisoformat(text)))
    if not MOMENT.fullmatch(text):
        raise _no_moment(text)
    return AtTime(within_years(datetime.fromisoformat(text)))


def _no_moment(text: str) -> NotUnderstoodError:
    """Return the complaint about what is none of the forms."""
    return NotUnderstoodError(
        say("{value} is not a moment", value=text[:80]),
        say("Write a date (2027-03-22), a week (2027-W12) or a milestone with a distance (livegang - 6w 09:30)."),
    )


def _terms(text: str) -> tuple[Term, ...]:
    """Read the steps of an anchored or relative moment."""
    terms = tuple(Term(int(sign + amount), unit) for sign, amount, unit in TERM.findall(text))
    if len(terms) > MOST_TERMS:
        raise NotUnderstoodError(
            say("{value} takes more than {limit} steps", value=text.strip()[:80], limit=MOST_TERMS),
            say("Add up what can be added up."),
        )
    if any(abs(term.amount) > MAX_AMOUNT for term in terms):
        raise NotUnderstoodError(
            say("{value} is too far away", value=text.strip()[:80]),
            say("Write at most {limit} of a unit.", limit=MAX_AMOUNT),
        )
    return terms
