"""Cells as long as a spreadsheet allows, made to keep a pattern busy: each is read, or said not to be, in a moment.

What is slow here does not end: such a cell took from ten seconds to hours before it was bounded.
"""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from campaign.desk.importing import sheet_entries
from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import Import
from campaign.documents.sheets import headers
from campaign.documents.sheets.date_cells import without_status
from campaign.language import language
from tests.conftest import TODAY

LONGEST = 32_767
COLUMNS = ("Titel", "Kanaal", "Datum", "Doelgroep", "Eigenaar", "Tijd", "Einddatum", "Kosten", "Status")
UNITS = {
    "spaces": "5{ }mrt",
    "spaces before brackets": "5{ }(concept)",
    "tabs": "a{\t}b",
    "dates": "{5 mrt - }",
    "digits": "{1}",
    "dashes": "{1-}",
    "commas": "{,}",
    "and": "{a en }1",
    "words of status": "{concept 5 (}",
    "lines": "5{\n}mrt",
}
TOO_LONG = "It is longer than a moment is written"


def long_cell(unit: str) -> str:
    """Return a cell as long as it can be, in which what stands in braces comes back."""
    before, again, behind = unit.replace("}", "{").split("{")
    return before + again * ((LONGEST - len(before) - len(behind)) // len(again)) + behind


def imported(rows: list[list[str]], folder: Path) -> Import:
    lines = [";".join('"' + each.replace('"', '""') + '"' for each in row) for row in rows]
    return read_import(Incoming(Path("a.csv"), "\r\n".join(lines).encode(), None, folder, TODAY, "plan"))


@pytest.mark.parametrize("name", UNITS)
def test_a_cell_as_long_as_can_be_is_read_in_whatever_column_it_stands(name: str, tmp_path: Path):
    cell = long_cell(UNITS[name])
    rows = [[cell if column == other else "" for other in COLUMNS] for column in COLUMNS[2:]]
    rows = [[f"Bericht {number}", "mail", *row[2:]] for number, row in enumerate(rows)]
    found = imported([list(COLUMNS), *rows, ["Laatste", "mail", "5 mrt 2027", *[""] * 6]], tmp_path)
    assert len(found.understood) == len(rows) + 1
    told = {language("en").render(each.why) for each in found.not_understood}
    assert any(TOO_LONG in each for each in told) == (len(" ".join(cell.split())) > 300)


def test_three_thousand_audiences_in_a_cell_are_looked_up_and_not_sought(tmp_path: Path, monkeypatch):
    calls = 0
    name_of = sheet_entries.name_of

    def counted(row):
        nonlocal calls
        calls += 1
        return name_of(row)

    monkeypatch.setattr(sheet_entries, "name_of", counted)
    named = [f"Team {number}" for number in range(3000)]
    found = imported(
        [["Titel", "Kanaal", "Datum", "Doelgroep"], ["A", "mail", "5 mrt 2027", "; ".join(named)]], tmp_path
    )
    assert len(found.understood) == 1
    assert 3000 <= calls <= 3100


def test_a_word_that_is_like_no_heading_is_compared_with_none(monkeypatch):
    compared = []

    def counting(*pair):
        compared.append(pair)
        return SequenceMatcher(*pair)

    monkeypatch.setattr(headers, "SequenceMatcher", counting)
    headers.meaning.cache_clear()
    assert headers.meaning("zz1234567") == (None, False)
    assert compared == []
    assert headers.meaning("Doelgroeppen")[0] == "audiences", "one that is like a heading is"
    assert compared


@pytest.mark.parametrize(
    ("text", "rest", "status"),
    [
        ("verzonden", "", "sent"),
        ("verzonden op 5 mrt", "5 mrt", "sent"),
        ("concept: 12 maart 2027", "12 maart 2027", "draft"),
        ("12 mrt (verzonden)", "12 mrt", "sent"),
        ("12 mrt - nog niet gestart", "12 mrt", "draft"),
        ("12 mrt verzonden", "12 mrt", "sent"),
        ("12-3, akkoord", "12-3", "approved"),
        ("12 mrt go-live", "12 mrt go-live", None),
        ("nog niet verzonden", "nog niet verzonden", None),
        ("(verzonden)", "(verzonden)", None),
    ],
)
def test_a_status_is_read_at_the_ends_of_a_date(text: str, rest: str, status: str | None):
    assert without_status(text) == (rest, status)
