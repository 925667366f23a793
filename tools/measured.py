"""The rows of docs/measured.md: what the README takes of them, and how `make bench` renews them.

`python -m tools.measured FILE` puts the rows of FILE, which `make bench` printed, in the place of the rows of the same
name; what has no row there is told, and is for a person to put in. `make readme` follows.
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.bench.figures import HEADER

MEASURED = Path(__file__).resolve().parent.parent / "docs" / "measured.md"
HEADLINES = (
    "`campaign --version`",
    "first frame, 60 messages",
    "move, 1,000 messages (p95)",
    "zoom, 1,000 messages (p95)",
    "save one message of 1,000",
    "all checks, 10,000 messages",
    "results, number kept, 10,000 messages (p95)",
    "export 1,000 events, read back",
)
"""The rows that the README has, by name."""


class Row(NamedTuple):
    """One line of a table of measurements."""

    text: str
    """The line as it stands."""
    name: str
    """What was measured."""
    value: str
    """The measurement, with its unit."""
    ratio: str
    """So many times the reference, as "1.57x"; "–" without one."""
    goal: str
    """What was aimed for; "–" where nothing was."""
    verdict: str
    """"ok", "MISSED" or nothing."""


def rows(text: str) -> Iterator[Row]:
    """Give the measurements of a text, in their order; other lines are passed over."""
    heads = HEADER.split("\n")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 6 and line not in heads:
            name, value, _reference, ratio, goal, verdict = cells
            yield Row(line, name, value, ratio, goal, verdict)


def headlines() -> str:
    """Return the table of the README, and a sentence with every goal that is missed.

    Raises:
        KeyError: docs/measured.md has no row of that name.
    """
    found = list(rows(MEASURED.read_text("utf-8")))
    named = {row.name: row.text for row in found}
    aimed = sum(bool(row.verdict) for row in found)
    missed = [_missed(row) for row in found if row.verdict == "MISSED"]
    told = f"Of {aimed} goals {len(missed)} are missed" + (f": {'; '.join(missed)}." if missed else ".")
    return "\n".join((HEADER, *(named[name] for name in HEADLINES), "", *textwrap.wrap(told, 120))) + "\n"


def _missed(row: Row) -> str:
    """Return what was missed, with the measurement and its goal in the same measure."""
    value = row.ratio if row.goal.endswith("x") else row.value
    return f"{row.name} ({value}, goal {row.goal})"


def renewed(text: str, measured: str) -> tuple[str, list[str]]:
    """Return the page with the rows that were measured anew, and the names that it has no row for."""
    fresh = {row.name: row.text for row in rows(measured)}
    known = {row.text: row.name for row in rows(text)}
    lines = [fresh.get(known.get(line, ""), line) for line in text.split("\n")]
    return "\n".join(lines), [name for name in fresh if name not in known.values()]


def main() -> int:
    """Renew the rows; return 1 when some have no place yet."""
    text, without = renewed(MEASURED.read_text("utf-8"), Path(sys.argv[1]).read_text("utf-8"))
    MEASURED.write_text(text, "utf-8")
    for name in without:
        sys.stderr.write(f"no row in {MEASURED.name}: {name}\n")
    return int(bool(without))


if __name__ == "__main__":
    sys.exit(main())
