"""Keys while a plan is being saved: from typing until the screen shows the message in hand, or its new day."""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tools.bench.figures import Figure
from tools.bench.plans import plan_text
from tools.bench.screen import Screen
from tools.bench.startup import CAMPAIGN, learn_holidays, places_in

SIZES = (1_000, 10_000)
"""Messages."""
GOAL = 100
"""Milliseconds that no key takes while a save runs."""
KEYS = (b"l", b"L", b"h", b"L")
"""To the next message and back, each moved a day."""
SAVES = 5
SHORT = 0.05
"""Seconds of silence after which a key has been answered."""
PATIENCE = 30.0
"""Seconds that a save may take."""


def figures() -> Iterator[Figure]:
    """Measure the slowest key of several saves, beside those that are pressed in between."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder) / "plan.toml"
            plan.write_text(plan_text(size), "utf-8")
            places = places_in(plan.parent)
            learn_holidays(plan, places)
            with Screen([CAMPAIGN, "open", str(plan)], environment=places) as screen:
                screen.wait_for(b"Meetplan", 240)
                screen.settle(6.0)  # the checks have looked at it
                yield _slowest(screen, plan, size)


def _slowest(screen: Screen, plan: Path, size: int) -> Figure:
    """Measure on one plan."""
    during: list[float] = []
    between: list[float] = []
    for _ in range(SAVES):
        between += [_answer(screen, key) for key in KEYS]
        screen.settle(1.0)
        written = plan.stat().st_mtime_ns
        os.write(screen.file, b"s")
        start = time.perf_counter()
        while plan.stat().st_mtime_ns == written and time.perf_counter() < start + PATIENCE:
            during += [_answer(screen, key) for key in KEYS]
        screen.settle(1.0)
    return Figure(
        f"slowest of {len(during)} keys during a save, {size:,} messages",
        max(during),
        "ms",
        "between saves, median",
        median(between),
        limit=GOAL,
        note=f"median {median(during):,.1f} ms",
    )


def _answer(screen: Screen, key: bytes) -> float:
    """Return the milliseconds until the frame of the message in hand says something else."""
    before, start = _in_hand(screen.lines), time.perf_counter()
    while time.perf_counter() < start + PATIENCE:
        begun = time.perf_counter()
        for frame in screen.frames(key, SHORT):
            if _in_hand(screen.paint(frame)) != before:
                return 1000 * (begun - start + frame.ended)
        key = b""  # what came said something else: that the plan is saved
    raise RuntimeError("a key was not answered")


def _in_hand(lines: Sequence[str]) -> str:
    """Return the line that says which message is in hand, and when it is."""
    return next((line for line in reversed(lines) if line.startswith("┌─")), "")
