"""What stands beside the cells of an .ods, as LibreOffice writes it and as nobody should."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import A, P, S, Span
from openpyxl.styles import Font

from campaign.documents.sheets.margins import Margins, read_margins
from campaign.documents.sheets.tables import read_tables
from tests.documents.sheets import read
from tests.documents.test_margins import ROWS, book, comment, dutch, link, said
from tests.outside import needs


def as_ods(data: bytes, folder: Path) -> bytes:
    """Return a workbook of Excel as LibreOffice saves it."""
    office = needs("soffice")
    (folder / "plan.xlsx").write_bytes(data)
    call = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "ods"]
    done = subprocess.run([*call, "--outdir", str(folder), str(folder / "plan.xlsx")], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return (folder / "plan.ods").read_bytes()


def everything(sheet: Any) -> None:
    """Put in a sheet all that can stand beside a cell."""
    comment("F2", "Belt nog\nmet de drukker")(sheet)
    comment("D1", "Wie vult dit aan?")(sheet)
    link("E3", "https://example.nl/handleiding.pdf")(sheet)
    sheet["D2"].font = Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True


def test_libreoffice_keeps_what_excel_has_and_it_is_read_alike(tmp_path: Path):
    excel = book(everything)
    first, second = read(excel), read(as_ods(excel, tmp_path))
    assert [each.notes for each in first.drafts] == [each.notes for each in second.drafts]
    assert "Opmerking bij Wie: Belt nog\nmet de drukker" in second.drafts[0].notes
    assert second.drafts[1].typed["link"] == "https://example.nl/handleiding.pdf"
    assert said(first) == said(second) == ["Dit is doorgehaald in het bestand", "De rij is verborgen in het bestand"]
    assert second.aside == first.aside == ((1, "Opmerking bij D1: Wie vult dit aan?"),)
    assert "Verborgen in het bestand, en toch gelezen: Wie." in map(dutch, second.told)


def document(change: Callable[[OpenDocumentSpreadsheet, list[TableRow]], None]) -> Margins:
    """Return what is read beside the cells of a sheet of three rows that is changed."""
    made = OpenDocumentSpreadsheet()
    rows = [TableRow() for _row in ROWS]
    change(made, rows)
    return beside(made, *rows)


def beside(made: OpenDocumentSpreadsheet, *parts: object) -> Margins:
    """Return what is read beside the cells of a sheet of these columns and rows."""
    table = Table(name="Plan")
    for part in parts:
        table.addElement(part)
    made.spreadsheet.addElement(table)
    file = BytesIO()
    made.save(file)
    told = read_margins(file.getvalue())
    assert told is not None
    return told["Plan"]


def cell(text: str, **attributes: object) -> TableCell:
    made = TableCell(valuetype="string", **attributes)
    made.addElement(P(text=text))
    return made


def commented(text: str, comment: str) -> TableCell:
    made = TableCell(valuetype="string")
    note = Annotation()
    note.addElement(P(text=comment))
    made.addElement(note)
    made.addElement(P(text=text))
    return made


def test_what_stands_once_for_several_cells_and_rows_is_counted():
    def change(made: OpenDocumentSpreadsheet, rows: list[TableRow]) -> None:
        struck = Style(name="Door", family="table-cell")
        struck.addElement(TextProperties(textlinethroughstyle="solid"))
        made.automaticstyles.addElement(struck)
        rows[0].setAttribute("numberrowsrepeated", 4)
        rows[1].addElement(cell("", numbercolumnsrepeated=3))
        rows[1].addElement(cell("Vierde", stylename="Door", numbercolumnsrepeated=2))
        rows[1].setAttribute("numberrowsrepeated", 2)
        rows[2].setAttribute("visibility", "collapse")
        rows[2].setAttribute("numberrowsrepeated", 2)

    margins = document(change)
    assert margins.struck == {(5, 4), (5, 5), (6, 4), (6, 5)}
    assert margins.rows == {7, 8}


def test_a_text_of_which_every_letter_is_struck_through_is():
    def change(made: OpenDocumentSpreadsheet, rows: list[TableRow]) -> None:
        struck = Style(name="T1", family="text")
        struck.addElement(TextProperties(textlinethroughstyle="solid"))
        made.automaticstyles.addElement(struck)
        for row, rest in ((rows[0], ""), (rows[1], " en dit niet")):
            line = P()
            span = Span(stylename="T1")
            span.addText("Een")
            span.addElement(S(c=2))
            span.addText("woord")
            line.addElement(span)
            line.addText(rest)
            made_cell = TableCell(valuetype="string")
            made_cell.addElement(line)
            row.addElement(made_cell)

    assert document(change).struck == {(1, 1)}


def test_of_several_links_in_a_cell_the_first_counts():
    def change(_made: OpenDocumentSpreadsheet, rows: list[TableRow]) -> None:
        line = P()
        for address in ("https://een.nl", "https://twee.nl"):
            line.addElement(A(href=address, text=address))
        made = TableCell(valuetype="string")
        made.addElement(line)
        rows[1].addElement(made)

    assert document(change).links == {(2, 1): "https://een.nl"}


def test_an_ods_without_any_of_these_is_not_read_again(tmp_path: Path):
    plain = as_ods(book(lambda _sheet: None), tmp_path)
    assert load(BytesIO(plain)).spreadsheet is not None
    assert read_tables(plain).margins is None


@pytest.mark.parametrize(
    "inside",
    [
        "<office:annotation><text:p>" + "<text:span>" * 20_000,
        "<office:annotation>" + "</office:annotation><office:annotation>" * 20_000,
        "<office:annotation/>" + '<table:table table:name="x"><table:table-row>' * 2_000,
        "&a;",
    ],
    ids=["deep", "many", "tables in cells", "entities"],
)
def test_a_hostile_sheet_tells_nothing_and_ends(inside: str):
    names = "".join(
        f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
    )
    entities = "".join(f'<!ENTITY {name} "{after * 10}">' for name, after in (("a", "&b;"), ("b", "&c;"), ("c", "x")))
    content = (
        f"<!DOCTYPE x [{entities}]><office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Plan"><table:table-row><table:table-cell>{inside}'
    )
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("content.xml", content)
    assert read_margins(file.getvalue()) is None


def test_more_rows_than_a_plan_has_are_not_told_one_by_one():
    def change(_made: OpenDocumentSpreadsheet, rows: list[TableRow]) -> None:
        rows[0].setAttribute("visibility", "filter")
        rows[0].setAttribute("numberrowsrepeated", 10**9)

    assert len(document(change).rows) == 50_000


def test_hidden_columns_stand_once_for_several_and_cells_count_anew():
    shown, hidden = TableColumn(numbercolumnsrepeated=2), TableColumn(numbercolumnsrepeated=2, visibility="collapse")
    row = TableRow()
    row.addElement(cell("x"))
    row.addElement(commented("y", "Let op"))
    margins = beside(OpenDocumentSpreadsheet(), shown, hidden, row)
    assert margins.columns == {3, 4}
    assert margins.comments == {(1, 2): "Let op"}


def test_a_column_that_is_struck_through_is_in_the_cells_that_say_nothing_else():
    made = OpenDocumentSpreadsheet()
    for name, line in (("Door", "solid"), ("Niet", "none")):
        style = Style(name=name, family="table-cell")
        style.addElement(TextProperties(textlinethroughstyle=line))
        made.automaticstyles.addElement(style)
    row = TableRow()
    row.addElement(cell("weg"))
    row.addElement(cell("blijft", stylename="Niet"))
    struck = TableColumn(numbercolumnsrepeated=2, defaultcellstylename="Door")
    assert beside(made, struck, row).struck == {(1, 1)}


def test_no_more_is_told_than_a_plan_can_have():
    def change(made: OpenDocumentSpreadsheet, rows: list[TableRow]) -> None:
        struck = Style(name="Door", family="table-cell")
        struck.addElement(TextProperties(textlinethroughstyle="solid"))
        made.automaticstyles.addElement(struck)
        rows[0].addElement(cell("x", stylename="Door", numbercolumnsrepeated=1000))
        rows[0].setAttribute("numberrowsrepeated", 10**6)
        rows[1].addElement(commented("y", "a" * 50_000))

    margins = document(change)
    assert len(margins.struck) == 100_000
    assert margins.comments == {}, "it stands below the rows that are read"


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_comment_that_is_longer_than_anybody_writes_says_that_it_goes_on(kind: str):
    if kind == "ods":
        margins = document(lambda _made, rows: rows[0].addElement(commented("y", "a" * 50_000)))
    else:
        told = read_margins(book(comment("A1", "a" * 50_000)))
        assert told is not None
        (margins,) = told.values()
    assert margins.comments == {(1, 1): "a" * 10_000 + " […]"}
