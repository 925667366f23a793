"""Calendar files that an earlier export wrote in the same place, and that the last one had no part for.

A lane that emptied, or the fourth piece of a calendar that fits in three, leaves a file behind with events that are out
of date. What was written is kept in the state folder, since it says something of this computer and not of the plan. A
file that somebody changed since is somebody's own, and stays.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from campaign.files import read_within, write_safely
from campaign.schedule.lanes import LaneKind
from campaign.storage.folders import state_folder

MOST_BYTES = 1_000_000  # of what is kept of one place
LARGEST = 100_000_000  # bytes of a calendar file that may be ours


def left_behind(target: Path, by: LaneKind | None, written: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that earlier exports to a place wrote, unchanged since, and that are not among these."""
    now = {path.name for path in written}
    found = ((target.with_name(name), digest) for name, digest in _kept(target, by).items() if name not in now)
    return tuple(path for path, digest in found if _digest(path) == digest)


def remember(target: Path, by: LaneKind | None, written: Iterable[Path]) -> None:
    """Keep what was written in a place; where that cannot be kept, nothing is taken away later."""
    files = {path.name: digest for path in written if (digest := _digest(path))}
    values = {"target": str(target.resolve()), "files": files}
    record = _record(target, by)
    with suppress(OSError):
        record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_safely(record, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode(), mode=0o600)


def _kept(target: Path, by: LaneKind | None) -> Mapping[str, str]:
    """Return the digest of each file that is known to have been written in a place, by its name."""
    try:
        files = json.loads(read_within(_record(target, by), MOST_BYTES).decode())["files"]
        return {str(name): str(digest) for name, digest in files.items() if Path(name).name == name}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _record(target: Path, by: LaneKind | None) -> Path:
    """Return where is kept what was written in a place."""
    place = hashlib.sha256(f"{target.resolve()}\0{by or ''}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder() / "exports" / f"{place}.json"


def _digest(path: Path) -> str | None:
    """Return what tells a file from another; None for what is not there, and for a link."""
    if path.is_symlink():
        return None
    try:
        return hashlib.sha256(read_within(path, LARGEST)).hexdigest()
    except OSError:
        return None
