"""Every event lands on its instant, in every zone of the world, by the zone that stands in the file itself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from campaign.calendars.events import CalendarEvent
from campaign.calendars.verifying import verify
from campaign.calendars.writing import calendar_text
from campaign.calendars.zones import changes_in, zone_rules
from tests.calendars.reading import Libical, by_icalendar, by_icaljs, plain

YEARS = (2026, 2027, 2028)
IRREGULAR = ["Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"]
"""Zones that no two yearly rules describe in these years: their clocks follow the moon."""
HARD = [*IRREGULAR, "Asia/Jerusalem", "America/Santiago", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Cairo"]
AROUND = [timedelta(minutes=sign * minutes) for minutes in (1, 90, 1440) for sign in (-1, 1)]


def region_of(name: str) -> str:
    return name.partition("/")[0] if "/" in name else "others"


REGIONS = sorted({region_of(name) for name in available_timezones()})


@cache
def distinct() -> dict[str, list[str]]:
    """Return the zones per region, of those that are the same in these years only the first."""
    seen, found = set(), {region: [] for region in REGIONS}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        changes = [change for year in YEARS for change in changes_in(zone, year)]
        offsets = [each.astimezone(zone).utcoffset() for each in (datetime(YEARS[0], 1, 1, tzinfo=UTC), *changes)]
        signature = (*changes, *offsets)
        if signature not in seen:
            found[region_of(name)].append(name)
        seen.add(signature)
    return found


def mornings(zone: ZoneInfo) -> list[datetime]:
    return [datetime(year, month, 15, 9, tzinfo=zone) for year in YEARS for month in range(1, 13)]


def moments(zone: ZoneInfo) -> Iterator[datetime]:
    yield from mornings(zone)
    for year in YEARS:
        for change in changes_in(zone, year):
            yield from ((change + distance).astimezone(zone) for distance in (timedelta(), *AROUND))


def events(zone: ZoneInfo) -> list[CalendarEvent]:
    starts = enumerate(moments(zone))
    return [
        CalendarEvent(f"{number:04}", start, (start.astimezone(UTC) + timedelta(hours=1)).astimezone(zone), "x")
        for number, start in starts
    ]


def written(zone: ZoneInfo) -> tuple[str, list[tuple[str, str]]]:
    made = events(zone)
    text = calendar_text(made, name="x", zone=zone, stamp=date(2026, 1, 1))
    return text, [(plain(each.start), plain(each.end)) for each in made]


@pytest.mark.parametrize("region", REGIONS)
def test_libical_finds_every_instant_of_every_zone(region: str):
    reader = Libical()
    for name in distinct()[region]:
        text, meant = written(ZoneInfo(name))
        assert [(each.start, each.end) for each in reader.read(text)[0]] == meant, name


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_written_in_a_zone_of_any_name_reads_back_as_it_was_meant(region: str):
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        if region_of(name) == region:
            made = (
                events(zone)
                if name in HARD
                else [CalendarEvent("x", start, start, "x") for start in mornings(zone)[:8]]
            )
            verify(calendar_text(made, name="x", zone=zone, stamp=date(2026, 1, 1)).encode(), made)


@pytest.mark.parametrize("name", HARD)
def test_others_find_every_instant_of_the_hard_zones(name: str, tmp_path: Path):
    text, meant = written(ZoneInfo(name))
    assert [(each.start, each.end) for each in by_icalendar(text)[0]] == meant
    assert [(each.start, each.end) for each in by_icaljs(text, tmp_path)[0]] == meant


@pytest.mark.parametrize("region", REGIONS)
def test_a_zone_has_one_summer_and_one_winter_and_hardly_ever_needs_utc(region: str):
    for name in distinct()[region]:
        zone = ZoneInfo(name)
        made = [CalendarEvent(str(each), each, each, "x") for each in mornings(zone)]
        text = calendar_text(made, name="x", zone=zone, stamp=date(2026, 1, 1))
        assert text.count("BEGIN:STANDARD") == 1, name
        assert text.count("BEGIN:DAYLIGHT") <= 1, name
        assert name in IRREGULAR or text.count("DTSTART;TZID=") == len(made), name


def test_a_rule_is_picked_that_also_holds_later():
    zone = ZoneInfo("Asia/Jerusalem")  # the Friday before the last Sunday of March: the fourth, and not always the last
    rules = zone_rules(zone, [[datetime(2027, 7, 1, 9, tzinfo=zone)]])
    assert [(each.month, each.week, each.weekday) for each in rules.changes] == [(3, 4, 4), (10, -1, 6)]


@pytest.mark.parametrize("year", [1, 1800, 1970, 9998])
def test_a_year_beyond_the_rules_is_written_in_utc(year: int):
    zone = ZoneInfo("Europe/Amsterdam")
    start = datetime(year, 6, 1, 9, tzinfo=zone)
    text = calendar_text([CalendarEvent("x", start, start, "x")], name="x", zone=zone, stamp=date(2027, 1, 1))
    assert "VTIMEZONE" not in text
    assert f"DTSTART:{year:04}0601T" in text
