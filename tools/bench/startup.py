"""How fast the program answers: the version, and the first painted frame."""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench.figures import Figure
from tools.bench.plans import plan_text
from tools.bench.terminal import Answer, Terminal

EMPTY_APP = """
from textual.app import App
from textual.widgets import Label
class Empty(App[None]):
    def compose(self):
        yield Label("Meetplan")
Empty().run()
"""
CAMPAIGN = str(Path(sys.executable).parent / "campaign")
TIMES = 11
"""How often each is measured, by turns."""


def figures() -> Iterator[Figure]:
    """Measure the version against an empty Python, and the first frame against an empty Textual app."""
    empty, version = _in_turns(lambda: _run([sys.executable, "-c", "pass"]), lambda: _run([CAMPAIGN, "--version"]))
    yield Figure("`campaign --version`", version.shown, "ms", "`python -c pass`", empty.shown, 2)
    with tempfile.TemporaryDirectory() as folder:
        plans = {size: Path(folder) / str(size) / "plan.toml" for size in (60, 1_000)}
        for size, plan in plans.items():
            plan.parent.mkdir()
            plan.write_text(plan_text(size), "utf-8")
        places = places_in(Path(folder))
        app, small, large = _in_turns(
            lambda: _first_frame([sys.executable, "-c", EMPTY_APP], places),
            *(lambda plan=plan: _first_frame([CAMPAIGN, "open", str(plan)], places) for plan in plans.values()),
        )
    yield Figure("first frame, 60 messages", small.shown, "ms", "empty Textual app", app.shown, 1.6)
    yield Figure("first frame, 60 messages, processor", small.processor, "ms", "empty Textual app", app.processor, 1.6)
    yield Figure("first frame, 1,000 messages", large.shown, "ms", "empty Textual app", app.shown, limit=800)


def places_in(folder: Path) -> dict[str, str]:
    """Return what has the program keep everything of its own under a folder, for its environment."""
    return {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "STATE", "CACHE", "DATA")}


def learn_holidays(plan: Path, places: dict[str, str]) -> None:
    """Have the program fetch the holidays of the years that a plan shows, which it does once in a year."""
    with Terminal([CAMPAIGN, "open", str(plan)], environment=places) as terminal:
        terminal.wait_for(b"Meetplan", 240)
        terminal.settle(1.0)
        for key in (b"\x1b[6~", b"\x1b[5~", b"\x1b[5~", b"-", b"-"):
            terminal.key(key)


def _in_turns(*measures: Callable[[], Answer]) -> list[Answer]:
    """Return the medians of measurements that take turns, after one of each to warm up."""
    for measure in measures:
        measure()
    taken = [[measure() for measure in measures] for _ in range(TIMES)]
    return [Answer(*map(statistics.median, zip(*kind, strict=True))) for kind in zip(*taken, strict=True)]


def _run(command: list[str]) -> Answer:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return Answer(1000 * (time.perf_counter() - start), 0.0)


def _first_frame(command: list[str], places: dict[str, str]) -> Answer:
    """Return how long it takes from starting a program until the plan's title is on the screen."""
    terminal = Terminal(command, environment=places)
    shown = terminal.wait_for(b"Meetplan")
    os.kill(terminal.pid, signal.SIGKILL)
    _, _, used = os.wait4(terminal.pid, 0)
    os.close(terminal.file)
    return Answer(shown, 1000 * (used.ru_utime + used.ru_stime))
