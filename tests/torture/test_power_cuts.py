"""Every state that a power cut may leave during a save and while a journal is kept, by the model in `disk`."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.desk.recovering import recoveries
from campaign.storage.folders import state_folder
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from tests.conftest import EXAMPLES, TODAY, no_holidays
from tests.torture.disk import Disk, Recorder, Step, laid_down
from tests.torture.saver import numbered

SECONDS = 60
ACKNOWLEDGED = "acknowledged"
"""A step that is none of the system: the program told that an edit is on disk."""


@pytest.fixture
def file(tmp_path: Path) -> PlanFile:
    path = tmp_path / "plans" / "plan.toml"
    path.parent.mkdir()
    path.write_bytes((EXAMPLES / "salarisverwerking-odoo.toml").read_bytes())
    return read_plan(path)


def recorded(file: PlanFile, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Step], bytes]:
    """Return the steps of a save in the plan's folder, and what it wrote."""
    recorder = Recorder()
    with monkeypatch.context() as patch:
        recorder.install(patch)
        save_plan(file, numbered(file, 7))
    folder = file.path.parent
    return [step for step in recorder.steps if folder in (step[1], step[1].parent)], file.path.read_bytes()


def plans_after(before: bytes, path: Path, steps: list[Step]) -> set[bytes | None]:
    """Return what the plan may be when the power goes after these steps."""
    disk = Disk({path: before})
    for step in steps:
        disk.take(step)
    return {state.get(path) for state in disk.states()}


def test_the_power_may_go_at_any_moment_of_a_save(file: PlanFile, monkeypatch: pytest.MonkeyPatch):
    before = file.path.read_bytes()
    steps, after = recorded(file, monkeypatch)
    assert [what for what, _, _ in steps] == ["make", "write", "sync", "rename", "sync"]
    for number in range(len(steps) + 1):
        assert plans_after(before, file.path, steps[:number]) <= {before, after}
    assert plans_after(before, file.path, steps) == {after}, "a save that was told of must be there"


@pytest.mark.parametrize("left_out", [2, 4])
def test_the_model_finds_what_leaving_out_a_sync_would_lose(file: PlanFile, monkeypatch, left_out: int):
    before = file.path.read_bytes()
    steps, after = recorded(file, monkeypatch)
    del steps[left_out]
    whole = plans_after(before, file.path, steps)
    assert whole != {after}
    if left_out == 2:
        assert whole - {before, after}


# The journal


def work(file: PlanFile, monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """Return the steps of a morning's work: edits one by one, a save, a form, a save with edits during it."""
    recorder = Recorder()
    desk = Desk(file, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
    keeper = Keeper()
    number = 0

    def done(flush: bool = True) -> None:
        nonlocal number
        number += 1
        desk.do(edits.set_campaign(desk.plan, {"why": f"Reden {number}"}))
        if flush:
            assert keeper.flush(SECONDS)
            recorder.steps.append((ACKNOWLEDGED, Path(str(number)), b""))

    with monkeypatch.context() as patch:
        recorder.install(patch)
        keeper.watch(desk)
        keeper.start()
        done()
        done()
        desk.keep_draft("campaign/", {"owner": "Half af"})
        done()
        desk.save()
        assert keeper.flush(SECONDS)
        done()
        done(flush=False)
        done()
        began = desk.file, desk.plan
        done()
        desk.saved(save_plan(*began))
        done()
        desk.keep_draft("campaign/", {})
        done()
        desk.save()
        assert keeper.flush(SECONDS)
        keeper.stop(drop=True)
    return recorder.steps


def came_back(path: Path) -> int:
    """Return the number of the last edit that is in the plan, or waits to be taken over; -1 when that is in doubt."""
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
    plan = desk.plan
    for recovery in recoveries(desk):
        if recovery.merge.conflicts or recovery.journal.damaged:
            return -1
        plan = recovery.merge.plan
    return int(plan.campaign.why.removeprefix("Reden ")) if plan.campaign.why.startswith("Reden ") else 0


def lost(file: PlanFile, steps: list[Step]) -> list[str]:
    """Return what some state after some step has lost of what was acknowledged by then."""
    disk = Disk({file.path: file.text.encode()})
    seen: set[tuple[int, frozenset[tuple[Path, bytes]]]] = set()
    acknowledged, found, count = 0, [], 0
    for step in steps:
        if step[0] == ACKNOWLEDGED:
            acknowledged = int(step[1].name)
        else:
            disk.take(step)
        for state in disk.states():
            key = (acknowledged, frozenset(state.items()))
            if key in seen:
                continue
            seen.add(key)
            count += 1
            laid_down(state, file.path.parent, state_folder())
            there = came_back(file.path) if file.path in state else -1
            found += [f"{acknowledged} was told, {there} came back"] if there < acknowledged else []
    print(f"{len(steps)} steps, {count} states")  # noqa: T201 - the counts
    return found


def test_the_power_may_go_at_any_moment_while_a_journal_is_kept(file: PlanFile, monkeypatch: pytest.MonkeyPatch):
    steps = work(file, monkeypatch)
    assert {"mkdir", "make", "write", "sync", "rename", "unlink", ACKNOWLEDGED} == {what for what, _, _ in steps}
    assert lost(file, steps) == []


@pytest.mark.parametrize("kept", ["journal", "folder", "record"])
def test_the_model_finds_what_leaving_out_a_sync_of_the_journal_would_lose(file: PlanFile, monkeypatch, kept: str):
    steps = work(file, monkeypatch)

    def left_out(step: Step) -> bool:
        what, path, _ = step
        if what != "sync":
            return False
        name = {"journal": path.suffix == ".tmp", "folder": path.name == "journal", "record": path.suffix == ".journal"}
        return "journal" in path.parts and name[kept]

    assert lost(file, [step for step in steps if not left_out(step)]) != []
