"""Sheets to read: made of rows, as text, as .xlsx and as .ods; and what they read as."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.joining import read_sheets
from campaign.documents.sheets.reading import Reading
from campaign.documents.sheets.tables import read_tables
from tests.conftest import TODAY
from tests.corpora import corpus

Rows = Sequence[Sequence[Any]]


def sample_of(name: str) -> Path:
    """Return a real plan, or what real plans have in their cells; skip the test where that is absent."""
    return corpus("samples") / name


def separated(rows: Rows, separator: str = ";") -> bytes:
    """Return rows as a text file."""
    lines = [separator.join(_quoted(str(value), separator) for value in row) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode()


def _quoted(text: str, separator: str) -> str:
    quote = '"'
    if any(char in text for char in (separator, quote, "\n", "\r")):
        return quote + text.replace(quote, quote * 2) + quote
    return text


def xlsx(sheets: Mapping[str, Rows], merged: Sequence[str] = (), *, mac: bool = False) -> bytes:
    """Return sheets as a workbook of Excel; the ranges are merged in the first."""
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods(rows: Rows) -> bytes:
    """Return rows as a sheet of LibreOffice, days as days."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Plan")
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def read(data: bytes | Rows, **said: Any) -> Reading:
    """Return what a file or rows read as."""
    if not isinstance(data, bytes):
        data = separated(data)
    return read_sheets(read_tables(data), Choices(**said), Known(TODAY))[0]


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Return each message as its title, its channel and when it is, in words."""
    return [(each.title, each.kind or each.channel, str(each.moment.when or "")) for each in reading.drafts]
