"""`campaign agenda`: what is due, as text and as JSON."""

import json
from pathlib import Path

from tests.cli.calling import campaign
from tests.cli.conftest import HOSTILE

TOML = """format = 1
[campaign]
title = {title}
archived = {archived}
[[messages]]
id = "een"
title = {title}
channel = "social"
when = 2027-02-17
owner = {title}
"""


def write(path: Path, title: str, *, archived: bool = False) -> Path:
    path.write_text(TOML.format(title=json.dumps(title), archived=str(archived).lower()), "utf-8")
    return path


def test_what_is_late_and_each_week_stand_under_their_heading_in_dutch(plan: Path):
    result = campaign("--lang", "nl", "--today", "2027-03-10", "agenda", plan)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "Te laat (4)"
    assert "  do 4 mrt         taak          Handleiding af · Praktijkopleider" in lines
    following = lines[lines.index("Volgende week (2)") :]
    assert "  ma 15 mrt 09:00  bericht       Odoo is live: hier vind je hulp · Communicatieadviseur" in following
    assert "…" not in "".join(lines)


def test_a_program_gets_every_item(plan: Path):
    result = campaign("agenda", plan, "--days", "3", "--today", "2027-03-15", "--json")
    data = json.loads(result.stdout)
    assert (data["from"], data["to"]) == ("2027-03-15", "2027-03-17")
    live = next(each for each in data["items"] if each["message"] == "mlive001")
    assert live == {
        "kind": "message",
        "overdue": False,
        "start": "2027-03-15T09:00:00+01:00",
        "end": "2027-03-15T09:15:00+01:00",
        "certainty": "indicative",
        "what": "Odoo is live: hier vind je hulp",
        "owner": "Communicatieadviseur",
        "message": "mlive001",
        "title": "Odoo is live: hier vind je hulp",
        "status": "draft",
        "campaign": "codoo2h7",
        "file": str(plan),
    }


def test_approval_that_is_waited_for_has_a_day_of_asking(plan: Path):
    review = 'id = "mlive001"\nstatus = "review"\nstatus_log = [{ status = "review", at = 2027-03-05T09:00:00 }]'
    plan.write_text(plan.read_text("utf-8").replace('id = "mlive001"', review), "utf-8")
    result = campaign("--lang", "nl", "--today", "2027-03-08", "agenda", plan)
    assert "Wacht op akkoord (1)" in result.stdout.splitlines()
    assert "Odoo is live: hier vind je hulp · akkoord van wie? (Communicatieadviseur) · sinds vr 5 mrt" in result.stdout
    items = json.loads(campaign("--today", "2027-03-08", "agenda", plan, "--json").stdout)["items"]
    assert [each["since"] for each in items if each["kind"] == "approval"] == ["2027-03-05"]


def test_confidential_messages_stay_out_unless_named(plan: Path):
    plan.write_text(plan.read_text("utf-8").replace('id = "mlive001"', 'id = "mlive001"\nconfidential = true'), "utf-8")
    for extra in ([], ["--json"]):
        assert "Odoo is live" not in campaign("--today", "2027-03-15", "agenda", plan, *extra).stdout
    named = campaign("--today", "2027-03-15", "agenda", plan, "--confidential", "mlive001")
    assert "Odoo is live" in named.stdout


def test_a_folder_is_all_its_plans_but_archived_ones_only_by_name(tmp_path: Path):
    write(tmp_path / "een.toml", "Een")
    away = write(tmp_path / "twee.toml", "Twee", archived=True)
    both = campaign("--today", "2027-02-15", "agenda", tmp_path)
    assert "Een" in both.stdout
    assert "Twee" not in both.stdout
    assert "Twee" in campaign("--today", "2027-02-15", "agenda", away).stdout


def test_a_broken_plan_is_told_and_the_others_shown(tmp_path: Path):
    write(tmp_path / "een.toml", "Een")
    (tmp_path / "kapot.toml").write_text("format = 1\n[campaign\n", "utf-8")
    result = campaign("--today", "2027-02-15", "agenda", tmp_path)
    assert result.returncode == 2
    assert "E000" in result.stderr
    assert "Een" in result.stdout


def test_hostile_texts_are_harmless(tmp_path: Path):
    result = campaign("--today", "2027-02-15", "agenda", write(tmp_path / "x.toml", HOSTILE))
    assert result.returncode == 0
    assert not set("\x1b\x07\u202e") & set(result.stdout)
    assert len(result.stdout.splitlines()) == 2


def test_a_name_that_nobody_has_is_told(plan: Path):
    result = campaign("--lang", "nl", "agenda", plan, "--owner", "communicatieadvseur")
    assert result.returncode == 0
    assert "Bedoel je Communicatieadviseur?" in result.stderr


def test_nothing_due_is_a_sentence(plan: Path):
    result = campaign("--lang", "nl", "--today", "2026-01-01", "agenda", plan)
    assert (result.returncode, result.stdout) == (0, "Tot en met wo 7 jan 2026 hoeft er niets.\n")


def test_no_days_is_bad_usage(plan: Path):
    assert campaign("agenda", plan, "--days", "0").returncode == 2


def test_what_is_confidential_is_left_out_and_counted(plan: Path):
    text = plan.read_text("utf-8")
    plan.write_text(text.replace('id = "mlive001"\n', 'id = "mlive001"\nconfidential = true\n'), "utf-8")
    result = campaign("--lang", "nl", "agenda", plan, "--days", "3", "--today", "2027-03-15")
    assert "Odoo is live" not in result.stdout
    assert result.stderr.splitlines()[-1] == "1 vertrouwelijk bericht is niet getoond"
    named = campaign("agenda", plan, "--days", "3", "--today", "2027-03-15", "--confidential", "mlive001")
    assert "Odoo is live" in named.stdout
    assert "confidential" not in named.stderr
