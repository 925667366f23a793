"""What is due on a day, whoever asks."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.agenda import agenda, owners
from campaign.desk.desk import Desk
from tests.conftest import no_holidays

PLAN = """
format = 1
[campaign]
title = "Koffie"
[[messages]]
id = "laat"
title = "Had er al moeten zijn"
channel = "social"
when = 2027-02-12
owner = "An"
[[messages]]
id = "weg"
title = "Is al verstuurd"
channel = "social"
when = 2027-02-12
status = "sent"
activation = "Stem"
activation_by = "+1w"
tasks = [{ title = "Telling", due = 2027-02-10, owner = "Bo" }, { title = "Klaar", due = 2027-02-10, done = true }]
[[messages]]
id = "vervalt"
title = "Vervalt"
channel = "social"
when = 2027-02-16
status = "cancelled"
tasks = [{ title = "Nooit", due = 2027-02-16 }]
[[messages]]
id = "straks"
title = "Straks"
channel = "overleg"
when = 2027-02-17T09:00:00
repeat = { every = "2d", times = 10 }
owner = "An"
tasks = [{ title = "Zaal", due = "-1d" }]
[[messages]]
id = "later"
title = "Later"
channel = "social"
when = 2027-02-22
[[messages]]
id = "geheim"
title = "Geheim"
channel = "social"
when = 2027-02-16
confidential = true
tasks = [{ title = "Geheime taak", due = 2027-02-16 }]
[[messages]]
id = "week"
title = "Ergens deze week"
channel = "social"
when = "2027-W07"
[[messages]]
id = "ooit"
title = "Ooit"
channel = "social"
activation = "Doe iets"
activation_by = "+1w"
"""


@pytest.fixture
def coffee(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)


def told(desk: Desk, **options: object) -> list[tuple[str, str, str, bool]]:
    found = agenda(desk.schedule, desk.today, **{"days": 7, **options})
    return [(each.kind, each.what, str(each.slot.first), each.overdue) for each in found]


def test_what_is_late_comes_first_and_what_is_over_or_later_not_at_all(coffee: Desk):
    assert told(coffee) == [
        ("task", "Telling", "2027-02-10", True),
        ("message", "Had er al moeten zijn", "2027-02-12", True),
        ("message", "Ergens deze week", "2027-02-15", False),
        ("message", "Geheim", "2027-02-16", False),
        ("task", "Geheime taak", "2027-02-16", False),
        ("task", "Zaal", "2027-02-16", False),
        ("message", "Straks", "2027-02-17", False),
        ("message", "Straks", "2027-02-19", False),
        ("activation", "Stem", "2027-02-19", False),
        ("message", "Straks", "2027-02-21", False),
    ]


def test_one_day_is_today(coffee: Desk):
    assert [each[1] for each in told(coffee, days=1) if not each[3]] == ["Ergens deze week"]


def test_the_last_day_counts(coffee: Desk):
    assert ("message", "Later", "2027-02-22", False) in told(coffee, days=8)


def test_an_owner_sees_what_is_theirs_and_tasks_that_nobody_else_has(coffee: Desk):
    assert {each[1] for each in told(coffee, owner="an")} == {"Had er al moeten zijn", "Straks", "Zaal"}
    assert {each[1] for each in told(coffee, owner="Bo")} == {"Telling"}
    assert owners(coffee.schedule) == ["An", "Bo"]


def test_a_confidential_message_is_in_it_for_who_makes_the_campaign(coffee: Desk):
    assert {each[1] for each in told(coffee)} >= {"Geheim", "Geheime taak"}


def test_the_end_of_the_calendar_is_no_trouble(coffee: Desk):
    assert len(agenda(coffee.schedule, date(9999, 12, 30), 400)) > 0


TEXTS = """
format = 1
[campaign]
title = "Koffie"
[[channels]]
id = "nieuws"
kind = "nieuwsbrief"
copy_deadline = "-3wd"
approval = "2wd"
[[messages]]
id = "concept"
title = "Nog te schrijven"
channel = "nieuws"
when = 2027-02-24
owner = "An"
approver = "Cor"
[[messages]]
id = "wacht"
title = "Ligt bij Cor"
channel = "nieuws"
when = 2027-02-26
status = "review"
owner = "An"
approver = "Cor"
status_log = [{ status = "review", by = "An", at = 2027-02-08T10:00:00 }, { status = "draft", by = "Cor" },
              { status = "review", by = "An", at = 2027-02-11T10:00:00 }]
[[messages]]
id = "telaat"
title = "Akkoord is te laat"
channel = "nieuws"
when = 2027-02-16
status = "review"
owner = "An"
[[messages]]
id = "zonder"
title = "Zonder datum"
channel = "nieuws"
status = "review"
[[messages]]
id = "af"
title = "Akkoord"
channel = "nieuws"
when = 2027-02-24
status = "approved"
"""


@pytest.fixture
def texts(tmp_path: Path) -> Desk:
    path = tmp_path / "teksten.toml"
    path.write_text(TEXTS, "utf-8")
    return Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)


def turns(desk: Desk, **options: object) -> set[tuple[str, str, str | None, str, str]]:
    found = agenda(desk.schedule, desk.today, **{"days": 7, **options})
    return {
        (each.kind, each.message.id, str(each.slot.first) if each.slot else None, each.owner, each.section(desk.today))
        for each in found
        if each.kind in {"copy", "asking", "approval"}
    }


def test_a_draft_is_held_to_the_days_of_its_channel_and_a_text_in_review_waits_for_who_says_yes(texts: Desk):
    assert turns(texts) == {
        ("asking", "concept", "2027-02-17", "An", "week"),
        ("copy", "concept", "2027-02-19", "An", "week"),
        ("approval", "wacht", "2027-02-23", "Cor", "waiting"),
        ("approval", "telaat", "2027-02-11", "An", "late"),
        ("approval", "zonder", None, "", "waiting"),
    }
    assert {each[1] for each in turns(texts, owner="cor")} == {"wacht"}
    assert owners(texts.schedule) == ["An", "Cor"]


def test_approval_is_waited_for_since_it_was_last_asked(texts: Desk):
    found = {each.message.id: each.since for each in agenda(texts.schedule, texts.today, 7) if each.kind == "approval"}
    assert found == {"wacht": date(2027, 2, 11), "telaat": None, "zonder": None}


def test_weeks_begin_on_monday(coffee: Desk):
    sections = {each.message.id: each.section(coffee.today) for each in agenda(coffee.schedule, coffee.today, 14)}
    assert sections["later"] == "next"
    assert (
        next(each for each in agenda(coffee.schedule, date(2027, 2, 7), 20) if each.what == "Later").section(
            date(2027, 2, 7)
        )
        == "later"
    )
