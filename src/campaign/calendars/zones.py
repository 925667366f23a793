"""A time zone as a calendar describes it: one rule for winter, one for summer, and nothing that they get wrong.

Outlook refuses a zone of more than one STANDARD and one DAYLIGHT. For most zones these two say everything; where the
rules of a country follow the moon, or change from year to year, they cannot. What they cannot say of an event, that
event says itself: it is written in UTC, which is the same instant everywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import product
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AHEAD = 3  # years after the last event in which a rule should still be right, where there is a choice
KNOWN = range(1971, 9990)  # years for which rules are made: after their start in 1970, and within Python's calendar


@dataclass(frozen=True, slots=True)
class Change:
    """A rule by which the clock changes every year: "the last Sunday of March at 02:00, from +0100 to +0200"."""

    month: int
    week: int
    """Which of its weekdays in the month, from 1; -1 is the last."""
    weekday: int
    clock: time
    """On the wall clock before the change."""
    before: timedelta
    after: timedelta
    name: str
    """What the time after it is called: "CEST"."""

    def local(self, year: int) -> datetime:
        """Return when the clock changes in a year, on the wall clock before the change."""
        if self.week > 0:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.week - 1))
        else:
            last = (date(year, self.month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            day = last - timedelta(days=(last.weekday() - self.weekday) % 7)
        return datetime.combine(day, self.clock)

    def moment(self, year: int) -> datetime:
        """Return when the clock changes in a year, in UTC and without a zone."""
        return self.local(year) - self.before


@dataclass(frozen=True)
class ZoneRules:
    """What a calendar says of a zone: two changes a year, or none and one offset."""

    zone: ZoneInfo
    offset: timedelta
    name: str
    changes: tuple[Change, ...] = ()

    def tells(self, moment: datetime) -> bool:
        """Tell whether the wall clock of a moment says when it is, by these rules and by the zone itself.

        An hour that the night doubles or skips does not: programs differ on which one it is.
        """
        instant = moment.timestamp()
        if instant not in self._told:
            self._told[instant] = self._tells(moment.astimezone(self.zone))
        return self._told[instant]

    @cached_property
    def _told(self) -> dict[float, bool]:
        """Return what was told of moments: those of an event are asked for to pick the rules, and to write it."""
        return {}

    def _tells(self, local: datetime) -> bool:
        """Tell the same of a moment in the zone, looking at the rules."""
        offset = local.utcoffset()
        if local.year not in KNOWN or offset != local.replace(fold=1 - local.fold).utcoffset():
            return False
        wall = local.replace(tzinfo=None)
        return [each for each in self._offsets if self._offset_at(wall - each) == each] == [offset]

    @cached_property
    def _offsets(self) -> frozenset[timedelta]:
        """Return every offset that these rules know."""
        return frozenset((self.offset, *(change.after for change in self.changes)))

    def _offset_at(self, moment: datetime) -> timedelta:
        """Return the offset that these rules give a moment in UTC, which comes without its zone."""
        if not self.changes:
            return self.offset
        moments = self._moments_until(moment.year)
        past = (after for start, after in moments if start <= moment)
        return next(past)

    def _moments_until(self, year: int) -> list[tuple[datetime, timedelta]]:
        """Return when the clock changes in a year and the one before, in UTC, and to which offset; the last first."""
        known = self._by_year.get(year)
        if known is None:
            moments = [(each.moment(number), each.after) for number in (year - 1, year) for each in self.changes]
            known = self._by_year[year] = sorted(moments, reverse=True)
        return known

    @cached_property
    def _by_year(self) -> dict[int, list[tuple[datetime, timedelta]]]:
        return {}

    def holds_in(self, year: int) -> bool:
        """Tell whether the zone changes in a year just as these rules say."""
        return changes_in(self.zone, year) == tuple(
            sorted(each.moment(year).replace(tzinfo=UTC) for each in self.changes)
        )

    def lines(self) -> list[str]:
        """Return the lines of the VTIMEZONE."""
        if not self.changes:
            parts = _part("STANDARD", (self.offset, self.offset), self.name, datetime(1970, 1, 1))  # noqa: DTZ001
        else:
            parts = [line for change in self.changes for line in _change_lines(change)]
        return ["BEGIN:VTIMEZONE", f"TZID:{self.zone.key}", *parts, "END:VTIMEZONE"]


def zone_rules(zone: ZoneInfo, events: Sequence[Sequence[datetime]]) -> ZoneRules:
    """Return the rules that say when the most events are, each given as all its moments; at least one event.

    Of equals, those that hold in the most years, then those of the earliest year, the last weekday of a month first.
    """
    months = sorted({moment.astimezone(zone).date().replace(day=1) for event in events for moment in event})
    last = months[-1].year
    years = {*(month.year for month in months), *range(last, last + AHEAD + 1)} & set(KNOWN)
    best: tuple[tuple[int, int], ZoneRules] | None = None
    for rules in _candidates(zone, months):
        told = sum(all(map(rules.tells, event)) for event in events)
        holds = sum(rules.holds_in(year) for year in years)
        if best is None or (told, holds) > best[0]:
            best = (told, holds), rules
        if (told, holds) == (len(events), len(years)):
            break
    assert best is not None  # noqa: S101 - every moment gives a candidate
    return best[1]


def _candidates(zone: ZoneInfo, months: Sequence[date]) -> Iterator[ZoneRules]:
    """Give the rules that a zone may be described by: those of each year, and each offset by itself."""
    for year in sorted({month.year for month in months}):
        found = changes_in(zone, year) if year in KNOWN else ()
        if len(found) == 2:
            for pair in product(*(_forms(zone, moment) for moment in found)):
                yield ZoneRules(zone, pair[0].before, pair[1].name, pair)
    seen = set()
    for month in months:
        local = datetime.combine(month, time(12), zone)
        offset = local.utcoffset() or timedelta()
        if offset not in seen:
            seen.add(offset)
            yield ZoneRules(zone, offset, local.tzname() or zone.key)


def _forms(zone: ZoneInfo, moment: datetime) -> list[Change]:
    """Return the yearly rules that one change may follow: the last such weekday of its month, or the nth."""
    before, after = (moment - timedelta(seconds=1)).astimezone(zone), moment.astimezone(zone)
    old, new = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
    wall = (moment + old).replace(tzinfo=None)
    weeks = [-1] if (wall + timedelta(days=7)).month != wall.month else []
    weeks += [(wall.day - 1) // 7 + 1] if wall.day <= 28 else []
    name = after.tzname() or zone.key
    return [Change(wall.month, week, wall.weekday(), wall.time(), old, new, name) for week in weeks]


@lru_cache(maxsize=64)
def changes_in(zone: ZoneInfo, year: int) -> tuple[datetime, ...]:
    """Return the moments of a year, in UTC, at which a zone's offset changes; to the second."""
    found: list[datetime] = []
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(367)]
    offsets = [_offset(zone, day) for day in days]
    for number in range(366):
        low, high = days[number], days[number + 1]
        if low.year > year or offsets[number] == offsets[number + 1]:
            continue
        while high - low > timedelta(seconds=1):
            middle = (low + (high - low) // 2).replace(microsecond=0)
            low, high = (middle, high) if _offset(zone, middle) == _offset(zone, low) else (low, middle)
        found.append(high)
    return tuple(found)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta | None:
    """Return a zone's offset at a moment."""
    return moment.astimezone(zone).utcoffset()


def _change_lines(change: Change) -> list[str]:
    """Return the lines of one half of a zone; summer is the half with the clock ahead."""
    kind = "DAYLIGHT" if change.after > change.before else "STANDARD"
    rule = f"FREQ=YEARLY;BYMONTH={change.month};BYDAY={change.week}{DAYS[change.weekday]}"
    return _part(kind, (change.before, change.after), change.name, change.local(1970), rule)


def _part(kind: str, offsets: tuple[timedelta, timedelta], name: str, start: datetime, rule: str = "") -> list[str]:
    """Return the lines of one half of a zone; the offsets are those before and after its start."""
    before, after = map(_written, offsets)
    lines = [f"BEGIN:{kind}", f"DTSTART:{start:%Y%m%dT%H%M%S}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}"]
    lines.append(f"TZNAME:{name}")
    return [*lines, *([f"RRULE:{rule}"] if rule else []), f"END:{kind}"]


def _written(offset: timedelta) -> str:
    """Return an offset as "+0100", with its seconds where it has any."""
    sign, seconds = "-" if offset < timedelta() else "+", abs(int(offset.total_seconds()))
    text = f"{sign}{seconds // 3600:02}{seconds // 60 % 60:02}"
    return text + (f"{seconds % 60:02}" if seconds % 60 else "")
