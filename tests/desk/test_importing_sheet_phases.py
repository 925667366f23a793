"""Phases of a spreadsheet that has days only for its messages."""

from pathlib import Path

import pytest

from campaign.desk.importing.imports import edit_for
from campaign.language import language
from campaign.model.changes import apply
from tests.desk.test_importing_sheet import come
from tests.documents.sheets import separated

HEAD = ["Fase", "Datum", "Titel", "Kanaal"]


def phases(path: Path, *rows: tuple[str, str]) -> list[tuple[str, str, str]]:
    imported = come(path, separated([HEAD, *([*row, f"Bericht {at}", "mail"] for at, row in enumerate(rows))]))
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    told = [language("nl").render(each.told) for each in imported.changes if each.entry[0] == "phases"]
    after = "▲ Van het eerste bericht tot en met het laatste"
    assert [after in each for each in told] == [each.start is not None for each in plan.phases]
    return [(each.title, str(each.start or ""), str(each.end or "")) for each in plan.phases]


def test_they_run_from_their_first_message_to_their_last(tmp_path: Path):
    rows = [("Advies", "12-3-2027"), ("Advies", "wk 11 2027"), ("Besluit", "1-4-2027"), ("Nazorg", "")]
    assert phases(tmp_path, *rows) == [
        ("Advies", "2027-03-12", "2027-03-21"),
        ("Besluit", "2027-04-01", "2027-04-01"),
        ("Nazorg", "", ""),
    ]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("16-3-2027", [("Advies", "2027-03-15", "2027-03-15"), ("Besluit", "2027-03-16", "2027-03-16")]),
        ("15-3-2027", [("Advies", "", ""), ("Besluit", "", "")]),
        ("T-14", [("Advies", "2027-03-15", "2027-03-21"), ("Besluit", "", "")]),
    ],
)
def test_a_week_ends_where_the_next_phase_begins_and_what_runs_together_has_no_days(tmp_path: Path, second, found):
    assert phases(tmp_path, ("Advies", "wk 11 2027"), ("Besluit", second)) == found


def test_a_phase_that_moves_with_a_milestone_has_no_days_of_its_own(tmp_path: Path):
    assert phases(tmp_path, ("Advies", "12-3-2027"), ("Advies", "T-14")) == [("Advies", "", "")]
