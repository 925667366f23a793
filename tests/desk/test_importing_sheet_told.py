"""What a sheet says beside its rows, and what is taken for granted of it: each is told, and once."""

from datetime import date
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.importing.imports import Import
from campaign.language import Sentence, language
from campaign.model.when import OnDay
from tests.desk.test_importing_sheet import HEAD, come, desk, done, into
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


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["Zorg & Welzijn"], ["Zorg & Welzijn"]),
        (["Team A & B"], ["Team A & B"]),
        (["Zorg & Welzijn", "Zorg", "Welzijn"], ["Zorg", "Welzijn"]),
        (["Zorg & Welzijn", "Zorg"], ["Zorg & Welzijn", "Zorg"]),
        (["Zorg & Welzijn, Staf & OR", "OR + Staf"], ["Zorg & Welzijn", "Staf", "OR"]),
        (["Klanten & leveranciers"], ["Klanten", "leveranciers"]),
        (["Directie (5) & MT (3)"], ["Directie", "MT"]),
        (["Teams (A & B) & OR"], ["Teams (A & B)", "OR"]),
        (["Allen, behalve Zorg & Welzijn"], ["Allen", "Zorg & Welzijn"]),
    ],
)
def test_an_ampersand_between_capitals_divides_only_names_that_stand_elsewhere(
    tmp_path: Path, cells: list[str], names: list[str]
):
    rows: Rows = [HEAD, *(["1 mrt 2027", "mail", each, f"Bericht {number}"] for number, each in enumerate(cells))]
    imported, plan = new(tmp_path, rows)
    assert [each.name for each in plan.audiences] == names
    (line,) = [each for each in told(imported) if each.startswith("Nieuwe doelgroep")]
    assert [each.strip() for each in line.rstrip(".").partition(":")[2].split(",")] == names


def test_an_ampersand_divides_what_are_audiences_of_the_plan(desk: Desk):
    plan = done(
        desk, into(desk, [HEAD, ["1 mrt 2027", "mail", "MT & OR", "Een"], ["2 mrt 2027", "mail", "OR", "Twee"]])
    )
    assert plan.messages[1].audiences == ("mt", "or")
    imported = into(desk, [HEAD, ["1 mrt 2027", "mail", "mt", "Een"]])
    assert not [each for each in told(imported) if each.startswith("Nieuwe doelgroep")]


def test_a_word_for_a_channel_that_is_another_is_told_once(tmp_path: Path):
    words = ["E-mail", "mail", "Website", "website", "Webinar", "Persbericht", "Intranet"]
    rows: Rows = [HEAD, *(["1 mrt 2027", each, "Allen", f"Bericht {number}"] for number, each in enumerate(words))]
    imported, _plan = new(tmp_path, rows)
    line = "‘E-mail’ is gelezen als mail, ‘Website’ is gelezen als intranet, ‘Webinar’ is gelezen als training."
    assert line in told(imported)


@pytest.mark.parametrize("head", [["Datum", "Dag"], ["Dag", "Datum"]])
def test_a_weekday_that_is_not_that_of_the_date_is_told_at_its_row(tmp_path: Path, head: list[str]):
    days = [
        {"Datum": "23-02-2027", "Dag": "vr"},
        {"Datum": "24-02-2027", "Dag": "wo"},
        {"Datum": "n.t.b.", "Dag": "ma"},
    ]
    rows: Rows = [[*head, *HEAD[1:]], *([*map(each.get, head), "mail", "Allen", str(each)] for each in days)]
    imported, plan = new(tmp_path, rows)
    assert [each.when for each in plan.messages] == [OnDay(date(2027, 2, 23)), OnDay(date(2027, 2, 24)), None]
    assert left(imported) == [(2, "Dag: vr"), (4, "n.t.b.")]
    why = "Dag en datum kloppen niet: die datum is di 23 feb"
    assert dutch(imported.not_understood[0].why) == why
