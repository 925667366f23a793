"""A file that says anything else than what was meant replaces nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.calendars.export import Export, export, write_export
from campaign.calendars.ledger import Ledger
from campaign.calendars.verifying import verify
from campaign.errors import CampaignError
from tests.calendars.plans import MESSAGES, schedule_from

FULL = {
    **MESSAGES[8],
    "location": "Room 2, left",
    "link": "https://intranet.example/a,b",
    "goal": "Everybody knows; nobody asks",
}
DATES = {**MESSAGES[11], "title": "By date"}


@pytest.fixture
def made() -> Export:
    return export(schedule_from([FULL, DATES]), Request(), Ledger())


def test_what_was_meant_is_accepted(made: Export):
    verify(made.text.encode(), made.events)


@pytest.mark.parametrize(
    ("meant", "written"),
    [
        ("UID:m0-", "UID:m9-"),
        ("SEQUENCE:0", "SEQUENCE:1"),
        ("TZID=Europe/Amsterdam:20270315T090000", "TZID=Europe/Amsterdam:20270315T080000"),
        ("TZID=Europe/Amsterdam:20270315T100000", "TZID=Europe/Amsterdam:20270315T110000"),
        ("TZID=Europe/Amsterdam:20270315T090000", "TZID=Europe/London:20270315T090000"),
        ("COUNT=6", "COUNT=5"),
        ("FREQ=WEEKLY", "FREQ=DAILY"),
        ("RDATE;VALUE=DATE:20270228", "RDATE;VALUE=DATE:20270301"),
        ("RDATE;VALUE=DATE:20270228\r\n", ""),
        ("SUMMARY:Over", "SUMMARY:Under"),
        ("Room 2\\, left", "Room 2"),
        ("a,b", "a"),
        ("nobody asks", "somebody asks"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("TZOFFSETTO:+0200", "TZOFFSETTO:+0100"),
        ("BYMONTH=3;BYDAY=-1SU", "BYMONTH=4;BYDAY=-1SU"),
        ("DTSTART", "DTSTRT"),
        ("BEGIN:VEVENT", "BEGIN:VTODO"),
        ("BEGIN:VEVENT", "begin:vevent"),
        ("BEGIN:VEVENT", "BEGIN:VEVENT\r\nBEGIN:VEVENT"),
        ("END:VEVENT", "END:VEVENT\r\nEND:VEVENT"),
        ("END:VEVENT\r\n", ""),
        ("END:VCALENDAR\r\n", ""),
        ("END:VCALENDAR", "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR"),
        ("BEGIN:VCALENDAR", "X-COMMENT:x\r\nBEGIN:VCALENDAR"),
        ("TZID:Europe/Amsterdam", "TZID:Europe/Brussels"),
        ("TZOFFSETTO:+0200", "TZOFFSETTO:+0200\r\nRDATE:20270315T000000"),
        ("DTSTART;TZID=Europe/Amsterdam:", "DTSTART:"),
        ("SEQUENCE:0\r\n", ""),
        ("SEQUENCE:0", "SEQUENCE:0\r\nSEQUENCE:0"),
        ("SUMMARY:Over", "SUMMARY:Over\r\nSUMMARY:Over"),
        ("SUMMARY:Over", "SUM MARY\r\nSUMMARY:Over"),
    ],
)
def test_what_was_not_meant_is_refused_and_the_old_file_stays(made: Export, tmp_path: Path, meant: str, written: str):
    (file,) = made.files()
    assert meant in file.text
    target = tmp_path / "plan.ics"
    target.write_text("old", "utf-8")
    with pytest.raises(CampaignError, match="does not read back"):
        write_export(replace(file, text=file.text.replace(meant, written, 1)), target, tmp_path / "plan.toml")
    assert target.read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["plan.ics"]


def test_a_file_without_one_of_the_events_is_refused(made: Export):
    with pytest.raises(CampaignError):
        verify(made.text.encode(), made.events[1:])


def test_events_in_another_order_are_refused(made: Export):
    head, first, second = made.text.split("BEGIN:VEVENT\r\n")[:3]
    tail = made.text.removeprefix("BEGIN:VEVENT\r\n".join((head, first, second)))
    assert tail.startswith("BEGIN:VEVENT")
    verify(made.text.encode(), made.events)
    with pytest.raises(CampaignError):
        verify(("BEGIN:VEVENT\r\n".join((head, second, first)) + tail).encode(), made.events)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"]
)
def test_what_is_no_calendar_of_these_events_is_refused(made: Export, data: bytes):
    with pytest.raises(CampaignError):
        verify(data, made.events)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/New_York"])
def test_a_zone_that_the_file_describes_otherwise_is_refused(zone: str):
    made = export(schedule_from([FULL, DATES], zone), Request(), Ledger())
    text = made.text
    assert f"TZID:{zone}" in text
    verify(text.encode(), made.events)
    offset = text.partition("TZOFFSETTO:")[2][:5]
    with pytest.raises(CampaignError):
        verify(text.replace(f"TZOFFSETTO:{offset}", "TZOFFSETTO:+0315").encode(), made.events)
