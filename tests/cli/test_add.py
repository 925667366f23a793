"""`campaign add`, `duplicate` and `delete`."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE, changes, refused

Said = Callable[..., str]


def test_a_message_is_added_at_the_end_and_its_id_printed(plan: Path, said: Said):
    before = plan.read_text("utf-8")
    made = said(
        "add", "--title", "Vragenuur", "--channel", "Overleg",
        "--audiences", "HR en payrollmedewerkers, testers", "--when", "2 weken voor livegang 9u", "--activation-by=-3d",
        "--not_before", "1 feb 2027", "--repeat", "2w tot livegang", "--story", "ja", "--tags", "a", "--tags", "b,c",
    ).strip()  # fmt: skip
    after = plan.read_text("utf-8")
    assert after.startswith(before)
    assert after[len(before) :].splitlines() == [
        "",
        "[[messages]]",
        f'id = "{made}"',
        'title = "Vragenuur"',
        'channel = "overleg"',
        'audiences = ["hr-payroll", "testers"]',
        'when = "livegang - 2w 09:00"',
        "not_before = 2027-02-01",
        'activation_by = "-3d"',
        "story = true",
        'repeat = { every = "2w", until = "livegang" }',
        'tags = ["a", "b", "c"]',
    ]


def test_a_program_gets_the_id_as_json_whatever_side_the_option_stands(plan: Path):
    result = campaign("add", plan, "--title", "x", "--channel", "mail", "--json")
    assert set(json.loads(result.stdout)) == {"message"}
    assert json.loads(result.stdout)["message"] in plan.read_text("utf-8")


def test_values_that_start_with_a_dash_are_values(plan: Path, said: Said):
    made = said("add", "--title", "-x", "--channel", "mail", "--activation-by", "-3d", "--reminders", "-1d,-15m")
    message = next(each for each in tomllib.loads(plan.read_text("utf-8"))["messages"] if each["id"] == made.strip())
    assert message["title"] == "-x"
    assert message["activation_by"] == "-3d"
    assert message["reminders"] == ["-1d", "-15m"]


def test_a_hostile_title_is_kept_as_it_is_and_never_reaches_the_terminal(plan: Path, said: Said):
    made = said("add", f"--title={HOSTILE}", "--channel", "social").strip()
    messages = {each["id"]: each for each in tomllib.loads(plan.read_text("utf-8"))["messages"]}
    assert messages[made]["title"] == HOSTILE
    told = said("edit", made, "--goal", HOSTILE) + said("delete", made)
    assert not set("\x1b\x07\u202e") & set(told)


def test_everything_that_is_wrong_is_told_at_once(plan: Path):
    assert refused(plan, "add", "--titel", "x", "--channel", "overlg", "--when", "di 11 maart", "--goal") == [
        "--goal: Er staat geen waarde achter – Schrijf --goal=WAARDE als de waarde met -- begint.",
        "--titel: Een bericht heeft geen titel – Bedoel je title?",
        "--channel: overlg staat niet in dit plan – Bedoel je overleg?",
        "--when: Dag en datum kloppen niet: die datum is do 11 mrt – Bedoel je do 11 mrt of di 9 mrt?",
        "--title: title kan niet leeg zijn – Vul er iets in.",
    ]


@pytest.mark.parametrize(("arguments", "told"), [
    (["--title", "x"], "--channel: channel kan niet leeg zijn"),
    (["--title", "", "--channel", "mail"], "--title: title kan niet leeg zijn"),
    (["--title", "x", "--channel", "mail", "--title", "y"], "--title: Dit staat er twee keer"),
    (["--title", "x", "--channel", "mail", "--repeat", "soms"], "--repeat: soms is geen herhaling"),
])  # fmt: skip
def test_a_message_that_cannot_be_is_one_line(plan: Path, arguments: list[str], told: str):
    lines = refused(plan, "add", *arguments)
    assert len(lines) == 1
    assert lines[0].startswith(told)


def test_a_copy_is_a_draft_behind_its_message_with_an_id_of_its_own(plan: Path, said: Said):
    made = said("duplicate", "mstart01").strip()
    messages = tomllib.loads(plan.read_text("utf-8"))["messages"]
    assert [each["id"] for each in messages[:2]] == ["mstart01", made]
    assert messages[1]["title"] == "Waarom Odoo, en wat vraagt dat van jou (kopie)"
    assert messages[1]["status"] == "draft"


def test_a_message_is_taken_out_and_what_hung_on_it_is_told(plan: Path):
    text = plan.read_text("utf-8").replace('when = "loonrun + 2wd"', 'when = "mloonst1 + 2wd"')
    plan.write_text(text, "utf-8")
    result = campaign("--lang", "nl", "delete", plan, "mloonst1")
    assert (result.returncode, result.stdout) == (0, "‘Je loonstrook ziet er deze maand anders uit’ verwijderd\n")
    assert "E002 mverhaal when" in result.stderr
    went, came = changes(text, plan.read_text("utf-8"))
    assert came == []
    assert 'id = "mloonst1"' in went


@pytest.mark.parametrize(
    ("table", "arguments", "made"),
    [
        ("milestones", ["--title", "Go of no-go", "--date", "livegang - 3d"], "go-of-no-go"),
        ("milestones", ["--title", "Livegang", "--date", "2027-05-01"], "livegang-2"),
        ("phases", ["--title", "Erna", "--from", "livegang", "--to", "livegang + 4w"], "erna"),
        ("audiences", ["--name", "OR", "--part-of", "Medewerkers die loonstroken ontvangen"], "or"),
        ("objectives", ["--text", "Iedereen weet het", "--effect", "weten"], "iedereen-weet-het"),
        ("key_messages", ["--text", "Je salaris klopt", "--why", "ja"], "je-salaris-klopt"),
        ("channels", ["--name", "Prikbord", "--kind", "scherm"], "prikbord"),
    ],
)
def test_any_other_entry_is_added_and_taken_out_again(
    plan: Path, said: Said, table: str, arguments: list[str], made: str
):
    before = plan.read_text("utf-8")
    assert said("add", "--table", table, *arguments) == f"{made}\n"
    assert tomllib.loads(plan.read_text("utf-8"))[table][-1]["id"] == made
    said("delete", made, "--table", table)
    assert plan.read_text("utf-8").rstrip() == before.rstrip()


def test_an_entry_without_a_name_is_refused(plan: Path):
    assert refused(plan, "add", "--table", "milestones") == [
        "--date: date kan niet leeg zijn – Vul er iets in.",
        "--title: title kan niet leeg zijn – Vul er iets in.",
    ]


@pytest.mark.parametrize("verb", ["delete", "duplicate"])
def test_what_is_not_there_is_one_line(plan: Path, verb: str):
    assert refused(plan, verb, "mstart02") == ["Er is geen bericht mstart02 – Bedoel je mstart01?"]
