"""A model of what a power cut may leave on a disk, by what a file system promises and no more.

Bytes that were not synced may be there, half there, zeros or not there at all. Names that were not synced (a file made,
renamed or taken away, a folder made) may be on disk or not, in any combination. What was synced is there.
"""

import os
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from campaign import files
from campaign.storage import journal

Step = tuple[str, Path, bytes]
"""What was done: made, written, synced, renamed, unlinked or a folder made; to what; the bytes, or the other name."""
FOLDER = -1
"""The number of whatever is a folder."""


class Recorder:
    """The system as the program sees it, with every step that changes the disk written down."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._names: dict[int, Path] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Stand between the program and the system until the patch is undone."""
        for module in (files, journal):
            patch.setattr(module, "os", self)
        unlink, mkdir = Path.unlink, Path.mkdir

        def unlinked(path: Path, missing_ok: bool = False) -> None:
            there = path.exists()
            unlink(path, missing_ok=missing_ok)
            if there:
                self.steps.append(("unlink", path, b""))

        def made(path: Path, *arguments: object, **options: object) -> None:
            there = path.exists()
            mkdir(path, *arguments, **options)
            if not there:
                self.steps.append(("mkdir", path, b""))

        patch.setattr(Path, "unlink", unlinked)
        patch.setattr(Path, "mkdir", made)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = os.open(path, flags, mode)
        self._names[descriptor] = Path(path)
        if flags & os.O_CREAT:
            self.steps.append(("make", Path(path), b""))
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        size = os.write(descriptor, data)
        self.steps.append(("write", self._names[descriptor], bytes(data[:size])))
        return size

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        self.steps.append(("sync", self._names[descriptor], b""))

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)  # noqa: PTH105
        self.steps.append(("rename", Path(source), os.fsencode(target)))


class Disk:
    """What is on a disk for sure, and what may be."""

    def __init__(self, held: dict[Path, bytes]) -> None:
        self._numbers = dict(zip(held, range(len(held)), strict=True))
        self._sure = list(held.values())
        self._now = list(held.values())
        self._names: dict[Path, int] = dict(self._numbers)
        self._waiting: list[dict[Path, int | None]] = []
        self._made: set[Path] = set()

    def take(self, step: Step) -> None:
        """Do one step."""
        what, path, data = step
        match what:
            case "make":
                self._sure.append(b"")
                self._now.append(b"")
                self._name({path: len(self._now) - 1})
            case "mkdir":
                self._made.add(path)
                self._name({path: FOLDER})
            case "write":
                self._now[self._numbers[path]] += data
            case "sync" if path in self._numbers and self._numbers[path] != FOLDER:
                self._sure[self._numbers[path]] = self._now[self._numbers[path]]
            case "sync":
                self._synced(path)
            case "unlink":
                self._name({path: None})
            case _:
                self._name({path: None, Path(os.fsdecode(data)): self._numbers[path]})

    def states(self) -> Iterator[dict[Path, bytes]]:
        """Give every content that the disk may have when the power goes now."""
        for chosen in product([False, True], repeat=len(self._waiting)):
            names: dict[Path, int | None] = dict(self._names)
            for taken, change in zip(chosen, self._waiting, strict=True):
                names |= change if taken else {}
            there = {path: number for path, number in names.items() if number is not None}
            held = [each for each, number in there.items() if number != FOLDER and self._reached(each, there)]
            for contents in product(*(self._contents(there[path]) for path in held)):
                yield dict(zip(held, contents, strict=True))

    def _name(self, change: dict[Path, int | None]) -> None:
        """Change names, not for sure yet."""
        self._waiting.append(change)
        for path, number in change.items():
            if number is None:
                self._numbers.pop(path, None)
            else:
                self._numbers[path] = number

    def _synced(self, folder: Path) -> None:
        """Make sure of every name in a folder."""
        for change in self._waiting:
            if all(path.parent == folder for path in change):
                for path, number in change.items():
                    if number is None:
                        self._names.pop(path, None)
                    else:
                        self._names[path] = number
        self._waiting = [change for change in self._waiting if not all(path.parent == folder for path in change)]

    def _reached(self, path: Path, there: dict[Path, int]) -> bool:
        """Tell whether every folder above a file is there that was made on the way."""
        return all(above in there for above in path.parents if above in self._made)

    def _contents(self, number: int) -> list[bytes]:
        """Return what a file may hold."""
        sure, now = self._sure[number], self._now[number]
        new = now[len(sure) :]
        if not new:
            return [now]
        half = len(new) // 2
        zeros = b"\0" * len(new)
        return [sure + each for each in (b"", new, new[:half], new[:-1], zeros, new[:half] + zeros[half:])]


def laid_down(state: dict[Path, bytes], *folders: Path) -> None:
    """Make some folders hold exactly what a state says."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for path, data in state.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
