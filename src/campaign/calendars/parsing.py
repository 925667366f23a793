"""The events of one calendar as `icalendar` makes them: together where that goes, else one by one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from campaign.calendars.blocks import DEEPEST, MOST_LINES, Block, Blocks
from campaign.calendars.quoted import unquoted
from campaign.calendars.zone_names import with_known_zones
from campaign.calendars.zones_in import BROKEN_READ, Zones
from campaign.language import Sentence, say
from campaign.stopping import go_on

TOGETHER = 200
"""Events that are read at once; when one of them is bad, each half of them is."""
MOST_PROPERTIES = 5_000
"""Properties of one event, and dates in its lists; a meeting of everybody in a large organisation has fewer."""
TIMES = {"RRULE", "RDATE", "EXDATE", "EXRULE", "DTEND", "DURATION", "RECURRENCE-ID"}
"""Properties that tell when an event is beside its start; one that cannot be read is left out, and told."""
ONE_AT_A_TIME = Lock()
"""`icalendar` keeps the zones of the file that it reads for the whole program."""
NO_START = say("This event has no start that can be read")
OWN_ZONE = re.compile(r"/(?:[^/:;]*/)*([A-Z][A-Za-z_]+/[A-Za-z_+\-/]+)")
"""Zone names of Mozilla and others: a path that ends in the name that everybody knows."""
TZID = re.compile(r'TZID=("?)(/[^":;,\r\n]{1,200})\1(?=[:;,\r\n])')
"""A zone that begins with a path; a longer name is none, and seeking one in it would take for ever."""


def components(blocks: Blocks, zones: Zones) -> Iterator[tuple[Block, Any]]:
    """Give the events of one calendar as `icalendar` reads them, or why it does not; `zones` are those of its file."""
    zones.enter(blocks)
    wanted: list[Block] = []
    for block in blocks.kind("VEVENT"):
        refused = _refused(block)
        if refused is not None:
            yield block, refused
        else:
            wanted.append(block)
    for first in range(0, len(wanted), TOGETHER):
        some = wanted[first : first + TOGETHER]
        yield from zip(some, _read(zones, some), strict=True)


def _refused(block: Block) -> Sentence | None:
    """Return why an event is not even tried: it is made to keep a program busy."""
    if block.depth >= DEEPEST:
        return say("Too much lies inside each other here")
    lines = block.own_lines
    if block.length > MOST_LINES or sum(1 for line in lines if line[:1] not in {" ", "\t"}) > MOST_PROPERTIES:
        return say("This event has more lines than any event needs")
    if _dates(lines) > MOST_PROPERTIES:
        return say("This event comes back too often to be followed")
    return None


def _dates(lines: Sequence[str]) -> int:
    """Return how many dates the lists of an event have."""
    count, inside = 0, False
    for line in lines:
        if line[:1] not in {" ", "\t"}:
            inside = line[:6].upper().startswith(("RDATE", "EXDATE"))
        count += line.count(",") if inside else 0
    return count


def _read(zones: Zones, blocks: Sequence[Block]) -> list[Any]:
    """Return some events, each as a component of `icalendar` or why it is none; the bad ones are sought by halves."""
    go_on()
    try:
        found = parsed(zones, blocks)
    except BROKEN_READ:
        found = []
    if len(found) == len(blocks):
        return found
    if len(blocks) == 1:
        return [NO_START]
    half = len(blocks) // 2
    return [*_read(zones, blocks[:half]), *_read(zones, blocks[half:])]


def parsed(zones: Zones, events: Sequence[Block]) -> list[Any]:
    """Return events as `icalendar` reads them, in the zones that they name; their alarms are nobody's.

    Raises:
        one of BROKEN_READ: one of them is none.
    """
    from icalendar import Calendar  # noqa: PLC0415 - 120 ms that only a calendar file needs

    from campaign.calendars.described import knowing  # noqa: PLC0415 - likewise

    body = "".join(f"{line}\r\n" for each in events for line in unquoted(each.own_lines))
    with ONE_AT_A_TIME:
        described = zones.named_in(body)
        body = with_known_zones(body, described)
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n"
        with knowing(described):
            found = Calendar.from_ical(TZID.sub(_known_zone, text))
    made = [each for each in found.subcomponents if each.name == "VEVENT"]
    for event in made:
        _leave_out_unread(event)
        moments(event)
    return made


def _leave_out_unread(event: Any) -> None:  # noqa: ANN401
    """Take away what an event says of its times that cannot be read, and note it among its errors."""
    rules = event.get("RRULE", [])
    if not all(map(_is_rule, rules if isinstance(rules, list) else [rules])):
        event.errors.append(("RRULE", "no rule"))
    for name in {name for name, _error in event.errors} & TIMES:
        event.pop(name, None)


def _is_rule(rule: object) -> bool:
    """Tell whether a rule says how often something comes back, in months that there are, and ends in one way."""
    if not isinstance(rule, Mapping):
        return False
    months = all(int(each) in range(1, 13) for each in rule.get("BYMONTH", []))
    return "FREQ" in rule and months and not {"COUNT", "UNTIL"} <= set(rule)


def _known_zone(match: re.Match[str]) -> str:
    """Return a zone's name without the path before it."""
    own = OWN_ZONE.fullmatch(match[2])
    return f"TZID={own[1]}" if own else match[0]


def moments(event: Any) -> tuple[date | datetime, date | datetime]:  # noqa: ANN401
    """Return when an event starts and ends; raises one of BROKEN_READ when it does not say."""
    start = _first(event["DTSTART"]).dt
    if not isinstance(start, date):
        raise TypeError(start)
    if "DTEND" in event:
        end = _first(event["DTEND"]).dt
    elif "DURATION" in event:
        end = _after(start, _first(event["DURATION"]).dt)
    else:
        end = start if isinstance(start, datetime) else start + timedelta(days=1)
    if isinstance(start, datetime) is not isinstance(end, datetime):
        end = start
    if not isinstance(start, datetime) and end <= start:
        end = start + timedelta(days=1)
    return start, end


def _after(start: date | datetime, length: timedelta) -> date | datetime:
    """Return when something ends that takes so long; its start when no calendar has that."""
    try:
        return start + length
    except OverflowError:
        return start


def _first(value: Any) -> Any:  # noqa: ANN401 - a property of `icalendar`
    """Return a property, or the first one where a file has several that may stand there once."""
    return value[0] if isinstance(value, list) else value
