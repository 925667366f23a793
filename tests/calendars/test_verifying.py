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
