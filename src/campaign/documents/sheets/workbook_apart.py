"""Reading a workbook in a process of its own: `python -m campaign.documents.sheets.workbook_apart` turns one into JSON.

What reads a workbook takes memory for every cell up to the last one, and ends its process when there is not enough: a
file of 5 kB can ask for 500 GB. Here that costs a process that nobody needs.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

MOST_MEMORY = 1 << 30  # bytes; fifty thousand rows of twenty columns take a tenth of it
MOST_ROWS = 50_000  # of a sheet; a plan has some hundreds
MOST_COLUMNS = 1_000  # of a sheet; three years of days
TOO_WIDE = 3
"""The exit code for a sheet with more rows or columns than these."""
LOCKED = 4
"""The exit code for a workbook with a password."""
BROKEN = 5
"""The exit code for a workbook that cannot be read."""


def main() -> int:
    """Write what the workbook on stdin holds to stdout, and return an exit code."""
    from io import BytesIO  # noqa: PLC0415 - loaded where it runs: in the other process

    from python_calamine import CalamineError, PasswordError, load_workbook  # noqa: PLC0415 - likewise

    limit_memory()
    sheets = []
    try:
        book = load_workbook(BytesIO(sys.stdin.buffer.read()))
        for about in book.sheets_metadata:
            sheet = book.get_sheet_by_name(about.name)
            if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
                return TOO_WIDE
            rows = [[_told(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            merged = sheet.merged_cell_ranges or []
            hidden = not str(about.visible).endswith("Visible")
            sheets.append({"name": about.name, "hidden": hidden, "merged": merged, "rows": rows})
    except PasswordError:
        return LOCKED
    except (CalamineError, ValueError, OverflowError):
        return BROKEN
    sys.stdout.buffer.write(json.dumps(sheets).encode())
    return 0


def _told(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a cell
    """Return a value as JSON has it: a date, time or duration with its kind before it."""
    match value:
        case datetime() | date() | time():
            return [type(value).__name__, value.isoformat()]
        case timedelta():
            return ["timedelta", value.total_seconds()]
        case _:
            return value


def limit_memory() -> None:
    """Take no more memory than a workbook of people needs, where the system can hold a process to that."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
