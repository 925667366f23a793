"""What was written, read back by another library than the one that wrote it, and compared event by event."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from campaign.calendars.events import CalendarEvent
from campaign.errors import CampaignError
from campaign.language import say
from campaign.stopping import going_on
from campaign.text import clean_lines

if TYPE_CHECKING:
    from campaign.calendars.readback import Readback

BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError)
"""What comes of reading what is broken."""


def verify(data: bytes, events: Sequence[CalendarEvent]) -> None:
    """Read a calendar file with `icalendar` and compare it with what was meant.

    Zones are read twice: as the name that most programs know, and as what the file itself says of it.

    Raises:
        CampaignError: they differ.
    """
    from campaign.calendars.readback import Readback  # noqa: PLC0415 - 120 ms that only an export needs

    try:
        read = Readback(data)
        same = all(_tells(read, event, meant) for event, meant in zip(read.events(), going_on(events), strict=True))
    except BROKEN:
        same = False
    if not same:
        raise CampaignError(
            say("The calendar does not read back as it was meant, so it was not written"),
            say("Leave out the last message that you changed, and report this."),
        )


def _tells(read: "Readback", event: Any, meant: CalendarEvent) -> bool:  # noqa: ANN401 - a component of `icalendar`
    """Tell whether an event of a file says what was meant."""
    texts = (
        ("UID", meant.uid),
        ("SUMMARY", clean_lines(meant.summary)),
        ("DESCRIPTION", clean_lines(meant.description)),
        ("LOCATION", clean_lines(meant.location)),
        ("URL", meant.url),
        ("STATUS", meant.status),
    )
    if int(event["SEQUENCE"]) != meant.sequence or any(str(event.get(name, "")) != text for name, text in texts):
        return False
    wanted = [*map(_plain, (meant.start, meant.end)), *sorted(map(_plain, (meant.start, *meant.again)))]
    return all([start, end, *sorted(starts)] == wanted for start, end, *starts in read.moments(event))


def _plain(moment: date | datetime) -> date | datetime:
    """Return a day, or a moment in UTC and without its zone."""
    return moment.astimezone(UTC).replace(tzinfo=None) if isinstance(moment, datetime) else moment
