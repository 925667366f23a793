"""Calendars of others: what is good in them is read, what is bad costs only itself and is told with its line."""

import csv
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from campaign.calendars.backdrop import FOLDER, read_backdrop
from campaign.calendars.decoding import MOST_BYTES
from campaign.calendars.occurrences import Complaint, occurrences
from campaign.calendars.reading import MOST_EVENTS, ReadCalendar, read_calendar
from campaign.errors import NotUnderstoodError
from campaign.schedule.slots import Slot
from tests.corpora import SHARED, corpus

ZONE = ZoneInfo("Europe/Amsterdam")
WITHOUT_A_START = {
    "broken/collective__broken_dtstart.ics": 0,
    "broken/collective__issue_1081_invalid_start_and_end.ics": 0,
    "broken/jens-maus__large-file-with-late-error.ics": 395,  # 30 and 31 February
    "broken/u01jmg3__issue-343.ics": 1,
    "valid/collective__issue_722_missing_timezones.ics": 1,
    "valid/collective__rfc_6868.ics": 0,
    "valid/collective__rfc_7986_conferences.ics": 0,
    "valid/ical4j__incoming.ics": 4,  # answers to invitations
}
"""Files with events that have no start that can be read, and how many have one; parsers count the others too."""
UNKNOWN_ZONE = "There is no time zone {zone}; its hour is taken as it stands"
UNREAD = "{name} cannot be read, so this event stands here without it"
ODD = {
    "broken/collective__issue_1081_invalid_rrule_freq.ics": UNREAD,
    "broken/collective__parsing_error.ics": UNREAD,
    "valid/collective__america_new_york_forward_reference.ics": "It has several starts; the first one counts",
    "valid/collective__issue_526_calendar_with_events.ics": UNKNOWN_ZONE,
    "valid/jens-maus__test_with_tz_list.ics": UNKNOWN_ZONE,
}
"""Files with events that are read, and what must be told of them: most name a zone that they do not describe."""
NO_CALENDAR = {"broken/collective__fuzz_testcase_vtimezone_lone_cr.ics"}


def calendar(*events: str, head: str = "") -> bytes:
    """Return a calendar file with events, each given by its lines."""
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{blocks}END:VCALENDAR\r\n".encode()


def slots(data: bytes, first: date = date(2027, 1, 1), last: date = date(2027, 12, 31)) -> list[Slot]:
    """Return when the events of a file happen."""
    found = occurrences(read_calendar(data, ZONE).events, first, last, ZONE)
    return [each[1] for each in found if not isinstance(each, Complaint)]


def complaints(data: bytes) -> list[tuple[int, str]]:
    """Return what cannot be read of a file, with lines."""
    read = read_calendar(data, ZONE)
    found = occurrences(read.events, date(2027, 1, 1), date(2027, 12, 31), ZONE)
    told = [*read.complaints, *(each for each in found if isinstance(each, Complaint))]
    return [(each.line, each.text.text) for each in told]


GOOD = "UID:a\r\nSUMMARY:Directiedag\r\nDTSTART:20270302T090000Z\r\nDTEND:20270302T100000Z"


def real_calendars() -> list[dict[str, str]]:
    """Return the rows of the corpus' manifest; none where it is absent."""
    manifest = SHARED / "ics-corpus" / "manifest.csv"
    return list(csv.DictReader(manifest.read_text("utf-8").splitlines())) if manifest.exists() else []


def test_the_corpus_is_there():
    corpus("ics-corpus")
    assert len(real_calendars()) == 66


@pytest.mark.parametrize("row", real_calendars(), ids=lambda row: row["file"])
def test_a_real_calendar_is_read_as_others_read_it(row: dict[str, str]):
    data = (SHARED / "ics-corpus" / row["file"]).read_bytes()
    if row["file"] in NO_CALENDAR:
        with pytest.raises(NotUnderstoodError):
            read_calendar(data, ZONE)
        return
    read = read_calendar(data, ZONE)
    list(occurrences(read.events, date(1990, 1, 1), date(2035, 1, 1), ZONE))  # which must not fail
    if row["file"] in WITHOUT_A_START:
        assert len(read.events) == WITHOUT_A_START[row["file"]]
        assert read.complaints
        return
    counts = {row[f"vevents_{parser}"] for parser in ("icalendar", "icaljs", "libical")}
    assert str(len(read.events)) in counts
    told = {each.text.text for each in read.complaints}
    assert told == ({ODD[row["file"]]} if row["file"] in ODD else set())


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + calendar(GOOD),
        calendar(GOOD).decode().encode("utf-16"),
        calendar(GOOD).decode().encode("utf-16-le"),
        calendar(GOOD).decode().encode("utf-16-be"),
        calendar(GOOD).replace(b"\r\n", b"\n"),
        calendar(GOOD).replace(b"\r\n", b"\r"),
        calendar(GOOD).replace(b"\r\n", b"\r\r\n"),
        calendar(GOOD).replace(b"BEGIN:", b"begin:").replace(b"END:", b"end:"),
        calendar(GOOD)[: -len("END:VEVENT\r\nEND:VCALENDAR\r\n")],
        b"BEGIN:VEVENT\r\n" + GOOD.encode() + b"\r\nEND:VEVENT\r\n",
        b"From: iemand\r\n\r\n" + calendar(GOOD) + b"\r\ngroeten",
    ],
    ids=["bom", "utf16", "utf16le", "utf16be", "lf", "cr", "crcrlf", "lowercase", "truncated", "bare", "mail"],
)
def test_encodings_line_ends_and_what_breaks_off(data: bytes):
    (event,) = read_calendar(data, ZONE).events
    assert event.title == "Directiedag"
    assert event.start == datetime(2027, 3, 2, 9, tzinfo=UTC)


