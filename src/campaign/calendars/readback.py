"""A calendar file of ours as `icalendar` reads it, one event after another.

`icalendar` reads every line and makes every component. Only what it would do again and again is done once: the names
and parameters before a value are the same in every event, and so are whole lines. This module loads `icalendar`, which
takes 120 ms; it is imported inside the functions that need it.
"""

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import ComponentFactory, TypesFactory
from icalendar.parser import Contentline, Contentlines, Parameters, unescape_backslash
from icalendar.parser.ical import ComponentIcalParser

Component = Any
"""A component of `icalendar`, whose properties may be of any kind."""
Kind = Any
"""A class of values of `icalendar`."""
Moment = date | datetime
"""A day, or a moment in UTC that comes without its zone, so that two libraries agree."""

BEGIN, END = "BEGIN:VEVENT", "END:VEVENT"
HEAD = re.compile(r'[^":\\]+:')
"""The name and the parameters of a line in which no colon can be quoted before the value."""
MOST_REMEMBERED = 1000  # lines; what comes again does so in the next event, and the others need no room


class UnreadableCalendarError(ValueError):
    """A file that is no calendar of ours."""


class WrittenZone:
    """A zone as a file itself describes it: the changes of its offset, expanded as far as anybody asks."""

    def __init__(self, changes: Iterator[tuple[datetime, timedelta]], winter: timedelta) -> None:
        """Take the changes in their order, on the wall clock, each with the offset from then on; before them winter."""
        self._coming = changes
        self._starts: list[datetime] = []
        self._offsets = [winter]

    def instant(self, wall: datetime) -> datetime:
        """Return when the wall clock says this, in UTC and without a zone."""
        while not self._starts or self._starts[-1] <= wall:
            change = next(self._coming, None)
            if change is None:
                break
            self._starts.append(change[0])
            self._offsets.append(change[1])
        return wall - self._offsets[bisect_right(self._starts, wall)]


class Readback:
    """A calendar file, read; its zones first, then its events as they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Read all but the events.

        Raises:
            ValueError: this is no calendar.
        """
        outside, self._events = _apart(Contentlines.from_ical(data))  # type: ignore[no-untyped-call]  # untyped there
        self._factory, self._known = ComponentFactory(), dict[str, tuple[str, Component]]()
        calendar = self._component(outside)
        if calendar.name != "VCALENDAR" or calendar.walk("VEVENT"):
            raise UnreadableCalendarError
        self._zones = {str(each["TZID"]): _zone(each) for each in calendar.walk("VTIMEZONE")}

    def events(self) -> Iterator[Component]:
        """Give the events, each read when it is asked for. Raises ValueError for what is none."""
        return map(self._component, self._events)

    def moments(self, event: Component) -> Iterator[tuple[Moment, ...]]:
        """Give start, end and all starts of an event: by the name of its zone, then by what the file says of that zone.

        The name is what most programs go by.

        Raises:
            ValueError: a moment has no zone, or one of which the file says nothing.
        """
        start = event["DTSTART"].dt
        end = event["DTEND"].dt if "DTEND" in event else start
        return zip(*map(self._readings, (start, end, *_occurrences(event, start))), strict=True)

    def _readings(self, moment: date | datetime) -> tuple[Moment, Moment]:
        """Return one moment in both ways."""
        if not isinstance(moment, datetime):
            return moment, moment
        if moment.tzinfo is None:
            raise UnreadableCalendarError
        named, name = moment.astimezone(UTC).replace(tzinfo=None), str(moment.tzinfo)
        zone = self._zones.get(name)
        if zone is None and name != "UTC":
            raise UnreadableCalendarError
        return named, zone.instant(moment.replace(tzinfo=None)) if zone else named

    def _component(self, lines: list[Contentline]) -> Component:
        """Return the one component that some lines are."""
        (component,) = _Parser(lines, self._factory, self._known).parse()
        if component.errors:
            raise UnreadableCalendarError
        return component


