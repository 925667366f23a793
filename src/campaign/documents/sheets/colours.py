"""Weeks that are marked by a colour alone, in the plan of a workbook: a coloured cell counts as a cross in it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from campaign.documents.sheets import colours_apart
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.documents.sheets.workbook_reading import read_apart
from campaign.errors import NotUnderstoodError

MARK = "■"
"""What a coloured cell without a text counts as."""
FEWEST = 3  # rows of one colour below a heading that make it the look of the column: a holiday, a weekend

Colours = Mapping[tuple[int, int], str]
"""What cells are filled with, by row and column."""


def with_colours(table: Table, sheet: str, workbook: bytes | None) -> Table:
    """Return a table with a mark in each empty cell below a moment that has a colour of its own.

    What a whole row has with its first cell, or a whole column, is how the sheet looks and marks nothing. Other
    layouts have no marks, and of other files than an .xlsx no colours are read.
    """
    if table.layout != "moments" or table.turned or workbook is None or not table.records:
        return table
    colours = _read(workbook, sheet, max(each.row for each in table.records), max(table.across))
    if colours is None:
        return table
    marked = frozenset(_marked(table, colours))
    records = tuple(_with_marks(each, marked) for each in table.records)
    return replace(table, records=records, coloured=marked, knows_colours=True)


def _read(workbook: bytes, sheet: str, rows: int, columns: int) -> Colours | None:
    """Return the colours of a sheet up to a row and a column, as another process reads them; None where it cannot."""
    try:
        code, told = read_apart([colours_apart.__name__, sheet, str(rows), str(columns)], workbook)
    except (NotUnderstoodError, ValueError):
        return None
    return {(row, column): colour for row, column, colour in json.loads(told)} if code == 0 else None


def _marked(table: Table, colours: Colours) -> Iterator[tuple[int, int]]:
    """Give the cells that a colour marks, by row and column."""
    looks = {column: _look_of(table, column, colours) for column in table.across}
    for record in table.records:
        first = min(record.cells, default=0)
        row = {colours.get((record.row, column), "") for column in (first, *table.across)}
        for column in table.across.keys() - record.cells.keys() if len(row) > 1 else ():
            colour = colours.get((record.row, column))
            if colour and colour != looks[column]:
                yield record.row, column


def _look_of(table: Table, column: int, colours: Colours) -> str:
    """Return the colour that every cell of a column has that has no text or colour of its own; nothing for none."""
    cells = [(record.row, column) for record in table.records if column not in record.cells]
    (colour, count), *_ = Counter(colours.get(each, "") for each in cells).most_common(1) or [("", 0)]
    return colour if count >= FEWEST and all(map(colours.get, cells)) else ""


def _with_marks(record: Record, marked: frozenset[tuple[int, int]]) -> Record:
    """Return a row with what colours mark in it."""
    cells = {column: Cell(MARK, None, row, column) for row, column in marked if row == record.row}
    return replace(record, cells=dict(sorted({**record.cells, **cells}.items()))) if cells else record
