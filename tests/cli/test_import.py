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
