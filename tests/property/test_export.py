"""Whatever is planned, and whatever it is called, its calendar reads back as the schedule."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.calendars.events import Request
from campaign.calendars.export import export
from campaign.calendars.ledger import Ledger
from campaign.calendars.verifying import verify
from tests.calendars.plans import schedule_from
from tests.calendars.reading import by_icalendar, meant

ZONES = ["Europe/Amsterdam", "America/New_York", "Asia/Jerusalem", "Africa/Casablanca", "Asia/Kathmandu", "UTC"]
START = date(2026, 10, 1)

days = st.integers(0, 800).map(lambda number: START + timedelta(days=number))
clocks = st.integers(0, 24 * 12 - 1).map(lambda number: timedelta(minutes=5 * number))
moments = st.builds(lambda day, clock: datetime(day.year, day.month, day.day) + clock, days, clocks)
units = st.sampled_from(["d", "wd", "w", "m"])
windows = st.builds(lambda week: f"2027-W{week:02}", st.integers(1, 52)) | st.sampled_from(["2027-02", "2027-Q3"])
anchored = st.builds(
    lambda anchor, sign, amount, unit, clock: f"{anchor} {sign} {amount}{unit}{clock}",
    st.sampled_from(["golive", "m0"]),
    st.sampled_from("+-"),
    st.integers(0, 40),
    units,
    st.sampled_from(["", " 00:00", " 02:30", " 09:00", " 23:45"]),
)
texts = st.text(st.characters(codec="utf-8"), max_size=80) | st.text(';,:"\\\r\nn=\u2028\u202e\x00🎉é ', max_size=80)
repeats = st.fixed_dictionaries(
    {"every": st.builds(lambda amount, unit: f"{amount}{unit}", st.integers(1, 5), units)},
    optional={"times": st.integers(1, 12), "until": days},
)
messages = st.fixed_dictionaries(
    {"title": texts},
    optional={
        "when": days | moments | windows | anchored,
        "duration": st.sampled_from(["0m", "5m", "45m", "1h30m", "26h", "1d", "3d"]),
        "repeat": repeats,
        "goal": texts,
        "location": texts,
        "link": texts,
        "sender": texts,
        "status": st.sampled_from(["draft", "sent", "cancelled"]),
        "confidential": st.booleans(),
        "reminders": st.lists(st.sampled_from(["-1d", "0m", "-15m", "2h"]), max_size=3),
    },
)


@settings(deadline=None, max_examples=150)
@given(st.lists(messages, min_size=1, max_size=6), st.sampled_from(ZONES))
def test_what_is_planned_is_what_another_library_reads(rows, zone):
    schedule = schedule_from(rows, zone)
    made = export(schedule, Request(), Ledger())
    text = made.text
    assert by_icalendar(text)[0] == meant(schedule, Request())
    verify(text.encode(), made.events)
    assert "ATTENDEE" not in {line.partition(":")[0] for line in text.split("\r\n")}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text == export(schedule, Request(), Ledger()).text


@settings(deadline=None, max_examples=60)
@given(st.lists(messages, min_size=1, max_size=4), st.lists(messages, min_size=0, max_size=4))
def test_every_later_export_raises_sequences_and_tells_what_is_gone(before, after):
    first = export(schedule_from(before), Request(), Ledger())
    second = export(schedule_from(after), Request(), first.update.ledger)
    verify(second.text.encode(), second.events)
    old, new = ({each.uid: each for each in made.update.events} for made in (first, second))
    assert set(old) <= set(new)
    for uid, event in new.items():
        known = old.get(uid)
        changed = known and (event.start, event.end, event.summary, event.location, event.again, event.status) != (
            *(known.start, known.end, known.summary, known.location, known.again, known.status),
        )
        assert event.sequence == bool(changed)
    again = export(schedule_from(after), Request(), second.update.ledger)
    assert again.text == second.text
    assert (again.update.new, again.update.changed, again.update.gone) == (0, 0, 0)


CHANNELS = ["overleg", "mail", "social"]
AUDIENCES = ["a", "b", "c"]
lanes_of_a_message = st.fixed_dictionaries(
    {
        "channel": st.sampled_from(CHANNELS),
        "audiences": st.lists(st.sampled_from(AUDIENCES), unique=True, max_size=3),
        "when": st.integers(0, 3).map(lambda number: START + timedelta(days=number)),
        "status": st.sampled_from(["draft", "approved", "cancelled"]),
    }
)
exports_of_a_plan = st.lists(
    st.tuples(
        st.lists(lanes_of_a_message | st.none(), min_size=3, max_size=3),
        st.sampled_from(["channel", "audience", "status", None]),
    ),
    min_size=2,
    max_size=7,
)


@settings(deadline=None, max_examples=60)
@given(exports_of_a_plan)
def test_whichever_file_a_reader_imports_no_event_is_left_behind_in_it_and_no_sequence_falls(steps):
    ledger, readers = Ledger(), {}
    for rows, by in steps:
        messages = [{"title": f"m{number}", **row} for number, row in enumerate(rows) if row is not None]
        made = export(schedule_from(messages), Request(milestones=False), ledger, by=by)
        ledger = made.update.ledger
        files = {file.part: {each.uid: each for each in file.events} for file in made.files()}
        for part in {*files, *(part for kind, part in readers if kind == by)}:
            known, told = readers.setdefault((by, part), {}), files.get(part, {})
            assert {uid for uid, event in known.items() if event.status != "CANCELLED"} <= set(told)
            for uid, event in told.items():
                before = known.get(uid)
                changed = before and (before.start, before.summary, before.status) != (
                    *(event.start, event.summary, event.status),
                )
                assert before is None or event.sequence >= before.sequence + bool(changed)
                known[uid] = event
        live = {each.uid: each.sequence for each in made.events if each.status != "CANCELLED"}
        left = {each.uid: each.sequence for each in made.events if each.status == "CANCELLED" and each.uid in live}
        assert all(sequence < live[uid] for uid, sequence in left.items())
        assert by or not left
