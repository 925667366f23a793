"""Events as iCalendar text.

`ics` holds and orders the components; the lines are made here, through its extension point.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.events import CalendarEvent
from campaign.calendars.zones import ZoneRules, zone_rules
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
        plain = " ".join(clean(name).translate({ord(char): " " for char in ",;\\"}).split())
        head += [f"NAME:{plain}", f"X-WR-CALNAME:{plain}"]
    head += [
        f"X-WR-TIMEZONE:{zone.key}",
        "COLOR:steelblue",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]
    timed = [moments for each in events if (moments := _moments(each))]
    rules = zone_rules(zone, timed) if timed else None
    if rules and any(all(map(rules.tells, moments)) for moments in timed):
        head += rules.lines()

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
                container.append(Container("VEVENT", *_event_lines(event, rules, stamp)))

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


def _moments(event: CalendarEvent) -> list[datetime]:
    """Return all moments of an event; none for whole days."""
    return [each for each in (event.start, event.end, *event.again) if isinstance(each, datetime)]


def _event_lines(event: CalendarEvent, rules: ZoneRules | None, stamp: date) -> Iterable[str]:
    """Give the lines of one event; in UTC where the rules of its zone would put it at another instant."""
    zone = rules.zone if rules and all(map(rules.tells, _moments(event))) else None
    moment = datetime.combine(stamp, time(), UTC) + timedelta(seconds=event.sequence)
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{moment:%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{moment:%Y%m%dT%H%M%SZ}"
    start, end = _moment(event.start, zone), _moment(event.end, zone)
    yield f"DTSTART{start}"
    if end != start:  # an end that is no later than the start is illegal; without one it is a point
        yield f"DTEND{end}"
    if event.rule and (zone or not isinstance(event.start, datetime)):
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
    for reminder in sorted(event.reminders, key=_distance):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escape(event.summary)}")
        yield from (f"TRIGGER:{duration(reminder)}", "END:VALARM")


def _distance(reminder: Duration) -> tuple[int, bool]:
    """Return how many minutes a reminder is from the start; of two as near, the one before comes first."""
    minutes = reminder.days * 1440 + reminder.minutes
    return abs(minutes), minutes > 0


def duration(length: Duration) -> str:
    """Return a duration as iCalendar writes it: "-P1D", "-PT15M", "PT0S"."""
    if not length.days and not length.minutes:
        return "PT0S"
    sign = "-" if length.days < 0 or length.minutes < 0 else ""
    hours, minutes = divmod(abs(length.minutes), 60)
    clock = "".join(f"{amount}{unit}" for amount, unit in ((hours, "H"), (minutes, "M")) if amount)
    days = f"{abs(length.days)}D" if length.days else ""
    return f"{sign}P{days}" + (f"T{clock}" if clock else "")


def _moment(moment: date | datetime, zone: ZoneInfo | None) -> str:
    """Return the parameters and value of a date, or of a moment in a zone or in UTC."""
    if isinstance(moment, datetime) and zone is None:
        return f":{_digits(moment.astimezone(UTC))}T{moment.astimezone(UTC):%H%M%SZ}"
    if isinstance(moment, datetime) and zone is not None:
        return f";TZID={zone.key}:{_digits(moment.astimezone(zone))}T{moment.astimezone(zone):%H%M%S}"
    return f";VALUE=DATE:{_digits(moment)}"


def _digits(day: date) -> str:
    """Return a day as iCalendar writes it; `%Y` gives an early year fewer than four digits on some systems."""
    return f"{day.year:04}{day:%m%d}"
