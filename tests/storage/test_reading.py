"""A wrong value costs only itself, and all that is wrong is told at once, each in its place."""

from pathlib import Path

import pytest

from campaign.errors import PlanUnreadableError
from campaign.language import language
from campaign.model.changes import replaced, without
from campaign.model.when import Anchored, Relative, Term
from campaign.storage.planfile import parse_plan, read_plan
from campaign.storage.settings import read_settings
from campaign.storage.workspace import read_workspace
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
        ("E001", 9, 30, "agenda.minutes"),
        ("W001", 9, 40, "agenda.mod"),
        ("E001", 10, 10, "status"),
    }
    assert all(each.remedy for each in problems)


SPREAD = """format = 1
[campaign]
title = "t"
quiet = [
  # een opmerking met een ] en een }, erin
  { from = 2027-02-22, to = 2027-02-26, why = "[ , ]" },
  { from = 2027-03-22, tot = 2027-03-26 },   # hier
]
[[messages]]
title = "a"
channel = "social"
agenda = [
  { item = '''x, y''', minutes = 10 },
  { "item" = "z", minutes = "vijf" },
]
reminders = ["-1d",
  "morgen"]
repeat = { every = "2w", times = 0 }
rhythm.every = 3
"""


def test_a_value_inside_a_list_or_a_table_on_more_lines_has_its_own_place():
    problems = parse_plan(SPREAD, Path("spread.toml")).problems
    told = {(each.code, each.place.line, each.place.column, each.subject.key) for each in problems}
    assert told == {
        ("E001", 7, 3, "quiet"),
        ("E001", 14, 29, "agenda.minutes"),
        ("E001", 17, 3, "reminders"),
        ("E001", 18, 34, "repeat.times"),
        ("W001", 19, 16, "rhythm"),
    }


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
    file = parse_plan('# later\nformat = 2\n[campaign]\ntitle = "later"\n', Path("a.toml"))
    assert file.read_only is not None
    assert file.plan.campaign.title == "later"
    (problem,) = file.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("E000", 2, 10)
    assert problem.remedy is not None


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"format = 1\n[campaign\n", 2),
        (b"format = 1\n", 1),
        (b"format = 0\n[campaign]\ntitle = 'x'\n", 1),
        (b"format = -1\n[campaign]\ntitle = 'x'\n", 1),
        (b"format = '1'\n[campaign]\ntitle = 'x'\n", 1),
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


def test_what_is_wrong_with_the_shared_file_of_a_folder_says_where(tmp_path: Path):
    text = (
        'colour = "x"\n[campaign]\ntitel = "t"\n[[channels]]\nid = "memo"\n[[channels]]\nid = "mail"\ncapacity = "6"\n'
    )
    (tmp_path / "workspace.toml").write_text(text, "utf-8")
    _workspace, problems = read_workspace(tmp_path)
    told = {(each.code, each.place.line, each.place.column, each.subject.id, each.subject.key) for each in problems}
    assert told == {
        ("W001", 1, 10, None, "colour"),
        ("W001", 3, 9, None, "titel"),
        ("E001", 8, 12, "mail", "capacity"),
    }


def test_what_is_wrong_with_the_settings_says_where(tmp_path: Path):
    (tmp_path / "config.toml").write_text('# mine\nlanguage = "fr"\n[keys]\nsave = 3\n', "utf-8")
    _settings, problems = read_settings(tmp_path)
    assert {(each.place.line, each.place.column, each.subject.key) for each in problems} == {
        (2, 12, "language"),
        (4, 8, "save"),
    }


