"""Calendars that are broken or made to harm: each costs only what is bad in it, and says what that is, with its line.

`bad/` holds a file for each defect, and `told.csv` what is read of it and what must be told. What would be large is
made here: what it would cost is reckoned before it is followed.
"""

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from campaign.calendars import described
from campaign.calendars import occurrences as module
from campaign.calendars.backdrop import FOLDER, read_backdrop
from campaign.calendars.occurrences import occurrences
from campaign.calendars.reading import Complaint, read_calendar
from campaign.calendars.returned import Returned, returned
from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import Use
from campaign.errors import NotUnderstoodError
from campaign.language import language
from tests.calendars.test_reading import GOOD, calendar
from tests.conftest import TODAY
from tests.property.test_import import desk_of

BAD = Path(__file__).with_name("bad")
ZONE = ZoneInfo("Europe/Amsterdam")
WORDS = language("en")
ROWS = list(csv.DictReader((BAD / "told.csv").read_text("utf-8").splitlines()))


def read(data: bytes) -> tuple[str, str]:
    """Return the titles of the events of a file, and what is told of it with lines; why it is refused."""
    try:
        found = read_calendar(data, ZONE)
    except NotUnderstoodError as error:
        return "refused", WORDS.render(error.text)
    times = list(occurrences(found.events, date(2027, 1, 1), date(2027, 12, 31), ZONE))
    list(returned(found.events, ZONE))  # which must not fail
    told = [*found.complaints, *(each for each in times if isinstance(each, Complaint))]
    titles = "; ".join(each.title for each in found.events)
    return titles, "; ".join(f"{each.line}: {WORDS.render(each.text)}" for each in told)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_bad_file_costs_what_is_bad_in_it_and_says_so(row: dict[str, str]):
    assert read((BAD / row["file"]).read_bytes()) == (row["events"], row["told"])


def test_every_bad_file_has_its_row():
    assert sorted(path.name for path in BAD.glob("*.ics")) == sorted(row["file"] for row in ROWS)
    assert len(ROWS) >= 80


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_a_bad_file_is_the_same_whatever_was_read_before(row: dict[str, str]):
    """A zone that one file describes is not that of another, though they are called the same."""
    data = (BAD / row["file"]).read_bytes()
    read((BAD / "zone-described-every-second.ics").read_bytes())
    assert read(data) == (row["events"], row["told"])


def many(count: int, *lines: str) -> bytes:
    """Return a calendar with so many events, each with a UID of its own."""
    return calendar(*("\r\n".join([f"UID:{number}", *lines]) for number in range(count)))


START = "DTSTART:20270302T090000Z"
ZONE_LINES = "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY\r\n"
TOO_OFTEN = "This event comes back too often to be followed"
TOO_LONG = "This event has more lines than any event needs"
UNREAD = "This event has no start that can be read"
LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "rules that never fit": (
        lambda: many(100, START, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"),
        TOO_OFTEN,
    ),
    "rules that hardly fit": (lambda: many(100, START, "RRULE:FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1"), TOO_OFTEN),
    "places in a month that never come": (
        lambda: many(100, START, "RRULE:FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2"),
        TOO_OFTEN,
    ),
    "months that are skipped": (lambda: many(100, START, "RRULE:FREQ=MONTHLY;INTERVAL=2;BYMONTH=2"), TOO_OFTEN),
    "days since 1900": (lambda: many(100, "DTSTART:19000101T090000Z", "RRULE:FREQ=DAILY"), TOO_OFTEN),
    "a list of dates": (
        lambda: calendar(f"UID:a\r\n{START}\r\nRDATE:" + ",".join(["20270302T090000Z"] * 100_000)),
        TOO_OFTEN,
    ),
    "alarms": (
        lambda: calendar(f"{GOOD}\r\n" + "BEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM\r\n" * 9_000 + "X-A:b"),
        "",
    ),
    "more alarms": (
        lambda: calendar(f"{GOOD}\r\n" + "BEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM\r\n" * 40_000 + "X-A:b"),
        TOO_LONG,
    ),
    "bad events and zones": (lambda: zones(200) + many(1000, "DTSTART:onzin"), UNREAD),
    "a title in many lines": (lambda: calendar(f"{START}\r\nSUMMARY:x" + "\r\n x" * 200_000), TOO_LONG),
    "parameters": (lambda: calendar(f"{START}\r\nATTENDEE" + ";X=1" * 50_000 + ":mailto:x"), ""),
    "an open quote": (lambda: calendar(f'{START}\r\nX;Y="' + "a" * 500_000), ""),
    "starts": (lambda: calendar(f"{START}\r\n" * 10_000), TOO_LONG),
    "calendars": (lambda: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 20_000, ""),
    "components inside each other": (
        lambda: calendar(f"{GOOD}\r\n" + "BEGIN:X\r\n" * 50_000),
        "Too much lies inside each other here",
    ),
    "components that end as others": (
        lambda: calendar(f"{GOOD}\r\n" + "BEGIN:X\r\n" * 50_000 + "END:Y\r\n" * 49_000),
        "Too much lies inside each other here",
    ),
    "a zone of many folders": (lambda: calendar(f"DTSTART;TZID={'/Aa' * 30_000}!:20270302T090000"), UNREAD),
    "a soft line break on every line": (
        lambda: calendar(f"{START}\r\nSUMMARY;ENCODING=QUOTED-PRINTABLE:x" + ("=\r\n " + "x" * 190) * 40_000),
        "",
    ),
    "bad events in a long zone": (
        lambda: zones(1).replace(b"DTSTART", b"X-A:b\r\n" * 4_000 + b"DTSTART") + many(500, "DTSTART;TZID=X0:onzin"),
        UNREAD,
    ),
    "line ends": (
        lambda: b"BEGIN:VCALENDAR\r\n" + b"\r" * 1_000_000,
        "The file breaks off here; what follows is missing",
    ),
    "soft line breaks": (
        lambda: calendar(f"{START}\r\nSUMMARY;ENCODING=QUOTED-PRINTABLE:x" + "=\r\n=C3=A9" * 4_000 + "\r\nX:y"),
        "",
    ),
}
"""What is large, and what must be told of it."""


