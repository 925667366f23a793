"""What has an end or repeats of its own keeps its length when it moves, and its dates when it is pinned."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.changing import changed
from campaign.desk.desk import Desk
from campaign.model.context import Context
from campaign.model.typed import read_when
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
title = "Einden"
[[milestones]]
id = "live"
title = "Live"
date = 2027-03-22
[[messages]]
id = "mdagen01"
title = "Week van het plein"
channel = "scherm"
when = "live - 2w"
until = "live - 1w"
status = "approved"
[[messages]]
id = "muren001"
title = "Inloop"
channel = "overleg"
when = "live - 1w 13:00"
until = "live - 1w 16:00"
status = "approved"
[[messages]]
id = "mterug01"
title = "Weekstart"
channel = "overleg"
when = "live - 4w 09:00"
repeat = { every = "1w", until = "live" }
status = "scheduled"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Desk:
    path = tmp_path / "einden.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


@pytest.mark.parametrize("date", ["2027-04-19", "2027-03-01", "2027-03-15"])
def test_what_is_settled_keeps_every_slot_when_a_milestone_moves_and_after_a_save(plan: Desk, date: str):
    before = {each.id: plan.schedule.timing(each.id).slots for each in plan.plan.messages}
    plan.do(edits.move_milestone(plan.plan, plan.schedule, "live", read_when(date, Context(TODAY))))
    assert {each.id: plan.schedule.timing(each.id).slots for each in plan.plan.messages} == before
    plan.save()
    again = Desk.open(plan.file.path, today=TODAY, now=plan.now, holidays=no_holidays)
    assert {each.id: again.schedule.timing(each.id).slots for each in again.plan.messages} == before
    assert again.problems == ()


@pytest.mark.parametrize(
    ("message", "when"),
    [
        ("mdagen01", "2027-05-03"),
        ("mdagen01", "live + 3w"),
        ("muren001", "2027-04-14 13:30"),
        ("muren001", "live 13:00"),
    ],
)
def test_a_message_that_moves_stays_as_long_as_it_was(plan: Desk, message: str, when: str):
    old = plan.schedule.timing(message).first
    found = plan.plan.message(message)
    plan.do(edits.move_to(plan.schedule, found, read_when(when, Context(TODAY, (("live", "Live"),)))))
    new = plan.schedule.timing(message).first
    assert new is not None
    assert new.days == old.days
    assert (new.end and new.end - new.start) == (old.end and old.end - old.start)


def test_what_goes_off_the_calendar_takes_its_end_along(plan: Desk):
    plan.do(edits.move_to(plan.schedule, plan.plan.message("muren001"), None))
    assert plan.schedule.timing("muren001").reason is None
    assert plan.plan.message("muren001").until is None


@pytest.mark.parametrize(
    ("written", "days", "then"),
    [
        ("live - 3wd", 1, "live - 2wd"),
        ("live - 3wd", -1, "live - 4wd"),
        ("live - 1wd", 1, "live - 2d"),  # Saturday: no working day
        ("live - 1wd", 4, "live + 1wd"),
        ("live - 1wd", 3, "live"),
        ("live - 1w 09:00", 1, "live - 1w + 1wd 09:00"),
        ("live - 8d", 1, "live - 1w"),
    ],
)
def test_a_distance_keeps_its_unit_when_it_moves_by_days(plan: Desk, written: str, days: int, then: str):
    context = Context(TODAY, (("live", "Live"),))
    plan.do(edits.set_fields(plan.plan, "messages", "mdagen01", {"when": read_when(written, context), "until": None}))
    plan.do(edits.move_by_days(plan.schedule, plan.plan.message("mdagen01"), days))
    assert str(plan.plan.message("mdagen01").when) == then


DAYS = """format = 1
[campaign]
title = "Dagen"
[[milestones]]
id = "weekend"
title = "Verhuisweekend"
date = 2027-03-22
until = "weekstart + 2d"
[[milestones]]
id = "weekstart"
title = "Weekstart"
date = 2027-03-22
[[milestones]]
id = "beurs"
title = "Beurs"
date = 2027-03-22
until = 2027-03-24
[[messages]]
id = "mweek001"
title = "Week 12"
channel = "intranet"
when = "2027-W12"
[[messages]]
id = "muur0001"
title = "Inloop"
channel = "overleg"
when = 2027-03-01T09:00:00
until = "2027-W12"
"""


@pytest.fixture
def days(tmp_path: Path) -> Desk:
    path = tmp_path / "dagen.toml"
    path.write_text(DAYS, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)


@pytest.mark.parametrize("when", ["2027-04-19", "2027-02-01"])
@pytest.mark.parametrize("name", ["beurs", "weekend"])
def test_a_milestone_of_several_days_stays_as_long_when_it_moves(days: Desk, name: str, when: str):
    before = days.schedule.milestone(name)
    days.do(edits.move_milestone(days.plan, days.schedule, name, read_when(when, Context(TODAY))))
    after = days.schedule.milestone(name)
    assert after.last - after.first == before.last - before.first
    assert days.problems == ()


def test_the_form_and_the_command_line_move_the_end_of_a_milestone_along(days: Desk):
    milestone = days.plan.milestone("beurs")
    days.do(changed(days, "milestones", milestone, {"date": read_when("2027-04-19", Context(TODAY))}))
    assert str(days.plan.milestone("beurs").until) == "2027-04-21"


def test_no_days_move_nothing_and_another_hour_leaves_a_window_where_it_is(days: Desk):
    assert edits.move_by_days(days.schedule, days.plan.message("mweek001"), 0).changes[0].after.when == (
        days.plan.message("mweek001").when
    )
    edit = edits.move_to(days.schedule, days.plan.message("muur0001"), read_when("2027-03-01 10:00", Context(TODAY)))
    assert str(edit.changes[0].after.until) == "2027-W12"
