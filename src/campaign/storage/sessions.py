"""Runs of the program that have something of their own in the state folder, told apart from runs that have died.

A run holds a lock of the operating system, which is freed when its process ends, however that happens.
"""

import contextlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.files import make_folder
from campaign.storage.folders import state_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

SESSION = r"[0-9a-f]+-[0-9]+"
"""How a session is named, as a regular expression."""


class Session:
    """One run of the program, which other runs can tell from one that has died."""

    def __init__(self) -> None:
        self.name = f"{time.time_ns():x}-{os.getpid()}"
        self._lock: BaseFileLock | None = None

    def begin(self) -> None:
        """Say that this run has something in the state folder.

        Raises:
            OSError: the state folder cannot be written.
        """
        from filelock import FileLock  # noqa: PLC0415 - only who has something to keep needs it

        if self._lock is None:
            make_folder(_folder())
            lock = FileLock(_lock_path(self.name), thread_local=False)
            with contextlib.suppress(NotImplementedError):  # a file system without locks: this run counts as dead
                lock.acquire(timeout=0)
            self._lock = lock

    def end(self) -> None:
        """Say that this run is over."""
        if self._lock is not None:
            self._lock.release(force=True)
            self._lock = None
            with contextlib.suppress(OSError):
                _lock_path(self.name).unlink()


def runs(session: str) -> bool:
    """Tell whether a session still runs: whether its lock is held."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - likewise

    path = _lock_path(session)
    if not path.exists():
        return False
    try:
        with FileLock(path, timeout=0):
            pass
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False
    with contextlib.suppress(OSError):
        path.unlink()
    return False


def _lock_path(session: str) -> Path:
    """Return the file that a session locks."""
    return _folder() / f"{session}.lock"


def _folder() -> Path:
    """Return where sessions lock their files."""
    return state_folder() / "sessions"
