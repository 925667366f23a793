"""Reading what stands beside the cells of a workbook in a process of its own: `python -m … .margins_apart`.

Comments, links, what is struck through and what is hidden. What reads the values of a workbook tells none of these;
openpyxl does for one of Excel. No address in it is opened.
"""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from campaign.documents.sheets.margins_ods import is_ods, margins_of
from campaign.documents.sheets.workbook_apart import MOST_COLUMNS, MOST_ROWS, TOO_WIDE, limit_memory

MOST_TEXTS = 5_000  # comments and links of a workbook; a plan has some tens
LONGEST_TEXT = 10_000  # characters of one of them
BY_FORMULA = re.compile(r'=\s*HYPERLINK\(\s*"(?P<address>[^"]{1,2000})"', re.IGNORECASE)
"""A link that a formula makes, where its address is written in it."""
REPLIES = "tc="
"""How the author of a comment with replies begins, in the copy of it for programs that know no replies."""
PREAMBLE = re.compile(r"\s*\[[^\]]{1,60}\].{0,600}?\n(?:Comment|Opmerking|Reactie):\s*", re.DOTALL)
"""What stands in such a copy before what somebody wrote."""


def main() -> int:
    """Write what stands beside the cells of each sheet to stdout, by its name, and return an exit code.

    What is wrong with a workbook ends the process: it then tells nothing.
    """
    limit_memory()
    data = sys.stdin.buffer.read()
    told = margins_of(data) if is_ods(data) else _of_excel(data)
    for each in told.values():
        for kind in ("comments", "links"):
            each[kind] = [(row, column, _bounded(text)) for row, column, text in each[kind]]
    texts = sum(len(each[kind]) for each in told.values() for kind in ("comments", "links"))
    if texts > MOST_TEXTS:
        return TOO_WIDE
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


def _bounded(text: str) -> str:
    """Return a text that is not longer than anybody writes; one that was says so at its end."""
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} […]"


def _of_excel(data: bytes) -> dict[str, dict[str, list[Any]]]:
    """Return what stands beside the cells of each sheet of a workbook of Excel, by name."""
    from openpyxl import load_workbook  # noqa: PLC0415 - loaded where it runs: in the other process

    book = load_workbook(BytesIO(data), keep_links=False)
    return {sheet.title: _margins(sheet) for sheet in book.worksheets}


def _margins(sheet: Any) -> dict[str, list[Any]]:  # noqa: ANN401 - openpyxl has no types
    """Return what stands beside the cells of a sheet: places are rows and columns, counted from 1."""
    cells = [each for each in sheet._cells.values() if each.row <= MOST_ROWS and each.column <= MOST_COLUMNS]  # noqa: SLF001 - all others would be made
    return {
        "comments": [(each.row, each.column, _comment(each.comment)) for each in cells if each.comment],
        "links": [(each.row, each.column, address) for each in cells for address in _addresses(each)],
        "struck": [(each.row, each.column) for each in cells if each.value is not None and each.font.strike],
        "rows": [row for row, look in sheet.row_dimensions.items() if look.hidden and row <= MOST_ROWS],
        "columns": sorted(set(_hidden_columns(sheet))),
    }


def _comment(comment: Any) -> str:  # noqa: ANN401
    """Return what a comment says, without what a program wrote before it."""
    text = str(comment.text or "").strip()
    if str(comment.author or "").startswith(REPLIES):
        text = PREAMBLE.sub("", text, count=1)
    return text


def _addresses(cell: Any) -> Iterator[str]:  # noqa: ANN401
    """Give the address that a cell leads to; none for another place of the workbook."""
    if cell.hyperlink is not None and cell.hyperlink.target:
        place = f"#{cell.hyperlink.location}" if cell.hyperlink.location else ""
        yield f"{cell.hyperlink.target}{place}"
    elif isinstance(cell.value, str) and (found := BY_FORMULA.match(cell.value)):
        yield found["address"]


def _hidden_columns(sheet: Any) -> Iterator[int]:  # noqa: ANN401
    """Give the columns that are hidden."""
    for look in sheet.column_dimensions.values():
        if look.hidden and look.min and look.max:
            yield from range(look.min, min(look.max, MOST_COLUMNS) + 1)


if __name__ == "__main__":
    sys.exit(main())
