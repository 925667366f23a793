"""Journals in tests: kept as the program keeps them, and left behind as a program that was killed leaves them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.storage.journal import Journal, read_journal
from campaign.storage.journals import left_behind
from tests.conftest import no_holidays

SECONDS = 120.0


@contextlib.contextmanager
def kept(desk: Desk) -> Iterator[Keeper]:
    """Keep the journal of a desk; afterwards it is as after a kill: the lock is free, the files are left."""
    keeper = Keeper()
    keeper.watch(desk)
    keeper.start()
    try:
        yield keeper
    finally:
        keeper.stop(drop=False)


def left(desk: Desk) -> Journal:
    """Return the one journal that was left behind."""
    (path,) = left_behind(desk.file.path)
    journal = read_journal(path)
    assert journal is not None
    return journal


def reopened(desk: Desk) -> Desk:
    """Return the plan as the next run of the program opens it."""
    return Desk.open(desk.file.path, today=desk.today, now=desk.now, holidays=no_holidays)


def only(folder: Path) -> Path:
    """Return the one journal of a home."""
    (path,) = folder.rglob("journal/*.journal")
    return path