def test_what_windows_wrote_is_read():
    data = calendar(GOOD.replace("Directiedag", "Café €")).decode().encode("cp1252")
    assert read_calendar(data, ZONE).events[0].title == "Café €"


def test_several_calendars_in_one_file():
    other = GOOD.replace("UID:a", "UID:b").replace("Directiedag", "Heidag")
    assert [each.title for each in read_calendar(calendar(GOOD) + calendar(other), ZONE).events] == [
        "Directiedag",
        "Heidag",
    ]


@pytest.mark.parametrize(
    ("start", "head", "hour"),
    [
        ("DTSTART;TZID=W. Europe Standard Time:20270702T090000", "", 7),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Amsterdam:20270702T090000", "", 7),
        ("DTSTART:20270702T090000", "", 7),
        ("DTSTART:20270702T090000", "X-WR-TIMEZONE:America/New_York\r\n", 13),
        ("DTSTART:20270702T090000", "X-WR-TIMEZONE:../../etc/passwd\r\n", 7),
        ("DTSTART;TZID=../../etc/passwd:20270702T090000", "", None),
    ],
)
def test_zones_by_every_name(start: str, head: str, hour: int | None):
    read = read_calendar(calendar(f"UID:a\r\n{start}", head=head), ZONE)
    moment = read.events[0].start
    assert isinstance(moment, datetime)
    if hour is not None:
        assert moment.astimezone(UTC).hour == hour


@pytest.mark.parametrize("name", ["Europe", "Oost" * 100])
def test_a_zone_named_as_a_folder_or_with_too_long_a_name_costs_only_its_event(name: str):
    read = read_calendar(calendar(GOOD, f"UID:b\r\nDTSTART;TZID={name}:20270702T090000"), ZONE)
    assert len(read.events) == 1
    assert len(read.complaints) == 1


def test_one_bad_event_costs_itself_and_is_told_with_its_line():
    data = calendar(GOOD, "UID:b\r\nDTSTART:20270230T090000Z", GOOD.replace("UID:a", "UID:c"))
    read = read_calendar(data, ZONE)
    assert len(read.events) == 2
    assert [each.line for each in read.complaints] == [9]


def test_a_bad_alarm_costs_only_itself():
    alarm = "BEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:onzin\r\nACTION:DISPLAY\r\nEND:VALARM"
    assert read_calendar(calendar(f"{GOOD}\r\n{alarm}"), ZONE).complaints == ()
    assert len(slots(calendar(f"{GOOD}\r\n{alarm}"))) == 1


def test_a_bad_zone_costs_only_itself():
    standard = "BEGIN:STANDARD\r\nDTSTART:onzin\r\nEND:STANDARD"
    zone = f"BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n{standard}\r\nEND:VTIMEZONE\r\n"
    event = "UID:a\r\nDTSTART;TZID=Europe/Amsterdam:20270702T090000"
    assert slots(calendar(event, head=zone))[0].start == datetime(2027, 7, 2, 9, tzinfo=ZONE)


def test_whole_days_end_the_day_before_their_end():
    days = "UID:a\r\nDTSTART;VALUE=DATE:20270302\r\nDTEND;VALUE=DATE:20270305"
    one = "UID:a\r\nDTSTART;VALUE=DATE:20270302\r\nDTEND;VALUE=DATE:20270302"
    assert slots(calendar(days)) == [Slot(date(2027, 3, 2), date(2027, 3, 4))]
    assert slots(calendar(one)) == [Slot(date(2027, 3, 2), date(2027, 3, 2))]


