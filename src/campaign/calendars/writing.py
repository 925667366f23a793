"""Events as iCalendar text.

`ics` holds and orders the components; the lines are made here, through its extension point.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.events import CalendarEvent
from campaign.calendars.zones import zone_lines
from campaign.model.duration import Duration
from campaign.text import clean, clean_lines

FOLD = 75  # octets a line may have (RFC 5545, 3.1)
PRODID = "-//campaign//campaign-planner//NL"


def calendar_text(events: list[CalendarEvent], *, name: str, zone: ZoneInfo, stamp: date) -> str:
    """Return a whole calendar file. `stamp` is the day from which DTSTAMP is counted; nothing asks the clock."""
    from ics import Calendar  # noqa: PLC0415 - 160 ms that only an export needs
    from ics.grammar.parse import Container  # noqa: PLC0415
    from ics.serializers.icalendar_serializer import CalendarSerializer  # noqa: PLC0415

    head = ["VERSION:2.0", f"PRODID:{PRODID}", "METHOD:PUBLISH", "CALSCALE:GREGORIAN"]
    if len(events) > 1:  # Outlook makes a calendar of its own for a named file, which one event does not need
        plain = clean(name).translate({ord(char): " " for char in ",;\\"})
        head += [f"NAME:{plain}", f"X-WR-CALNAME:{plain}"]
    head += [
        f"X-WR-TIMEZONE:{zone.key}",
        "COLOR:steelblue",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]
    years = [each.start.year for each in events if isinstance(each.start, datetime)]
    if years:
        head += zone_lines(zone, min(years))

    class Serializer(CalendarSerializer):  # type: ignore[misc]
        """Writes our own lines in their own order, in place of the library's."""

        @classmethod
        def get_serializers(cls) -> list[Any]:
            """Return the one function that writes everything."""
            return [cls.write]

        @staticmethod
        def write(_calendar: object, container: Container) -> None:
            """Fill the calendar."""
            container.extend(head)
            for event in events:
                container.append(Container("VEVENT", *_event_lines(event, zone, stamp)))

    class CampaignCalendar(Calendar):  # type: ignore[misc]
        """A calendar of the library that writes with our serializer."""

        class Meta(Calendar.Meta):  # type: ignore[misc]
            """The library's extension point."""

            serializer = Serializer

    return "".join(fold(line) for line in CampaignCalendar().serialize().split("\r\n") if line)


def fold(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no character split, with its line breaks."""
    data = line.encode()
    if len(data) <= FOLD:
        return f"{line}\r\n"
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > FOLD:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"


def escape(text: str) -> str:
    """Return a text as iCalendar writes it."""
    safe = clean_lines(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return safe.replace("\n", "\\n")


def _event_lines(event: CalendarEvent, zone: ZoneInfo, stamp: date) -> Iterable[str]:
    """Give the lines of one event."""
    moment = datetime.combine(stamp, time(), UTC) + timedelta(seconds=event.sequence)
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{moment:%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{moment:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART{_moment(event.start, zone)}"
    yield f"DTEND{_moment(event.end, zone)}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    else:
        yield from (f"RDATE{_moment(each, zone)}" for each in event.again)
    yield f"SUMMARY:{escape(event.summary)}"
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
    for reminder in sorted(event.reminders, key=lambda each: -(each.days * 1440 + each.minutes)):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escape(event.summary)}")
        yield from (f"TRIGGER:{duration(reminder)}", "END:VALARM")


def duration(length: Duration) -> str:
    """Return a duration as iCalendar writes it: "-P1D", "-PT15M", "PT0S"."""
    if not length.days and not length.minutes:
        return "PT0S"
    sign = "-" if length.days < 0 or length.minutes < 0 else ""
    hours, minutes = divmod(abs(length.minutes), 60)
    clock = "".join(f"{amount}{unit}" for amount, unit in ((hours, "H"), (minutes, "M")) if amount)
    days = f"{abs(length.days)}D" if length.days else ""
    return f"{sign}P{days}" + (f"T{clock}" if clock else "")


def _moment(moment: date | datetime, zone: ZoneInfo) -> str:
    """Return the parameters and value of a date or a moment."""
    if isinstance(moment, datetime):
        return f";TZID={zone.key}:{moment.astimezone(zone):%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{moment:%Y%m%d}"
