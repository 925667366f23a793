"""A file of separated values opens in Excel as a table, and nothing that somebody typed is calculated."""

import csv
from datetime import datetime
from io import StringIO

import pytest

from campaign.documents.book.separated import separated
from campaign.documents.book.texts import as_meant, defused
from campaign.documents.sheets.separated import read_separated
from tests.documents.plans import DAY, contents_from, contents_of_example
from tests.documents.test_workbook import FORMULAS, NAME


def lines_of(data: bytes, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_dutch_one_has_semicolons_and_a_mark_and_windows_line_ends():
    data = separated(contents_of_example(NAME))
    assert data.startswith(b"\xef\xbb\xbfId;Datum;Tijd;Tot en met;Week;Titel;Kanaal;")
    assert data.count(b"\r\n") == len(lines_of(data, ";")) + 1
    first = lines_of(data, ";")[0]
    assert (first["Datum"], first["Tijd"], first["Week"], first["Status"]) == (
        "2027-01-12",
        "10:00",
        "wk 2",
        "verstuurd",
    )


def test_an_english_one_has_commas():
    rows = [{"title": 'A, "B"\nC', "when": datetime(2027, 3, 1, 9, 30), "cost": 2.5}]
    (line,) = lines_of(separated(contents_from(rows)), ",")
    assert (line["Title"], line["Date"], line["Time"], line["Cost"]) == ('A, "B"\nC', "2027-03-01", "09:30", "2.5")


def test_a_number_is_written_as_its_language_does():
    made = separated(contents_from([{"title": "A", "when": DAY, "cost": 2.5}], {"language": "nl"}))
    assert lines_of(made, ";")[0]["Kosten"] == "2,5"


@pytest.mark.parametrize("text", [*FORMULAS, "'=1", "''-x", "＝1+1"])
def test_a_formula_is_defused_and_comes_back(text):
    (line,) = lines_of(separated(contents_from([{"title": text, "when": DAY}])), ",")
    assert line["Title"] == f"'{text}"
    assert as_meant(line["Title"]) == text
    titles = [cell.text for row in read_separated(separated(contents_from([{"title": text}]))).rows for cell in row]
    assert text.strip() in titles


@pytest.mark.parametrize("text", ["", "'", "'quoted'", "a=b", "1-2", "''"])
def test_other_texts_stay_as_they_are(text):
    assert defused(text) == text == as_meant(text)


def test_a_confidential_message_stays_behind():
    made = contents_from([{"title": "Secret", "when": DAY, "confidential": True}, {"title": "Open"}])
    assert [line["Title"] for line in lines_of(separated(made), ",")] == ["Open"]


def test_a_cell_of_nothing_but_a_tab_reads_back_as_empty_and_not_as_the_sign_before_it():
    data = f"Titel;Notities\r\n{defused('=1')};{defused(chr(9))}\r\n".encode()
    sheet = read_separated(data)
    assert [cell.text for row in sheet.rows for cell in row] == ["Titel", "Notities", "=1"]
