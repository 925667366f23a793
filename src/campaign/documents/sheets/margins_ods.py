"""What stands beside the cells of an .ods: comments, links, what is struck through and what is hidden.

It runs in the process of `margins_apart`: its memory and time are bounded, and a broken file ends it. Rows and cells
that are alike stand once, with how often (OpenDocument 1.3, part 3, 19.675 and 19.677).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from campaign.documents.sheets.workbook_apart import MOST_COLUMNS, MOST_ROWS
from campaign.documents.sheets.workbook_formats import CONTENT

OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, OFFICE, STYLE = (f"{{{OPENDOCUMENT}{name}:1.0}}" for name in ("table", "text", "office", "style"))
LINK = "{http://www.w3.org/1999/xlink}href"
MOST_STRUCK = 100_000  # cells of a sheet that are struck through and told; a plan has some tens
HIDDEN = ("collapse", "filter")
"""What a row or column says that is not shown."""
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
SPACES = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
"""What stands for white space in a text."""


def is_ods(data: bytes) -> bool:
    """Tell whether a workbook is an .ods, and none of Excel."""
    with ZipFile(BytesIO(data)) as archive:
        return CONTENT in archive.namelist()


def margins_of(data: bytes) -> dict[str, dict[str, list[Any]]]:
    """Return what stands beside the cells of each sheet of an .ods, by name; places are rows and columns from 1.

    Raises:
        KeyError, ParseError, BadZipFile: it is none.
    """
    with ZipFile(BytesIO(data)) as archive, archive.open(CONTENT) as content:
        reader = _Reader()
        for event, element in iterparse(content, ("start", "end")):  # noqa: S314 - bounded, see above; no entity is fetched
            reader.take(event, element)
    return {sheet.name: sheet.told for sheet in reader.sheets}


@dataclass
class _Sheet:
    """A sheet as far as it is read."""

    name: str
    row: int = 1
    """The row that is read."""
    column: int = 1
    """The next column, of the columns and then of the cells of the row."""
    struck_cells: list[int] = field(default_factory=list)
    """The columns of the cells of the row that are struck through."""
    struck_columns: set[int] = field(default_factory=set)
    """The columns whose cells are struck through where they say nothing else."""
    told: dict[str, list[Any]] = field(
        default_factory=lambda: {"comments": [], "links": [], "struck": [], "rows": [], "columns": []}
    )


class _Reader:
    """Reads the sheets in the order of the file, and keeps nothing of what it has read."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.struck: set[str] = set()
        """The styles that strike through."""
        self.depth = 0
        """In how many tables: one in a cell is no sheet."""

    def take(self, event: str, element: Element) -> None:
        """Take the beginning or end of an element."""
        match event, element.tag:
            case "start", tag if tag == f"{TABLE}table":
                self.depth += 1
                if self.depth == 1:
                    self.sheets.append(_Sheet(element.get(f"{TABLE}name", "")))
            case "start", tag if tag == f"{TABLE}table-row" and self.depth == 1:
                self.sheets[-1].column = 1
            case "end", tag if tag == f"{TABLE}table":
                self.depth -= 1
            case "end", tag if tag == f"{STYLE}style":
                self._style(element)
            case "end", tag if self.depth == 1:
                self._part(tag, element, self.sheets[-1])

    def _style(self, style: Element) -> None:
        """Remember a style that strikes through."""
        lines = (each.get(f"{STYLE}text-line-through-style", "none") for each in style)
        if any(line != "none" for line in lines):
            self.struck.add(style.get(f"{STYLE}name", ""))

    def _part(self, tag: str, element: Element, sheet: _Sheet) -> None:
        """Take a column, cell or row that ends."""
        if tag == f"{TABLE}table-column":
            count = _repeated(element, "columns")
            places = range(sheet.column, min(sheet.column + count, MOST_COLUMNS + 1))
            if element.get(f"{TABLE}visibility") in HIDDEN:
                sheet.told["columns"] += places
            if element.get(f"{TABLE}default-cell-style-name") in self.struck:
                sheet.struck_columns.update(places)
            sheet.column += count
        elif tag in CELLS:
            if sheet.row <= MOST_ROWS and sheet.column <= MOST_COLUMNS:
                self._cell(element, sheet)
            sheet.column += _repeated(element, "columns")
            element.clear()
        elif tag == f"{TABLE}table-row":
            rows = range(sheet.row, min(sheet.row + _repeated(element, "rows"), MOST_ROWS + 1))
            if element.get(f"{TABLE}visibility") in HIDDEN:
                sheet.told["rows"] += rows
            struck = ((row, column) for row in rows for column in sheet.struck_cells)
            sheet.told["struck"] += islice(struck, max(0, MOST_STRUCK - len(sheet.told["struck"])))
            sheet.struck_cells.clear()
            sheet.row += _repeated(element, "rows")
            element.clear()

    def _cell(self, cell: Element, sheet: _Sheet) -> None:
        """Take what stands beside a cell."""
        place = (sheet.row, sheet.column)
        texts = cell.findall(f"{TEXT}p")
        for note in cell.findall(f"{OFFICE}annotation"):
            if words := "\n".join(map(_text, note.iter(f"{TEXT}p"))).strip():
                sheet.told["comments"].append((*place, words))
        links = (link.get(LINK, "") for text in texts for link in text.iter(f"{TEXT}a"))
        if address := next(filter(None, links), None):
            sheet.told["links"].append((*place, address))
        if texts and self._strikes(cell, texts, by_column=sheet.column in sheet.struck_columns):
            last = min(sheet.column + _repeated(cell, "columns"), MOST_COLUMNS + 1)
            sheet.struck_cells += range(sheet.column, last)

    def _strikes(self, cell: Element, texts: list[Element], *, by_column: bool) -> bool:
        """Tell whether a cell, or all that is written in it, is struck through."""
        style = cell.get(f"{TABLE}style-name")
        if style in self.struck or (style is None and by_column):
            return True
        spans = [span for text in texts for span in text.iter(f"{TEXT}span")]
        whole = "".join(map(_text, texts))
        struck = "".join(_text(span) for span in spans if span.get(f"{TEXT}style-name") in self.struck)
        return bool(whole) and struck == whole


def _repeated(element: Element, what: str) -> int:
    """Return how often a row, column or cell stands there."""
    return int(element.get(f"{TABLE}number-{what}-repeated", "1"))


def _text(element: Element) -> str:
    """Return what is written in an element, with its white space."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    """Give the pieces of what is written in an element."""
    yield element.text or ""
    for child in element:
        if child.tag in SPACES:
            yield SPACES[child.tag] * min(int(child.get(f"{TEXT}c", "1")), 100)
        else:
            yield from _pieces(child)
        yield child.tail or ""
