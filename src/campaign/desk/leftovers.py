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
        return record_of(self.target, self.by or "", repr(self.selection))

    def left_behind(self, written: Iterable[Path]) -> tuple[Path, ...]:
        """Return the files that earlier exports wrote, unchanged since, and that are not among these."""
        now = {path.name for path in written}
        found = (
            (self.target.with_name(name), digest) for name, digest in _files(self.record).items() if name not in now
        )
        return tuple(path for path, digest in found if digest_of(path) == digest)

    def remember(self, written: Iterable[Path]) -> None:
        """Keep what was written; where that cannot be kept, nothing is taken away later."""
        files = {path.name: digest for path in written if (digest := digest_of(path))}
        keep(self.record, {"target": str(self.target.resolve()), "files": files})


def record_of(target: Path, *selection: str) -> Path:
    """Return where in the state folder is kept what was handed out in a place, of this selection."""
    told = "\0".join((str(target.resolve()), *selection))
    name = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder() / "exports" / f"{name}.json"


def keep(record: Path, values: Mapping[str, object]) -> None:
    """Keep what was handed out; where that cannot be kept, it is as if nothing was."""
    with suppress(OSError):
        record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")
        write_safely(record, data, mode=0o600)


def kept(record: Path, name: str) -> Mapping[str, str]:
    """Return one of the tables of texts that were kept; an empty one where that cannot be read."""
    try:
        found = json.loads(read_within(record, MOST_BYTES).decode("utf-8", "surrogateescape"))[name]
        return {str(key): str(value) for key, value in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _files(record: Path) -> Mapping[str, str]:
    """Return the digest of each file that is known to have been written, by its name."""
    return {name: digest for name, digest in kept(record, "files").items() if Path(name).name == name}


def digest_of(path: Path) -> str | None:
    """Return what tells a file from another; None for what is not there, and for a link."""
    if path.is_symlink():
        return None
    try:
        return hashlib.sha256(read_within(path, LARGEST)).hexdigest()
    except OSError:
        return None