def test_a_table_is_sorted_by_a_column_that_there_is(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text('sorted_by = "title"\ndescending = true\n', "utf-8")
    settings, problems = read_settings(tmp_path)
    assert (settings.order, problems) == (("title", True), ())
    path.write_text('columns = ["owner"]\nsorted_by = "ownr"\n', "utf-8")
    settings, (problem,) = read_settings(tmp_path)
    assert (settings.columns, settings.order) == (("owner",), ("when", False))
    assert (problem.place.line, problem.remedy.values) == (2, {"word": "owner"})


TOGETHER = """format = 1
[campaign]
title = "t"
start = 2027-05-01
end = 2027-01-01
quiet = [{ from = 2027-02-26, to = 2027-02-22 }, { from = 2027-02-26, to = 2027-02-26 }]
[[milestones]]
id = "a"
date = 2027-03-22
golive = true
[[milestones]]
id = "b"
date = 2027-03-23
golive = true
[[audiences]]
id = "x"
part_of = ["y"]
size = -5
[[audiences]]
id = "y"
part_of = ["z", "x"]
[[audiences]]
id = "z"
[[channels]]
id = "k"
capacity = -1
rhythm = { every = "0w" }
"""


def test_what_cannot_be_so_together_is_told_and_costs_nothing():
    file = parse_plan(TOGETHER, Path("a.toml"))
    told = {(each.place.line, each.place.column, each.subject.id, each.subject.key) for each in file.problems}
    assert told == {
        (5, 7, None, "end"),
        (6, 36, None, "quiet.to"),
        (14, 10, "b", "golive"),
        (17, 11, "x", "part_of"),
        (18, 8, "x", "size"),
        (21, 11, "y", "part_of"),
        (26, 12, "k", "capacity"),
        (27, 20, "k", "rhythm.every"),
    }
    assert {each.code for each in file.problems} == {"E001"}
    assert file.plan.milestones[1].golive
    assert len(file.plan.campaign.quiet) == 2


def test_a_quiet_period_of_a_folder_that_ends_before_it_starts_is_told(tmp_path: Path):
    text = "quiet = [{ from = 2027-02-26, to = 2027-02-22 }]\n[campaign]\ntimezone = 'Europe/Brussels'\n"
    (tmp_path / "workspace.toml").write_text(text, "utf-8")
    workspace, (problem,) = read_workspace(tmp_path)
    assert (problem.code, problem.place.line, problem.place.column) == ("E001", 1, 36)
    assert workspace.campaign.timezone == "Europe/Brussels"


def test_whatever_is_wrong_there_is_a_remedy():
    text = (
        BAD
        + 'zzzz = 1\nobjective = [1]\nbody = {}\n[[messages]]\n[[milestones]]\n[[channels]]\nrhythm = 3\ndays = "mo"\n'
    )
    problems = parse_plan(text, Path("bad.toml")).problems
    assert len(problems) > 15
    assert [each for each in problems if each.remedy is None] == []


def test_the_example_has_nothing_wrong_with_it():
    file = read_plan(EXAMPLES / "salarisverwerking-odoo.toml")
    assert file.problems == ()
    assert len(file.plan.messages) == 11
    assert all(message.goal and message.activation for message in file.plan.messages if message.status != "idea")


EVERYWHERE = """format = 1
vreemd = 0
[campaign]
title = "t"
vreemd = 1
quiet = [{ from = 2027-02-22, to = 2027-02-26, vreemd = 2 }]
[checks]
ignore = ["A008", { code = "T005", vreemd = 3 }]
vreemd = 4
[[milestones]]
id = "livegang"
date = 2027-03-22
vreemd = 5
[[phases]]
id = "fase"
vreemd = 6
[[audiences]]
id = "balie"
vreemd = 7
[[objectives]]
id = "doel"
vreemd = 8
[[key_messages]]
id = "kern"
vreemd = 9
[[channels]]
id = "kanaal"
rhythm = { every = "2w", vreemd = 10 }
vreemd = 11
[[messages]]
title = "a"
channel = "social"
status_log = [{ status = "draft", vreemd = 12 }]
agenda = [{ item = "x" }, { item = "y", vreemd = 13 }]
tasks = [{ title = "x", vreemd = 14 }]
repeat = { every = "2w", vreemd = 15 }
ignore = ["G004", { code = "T005", vreemd = 16 }]
vreemd = 17
"""


def test_a_key_that_nobody_knows_is_told_wherever_it_stands():
    problems = parse_plan(EVERYWHERE, Path("a.toml")).problems
    assert {each.code for each in problems} == {"W001"}
    assert len(problems) == EVERYWHERE.count("vreemd")


@pytest.mark.parametrize("parts", ["a." * 20, "a . " * 20, "'a'.\"b\"." * 10])
def test_a_key_of_too_many_parts_is_refused_and_a_text_of_as_many_is_not(parts: str):
    text = f'format = 1\n[campaign]\ntitle = """{parts}a = 1"""\n'
    assert parse_plan(text, Path("a.toml")).problems == ()
    with pytest.raises(PlanUnreadableError) as failure:
        parse_plan(f"{text}{parts}a = 1\n", Path("a.toml"))
    assert failure.value.problem.place.line == 4


def test_a_message_that_is_named_by_its_title_is_found_among_ids():
    text = 'format = 1\n[campaign]\ntitle = "t"\n[[messages]]\nid = "eerst"\ntitle = "Eerst dit"\nchannel = "social"\n'
    text += '[[messages]]\ntitle = "b"\nchannel = "Social"\nfollows = ["eerst", "eerst DIT", "niets"]\n'
    assert parse_plan(text, Path("a.toml")).plan.messages[1].follows == ("eerst", "eerst", "niets")


def test_the_same_moment_written_twice_is_read_as_if_it_stood_there_alone():
    def message(when: str) -> str:
        return f'[[messages]]\ntitle = "b"\nchannel = "social"\nwhen = "{when}"\nactivation_by = "{when}"\n'

    text = 'format = 1\n[campaign]\ntitle = "t"\n' + message("2027-02-30") * 2 + message("a + 1w") * 2 + message("+1w")
    file = parse_plan(text, Path("a.toml"))
    assert [each.place.line for each in file.problems] == [7, 8, 12, 13, 27]
    assert file.plan.messages[2].when == file.plan.messages[3].when == Anchored("a", (Term(1, "w"),))
    assert file.plan.messages[4].activation_by == Relative((Term(1, "w"),))


def test_a_text_that_stands_in_many_places_takes_the_room_of_one():
    text = 'format = 1\n[campaign]\ntitle = "t"\n'
    text += '[[messages]]\ntitle = "b"\nchannel = "een eigen kanaal"\naudiences = ["een eigen groep"]\n' * 2
    one, other = parse_plan(text, Path("a.toml")).plan.messages
    assert one.channel is other.channel
    assert one.audiences[0] is other.audiences[0]


def test_messages_that_say_the_same_keys_share_them_and_a_copy_has_its_own():
    messages = '[[messages]]\ntitle = "Een"\nchannel = "mail"\n[[messages]]\ntitle = "Twee"\nchannel = "mail"\n'
    plan = parse_plan(f'format = 1\n[campaign]\ntitle = "t"\n{messages}', Path("x.toml")).written
    one, two = plan.messages
    assert one.model_fields_set is two.model_fields_set
    assert "goal" in replaced(one, goal="x").model_fields_set
    assert "title" not in without(one, "title").model_fields_set
    assert one.model_fields_set == two.model_fields_set == {"title", "channel"}