def zones(count: int) -> bytes:
    """Return the beginning of a calendar that describes so many zones."""
    lines = "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n" + ZONE_LINES + "END:STANDARD\r\nEND:VTIMEZONE\r\n"
    return "".join(
        ["BEGIN:VCALENDAR\r\n", *(f"BEGIN:VTIMEZONE\r\nTZID:X{each}\r\n{lines}" for each in range(count))]
    ).encode()


@pytest.mark.parametrize("name", LARGE)
def test_nothing_in_a_file_keeps_the_program_busy(name: str):
    make, told = LARGE[name]
    found = read(make())[1]
    assert told in found
    assert bool(told) == bool(found)


def test_times_beyond_the_most_are_told(monkeypatch):
    monkeypatch.setattr(module, "MOST_OCCURRENCES", 100)
    assert "More than 100 times" in read(many(3, START, "RRULE:FREQ=WEEKLY;COUNT=60"))[1]


def test_a_zone_of_one_file_is_not_that_of_another():
    offsets = []
    for offset in ("+0300", "-0500"):
        zone = (
            f"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD"
        )
        head = f"BEGIN:VTIMEZONE\r\nTZID:Eigen\r\n{zone}\r\nEND:VTIMEZONE\r\n"
        (event,) = read_calendar(calendar("UID:a\r\nDTSTART;TZID=Eigen:20270302T090000", head=head), ZONE).events
        offsets.append(f"{event.start:%z}")
    assert offsets == ["+0300", "-0500"]


def test_all_repeats_of_an_event_come_back_however_long_it_goes_on():
    data = many(3, START, "RRULE:FREQ=WEEKLY;COUNT=300")
    found = [each for each in returned(read_calendar(data, ZONE).events, ZONE) if isinstance(each, Returned)]
    assert [(len(each.times.again), each.odd) for each in found] == [(299, None)] * 3


def test_of_two_events_with_one_uid_the_later_version_counts():
    first, second = f"{GOOD}\r\nSEQUENCE:2", f"{GOOD.replace('20270302', '20270303')}\r\nSEQUENCE:1"
    found = list(returned(read_calendar(calendar(first, second), ZONE).events, ZONE))
    assert [each.times.start.day for each in found if isinstance(each, Returned)] == [2]
    assert [each.line for each in found if isinstance(each, Complaint)] == [10]


DAY_ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Z\r\n"
    + "".join(
        f"BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:{offset}\r\n"
        "RRULE:FREQ=DAILY\r\nEND:STANDARD\r\n"
        for offset in ("+0200", "+0300")
    )
    + "END:VTIMEZONE\r\n"
)
"""A zone whose clock changes twice every day since 1601; following it takes minutes."""
IN_ZONE = "DTSTART;TZID=Z:20270302T090000\r\nSUMMARY:Goed"
REFUSED = (3, "The time zone Z changes too often to be followed")
NO_ZONE = "There is no time zone Z; its hour is taken as it stands"


@pytest.mark.parametrize("use", ["plan", "merge", "backdrop"])
def test_a_zone_that_changes_every_day_costs_its_events_their_zone_whatever_becomes_of_them(use: Use, tmp_path: Path):
    desk = desk_of(tmp_path, [{"title": "Titel", "when": "2027-03-01"}])
    again = f"UID:b\r\n{IN_ZONE}\r\nRRULE:FREQ=WEEKLY;COUNT=3"
    data = calendar(f"UID:a\r\n{IN_ZONE}", again, head=DAY_ZONE)
    found = read_import(Incoming(Path("z.ics"), data, desk if use == "merge" else None, tmp_path, TODAY, use))
    told = sorted((each.place, WORDS.render(each.why)) for each in found.not_understood)
    assert told == [REFUSED, (18, NO_ZONE), (23, NO_ZONE)]


def test_a_zone_that_changes_every_day_behind_the_plans_is_told(tmp_path: Path):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "z.ics").write_bytes(calendar(f"UID:a\r\n{IN_ZONE}", head=DAY_ZONE))
    found = read_backdrop(tmp_path, date(2027, 1, 1), date(2027, 12, 31), ZONE)
    assert [each.slot.start for each in found.events] == [datetime(2027, 3, 2, 9, tzinfo=ZONE)]
    assert {WORDS.render(each.text) for each in found.problems} == {REFUSED[1], NO_ZONE}


def test_a_zone_is_worked_out_once_however_many_calendars_of_a_file_describe_it(monkeypatch: pytest.MonkeyPatch):
    made = []
    monkeypatch.setattr(described, "described", lambda text, *_rest: made.append(text) or ZoneInfo(ZONE.key))
    data = b"".join(calendar(f"UID:{each}\r\n{IN_ZONE}", head=DAY_ZONE) for each in range(3))
    assert len(read_calendar(data, ZONE).events) == 3
    assert len(made) == 1
