"""Whatever bytes a calendar is, and however a good one is cut and mixed: it is read, or refused in a sentence."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.calendars.occurrences import occurrences
from campaign.calendars.reading import ReadEvent, read_calendar
from campaign.calendars.returned import returned
from campaign.errors import NotUnderstoodError
from tests.torture.counts import examples

ZONE = ZoneInfo("Europe/Amsterdam")
FILES = sorted((Path(__file__).parents[1] / "calendars" / "bad").glob("*.ics"))
LINES = sorted({line for path in FILES for line in path.read_bytes().splitlines(keepends=True)})
mixed = st.lists(st.sampled_from(LINES), max_size=40).map(b"".join)
inside = mixed.map(lambda lines: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270302T090000Z\r\n" + lines)
cut = st.builds(
    lambda path, first, stop, between: (data := path.read_bytes())[:first] + between + data[stop:],
    st.sampled_from(FILES),
    st.integers(0, 400),
    st.integers(0, 400),
    st.binary(max_size=8) | st.sampled_from(LINES),
)


@settings(deadline=None, max_examples=examples(150, 20_000))
@given(inside | cut | mixed)
def test_a_calendar_is_read_or_refused_in_a_sentence(data):
    try:
        read = read_calendar(data, ZONE)
    except NotUnderstoodError:
        return
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= each.line <= lines for each in (*read.events, *read.complaints))
    assert all(known(event) for event in read.events)
    list(occurrences(read.events, date(2027, 1, 1), date(2027, 12, 31), ZONE))
    list(returned(read.events, ZONE))


def known(event: ReadEvent) -> bool:
    """Tell whether an event has a start and no earlier end, of one kind, and its hours have a zone."""
    moments = [each for each in (event.start, event.end) if isinstance(each, datetime)]
    return event.start <= event.end and len(moments) in {0, 2} and all(each.tzinfo for each in moments)
