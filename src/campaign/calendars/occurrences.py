"""When the events of somebody else's calendar happen between two days, however often they come back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from campaign.calendars.effort import Effort
from campaign.calendars.reading import Complaint, ReadEvent, zoned
from campaign.calendars.zones_in import BROKEN_READ
from campaign.language import say
from campaign.schedule.slots import Slot
from campaign.stopping import going_on

MOST_OCCURRENCES = 20_000
"""Times of all events of one file together at most."""
MOST_RULES = 5
"""Rules and lists of extra days of one event at most."""
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
"""Frequencies that no event of an organisation has, and that can keep a program busy for ever."""


def occurrences(
    events: Iterable[ReadEvent], first: date, last: date, zone: ZoneInfo, effort: Effort | None = None
) -> Iterator[tuple[ReadEvent, Slot] | Complaint]:
    """Give every time that events happen between two days, both included, as slots in a zone; or what is wrong.

    `effort` is what following them may still cost, for a caller that asks for the events of one file bit by bit.
    """
    single: list[ReadEvent] = []
    series: dict[str, list[ReadEvent]] = {}
    for event in events:
        if _comes_back(event.component):
            series.setdefault(str(event.component.get("UID", event.line)), []).append(event)
        else:
            single.append(event)
    found = (each for event in single for each in _once(event, first, last, zone))
    effort = effort or Effort()
    again = (each for group in going_on(series.values()) for each in _series(group, first, last, zone, effort))
    yield from _most(found)
    yield from _most(again)


def _most(found: Iterator[tuple[ReadEvent, Slot] | Complaint]) -> Iterator[tuple[ReadEvent, Slot] | Complaint]:
    """Give times of events, and when there are too many say so instead of the others."""
    yield from islice(found, MOST_OCCURRENCES)
    for each in islice(found, 1):
        line = each.line if isinstance(each, Complaint) else each[0].line
        yield Complaint(
            line, say("More than {most} times are in this file; the others are left out", most=MOST_OCCURRENCES)
        )


def _comes_back(component: Any) -> bool:  # noqa: ANN401 - a component of `icalendar`
    """Tell whether an event comes back, or is one changed time of one that does."""
    return any(name in component for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def _once(event: ReadEvent, first: date, last: date, zone: ZoneInfo) -> Iterator[tuple[ReadEvent, Slot]]:
    """Give the one time of an event, when it lies between two days."""
    slot = slot_of(event.start, event.end, zone)
    if slot.first <= last and slot.last >= first and not _cancelled(event.component):
        yield event, slot


def _series(
    group: list[ReadEvent], first: date, last: date, zone: ZoneInfo, effort: Effort
) -> Iterator[tuple[ReadEvent, Slot] | Complaint]:
    """Give the times of an event that comes back, with the changes that were made to some of them.

    Where that cannot be told, the times that it names itself are given.
    """
    wrong = None
    try:
        if any(_endless(each.component) for each in group) or not effort.spend(_started(group), first, last):
            wrong = say("This event comes back too often to be followed")
        elif any(_ended(each) for each in group):
            wrong = say("It stops to come back before it begins")
        else:
            yield from _expanded(group, first, last, zone)
    except BROKEN_READ:
        wrong = say("It cannot be told when this event comes back")
    if wrong is not None:
        yield from (each for event in group for each in _once(event, first, last, zone))
        yield Complaint(group[0].line, wrong)


def _expanded(group: list[ReadEvent], first: date, last: date, zone: ZoneInfo) -> list[tuple[ReadEvent, Slot]]:
    """Return the times of an event that comes back; raises one of BROKEN_READ where they cannot be told."""
    from icalendar import Calendar  # noqa: PLC0415 - only a calendar file needs these
    from recurring_ical_events import of  # noqa: PLC0415 - likewise

    calendar = Calendar()
    for each in group:
        calendar.add_component(each.component)
    found = islice(of(calendar).between(first, last + timedelta(days=1)), MOST_OCCURRENCES)
    kept = (each for each in found if not _cancelled(each))
    own = group[0].zone
    times = ((each, zoned(each["DTSTART"].dt, own), zoned(_end(each), own)) for each in kept)
    return [(replace(group[0], component=each), slot_of(start, end, zone)) for each, start, end in times]


def _started(group: Iterable[ReadEvent]) -> Iterator[tuple[Any, date]]:
    """Give the rules of events, each with the day on which it starts."""
    for event in group:
        start = event.start.date() if isinstance(event.start, datetime) else event.start
        yield from ((rule, start) for rule in _rules(event.component))


def _ended(event: ReadEvent) -> bool:
    """Tell whether a rule of an event ends before the event starts."""
    start = event.start.date() if isinstance(event.start, datetime) else event.start
    ends = [(rule.get("UNTIL") or [start])[0] for rule in _rules(event.component)]
    days = [each.date() if isinstance(each, datetime) else each for each in ends]
    return any(isinstance(each, date) and each < start - timedelta(days=1) for each in days)


def _rules(component: Any) -> list[Any]:  # noqa: ANN401
    """Return the rules by which an event comes back."""
    rules = component.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _endless(component: Any) -> bool:  # noqa: ANN401
    """Tell whether the rule of an event asks for more than a calendar holds."""
    rules = _rules(component)
    if len(rules) > MOST_RULES:
        return True
    for rule in rules:
        frequency, interval = (str((rule.get(name) or [""])[0]).upper() for name in ("FREQ", "INTERVAL"))
        if frequency in TOO_OFTEN or (interval and (not interval.isdigit() or int(interval) < 1)):
            return True
        if any(name in rule for name in ("BYSECOND", "BYMINUTE", "BYHOUR")):
            return True
    return False


def _cancelled(component: Any) -> bool:  # noqa: ANN401
    """Tell whether an event does not happen."""
    return str(component.get("STATUS", "")).upper() == "CANCELLED"


def _end(component: Any) -> date | datetime:  # noqa: ANN401
    """Return when an occurrence ends."""
    end: date | datetime = component["DTEND" if "DTEND" in component else "DTSTART"].dt
    return end


def slot_of(start: date | datetime, end: date | datetime, zone: ZoneInfo) -> Slot:
    """Return the days, or the hours in a zone, between a start and an end; the end is exclusive."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        first = start.date() if isinstance(start, datetime) else start
        last = (end.date() if isinstance(end, datetime) else end) - timedelta(days=1)
        return Slot(first, max(first, last))
    begin, finish = (each.astimezone(zone) if each.tzinfo else each.replace(tzinfo=zone) for each in (start, end))
    ends_on = (finish - timedelta(microseconds=1)).date() if finish > begin else begin.date()
    return Slot(begin.date(), max(begin.date(), ends_on), begin, max(begin, finish))
