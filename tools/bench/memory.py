"""How much memory the program takes with a large plan open, held against an empty Textual app."""

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.bench.figures import Figure
from tools.bench.plans import plan_text
from tools.bench.startup import CAMPAIGN, EMPTY_APP, learn_holidays, places_in
from tools.bench.terminal import Terminal


def figures() -> Iterator[Figure]:
    """Measure with 10,000 messages on the timeline, once the checks have looked at them."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.toml"
        plan.write_text(plan_text(10_000), "utf-8")
        places = places_in(Path(folder))
        learn_holidays(plan, places)
        empty = _resident([sys.executable, "-c", EMPTY_APP], places)
        taken = _resident([CAMPAIGN, "open", str(plan)], places)
        yield Figure("memory, empty Textual app", empty, "MB")
        yield Figure("memory, 10,000 messages", taken, "MB", goal=120)


def _resident(command: Sequence[str], places: dict[str, str]) -> float:
    """Return the resident memory of a program once its first screen stands and nothing comes any more, in MB."""
    with Terminal(command, environment=places) as terminal:
        terminal.wait_for(b"Meetplan")
        terminal.settle(10.0)
        status = Path(f"/proc/{terminal.pid}/status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0
