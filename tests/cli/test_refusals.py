"""Whatever is typed, a verb ends with a sentence and an exit code that means something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import campaign

PLAN = """format = 1
[campaign]
id = "cweiger1"
title = "Weigeren"
[[audiences]]
id = "all"
name = "Alle collega's"
[[audiences]]
id = "pay"
name = "Payroll"
part_of = ["all"]
[[messages]]
id = "mall0001"
title = "Voor iedereen"
channel = "intranet"
when = 2027-03-01
audiences = ["all"]
status = "approved"
[[messages]]
id = "mmail001"
title = "Voor niemand"
channel = "mail"
when = 2027-03-02
"""


@pytest.fixture
def weigeren(tmp_path: Path) -> Path:
    path = tmp_path / "weigeren.toml"
    path.write_text(PLAN, "utf-8")
    return path


def run(*arguments: str | bytes | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell does."""
    command = [sys.executable, "-m", "campaign", "--lang", "en", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_a_text_that_is_no_utf8_is_refused_in_a_sentence(weigeren: Path):
    done = run("add", weigeren, "--title", b"x\xff", "--channel", "mail")
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_is_full_is_told_and_not_called_done(weigeren: Path):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "campaign", "show", str(weigeren)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize("named", ["~nobody-of-that-name/x", "\udcff"])
def test_a_path_that_cannot_be_is_refused_in_a_sentence(named: str):
    done = run("show", os.fsencode(named))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_an_audience_gets_what_is_sent_to_all_it_is_part_of(weigeren: Path):
    result = campaign("export", weigeren, "--to", "ics", "-o", "-", "--audience", "payroll")
    assert "Voor iedereen" in result.stdout
    assert "Voor niemand" not in result.stdout


@pytest.mark.parametrize("status", ["akkoord", "approved", "Akkoord"])
def test_a_status_is_said_in_either_language(weigeren: Path, status: str):
    assert "Voor iedereen" in campaign("export", weigeren, "--to", "ics", "-o", "-", "--status", status).stdout


def test_a_part_of_a_plan_does_not_take_the_place_of_the_whole(weigeren: Path):
    whole = weigeren.with_suffix(".ics")
    campaign("export", weigeren, "--to", "ics")
    before = whole.read_bytes()
    campaign("export", weigeren, "--to", "ics", "--channel", "mail")
    assert whole.read_bytes() == before
    assert weigeren.with_name("weigeren-mail.ics").is_file()


def test_split_files_are_calendar_files_whatever_they_are_called(weigeren: Path):
    campaign("export", weigeren, "--to", "ics", "--split-by", "channel", "-o", weigeren.parent / "uit")
    assert {path.name for path in weigeren.parent.glob("uit-*")} == {"uit-intranet.ics", "uit-mail.ics"}


@pytest.mark.parametrize("title", ["Workspace", "workspace"])
def test_a_plan_is_never_the_file_that_a_folder_shares(tmp_path: Path, title: str):
    done = run("new", title, cwd=tmp_path)
    assert done.returncode == 0
    assert not (tmp_path / "workspace.toml").exists()
    assert b"workspace-plan" in run("list", cwd=tmp_path).stdout


def test_a_milestone_keeps_the_id_that_was_typed(tmp_path: Path):
    run("new", "Een", "--date", "go_live=2027-04-19", cwd=tmp_path)
    assert 'id = "go_live"' in (tmp_path / "een.toml").read_text("utf-8")


def test_one_file_that_cannot_be_read_hides_no_other(tmp_path: Path, weigeren: Path):
    (tmp_path / "kring.toml").symlink_to(tmp_path / "kring.toml")
    (tmp_path / "heel-lange-naam-van-een-plan-dat-iemand-maakte.toml").write_text(PLAN, "utf-8")
    done = run("list", cwd=tmp_path)
    assert done.returncode == 0
    assert b"weigeren" in done.stdout
    assert b"heel-lange-naam-van-een-plan-dat-iemand-maakte " in done.stdout


def test_the_demo_leaves_plans_of_your_own_alone(tmp_path: Path, weigeren: Path):
    done = run("demo", tmp_path, stdin=subprocess.DEVNULL)
    assert done.returncode == 0
    assert not weigeren.with_suffix(".ics").exists()


CONFIDENTIAL = (
    PLAN
    + """[[messages]]
id = "mgeheim1"
title = "Geheime reorganisatie"
channel = "overleg"
confidential = true
until = 2027-03-05
duration = "1h"
when = 2027-03-02
[[messages]]
id = "mwacht01"
title = "Wacht nog"
channel = "overleg"
when = "2027-02-30"
[[messages]]
id = "mweg0001"
title = "Gaat niet door"
channel = "overleg"
when = 2027-03-09
status = "cancelled"
repeat = { every = "1w", times = 3 }
"""
)


def test_a_confidential_title_stands_in_no_text_output(tmp_path: Path):
    path = tmp_path / "geheim.toml"
    path.write_text(CONFIDENTIAL, "utf-8")
    for arguments in (
        ["show", path],
        ["show", path, "--json"],
        ["move", path, "Geheime reorganisati", "2027-03-08"],
        ["edit", path, "Geheime reorganisati", "--goal", "x"],
        ["add", path, "--title", "x", "--channel", "mail", "--when", "Geheime reorganisati - 1w"],
    ):
        done = run(*arguments)
        assert b"Geheime reorganisatie" not in done.stdout + done.stderr
    assert b"1 confidential message is not shown" in run("show", path).stderr


def test_show_tells_what_a_planner_needs_to_go_on(tmp_path: Path):
    path = tmp_path / "geheim.toml"
    path.write_text(CONFIDENTIAL, "utf-8")
    lines = run("show", path).stdout.decode().splitlines()
    assert any(
        "Gaat niet door" in line and "cancelled" in line and "↻3" in line and "mweg0001" in line for line in lines
    )
    waiting = next(line for line in lines if "Wacht nog" in line)
    assert "does not exist on the calendar" in waiting
    assert "Unscheduled (1)" in lines