class _Parser(ComponentIcalParser):
    """The parser of `icalendar`, which remembers what equal lines are."""

    def __init__(
        self, lines: list[Contentline], factory: ComponentFactory, known: dict[str, tuple[str, Component]]
    ) -> None:
        super().__init__(lines, factory, TypesFactory.instance())
        self._known = known

    def parse_content_lines(self) -> None:
        """Parse the content lines; one that cannot be parsed is no line of ours."""
        for line in filter(None, self._content_lines_iterator):
            if line in self._known:
                name, value = self._known[line]
                self._stack[-1].add(name, value, encode=False)
                continue
            name, params, value = parts(line)
            match name.upper():
                case "BEGIN":
                    self.handle_begin_component(value)
                case "END":
                    self.handle_end_component(value)
                case upper:
                    self.handle_property(upper, params, value, line)

    def get_factory_for_property(self, name: str, params: Parameters) -> Kind:
        """Return the kind of value that a property has; without parameters its name says it."""
        return _kind(name) if not params else super().get_factory_for_property(name, params)

    def handle_property(self, name: str, params: Parameters, vals: str, line: Contentline) -> None:
        """Add a property to its component, and remember it."""
        component = self._stack[-1]
        first = name not in component
        super().handle_property(name, params, vals, line)
        if first and name in component:
            if len(self._known) == MOST_REMEMBERED:
                self._known.clear()
            self._known[line] = (name, component[name])


def parts(line: Contentline) -> tuple[str, Parameters, str]:
    """Return the name, the parameters and the value of a line, as `icalendar` takes it apart."""
    head = HEAD.match(line)
    if head is None:
        return line.parts()
    name, params = _head(head[0])
    return name, params, unescape_backslash(line[head.end() :])


@lru_cache(maxsize=128)
def _kind(name: str) -> Kind:
    """Return the kind of value that a property of this name has."""
    return TypesFactory.instance().for_property(name)


@lru_cache(maxsize=128)
def _head(text: str) -> tuple[str, Parameters]:
    """Return the name and the parameters of a line that has no value."""
    name, params, _ = Contentline(text).parts()  # type: ignore[no-untyped-call]  # untyped there
    return name, params


def _apart(lines: Sequence[Contentline]) -> tuple[list[Contentline], list[list[Contentline]]]:
    """Return the lines outside events, and those of each event."""
    outside: list[Contentline] = []
    events: list[list[Contentline]] = []
    here = outside
    for line in lines:
        if line == BEGIN:
            here = []
            events.append(here)
        here.append(line)
        if line == END:
            here = outside
    written = list(filter(None, lines))
    if (written[0], written[-1]) != ("BEGIN:VCALENDAR", "END:VCALENDAR"):
        raise UnreadableCalendarError
    return outside, events


def _occurrences(event: Component, start: date | datetime) -> list[date | datetime]:
    """Return the start of an event and those of its repeats, which always end."""
    found: list[date | datetime] = [start]
    if "RRULE" in event:
        wall = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a wall clock; its zone is put back below
        if isinstance(start, datetime):
            wall = start.replace(tzinfo=None)
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=wall)
        found = [each.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else each.date() for each in rule]
    more = event.get("RDATE", [])
    return [*found, *(each.dt for dates in (more if isinstance(more, list) else [more]) for each in dates.dts)]


def _zone(zone: Component) -> WrittenZone:
    """Return a zone as the file describes it: yearly changes, or one offset."""
    changes = heapq.merge(*map(_changes, zone.subcomponents))
    winter = [part["TZOFFSETTO"].td for part in zone.subcomponents if part.name == "STANDARD"]
    return WrittenZone(changes, winter[0])


def _changes(part: Component) -> Iterator[tuple[datetime, timedelta]]:
    """Give when one half of a zone begins, on the wall clock and in order, each with its offset."""
    if "RDATE" in part:
        raise UnreadableCalendarError
    start, offset = part["DTSTART"].dt, part["TZOFFSETTO"].td
    starts = rrulestr(part["RRULE"].to_ical().decode(), dtstart=start) if "RRULE" in part else [start]
    return ((each, offset) for each in starts)
