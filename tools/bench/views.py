"""From a key to the end of the frame that answers it, in every view of a plan, in a real pseudo-terminal.

The bare lines of `bare.py` stand beside each figure, as with the timeline; the best of some bursts counts.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench import bare
from tools.bench.carrying import GRIDS, Carries
from tools.bench.figures import Figure
from tools.bench.filtering import filtered
from tools.bench.plans import plan_with_editions
from tools.bench.startup import CAMPAIGN, learn_holidays, places_in
from tools.bench.terminal import Answer, Terminal
from tools.bench.timeline import ALL_LINES, FEW, GOALS, NORMAL, Burst, best_in_turns, p95, pressing

SIZES = (1_000, 10_000)
"""How many messages."""
BACK = b"\x1b"
VIEWS = {
    "month": (b"2",),
    "week": (BACK, b"3"),
    "table": (b"4",),
    "board": (b"5",),
    "agenda": (b"6",),
    "edition": (b"7",),
    "results": (b"8",),
    "who hears what": (b"9",),
    "coverage": (BACK, b"R"),
    "brief": (BACK, b"b"),
}
"""The views by the keys that show them, one after the other.

The week is shown from the timeline, which has a message in hand: today's week may have nothing to drag or to move.
"""
KEYS = {"cursor": (b"j", b"j", b"k", b"k"), "page": (b"\x1b[6~", b"\x1b[5~")}
LIMITS = {
    **GOALS,
    "number kept": GOALS["move"],
    "line opened": GOALS["page"],
    "letter typed": GOALS["cursor"],
    "cell kept": GOALS["move"],
}
MOVE = (b"L", b"H")
MOVED_IN = ("month", "week", "table")
"""The views in which a message is moved a day and back."""
FILTERED = ("month", "week", "table", "board", "agenda", "edition", "results")
"""The views of messages, which a filter leaves some of."""
TYPE, TAKE = b"i", b"\r"
"""Keys of results and table: type in the cell in hand, and keep what was typed."""


def figures() -> Iterator[Figure]:
    """Measure the keys of each view for plans of several sizes."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder) / "plan.toml"
            plan.write_text(plan_with_editions(size), "utf-8")
            yield from _on(plan, size)


def _on(plan: Path, size: int) -> Iterator[Figure]:
    """Measure on one plan."""
    places = places_in(plan.parent)
    learn_holidays(plan, places)
    with (
        Carries([CAMPAIGN, "open", str(plan)], *NORMAL, environment=places) as terminal,
        Terminal(bare.COMMAND, *NORMAL, environment=places) as lines,
    ):
        lines.wait_for(bare.MARKER)
        lines.settle()
        terminal.wait_for(b"Meetplan", 240)
        terminal.settle(6.0)  # the checks have looked at it
        for view, ways in VIEWS.items():
            for key in ways:
                terminal.key(key)
                terminal.settle(2.0)
            for name, burst in _bursts(terminal, view).items():
                ours, reference = best_in_turns(burst, pressing(lines, ALL_LINES, FEW))
                if not p95(ours):
                    raise RuntimeError(f"{view}, {name}: the keys brought nothing")
                what = f"{view}, {name}, {size:,} messages (p95)"
                yield Figure(what, p95(ours), "ms", "bare lines, all", p95(reference), limit=LIMITS[name])
                terminal.settle(2.0)  # the checks have looked at it


def _bursts(terminal: Carries, view: str) -> dict[str, Burst]:
    """Return what is measured in a view, in this order: walking may leave no message in hand to move."""
    bursts: dict[str, Burst] = {}
    if view in GRIDS:
        bursts["drag put down"] = lambda: terminal.carries(view, FEW)
    keys = {"move": MOVE, **KEYS} if view in MOVED_IN else KEYS
    bursts |= {name: pressing(terminal, each) for name, each in keys.items()}
    if view == "results":
        bursts["number kept"] = lambda: [_filled_in(terminal, number) for number in range(FEW)]
    if view == "table":
        bursts["line opened"] = lambda: [_opened(terminal) for _turn in range(FEW)]
        bursts["letter typed"] = lambda: _letters(terminal)
        bursts["cell kept"] = lambda: [_cell_kept(terminal) for _turn in range(FEW)]
    if view in FILTERED:
        bursts["filter by a word"] = lambda: [filtered(terminal, terminal.silence) for _turn in range(FEW)]
    return bursts


def _filled_in(terminal: Terminal, number: int) -> Answer:
    """Return how long it takes until a number that was typed is kept, and what it changes is shown."""
    for key in (TYPE, str(number).encode()):
        terminal.key(key)
    kept = terminal.answer(TAKE)
    terminal.key(BACK)
    return kept


def _opened(terminal: Terminal) -> Answer:
    """Return how long it takes until there is a line to type on over the cell in hand; it is put away again."""
    opened = terminal.answer(TYPE)
    terminal.key(BACK)
    return opened


def _letters(terminal: Terminal) -> list[Answer]:
    """Return how long each letter takes that is typed in the cell in hand; the cell stays as it was."""
    terminal.key(TYPE)
    answers = [terminal.answer(b"x") for _turn in range(FEW)]
    terminal.key(BACK)
    return answers


def _cell_kept(terminal: Terminal) -> Answer:
    """Return how long it takes until words that were typed in a cell are kept, and the cell shows them."""
    for key in (TYPE, b"x"):
        terminal.key(key)
    return terminal.answer(TAKE)
