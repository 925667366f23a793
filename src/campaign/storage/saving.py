"""Safe saves: the old file is whole until the new one is, and nobody's edit is overwritten unseen."""

import contextlib
import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from campaign.errors import PlanChangedError, PlanReadOnlyError, PlanUnreadableError, SaveError
from campaign.language import say
from campaign.model.plan import TABLES, Plan, Row
from campaign.storage.patch import block_range, patched, plan_to_toml
from campaign.storage.planfile import PlanFile, parse_plan
from campaign.storage.spans import TableSpan

LOCK_SECONDS = 10.0  # how long another saver is waited for
WINDOWS_BUSY = {5, 32, 33}  # access denied, sharing violation, lock violation: a scanner has the file open for a moment
WINDOWS_TRIES = 10


def save_plan(file: PlanFile, plan: Plan) -> PlanFile:
    """Write a plan to its file, and return the file as it then is.

    Raises:
        PlanReadOnlyError: the plan has a newer format.
        PlanChangedError: the file is no longer the one that was read.
        SaveError: writing failed; the old file is whole.
    """
    if file.read_only is not None:
        raise PlanReadOnlyError(file.read_only, say("Save it under another name, or install a newer version."))
    text = patched(file, plan)
    if text == file.text:
        return file
    saved = _verified(text, file, plan)
    target = file.path.resolve()
    with _failures(file.path), _lock(target):
        _check_unchanged(target, file)
        write_safely(target, text.encode())
    return replace(saved, removed={**file.removed, **_removed(file, plan)})


def create_plan(path: Path, plan: Plan) -> PlanFile:
    """Write a plan to a new file.

    Raises:
        SaveError: there is a file of that name already, or writing failed.
    """
    text = plan_to_toml(plan)
    with _failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise SaveError(say("{path} exists already", path=str(path)), say("Choose another name."))
        write_safely(path.resolve(), text.encode())
    return parse_plan(text, path)


def write_safely(target: Path, data: bytes) -> None:
    """Replace a file in one step: a `.tmp` beside it, synced, then renamed over it, and the folder synced.

    Raises:
        OSError: it failed; the old file is as it was, and no `.tmp` is left.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _write_synced(temporary, data, _mode(target))
        _check_written(temporary, data)
        _replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _verified(text: str, file: PlanFile, plan: Plan) -> PlanFile:
    """Return the file that the text makes, which must hold exactly the plan."""
    try:
        saved = parse_plan(text, file.path)
    except PlanUnreadableError as error:
        raise _wrong_text() from error
    if saved.plan != plan:
        raise _wrong_text()
    return saved


def _wrong_text() -> SaveError:
    """Return the failure of a text that would not hold the plan: our own mistake, caught in time."""
    return SaveError(
        say("The new text of the file would not hold this plan, so nothing was written"),
        say("Save under another name; your file is as it was."),
    )


def _check_unchanged(target: Path, file: PlanFile) -> None:
    """Refuse when the file is no longer the one that was read."""
    try:
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise PlanChangedError(
            say("{path} is gone", path=str(file.path)), say("Save it under another name; your work is still here.")
        ) from None
    if digest != file.digest:
        raise PlanChangedError(
            say("{path} was changed by somebody else since it was opened", path=str(file.path)),
            say("Open it again, or save under another name; your work is still here."),
        )


@contextlib.contextmanager
def _failures(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    from filelock import Timeout  # noqa: PLC0415 - only a save needs it

    try:
        yield
    except Timeout as error:
        raise SaveError(say("{path} is being saved by another program", path=str(path)), say("Try again.")) from error
    except OSError as error:
        reason = error.strerror or str(error)
        text = say("{path} could not be saved: {reason}", path=str(path), reason=reason)
        raise SaveError(text, say("Your work is still here; save it elsewhere, or mend this and try again.")) from error


@contextlib.contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Hold the lock of a file; the system frees it when its holder dies. Kept out of the plan's own folder."""
    from filelock import FileLock  # noqa: PLC0415

    from campaign.storage.folders import state_folder  # noqa: PLC0415

    name = hashlib.sha256(str(target).encode()).hexdigest()[:32]
    folder = state_folder() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{name}.lock", timeout=LOCK_SECONDS):
        yield


def _mode(target: Path) -> int | None:
    """Return the permissions of a file; None when there is none yet."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_synced(path: Path, data: bytes, mode: int | None) -> None:
    """Write bytes and have the system put them on disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else mode)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_written(path: Path, data: bytes) -> None:
    """Raise an OSError when a file does not hold what was written to it."""
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "what was written reads back differently")


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


def _removed(file: PlanFile, plan: Plan) -> dict[tuple[str, str], tuple[Row, str]]:
    """Return the entries that this save takes out, with their text."""
    found: dict[tuple[str, str], tuple[Row, str]] = {}
    for table in TABLES:
        if file.plan.table(table) is plan.table(table):
            continue
        kept = plan.places(table)
        for number, row in enumerate(file.plan.table(table)):
            if row.id not in kept and isinstance(file.spans.get((table, number)), TableSpan):
                start, end = block_range(file.spans, (table, number))
                found[table, row.id] = (row, file.text[start:end])
    return found
