"""Filtering a view by a word, and seeing that the word came to stand in its title."""

from tools.bench.mouse import SILENCE
from tools.bench.screen import Screen
from tools.bench.terminal import Answer

SLASH, TAKE_OVER, EMPTY = b"/", b"\x1bOQ", b"\x1b[19~"
"""Keys: to the filter, take it over (F2), make it empty (F8)."""
WORD = "91"
"""What is filtered by."""
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
    before = terminal.lines[0]
    frames = terminal.frames(TAKE_OVER, silence)
    titles = [terminal.paint(frame)[0] for frame in frames]
    if TOLD in before or not titles or TOLD not in titles[-1]:
        raise RuntimeError(f"the filter did not come: {[before, *titles]}")
    for key in (SLASH, EMPTY, TAKE_OVER):
        terminal.key(key)
    return Answer(1000 * frames[-1].ended, frames[-1].processor)
