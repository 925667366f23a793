"""Safe writes: the old file is whole until the new one is."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

WINDOWS_BUSY = {5, 32, 33}  # access denied, sharing violation, lock violation: a scanner has the file open for a moment
WINDOWS_TRIES = 10
LONGEST_NAME = 50  # characters of a file's name in that of its `.tmp`: at most 200 bytes, and a name has room for 255

Stamp = tuple[int, int, int] | None
"""Time of change, size and inode of a file; None when it is not there."""


def stamp_of(path: Path) -> Stamp:
    """Return what tells whether a file changed; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def write_safely(
    target: Path,
    data: bytes,
    check: Callable[[bytes], None] | None = None,
    mode: int | None = None,
    like: Path | None = None,
) -> None:
    """Replace a file in one step: a `.tmp` beside it, synced, then renamed over it, and the folder synced.

    `check` gets what reads back from the `.tmp`, and raises what it likes when that should replace nothing.
    The permissions stay as they are, unless `mode` gives others; a new file gets those of the file `like`.

    Raises:
        OSError: it failed; the old file is as it was, and no `.tmp` is left. What is there is no file but a folder, a
            pipe or a device, or writing failed.
    """
    temporary = temporary_of(target)
    own = _mode(target)
    try:
        _write_synced(temporary, data, next((each for each in (mode, own, like and _mode(like)) if each), None))
        read = _read_back(temporary, data)
        if check is not None:
            check(read)
        _replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def append_synced(descriptor: int, data: bytes) -> None:
    """Add bytes to an open file and have the system put them on disk.

    Raises:
        OSError: it failed; a part of the bytes may be there.
    """
    _write_all(descriptor, data)
    os.fsync(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, with those above it, and have the system put their names on disk.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def read_within(path: Path, most: int) -> bytes:
    """Return the bytes of a file, at most so many of them.

    A pipe, a device or a socket is refused rather than waited for: in somebody's folder it may stand where a file is
    expected, and reading it would never end.

    Raises:
        OSError: it is not there, may not be read, or is no file.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - of a descriptor, so that what is looked at is what is read
        refuse_all_but_files(os.fstat(descriptor).st_mode, path)
        return file.read(most)


def untaken(path: Path) -> Path:
    """Return a path, or where something is there already one of its name with a number: "plan-2.toml"."""
    place, number = path, 2
    while place.exists():
        place, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return place


def temporary_of(target: Path) -> Path:
    """Return what a safe write of this process writes to first."""
    return target.with_name(f".{target.name[:LONGEST_NAME]}.{os.getpid()}.tmp")


def _mode(target: Path) -> int | None:
    """Return the permissions of a file; None when there is none yet. Raises OSError for what is no file."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    refuse_all_but_files(found, target)
    return stat.S_IMODE(found)


def refuse_all_but_files(mode: int, path: Path) -> None:
    """Raise an OSError for a folder, and for a pipe, device or socket."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, and no file", str(path))


def _write_synced(path: Path, data: bytes, mode: int | None) -> None:
    """Write bytes in a new file and have the system put them on disk; one left by a program that died is taken away."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else mode)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        append_synced(descriptor, data)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, however many the system takes at a time."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _read_back(path: Path, data: bytes) -> bytes:
    """Return what a file holds; raise an OSError when that is not what was written to it."""
    read = path.read_bytes()
    if read != data:
        raise OSError(errno.EIO, "what was written reads back differently")
    return read


def _replace(temporary: Path, target: Path) -> None:
    """Rename over the target; Windows may need a moment."""
    for attempt in range(WINDOWS_TRIES):
        try:
            os.replace(temporary, target)  # noqa: PTH105 - the tests make this call fail
        except OSError as error:
            if getattr(error, "winerror", None) not in WINDOWS_BUSY or attempt == WINDOWS_TRIES - 1:
                raise
            time.sleep(0.05 * (attempt + 1))
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Have the system put a rename on disk, where folders can be synced."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass  # the file is renamed; some file systems cannot sync a folder
    finally:
        os.close(descriptor)
