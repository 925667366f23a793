"""Somebody else's calendar, read with `icalendar`: one bad event, zone or alarm costs only itself, and is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.blocks import DEEPEST, Block, Blocks, blocks_of
from campaign.calendars.decoding import decode_calendar
from campaign.calendars.verifying import BROKEN
from campaign.language import Sentence, say
from campaign.text import clean, shorten

MOST_EVENTS = 20_000
"""Events of one file at most."""
LONGEST_TITLE = 80
"""Cells of a title in a complaint."""
OWN_ZONE = re.compile(r"/(?:[^/:;]*/)*([A-Z][A-Za-z_]+/[A-Za-z_+\-/]+)")
"""Zone names of Mozilla and others: a path that ends in the name that everybody knows."""
TZID = re.compile(r'TZID=("?)(/[^":;,]+)\1')
BROKEN_READ = (*BROKEN, RecursionError, OSError)
"""What comes of reading what is broken, nested without end, or in a zone whose name cannot be that of a file."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something in a calendar file that could not be read."""

    line: int
    """The line where it begins."""
    text: Sentence
    """What is wrong."""
    title: str = ""
    """What the event is called, as far as that can be read."""


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """One event of a file; a recurring one is one."""

    line: int
    """Its first line in the file."""
    component: Any
    """The event as `icalendar` reads it."""
    start: date | datetime
    """When it starts; moments have a zone."""
    end: date | datetime
    """When it ends: exclusive for whole days."""

    @property
    def title(self) -> str:
        """Return what it is called, on one line."""
        return clean(str(self.component.get("SUMMARY", "")))


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """What a calendar file holds."""

    events: tuple[ReadEvent, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    name: str = ""
    """What it is called."""
    zone: str = ""
    """The time zone that it says it is in, where that is one."""


def read_calendar(data: bytes, zone: ZoneInfo) -> ReadCalendar:
    """Return what a calendar file holds; times without a zone are those of its X-WR-TIMEZONE, else of `zone`.

    Raises:
        NotUnderstoodError: it is no calendar, or too large.
    """
    events: list[ReadEvent] = []
    complaints: list[Complaint] = []
    calendars = list(blocks_of(decode_calendar(data)))
    for blocks in calendars:
        for block, found in _components(blocks):
            if len(events) >= MOST_EVENTS:
                text = say("More than {most} events are in this file; the others are left out", most=MOST_EVENTS)
                complaints.append(Complaint(block.line, text))
                break
            if isinstance(found, Sentence):
                complaints.append(Complaint(block.line, found, _title(block)))
            else:
                event = _event(block, found, _own_zone(blocks) or zone)
                (complaints if isinstance(event, Complaint) else events).append(event)  # type: ignore[arg-type]
    name = next((name for each in calendars if (name := _head(each, "X-WR-CALNAME") or _head(each, "NAME"))), "")
    own = next((own.key for each in calendars if (own := _own_zone(each))), "")
    return ReadCalendar(tuple(events), tuple(complaints), shorten(clean(name), LONGEST_TITLE), own)


def _components(blocks: Blocks) -> Iterator[tuple[Block, Any]]:
    """Give the events of one calendar as `icalendar` reads them, or why it does not: all at once, else one by one."""
    wanted = [block for block in blocks.kind("VEVENT") if block.depth < DEEPEST]
    for block in blocks.kind("VEVENT"):
        if block.depth >= DEEPEST:
            yield block, say("Too much lies inside each other here")
    zones = "".join(block.text for block in _good_zones(blocks))
    try:
        yield from zip(wanted, _parsed(zones, wanted), strict=True)
    except BROKEN_READ:
        yield from ((block, _alone(zones, block)) for block in wanted)


def _good_zones(blocks: Blocks) -> list[Block]:
    """Return the zones of a calendar that can be read; without one of them, its name is looked up."""
    zones = blocks.kind("VTIMEZONE")
    try:
        _parsed("".join(each.text for each in zones), [])
    except BROKEN_READ:
        return [each for each in zones if _readable(each)]
    return zones


def _readable(zone: Block) -> bool:
    """Tell whether a zone can be read."""
    try:
        _parsed(zone.text, [])
    except BROKEN_READ:
        return False
    return True


def _alone(zones: str, block: Block) -> Any:  # noqa: ANN401 - a component of `icalendar`, or why there is none
    """Return one event, read by itself; its alarms cost only themselves."""
    for lines in (block.lines, _without_alarms(block.lines)):
        try:
            (event,) = _parsed(zones, [Block(block.kind, block.line, lines)])
        except BROKEN_READ:
            continue
        return event
    return say("This event has no start that can be read")


def _without_alarms(lines: list[str]) -> list[str]:
    """Return the lines of an event without those of its alarms."""
    kept, inside = [], False
    for line in lines:
        inside = inside or line.upper().startswith("BEGIN:VALARM")
        if not inside:
            kept.append(line)
        inside = inside and not line.upper().startswith("END:VALARM")
    return kept


def _parsed(zones: str, events: list[Block]) -> list[Any]:
    """Return events as `icalendar` reads them, with the zones that they name."""
    from icalendar import Calendar  # noqa: PLC0415 - 120 ms that only a calendar file needs

    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}{''.join(each.text for each in events)}END:VCALENDAR\r\n"
    found = Calendar.from_ical(TZID.sub(_known_zone, text))
    parsed = [each for each in found.subcomponents if each.name == "VEVENT"]
    for event in parsed:
        _moments(event)
    return parsed


