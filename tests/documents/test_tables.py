"""Files of cells: encodings, separators and types are found out; a hostile file is a sentence."""

import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from campaign.documents.sheets.tables import MOST_BYTES, PASSWORD, read_tables
from campaign.documents.sheets.workbook_reading import NO_VALUE
from campaign.errors import NotUnderstoodError
from campaign.language import language
from tests.documents.sheets import ods, separated, xlsx
from tests.torture.counts import examples

ROWS = [["Datum", "Doelgroep"], ["12 maart", "Café-medewerkers"]]
TEXTS = [["Datum", "Doelgroep"], ["12 maart", "Café-medewerkers"]]


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_tables(data).sheets[0].rows]


def refusal(data: bytes) -> str:
    with pytest.raises(NotUnderstoodError) as caught:
        read_tables(data)
    assert caught.value.remedy is not None
    return language("nl").render(caught.value.text)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str):
    assert texts(separated(ROWS, separator).decode().encode(encoding)) == TEXTS


def test_a_comma_in_a_sentence_is_no_separator():
    data = b"Datum;Boodschap\n12 maart;Eerst dit, dan dat, en dan klaar\n13 maart;Dit, en dat\n"
    assert texts(data)[1] == ["12 maart", "Eerst dit, dan dat, en dan klaar"]


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_line_ends_where_a_spreadsheet_ends_it_when_the_separator_is_found_out(char: str):
    assert texts(f"Datum;Kanaal;Titel\n;{char}\t;\n0\t{char};;\n".encode())[0] == ["Datum", "Kanaal", "Titel"]


def test_comments_at_the_top_and_the_line_for_excel_are_no_rows_of_the_table():
    assert texts(b"# bron: a, b, c\nsep=;\nDatum;Kanaal\n1 mei;mail\n") == [
        ["# bron: a, b, c"],
        ["Datum", "Kanaal"],
        ["1 mei", "mail"],
    ]


def test_a_row_keeps_its_line_in_the_file():
    rows = read_tables(b'Datum;Boodschap\n"12 mei";"twee\nregels"\n\n13 mei;x\n').sheets[0].rows
    assert [row[0].row for row in rows] == [1, 2, 5]


def test_a_workbook_keeps_types_merged_cells_and_places():
    values = [date(2027, 3, 1), datetime(2027, 3, 1, 9, 30), time(9), 7]
    data = xlsx({"Plan": [["Datum", "x"], *([each] for each in values[:3]), [], [7]]}, ["B1:C2"])
    (sheet,) = read_tables(data).sheets
    assert [row[0].value for row in sheet.rows] == ["Datum", *values]
    assert [row[0].row for row in sheet.rows] == [1, 2, 3, 4, 6]
    assert sheet.merged[0] == (1, 2, 2, 3)


def test_days_count_from_1904_in_a_workbook_of_the_mac():
    tables = read_tables(xlsx({"Plan": [["Datum"], [date(2027, 3, 1)]]}, mac=True))
    assert tables.from_1904
    assert tables.sheets[0].rows[1][0].value == date(2027, 3, 1)


def test_a_sheet_of_libreoffice_is_read_the_same():
    (sheet,) = read_tables(ods([["Datum", "Kanaal"], [date(2027, 3, 1), "mail"]])).sheets
    assert sheet.rows[1][0].value == date(2027, 3, 1)
    assert [cell.text for cell in sheet.rows[1]] == ["2027-03-01", "mail"]


def test_what_stays_behind_in_a_workbook_is_told():
    data = BytesIO(xlsx({"Plan": [["Datum", "Kosten"], ["1 mei", "=1+1"]]}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"")
    told = " ".join(map(language("nl").render, read_tables(data.getvalue()).told))
    assert "macro's" in told
    assert "andere bestanden" in told
    assert "Formules zonder waarde: 1" in told


@cache
def bomb() -> bytes:
    """Return a workbook of some kB that unpacks to a gigabyte."""
    file = BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(210):
            part.write(bytes(1_000_000))
    return file.getvalue()


def lying(data: bytes) -> bytes:
    """Return a zip whose directory says that its parts are small."""
    place = data.index(b"PK\x01\x02")
    return data[: place + 24] + (10).to_bytes(4, "little") + data[place + 28 :]


def far() -> bytes:
    """Return a workbook with one cell at the far end of the sheet, for which a reader may take 500 GB."""
    book = Workbook()
    for place in ("A1", "XFD1048576"):
        book.worksheets[0][place] = "x"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "voor 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + PASSWORD, "wachtwoord"),
        (b"PK\x03\x04 and nothing more", "kapot"),
        (xlsx({"Plan": ROWS})[:-400], "kapot"),
        (bytes(range(256)) * 4, "geen spreadsheet"),
        (b"a" * (MOST_BYTES + 1), "groter dan"),
        ((b"a;b\n") * 60_000, "meer dan 50000 rijen"),
        (b";".join([b"a"] * 2_000), "meer dan 50000 rijen of 1000 kolommen"),
        (b'a;"' + b"x" * 1_100_000, "niet als tabel"),
    ],
    ids=["xls", "locked", "cut", "broken", "bytes", "large", "rows", "columns", "quote"],
)
def test_a_file_that_cannot_be_read_is_a_sentence(data: bytes, said: str):
    assert said in refusal(data)


@pytest.mark.parametrize("make", [bomb, far, lambda: lying(bomb())], ids=["bomb", "far", "lying"])
def test_a_workbook_that_asks_for_too_much_is_a_sentence(make):
    assert refusal(make()) in {
        "De werkmap vraagt meer geheugen of tijd dan een plan nodig heeft",
        "De werkmap is kapot, of het is er geen",
    }


def test_spaces_behind_a_formula_are_passed_over_once():
    assert NO_VALUE.search(b"</f>" + b" " * 1_000_000) is None
    assert NO_VALUE.search(b"<f>1</f> <v> </v> </c>")


@settings(max_examples=examples(100, 20_000), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes):
    with suppress(NotUnderstoodError):
        read_tables(data)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=30).filter(
    lambda text: not text.lstrip().startswith("'")  # an apostrophe keeps what follows from being calculated
)


@settings(max_examples=examples(40, 5000), deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=8))
def test_what_a_text_file_says_comes_back(rows: list[list[str]]):
    rows = [["Datum", "Kanaal", "Titel"], *rows]
    found = texts(separated(rows))
    said = [[text.strip() for text in row if text.strip()] for row in rows]
    assert found == [row for row in said if row]


def test_a_large_workbook_is_read_although_its_reader_begins_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A pipe holds 64 kB: what is larger must be there whole also when the reader is not there yet."""
    chance = Random(1)
    rows = [["Datum", "Onderwerp"], *(["2027-03-01", chance.randbytes(60).hex()] for _row in range(5_000))]
    data = xlsx({"Plan": rows})
    assert len(data) > 200_000
    (tmp_path / "sitecustomize.py").write_text("import time; time.sleep(0.7)", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("campaign.documents.sheets.workbook_reading.LONGEST", 20)
    (sheet,) = read_tables(data).sheets
    assert len(sheet.rows) == len(rows)
