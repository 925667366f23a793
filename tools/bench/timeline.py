"""From a key to the end of the frame that answers it, on the timeline, in a real pseudo-terminal."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure, percentile
from tools.bench.plans import plan_text
from tools.bench.terminal import Terminal

CAMPAIGN = str(Path(sys.executable).parent / "campaign")
SIZES = (100, 1_000, 10_000, 100_000)
GOALS = {"cursor": 16, "page": 30, "move": 40, "zoom": 40, "drag": 150, "filter": 100}
"""Milliseconds at the 95th percentile, at 10,000 messages and 120x40; twice that at 300x100."""
KEYS = {
    "cursor": (b"l", b"l", b"j", b"h"),
    "page": (b"\x1b[6~", b"\x1b[5~"),
    "move": (b"L", b"H"),
    "zoom": (b"+", b"-"),
}
DRAG = (b"\x1b[<0;{x};{y}M", b"\x1b[<32;{to};{y}M", b"\x1b[<0;{to};{y}m")
TIMES = 40


def figures() -> Iterator[Figure]:
    """Measure every kind of key at every size, and at 10,000 messages on a large screen too."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            plan = Path(folder) / f"plan{size}.toml"
            plan.write_text(plan_text(size), "utf-8")
            yield from _keys(plan, size, 120, 40)
            if size == 10_000:
                yield from _keys(plan, size, 300, 100)


def _keys(plan: Path, size: int, columns: int, rows: int) -> Iterator[Figure]:
    """Measure on one plan and one screen."""
    folder = str(plan.parent)
    run = f"{folder}/{size}-{columns}"  # a state folder of its own: what is killed here is offered to nobody
    places = {f"XDG_{name}_HOME": f"{run}/{name}" for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    with Terminal([CAMPAIGN, "open", str(plan)], columns, rows, **places) as terminal:
        terminal.wait_for(b"Meetplan", 120)
        terminal.settle(4.0)
        factor = 0 if size > 10_000 else 2 if columns > 120 else 1
        where = f"{size:,} messages" + (f", {columns}x{rows}" if columns != 120 else "")
        for name, keys in KEYS.items():
            taken = [terminal.key(keys[number % len(keys)]) for number in range(TIMES)]
            yield Figure(f"{name}, {where} (p95)", percentile(taken, 0.95), "ms", goal=GOALS[name] * factor)
        yield Figure(f"drag put down, {where} (p95)", _drag(terminal), "ms", goal=GOALS["drag"] * factor)
        yield Figure(f"filter by a word, {where} (p95)", _filter(terminal), "ms", goal=GOALS["filter"] * factor)


def _drag(terminal: Terminal) -> float:
    """Return how long it takes until a bar that was dragged is where it belongs."""
    taken: list[float] = []
    for number in range(400):
        left = 24 + number * 7 % 80
        to = left + (9 if number % 2 == 0 else -9)
        terminal.key(_event(DRAG[0], left, to))
        held = terminal.key(_event(DRAG[1], left, to), first=0.15)
        put_down = terminal.key(_event(DRAG[2], left, to), first=0.5)
        if held and put_down:
            taken.append(put_down)
        if len(taken) == TIMES:
            break
    return percentile(taken, 0.95) if taken else 0.0


def _event(event: bytes, left: int, right: int) -> bytes:
    """Return a mouse event as a terminal sends it."""
    text = event.decode().format(x=left, to=right, y=8)
    return text.encode()


def _filter(terminal: Terminal) -> float:
    """Return how long it takes until a filter by one more letter is shown."""
    taken = []
    for _ in range(TIMES // 4):
        terminal.key(b"/")
        terminal.key(b"9")
        terminal.key(b"1")
        taken.append(terminal.key(b"\x1bOQ"))
        terminal.key(b"/")
        terminal.key(b"\x1b[19~")
        terminal.key(b"\x1bOQ")
    return percentile(taken, 0.95)
