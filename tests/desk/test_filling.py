"""What there is to fill in after a campaign, what is missing first, and each number as an edit."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.checks.situation import Situation
from campaign.desk.cells import cell_edit
from campaign.desk.counting import results_of
from campaign.desk.desk import Desk
from campaign.desk.filling import Cell, Count, counts
from campaign.desk.progress import periods
from campaign.errors import NotUnderstoodError
from campaign.language import use
from campaign.model.changes import Edit
from tests.cli.test_report import PLAN
from tests.conftest import no_holidays

TODAY = date(2027, 2, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 20, 9), holidays=no_holidays)


def found(desk: Desk) -> dict[str, Count]:
    results = results_of(Situation(desk.schedule, desk.today), desk.plan.places("messages"))
    return {each.entry.id: each for each in counts(results, desk.today)}


def filled_in(desk: Desk, count: Count, cell: Cell, text: str) -> Edit | None:
    return cell_edit(desk, count.entry, cell, text, count.table)


def test_what_is_missing_comes_first_and_objectives_before_the_other_activations(desk: Desk):
    order = [(each.section, name) for name, each in found(desk).items()]
    assert order[0] == ("missing", "proef")
    sections = [section for section, _name in order]
    assert sections == sorted(
        sections, key=["missing", "objectives", "activations", "ahead", "unsent", "uncounted"].index
    )
    assert ("objectives", "keuze") in order
    assert ("activations", "stem") in order


def test_a_number_is_filled_in_as_an_edit_that_is_taken_back(desk: Desk):
    use("nl")
    before = desk.plan
    desk.do(filled_in(desk, found(desk)["proef"], "result", " 1.250 "))
    assert desk.plan.message("proef").result == 1250
    assert found(desk)["proef"].section == "activations"
    desk.do(filled_in(desk, found(desk)["keuze"], "target", "80%"))
    assert desk.plan.get("objectives", "keuze").target == 80
    desk.undo()
    desk.undo()
    assert desk.plan == before


def test_a_number_that_stays_what_it_is_is_no_edit_and_an_empty_one_is_taken_away(desk: Desk):
    stem = found(desk)["stem"]
    assert filled_in(desk, stem, "result", "50") is None
    desk.do(filled_in(desk, stem, "result", ""))
    assert desk.plan.message("stem").result is None
    assert "result" not in desk.plan.message("stem").model_fields_set


def test_what_is_no_number_is_refused(desk: Desk):
    with pytest.raises(NotUnderstoodError):
        filled_in(desk, found(desk)["stem"], "result", "heel veel")


def test_what_has_no_target_comes_last_until_it_gets_one(desk: Desk):
    desk.do(filled_in(desk, found(desk)["stem"], "result", ""))
    desk.do(filled_in(desk, found(desk)["stem"], "target", ""))
    assert found(desk)["stem"].section == "uncounted"


def test_periods_are_weeks_until_there_are_too_many(desk: Desk):
    results = results_of(Situation(desk.schedule, desk.today), desk.plan.places("messages"))
    stem = next(each for each in results.activations if each.message.id == "stem")
    later = type(stem)(stem.message.model_copy(update={"result": 400}), date(2027, 6, 1), missing=False)
    kind, weeks = periods([stem, later], 100)
    assert kind == "week"
    assert (weeks[0].share, weeks[-1].share) == (0.25, 2.0)
    assert all(each.share is None for each in weeks[1:-1])
    less = type(stem)(stem.message.model_copy(update={"result": 100}), date(2027, 6, 30), missing=False)
    kind, months = periods([stem, later, less], 4)
    assert (kind, len(months)) == ("month", 4)
    assert (months[-1].share, months[-1].known) == (1.25, 2)
    assert periods([], 4) == ("week", ())