def _known_zone(match: re.Match[str]) -> str:
    """Return a zone's name without the path before it."""
    own = OWN_ZONE.fullmatch(match[2])
    return f"TZID={own[1]}" if own else match[0]


def _moments(event: Any) -> tuple[date | datetime, date | datetime]:  # noqa: ANN401
    """Return when an event starts and ends; raises one of BROKEN_READ when it does not say."""
    start = _first(event["DTSTART"]).dt
    if not isinstance(start, date):
        raise TypeError(start)
    if "DTEND" in event:
        end = _first(event["DTEND"]).dt
    elif "DURATION" in event:
        end = start + event["DURATION"].dt
    else:
        end = start if isinstance(start, datetime) else start + timedelta(days=1)
    if isinstance(start, datetime) is not isinstance(end, datetime):
        end = start
    if not isinstance(start, datetime) and end <= start:
        end = start + timedelta(days=1)
    return start, end


def _first(value: Any) -> Any:  # noqa: ANN401 - a property of `icalendar`
    """Return a property, or the first one where a file has several that may stand there once."""
    return value[0] if isinstance(value, list) else value


def _event(block: Block, component: Any, zone: ZoneInfo) -> ReadEvent | Complaint:  # noqa: ANN401
    """Return an event with its moments in a zone."""
    try:
        start, end = _moments(component)
        start, end = _zoned(start, zone), _zoned(end, zone)
        return ReadEvent(block.line, component, start, max(start, end))
    except BROKEN_READ:
        return Complaint(block.line, say("This event has no start that can be read"), _title(block))


def _title(block: Block) -> str:
    """Return what an event that cannot be read is called, as its own lines say it."""
    for line in block.lines:
        name, colon, value = line.partition(":")
        if colon and name.partition(";")[0].upper() == "SUMMARY":
            return shorten(clean(value), LONGEST_TITLE)
    return ""


def _zoned(moment: date | datetime, zone: ZoneInfo) -> date | datetime:
    """Return a moment with a zone: its own, else the one given."""
    if isinstance(moment, datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    return moment


def _own_zone(blocks: Blocks) -> ZoneInfo | None:
    """Return the zone of times that have none, as the calendar says it: its X-WR-TIMEZONE, where that is a zone."""
    name = _head(blocks, "X-WR-TIMEZONE")
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _head(blocks: Blocks, wanted: str) -> str:
    """Return a property of a calendar itself; "" where it has none."""
    for line in blocks.head:
        name, colon, value = line.partition(":")
        if colon and name.partition(";")[0].upper() == wanted:
            return value.strip()
    return ""
