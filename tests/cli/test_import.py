"""`campaign import`, as people and scripts call it."""

import json
from pathlib import Path

from tests.calendars.test_reading import GOOD, calendar
from tests.cli.test_verbs import campaign

BAD = "UID:b\r\nSUMMARY:Heidag\r\nDTSTART:onzin"


def test_a_calendar_of_others_is_told_and_then_put_behind_the_plans(plan: Path):
    file = plan.parent / "directie.ics"
    file.write_bytes(calendar(GOOD, BAD))
    told = campaign("--lang", "nl", "import", file, "--into", plan, "--dry-run")
    assert told.returncode == 1
    assert "1 begrepen" in told.stdout
    assert "regel 9: Heidag: " in told.stderr
    assert not (plan.parent / "backdrop").exists()
    done = campaign("import", file, "--into", plan, "--json")
    assert done.returncode == 0, done.stderr
    kept = plan.parent / "backdrop" / "directie.ics"
    assert json.loads(done.stdout) == {
        "changes": [{"message": None, "uid": None, "kind": "new", "key": None, "from": None, "to": str(kept)}],
        "understood": [{"line": 3, "text": "Directiedag", "message": None}],
        "not_understood": [{"line": 9, "text": "Heidag", "why": "This event has no start that can be read"}],
    }
    assert kept.read_bytes() == file.read_bytes()
    again = campaign("import", file, "--into", plan, "--dry-run")
    assert (again.returncode, again.stdout) == (0, "1 understood\nNothing changes.\n")


def test_what_cannot_be_read_is_a_sentence(plan: Path):
    file = plan.parent / "a.ics"
    file.write_bytes(b"<html>")
    refused = campaign("import", file, "--into", plan)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "web page" in refused.stderr


def test_what_colleagues_changed_comes_back_as_json_to_the_letter(plan: Path):
    file = plan.parent / "uit.ics"
    assert campaign("export", plan, "--to", "ics", "-o", file).returncode == 0
    assert campaign("import", file, "--into", plan, "--dry-run").returncode == 0
    file.write_bytes(file.read_bytes().replace(b"20270301T", b"20270302T"))
    told = campaign("import", file, "--into", plan, "--dry-run", "--json")
    assert told.returncode == 1
    change = {"message": "mstart01", "uid": "mstart01-codoo2h7@campaign", "kind": "moved", "key": "when"}
    assert json.loads(told.stdout)["changes"] == [{**change, "from": "start 09:30", "to": "start + 1d 09:30"}]
    pinned = campaign("import", file, "--into", plan, "--dry-run", "--json", "--keep", "date")
    assert json.loads(pinned.stdout)["changes"][0]["to"] == "2027-03-02T09:30:00"
    before = plan.read_text("utf-8")
    done = campaign("--lang", "nl", "import", file, cwd=plan.parent)
    assert done.returncode == 0, done.stderr
    assert (
        "verplaatst: Waarom Odoo, en wat vraagt dat van jou: ma 1 mrt 09:30–10:15 → di 2 mrt 09:30–10:15" in done.stdout
    )
    assert plan.read_text("utf-8") == before.replace('when = "start 09:30"', 'when = "start + 1d 09:30"')
    again = campaign("import", file, "--into", plan, "--dry-run")
    assert (again.returncode, again.stdout.splitlines()[1:]) == (0, ["Nothing changes."])


def test_a_calendar_starts_a_new_plan(plan: Path):
    file, target = plan.parent / "a.ics", plan.parent / "nieuw.toml"
    file.write_bytes(calendar(GOOD))
    assert campaign("import", file, "--as", "plan", "--into", target).returncode == 0
    assert 'title = "Directiedag"' in target.read_text("utf-8")
    refused = campaign("import", file, "--as", "plan", "--into", target)
    assert refused.returncode == 2
