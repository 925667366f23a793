"""Wall-clock times in a zone, with the hours that a daylight-saving night skips or doubles."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from campaign.model.plan import Campaign

FALLBACK_ZONE = str(Campaign.model_fields["timezone"].default)


def zone_of(name: str) -> tuple[ZoneInfo, bool]:
    """Return the zone of this name, and whether there is one; the default zone stands in for one that is not."""
    try:
        return ZoneInfo(name), True
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, or the name of a folder
        return ZoneInfo(FALLBACK_ZONE), False


def at(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime, bool]:
    """Return the moment of a wall-clock time, and whether that time exists.

    A time that the night skips moves on by the gap; of a doubled one it is the first.
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0), zone)
    back = wall.astimezone(UTC).astimezone(zone)
    return back, back.replace(tzinfo=None) == wall.replace(tzinfo=None)


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the elapsed minutes between two moments, also over a night in which the clock changes."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()) // 60


def later(moment: datetime, minutes: int) -> datetime:
    """Return the moment so many elapsed minutes later, on the same zone's wall clock.

    Raises:
        OverflowError: it lies beyond the year 9999.
    """
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)
