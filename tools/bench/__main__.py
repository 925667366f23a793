"""Runs every measurement, or those whose room is named: `python -m tools.bench [room ...]`."""

import importlib
import platform
import sys
import traceback
from collections.abc import Iterator

from tools.bench.figures import HEADER, Figure

ROOMS = (
    "startup",
    "timeline",
    "views",
    "saving_keys",
    "plans_on_disk",
    "journal",
    "merging",
    "checks",
    "moving",
    "report",
    "suggesting",
    "calendar_files",
    "calendars_in",
    "pages",
    "pictures",
    "spreadsheets",
    "memory",
)


def figures(rooms: list[str], wrong: list[str]) -> Iterator[Figure]:
    """Take the measurements of the rooms, one after another; one that goes wrong is told and named in `wrong`."""
    for room in rooms:
        try:
            yield from importlib.import_module(f"tools.bench.{room}").figures()
        except Exception:  # noqa: BLE001 - hours of other measurements are not lost by one
            wrong.append(room)
            sys.stderr.write(f"{room} went wrong:\n{traceback.format_exc()}\n")


def main() -> int:
    """Print the table; a goal that is missed is printed as missed and is no failure, a room that went wrong is one."""
    sys.stdout.write(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n\n{HEADER}\n")
    missed = 0
    wrong: list[str] = []
    for figure in figures(sys.argv[1:] or list(ROOMS), wrong):
        missed += figure.verdict == "MISSED"
        sys.stdout.write(figure.row() + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"\n{missed} missed\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
