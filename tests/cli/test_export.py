"""`campaign export`: what is written where, and what is said about it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import refused
from tests.cli.test_verbs import campaign

Said = Callable[..., str]


def calendars(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".ics")


def test_a_line_says_what_changed_and_the_rest_what_readers_see(plan: Path):
    result = campaign("--lang", "nl", "export", plan, "--to", "ics")
    assert result.stdout == f"{plan.with_suffix('.ics')}: 16 nieuw, 0 gewijzigd, 0 vervallen, 0 gelijk\n"
    assert "Outlook zet afspraken dubbel" in result.stderr
    assert "vorige import" in result.stderr


def test_a_program_gets_the_files_and_the_counts(plan: Path):
    result = campaign("--json", "export", plan, "--to", "ics")
    told = json.loads(result.stdout)
    counts = {"new": 16, "changed": 0, "gone": 0, "same": 0}
    assert told == {"files": [str(plan.with_suffix(".ics"))], "removed": [], **counts}


def test_a_split_export_names_every_file(plan: Path, said: Said):
    lines = said("export", "--to", "ics", "--split-by", "audience").splitlines()
    assert lines[0] == str(plan.with_name(f"{plan.stem}-mijlpalen.ics"))
    assert [Path(line.partition(":")[0]).name for line in sorted(lines)] == calendars(plan.parent)
    assert len(lines) == 6


def test_files_go_to_a_folder_by_the_name_of_the_plan(plan: Path, said: Said, tmp_path: Path):
    (tmp_path / "out").mkdir()
    said("export", "--to", "ics", "-o", tmp_path / "out")
    assert calendars(tmp_path / "out") == [f"{plan.stem}.ics"]


def test_a_feed_says_what_a_feed_does(plan: Path):
    result = campaign("--lang", "nl", "export", plan, "--to", "ics", "--feed", "-o", plan.with_name("feed.ics"))
    assert "abonneren" in result.stderr
    assert "dubbel" not in result.stderr


def test_the_filters_and_the_extras_pick_what_goes_out(plan: Path):
    counts = {}
    for options in (
        ["--channel", "overleg"],
        ["--audience", "testers"],
        ["--status", "approved"],
        ["--deadlines"],
        ["--tasks"],
        ["--quiet-periods"],
    ):
        text = campaign("export", plan, "--to", "ics", "-o", "-", *options).stdout
        counts[options[-1]] = text.count("BEGIN:VEVENT")
    assert counts == {
        "overleg": 6 + 5,
        "testers": 6 + 4,
        "approved": 6 + 1,
        "--deadlines": 16 + 4,
        "--tasks": 16 + 1,
        "--quiet-periods": 16,
    }


@pytest.mark.parametrize("option", ["--channel", "--audience", "--owner", "--confidential"])
def test_a_name_that_the_plan_does_not_have_is_refused(plan: Path, option: str):
    (line,) = refused(plan, "export", "--to", "ics", option, "leidinggevende")
    assert "In dit plan staat geen leidinggevende" in line
    assert calendars(plan.parent) == []


def test_several_files_do_not_go_to_a_pipe(plan: Path):
    (line,) = refused(plan, "export", "--to", "ics", "-o", "-", "--split-by", "channel")
    assert "--split-by" in line


def test_a_pipe_writes_nothing_at_all(plan: Path):
    campaign("export", plan, "--to", "ics", "-o", "-")
    assert [path.name for path in plan.parent.iterdir()] == [plan.name]


def test_a_place_that_cannot_be_written_is_told_and_leaves_no_ledger(plan: Path):
    (line,) = refused(plan, "export", "--to", "ics", "-o", plan.parent / "no" / "such" / "folder.ics")
    assert "kan niet worden opgeslagen" in line or "niet" in line
    assert not (plan.parent / ".campaign").exists()
