"""What no longer hangs on a milestone is told where its date is typed: form, table and command line."""

from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.echo import echoes
from campaign.desk.edits import move_by_days, set_fields
from campaign.desk.loosening import cut_loose
from campaign.desk.worth_knowing import worth_knowing
from campaign.language import language
from campaign.model.changes import Edit
from campaign.model.when import parse_when
from tests.cli.calling import campaign

TOLD = "Het hangt niet meer aan Livegang Odoo"


def told(desk: Desk, message_id: str, when: str) -> list[str]:
    edit = set_fields(desk.plan, "messages", message_id, {"when": parse_when(when)})
    return [language("nl").render(each) for each in cut_loose(desk.plan, edit)]


def hanging(desk: Desk) -> str:
    return next(each.id for each in desk.plan.messages if str(each.when).startswith("livegang"))


def test_a_date_over_a_distance_is_told(desk: Desk):
    assert told(desk, hanging(desk), "2027-03-16") == [TOLD]


@pytest.mark.parametrize("when", ["livegang + 1w", "start + 1w"])
def test_another_distance_is_not(desk: Desk, when: str):
    assert told(desk, hanging(desk), when) == []


def test_neither_is_what_hung_on_nothing_loses_its_date_or_moves_along(desk: Desk):
    message = desk.plan.message(hanging(desk))
    desk.do(set_fields(desk.plan, "messages", message.id, {"when": parse_when("2027-03-16")}))
    assert told(desk, message.id, "2027-03-17") == []
    desk.undo()
    assert not list(cut_loose(desk.plan, set_fields(desk.plan, "messages", message.id, {"when": None})))
    assert not list(cut_loose(desk.plan, move_by_days(desk.schedule, message, 3)))


def test_a_milestone_is_told_too(desk: Desk):
    edit = set_fields(desk.plan, "milestones", "start", {"date": parse_when("2027-03-01")})
    assert [language("nl").render(each) for each in worth_knowing(desk, edit)] == [TOLD]


def test_of_several_at_once_only_how_many_are_told(desk: Desk):
    hung = [each.id for each in desk.plan.messages if str(each.when).startswith("livegang")][:2]
    edits = [set_fields(desk.plan, "messages", each, {"when": parse_when("2027-03-16")}) for each in hung]
    edit = Edit(edits[0].label, tuple(change for each in edits for change in each.changes))
    assert [language("nl").render(each) for each in cut_loose(desk.plan, edit)] == [
        "2 hangen niet meer aan hun mijlpaal"
    ]


def test_the_form_says_so_before_it_happens(desk: Desk):
    message = desk.plan.message(hanging(desk))
    assert "no longer hangs on Livegang Odoo" in echoes(desk, message, {"when": parse_when("2027-03-16")})["when"]
    assert "no longer" not in echoes(desk, message, {"when": message.when})["when"]


@pytest.mark.parametrize("call", [["edit", "--when", "2027-03-16"], ["move", "2027-03-16"]])
def test_the_command_line_says_so(desk: Desk, call: list[str]):
    plan: Path = desk.file.path
    verb, *rest = call
    result = campaign("--lang", "nl", verb, plan, hanging(desk), *rest)
    assert result.returncode == 0, result.stderr
    assert TOLD in result.stderr


def test_of_what_hung_on_a_secret_only_that_is_told(desk: Desk):
    secret = next(each.id for each in desk.plan.messages if each.when)
    other = next(each.id for each in desk.plan.messages if each.id != secret)
    desk.do(set_fields(desk.plan, "messages", secret, {"confidential": True}))
    desk.do(set_fields(desk.plan, "messages", other, {"when": parse_when(f"{secret} + 1d")}))
    assert told(desk, other, "2027-03-16") == ["Het hangt niet meer aan een vertrouwelijk bericht"]
