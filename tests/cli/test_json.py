"""`--json` behind every verb: what comes out is JSON, whatever else the call asks for."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from campaign.cli.main import cli
from campaign.desk.publishing import FORMATS
from tests.cli.calling import campaign
from tests.outside import needs

PLAN = "salarisverwerking-odoo.toml"
CALLS: dict[str, list[list[str]]] = {
    "add": [["add", PLAN, "--title", "Nog een", "--channel", "overleg"]],
    "agenda": [["agenda", PLAN]],
    "check": [
        ["check", PLAN],
        ["check", PLAN, "--stats"],
        ["check", PLAN, "--diff"],
        ["check", PLAN, "--fix"],
        ["check", "--explain", "G001"],
    ],
    "completion": [["completion", "bash"]],
    "coverage": [["coverage", PLAN]],
    "delete": [["delete", PLAN, "mkaart01"]],
    "demo": [["demo", "voorbeelden"]],
    "diff": [["diff", "eerder.toml", PLAN]],
    "digest": [["digest", PLAN]],
    "duplicate": [["duplicate", PLAN, "mkaart01"]],
    "edit": [["edit", PLAN, "mkaart01", "--goal", "Ieder kent de kaart."], ["edit", PLAN, "mkaart01", "--goal", ""]],
    "edition": [["edition", PLAN]],
    "export": [["export", PLAN, "--to", kind] for kind in ("ics", *FORMATS, "all")],
    "git-setup": [["git-setup", "."], ["git-setup", ".", "--undo"]],
    "history": [
        ["history", PLAN],
        ["history", PLAN, "1"],
        ["history", PLAN, "1", "--show"],
        ["history", PLAN, "1", "--restore"],
        ["history", PLAN, "1", "-o", "vroeger.toml"],
    ],
    "import": [["import", "uit.ics", "--into", PLAN, "--dry-run"], ["import", "uit.ics", "--as", "backdrop"]],
    "list": [["list", "."], ["list", ".", "--search", "Odoo"]],
    "load": [["load", PLAN], ["load", PLAN, "--audience", "leidinggevenden"]],
    "merge": [["merge", "eerder.toml", PLAN, "eerder.toml"]],
    "move": [["move", PLAN, "mlive001", "2027-03-16", "--dry-run"], ["move", PLAN, "--shift", "1w"]],
    "new": [["new", "Nieuw"], ["new", "--list-templates"]],
    "recover": [["recover"]],
    "report": [["report", PLAN]],
    "schema": [["schema"]],
    "settle": [["settle", PLAN]],
    "show": [
        ["show", PLAN],
        ["show", PLAN, "--message", "mlive001"],
        ["show", PLAN, "--message", "mkaart01", "--as", "mail"],
    ],
    "suggest": [["suggest", PLAN, "mlive001"], ["suggest", PLAN, "mlive001", "mkaart01"]],
    "template save": [["template", "save", PLAN, "Mijn sjabloon"]],
    "undo": [["undo", PLAN]],
}
"""Calls of every verb, by its name."""
ON_THE_SCREEN = "open"
"""The verb that answers nothing: it takes the terminal."""


def verbs(group: click.Group, before: str = "") -> Iterator[str]:
    """Give the verbs of a group, those of a group in it by both names."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from verbs(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


@pytest.fixture
def folder(plan: Path) -> Path:
    """Return a folder that holds a plan with an earlier version, that version, and a calendar of it."""
    plan.with_name("eerder.toml").write_bytes(plan.read_bytes())
    for arguments in (
        ["export", PLAN, "--to", "ics", "-o", "uit.ics"],
        ["edit", PLAN, "mlive001", "--goal", "Ieder vindt de weg in Odoo."],
    ):
        assert campaign(*arguments, cwd=plan.parent).returncode == 0
    return plan.parent


def test_no_verb_is_forgotten():
    assert set(verbs(cli)) - {ON_THE_SCREEN} == set(CALLS)


@pytest.mark.parametrize("arguments", [each for calls in CALLS.values() for each in calls], ids=" ".join)
def test_every_verb_answers_a_program_in_json(folder: Path, arguments: list[str]):
    if arguments[0] == "git-setup":
        subprocess.run([needs("git"), "init", "--quiet"], cwd=folder, check=True)
    result = campaign("--today", "2027-02-15", "--json", *arguments, cwd=folder)
    assert result.returncode in {0, 1}, result.stderr
    json.loads(result.stdout)


def test_one_message_is_its_entry_of_the_plan_with_what_it_says(folder: Path):
    shown = json.loads(campaign("--json", "show", PLAN, cwd=folder).stdout)["messages"]
    entry = next(each for each in shown if each["id"] == "mlive001")
    one = json.loads(campaign("--json", "show", PLAN, "--message", "mlive001", cwd=folder).stdout)
    assert {key: one[key] for key in entry} == entry
    assert one["goal"] == "Ieder vindt de weg in Odoo."
    assert (one["as"], one["text"]) == ("plan", campaign("show", PLAN, "--message", "mlive001", cwd=folder).stdout)
    waiting = json.loads(campaign("--json", "show", PLAN, "--message", "mkaart01", cwd=folder).stdout)
    assert (waiting["start"], waiting["certainty"], waiting["when"]) == (None, None, None)


def test_what_mending_would_change_is_a_difference_per_file(folder: Path):
    (folder / "zondag.toml").write_text(
        'format = 1\n[campaign]\ntitle = "Zondag"\n[[messages]]\nid = "m1"\ntitle = "Kom"\nchannel = "overleg"\n'
        "when = 2027-02-07\n",
        "utf-8",
    )
    asked = ["check", "zondag.toml", PLAN, "--select", "T001", "--diff"]
    told, text = campaign("--json", *asked, cwd=folder), campaign(*asked, cwd=folder)
    assert (told.returncode, text.returncode) == (1, 1), told.stderr
    (one,) = json.loads(told.stdout)
    assert Path(one["file"]).name == "zondag.toml"
    assert f"{one['diff']}\n" == text.stdout


def test_a_plan_that_cannot_be_mended_is_told_why(folder: Path):
    (folder / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    told = campaign("--json", "check", "kapot.toml", "--diff", cwd=folder)
    assert (told.returncode, json.loads(told.stdout)) == (2, [])
    assert "kapot.toml:2:10: E000" in told.stderr


def test_all_forms_are_told_as_each_of_them_alone(folder: Path):
    (folder / "uit").mkdir()
    told = json.loads(campaign("--json", "export", PLAN, "--to", "all", "-o", "uit", cwd=folder).stdout)
    calendar, *documents = told
    assert calendar["new"] + calendar["same"] == 16
    assert [Path(name).suffix for each in documents for name in each["files"]] == [
        *(f".{form.suffix}" for form in FORMATS.values() if not form.plan),
        ".html",
    ]


def test_the_demo_names_its_files_and_opens_nothing(folder: Path):
    told = json.loads(campaign("--json", "demo", "voorbeelden", cwd=folder).stdout)
    assert told["folder"] == "voorbeelden"
    assert all((folder / each).is_file() for each in told["files"])
    assert f"voorbeelden/{PLAN}" in told["files"]
