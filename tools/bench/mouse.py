"""A mouse on a program in a terminal: it puts things down elsewhere, and tells when they stand there."""

from collections.abc import Callable

from tools.bench.screen import Frame, Screen
from tools.bench.terminal import Answer

PRESS, MOVE, RELEASE = "\x1b[<0;{x};{y}M", "\x1b[<32;{x};{y}M", "\x1b[<0;{x};{y}m"
"""What a terminal sends of the mouse (SGR); columns and rows count from 1."""
SILENCE = 0.4
"""Seconds of silence after which nothing more comes: a thing is moved in one frame, what the checks say comes later."""


class Mouse(Screen):
    """A program in a terminal, in which things are dragged."""

    silence = SILENCE

    def send(self, event: str, x: int, y: int) -> None:
        """Let the mouse do something at a cell, and wait for what it brings."""
        self.key(event.format(x=x, y=y).encode())

    def let_go(self, x: int, y: int, stands: Callable[[], bool], what: object) -> Answer:
        """Let go of a thing at a cell, and return how long it took until it was painted where it belongs.

        It must stay there; a later frame, with what the checks say of the plan, is not waited for.

        Raises:
            RuntimeError: it does not stand there in the end: there was no drag, or the plan did not change.
        """
        stands()  # reads what came before, which takes time
        found: list[Frame] = []
        for frame in self.frames(RELEASE.format(x=x, y=y).encode(), self.silence):
            self.paint(frame)
            found = [*found, frame] if stands() else []
        if not found:
            raise RuntimeError(f"{what} did not come: no drag, or the plan did not change")
        return Answer(1000 * found[0].ended, found[0].processor)