def test_repeats_are_followed_with_their_exceptions_and_changes():
    rule = "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20270308T090000Z"
    series = f"UID:a\r\nDTSTART:20270301T090000Z\r\nDTEND:20270301T100000Z\r\n{rule}"
    moved = "UID:a\r\nRECURRENCE-ID:20270315T090000Z\r\nDTSTART:20270316T090000Z\r\nDTEND:20270316T100000Z"
    assert [each.first for each in slots(calendar(series, moved))] == [
        date(2027, 3, 1),
        date(2027, 3, 16),
        date(2027, 3, 22),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;BYHOUR=1,2;BYMINUTE=1;BYSECOND=1,2,3",
        "FREQ=ONZIN",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_has_no_end_or_no_sense_does_not_hang(rule: str):
    data = calendar(f"{GOOD}\r\nRRULE:{rule}")
    assert len(slots(data)) <= 1
    assert len(complaints(data)) <= 1


def test_what_lies_too_deep_is_left_out():
    deep = "".join(f"BEGIN:X{number}\r\n" for number in range(2000))
    assert [line for line, _text in complaints(calendar(f"{GOOD}\r\n{deep}"))] == [3]


def test_there_is_a_most_to_what_is_read():
    with pytest.raises(NotUnderstoodError):
        read_calendar(b"BEGIN:VCALENDAR\r\n" + b"X" * MOST_BYTES, ZONE)
    many = calendar(*(f"UID:{number}\r\nDTSTART:20270302T090000Z" for number in range(MOST_EVENTS + 1)))
    read: ReadCalendar = read_calendar(many, ZONE)
    assert (len(read.events), len(read.complaints)) == (MOST_EVENTS, 1)


PAGE = b"<!DOCTYPE html><html>BEGIN:VCALENDAR</html>"


@pytest.mark.parametrize("data", [b"", b"hallo", b"\xff\xfe", PAGE, b"\0" * 500])
def test_what_is_no_calendar_is_refused_in_a_sentence(data: bytes):
    with pytest.raises(NotUnderstoodError):
        read_calendar(data, ZONE)


def test_the_backdrop_is_read_calendar_by_calendar(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "directie.ics").write_bytes(calendar(GOOD, "UID:b\r\nDTSTART:onzin"))
    (folder / "pagina.ics").write_bytes(b"<html></html>")
    (folder / "map.ics").mkdir()
    (folder / "notities.txt").write_text("geen agenda")
    found = read_backdrop(tmp_path, date(2027, 1, 1), date(2027, 12, 31), ZONE)
    assert [(each.title, each.calendar, each.slot.start) for each in found.events] == [
        ("Directiedag", "directie", datetime(2027, 3, 2, 10, tzinfo=ZONE))
    ]
    assert [(each.code, each.place.file.name, each.place.line) for each in found.problems] == [
        ("W005", "directie.ics", 9),
        ("W005", "map.ics", 1),
        ("W005", "pagina.ics", 1),
    ]
    assert read_backdrop(tmp_path, date(2028, 1, 1), date(2028, 2, 1), ZONE).events == ()
    assert read_backdrop(tmp_path / "nergens", date(2027, 1, 1), date(2027, 2, 1), ZONE).events == ()


def test_a_repeat_without_a_zone_is_in_that_of_its_calendar_as_a_single_event_is():
    single, series = (
        "DTSTART:20270105T090000\r\nDTEND:20270105T100000" + more for more in ("", "\r\nRRULE:FREQ=DAILY;COUNT=2")
    )
    found = slots(calendar(f"UID:a\r\n{single}", f"UID:b\r\n{series}", head="X-WR-TIMEZONE:America/New_York\r\n"))
    assert [(each.start.day, each.start.hour, each.end.hour) for each in found if each.start and each.end] == [
        (5, 15, 16),
        (5, 15, 16),
        (6, 15, 16),
    ]


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", 8),
        ("(GMT+01:00) Brussels, Copenhagen, Madrid, Paris", 8),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", 9),
        ("(UTC-05:00) Eastern Time (US & Canada)", 14),
        ("(UTC) Coordinated Universal Time", 10),
        ("tzone://Microsoft/Utc", 10),
        ("W. Europe Standard Time", 8),
        ("(UTC+05:00) Amsterdam", None),
        ("(UTC+01:00) Somewhere", None),
    ],
)
@pytest.mark.parametrize("folded", [False, True])
def test_a_zone_that_windows_shows_by_its_cities_is_known(name: str, hour: int | None, folded: bool):
    lines = [f'{key};TZID="{name}":20270701T1{number}0000' for number, key in enumerate(("DTSTART", "DTEND"))]
    lines = [f"{line[:50]}\r\n {line[50:]}" for line in lines] if folded else lines
    text = "\r\n".join(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:x", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    )
    found = read_calendar(text.encode(), ZoneInfo("Asia/Tokyo"))
    (event,) = found.events
    start = event.start
    assert isinstance(start, datetime)
    assert start.astimezone(UTC).hour == (1 if hour is None else hour)
    assert [each.text.text for each in found.complaints] == ([] if hour else [UNKNOWN_ZONE])


def test_a_zone_that_the_file_describes_is_what_the_file_says():
    name = "(UTC+01:00) Amsterdam, Berlin"
    zone = ["BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19700101T000000"]
    zone += ["TZOFFSETFROM:+0300", "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE"]
    event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:x", f'DTSTART;TZID="{name}":20270701T100000', "END:VEVENT"]
    text = "\r\n".join(["BEGIN:VCALENDAR", *zone, *event, "END:VCALENDAR", ""])
    (event_read,) = read_calendar(text.encode(), ZONE).events
    assert isinstance(event_read.start, datetime)
    assert event_read.start.astimezone(UTC).hour == 7
