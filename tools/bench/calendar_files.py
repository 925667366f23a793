"""Writing a calendar, and writing with reading back, against `icalendar` writing the same events.

Reading back stands beside `icalendar` reading the same files too: what an export costs at least that asks it twice.
"""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from icalendar import Calendar, Event

from campaign.calendars.events import CalendarEvent, Request, events_of
from campaign.calendars.export import CalendarFile, export
from campaign.calendars.ledger import Ledger
from campaign.calendars.verifying import verify
from campaign.calendars.writing import calendar_text
from campaign.language import language
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.workdays import no_holidays
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import plan_text


def figures() -> Iterator[Figure]:
    """Measure at 1,000 and at 10,000 events."""
    for size in (1_000, 10_000):
        plan = with_defaults(Plan.model_validate(tomllib.loads(plan_text(size))), Workspace())
        schedule = build_schedule(plan, no_holidays)
        events = events_of(schedule, Request(), language("nl"))
        stamp = events[0].start.date() if isinstance(events[0].start, datetime) else events[0].start
        files = export(schedule, Request(), Ledger()).files()
        reference, written, whole, read, parsed = in_turns(
            partial(_by_icalendar, events),
            partial(calendar_text, events, name="x", zone=schedule.zone, stamp=stamp),
            partial(_exported, schedule),
            partial(_read_back, files),
            partial(_parsed, files),
        )
        yield Figure(f"write {size:,} events", written, "ms", "`icalendar` writing", reference, 0.4)
        yield Figure(f"export {size:,} events, read back", whole, "ms", "`icalendar` writing", reference, 1.5)
        yield Figure(f"read back {size:,} events", read, "ms", "`icalendar` reading, no comparison", parsed)


def _exported(schedule: Schedule) -> None:
    """Make the calendar of a schedule and read it back, as an export does before it puts a file in place."""
    _read_back(export(schedule, Request(), Ledger()).files())


def _parsed(files: Iterable[CalendarFile]) -> list[Calendar]:
    """Return calendars as `icalendar` reads them."""
    return [Calendar.from_ical(file.text.encode()) for file in files]


def _read_back(files: Iterable[CalendarFile]) -> None:
    """Read calendars back and compare every event."""
    for file in files:
        verify(file.text.encode(), file.events)


def _by_icalendar(events: list[CalendarEvent]) -> bytes:
    """Return the same events as `icalendar` writes them."""
    calendar = Calendar()
    for each in events:
        event = Event()
        event.add("uid", each.uid)
        event.add("sequence", each.sequence)
        event.add("dtstart", each.start)
        event.add("dtend", each.end)
        event.add("summary", each.summary)
        event.add("description", each.description)
        event.add("categories", [each.category])
        event.add("status", each.status)
        event.add("transp", "OPAQUE" if each.meeting else "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
