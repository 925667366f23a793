"""A wrong value costs only itself, and all that is wrong is told at once, each in its place."""

from pathlib import Path

import pytest

from campaign.errors import PlanUnreadableError
from campaign.language import language
from campaign.storage.planfile import parse_plan, read_plan
from tests.conftest import EXAMPLES

BAD = """format = 1
[campaign]
title = 3
timezon = "x"
[[messages]]
title = "a"
chanel = "social"
when = "2027-02-30"
agenda = [{item="x", minutes="10", mod="talk"}]
status = "drft"
goal = "blijft"
"""


def test_everything_wrong_is_told_with_line_column_key_and_remedy():
    problems = parse_plan(BAD, Path("bad.toml")).problems
    told = {(each.code, each.place.line, each.place.column, each.subject.key) for each in problems}
    assert told == {
        ("E001", 3, 9, "title"),
        ("W001", 4, 11, "timezon"),
        ("E001", 5, 1, "channel"),
        ("W001", 7, 10, "chanel"),
        ("E002", 8, 8, "when"),
        ("E001", 9, 10, "agenda.minutes"),
        ("W001", 9, 10, "agenda.mod"),
        ("E001", 10, 10, "status"),
    }
    assert all(each.remedy for each in problems)


def test_the_rest_of_a_message_with_a_wrong_value_is_kept():
    message = parse_plan(BAD, Path("bad.toml")).plan.messages[0]
    assert (message.goal, message.when, message.status, message.agenda[0].item) == ("blijft", None, "draft", "x")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_problem_can_be_said_in_both_languages(code: str):
    for problem in parse_plan(BAD, Path("bad.toml")).problems:
        assert language(code).render(problem.text)
        assert language(code).render(problem.remedy)


def test_an_id_is_the_same_on_every_machine_and_another_for_another_message():
    text = 'format = 1\n[campaign]\ntitle = "t"\n' + '[[messages]]\ntitle = "zelfde"\nchannel = "social"\n' * 2
    ids = [message.id for message in parse_plan(text, Path("a.toml")).plan.messages]
    assert ids == [message.id for message in parse_plan(text, Path("b.toml")).plan.messages]
    assert len(set(ids)) == 2
    assert all(len(each) == 8 for each in ids)


def test_an_audience_may_be_named_by_its_name():
    text = 'format = 1\n[campaign]\ntitle = "t"\n[[audiences]]\nid = "payroll"\nname = "HR en payroll"\n'
    text += '[[messages]]\ntitle = "a"\nchannel = "overleg"\naudiences = ["hr en Payroll"]\n'
    file = parse_plan(text, Path("a.toml"))
    assert file.plan.messages[0].audiences == ("payroll",)
    assert file.written.messages[0].audiences == ("hr en Payroll",)


def test_a_newer_format_opens_to_be_read():
    file = parse_plan('format = 2\n[campaign]\ntitle = "later"\n', Path("a.toml"))
    assert file.read_only is not None
    assert file.plan.campaign.title == "later"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"format = 1\n[campaign\n", 2),
        (b"format = 1\n", 1),
        (b"[campaign]\ntitle = 'x'\n", 1),
        (b"format = 1\n[campaign]\ntitle = '\xff'\n", 3),
        ("format = 1".encode("utf-16"), 1),
    ],
)
def test_what_is_no_plan_says_where(tmp_path: Path, data: bytes, line: int):
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    with pytest.raises(PlanUnreadableError) as failure:
        read_plan(path)
    assert failure.value.problem.code == "E000"
    assert failure.value.problem.place.line == line


def test_the_example_has_nothing_wrong_with_it():
    file = read_plan(EXAMPLES / "salarisverwerking-odoo.toml")
    assert file.problems == ()
    assert len(file.plan.messages) == 11
    assert all(message.goal and message.activation for message in file.plan.messages if message.status != "idea")
