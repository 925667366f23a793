"""From a key to the end of the frame that answers it, on the timeline, in a real pseudo-terminal.

Beside each figure stands what the bare lines of `bare.py` take for as much to draw, in the same minute, and how long
the timeline itself had a processor. A machine that others use too makes any program wait: the keys come in bursts, in
turns with those of the bare lines, and the best burst counts.
"""

import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tools.bench import bare
from tools.bench.dragging import Drags
from tools.bench.figures import Figure, percentile
from tools.bench.filtering import filtered
from tools.bench.plans import plan_text
from tools.bench.startup import CAMPAIGN, learn_holidays, places_in
from tools.bench.terminal import Answer, Terminal

NORMAL, LARGE = (120, 40), (300, 100)
"""Columns and rows."""
SCREENS = (
    (100, NORMAL),
    (1_000, NORMAL),
    (1_000, LARGE),
    (10_000, NORMAL),
    (10_000, LARGE),
    (100_000, NORMAL),
)
"""How many messages, on what screen."""
GOALS = {"cursor": 16, "page": 30, "move": 40, "zoom": 40, "drag put down": 150, "filter by a word": 100}
"""Milliseconds at the 95th percentile, up to 10,000 messages at 120x40; twice that at 300x100."""
KEYS = {
    "cursor": (b"l", b"l", b"j", b"h"),
    "page": (b"\x1b[6~", b"\x1b[5~"),
    "move": (b"L", b"H"),
    "zoom": (b"+", b"-"),
}
TWO_LINES, ALL_LINES = (b"l", b"h"), (b"+", b"-")
"""What the bare lines are asked: to draw two of them, or all."""
DRAWN = {"cursor": TWO_LINES, "move": TWO_LINES}
HUGE = 10_000
"""Messages above which there is no goal."""
LONG_SILENCE = 3.0
"""Seconds of silence after which nothing more comes of a plan of that size."""
BURSTS, BURST = 3, 21
"""Bursts of so many keys."""
FEW = 7
"""Keys in a burst of the bare lines, and drags and filters, which take longer."""

Burst = Callable[[], list[Answer]]


def figures() -> Iterator[Figure]:
    """Measure every kind of key for plans and screens of several sizes."""
    for size, screen in SCREENS:
        with tempfile.TemporaryDirectory() as folder:  # one plan in it, for the checks look at its neighbours
            plan = Path(folder) / "plan.toml"
            plan.write_text(plan_text(size), "utf-8")
            yield from _on(plan, size, *screen)


def _on(plan: Path, size: int, columns: int, rows: int) -> Iterator[Figure]:
    """Measure on one plan and one screen."""
    places = places_in(plan.parent)
    learn_holidays(plan, places)
    with (
        Drags([CAMPAIGN, "open", str(plan)], columns, rows, environment=places) as terminal,
        Terminal(bare.COMMAND, columns, rows, environment=places) as lines,
    ):
        lines.wait_for(bare.MARKER)
        lines.settle()
        terminal.wait_for(b"Meetplan", 240)
        terminal.settle(6.0)  # the checks have looked at it
        if size > HUGE:
            terminal.silence = LONG_SILENCE
        bursts: dict[str, Burst] = {"drag put down": lambda: terminal.drags(FEW)}
        bursts |= {name: pressing(terminal, keys) for name, keys in KEYS.items()}
        bursts["filter by a word"] = lambda: [filtered(terminal) for _ in range(FEW)]
        factor = 0 if size > HUGE else 2 if columns > 120 else 1
        where = f"{size:,} messages" + (f", {columns}x{rows}" if columns != 120 else "")
        for name, burst in bursts.items():
            drawn = DRAWN.get(name, ALL_LINES)
            ours, reference = best_in_turns(burst, pressing(lines, drawn, FEW))
            yield Figure(
                f"{name}, {where} (p95)",
                p95(ours),
                "ms",
                f"bare lines, {'two' if drawn is TWO_LINES else 'all'}",
                p95(reference),
                limit=GOALS[name] * factor,
                note=f"processor {statistics.median(each.processor for each in ours):,.1f} ms",
            )


def pressing(terminal: Terminal, keys: Sequence[bytes], times: int = BURST) -> Burst:
    """Return a burst that presses keys by turns."""
    return lambda: [terminal.answer(keys[number % len(keys)]) for number in range(times)]


def best_in_turns(*bursts: Burst) -> list[list[Answer]]:
    """Return the best of each kind of burst; they take turns."""
    taken = [[burst() for burst in bursts] for _ in range(BURSTS)]
    return [min(kind, key=p95) for kind in zip(*taken, strict=True)]


def p95(answers: Sequence[Answer]) -> float:
    """Return the milliseconds that 95 of 100 answers take at most."""
    return percentile([each.shown for each in answers], 0.95)
