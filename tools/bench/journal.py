"""Keeping a journal: adding one move to it, which must not grow with the plan, and beginning it, which happens once."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Book
from campaign.desk.state import State, Step
from campaign.files import append_synced
from campaign.model.changes import apply
from campaign.storage.sessions import Session
from tools.bench.figures import Figure, milliseconds
from tools.bench.plans import plan_text

TIMES = 40
"""Moves that are made; one is written in each measurement."""
LINE = b"x" * 200
"""As much as one move takes."""


def figures() -> Iterator[Figure]:
    """Measure at 50, 1,000 and 10,000 messages, beside adding as many bytes to a file and syncing it."""
    with tempfile.TemporaryDirectory() as folder, _state(folder):
        reference = _synced(Path(folder) / "reference")
        for size in (50, 1_000, 10_000):
            path = Path(folder) / f"plan{size}.toml"
            path.write_text(plan_text(size), "utf-8")
            desk = Desk.open(
                path,
                today=date(2027, 2, 15),
                now=lambda: datetime(2027, 2, 15).astimezone(),
                holidays=lambda _country, _year: {},
            )
            keeping = _Keeping(desk)
            added = milliseconds(keeping.add, 31)
            name = f"journal: one move, {size:,} messages"
            yield Figure(name, added, "ms", "200 bytes written and synced", reference, 5)
            begun = milliseconds(keeping.begin, 3)
            yield Figure(f"journal: begun, {size:,} messages", begun, "ms", "200 bytes written and synced", reference)


def _synced(path: Path) -> float:
    """Return how long it takes to add a line to a file and sync it, in milliseconds."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        return milliseconds(lambda: append_synced(descriptor, LINE), 31)
    finally:
        os.close(descriptor)


class _Keeping:
    """A desk with its journal, kept without a thread, and moves that are made before the clock runs."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.book = Book(desk, Session(), 0)
        self.moves = self._moved(desk)
        self.add()

    @staticmethod
    def _moved(desk: Desk) -> Iterator[State]:
        """Give what the desk is after one move more, for every message."""
        made = [desk.state]
        for message in desk.plan.messages[:TIMES]:
            changes = edits.move_by_days(desk.schedule, message, 1).changes
            made.append(State(desk.file, apply(made[-1].plan, changes), Step(changes, made[-1].step)))
        return iter(made[1:])

    def add(self) -> None:
        """Write one move."""
        self.desk.state = next(self.moves)
        self.book.keep()

    def begin(self) -> None:
        """Begin the journal anew, as after a save."""
        self.book.end(drop=True)
        self.book.keep()


@contextmanager
def _state(folder: str) -> Iterator[None]:
    """Have a state folder of its own."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_STATE_HOME"]
        else:
            os.environ["XDG_STATE_HOME"] = before
