"""A terminal that knows what it shows, and frame by frame when it came to show it."""

import os
import re
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pyte

from tools.bench.terminal import Terminal

PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*[A-Za-z$]*u|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9;]*[a-z]")
"""Questions to the terminal that pyte would write on its screen."""
ONE_FRAME = 0.02
"""Seconds within which what comes belongs to the same frame."""


class Frame(NamedTuple):
    """What a program painted in one go."""

    ended: float
    """When its last byte came, in seconds after the key."""
    processor: float
    """Milliseconds that the program had had of a processor by then, since the key."""
    painted: bytes


class Screen(Terminal):
    """A program in a terminal of which the lines can be read."""

    def __init__(
        self, command: Sequence[str], columns: int = 120, rows: int = 40, *, environment: Mapping[str, str]
    ) -> None:
        self.columns = columns
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.unread = bytearray()
        super().__init__(command, columns, rows, environment=environment)

    def read(self, seconds: float) -> bytes:
        """Return what the program wrote, and remember it until somebody asks what is shown.

        Remembering takes as long however much there is, for this is done while a program is timed.
        """
        data = super().read(seconds)
        self.unread += data
        return data

    @property
    def lines(self) -> list[str]:
        """Return the lines on the screen."""
        self.stream.feed(PRIVATE.sub(b"", bytes(self.unread)))
        self.unread.clear()
        return self.screen.display

    def frames(self, typed: bytes, silence: float, most: float = 30.0) -> list[Frame]:
        """Type, and return what is painted until nothing came for `silence` seconds, at most `most` seconds.

        Nothing of it is looked at meanwhile, so that looking takes no time of the program's: `paint` puts it on the
        screen.
        """
        before, start = self.processor, time.perf_counter()
        os.write(self.file, typed)
        found: list[Frame] = []
        while time.perf_counter() < start + most:
            try:
                data = super().read(silence)
            except TimeoutError:
                if found:
                    break
                continue
            ended = time.perf_counter() - start
            if found and ended - found[-1].ended < ONE_FRAME:
                data = found.pop().painted + data
            found.append(Frame(ended, self.processor - before, data))
        return found

    def paint(self, frame: Frame) -> list[str]:
        """Put a frame on the screen, and return its lines."""
        self.unread += frame.painted
        return self.lines
