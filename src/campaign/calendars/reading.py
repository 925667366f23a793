"""Somebody else's calendar, read with `icalendar`: one bad event, zone or alarm costs only itself, and is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.blocks import Block, Blocks, blocks_of
from campaign.calendars.decoding import decode_calendar
from campaign.calendars.parsing import BROKEN_READ, components, moments
from campaign.language import Sentence, say
from campaign.model.when import YEARS
from campaign.text import clean, shorten

MOST_EVENTS = 20_000
"""Events of one file at most."""
LONGEST_TITLE = 80
"""Cells of a title in a complaint."""
TIMES = ("RRULE", "RDATE", "EXDATE", "EXRULE", "DTEND", "DURATION", "RECURRENCE-ID")
"""Properties that tell when an event is; one that cannot be read is left out, and told."""


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
        own_zone = _own_zone(blocks) or zone
        for block, found in components(blocks):
            if len(events) >= MOST_EVENTS:
                text = say("More than {most} events are in this file; the others are left out", most=MOST_EVENTS)
                complaints.append(Complaint(block.line, text))
                break
            if isinstance(found, Sentence):
                complaints.append(Complaint(block.line, found, _title(block)))
            else:
                event = _event(block, found, own_zone)
                (complaints if isinstance(event, Complaint) else events).append(event)  # type: ignore[arg-type]
                complaints += _left_out(block, found)
    name = next((name for each in calendars if (name := _head(each, "X-WR-CALNAME") or _head(each, "NAME"))), "")
    own = next((own.key for each in calendars if (own := _own_zone(each))), "")
    return ReadCalendar(tuple(events), tuple(complaints), shorten(clean(name), LONGEST_TITLE), own)


def _event(block: Block, component: Any, zone: ZoneInfo) -> ReadEvent | Complaint:  # noqa: ANN401
    """Return an event with its moments in a zone."""
    try:
        start, end = (_zoned(each, zone) for each in moments(component))
        if start.year not in YEARS or end.year not in YEARS:
            years = say("It lies outside the years {first} to {last}", first=YEARS[0], last=YEARS[-1])
            return Complaint(block.line, years, _title(block))
        return ReadEvent(block.line, component, start, max(start, end))
    except BROKEN_READ:
        return Complaint(block.line, say("This event has no start that can be read"), _title(block))


def _left_out(block: Block, component: Any) -> Iterator[Complaint]:  # noqa: ANN401
    """Give what an event says of its times that cannot be read; it stands at the other times."""
    for name in dict.fromkeys(name for name, _error in component.errors if name in TIMES and name not in component):
        text = say("{name} cannot be read, so this event stands here without it", name=name)
        yield Complaint(block.line, text, _title(block))


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
