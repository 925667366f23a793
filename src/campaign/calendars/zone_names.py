"""The names by which Windows shows time zones to people: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm".

Outlook and programs beside it write them in place of a name that others know, also where the file does not describe the
zone. `icalendar` knows the names that Windows itself goes by ("W. Europe Standard Time"), but none of these. They name
cities, most of which a zone is called after, and the offset in winter tells whether that is the one.
"""

import re
from collections.abc import Container, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

SHOWN = re.compile(r'TZID=("?)((?:\((?:UTC|GMT)|tzone://)[^"\r\n]{0,200}?)\1(?=[:;](?:VALUE=|\d{8}))')
"""A zone that is named so, before a value; quoted as it should be or not."""
NAME = re.compile(r"\((?:UTC|GMT)(?:([+\-−])(\d{1,2}):?(\d\d))?\)\s*(.*)")
FOLD = re.compile(r"\r?\n[ \t]")
WORDS: Mapping[str, str] = {
    "alaska": "America/Anchorage",
    "arizona": "America/Phoenix",
    "atlantic time": "America/Halifax",
    "bern": "Europe/Zurich",
    "central time": "America/Chicago",
    "coordinated universal time": "UTC",
    "eastern time": "America/New_York",
    "edinburgh": "Europe/London",
    "hawaii": "Pacific/Honolulu",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
}
"""Names that no zone is called after."""
UTC_NAMES = ("tzone://microsoft/utc",)


def with_known_zones(text: str, described: Container[str]) -> str:
    """Return the text of events with zones that are shown by their cities under a name that is known.

    A zone that the file describes keeps its name.
    """
    if "TZID=" not in text or not any(each in text for each in ("(UTC", "(GMT", "tzone:")):
        return text

    def known(match: re.Match[str]) -> str:
        name = match[2]
        found = None if name.replace("\\", "") in described else zone_shown_as(name)
        return f"TZID={found}" if found else match[0]

    return SHOWN.sub(known, FOLD.sub("", text))


@cache
def zone_shown_as(name: str) -> str | None:
    """Return the zone that is shown by this name; None when that cannot be told."""
    if name.casefold() in UTC_NAMES:
        return "UTC"
    found = NAME.fullmatch(name.strip())
    if found is None:
        return None
    sign, hours, minutes, places = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (1 if sign in {None, "+"} else -1)
    return next((zone for zone in _zones(places) if _winter(zone) == offset), None)


def _zones(places: str) -> Iterator[str]:
    """Give the zones that are called after the places in a name."""
    for place in re.split(r"[,:]", re.sub(r"\([^)]*\)", "", places)):
        word = " ".join(place.split()).casefold()
        zone = WORDS.get(word) or _by_city().get(word)
        if zone is not None:
            yield zone


@cache
def _by_city() -> Mapping[str, str]:
    """Return the zones by the city that each is called after."""
    zones = (each for each in sorted(available_timezones()) if "/" in each and not each.startswith("Etc/"))
    return {zone.rpartition("/")[2].replace("_", " ").casefold(): zone for zone in zones}


def _winter(zone: str) -> timedelta:
    """Return the offset of a zone when its clock is not ahead, as Windows shows it."""
    offsets = (datetime(2027, month, 1, 12, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in (1, 7))
    return min(each for each in offsets if each is not None)
