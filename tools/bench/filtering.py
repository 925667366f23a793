"""Filtering a view by a word, and seeing that the word came to stand in its title."""

import time

from tools.bench.mouse import SILENCE
from tools.bench.screen import Screen
from tools.bench.terminal import Answer

SLASH, TAKE_OVER, EMPTY = b"/", b"\x1bOQ", b"\x1b[19~"
"""Keys: to the filter, take it over (F2), make it empty (F8)."""
WORD = "91"
"""What is filtered by."""
PATIENCE = 20.0
"""Seconds that a filter may take while the app is at something else."""
TOLD = f"‘{WORD}’"
"""How the title of a view, the first line of the screen, tells what is filtered by."""


def filtered(terminal: Screen, silence: float = SILENCE) -> Answer:
    """Return how long it takes until the last frame of a filter by a word is shown; then take it off again.

    It was the last one when nothing came for so many seconds of silence.

    Raises:
        RuntimeError: the title does not tell the word in the end, or it told it before.
    """
    for key in (SLASH, *(each.encode() for each in WORD)):
        terminal.key(key)
    before, start, key = terminal.lines[0], time.perf_counter(), TAKE_OVER
    found: list[tuple[Answer, str]] = []
    while not (found and TOLD in found[-1][1]) and time.perf_counter() < start + PATIENCE:
        begun = time.perf_counter() - start
        frames = terminal.frames(key, silence)
        found += ((Answer(1000 * (begun + each.ended), each.processor), terminal.paint(each)[0]) for each in frames)
        key = b""  # what came said something else: the checks are ready, or the plan is kept
    if TOLD in before or not found or TOLD not in found[-1][1]:
        raise RuntimeError(f"the filter did not come: {[before, *(title for _answer, title in found)]}")
    for key in (SLASH, EMPTY, TAKE_OVER):
        terminal.key(key)
    return found[-1][0]
