"""What a sheet says beside its rows, and what is taken for granted of it: each is told, and once."""

from datetime import date
from pathlib import Path

import pytest

from campaign.desk.importing.imports import Import
from campaign.language import Sentence, language
from campaign.model.when import OnDay
from tests.desk.test_importing_sheet import HEAD, come, desk
from tests.desk.test_importing_sheet_words import new
from tests.documents.sheets import Rows, separated

__all__ = ["desk"]
ASIDE = [["Project: Nieuw verlofsysteem", "", "Go-live: 7 juni 2027"], ["Leider: A"], []]
ROWS = [["week na go-live", "mail", "Team A", "Vragenuurtje"], ["T-7", "mail", "Team A", "Reminder"]]


def dutch(sentence: Sentence) -> str:
    return language("nl").render(sentence)


def told(imported: Import) -> list[str]:
    return [dutch(each) for each in imported.remarks]


def left(imported: Import) -> list[tuple[int, str]]:
    return [(each.place, each.text) for each in imported.not_understood]


@pytest.mark.parametrize(
    "words",
    [
        ["Go-live: 7 juni 2027"],
        ["Datum livegang", "2027-06-07"],
        ["Livegangdatum 7-6-2027"],
        ["", "Go live – 7 juni 2027"],
    ],
)
def test_the_day_of_the_go_live_above_the_table_is_that_of_the_milestone(tmp_path: Path, words: list[str]):
    imported, plan = new(tmp_path, [words, [], HEAD, *ROWS])
    (golive,) = plan.milestones
    assert (golive.golive, golive.date) == (True, OnDay(date(2027, 6, 7)))
    assert imported.waiting == ()
    assert "De dag staat buiten de tabel (rij 1)." in told(imported)
    assert imported.not_understood == ()


def test_of_two_days_of_the_go_live_neither_counts_and_one_that_is_given_does(tmp_path: Path):
    rows: Rows = [["Go-live: 7 juni 2027"], ["Livegang: 8 juni 2027"], [], HEAD, *ROWS]
    imported, plan = new(tmp_path, rows)
    assert plan.milestones[0].date is None
    assert left(imported) == [(1, "Go-live: 7 juni 2027"), (2, "Livegang: 8 juni 2027")]
    given = come(tmp_path, separated([*ASIDE, HEAD, *ROWS]), dates={"livegang": OnDay(date(2027, 6, 10))})
    assert "do 10 jun" in dutch(given.changes[0].told)


def test_a_line_of_the_go_live_without_a_day_stays_beside_the_plan(tmp_path: Path):
    imported, plan = new(tmp_path, [["Go-live: zomer 2027 (onzeker)"], [], HEAD, *ROWS])
    assert plan.milestones[0].date is None
    assert left(imported) == [(1, "Go-live: zomer 2027 (onzeker)")]


def test_the_same_of_a_row_of_two_days_is_told_once(tmp_path: Path):
    rows: Rows = [[*HEAD, "Status"], ["01-04-2027 / 08-04-2027", "mail", "Team A", "Schouw", "Nieuw"]]
    imported, plan = new(tmp_path, rows)
    assert len(plan.messages) == 2
    assert left(imported) == [(2, "Nieuw")]
