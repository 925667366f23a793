"""Earlier versions of a plan's file: what stood there before each of the last saves, kept in the state folder.

Each save adds one: the bytes that it replaced, under a name that says in which order, which bytes, and what they were
replaced by. They are this person's own and nobody else can read them.
"""

import contextlib
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from campaign.storage.folders import state_folder

MOST = 20  # versions of one plan
MARK = 16  # letters of a digest in a name
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
    path = folder / f"{number:08}-{mark_of(before)}-{mark_of(after)}.toml"
    path.touch(mode=0o600)
    path.write_bytes(before)
    for old in kept[: max(0, len(kept) + 1 - MOST)]:
        with contextlib.suppress(OSError):
            old.path.unlink()


def _folder(target: Path) -> Path:
    """Return where the versions of a file are kept."""
    return state_folder() / "versions" / hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:32]
