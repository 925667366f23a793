"""Plans that were typed over from tables in documents: the rules say what docs/checks.md judges, and no more."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from tests.checks.conftest import dutch_holidays

FOLDER = Path(__file__).parent / "typed_over"
SAID = {
    "communicatieplan": ["G001", "G003", "G009", "M001", "P000", "P003", "R001"],
    "planning": ["G003", "G009", "M001", "M001", "P000", "P001", "P003", "R001"],
    "touchpoints": ["A008", "G001", "G003", "G009", "M001", "P000", "P003", "R001", "T001", "T001"],
}


@pytest.mark.parametrize("name", SAID)
def test_a_plan_that_was_typed_over_gets_these_findings(name: str):
    today = date(2027, 2, 15)
    path = FOLDER / f"{name}.toml"
    desk = Desk.open(path, today=today, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=dutch_holidays)
    assert desk.problems == ()
    assert sorted(each.code for each in Checking(desk).findings()) == SAID[name]


def test_every_plan_that_was_typed_over_is_held():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(SAID)
