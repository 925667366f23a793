"""Earlier versions of a plan's file: what stood there before each of the last saves, kept in the state folder.

Each save adds one: the bytes that it replaced, under a name that says in which order, which bytes, and what they were
replaced by. What the last save wrote is kept beside them, for when the file is deleted or written over by another
program. They are this person's own and nobody else can read them.
"""

import contextlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from campaign.storage.folders import state_folder

MOST = 20  # versions of one plan that are kept whenever they are from
DAYS = 30  # days before those of which the last version is kept, too
MARK = 16  # letters of a digest in a name
LAST = "last-{mark}.toml"
NAME = re.compile(rf"([0-9]{{8}})-([0-9a-f]{{{MARK}}})-([0-9a-f]{{{MARK}}})\.toml")


@dataclass(frozen=True, slots=True)
class Version:
    """What stood in a file before a save."""

    path: Path
    """Where it is kept."""
    number: int
    """Its place in the order of saves."""
    content: str
    """The start of the digest of its bytes."""
    replaced_by: str
    """The start of the digest of the bytes that the save wrote."""

    @property
    def until(self) -> datetime:
        """Return when it was saved over, in the zone of this computer; long ago when it is gone."""
        try:
            seconds = self.path.stat().st_mtime
        except OSError:
            seconds = 0.0
        return datetime.fromtimestamp(seconds).astimezone()

    def read(self) -> bytes | None:
        """Return its bytes; None when they are gone, or are not the ones that were kept."""
        try:
            data = self.path.read_bytes()
        except OSError:
            return None
        return data if mark_of(data) == self.content else None


def mark_of(data: bytes) -> str:
    """Return the start of the digest of some bytes."""
    return hashlib.sha256(data).hexdigest()[:MARK]


def versions(target: Path) -> list[Version]:
    """Return the versions that are kept of a file, oldest first."""
    try:
        names = sorted(each.name for each in _folder(target).iterdir())
    except OSError:
        return []
    found = (NAME.fullmatch(name) for name in names)
    return [Version(_folder(target) / each[0], int(each[1]), each[2], each[3]) for each in found if each]


def keep(target: Path, before: bytes, after: bytes) -> None:
    """Keep what stood in a file before a save, and let go of the oldest.

    Raises:
        OSError: it could not be kept.
    """
    folder = _folder(target)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = versions(target)
    number = kept[-1].number + 1 if kept else 1
    _write(folder / f"{number:08}-{mark_of(before)}-{mark_of(after)}.toml", before)
    last = folder / LAST.format(mark=mark_of(after))
    _write(last, after)
    for old in (*(each.path for each in _too_many(kept)), *folder.glob(LAST.format(mark="*"))):
        if old != last:
            with contextlib.suppress(OSError):
                old.unlink()


def last_saved(target: Path) -> Version | None:
    """Return what the last save wrote, as if it was saved over since; None when that is not known."""
    kept = versions(target)
    for path in _folder(target).glob(LAST.format(mark="*")):
        mark = path.stem.partition("-")[2]
        return Version(path, kept[-1].number + 1 if kept else 1, mark, "")
    return None


def _write(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read."""
    path.touch(mode=0o600)
    path.write_bytes(data)


def _too_many(kept: Sequence[Version]) -> list[Version]:
    """Return the versions to let go of, now that there is one more: of a day long ago all but its last one."""
    near = max(0, len(kept) + 1 - MOST)
    days = {each.until.date() for each in kept[near:]}
    gone: list[Version] = []
    for each in reversed(kept[:near]):
        day = each.until.date()
        if day in days or len(days) >= DAYS + MOST:
            gone.append(each)
        days.add(day)
    return gone


def _folder(target: Path) -> Path:
    """Return where the versions of a file are kept."""
    return state_folder() / "versions" / hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:32]
