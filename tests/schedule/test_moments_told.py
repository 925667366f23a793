"""What cannot be a moment is told, with its code, its key and what to do; what can is placed as it is written."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.language import language
from campaign.schedule.moments import milestones_by_day
from tests.conftest import TODAY, no_holidays

HEAD = 'format = 1\n[campaign]\nid = "cmoment1"\ntitle = "Momenten"\n'


def desk_with(tmp_path: Path, text: str) -> Desk:
    path = tmp_path / "momenten.toml"
    path.write_text(HEAD + text, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


def message(**values: str) -> str:
    lines = {"id": '"maa00001"', "title": '"Een"', "channel": '"overleg"', **values}
    return "[[messages]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items())


@pytest.mark.parametrize("when", ['"2027-02-30"', '"2027-W60"', '"2027-13"', "9999-12-31", "0001-01-01"])
def test_an_impossible_moment_is_told_as_one_and_the_reason_why_a_message_waits(tmp_path: Path, when: str):
    desk = desk_with(tmp_path, message(when=when))
    assert [(each.code, each.subject.key) for each in desk.problems] == [("E002", "when")]
    assert desk.schedule.timing("maa00001").reason is not None
    assert "maa00001" in desk.schedule.unscheduled


@pytest.mark.parametrize(
    "when", ['"20270322"', '"2027-W12-3"', '"2027-03-22 9:00:00"', '"2027-3-22"', '"volgende week"']
)
def test_what_is_none_of_the_written_forms_is_no_appointment_at_midnight(tmp_path: Path, when: str):
    desk = desk_with(tmp_path, message(when=when))
    assert desk.schedule.timing("maa00001").slots == ()
    assert desk.problems[0].code in {"E001", "E002"}


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("activation_by", {"activation_by": '"nergens + 1w"'}),
        ("not_before", {"not_before": '"nergens"'}),
        ("tasks.due", {"tasks": '[{ title = "Tekst", due = "nergens - 1d" }]'}),
    ],
)
def test_a_deadline_that_hangs_on_nothing_is_told(tmp_path: Path, key: str, values: dict[str, str]):
    desk = desk_with(tmp_path, message(when="2027-03-01", **values))
    assert [(each.code, each.subject.key) for each in desk.problems] == [("E002", key)]


def test_a_task_that_hangs_on_nothing_is_told_on_its_own_line(tmp_path: Path):
    tasks = '[\n  { title = "Tekst", due = "-1d" },\n  { due = "nergens - 1d", title = "Foto" },\n]'
    (problem,) = desk_with(tmp_path, message(when="2027-03-01", tasks=tasks)).problems
    assert (problem.place.line, problem.place.column) == (12, 11)


def test_a_copy_deadline_that_hangs_on_nothing_is_told(tmp_path: Path):
    (problem,) = desk_with(tmp_path, '[[channels]]\nid = "mail"\ncopy_deadline = "nergens"\n').problems
    assert (problem.code, problem.subject.id, problem.place.line) == ("E002", "mail", 7)


def test_an_objective_that_hangs_on_nothing_is_told(tmp_path: Path):
    desk = desk_with(tmp_path, '[[objectives]]\nid = "weet"\ntext = "Weten"\nby = "nergens"\n')
    assert [(each.code, each.subject.table, each.subject.key) for each in desk.problems] == [
        ("E002", "objectives", "by")
    ]


def test_hanging_on_what_has_no_date_is_told_as_that_and_a_slip_gets_a_hint(tmp_path: Path):
    text = message() + '[[milestones]]\nid = "livegang"\ntitle = "Live"\ndate = 2027-03-22\nuntil = "maa00001"\n'
    text += '[[phases]]\nid = "na"\ntitle = "Na"\nfrom = "livegan"\nto = 2027-06-01\n'
    desk = desk_with(tmp_path, text)
    words = language("en")
    told = {each.subject.table: words.render(each.text) for each in desk.problems}
    hints = [words.render(each.remedy) for each in desk.problems if each.remedy]
    assert told["milestones"] == "maa00001, which this hangs on, has no date"
    assert "Did you mean livegang?" in hints


def test_a_fraction_of_a_second_is_left_out_of_the_slot(tmp_path: Path):
    desk = desk_with(tmp_path, message(when="2027-03-01T09:30:00.5"))
    slot = desk.schedule.timing("maa00001").first
    assert slot is not None
    assert slot.start is not None
    assert slot.start.microsecond == 0


def test_repeats_over_a_spring_night_keep_their_length_and_their_hour(tmp_path: Path):
    text = message(when="2027-03-27T23:00:00", duration='"4h"', repeat='{ every = "1w", times = 3 }')
    slots = desk_with(tmp_path, text).schedule.timing("maa00001").slots
    assert [each.start.time().hour for each in slots if each.start] == [23, 23, 23]
    assert [each.end.timestamp() - each.start.timestamp() for each in slots if each.start and each.end] == [
        4 * 3600
    ] * 3


def test_an_hour_that_the_night_skips_comes_back_as_it_is_written(tmp_path: Path):
    text = message(when="2027-03-28T02:30:00", repeat='{ every = "1w", times = 3 }')
    slots = desk_with(tmp_path, text).schedule.timing("maa00001").slots
    assert [f"{each.start:%H:%M}" for each in slots] == ["03:30", "02:30", "02:30"]


@pytest.mark.parametrize(("by", "day"), [('"2027-W03"', date(2027, 1, 24)), ('"2027-03"', date(2027, 3, 31))])
def test_a_deadline_in_a_window_is_its_last_day(tmp_path: Path, by: str, day: date):
    desk = desk_with(tmp_path, message(when="2027-01-11", activation_by=by))
    one = desk.plan.messages[0]
    assert one.activation_by is not None
    slot = desk.schedule.deadline(one, one.activation_by)
    assert slot is not None
    assert slot.first == day
    assert slot.first - TODAY > -timedelta(days=400)


def test_milestones_stand_by_their_days_and_those_without_one_last(tmp_path: Path):
    days = {"later": '"2027-04-01"', "nergens": '"ooit"', "eerst": '"2027-02-01"', "erna": '"eerst + 1w"'}
    text = "".join(f'[[milestones]]\nid = "{name}"\ntitle = "{name}"\ndate = {day}\n' for name, day in days.items())
    found = milestones_by_day(desk_with(tmp_path, text).schedule)
    assert [each.id for _slot, each in found] == ["eerst", "erna", "later", "nergens"]
