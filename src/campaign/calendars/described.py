"""A time zone as a file itself describes it, worked out once over the years that a campaign can have.

A zone may be described by rules that begin in 1601 and never end, and by as many of them as fit in a file. What
following them costs is told before it is done; after that a moment is looked up in a table. This module loads
`icalendar`, which takes 120 ms; it is imported inside the functions that need it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Calendar, vRecur
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO

from campaign.calendars.effort import Effort, Rule
from campaign.model.when import YEARS

FIRST, LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
"""The days that a campaign can have; the changes of a zone are followed until the last of them."""
END = datetime.combine(LAST, time.max)
EPOCH, SECOND = datetime(1970, 1, 1), timedelta(seconds=1)  # noqa: DTZ001 - wall clocks are counted from it
DAY = timedelta(days=1)
LINE, EXTRA_DAY = 20, 10
"""What a line of a zone costs, and a date in a list, in microseconds."""
SLOW = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}
"""How often a clock may change by a rule."""
ONE_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
"""Parts of a rule that say at which time of a day, which is one."""


class TooCostlyError(ValueError):
    """A zone that takes longer to follow than a file may."""


class DescribedZone(tzinfo):
    """A zone of which every change is known, as `zoneinfo` has them: also of an hour that a night skips or doubles."""

    def __init__(self, key: str, before: timedelta, changes: Sequence[tuple[int, timedelta]] = ()) -> None:
        """Take the offset before all changes, and the changes in their order: the second, in UTC, and the offset."""
        self.key = key
        """What it is called; programs ask for it by this word."""
        self._offsets = [before, *(after for _, after in changes)]
        self._instants = [instant for instant, _ in changes]
        seconds = [each // SECOND for each in self._offsets]
        both = list(zip(self._instants, pairwise(seconds), strict=True))
        self._walls = [instant + max(pair) for instant, pair in both], [instant + min(pair) for instant, pair in both]
        """On which second of the wall clock each change is, for the first and for the second time of a doubled hour."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return the offset of a moment on the wall clock."""
        if moment is None:
            return self._offsets[0] if not self._instants else None
        return self._offsets[bisect_right(self._walls[moment.fold], _seconds(moment))]

    def dst(self, moment: datetime | None) -> None:
        """Return nothing: which of its halves is summer decides nothing here."""
        del moment

    def tzname(self, moment: datetime | None) -> str:
        """Return what it is called."""
        del moment
        return self.key

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment in UTC, that is said to be in this zone, on its wall clock."""
        seconds = _seconds(moment)
        place = bisect_right(self._instants, seconds)
        doubled = place and self._offsets[place - 1] - self._offsets[place] > (
            (seconds - self._instants[place - 1]) * SECOND
        )
        return (moment + self._offsets[place]).replace(fold=int(doubled))

    def __deepcopy__(self, memo: object) -> "DescribedZone":
        """Return itself: it never changes."""
        del memo
        return self

    def __repr__(self) -> str:
        """Return what it is called."""
        return f"<zone {self.key}>"


class KnownZones(ZONEINFO):
    """The zones that `icalendar` knows while it reads: those that a file describes, then those of everybody."""

    def __init__(self, described: Mapping[str, tzinfo]) -> None:
        """Take the zones of a file by their names, without strokes and slashes around them."""
        self._described = described

    def timezone(self, name: str) -> tzinfo | None:
        """Return a zone by its name; None where nobody knows it."""
        return self._described.get(name.replace("\\", "")) or super().timezone(name)

    def create_timezone(self, tz: Any) -> tzinfo:  # type: ignore[override]  # noqa: ANN401 - as `icalendar` calls it
        """Return a zone that is not looked at: those of a file are made by `described`."""
        del tz
        return UTC


@contextmanager
def knowing(zones: Mapping[str, tzinfo]) -> Iterator[None]:
    """Have `icalendar` know these zones meanwhile, and those that everybody knows, and none of another file."""
    tzp.use(KnownZones(zones))
    try:
        yield
    finally:
        tzp.use_default()


def is_known(name: str) -> bool:
    """Tell whether everybody knows a zone by this name, so that nobody reads what a file says of it."""
    return ZONEINFO().knows_timezone_id(name)


def described(text: str, name: str, effort: Effort) -> DescribedZone:
    """Return a zone as the lines of a VTIMEZONE describe it.

    Raises:
        TooCostlyError: it would take too long.
        one of BROKEN_READ: it cannot be read.
    """
    if not effort.take(text.count("\n") * LINE + text.count(",") * EXTRA_DAY):
        raise TooCostlyError
    with knowing({}):
        calendar = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")
    (zone,) = (each for each in calendar.subcomponents if each.name == "VTIMEZONE")
    parts = [each for each in zone.subcomponents if each.name in {"STANDARD", "DAYLIGHT"}]
    halves = [(_start(part), _offset(part, "TZOFFSETFROM"), _offset(part, "TZOFFSETTO")) for part in parts]
    before = next((half[2] for part, half in zip(parts, halves, strict=True) if part.name == "STANDARD"), halves[0][2])
    if {half[2] for half in halves} == {before}:
        return DescribedZone(name, before)
    rules = [
        (rule, half[0].date()) for part, half in zip(parts, halves, strict=True) for rule in _several(part, "RRULE")
    ]
    if not all(_is_slow(rule) for rule, _ in rules) or not effort.spend(rules, FIRST, LAST):
        raise TooCostlyError
    found: list[tuple[int, timedelta]] = []
    for part, (start, old, new) in reversed(list(zip(parts, halves, strict=True))):  # of equals the first one counts
        found += [(_seconds(onset) - old // SECOND, new) for onset in _onsets(part, start, old)]
    found.sort(key=itemgetter(0))
    return DescribedZone(name, before, tuple(dict(found).items()))


def _onsets(part: Any, start: datetime, old: timedelta) -> Iterator[datetime]:  # noqa: ANN401
    """Give when a half of a zone begins, on the wall clock before it: at its start, by its rules and its lists."""
    yield start
    for rule in _several(part, "RRULE"):
        last = min([END, *(_wall(until, old) for until in rule.get("UNTIL", []))])
        endless = vRecur({name: value for name, value in rule.items() if name != "UNTIL"})
        text = endless.to_ical().decode()  # type: ignore[no-untyped-call]  # untyped there
        yield from takewhile(last.__ge__, rrulestr(text, dtstart=start))
    yield from (_wall(each.dt, old) for dates in _several(part, "RDATE") for each in dates.dts)


def _is_slow(rule: Rule) -> bool:
    """Tell whether a rule goes on at every step, by a day or more, and once."""
    intervals = map(str, rule.get("INTERVAL", []))
    return (
        all(str(each).upper() in SLOW for each in rule["FREQ"])
        and all(each.isdecimal() and int(each) for each in intervals)
        and all(len(rule.get(name, [])) <= 1 for name in ONE_CLOCK)
    )


def _wall(moment: date | datetime, offset: timedelta) -> datetime:
    """Return a moment on the wall clock; one in UTC, as the end of a rule is, by the offset that holds then."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.max)
    return (moment.astimezone(UTC) + offset if moment.tzinfo else moment).replace(tzinfo=None)


def _start(part: Any) -> datetime:  # noqa: ANN401
    """Return when a half of a zone begins for the first time."""
    start = _several(part, "DTSTART")[0].dt
    return start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())


def _offset(part: Any, name: str) -> timedelta:  # noqa: ANN401
    """Return an offset of a half of a zone."""
    found: timedelta = _several(part, name)[0].td
    if abs(found) >= DAY:
        raise ValueError(found)
    return found


def _several(part: Any, name: str) -> list[Any]:  # noqa: ANN401
    """Return a property of a component as often as it has it."""
    found = part.get(name, [])
    return found if isinstance(found, list) else [found]


def _seconds(moment: datetime) -> int:
    """Return how many seconds a clock is past its epoch."""
    return (moment.replace(tzinfo=None) - EPOCH) // SECOND
