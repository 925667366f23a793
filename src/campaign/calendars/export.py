"""An export: events to a file that was read back and compared before it replaced anything."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from campaign.calendars.events import CalendarEvent, Request, events_of
from campaign.calendars.ledger import Ledger, Update, updated
from campaign.calendars.writing import calendar_text
from campaign.errors import CampaignError, SaveError
from campaign.files import write_safely
from campaign.language import language, say
from campaign.schedule.schedule import Schedule

LARGE = 900_000  # bytes; Google takes about 1 MB


@dataclass(frozen=True, slots=True)
class Export:
    """A calendar, ready to be written."""

    text: str
    update: Update

    @property
    def large(self) -> bool:
        """Tell whether some programs will refuse it for its size."""
        return len(self.text.encode()) > LARGE


def export(schedule: Schedule, request: Request, ledger: Ledger) -> Export:
    """Return the calendar of a plan, in the plan's language, checked by another library than the one that wrote it.

    Raises:
        CampaignError: what was written does not read back as what was meant; nothing is on disk then.
    """
    campaign = schedule.plan.campaign
    words = language(campaign.language)
    everything = Request(
        confidential=tuple(each.id for each in schedule.plan.messages), quiet=True, deadlines=True, tasks=True
    )
    known = [event.uid for event in events_of(schedule, everything, words)]
    update = updated(events_of(schedule, request, words), ledger, known)
    span = schedule.span
    stamp = campaign.start or (span[0] if span else date(1970, 1, 1))
    text = calendar_text(update.events, name=campaign.title, zone=schedule.zone, stamp=stamp)
    verify(text, update.events)
    return Export(text, update)


def write_export(made: Export, target: Path) -> None:
    """Write a calendar.

    Raises:
        SaveError: it cannot be written there; a file that was there is whole.
    """
    try:
        write_safely(target.resolve(), made.text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaveError(say("{path} could not be saved: {reason}", path=str(target), reason=reason)) from error


def verify(text: str, events: list[CalendarEvent]) -> None:
    """Read a calendar back with `icalendar` and compare it event by event.

    Raises:
        CampaignError: they differ.
    """
    from icalendar import Calendar  # noqa: PLC0415 - 120 ms that only an export needs

    read = [_seen(component) for component in Calendar.from_ical(text).walk("VEVENT")]
    meant = [(each.uid, _plain(each.start), _plain(each.end), each.summary, each.sequence) for each in events]
    if read != meant:
        raise CampaignError(
            say("The calendar does not read back as it was meant, so it was not written"),
            say("Leave out the last message that you changed, and report this."),
        )


def _seen(component: "object") -> tuple[str, str, str, str, int]:
    """Return what another library reads of an event."""
    get = component.get  # type: ignore[attr-defined]
    start = component.decoded("DTSTART")  # type: ignore[attr-defined]
    end = component.decoded("DTEND", start)  # type: ignore[attr-defined]
    return str(get("UID")), _plain(start), _plain(end), str(get("SUMMARY")), int(get("SEQUENCE"))


def _plain(moment: date | datetime) -> str:
    """Return a moment in a form in which two libraries agree."""
    return moment.astimezone().isoformat() if isinstance(moment, datetime) else moment.isoformat()
