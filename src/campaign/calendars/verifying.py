"""What was written, read back by another library than the one that wrote it, and compared event by event."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from campaign.calendars.events import CalendarEvent
from campaign.errors import CampaignError
from campaign.language import say
from campaign.text import clean_lines

Component = Any
"""A component of `icalendar`, whose properties may be of any kind."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader is told of an event; moments in UTC, so that two libraries agree."""

    uid: str
    sequence: int
    start: str
    end: str
    occurrences: tuple[str, ...]
    summary: str
    description: str
    location: str
    url: str
    status: str


def verify(data: bytes, events: Sequence[CalendarEvent]) -> None:
    """Read a calendar file with `icalendar` and compare it with what was meant.

    Zones are read twice: as the name that most programs know, and as what the file itself says of it.

    Raises:
        CampaignError: they differ.
    """
    meant = [_meant(event) for event in events]
    try:
        same = all(told == meant for told in _told(data))
    except (
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        OverflowError,
    ):  # what is broken cannot be read
        same = False
    if not same:
        raise CampaignError(
            say("The calendar does not read back as it was meant, so it was not written"),
            say("Leave out the last message that you changed, and report this."),
        )


def _told(data: bytes) -> Iterator[list[Told]]:
    """Give what a file tells, by the names of its zones and by what it says of them."""
    from icalendar import Calendar  # noqa: PLC0415 - 120 ms that only an export needs

    calendar: Component = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    yield [_read(event, {}) for event in events]
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    if zones:
        yield [_read(event, zones) for event in events]


def _meant(event: CalendarEvent) -> Told:
    """Return what an event means to tell."""
    return Told(
        event.uid,
        event.sequence,
        _plain(event.start),
        _plain(event.end),
        tuple(sorted(map(_plain, (event.start, *event.again)))),
        clean_lines(event.summary),
        clean_lines(event.description),
        clean_lines(event.location),
        event.url,
        event.status,
    )


def _read(event: Component, zones: Mapping[str, tzinfo]) -> Told:
    """Return what an event of a file tells, with other zones for the names that are among these."""
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND", start)
    return Told(
        str(event["UID"]),
        int(event["SEQUENCE"]),
        _plain(_in_zone(start, zones)),
        _plain(_in_zone(end, zones)),
        tuple(sorted(_plain(_in_zone(each, zones)) for each in _occurrences(event, start))),
        *(str(event.get(name, "")) for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS")),
    )


def _occurrences(event: Component, start: date | datetime) -> list[date | datetime]:
    """Return the start of an event and those of its repeats, which always end."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - comes with `icalendar`, and is as slow to load

    found = [start]
    if "RRULE" in event:
        wall = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a wall clock; its zone is put back below
        if isinstance(start, datetime):
            wall = start.replace(tzinfo=None)
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=wall)
        found = [each.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else each.date() for each in rule]
    more = event.get("RDATE", [])
    return [*found, *(each.dt for dates in (more if isinstance(more, list) else [more]) for each in dates.dts)]


def _in_zone(moment: date | datetime, zones: Mapping[str, tzinfo]) -> date | datetime:
    """Return a moment with the zone that its zone's name stands for."""
    name = getattr(moment.tzinfo, "key", "") if isinstance(moment, datetime) else ""
    return moment.replace(tzinfo=zones[name]) if isinstance(moment, datetime) and name in zones else moment


def _plain(moment: date | datetime) -> str:
    """Return a day, or a moment in UTC."""
    return moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else moment.isoformat()
