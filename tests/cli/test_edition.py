"""`campaign edition`: text and JSON."""

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


def test_the_next_edition_of_each_channel_says_what_is_late_in_dutch(clinic: Path):
    result = campaign("--lang", "nl", "--today", "2027-03-10", "edition", clinic)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "Maandagnieuws 11 · ma 15 mrt 2027 09:00 · 0 van 6"
    assert "  ▲ Onze eerste pilotdagen: dit liep vast · concept · Redactie Poliflits · kopij is te laat" in lines


def test_a_program_gets_the_edition_of_a_day(clinic: Path):
    result = campaign("--today", "2027-02-10", "edition", clinic, "Poliflits", "--date", "2027-03-01", "--json")
    (found,) = json.loads(result.stdout)
    assert (found["channel"], found["date"], found["number"]) == ("poliflits", "2027-03-11", 5)
    assert (found["count"], found["capacity"]) == (1, 5)
    assert (found["copy_due"], found["ask_approval_by"]) == ("2027-03-08", "2027-03-03")
    assert found["items"][0]["title"] == "Onze eerste pilotdagen: dit liep vast"
    assert found["items"][0]["behind"] is None


def test_a_channel_without_editions_is_told(clinic: Path):
    result = campaign("--lang", "nl", "edition", clinic, "intranet")
    assert (result.returncode, result.stdout) == (2, "")
    assert "Er is geen kanaal intranet met uitgaven" in result.stderr
