"""What an event is to three parsers that we did not write, and what it is in the schedule; all in one form."""

import ctypes
import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from campaign.calendars.events import Request
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.text import clean
from tests.outside import needs

SCRIPT = Path(__file__).with_name("icaljs.mjs")


@dataclass(frozen=True, order=True)
class Seen:
    """An event as somebody sees it: days as "2027-03-01", moments as "2027-03-01T08:30:00Z"."""

    uid: str
    summary: str
    start: str
    end: str
    all_day: bool
    status: str
    sequence: int
    occurrences: tuple[str, ...]


Rules = dict[str, str]
"""The recurrence rule of each event that has one, its parts in one order."""


def meant(schedule: Schedule, request: Request, *, title_in: str = "(indicatief)") -> list[Seen]:
    """Return the events that the schedule itself means to go out, at their first export."""
    campaign, milestones = schedule.plan.campaign.id, schedule.plan.milestones if request.milestones else ()
    rows = [(each.id, each.title, schedule.timing(each.id).slots) for each in schedule.plan.messages]
    out = {each.id for each in schedule.plan.messages if each.status != "cancelled" and not each.confidential}
    rows = [row for row in rows if row[0] in out and row[2]]
    placed = [(each, slot) for each in milestones if (slot := schedule.milestone(each.id))]
    rows += [(each.id, f"◆ {clean(each.name)}", (slot,)) for each, slot in placed]
    found = []
    for entry, title, slots in rows:
        indicative = slots[0].certainty == "indicative"
        summary = f"{clean(title)} {title_in}" if indicative else clean(title)
        starts = tuple(start_of(slot) for slot in slots)
        status = "TENTATIVE" if indicative else "CONFIRMED"
        seen = Seen(
            f"{entry}-{campaign}@campaign", summary, starts[0], end_of(slots[0]), slots[0].all_day, status, 0, starts
        )
        found.append(seen)
    return sorted(found)


def start_of(slot: Slot) -> str:
    """Return the start of a slot."""
    return plain(slot.start or slot.first)


def end_of(slot: Slot) -> str:
    """Return the end of a slot; whole days end on the day after."""
    return plain(slot.end or slot.last + timedelta(days=1))


def plain(moment: date | datetime) -> str:
    """Return a day or a moment in the form that all share."""
    if isinstance(moment, datetime):
        assert moment.tzinfo
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return moment.isoformat()


def by_icalendar(text: str) -> tuple[list[Seen], Rules]:
    """Read with icalendar; dateutil expands."""
    events = Calendar.from_ical(text).walk("VEVENT")
    rules = {str(each["UID"]): rule_in_order(each["RRULE"].to_ical().decode()) for each in events if "RRULE" in each}
    return sorted(map(_seen, events)), rules


def _seen(event: Event) -> Seen:
    """Return what icalendar reads of one event."""
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND", start)
    texts = str(event["UID"]), str(event["SUMMARY"])
    all_day = not isinstance(start, datetime)
    occurrences = tuple(map(plain, _occurrences(event, start)))
    return Seen(*texts, plain(start), plain(end), all_day, str(event["STATUS"]), int(event["SEQUENCE"]), occurrences)


def _occurrences(event: Event, start: date | datetime) -> list[date | datetime]:
    """Return the starts of an event and its repeats."""
    if "RRULE" in event:
        wall = datetime(start.year, start.month, start.day, *start.timetuple()[3:6])
        found = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=wall))
        zone = start.tzinfo if isinstance(start, datetime) else None
        return [each.replace(tzinfo=zone) if zone else each.date() for each in found]
    more = event.get("RDATE", [])
    return sorted([start, *(value.dt for each in (more if isinstance(more, list) else [more]) for value in each.dts)])


def by_icaljs(text: str, folder: Path) -> tuple[list[Seen], Rules]:
    """Read with ical.js, which expands by itself, by the zones of the file."""
    path = folder / "read.ics"
    path.write_bytes(text.encode())
    command = [needs("node"), str(SCRIPT), needs("ical.js"), str(path)]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    rules = {row["uid"]: rule_in_order(rule) for row in rows if (rule := row.pop("rule"))}
    return sorted(Seen(**{**row, "occurrences": tuple(row["occurrences"])}) for row in rows), rules


def rule_in_order(text: str) -> str:
    """Return a recurrence rule with its parts in order; an interval of 1 is what it is without one."""
    return ";".join(sorted(part for part in text.split(";") if part != "INTERVAL=1"))


class Time(ctypes.Structure):
    """libical's `struct icaltimetype`."""

    _fields_ = [(name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date")] + [
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    ]


class Span(ctypes.Structure):
    """libical's `struct icaltime_span`."""

    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int)]


