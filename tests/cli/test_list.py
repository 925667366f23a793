"""`campaign list`: plans, and messages by what is written in them."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE


@pytest.fixture
def folder(tmp_path: Path, plan: Path) -> Path:
    (tmp_path / "oud.toml").write_text(
        'format = 1\n[campaign]\ntitle = "Oud"\narchived = true\n[[messages]]\nid = "een"\nchannel = "social"\n'
        f'title = {json.dumps(HOSTILE)}\nnotes = "Vóór de crème"\n[[messages]]\nid = "geheim"\n'
        'title = "Geheime creme"\nchannel = "social"\nconfidential = true\n',
        "utf-8",
    )
    return tmp_path


def test_archived_plans_are_marked(folder: Path):
    lines = campaign("--lang", "nl", "list", folder).stdout.splitlines()
    assert lines[0].endswith("2 berichten, gearchiveerd")
    assert lines[1].endswith("11 berichten")
    assert [each["archived"] for each in json.loads(campaign("list", folder, "--json").stdout)] == [True, False]


def test_a_plan_of_a_newer_format_is_listed_with_that_reason_and_shown_but_not_changed(tmp_path: Path):
    path = tmp_path / "later.toml"
    path.write_text('format = 2\n[campaign]\ntitle = "Later"\n[[messages]]\nid = "m1"\ntitle = "A"\n', "utf-8")
    (listed,) = json.loads(campaign("list", tmp_path, "--json").stdout)
    assert (listed["title"], listed["messages"]) == ("Later", 1)
    assert listed["problem"].startswith("E000 1:10 This plan has format 2")
    shown = campaign("show", path)
    assert shown.returncode == 0
    assert "Later" in shown.stdout
    assert f"{path}:1:10: E000" in shown.stderr
    assert campaign("edit", path, "m1", "--goal", "x").returncode == 2
    assert campaign("check", path).returncode == 2


def test_a_search_goes_over_all_plans_whatever_case_and_accents(folder: Path):
    found = campaign("list", folder, "--search", "VOOR LIVEGANG")
    assert found.returncode == 0
    assert [line.split()[:2] for line in found.stdout.splitlines()] == [["salarisverwerking-odoo", "minstru2"]]
    found = campaign("list", folder, "--search", "creme VOOR")
    assert [line.split()[:2] for line in found.stdout.splitlines()] == [["oud", "een"]]
    assert not set("\x1b\x07\u202e") & set(found.stdout)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("werkt odoo LOONRUN zo", ["title"]),
        ("proefrun praktijkopleider", []),
        ("contractgegevens handleiding", []),
        ("applicatieontwikkelaar loonrun odoo", ["title", "owner"]),
    ],
)
def test_all_words_count_in_any_order_and_a_program_gets_the_keys_that_hold_them(
    folder: Path, words: str, keys: list[str]
):
    found = json.loads(campaign("list", folder, "--search", words, "--json").stdout)
    entry = {"message": "minstru1", "title": "Zo werkt de loonrun in Odoo", "keys": keys}
    assert found == ([{"file": str(folder / "salarisverwerking-odoo.toml"), **entry}] if keys else [])


def test_confidential_messages_are_not_found(folder: Path):
    assert "geheim" not in campaign("list", folder, "--search", "creme").stdout
    assert "geheim" not in campaign("list", folder, "--search", "creme", "--json").stdout


def test_nothing_found_is_said_and_done(folder: Path):
    result = campaign("--lang", "nl", "list", folder, "--search", "zeppelin")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "Niets gevonden.\n")


def test_a_plan_that_cannot_be_searched_is_told(folder: Path):
    (folder / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    result = campaign("list", folder, "--search", "odoo")
    assert result.returncode == 2
    assert "E000" in result.stderr
    assert "minstru1" in result.stdout


def test_a_search_for_nothing_is_bad_usage(folder: Path):
    assert campaign("list", folder, "--search", " ").returncode == 2
