"""How fast the program answers: the version, and the first painted frame."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench.figures import Figure
from tools.bench.plans import plan_text
from tools.bench.terminal import Terminal

EMPTY_APP = """
from textual.app import App
from textual.widgets import Label
class Empty(App[None]):
    def compose(self):
        yield Label("Meetplan")
Empty().run()
"""
CAMPAIGN = str(Path(sys.executable).parent / "campaign")


def figures() -> Iterator[Figure]:
    """Measure the version against an empty Python, and the first frame against an empty Textual app."""
    empty = _median(lambda: _run([sys.executable, "-c", "pass"]), 15)
    version = _median(lambda: _run([CAMPAIGN, "--version"]), 15)
    yield Figure("`campaign --version`", version, "ms", "`python -c pass`", empty, 2)
    with tempfile.TemporaryDirectory() as folder:
        app = _median(lambda: _first_frame([sys.executable, "-c", EMPTY_APP], folder), 7)
        for size, goal in ((60, 1.6), (1000, 0)):
            plan = Path(folder) / f"plan{size}.toml"
            plan.write_text(plan_text(size), "utf-8")
            frame = _median(lambda plan=plan: _first_frame([CAMPAIGN, "open", str(plan)], folder), 7)
            yield Figure(f"first frame, {size:,} messages", frame, "ms", "empty Textual app", app, goal)
        yield Figure("first frame, 1,000 messages, in all", frame, "ms", goal=800)


def _median(measure: Callable[[], float], times: int) -> float:
    """Return the median of so many measurements, after one to warm up."""
    measure()
    return statistics.median(measure() for _ in range(times))


def _run(command: list[str]) -> float:
    """Return how many milliseconds a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return 1000 * (time.perf_counter() - start)


def _first_frame(command: list[str], folder: str) -> float:
    """Return the milliseconds from starting a program until the plan's title is on the screen."""
    places = {f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    with Terminal(command, **places) as terminal:
        return terminal.wait_for(b"Meetplan")
