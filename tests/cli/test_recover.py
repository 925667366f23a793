"""`campaign recover`: work that the screen lost hold of is told, taken over, written elsewhere or thrown away."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.storage.journals import left_behind
from campaign.storage.planfile import read_plan
from tests.cli.calling import campaign
from tests.cli.conftest import refused
from tests.conftest import TODAY, no_holidays
from tests.desk.journals import SECONDS, kept
from tests.desk.test_keeping import moved
from tests.desk.test_recovering import DRAFTS

Said = Callable[..., str]


@pytest.fixture
def work(plan: Path) -> Desk:
    """Return a desk whose work was never saved: a message moved and one deleted."""
    desk = Desk.open(plan, today=TODAY, now=lambda: datetime(2027, 2, 15, 9, 0), holidays=no_holidays)
    with kept(desk) as keeper:
        moved(desk)
        desk.do(edits.delete_entry(desk.plan, "messages", "mkaart01"))
        assert keeper.flush(SECONDS)
    return desk


def looked_at(*arguments: object) -> str:
    result = campaign("--lang", "nl", "--today", "2027-02-15", "recover", *arguments)
    assert (result.returncode, result.stderr) == (1, "")
    return result.stdout


def test_all_work_is_listed_with_its_plan_and_moment(work: Desk):
    (line,) = looked_at().splitlines()
    assert line.startswith(str(work.file.path))
    assert "ma 15 feb 2027 09:00" in line
    assert line.endswith("2 onderdelen gewijzigd")


def test_what_taking_over_changes_is_told_and_nothing_is_done(plan: Path, work: Desk):
    before = plan.read_bytes()
    told = looked_at(plan)
    assert "Handleiding op de kaart" in told
    assert "--take" in told
    assert plan.read_bytes() == before
    assert len(left_behind(plan)) == 1


def test_it_is_taken_over_and_saved_and_undo_takes_that_back(plan: Path, said: Said, work: Desk):
    before = plan.read_bytes()
    said("recover", "--take")
    assert read_plan(plan).plan == work.plan
    assert left_behind(plan) == []
    said("undo")
    assert plan.read_bytes() == before


def test_a_form_stays_for_the_app(plan: Path, said: Said, work: Desk):
    with kept(work) as keeper:
        work.keep_draft("messages/mlive001", DRAFTS["messages/m1"])
        assert keeper.flush(SECONDS)
    assert "1 formulier" in said("recover", "--take")
    assert len(left_behind(plan)) == 1
    assert json.loads(campaign("recover", plan, "--json").stdout)[0]["drafts"] == {
        "messages/mlive001": DRAFTS["messages/m1"]
    }


def test_what_both_changed_is_marked_and_can_be_settled(plan: Path, said: Said, work: Desk):
    said("move", "mtestov1", "2027-05-03")
    result = campaign("--lang", "nl", "recover", plan, "--take")
    assert result.returncode == 1
    assert "campaign settle" in result.stdout
    assert "mtestov1.when" in campaign("settle", plan).stdout
    said("settle", "mtestov1.when=theirs")
    assert str(read_plan(plan).plan.message("mtestov1").when) == "2027-05-03"


def test_it_is_thrown_away(plan: Path, said: Said, work: Desk):
    said("recover", "--drop")
    assert left_behind(plan) == []
    assert len(refused(plan, "recover")) == 1


def test_the_plan_comes_back_elsewhere_also_when_its_file_is_gone(plan: Path, said: Said, work: Desk, tmp_path: Path):
    plan.unlink()
    place = tmp_path / "terug.toml"
    said("recover", "-o", place)
    assert read_plan(place).plan == work.plan
    assert len(left_behind(plan)) == 1, "it stays until somebody throws it away"


def test_programs_get_the_same(plan: Path, work: Desk):
    (listed,) = json.loads(campaign("recover", "--json").stdout)
    assert listed == {
        "plan": str(plan), "at": "2027-02-15T09:00:00", "entries": 2, "forms": 0, "damaged": False
    }  # fmt: skip
    (told,) = json.loads(campaign("recover", plan, "--json").stdout)
    assert {each["id"] for each in told["changes"]["differences"]} == {"mtestov1", "mkaart01"}
    assert told["conflicts"] == []
    assert json.loads(campaign("recover", plan, "--take", "--json").stdout) == {"conflicts": 0, "forms": 0}


def test_programs_hear_what_was_written_and_thrown_away(plan: Path, work: Desk, tmp_path: Path):
    place = tmp_path / "terug.toml"
    assert json.loads(campaign("recover", plan, "-o", place, "--json").stdout) == {"file": str(place)}
    assert json.loads(campaign("recover", plan, "--drop", "--json").stdout) == {"dropped": 1}


def test_confidential_work_is_only_counted(plan: Path, said: Said):
    said("edit", "mlive001", "--confidential", "ja")
    desk = Desk.open(plan, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
    with kept(desk) as keeper:
        desk.do(edits.set_fields(desk.plan, "messages", "mlive001", {"title": "Geheim", "goal": "Geheim"}))
        desk.keep_draft("messages/mlive001", {"title": "Geheim"})
        assert keeper.flush(SECONDS)
    assert "Geheim" not in looked_at(plan)
    assert "Geheim" not in campaign("recover", plan, "--json").stdout


def test_without_work_that_is_said(plan: Path, said: Said):
    assert campaign("recover").returncode == 0
    assert len(refused(plan, "recover")) == 1
    assert len(refused(plan, "recover", "--take", "--drop")) == 1
