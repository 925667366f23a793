"""What leaves for the terminal: no control character, whatever it was, and lines that fit where they are shown."""

import io
import sys
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import IO

from campaign.text import tame, wrapped

HANGING = "    "
"""Where a line goes on below itself."""
USUAL_WIDTH = 80
"""Cells of a terminal that does not tell its width."""


class Tame(io.TextIOWrapper):
    """A stream of text in which a dangerous character is written as JSON escapes it, also where it is in JSON."""

    def write(self, text: str) -> int:
        """Write a text, and return how many characters it had."""
        super().write(tame(text))
        return len(text)


def tamed(stream: IO[str]) -> IO[str]:
    """Return a stream of the same file that writes UTF-8 and nothing dangerous; itself where it has no file."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        return stream
    stream.flush()
    return Tame(buffer, encoding="utf-8", line_buffering=stream.isatty(), write_through=True)


def line_width() -> int | None:
    """Return how many cells a line has on the terminal; None in a pipe or a file, where a text stays whole."""
    return get_terminal_size((USUAL_WIDTH, 24)).columns if sys.stdout.isatty() else None


def filled(lines: Iterable[str]) -> Iterator[str]:
    """Give lines as they fit the terminal, one that is too long going on below itself; in a pipe as they are."""
    width = line_width()
    for line in lines:
        text = line.lstrip(" ")
        start = line[: len(line) - len(text)]
        yield from wrapped(text, width, start, start + HANGING)
