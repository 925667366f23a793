"""The other campaigns of a folder: each counts once, however often its plan was copied."""

import shutil
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.neighbours import Neighbourhood
from tests.conftest import EXAMPLES, TODAY, no_holidays

OTHER = "poliklinieken-een-plein.toml"


def others(desk: Desk) -> list[str]:
    """Return the titles of the other campaigns."""
    near = Neighbourhood(desk.file.path.parent, today=TODAY, now=desk.now, holidays=no_holidays)
    found = [each.schedule.plan.campaign.title for each in near.others(desk.file.path)]
    assert found == [each.schedule.plan.campaign.title for each in Neighbourhood.of(desk).others(desk.file.path)]
    return found


@pytest.fixture
def folder(desk: Desk) -> Path:
    """Return the folder of a plan, with another one beside it."""
    folder = desk.file.path.parent
    shutil.copy(EXAMPLES / OTHER, folder / OTHER)
    assert len(others(desk)) == 1
    return folder


def test_a_copy_of_the_plan_itself_is_no_other_campaign(desk: Desk, folder: Path):
    shutil.copy(desk.file.path, folder / "kopie.toml")
    assert len(others(desk)) == 1


def test_two_copies_of_another_campaign_count_once(desk: Desk, folder: Path):
    shutil.copy(folder / OTHER, folder / "poliklinieken (2).toml")
    assert len(others(desk)) == 1


def test_another_campaign_that_began_as_a_copy_counts(desk: Desk, folder: Path):
    text = (folder / OTHER).read_text("utf-8")
    own = Desk.open(folder / OTHER, today=TODAY, now=desk.now, holidays=no_holidays).plan.campaign.id
    assert own
    (folder / "tweede.toml").write_text(text.replace(own, "cander01"), "utf-8")
    assert len(others(desk)) == 2
