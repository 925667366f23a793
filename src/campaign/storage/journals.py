"""The journals in the state folder: whose they are, and which of them nobody writes any more.

One run of the program writes one journal for each plan with unsaved work. They are this person's own, and nobody else
can read them.
"""

import contextlib
import hashlib
import re
from pathlib import Path

from campaign.files import make_folder
from campaign.storage.folders import state_folder
from campaign.storage.sessions import SESSION, Session, runs

NAME = re.compile(rf"([0-9a-f]{{32}})-({SESSION})-[0-9]+\.journal")


def new_journal(plan: Path, session: Session, number: int) -> Path:
    """Return where a run of the program may write a journal of a plan; `number` tells its journals apart.

    Raises:
        OSError: the state folder cannot be written.
    """
    session.begin()
    make_folder(_folder())
    return _folder() / f"{_mark(plan)}-{session.name}-{number}.journal"


def left_behind(plan: Path | None = None) -> list[Path]:
    """Return the journals of a plan, or of every plan, that runs left behind which have died; the newest first."""
    try:
        names = [each.name for each in _folder().iterdir()]
    except OSError:
        return []
    mark = _mark(plan) if plan is not None else None
    found = [each for name in names if (each := NAME.fullmatch(name)) and mark in (None, each[1])]
    dead = {session: not runs(session) for session in {each[2] for each in found}}
    return [_folder() / each[0] for each in sorted(found, key=lambda each: each[2], reverse=True) if dead[each[2]]]


def drop_journal(path: Path) -> None:
    """Throw a journal away."""
    with contextlib.suppress(OSError):
        path.unlink()


def _mark(plan: Path) -> str:
    """Return the part of a name that tells of which plan it is."""
    return hashlib.sha256(str(plan.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _folder() -> Path:
    """Return where journals are kept."""
    return state_folder() / "journal"
