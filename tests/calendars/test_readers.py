"""What goes out is read the same by programs that others wrote: the same events, hours, days and repeats."""

from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger
from tests.calendars.plans import EVERY, schedule_of
from tests.calendars.reading import Libical, by_icalendar, by_icaljs, meant, rule_in_order

READERS = {
    "icalendar": lambda text, _folder: by_icalendar(text),
    "ical.js": by_icaljs,
    "libical": lambda text, _folder: Libical().read(text),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", EVERY)
def test_a_reader_sees_the_schedule(name: str, reader: str, tmp_path: Path):
    schedule = schedule_of(name, tmp_path)
    made = export(schedule, Request(), Ledger())
    events, rules = READERS[reader](made.text, tmp_path)
    assert events == meant(schedule, Request())
    assert rules == {each.uid: rule_in_order(each.rule) for each in made.update.events if each.rule}
