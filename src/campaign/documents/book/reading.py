"""Our own spreadsheets read back: the rows of each table by the keys of their columns, and the plan that they carry.

A workbook is known by its hidden keys, whichever program saved it since, whatever its sheets and headings are called by
now, and in whatever order its columns and rows stand. A file of separated values is known by its headings.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, get_args

from campaign.documents.book.columns import ID, Column, columns_of
from campaign.documents.book.plan import MARKER, Carried, read_carried
from campaign.documents.sheets.tables import Row, Sheet, Tables, Value
from campaign.language import LANGUAGES, language
from campaign.model.plan import Table

KEY = re.compile(r"([a-z_]+)\.(=?[a-z_]+)")
"""What stands in the hidden row above a heading."""
TOLD: tuple[str, ...] = ("campaign", *get_args(Table))
"""What a sheet can hold the entries of."""
NOTES = "notes"
"""The key of the notes of a message."""
SOUGHT = 20
"""Rows at the top of a sheet in which the keys or headings are sought."""
ENOUGH = 5
"""Headings of ours that make a file of separated values one of ours."""


class ReadRow(NamedTuple):
    """A row of a table."""

    number: int
    """Its row in the sheet, counted from 1."""
    id: str
    """What stands in its hidden cell; nothing in a row that somebody added."""
    cells: Mapping[str, Value]
    """What stands in the cells that are not empty, by the keys of their columns."""


class ReadSheet(NamedTuple):
    """A sheet of ours."""

    table: str
    """The table, or `campaign`."""
    name: str
    """What the sheet is called."""
    keys: tuple[str, ...]
    """The keys of the columns that are still there."""
    rows: tuple[ReadRow, ...]
    places: Mapping[str, int] = MappingProxyType({})
    """Where its columns stand, counted from 1, by key."""


class ReadBook(NamedTuple):
    """A spreadsheet of ours."""

    sheets: tuple[ReadSheet, ...]
    carried: Carried | None
    """The plan that it carries; None for separated values, and when somebody took that sheet out."""


def read_book(tables: Tables) -> ReadBook | None:
    """Return a spreadsheet that an export wrote, with what people made of it since; None for one of somebody else.

    Raises:
        NotUnderstoodError: what it carries of its plan was changed.
    """
    carried = next((_carried(each) for each in tables.sheets if _first(each) == MARKER), None)
    sheets = tuple(filter(None, map(_keyed, tables.sheets)))
    if sheets:
        return ReadBook(sheets, carried)
    if len(tables.sheets) == 1 and (headed := _headed(tables.sheets[0])):
        return ReadBook((headed,), None)
    return None


def _first(sheet: Sheet) -> str:
    """Return the first text of a sheet."""
    return sheet.rows[0][0].text if sheet.rows else ""


def _carried(sheet: Sheet) -> Carried:
    """Return the plan that a sheet carries; a long text goes on in the cells beside it."""
    return read_carried("".join(str(cell.value) for cell in row) for row in sheet.rows)


def _keyed(sheet: Sheet) -> ReadSheet | None:
    """Return a sheet with our keys above its headings; None for another one."""
    for place, row in enumerate(sheet.rows[:SOUGHT]):
        found = [(cell.column, KEY.fullmatch(cell.text)) for cell in row]
        keys = {column: key for column, key in found if key and key[1] in TOLD}
        if any(key[2] == ID for key in keys.values()):
            table = next(key[1] for key in keys.values())
            return _read(sheet, table, {column: key[2] for column, key in keys.items()}, place + 2)
    return None


def _headed(sheet: Sheet) -> ReadSheet | None:
    """Return a sheet of messages with our headings, in one of our languages; None for another one."""
    found = headings_of(sheet)
    return _read(sheet, "messages", found[1], sheet.rows.index(found[0]) + 1) if found else None


def headings_of(sheet: Sheet) -> tuple[Row, Mapping[int, str]] | None:
    """Return the row of our headings in a sheet of messages, and the key of each column; None for another sheet."""
    for row in sheet.rows[:SOUGHT]:
        for code in LANGUAGES:
            known = {column.heading: column for column in columns_of("messages", language(code))}
            keys = {cell.column: known[cell.text].key for cell in row if cell.text in known}
            if _ours(keys, known):
                return row, keys
    return None


def _ours(keys: Mapping[int, str], known: Mapping[str, Column]) -> bool:
    """Tell whether headings are those of an export: its id is among them, and enough others."""
    return ID in keys.values() and len(keys) >= min(ENOUGH, len(known))


def _read(sheet: Sheet, table: str, keys: Mapping[int, str], start: int) -> ReadSheet:
    """Return the rows of a sheet from a place on."""
    rows = tuple(filter(None, (_row(row, keys) for row in sheet.rows[start:])))
    return ReadSheet(table, sheet.name, tuple(keys.values()), rows, {key: place for place, key in keys.items()})


def _row(row: Row, keys: Mapping[int, str]) -> ReadRow | None:
    """Return a row by the keys of its columns; None for one with nothing in them."""
    cells = {keys[cell.column]: _valued(cell.value, cell.text) for cell in row if cell.column in keys}
    if not cells:
        return None
    return ReadRow(row[0].row, str(cells.pop(ID, "")).strip(), cells)


def _valued(value: Value, text: str) -> Value:
    """Return the value of a cell; of a text its text."""
    return text if value is None else value


def rows_of(book: ReadBook) -> Iterator[tuple[ReadSheet, ReadRow]]:
    """Give every row with its sheet."""
    return ((sheet, row) for sheet in book.sheets for row in sheet.rows)
