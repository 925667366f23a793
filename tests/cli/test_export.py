"""`campaign export`: what is written where, and what is said about it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import CAMPAIGN, campaign
from tests.cli.conftest import refused

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
    assert "Outlook doubles events" in result.stderr


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
        "testers": 3 + 4,
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


def test_letters_that_a_picture_cannot_show_are_told_once(plan: Path, tmp_path: Path):
    plan.write_text(plan.read_text("utf-8").replace('\ntitle = "', '\ntitle = "🎉 ', 1), "utf-8")
    for kind in ("pdf", "all"):
        result = campaign("export", plan, "--to", kind, "-o", tmp_path)
        assert result.stderr.count("1 letter cannot be drawn; □ stands for it: 🎉.") == 1


def test_a_page_for_an_audience_leaves_out_the_brief_unless_it_is_asked_for(plan: Path):
    def page(*options: str) -> str:
        return campaign("export", plan, "--to", "html", "-o", "-", *options).stdout

    assert 'id="brief"' in page()
    assert 'id="brief"' not in page("--audience", "testers")
    assert 'id="brief"' in page("--audience", "testers", "--brief")
    assert 'id="brief"' not in page("--no-brief")
    assert 'id="unscheduled"' in page()
    assert 'id="unscheduled"' not in page("--no-brief")


def test_a_calendar_that_is_larger_than_google_takes_is_told_wherever_it_goes(plan: Path, tmp_path: Path):
    message = '\n[[messages]]\ntitle = "Groot {}"\nchannel = "mail"\nwhen = 2027-03-01\ngoal = "{}"\n'
    many = "".join(message.format(number, "waarom " * 1_000) for number in range(130))
    plan.write_text(plan.read_text("utf-8") + many, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    for options in (["--feed"], ["--feed", "-o", "-"], ["-o", "-"], ["-o", out]):
        told = campaign("--lang", "nl", "export", plan, "--to", "ics", *options)
        assert sum("Google" in line and "1 MB" in line for line in told.stderr.splitlines()) == 1, options
    told = campaign("--json", "export", plan, "--to", "ics", "--feed")
    assert f"{plan.stem}.ics: larger than Google takes" in told.stderr
    assert [Path(each).name for each in json.loads(told.stdout)["files"]] == [f"{plan.stem}.ics"]
    told = campaign("export", plan, "--to", "all", "-o", out)
    assert "Google" in told.stderr
    assert all(Path(line).is_file() for line in told.stdout.splitlines())


@pytest.mark.parametrize("to", ["ics", "html", "all"])
def test_what_is_still_between_brackets_is_told(plan: Path, to: str):
    text = plan.read_text("utf-8")
    assert "[haken]" not in campaign("--lang", "nl", "export", plan, "--to", to).stderr
    plan.write_text(text.replace('goal = "', 'goal = "[kern] ', 1), "utf-8")
    assert "In 1 bericht staat nog iets tussen [haken]" in campaign("--lang", "nl", "export", plan, "--to", to).stderr


def test_a_workbook_that_was_filled_in_is_kept_and_told(plan: Path):
    book = plan.with_suffix(".xlsx")
    campaign("export", plan, "--to", "xlsx")
    book.write_bytes(book.read_bytes() + b"filled in")
    for kind, number in (("xlsx", 2), ("all", 3)):
        result = campaign("export", plan, "--to", kind)
        assert f"That version is now {book.with_stem(f'{book.stem}-{number}')}" in result.stderr
        book.write_bytes(b"filled in")


@pytest.mark.parametrize(
    ("to", "options", "told"),
    [
        ("ics", ["--no-brief"], "--no-brief: that is of a document, and changes nothing here."),
        ("html", ["--deadlines", "--split-by", "channel"], "--split-by, --deadlines: that is of a calendar"),
        ("xlsx", ["-o", "-"], ""),
        ("all", ["--deadlines", "--feed"], "--feed: that is of a calendar"),
    ],
)
def test_what_stays_here_and_what_says_nothing_of_the_form_is_told(plan: Path, to: str, options: list[str], told: str):
    text = plan.read_text("utf-8")
    assert text.count('id = "mtestov1"') == 1
    plan.write_text(text.replace('id = "mtestov1"', 'id = "mtestov1"\nconfidential = true'), "utf-8")
    result = subprocess.run(
        [CAMPAIGN, "--lang", "en", "export", plan, "--to", to, "--audience", "testers", *options],
        capture_output=True,
        check=True,
    )
    lines = result.stderr.decode()
    assert "1 confidential message stays here" in lines
    assert "4 milestones stay here: nothing for Testers hangs on them" in lines
    assert told in lines if told else "changes nothing here" not in lines


def test_all_forms_have_the_page_for_outsiders(plan: Path):
    lines = campaign("--lang", "nl", "export", plan, "--to", "all").stdout.splitlines()
    assert lines[-1] == str(plan.with_name(f"{plan.stem}-buitenstaanders.html"))
    assert "Doel" not in Path(lines[-1]).read_text("utf-8")
