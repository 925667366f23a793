"""`campaign import` of a spreadsheet: a new plan, a plan that is there, and what is said of columns and days."""

import json
from pathlib import Path

import pytest

from campaign.storage.planfile import read_plan
from tests.cli.calling import campaign
from tests.cli.conftest import refused
from tests.documents.sheets import sample_of, separated, xlsx

ROWS = [
    ["Groep", "Middel", "Wanneer", "Wat"],
    ["Balie", "Mail", "week 2", "Start"],
    ["Teams", "Overleg", "T-7", "Klaar"],
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(xlsx({"Voorblad": [["Welkom"]], "Plan": ROWS}))
    return path


def test_a_new_plan_with_what_the_options_say(tmp_path: Path, sheet: Path):
    target = tmp_path / "nieuw.toml"
    done = campaign(
        *("--lang", "nl", "--today", "2026-11-25", "import", sheet, "--into", target, "--map", "Groep=doelgroep"),
        *("--weeks", "project", "--date", "start=2027-01-11", "--date", "livegang=2027-03-01", "--sheet", "plan"),
    )
    assert done.returncode == 0, done.stderr
    assert "nieuw: Klaar: 7 dagen vóór livegang, via overleg" in done.stdout.splitlines()
    assert "Niet gelezen tabbladen: Voorblad." in done.stderr
    columns = " ".join(done.stdout.split("3 nieuw")[0].split())
    assert "Kolommen: Groep = Doelgroep · Middel = Kanaal · Wanneer = Wanneer · Wat = Titel" in columns
    file = read_plan(target)
    assert not file.problems
    assert [(each.title, str(each.when), each.audiences) for each in file.plan.messages] == [
        ("Start", "2027-W03", ("balie",)),
        ("Klaar", "livegang - 7d", ("teams",)),
    ]
    again = campaign("--lang", "nl", "import", sheet, "--into", target, "--map", "Groep=audiences", "--sheet", "Plan")
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "Er verandert niets.")


def test_it_never_writes_over_a_plan(tmp_path: Path, sheet: Path):
    target = tmp_path / "nieuw.toml"
    target.write_text("format = 1\n[campaign]\ntitle = 'x'\n", "utf-8")
    done = campaign("--lang", "nl", "import", sheet, "--as", "plan", "--into", target)
    assert done.returncode == 2
    assert target.read_text("utf-8").startswith("format = 1\n[campaign]\ntitle = 'x'")


def test_a_dry_run_changes_nothing_and_tells_programs_what_it_would(plan: Path, tmp_path: Path):
    before = plan.read_bytes()
    path = tmp_path / "plan.csv"
    path.write_bytes(separated(ROWS))
    done = campaign("--lang", "nl", "import", path, "--into", plan, "--dry-run", "--json")
    assert (done.returncode, plan.read_bytes()) == (1, before)
    told = json.loads(done.stdout)
    assert [(each["kind"], each["to"]["title"]) for each in told["changes"] if each["message"]] == [
        ("new", "Start"),
        ("new", "Klaar"),
    ]
    assert [(each["row"], each["text"]) for each in told["not_understood"]] == [(2, "week 2")]


def test_what_a_column_cannot_mean_is_refused(plan: Path, sheet: Path):
    assert "kleur" in refused(sheet, "import", "--map", "Groep=kleur")[0]
    assert refused(sheet, "import", "--map", "Groep") == [
        "Groep zegt niet wat een kolom betekent – Schrijf KOLOM=SLEUTEL."
    ]


@pytest.mark.parametrize("name", ["rpbg_odoo_payroll_communicatieplan", "t_minus_launch_touchpoints"])
def test_a_sample_becomes_a_plan_that_opens(tmp_path: Path, name: str):
    target = tmp_path / "plan.toml"
    assert campaign("import", sample_of(f"{name}.csv"), "--into", target).returncode == 0
    file = read_plan(target)
    assert file.plan.messages
    assert {(each.code, each.subject.key) for each in file.problems} == {("E001", "date")}, "milestones wait for a day"
    waiting = [each for each in file.plan.milestones if each.date is None]
    told = campaign("check", target).stdout
    for each in waiting:
        assert f"campaign edit PLAN {each.id} --table milestones --date" in told
        assert campaign("edit", target, each.id, "--table", "milestones", "--date", "22 maart 2027").returncode == 0
    assert not read_plan(target).problems


def test_a_date_that_may_be_two_asks_which_and_remembers_the_answer(tmp_path: Path):
    path = tmp_path / "plan.csv"
    path.write_bytes(separated([["Date", "Channel", "Subject"], ["03/04/2027", "Mail", "Start"]]))
    asked = campaign("--lang", "en", "import", path, "--into", tmp_path / "one.toml", "--dry-run")
    assert "row 2: 03/04/2027: It may be Sat 3 Apr 2027 or Thu 4 Mar 2027" in asked.stderr
    assert "Say whether the day or the month comes first: --order day or --order month." in asked.stderr
    assert campaign("import", path, "--into", tmp_path / "one.toml", "--order", "month").returncode == 0
    again = campaign("--lang", "en", "import", path, "--into", tmp_path / "two.toml")
    assert "As you said, the month comes first in dates of numbers." in again.stderr
    for name in ("one.toml", "two.toml"):
        assert [str(each.when) for each in read_plan(tmp_path / name).plan.messages] == ["2027-03-04"]


def test_sheets_that_are_laid_out_alike_come_in_together_or_as_they_are_named(tmp_path: Path):
    head = ["Datum", "Onderwerp", "Doelgroep"]
    path = tmp_path / "plan.xlsx"
    sheets = {"Mail": [head, ["1 mei 2027", "A", "MT"]], "Intranet": [head, ["2 mei 2027", "B", "MT"]], "Kosten": [[1]]}
    path.write_bytes(xlsx(sheets))
    both = campaign("--lang", "nl", "import", path, "--into", tmp_path / "samen.toml")
    assert "Samen gelezen tabbladen: Mail, Intranet." in both.stderr
    assert "Niet gelezen tabbladen: Kosten." in both.stderr
    messages = read_plan(tmp_path / "samen.toml").plan.messages
    assert [(each.title, each.channel) for each in messages] == [("A", "mail"), ("B", "intranet")]
    campaign("import", path, "--into", tmp_path / "een.toml", "--sheet", "intranet")
    assert [each.title for each in read_plan(tmp_path / "een.toml").plan.messages] == ["B"]
