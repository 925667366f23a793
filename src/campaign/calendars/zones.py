"""A time zone as a calendar describes it: one rule for winter, one for summer."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def zone_lines(zone: ZoneInfo, year: int) -> list[str]:
    """Return the lines of a VTIMEZONE, by the rules of a year. Outlook takes one STANDARD and one DAYLIGHT at most."""
    changes = _changes(zone, year)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    if len(changes) != 2:
        offset = _offset(datetime(year, 1, 1, tzinfo=UTC).astimezone(zone))
        name = datetime(year, 1, 1, tzinfo=zone).tzname()
        lines += _part("STANDARD", (offset, offset), name or zone.key, "19700101T000000")
    for change in changes if len(changes) == 2 else ():
        before, after = (change - timedelta(seconds=1)).astimezone(zone), change.astimezone(zone)
        kind = "DAYLIGHT" if after.dst() else "STANDARD"
        local = change + (before.utcoffset() or timedelta())
        week = -1 if (local + timedelta(days=7)).month != local.month else (local.day - 1) // 7 + 1
        rule = f"FREQ=YEARLY;BYMONTH={local.month};BYDAY={week}{DAYS[local.weekday()]}"
        start = _first_in_1970(local, week)
        lines += _part(kind, (_offset(before), _offset(after)), after.tzname() or kind, start, rule)
    return [*lines, "END:VTIMEZONE"]


def _changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """Return the moments of a year, in UTC, at which a zone's offset changes; to the second."""
    found: list[datetime] = []
    for number in range(366):
        low = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=number)
        high = low + timedelta(days=1)
        if high.year > year or _seconds(zone, low) == _seconds(zone, high):
            continue
        while high - low > timedelta(seconds=1):
            middle = low + (high - low) // 2
            middle = middle.replace(microsecond=0)
            low, high = (middle, high) if _seconds(zone, middle) == _seconds(zone, low) else (low, middle)
        found.append(high)
    return found


def _seconds(zone: ZoneInfo, moment: datetime) -> timedelta | None:
    """Return a zone's offset at a moment."""
    return moment.astimezone(zone).utcoffset()


def _first_in_1970(local: datetime, week: int) -> str:
    """Return the start of a rule: its day in 1970."""
    if week > 0:
        first = local.replace(year=1970, day=1)
        day = first + timedelta(days=(local.weekday() - first.weekday()) % 7 + 7 * (week - 1))
    else:
        following = local.replace(year=1970, day=28) + timedelta(days=4)
        last = following - timedelta(days=following.day)
        day = last - timedelta(days=(last.weekday() - local.weekday()) % 7)
    return f"{day:%Y%m%dT%H%M%S}"


def _part(kind: str, offsets: tuple[str, str], name: str, start: str, rule: str = "") -> list[str]:
    """Return the lines of one half of a zone; the offsets are those before and after its start."""
    lines = [f"BEGIN:{kind}", f"DTSTART:{start}", f"TZOFFSETFROM:{offsets[0]}", f"TZOFFSETTO:{offsets[1]}"]
    lines.append(f"TZNAME:{name}")
    return [*lines, *([f"RRULE:{rule}"] if rule else []), f"END:{kind}"]


def _offset(moment: datetime) -> str:
    """Return a moment's offset as "+0100"."""
    return f"{moment:%z}"
