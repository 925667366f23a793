"""Calendar files that an earlier export wrote in the same place, and that the last one had no part for.

A lane that emptied, or the fourth piece of a calendar that fits in three, leaves a file behind with events that are out
of date. What was written is kept in the state folder, since it says something of this computer and not of the plan. A
file that somebody changed since is somebody's own, and stays.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from campaign.files import read_within, write_safely
from campaign.schedule.lanes import LaneKind
from campaign.storage.folders import state_folder

MOST_BYTES = 1_000_000  # of what is kept of one place
LARGEST = 100_000_000  # bytes of a calendar file that may be ours


@dataclass(frozen=True, slots=True)
class Outing:
    """A calendar that is exported again and again: another choice of messages or lanes is another calendar."""

    target: Path
    """The name of the whole."""
    by: LaneKind | None
    """The kind of lane that gets a file each."""
    selection: object
    """What was chosen among the messages."""

    @property
    def record(self) -> Path:
        """Return where is kept what was written."""
        told = f"{self.target.resolve()}\0{self.by or ''}\0{self.selection!r}"
        name = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return state_folder() / "exports" / f"{name}.json"

    def left_behind(self, written: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files that earlier exports wrote, unchanged since, and that are not among these."""
        now = {path.name for path in written}
        found = (
            (self.target.with_name(name), digest) for name, digest in _kept(self.record).items() if name not in now
        )
        return tuple(path for path, digest in found if _digest(path) == digest)

    def remember(self, written: Iterable[Path]) -> None:
        """Keep what was written; where that cannot be kept, nothing is taken away later."""
        files = {path.name: digest for path in written if (digest := _digest(path))}
        values = {"target": str(self.target.resolve()), "files": files}
        with suppress(OSError):
            self.record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")
            write_safely(self.record, data, mode=0o600)


def _kept(record: Path) -> Mapping[str, str]:
    """Return the digest of each file that is known to have been written, by its name."""
    try:
        files = json.loads(read_within(record, MOST_BYTES).decode("utf-8", "surrogateescape"))["files"]
        return {str(name): str(digest) for name, digest in files.items() if Path(name).name == name}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _digest(path: Path) -> str | None:
    """Return what tells a file from another; None for what is not there, and for a link."""
    if path.is_symlink():
        return None
    try:
        return hashlib.sha256(read_within(path, LARGEST)).hexdigest()
    except OSError:
        return None
