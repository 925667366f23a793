"""What leaves for the terminal: no control character, whatever it was and wherever it came from."""

import io
from typing import IO

from campaign.text import tame


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
