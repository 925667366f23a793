"""An event that came back, against the plan and against what went out last: what somebody changed in the calendar."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from campaign.calendars.events import CalendarEvent
from campaign.calendars.ledger import Sent, moment_of
from campaign.calendars.returned import Returned, Times
from campaign.calendars.texts import bare_title, text_mark


@dataclass(frozen=True, slots=True)
class Compared:
    """What an event says otherwise than the plan, and not because the plan went on since it went out."""

    times: bool = False
    title: bool = False
    place: bool = False
    link: bool = False
    text: bool = False
    cancelled: bool = False
    stale: bool = False
    """It is older than what went out last; what it says otherwise may be what the plan said then."""

    @property
    def differs(self) -> bool:
        """Tell whether it says anything otherwise."""
        return self.times or self.title or self.place or self.link or self.text or self.cancelled


def compared(event: Returned, planned: CalendarEvent | None, sent: Sent | None, *, days: bool = False) -> Compared:
    """Return what somebody changed in an event, given what the plan has and what went out last.

    With `days` only its days count: what takes whole days in a plan keeps doing so.
    """
    title = bare_title(event.title) if event.title is not None else None
    place = " ".join(event.place.split()) if event.place is not None else None
    now, then = (_facts(planned), _sent_facts(sent)) if planned else (None, _sent_facts(sent))
    stood = (event.times, now[0] if now else None, then[0] if then else None)
    # what takes no time goes out without an end, and some programs give it one of their own
    point = any(each is not None and each.start == each.end for each in stood[1:])
    mark = text_mark(event.text, event.link)
    touched = sent is None or not sent.text or sent.text != mark
    return Compared(
        times=_other(*(each and _times(each, days=days, point=point) for each in stood)),
        title=title is not None and _other(title, now and now[1], then and then[1]),
        place=place is not None and _other(place, now and now[2], then and then[2]),
        link=touched and bool(event.link) and planned is not None and event.link != planned.url,
        text=touched and event.identified and planned is not None,
        cancelled=event.cancelled and not (sent is not None and sent.cancelled),
        stale=sent is not None and event.sequence is not None and event.sequence < sent.sequence,
    )


Facts = tuple[Times, str, str]
"""When something is, what it is called and where."""


def with_length(event: Returned, planned: CalendarEvent | None) -> Returned:
    """Return an event that says no end, or none that can be true, with the length that the plan gives it."""
    start, end = event.times.start, event.times.end
    if planned is None or start != end or not isinstance(start, datetime):
        return event
    if not isinstance(planned.start, datetime) or not isinstance(planned.end, datetime):
        return event
    lasting = start.astimezone(UTC) + (planned.end.astimezone(UTC) - planned.start.astimezone(UTC))
    return replace(event, times=event.times._replace(end=lasting))


def _facts(planned: CalendarEvent) -> Facts:
    """Return what the plan says."""
    times = Times(planned.start, planned.end, planned.again)
    return times, bare_title(planned.summary), " ".join(planned.location.split())


def _sent_facts(sent: Sent | None) -> Facts | None:
    """Return what went out last; None when nothing did."""
    if sent is None:
        return None
    again = tuple(moment_of(each) for each in sent.again.split(",") if each)
    times = Times(moment_of(sent.start), moment_of(sent.end), again)
    return times, bare_title(sent.title), " ".join(sent.place.split())


def _times(times: Times, *, days: bool, point: bool) -> object:
    """Return what times are compared by."""
    if days:
        return times.days
    return (times.told[0], *times.told[2:]) if point else times.told


def _other(value: object, now: object, then: object) -> bool:
    """Tell whether a calendar says something else than the plan does, and than what it was given."""
    return value != now and (then is None or value != then)
