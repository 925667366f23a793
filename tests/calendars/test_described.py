"""A zone that a file describes is to the minute what the world knows of it, in hours skipped or doubled too."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from campaign.calendars.described import DescribedZone, TooCostlyError, described
from campaign.calendars.effort import Effort
from campaign.calendars.zones import changes_in
from tests.calendars.test_zones import HARD

YEARS = range(1996, 2032)
NEAR = [timedelta(minutes=sign * minutes) for minutes in (0, 1, 29, 30, 59, 60, 61, 1440) for sign in (-1, 1)]
STANDARD = ("America/New_York", "Australia/Sydney", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Apia", "America/Caracas")
NEW_YORK = [
    ("DAYLIGHT", "20070311T020000", "-0500", "-0400", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
    ("STANDARD", "20071104T020000", "-0400", "-0500", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
    ("DAYLIGHT", "19870405T020000", "-0500", "-0400", "FREQ=YEARLY;UNTIL=20060402T070000Z;BYMONTH=4;BYDAY=1SU"),
    ("STANDARD", "19671029T020000", "-0400", "-0500", "FREQ=YEARLY;UNTIL=20061029T060000Z;BYMONTH=10;BYDAY=-1SU"),
]
"""As Apple and Google write it; what ends does so by the clock of UTC."""
AMSTERDAM = [
    ("DAYLIGHT", "19810329T020000", "+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("STANDARD", "19791030T030000", "+0200", "+0100", "FREQ=YEARLY;UNTIL=19950924T010000Z;BYMONTH=9;BYDAY=-1SU"),
    ("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
]
OUTLOOK = [
    ("STANDARD", "16010101T030000", "+0200", "+0100", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    ("DAYLIGHT", "16010101T020000", "+0100", "+0200", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
]
Half = tuple[str, str, str, str, str]


def zone_text(halves: Sequence[Half]) -> str:
    """Return the lines of a zone that is described by these halves."""
    parts = [
        f"BEGIN:{kind}\r\nDTSTART:{start}\r\nTZOFFSETFROM:{before}\r\nTZOFFSETTO:{after}\r\n"
        + (f"RRULE:{rule}\r\n" if rule else "")
        + f"END:{kind}\r\n"
        for kind, start, before, after, rule in halves
    ]
    return f"BEGIN:VTIMEZONE\r\nTZID:Eigen\r\n{''.join(parts)}END:VTIMEZONE\r\n"


def zone(*halves: Half) -> DescribedZone:
    return described(zone_text(halves), "Eigen", Effort())


def offset(moment: datetime) -> str:
    return f"{moment:%z}"


def changes(known: ZoneInfo) -> list[datetime]:
    return [change for year in YEARS for change in changes_in(known, year)]


def one_by_one(known: ZoneInfo) -> Iterator[Half]:
    """Give every change of a zone as a half of its own, as zones are written whose rules nobody knows."""
    first = offset(datetime(YEARS[0], 1, 1, tzinfo=UTC).astimezone(known))
    yield "STANDARD", "19700101T000000", first, first, ""
    for change in changes(known):
        before, after = (each.astimezone(known) for each in (change - timedelta(seconds=1), change))
        wall = (change + before.utcoffset()).replace(tzinfo=None)
        yield "DAYLIGHT" if after.dst() else "STANDARD", f"{wall:%Y%m%dT%H%M%S}", offset(before), offset(after), ""


def differing(own: DescribedZone, known: ZoneInfo, moments: Sequence[datetime]) -> list[datetime]:
    """Return around which moments a zone has another clock than the world knows, or reads a clock otherwise."""
    found = []
    for moment in (change + near for change in moments for near in NEAR):
        here, there = moment.astimezone(own), moment.astimezone(known)
        wall = moment.replace(tzinfo=None)
        read = [[wall.replace(tzinfo=each, fold=fold).astimezone(UTC) for fold in (0, 1)] for each in (own, known)]
        same = (here.replace(tzinfo=None), here.fold) == (there.replace(tzinfo=None), there.fold)
        if not same or here.astimezone(UTC) != moment or read[0] != read[1]:
            found.append(moment)
    return found


@pytest.mark.parametrize("name", [*HARD, *STANDARD])
def test_a_zone_described_change_by_change_is_what_the_world_knows(name: str):
    known = ZoneInfo(name)
    moments = [*changes(known), *(datetime(year, month, 15, 9, tzinfo=UTC) for year in YEARS for month in (1, 7))]
    assert differing(zone(*one_by_one(known)), known, moments) == []


@pytest.mark.parametrize(
    ("name", "halves", "years"),
    [
        ("America/New_York", NEW_YORK, range(1987, 2035)),
        ("Europe/Amsterdam", AMSTERDAM, range(1981, 2035)),
        ("Europe/Amsterdam", OUTLOOK, range(1996, 2035)),
    ],
)
def test_a_zone_described_by_rules_is_what_the_world_knows(name: str, halves: list[Half], years: range):
    known = ZoneInfo(name)
    moments = [datetime(year, month, 15, 9, tzinfo=UTC) for year in years for month in (1, 7)]
    moments += [change for year in years for change in changes_in(known, year)]
    assert differing(zone(*halves), known, moments) == []


def test_a_zone_of_one_offset_is_not_followed_however_many_rules_it_has():
    effort = Effort(100_000)
    own = described(zone_text([("STANDARD", "16010101T000000", "+0100", "+0200", "FREQ=SECONDLY")] * 500), "E", effort)
    assert own.utcoffset(datetime(2027, 3, 1)) == timedelta(hours=2)
    assert effort.left == 100_000 - 20 * 3003


COSTLY = {
    "every second": ["FREQ=SECONDLY"],
    "every hour": ["FREQ=HOURLY;UNTIL=16020101T000000Z"],
    "every day since 1601": ["FREQ=DAILY"],
    "every minute of a day": [f"FREQ=YEARLY;BYMINUTE={','.join(map(str, range(60)))}"],
    "at no distance": ["FREQ=YEARLY;INTERVAL=0"],
    "a thousand times a year": ["FREQ=YEARLY"] * 1_000,
    "days that never come": ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"] * 20,
    "places that never come": ["FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2"] * 20,
    "months that are skipped": ["FREQ=MONTHLY;INTERVAL=2;BYMONTH=2"] * 20,
}


@pytest.mark.parametrize("name", COSTLY)
def test_what_takes_too_long_to_follow_is_not_followed(name: str):
    summer: Half = ("DAYLIGHT", "16010101T000000", "+0200", "+0300", "")
    with pytest.raises(TooCostlyError):
        zone(summer, *(("STANDARD", "16010101T000000", "+0100", "+0200", rule) for rule in COSTLY[name]))


def test_a_list_of_dates_costs_too():
    half = zone_text(OUTLOOK).replace("RRULE", f"RDATE:{','.join(['20270101T000000'] * 200_000)}\r\nRRULE", 1)
    with pytest.raises(TooCostlyError):
        described(half, "Eigen", Effort())
