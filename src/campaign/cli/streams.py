"""What leaves for the terminal: no control character, whatever it was and wherever it came from."""

import io
import json
import re
from typing import IO

DANGEROUS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls but for tab and line breaks, marks that turn or hide text, and halves of characters from names of files."""


class Tame(io.TextIOWrapper):
    """A stream of text in which a dangerous character is written as JSON escapes it, also where it is in JSON."""

    def write(self, text: str) -> int:
        """Write a text, and return how many characters it had."""
        super().write(DANGEROUS.sub(_escaped, text))
        return len(text)


def tamed(stream: IO[str]) -> IO[str]:
    """Return a stream of the same file that writes UTF-8 and nothing dangerous; itself where it has no file."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        return stream
    stream.flush()
    return Tame(buffer, encoding="utf-8", line_buffering=stream.isatty(), write_through=True)


def _escaped(found: re.Match[str]) -> str:
    """Return a character as JSON escapes it."""
    return json.dumps(found[0])[1:-1]
