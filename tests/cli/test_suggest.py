"""`campaign suggest`: text, JSON, and taking the best."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import campaign
from tests.conftest import EXAMPLES


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    for name in ("poliklinieken-een-plein.toml", "workspace.toml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    return tmp_path / "poliklinieken-een-plein.toml"


def test_slots_come_with_their_distance_and_their_reasons_in_dutch(clinic: Path):
    result = campaign("--lang", "nl", "--today", "2027-01-25", "suggest", clinic, "m5fjrhad")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "Wat dermatologie ons leert staat goed op ma 19 apr 2027 09:00"
    assert lines[1] == "Gekeken van ma 12 apr 2027 tot en met zo 30 mei 2027: 6 momenten"
    assert lines[2].startswith("1  ma 12 apr 2027 09:00 (eerste-dag - 7w 09:00) – plek 1 van 6; week 15 heeft ruimte")


def test_a_program_gets_the_same_and_the_best_is_taken_with_one_undo(clinic: Path):
    before = clinic.read_bytes()
    call = ("--today", "2027-01-25", "--json", "suggest", clinic, "m5fjrhad", "--until", "2027-04-18")
    found = json.loads(campaign(*call).stdout)
    assert clinic.read_bytes() == before
    assert found["slots"][0]["when"] == "eerste-dag - 7w 09:00"
    assert json.loads(campaign(*call, "--apply").stdout) == {**found, "applied": True}
    moved = json.loads(campaign("--today", "2027-01-25", "--json", "show", clinic).stdout)["messages"]
    starts = {each["id"]: (each["start"], each["when"]) for each in moved}
    assert starts["m5fjrhad"] == (found["slots"][0]["start"], "eerste-dag - 7w 09:00")
    campaign("--today", "2027-01-25", "undo", clinic)
    assert clinic.read_bytes() == before


def test_what_stands_right_stays_there_unless_other_days_are_asked_for(clinic: Path):
    before = clinic.read_bytes()
    call = ("--today", "2027-01-25", "suggest", clinic, "m5fjrhad", "--apply")
    found = campaign("--lang", "nl", *call)
    assert (found.returncode, found.stdout.splitlines()[-1]) == (0, "Er verandert niets.")
    data = json.loads(campaign("--json", *call).stdout)
    assert (data["present"]["when"], data["applied"]) == ("eerste-dag - 6w 09:00", False)
    assert clinic.read_bytes() == before
    elsewhere = json.loads(campaign("--json", *call[:-1], "--from", "2027-05-01").stdout)
    assert (elsewhere["present"], bool(elsewhere["slots"])) == (None, True)


def test_where_nothing_fits_the_rules_that_collide_are_told_and_nothing_is_taken(clinic: Path):
    before = clinic.read_bytes()
    options = ("--from", "2027-06-01", "--apply")
    result = campaign("--lang", "nl", "--today", "2027-01-25", "suggest", clinic, "m5228daq", *options)
    assert result.returncode == 1
    assert "Er past niets. Dit botst:" in result.stdout
    assert "   T004 iets dat komt vóór waar het op volgt: 18 van de 21" in result.stdout.splitlines()
    assert clinic.read_bytes() == before


def test_only_the_days_that_are_asked_for_are_looked_at(clinic: Path):
    options = ("--from", "2027-05-01", "--until", "2027-05-20")
    found = json.loads(campaign("--today", "2027-01-25", "--json", "suggest", clinic, "m5fjrhad", *options).stdout)
    assert (found["from"], found["until"]) == ("2027-05-01", "2027-05-20")
    assert all("2027-05-01" <= each["start"][:10] <= "2027-05-20" for each in found["slots"])
    wrong = campaign("--lang", "nl", "suggest", clinic, "m5fjrhad", "--from", "2027-05-01", "--until", "2027-04-20")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "za 1 mei ligt na di 20 apr" in wrong.stderr


def test_several_messages_are_spread_and_taken_with_one_undo(clinic: Path):
    before = clinic.read_bytes()
    ids = ("m5fjrhad", "m52f2rqv", "mi9ehzgm")
    call = ("--today", "2027-01-25", "suggest", clinic, *ids, "--from", "2027-04-05", "--until", "2027-05-30")
    told = campaign("--lang", "nl", *call)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[0] == "Gespreid van ma 5 apr 2027 tot en met zo 30 mei 2027:"
    assert clinic.read_bytes() == before
    found = json.loads(campaign("--json", *call, "--apply").stdout)
    assert found["applied"]
    assert {each["message"] for each in found["messages"]} == set(ids)
    starts = [each["slot"]["start"] for each in found["messages"]]
    assert starts == sorted(starts)
    moved = json.loads(campaign("--today", "2027-01-25", "--json", "show", clinic).stdout)["messages"]
    there = {each["id"]: each["start"] for each in moved}
    assert {each["message"]: each["slot"]["start"] for each in found["messages"]} == {each: there[each] for each in ids}
    campaign("--today", "2027-01-25", "undo", clinic)
    assert clinic.read_bytes() == before
