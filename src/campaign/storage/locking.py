"""One saver at a time: a lock of the operating system, and on a share a file that says who is saving.

Locks of the operating system are freed when their holder dies, but other machines do not see them, and some shares
only pretend to have them. There, a file `.NAME.lock` beside the plan stands for as long as a save takes. One that its
holder left behind is taken over: at once when the holder ran on this machine and is dead, else when it is older than
any save by the clock of the share itself, since the clocks of two machines differ.
"""

import contextlib
import getpass
import hashlib
import json
import os
import platform
import secrets
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from campaign.errors import SaveError
from campaign.files import read_within
from campaign.language import say
from campaign.storage.folders import state_folder

LOCK_SECONDS = 10.0  # how long another saver is waited for
STALE_SECONDS = 60.0  # age at which a lock file of another machine was left behind; a save takes less than a second
TICK = 0.05  # seconds between two looks
MOST_BYTES = 10_000
SHARES = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "afs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "davfs",
    "ncpfs",
    "glusterfs",
    "ceph",
)
"""How the names of file systems begin that other machines write to as well."""
ALWAYS = "CAMPAIGN_LOCK_FILES"
"""The environment variable that asks for lock files everywhere: for a share that is not recognised."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who saves a plan."""

    name: str
    host: str
    pid: int
    since: str
    """The moment, in ISO form with its offset."""
    token: str
    """What tells this lock from every other."""

    @property
    def dead(self) -> bool:
        """Tell whether it ran on this machine and runs no more."""
        return self.host == platform.node() and not _runs(self.pid)


@contextlib.contextmanager
def locked(target: Path) -> Iterator[None]:
    """Be the only one that saves a file.

    Raises:
        SaveError: somebody else saves it, and goes on doing so.
        OSError: no lock could be made.
    """
    with _system_lock(target) as trusted:
        if trusted and not on_a_share(target.parent):
            yield
        else:
            with _lock_file(lock_file_of(target), target):
                yield


def lock_file_of(target: Path) -> Path:
    """Return the file that says who saves a plan on a share."""
    return target.with_name(f".{target.name[:50]}.lock")


def on_a_share(folder: Path) -> bool:
    """Tell whether other machines may write to a folder, as far as the system says."""
    if os.environ.get(ALWAYS):
        return True
    if sys.platform == "win32":
        return _remote_drive(folder)
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    place, kind = "", ""
    for line in lines:
        before, _, after = line.partition(" - ")
        mount = before.split(" ")[4].encode().decode("unicode_escape", "replace")
        if folder.is_relative_to(mount) and len(mount) >= len(place):
            place, kind = mount, after.split(" ")[0]
    return kind.startswith(SHARES)


def _remote_drive(folder: Path) -> bool:
    """Tell whether Windows calls a drive remote."""
    import ctypes  # noqa: PLC0415 - only Windows needs it

    drive = folder.drive
    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    if drive.startswith("\\\\"):
        return True
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # only there on Windows
    return bool(kernel.GetDriveTypeW(f"{drive}\\") == remote)


@contextlib.contextmanager
def _system_lock(target: Path) -> Iterator[bool]:
    """Hold the lock of the operating system, kept out of the plan's own folder; give whether there is one at all."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a save needs it

    name = hashlib.sha256(str(target).encode()).hexdigest()[:32]
    folder = state_folder() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{name}.lock", timeout=LOCK_SECONDS)
    trusted = True
    try:
        lock.acquire()
    except NotImplementedError:  # a file system without locks
        trusted = False
    except Timeout as error:
        raise _busy(target) from error
    try:
        yield trusted
    finally:
        lock.release()


def _busy(target: Path) -> SaveError:
    """Return the failure of waiting for a holder that nobody knows."""
    return SaveError(say("{path} is being saved by another program", path=str(target)), say("Try again."))


@contextlib.contextmanager
def _lock_file(path: Path, target: Path) -> Iterator[None]:
    """Hold the lock file; raises SaveError, which names the holder, when another goes on holding it."""
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    own = Holder(_user(), platform.node(), os.getpid(), moment, secrets.token_hex(8))
    deadline = time.monotonic() + LOCK_SECONDS
    while not _made(path, own):
        holder = _read(path)
        if _left_behind(path, holder):
            _take_away(path, holder)
        elif time.monotonic() > deadline:
            raise _held(path, target, holder)
        else:
            time.sleep(TICK)
    try:
        yield
    finally:
        if (held := _read(path)) and held.token == own.token:
            with contextlib.suppress(OSError):
                path.unlink()


def _made(path: Path, own: Holder) -> bool:
    """Make the lock file, and tell whether it was not there yet."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor that was made and not found
        file.write(json.dumps(asdict(own)).encode())
    return True


def _read(path: Path) -> Holder | None:
    """Return who holds a lock file; None when it is gone, or does not say."""
    try:
        values = json.loads(read_within(path, MOST_BYTES).decode())
        name, host, since, token = (str(values[key]) for key in ("name", "host", "since", "token"))
        return Holder(name, host, int(values["pid"]), since, token)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _left_behind(path: Path, holder: Holder | None) -> bool:
    """Tell whether nobody holds a lock file any more."""
    return bool(holder and holder.dead) or _age(path) > STALE_SECONDS


def _age(path: Path) -> float:
    """Return how many seconds ago a lock file was written, by the clock of the share; 0 when that cannot be told."""
    probe = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        probe.touch()
        return probe.stat().st_mtime - path.stat().st_mtime
    except OSError:
        return 0.0
    finally:
        with contextlib.suppress(OSError):
            probe.unlink()


def _take_away(path: Path, holder: Holder | None) -> None:
    """Take a lock file away that was left behind; what somebody made in its place meanwhile is put back."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.rename(aside)
        if _read(aside) != holder:
            os.link(aside, path)
        aside.unlink()


def _held(path: Path, target: Path, holder: Holder | None) -> SaveError:
    """Return the failure of waiting for a holder."""
    remedy = say("Try again. When nobody is saving it, delete {path}.", path=str(path))
    if holder is None:
        return SaveError(say("{path} is being saved by another program", path=str(target)), remedy)
    try:
        since: object = datetime.fromisoformat(holder.since).astimezone()
    except ValueError:
        since = holder.since
    text = say(
        "{path} is being saved by {name} on {host} since {since}",
        path=str(target),
        name=holder.name,
        host=holder.host,
        since=since,
    )
    return SaveError(text, remedy)


def _user() -> str:
    """Return who runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"


def _runs(pid: int) -> bool:
    """Tell whether a process of this machine runs."""
    if sys.platform == "win32":
        return True  # asking would take more than it brings: age tells
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
