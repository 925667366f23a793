"""Reading the colours of a sheet in a process of its own: `python -m … .colours_apart NAME ROWS COLUMNS`.

What reads the values of a workbook does not tell how its cells look; openpyxl does, a cell at a time.
"""

import json
import sys
from typing import Any

from campaign.documents.sheets.workbook_apart import limit_memory


def main() -> int:
    """Write the coloured cells of a sheet to stdout as row, column and colour, and return an exit code.

    What is wrong with a workbook ends the process: it then tells no colours.
    """
    from io import BytesIO  # noqa: PLC0415 - loaded where it runs: in the other process

    from openpyxl import load_workbook  # noqa: PLC0415 - likewise

    limit_memory()
    _module, name, rows, columns = sys.argv
    sheet = load_workbook(BytesIO(sys.stdin.buffer.read()), read_only=True)[name]
    cells = (cell for row in sheet.iter_rows(max_row=int(rows), max_col=int(columns)) for cell in row)
    styled = ((cell, _colour(cell.fill)) for cell in cells if getattr(cell, "has_style", False))
    found = [(cell.row, cell.column, colour) for cell, colour in styled if colour]
    sys.stdout.buffer.write(json.dumps(found).encode())
    return 0


def _colour(fill: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    """Return what a cell is filled with, as something to compare; nothing for none and for white."""
    if fill.fill_type is None:
        return ""
    colour = getattr(fill, "fgColor", None)  # a gradient has none
    if colour is None:
        return "gradient"
    match colour.type:
        case "rgb":
            shade = str(colour.rgb)[-6:].upper()
            return "" if shade == "FFFFFF" else shade
        case "theme":
            return "" if colour.theme == 0 and colour.tint >= 0 else f"theme {colour.theme} {colour.tint:.2f}"
        case _:
            return "" if colour.indexed in {1, 9} else f"indexed {colour.indexed}"


if __name__ == "__main__":
    sys.exit(main())
