"""The events of a calendar that comes back, each as what it says: when, what it is called, where, and whose it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from campaign.calendars.effort import Effort
from campaign.calendars.events import bounds
from campaign.calendars.occurrences import occurrences
from campaign.calendars.reading import Complaint, ReadEvent
from campaign.calendars.texts import DOMAIN, IDENTITY
from campaign.language import Sentence, say
from campaign.model.when import YEARS
from campaign.stopping import going_on
from campaign.text import clean, clean_lines

LAST = date(YEARS[-1], 12, 31)
"""Until when an event is followed that comes back."""
MOST_STARTS = 2000
"""Times of one event; a plan follows no more either."""
OWNER = re.compile(rf"^{IDENTITY} *([a-z][a-z0-9_-]*)\s*$", re.MULTILINE)
"""The last line of a description, by which a copy that lost its UID is recognised."""


class Times(NamedTuple):
    """When an event is: days with an exclusive end, or moments."""

    start: date | datetime
    end: date | datetime
    again: tuple[date | datetime, ...] = ()
    """The starts of its repeats, the first not among them."""

    @property
    def told(self) -> tuple[str, ...]:
        """Return what two of them are compared by: instants, whatever their zones are called."""
        return tuple(_plain(each) for each in (self.start, self.end, *sorted(self.again, key=_plain)))

    @property
    def starts(self) -> dict[str, date | datetime]:
        """Return when each of its times starts, in order, by what two of them are compared by."""
        return {_plain(each): each for each in sorted((self.start, *self.again), key=_plain)}

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and the last day."""
        if isinstance(self.start, datetime) or isinstance(self.end, datetime):
            return _day(self.start), max(_day(self.start), _day(self.end))
        return self.start, max(self.start, self.end - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Returned:
    """An event as a calendar gives it back; one that comes back is one."""

    line: int
    """Its first line in the file."""
    uid: str
    """Its UID; "" where it has none."""
    _: KW_ONLY
    own: str
    """What its UID or its text says that it is, as "m4k2x9p7-c7f3k2m9"; "" for an event of somebody else."""
    times: Times
    title: str | None
    """None where it says none."""
    place: str | None
    link: str
    text: str
    """Its description."""
    category: str
    cancelled: bool
    sequence: int | None
    odd: Sentence | None = None
    """Why its times are not all that the file says."""
    private: bool = False
    """Whose calendar it is keeps from others what it is about."""

    @property
    def identified(self) -> bool:
        """Tell whether its text still is the one that went out, changed or not."""
        return OWNER.search(self.text) is not None


def returned(events: Sequence[ReadEvent], zone: ZoneInfo) -> Iterator[Returned | Complaint]:
    """Give the events of a calendar, in the order of the file; of two with one UID the later version counts."""
    groups: dict[str, list[ReadEvent]] = {}
    for event in events:
        groups.setdefault(_text(event, "UID") or f"\0{event.line}", []).append(event)
    effort = Effort()
    for group in going_on(groups.values()):
        masters = [each for each in group if "RECURRENCE-ID" not in each.component] or group[:1]
        master = max(masters, key=lambda each: (_sequence(each) or 0, each.line))
        changed = [each for each in group if "RECURRENCE-ID" in each.component and each is not master]
        yield from (
            Complaint(each.line, say("This event stands in the file twice; the later version counts"), each.title)
            for each in masters
            if each is not master and _facts(each) != _facts(master)
        )
        yield _returned(master, changed, zone, effort)


def _facts(event: ReadEvent) -> tuple[object, ...]:
    """Return what makes two versions of an event differ."""
    return event.title, event.start, event.end, _text(event, "LOCATION")


def _returned(event: ReadEvent, changed: Sequence[ReadEvent], zone: ZoneInfo, effort: Effort) -> Returned:
    """Return one event with its times."""
    uid, text = _text(event, "UID"), _text(event, "DESCRIPTION")
    named = OWNER.search(text)
    own = uid.removesuffix(DOMAIN) if uid.endswith(DOMAIN) else named[1] if named else ""
    times, odd = _times(event, changed, zone, effort)
    return Returned(
        event.line,
        uid,
        own=own,
        times=times,
        title=event.title if "SUMMARY" in event.component else None,
        place=clean(_text(event, "LOCATION")) if "LOCATION" in event.component else None,
        link=_text(event, "URL"),
        text=text,
        category=clean(_category(event.component)),
        cancelled=_text(event, "STATUS").upper() == "CANCELLED",
        sequence=_sequence(event),
        odd=odd,
        private=event.private,
    )


def _times(
    event: ReadEvent, changed: Sequence[ReadEvent], zone: ZoneInfo, effort: Effort
) -> tuple[Times, Sentence | None]:
    """Return when an event is, with its repeats, and what of that could not be followed."""
    alone = Times(event.start, event.end)
    if "RRULE" not in event.component and "RDATE" not in event.component:
        return alone, None
    if _endless(event.component):
        return alone, say("This event comes back without an end; a plan needs one")
    first = _day(event.start)
    starts: list[date | datetime] = []
    for found in occurrences([event, *changed], first - timedelta(days=1), LAST, zone, effort):
        if isinstance(found, Complaint):
            return alone, found.text
        starts.append(bounds(found[1])[0])
        if len(starts) > MOST_STARTS:
            return alone, say("This event comes back too often to be followed")
    starts.sort(key=_plain)
    if not starts:
        return alone, None
    start, end = event.start, event.end
    if _plain(start) not in map(_plain, starts):  # its first time went elsewhere
        lasting = end - start  # type: ignore[operator]  # both are days, or both moments
        start, end = starts[0], starts[0] + lasting
    return Times(start, end, tuple(_others(starts, start))), None


def _others(starts: Iterable[date | datetime], start: date | datetime) -> Iterator[date | datetime]:
    """Give the starts other than the first one; each once."""
    known = {_plain(start)}
    for each in starts:
        if _plain(each) not in known:
            known.add(_plain(each))
            yield each


def _endless(component: Any) -> bool:  # noqa: ANN401 - a component of `icalendar`
    """Tell whether an event comes back for ever."""
    rules = component.get("RRULE", [])
    rules = rules if isinstance(rules, list) else [rules]
    return any("COUNT" not in rule and "UNTIL" not in rule for rule in rules)


def _text(event: ReadEvent, name: str) -> str:
    """Return a property as text; "" where there is none."""
    value = event.component.get(name, "")
    return clean_lines(str(value[0] if isinstance(value, list) else value))


def _category(component: Any) -> str:  # noqa: ANN401
    """Return the first category of an event, which is what its channel was called."""
    value = component.get("CATEGORIES")
    value = value[0] if isinstance(value, list) and value else value
    return str(next(iter(getattr(value, "cats", [])), "")) if value is not None else ""


def _sequence(event: ReadEvent) -> int | None:
    """Return which version of itself an event is; None where it does not say."""
    try:
        return int(event.component["SEQUENCE"])
    except (KeyError, TypeError, ValueError):
        return None


def _plain(moment: date | datetime) -> str:
    """Return a day, or a moment in UTC, in ISO form."""
    return moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def _day(moment: date | datetime) -> date:
    """Return the day of a moment, on its own clock."""
    return moment.date() if isinstance(moment, datetime) else moment