HEARS = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Span), ctypes.c_void_p)


class Libical:
    """Debian's libical through ctypes, by the zones of the file."""

    def __init__(self) -> None:
        self.library = ctypes.CDLL(needs("libical"))
        for prefix, names, result in (
            ("icalparser", "parse_string", ctypes.c_void_p),
            ("icalcomponent", "get_first_component get_next_component get_parent", ctypes.c_void_p),
            ("icalcomponent", "get_first_property get_next_property get_timezone", ctypes.c_void_p),
            ("icalcomponent", "get_uid get_summary", ctypes.c_char_p),
            ("icalcomponent", "get_dtstart get_dtend", Time),
            ("icalproperty", "get_value_as_string status_to_string get_parameter_as_string", ctypes.c_char_p),
            ("icaltime", "as_timet_with_zone", ctypes.c_long),
            ("icaltime", "from_string", Time),
        ):
            for name in names.split():
                getattr(self.library, f"{prefix}_{name}").restype = result
        self.event = self.library.icalcomponent_string_to_kind(b"VEVENT")
        self.rule = self.library.icalproperty_string_to_kind(b"RRULE")
        self.date = self.library.icalproperty_string_to_kind(b"RDATE")

    def read(self, text: str) -> tuple[list[Seen], Rules]:
        """Return what libical reads."""
        calendar = ctypes.c_void_p(self.library.icalparser_parse_string(text.encode()))
        try:
            events = list(self._events(calendar))
            rules = {self._text("get_uid", each): rule for each in events if (rule := self._rule_of(each))}
            return sorted(map(self._seen, events)), rules
        finally:
            self.library.icalcomponent_free(calendar)

    def _events(self, calendar: ctypes.c_void_p) -> Iterable[ctypes.c_void_p]:
        found = self.library.icalcomponent_get_first_component(calendar, self.event)
        while found:
            yield ctypes.c_void_p(found)
            found = self.library.icalcomponent_get_next_component(calendar, self.event)

    def _text(self, name: str, event: ctypes.c_void_p) -> str:
        return (getattr(self.library, f"icalcomponent_{name}")(event) or b"").decode()

    def _rule_of(self, event: ctypes.c_void_p) -> str:
        found = self.library.icalcomponent_get_first_property(event, self.rule)
        return (
            rule_in_order(self.library.icalproperty_get_value_as_string(ctypes.c_void_p(found)).decode())
            if found
            else ""
        )

    def _seen(self, event: ctypes.c_void_p) -> Seen:
        start, end = self.library.icalcomponent_get_dtstart(event), self.library.icalcomponent_get_dtend(event)
        status = self.library.icalproperty_status_to_string(self.library.icalcomponent_get_status(event)).decode()
        texts = self._text("get_uid", event), self._text("get_summary", event)
        moments = self._plain(start), self._plain(end if end.year else start)
        sequence = self.library.icalcomponent_get_sequence(event)
        return Seen(*texts, *moments, bool(start.is_date), status, sequence, self._occurrences(event, start))

    def _plain(self, time: Time) -> str:
        if time.is_date:
            return f"{time.year:04}-{time.month:02}-{time.day:02}"
        seconds = self.library.icaltime_as_timet_with_zone(time, ctypes.c_void_p(time.zone))
        return plain(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))

    def _occurrences(self, event: ctypes.c_void_p, start: Time) -> tuple[str, ...]:
        if not self._rule_of(event):
            return tuple(sorted([self._plain(start), *self._dates(event)]))
        found: list[int] = []
        hears = HEARS(lambda _event, span, _data: found.append(span.contents.start))
        day = Time(start.year - 1, 1, 1), Time(start.year + 9, 1, 1)
        self.library.icalcomponent_foreach_recurrence(event, *day, hears, None)
        moments = [datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=each) for each in sorted(found)]
        return tuple(plain(each.date() if start.is_date else each) for each in moments)

    def _dates(self, event: ctypes.c_void_p) -> Iterable[str]:
        """Give the RDATEs; libical leaves it to its caller to look up their zone in the file."""
        calendar = ctypes.c_void_p(self.library.icalcomponent_get_parent(event))
        found = self.library.icalcomponent_get_first_property(event, self.date)
        while found:
            rdate = ctypes.c_void_p(found)
            time = self.library.icaltime_from_string(self.library.icalproperty_get_value_as_string(rdate))
            zone = self.library.icalproperty_get_parameter_as_string(rdate, b"TZID")
            if zone:
                time.zone = self.library.icalcomponent_get_timezone(calendar, zone)
            yield self._plain(time)
            found = self.library.icalcomponent_get_next_property(event, self.date)
