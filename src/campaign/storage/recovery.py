"""Work that was never saved, kept in the state folder until its planner takes it over or throws it away.

A recovery file is the plan itself as TOML, with what is known about it on its first line, as a comment: so that any
program that reads plans reads it, and so that one safe write keeps all of it. They are this person's own and nobody
else can read them. One session of the program writes one file per plan; its lock tells whether it still runs.
"""

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.files import write_safely
from campaign.storage.folders import state_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

HEAD = "# campaign-recovery "
NAME = re.compile(r"([0-9a-f]{32})-([0-9a-f]+-[0-9]+)\.toml")

Drafts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Work:
    """Work on a plan that was not saved."""

    plan: Path
    """The plan's file."""
    digest: str
    """SHA-256 of the plan's file as it was when the work on it began."""
    text: str
    """The plan as it is in hand, as TOML."""
    drafts: Drafts
    """Forms that are not finished: texts by field, by table and id."""
    at: datetime
    """The moment."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work that is kept in a file."""

    path: Path
    """Where it is kept."""
    work: Work
    """What is kept."""


class Session:
    """One run of the program, which other runs can tell from one that has died."""

    def __init__(self) -> None:
        self.name = f"{time.time_ns():x}-{os.getpid()}"
        self._lock: BaseFileLock | None = None

    def begin(self) -> None:
        """Say that this run writes recovery files.

        Raises:
            OSError: the state folder cannot be written.
        """
        from filelock import FileLock  # noqa: PLC0415 - only who has something to keep needs it

        if self._lock is None:
            _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
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


def write_recovery(session: Session, work: Work) -> Path:
    """Keep the work on a plan, in place of what this session kept of it before, and return where.

    Raises:
        OSError: it could not be written.
    """
    session.begin()
    path = _folder() / f"{_mark(work.plan)}-{session.name}.toml"
    plan, at = str(work.plan.resolve()), work.at.isoformat()
    head = {"plan": plan, "at": at, "digest": work.digest, "drafts": work.drafts}
    line = json.dumps(head).replace("\x7f", "\\u007f")  # no comment in TOML may hold it
    write_safely(path, f"{HEAD}{line}\n{work.text}".encode(), mode=0o600)
    return path


def recoveries(plan: Path) -> list[Recovery]:
    """Return what is kept of a plan by sessions that have died, the newest first."""
    try:
        names = [each.name for each in _folder().iterdir()]
    except OSError:
        return []
    mine = [each for name in names if (each := NAME.fullmatch(name)) and each[1] == _mark(plan)]
    found = [read_recovery(_folder() / each[0]) for each in mine if not _runs(each[2])]
    return sorted((each for each in found if each), key=lambda each: each.path.name, reverse=True)


def read_recovery(path: Path) -> Recovery | None:
    """Return what a recovery file holds; None when it is no such file."""
    try:
        head, _, text = path.read_bytes().decode().partition("\n")
        values = json.loads(head.removeprefix(HEAD))
        drafts = {name: {key: str(typed) for key, typed in each.items()} for name, each in values["drafts"].items()}
        at = datetime.fromisoformat(values["at"])
        return Recovery(path, Work(Path(values["plan"]), str(values["digest"]), text, drafts, at))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def drop_recovery(path: Path) -> None:
    """Throw a recovery file away."""
    with contextlib.suppress(OSError):
        path.unlink()


def _runs(session: str) -> bool:
    """Tell whether a session still runs: whether its lock is held."""
    from filelock import FileLock, Timeout  # noqa: PLC0415

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


def _mark(plan: Path) -> str:
    """Return the part of a name that tells of which plan it is."""
    return hashlib.sha256(str(plan.resolve()).encode()).hexdigest()[:32]


def _lock_path(session: str) -> Path:
    """Return the file that a session locks."""
    return _folder() / f"{session}.lock"


def _folder() -> Path:
    """Return where recovery files are kept."""
    return state_folder() / "recovery"
