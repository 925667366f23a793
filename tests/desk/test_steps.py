"""Steps between statuses that are out of the ordinary, and who took one."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.echo import echoes
from campaign.desk.steps import changed_as_approved, last_step, odd_of_several, odd_step, odd_steps
from campaign.desk.telling import status_since
from campaign.desk.who import planner
from campaign.language import Sentence, language
from campaign.model.changes import Change, Edit, replaced
from campaign.model.fields import Status
from campaign.storage.folders import config_folder
from campaign.storage.settings import FILE
from campaign.tui.screens.detail import detail_lines
from tests.cli.calling import campaign
from tests.conftest import no_holidays

PLAN = """
format = 1
[campaign]
title = "Koffie"
[[messages]]
id = "eerst"
title = "Eerst"
channel = "social"
when = 2027-03-10
approver = "Directiesecretaris"
[[messages]]
id = "later"
title = "Later"
channel = "social"
"""


@pytest.fixture
def coffee(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=date(2027, 3, 1), now=lambda: datetime(2027, 3, 1, 9), holidays=no_holidays)


def said(desk: Desk, message_id: str, before: Status, after: Status) -> list[str]:
    message = edits.wanted_message(desk.plan, message_id)
    message = message.model_copy(update={"status": before})
    return [language("nl").render(each) for each in odd_step(desk.schedule, message, after, desk.today)]


@pytest.mark.parametrize(
    ("message", "before", "after", "sentences"),
    [
        ("eerst", "idea", "draft", []),
        ("eerst", "draft", "review", []),
        ("eerst", "review", "approved", []),
        ("eerst", "approved", "scheduled", []),
        ("eerst", "draft", "cancelled", []),
        ("eerst", "draft", "draft", []),
        ("eerst", "review", "scheduled", ["Directiesecretaris heeft nog geen akkoord gegeven."]),
        ("eerst", "scheduled", "sent", ["Het gaat pas wo 10 mrt uit."]),
        ("eerst", "sent", "draft", ["Het is al verstuurd: wie het kreeg, heeft het."]),
        ("eerst", "approved", "draft", ["Het akkoord vervalt; vraag het opnieuw."]),
        ("later", "review", "approved", ["Er staat niet bij wie akkoord geeft."]),
        (
            "later",
            "draft",
            "sent",
            ["Er is geen akkoord, en er staat niet bij wie dat geeft.", "Het heeft nog geen moment."],
        ),
    ],
)
def test_only_a_step_out_of_the_ordinary_is_explained(
    coffee: Desk, message: str, before: Status, after: Status, sentences: list[str]
):
    assert said(coffee, message, before, after) == sentences


def test_an_edit_of_several_says_each_thing_once(coffee: Desk):
    one = edits.set_status(edits.wanted_message(coffee.plan, "eerst"), "review", "An", coffee.now())
    assert odd_steps(coffee.schedule, one, coffee.today) == ()
    both = [edits.set_status(each, "approved", "An", coffee.now()) for each in coffee.plan.messages]
    together = both[0]._replace(changes=both[0].changes + both[1].changes + both[1].changes)
    assert len(odd_steps(coffee.schedule, together, coffee.today)) == 1


def test_a_message_tells_since_when_and_by_whom(coffee: Desk):
    coffee.do(edits.set_status(coffee.plan.messages[0], "review", "An", coffee.now()))
    message = coffee.plan.messages[0]
    assert (last_step(message).by, status_since(message)) == ("An", "since Mon 1 Mar by An")
    assert status_since(coffee.plan.messages[1]) == ""


def test_the_name_of_who_works_is_in_the_settings_or_is_the_login(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("getpass.getuser", lambda: "anja")
    assert planner() == "anja"
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / FILE).write_text('name = "Anja de Wit"\n', "utf-8")
    assert planner() == "Anja de Wit"


def test_the_command_line_explains_and_does_it(coffee: Desk):
    result = campaign(
        "--lang", "nl", "--today", "2027-03-01", "edit", coffee.file.path, "eerst", "--status", "verstuurd"
    )
    assert result.returncode == 0, result.stderr
    assert "Directiesecretaris heeft nog geen akkoord gegeven." in result.stderr.splitlines()
    written = coffee.file.path.read_text("utf-8")
    assert 'status = "sent"' in written
    assert "status_log = [{" in written


def test_of_several_messages_it_says_for_how_many_a_step_is_odd_and_what_of_the_most(coffee: Desk):
    messages = coffee.plan.messages
    odd = odd_of_several(coffee.schedule, messages, "sent", coffee.today)
    assert language("en").render(odd).startswith("odd for 2: ")
    one = odd_of_several(coffee.schedule, messages, "approved", coffee.today)
    assert language("en").render(one) == "odd for 1: Nobody is named who approves it."
    assert odd_of_several(coffee.schedule, messages, "review", coffee.today) is None


def test_a_form_says_since_when_and_by_whom_a_message_has_its_status_and_what_is_odd_about_another(coffee: Desk):
    message = coffee.plan.message("eerst")
    coffee.do(edits.set_status(message, "review", "An", coffee.now()))
    message = coffee.plan.message("eerst")
    assert echoes(coffee, message, {})["status"] == "→ since Mon 1 Mar by An"
    assert echoes(coffee, message, {"status": "sent"})["status"].startswith("▲ ")
    assert "status" not in echoes(coffee, message, {"status": "approved"})
    assert any("review since Mon 1 Mar by An" in line for line in detail_lines(coffee, message, 100))
    assert any("· review " in line for line in detail_lines(coffee, message, 44))


def test_an_edit_of_many_says_for_how_many_it_is_odd_and_not_each_by_itself(coffee: Desk):
    first = edits.wanted_message(coffee.plan, "eerst")
    waiting = [replaced(first, status="review", approver=f"Chef {number}") for number in range(40)]
    sent = Edit(
        Sentence("all"), tuple(Change("messages", "eerst", each, replaced(each, status="sent")) for each in waiting)
    )
    (odd,) = odd_steps(coffee.schedule, sent, coffee.today)
    assert language("nl").render(odd) == "bij 40: Het gaat pas wo 10 mrt uit."


@pytest.mark.parametrize(
    ("status", "approver", "values", "told"),
    [
        (
            "approved",
            "Els",
            {"goal": "Iets anders"},
            "Het akkoord gold de vorige versie; leg de wijziging voor aan Els.",
        ),
        ("scheduled", "", {"title": "Anders"}, "Het akkoord gold de vorige versie; laat ook de wijziging goedkeuren."),
        ("sent", "Els", {"body": "Anders"}, "Het is al verstuurd: wie het kreeg, heeft het."),
        ("approved", "Els", {"notes": "Voor onszelf", "owner": "Jan"}, None),
        ("approved", "Els", {"goal": "Iets anders", "status": "review"}, None),
        ("draft", "Els", {"goal": "Iets anders"}, None),
    ],
)
def test_other_words_for_what_was_approved_are_told(
    coffee: Desk, status: str, approver: str, values: dict[str, object], told: str | None
):
    message = coffee.plan.messages[0]
    coffee.do(edits.set_fields(coffee.plan, "messages", message.id, {"status": status, "approver": approver}))
    edit = edits.set_fields(coffee.plan, "messages", message.id, values)
    assert [language("nl").render(each) for each in changed_as_approved(edit)] == ([told] if told else [])


def test_of_several_that_were_approved_only_how_many(coffee: Desk):
    first, second = (each.id for each in coffee.plan.messages[:2])
    for each in (first, second):
        coffee.do(edits.set_fields(coffee.plan, "messages", each, {"status": "approved"}))
    made = [edits.set_fields(coffee.plan, "messages", each, {"sender": "Directie"}) for each in (first, second)]
    edit = Edit(made[0].label, tuple(change for each in made for change in each.changes))
    assert [language("nl").render(each) for each in changed_as_approved(edit)] == [
        "2 houden het akkoord op de vorige versie"
    ]


def test_of_what_was_sent_and_what_was_approved_each_is_told_by_name(coffee: Desk):
    first, second = coffee.plan.messages[:2]
    coffee.do(edits.set_fields(coffee.plan, "messages", first.id, {"status": "sent"}))
    coffee.do(edits.set_fields(coffee.plan, "messages", second.id, {"status": "scheduled"}))
    made = [edits.set_fields(coffee.plan, "messages", each.id, {"sender": "Directie"}) for each in (first, second)]
    edit = Edit(made[0].label, tuple(change for each in made for change in each.changes))
    assert [language("nl").render(each) for each in changed_as_approved(edit)] == [
        "Later: Het akkoord gold de vorige versie; laat ook de wijziging goedkeuren.",
        "Eerst: Het is al verstuurd: wie het kreeg, heeft het.",
    ]
