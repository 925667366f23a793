"""Tables of counts as text and as data."""

from collections.abc import Iterator, Sequence

from campaign.cli.streams import line_width
from campaign.desk.desk import Desk
from campaign.desk.matrix import Cell, Head, Heard, Matrix, apart_told, cell_text, nothing_told
from campaign.language import current
from campaign.text import cell_width, in_cells, pad, wrapped

NAME = 28
"""Cells of the names of rows at most."""
COLUMN = 12
"""Cells of the name of a column at most, on a terminal; in a pipe it stands whole."""


def matrix_lines(matrix: Matrix) -> Iterator[str]:
    """Give a table as text: on a terminal as many columns below each other as fit, in a pipe all side by side."""
    words = current()
    yield in_cells(words.render(matrix.name))
    if not (matrix.rows and matrix.columns):
        yield ""
        yield words.render(nothing_told(matrix))
        return
    names = [in_cells(words.render(each.label)) for each in matrix.rows]
    name = min(NAME, max(map(cell_width, names)))
    for columns in _blocks(matrix, name):
        yield ""
        yield from _block(matrix, names, name, columns)
    yield ""
    yield from wrapped(in_cells(words.render(matrix.legend)), line_width())
    if told := apart_told(matrix):
        yield from wrapped(words.render(told), line_width())


def _blocks(matrix: Matrix, name: int) -> list[range]:
    """Return the columns that stand side by side, block by block."""
    count = len(matrix.columns)
    line = line_width()
    if line is None:
        return [range(count)]
    room = max(20, line - name - 2)
    widths = [_width(matrix, number) + 1 for number in range(count)]
    blocks, start, taken = [], 0, 0
    for number, width in enumerate(widths):
        if taken + width > room and number > start:
            blocks.append(range(start, number))
            start, taken = number, 0
        taken += width
    return [*blocks, range(start, count)]


def _width(matrix: Matrix, number: int) -> int:
    """Return the cells of a column."""
    label = cell_width(in_cells(current().render(matrix.columns[number].label)))
    label = label if line_width() is None else min(COLUMN, label)
    return max(label, *(cell_width(cell_text(row[number], matrix)) for row in matrix.cells), 1)


def _block(matrix: Matrix, names: Sequence[str], name: int, columns: range) -> Iterator[str]:
    """Give some columns of a table."""
    widths = {number: _width(matrix, number) for number in columns}
    heads = (pad(in_cells(current().render(matrix.columns[number].label)), widths[number]) for number in columns)
    yield f"{' ' * name}  {' '.join(heads)}".rstrip()
    for label, row in zip(names, matrix.cells, strict=True):
        cells = (pad(cell_text(row[number], matrix), widths[number]) for number in columns)
        yield f"{pad(label, name)}  {' '.join(cells)}".rstrip()


def matrix_data(matrix: Matrix, desk: Desk) -> dict[str, object]:
    """Return a table as programs read it."""
    words = current()
    apart = apart_told(matrix)
    return {
        "name": words.render(matrix.name),
        "measure": matrix.measure,
        "legend": words.render(matrix.legend),
        **({"apart": words.render(apart)} if apart else {}),
        "columns": [_head(each) for each in matrix.columns],
        "rows": [
            {**_head(head), "cells": [_cell_data(cell, desk) for cell in row]}
            for head, row in zip(matrix.rows, matrix.cells, strict=True)
        ],
    }


def _head(head: Head) -> dict[str, object]:
    """Return what a row or column is of."""
    return {"id": head.id or None, "name": current().render(head.label)}


def _cell_data(cell: Cell, desk: Desk) -> dict[str, object]:
    """Return a cell as programs read it; confidential messages count, and are named nowhere."""
    shown = [each for each in cell.heard if not each.hearing.message.confidential]
    return {
        "count": cell.count,
        "number": cell.number,
        "flagged": cell.flagged,
        "concerned": cell.concerned,
        "messages": [_heard_data(each, desk) for each in shown],
    }


def _heard_data(heard: Heard, desk: Desk) -> dict[str, object]:
    """Return one thing that is heard."""
    slot, message = heard.hearing.slot, heard.hearing.message
    return {
        "campaign": heard.campaign or desk.plan.campaign.title,
        "message": message.id,
        "title": message.title,
        "start": slot.start.isoformat() if slot.start else str(slot.first),
    }
