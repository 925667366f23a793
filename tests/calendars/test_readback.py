"""What is remembered between lines and events changes nothing of what `icalendar` reads."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.parser import Contentline

from campaign.calendars import readback
from campaign.calendars.events import Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger
from campaign.calendars.readback import Readback, parts
from campaign.calendars.writing import calendar_text
from tests.calendars.plans import EVERY, MESSAGES, schedule_from, schedule_of
from tests.calendars.test_zones import HARD, events, moments

ZONES = ["Europe/Amsterdam", "UTC", "Asia/Kolkata", *HARD]


def taken_apart(line: str, how) -> object:
    """Return the name, parameters and value of a line; None for one that cannot be taken apart."""
    try:
        name, params, value = how(Contentline(line))
    except ValueError:
        return None
    return name, dict(params), value


@settings(deadline=None, max_examples=600)
@given(st.text("AZ-x09 \t:;=,\"\\'^né/.", max_size=30) | st.text(st.characters(exclude_characters="\n"), max_size=30))
@example("DTSTART;TZID=Europe/Amsterdam:20270315T090000")
@example('ORGANIZER;CN="Jan: directeur; P&O":mailto:noreply@campaign.invalid')
@example("SUMMARY:a\\, b\\n\\;c\\\\:d")
@example("X;A=b\\:c:d")
@example(":x")
@example("X;:y")
@example("X Y;A = b:c")
def test_a_line_is_taken_apart_as_icalendar_does(line: str):
    assert taken_apart(line, parts) == taken_apart(line, Contentline.parts)


def assert_the_same(text: str) -> None:
    """Hold that every event is what `icalendar` makes of the whole file, parameters and alarms included."""
    found, whole = list(Readback(text.encode()).events()), Calendar.from_ical(text).walk("VEVENT")
    assert [each.to_ical() for each in found] == [each.to_ical() for each in whole]
    assert found == whole


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("room", [1, readback.MOST_REMEMBERED])
def test_the_events_are_those_of_the_whole_file(name: str, room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(readback, "MOST_REMEMBERED", room)
    request = Request(quiet=True, deadlines=True, tasks=True)
    assert_the_same(export(schedule_of(name, tmp_path), request, Ledger()).text)


def test_a_line_that_stands_in_two_events_and_twice_in_one_is_read_each_time():
    rows = [{**MESSAGES[11], "reminders": ["-1d", "-15m"]}] * 2 + [{**MESSAGES[13], "sender": 'Jan: "P&O"'}] * 2
    text = export(schedule_from(rows), Request(), Ledger()).text
    first, second = (f"RDATE;VALUE=DATE:2027{day}\r\n" for day in ("0228", "0331"))
    assert text.count(first) == 2
    assert_the_same(text)
    assert_the_same(text.replace(second, first))


@pytest.mark.parametrize("name", ZONES)
def test_the_zone_of_a_file_is_what_icalendar_makes_of_it(name: str):
    zone = ZoneInfo(name)
    text = calendar_text(events(zone), name="x", zone=zone, stamp=date(2026, 1, 1))
    (part,) = Calendar.from_ical(text).walk("VTIMEZONE")
    theirs, ours = part.to_tz(lookup_tzid=False), readback._zone(part)
    walls = [each.replace(tzinfo=None, fold=0) for each in moments(zone)]
    for wall in [*reversed(walls), *walls, datetime(1965, 7, 1), datetime(2090, 7, 1)]:
        assert wall - ours.instant(wall) == theirs.utcoffset(wall)
