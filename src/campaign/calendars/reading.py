"""Somebody else's calendar, read with `icalendar`: one bad event, zone or alarm costs only itself, and is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.blocks import Block, Blocks, blocks_of
from campaign.calendars.decoding import decode_calendar
from campaign.calendars.parsing import NO_START, TIMES, components, moments
from campaign.calendars.zones_in import BROKEN_READ, Zones
from campaign.language import Sentence, current, mark, say
from campaign.model.when import YEARS
from campaign.text import clean, shorten

MOST_EVENTS = 20_000
"""Events of one file at most."""
CENTURIES = timedelta(days=200 * 365)
PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
"""The classes of events that others may not read (RFC 5545, 3.8.1.3)."""
BUSY = mark("Busy")
LONGEST_TITLE = 80
"""Cells of a title in a complaint."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something in a calendar file that could not be read."""

    line: int
    """The line where it begins."""
    text: Sentence
    """What is wrong."""
    title: str = ""
    """What the event is called, as far as that can be read."""
    uid: str = ""
    """Its UID, as far as that can be read."""


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
    zone: ZoneInfo
    """The zone of its times that have none."""

    @property
    def title(self) -> str:
        """Return what it is called, on one line."""
        return clean(str(self.component.get("SUMMARY", "")))

    @property
    def private(self) -> bool:
        """Tell whether whose calendar it is keeps from others what it is about."""
        return str(self.component.get("CLASS", "")).strip().upper() in PRIVATE

    @property
    def shown_title(self) -> str:
        """Return what others may read of it: its title, or of a private one only that it takes time."""
        return current().text(BUSY) if self.private else self.title


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """What a calendar file holds."""

    events: tuple[ReadEvent, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    name: str = ""
    """What it is called."""
    zone: str = ""
    """The time zone that it says it is in, where that is one."""
    whole: bool = True
    """All events of the file are among these, or known by their UID."""


def read_calendar(data: bytes, zone: ZoneInfo) -> ReadCalendar:
    """Return what a calendar file holds; times without a zone are those of its X-WR-TIMEZONE, else of `zone`.

    Raises:
        NotUnderstoodError: it is no calendar, or too large.
    """
    reading = _Reading(zone)
    calendars = list(blocks_of(decode_calendar(data)))
    for blocks in calendars:
        reading.take(blocks)
    name = next((name for each in calendars if (name := _head(each, "X-WR-CALNAME") or _head(each, "NAME"))), "")
    own = next((own.key for each in calendars if (own := _own_zone(each))), "")
    title = shorten(clean(name), LONGEST_TITLE)
    return ReadCalendar(tuple(reading.events), tuple(reading.complaints), title, own, whole=reading.whole)


class _Reading:
    """The calendars of one file, read one by one."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.events: list[ReadEvent] = []
        self.complaints: list[Complaint] = []
        self.zones = Zones()
        self.seen = 0
        self.whole = True

    def take(self, blocks: Blocks) -> None:
        """Read the events of a calendar."""
        zone = _own_zone(blocks) or self.zone
        for block, found in components(blocks, self.zones):
            if self.seen >= MOST_EVENTS:
                text = say("More than {most} events are in this file; the others are left out", most=MOST_EVENTS)
                self.complaints.append(Complaint(block.line, text))
                self.whole = False
                break
            self.seen += 1
            event = found if isinstance(found, Sentence) else _event(block, found, zone)
            if isinstance(event, Sentence):
                self.complaints.append(_complaint(block, event))
                self.whole = self.whole and bool(self.complaints[-1].uid)
                continue
            self.complaints += [_complaint(block, each) for each in _oddities(found, event)]
            self.events.append(event)
        self._tell_refused()
        if blocks.broken_off:
            self.complaints.append(
                Complaint(blocks.broken_off, say("The file breaks off here; what follows is missing"))
            )
            self.whole = False

    def _tell_refused(self) -> None:
        """Tell which zones of the calendar are not followed; their events say themselves that they have none."""
        for block, name in self.zones.refused:
            zone = shorten(clean(name), LONGEST_TITLE)
            text = say("The time zone {zone} changes too often to be followed", zone=zone)
            self.complaints.append(Complaint(block.line, text))
        self.zones.refused.clear()


def _event(block: Block, component: Any, zone: ZoneInfo) -> ReadEvent | Sentence:  # noqa: ANN401
    """Return an event with its moments in a zone, or why it is none."""
    try:
        start, end = (zoned(each, zone) for each in moments(component))
        if start.year not in YEARS or end.year not in YEARS:
            return say("It lies outside the years {first} to {last}", first=YEARS[0], last=YEARS[-1])
        return ReadEvent(block.line, component, start, max(start, end), zone)
    except BROKEN_READ:
        return NO_START


def _complaint(block: Block, text: Sentence) -> Complaint:
    """Return what is wrong with an event, at its line."""
    return Complaint(block.line, text, shorten(clean(block.value("SUMMARY")), LONGEST_TITLE), block.value("UID"))


def _oddities(component: Any, event: ReadEvent) -> Iterator[Sentence]:  # noqa: ANN401
    """Give what an event says of its times that cannot be true, and that it stands here without."""
    for name in dict.fromkeys(name for name, _error in component.errors if name in TIMES):
        yield say("{name} cannot be read, so this event stands here without it", name=name)
    start = component["DTSTART"]
    if isinstance(start, list):
        yield say("It has several starts; the first one counts")
    start = start[0] if isinstance(start, list) else start
    zone = str(start.params.get("TZID", ""))
    if zone and isinstance(start.dt, datetime) and start.dt.tzinfo is None:
        yield say("There is no time zone {zone}; its hour is taken as it stands", zone=shorten(zone, LONGEST_TITLE))
    if not _end_is_true(component, event.start):
        yield say("Its end cannot be true, so only its start counts")


def _end_is_true(component: Any, start: date | datetime) -> bool:  # noqa: ANN401
    """Tell whether an event ends after it starts, and as an hour when that is one."""
    end = component.get("DTEND")
    if end is None or isinstance(end, list):
        length = component.get("DURATION")
        return length is None or isinstance(length, list) or timedelta() <= length.dt < CENTURIES
    if isinstance(start, datetime) is not isinstance(end.dt, datetime):
        return False
    same = end.dt.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) and end.dt.tzinfo is None else end.dt
    return bool(same >= start)


def zoned(moment: date | datetime, zone: ZoneInfo) -> date | datetime:
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
