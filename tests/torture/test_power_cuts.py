"""Every state that a power cut may leave during a save, by what a file system promises and no more.

Bytes that were not synced may be there, half there, zeros or not there at all. Names that were not synced (a file made,
renamed or taken away) may be on disk or not, in any combination. What was synced is there.
"""

import os
from itertools import product
from pathlib import Path

import pytest

from campaign import files
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from tests.conftest import EXAMPLES
from tests.torture.saver import numbered

Step = tuple[str, ...]


class Recorder:
    """The system as `campaign.files` sees it, with every step that changes the disk written down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[tuple[str, str, bytes]] = []
        self.names: dict[int, str] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = os.open(path, flags, mode)
        self.names[descriptor] = Path(path).name if Path(path) != self.folder else ""
        if flags & os.O_CREAT:
            self.steps.append(("make", Path(path).name, b""))
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        size = os.write(descriptor, data)
        self.steps.append(("write", self.names[descriptor], bytes(data[:size])))
        return size

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        self.steps.append(("sync", self.names[descriptor], b""))

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)  # noqa: PTH105
        self.steps.append(("rename", Path(source).name, Path(target).name.encode()))


def states(before: bytes, steps: list[tuple[str, str, bytes]]) -> set[tuple[bytes | None, ...]]:
    """Return every content that the plan may have when the power goes after these steps."""
    contents: dict[str, list[bytes]] = {"0": [before]}  # what each file may hold, by number
    synced: dict[str, bytes] = {"0": before}
    live = {"plan.toml": "0"}
    changes: list[tuple[str, dict[str, str | None]]] = []  # changes of names that are not on disk for sure
    sure: dict[str, str] = dict(live)
    for what, name, data in steps:
        if what == "make":
            number = str(len(contents))
            contents[number], synced[number] = [b""], b""
            live[name] = number
            changes.append(("make", {name: number}))
        elif what == "write":
            held = contents[live[name]][0] + data
            half = held[: len(held) // 2]
            contents[live[name]] = [held, half, b"\0" * len(held), held[:-1], synced[live[name]]]
        elif what == "sync" and name:
            contents[live[name]] = contents[live[name]][:1]
            synced[live[name]] = contents[live[name]][0]
        elif what == "sync":
            sure, changes = dict(live), []
        else:
            live[data.decode()] = live.pop(name)
            changes.append(("rename", {name: None, data.decode(): live[data.decode()]}))
    found = set()
    for chosen in product([False, True], repeat=len(changes)):
        names: dict[str, str | None] = dict(sure)
        for taken, (_, change) in zip(chosen, changes, strict=True):
            if taken:
                names |= change
        number = names.get("plan.toml")
        found |= {(each,) for each in contents[number]} if number is not None else {(None,)}
    return found


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    path = tmp_path / "plan.toml"
    path.write_bytes((EXAMPLES / "salarisverwerking-odoo.toml").read_bytes())
    return read_plan(path)


def recorded(file: PlanFile, monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[str, str, bytes]], bytes]:
    recorder = Recorder(file.path.parent)
    with monkeypatch.context() as patch:
        patch.setattr(files, "os", recorder)
        save_plan(file, numbered(file, 7))
    return recorder.steps, file.path.read_bytes()


def test_the_power_may_go_at_any_moment_of_a_save(file: PlanFile, monkeypatch: pytest.MonkeyPatch):
    before = file.path.read_bytes()
    steps, after = recorded(file, monkeypatch)
    assert [what for what, _, _ in steps] == ["make", "write", "sync", "rename", "sync"]
    seen = 0
    for number in range(len(steps) + 1):
        for (content,) in states(before, steps[:number]):
            seen += 1
            assert content in (before, after)
    assert states(before, steps) == {(after,)}, "a save that was told of must be there"
    assert seen >= len(steps)


@pytest.mark.parametrize("left_out", [2, 4])
def test_the_model_finds_what_leaving_out_a_sync_would_lose(file: PlanFile, monkeypatch, left_out: int):
    before = file.path.read_bytes()
    steps, after = recorded(file, monkeypatch)
    del steps[left_out]
    whole = states(before, steps)
    assert whole != {(after,)}
    if left_out == 2:
        assert any(content not in (before, after) for (content,) in whole)
