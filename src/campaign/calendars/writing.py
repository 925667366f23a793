"""Events as iCalendar text.

`ics` holds and orders the components; the lines are made here, through its extension point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.events import CalendarEvent
from campaign.calendars.lines import duration, escape, fold
from campaign.calendars.zones import ZoneRules, zone_rules
from campaign.text import clean

PRODID = "-//campaign//campaign-planner//NL"


@dataclass(frozen=True)
class Writing:
    """Events that are written, each once, to be put together as one file or as several."""

    events: Sequence[CalendarEvent]
    name: str
    """What the calendar is called."""
    zone: ZoneInfo
    stamp: date
    """The day from which DTSTAMP is counted; nothing asks the clock."""

    @cached_property
    def rules(self) -> ZoneRules | None:
        """Return how the files describe the zone; None when no event has an hour."""
        timed = [moments for each in self.events if (moments := _moments(each))]
        return zone_rules(self.zone, timed) if timed else None

    @cached_property
    def zoned(self) -> tuple[bool, ...]:
        """Return which events are written in the zone: those that its rules put at the right instants."""
        rules = self.rules
        moments = (_moments(each) for each in self.events)
        return tuple(bool(rules and each and all(map(rules.tells, each))) for each in moments)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return every event as it stands in a file."""
        from ics.grammar.parse import Container  # noqa: PLC0415 - 160 ms that only an export needs

        stamps = _Stamps(self.stamp)
        return tuple(
            str(Container("VEVENT", *map(fold, _event_lines(event, self.zone if zoned else None, stamps))))
            for event, zoned in zip(self.events, self.zoned, strict=True)
        )

    def size(self, number: int) -> int:
        """Return how many bytes the event with this number takes in a file."""
        return len(self.texts[number].encode()) + len("\r\n")

    def head(self, first: int = 0, stop: int | None = None) -> list[str]:
        """Return what stands before the events with these numbers, from the first until the stop."""
        zoned = self.zoned[first:stop]
        lines = ["VERSION:2.0", f"PRODID:{PRODID}", "METHOD:PUBLISH", "CALSCALE:GREGORIAN"]
        if len(zoned) > 1:  # Outlook makes a calendar of its own for a named file, which one event does not need
            plain = " ".join(clean(self.name).translate({ord(char): " " for char in ",;\\"}).split())
            lines += [f"NAME:{plain}", f"X-WR-CALNAME:{plain}"]
        lines += [f"X-WR-TIMEZONE:{self.zone.key}", "COLOR:steelblue"]
        lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"]
        lines += self.rules.lines() if self.rules and any(zoned) else []
        return [fold(line) for line in lines]

    def text(self, first: int = 0, stop: int | None = None) -> str:
        """Return the events with these numbers as a whole calendar file."""
        from ics import Calendar  # noqa: PLC0415 - 160 ms that only an export needs
        from ics.grammar.parse import Container  # noqa: PLC0415 - likewise
        from ics.serializers.icalendar_serializer import CalendarSerializer  # noqa: PLC0415 - likewise

        lines = [*self.head(first, stop), *self.texts[first:stop]]

        class Serializer(CalendarSerializer):  # type: ignore[misc]  # `ics` has no types
            """Writes our own lines in their own order, in place of the library's."""

            @classmethod
            def get_serializers(cls) -> list[Any]:
                """Return the one function that writes everything."""
                return [cls.write]

            @staticmethod
            def write(_calendar: object, container: Container) -> None:
                """Fill the calendar."""
                container[:] = lines

        class CampaignCalendar(Calendar):  # type: ignore[misc]  # `ics` has no types
            """A calendar of the library that writes with our serializer."""

            class Meta(Calendar.Meta):  # type: ignore[misc]  # `ics` has no types
                """The library's extension point."""

                serializer = Serializer

        return f"{CampaignCalendar().serialize()}\r\n"


def calendar_text(events: Sequence[CalendarEvent], *, name: str, zone: ZoneInfo, stamp: date) -> str:
    """Return a whole calendar file. `stamp` is the day from which DTSTAMP is counted; nothing asks the clock."""
    return Writing(events, name, zone, stamp).text()


class _Stamps(dict[int, str]):
    """When each version of an event was made, by its sequence: so many seconds after the start of a day, in UTC."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.start = datetime.combine(day, time(), UTC)

    def __missing__(self, sequence: int) -> str:
        moment = self[sequence] = _utc(self.start + timedelta(seconds=sequence))
        return moment


def _moments(event: CalendarEvent) -> list[datetime]:
    """Return all moments of an event; none for whole days."""
    return [each for each in (event.start, event.end, *event.again) if isinstance(each, datetime)]


def _event_lines(event: CalendarEvent, zone: ZoneInfo | None, stamps: _Stamps) -> Iterator[str]:
    """Give the lines of one event; its moments in UTC without a zone."""
    stamp = stamps[event.sequence]
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    start, end = _moment(event.start, zone), _moment(event.end, zone)
    yield f"DTSTART{start}"
    if end != start:  # an end that is no later than the start is illegal; without one it is a point
        yield f"DTEND{end}"
    if event.rule and (zone or not isinstance(event.start, datetime)):
        yield f"RRULE:{event.rule}"
    else:
        yield from (f"RDATE{_moment(each, zone)}" for each in event.again)
    summary = escape(event.summary)
    yield f"SUMMARY:{summary}"
    for name, value in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if value:
            yield f"{name}:{escape(value)}"
    if event.url:
        yield f"URL:{event.url}"
    if event.category:
        yield f"CATEGORIES:{escape(event.category)}"
    yield f"STATUS:{event.status}"
    yield f"TRANSP:{'OPAQUE' if event.meeting else 'TRANSPARENT'}"
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{'BUSY' if event.meeting else 'FREE'}"
    if event.organizer:
        quoted = event.organizer.replace('"', "'")
        yield f'ORGANIZER;CN="{quoted}":mailto:noreply@campaign.invalid'
    for reminder in event.reminders:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}")
        yield from (f"TRIGGER:{duration(reminder)}", "END:VALARM")


def _moment(moment: date | datetime, zone: ZoneInfo | None) -> str:
    """Return the parameters and value of a date, or of a moment in a zone or in UTC."""
    if not isinstance(moment, datetime):
        return f";VALUE=DATE:{_day(moment)}"
    return f";TZID={zone.key}:{_clock(moment.astimezone(zone))}" if zone else f":{_utc(moment)}"


def _utc(moment: datetime) -> str:
    """Return a moment in UTC as iCalendar writes it."""
    return f"{_clock(moment.astimezone(UTC))}Z"


def _clock(moment: datetime) -> str:
    """Return what the wall clock says as iCalendar writes it."""
    return f"{_day(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def _day(day: date) -> str:
    """Return a day as iCalendar writes it; `%Y` gives an early year fewer than four digits on some systems."""
    return f"{day.year:04}{day.month:02}{day.day:02}"
