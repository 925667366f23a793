"""On a share, a file says who is saving: others wait, are told who it is, and take over what was left behind."""

import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import filelock
import pytest

from campaign.errors import SaveError
from campaign.language import language
from campaign.storage import locking
from campaign.storage.locking import lock_file_of, locked, on_a_share
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from tests.storage.test_saving import file, retitled

__all__ = ["file"]
HOLDER = """
import sys
from pathlib import Path
from campaign.storage.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def as_on_a_share(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(locking.ALWAYS, "1")
    monkeypatch.setattr(locking, "LOCK_SECONDS", 0.3)


def other(target: Path, machine: Path) -> subprocess.Popen[str]:
    """Start another process that holds the lock, with a state folder of its own as on another machine."""
    environment = {**os.environ, "XDG_STATE_HOME": str(machine)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": environment}
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(target)], **pipes)
    assert holder.stdout.readline() == "held\n"
    return holder


def test_another_machine_waits_and_is_told_who_saves_where_and_since_when(file: PlanFile, tmp_path: Path):
    holder = other(file.path, tmp_path / "machine")
    with pytest.raises(SaveError) as failure:
        save_plan(file, retitled(file, "Anders"))
    text = language("en").render(failure.value.text)
    assert f" by {locking._user()} on {platform.node()} since " in text
    assert str(lock_file_of(file.path)) in language("nl").render(failure.value.remedy)
    assert file.path.read_text("utf-8") == file.text
    holder.communicate("\n")
    save_plan(file, retitled(file, "Anders"))
    assert read_plan(file.path).plan.messages[0].title == "Anders"
    assert not lock_file_of(file.path).exists()


def test_what_a_killed_saver_left_behind_is_taken_over_at_once(file: PlanFile, tmp_path: Path):
    holder = other(file.path, tmp_path / "machine")
    holder.kill()
    holder.communicate()
    assert lock_file_of(file.path).exists()
    save_plan(file, retitled(file, "Anders"))
    assert read_plan(file.path).plan.messages[0].title == "Anders"
    assert sorted(each.name for each in file.path.parent.glob(".*")) == []


def written(target: Path, seconds_ago: float, **values: object) -> Path:
    """Write a lock file as another machine does, some seconds ago."""
    path = lock_file_of(target)
    holder = {"name": "anna", "host": "elders", "pid": 1, "since": "2027-02-15T09:00:00+01:00", "token": "x", **values}
    path.write_text(json.dumps(holder))
    then = time.time() - seconds_ago
    os.utime(path, (then, then))
    return path


def test_a_lock_of_another_machine_counts_until_it_is_older_than_any_save(file: PlanFile):
    written(file.path, 30)
    with pytest.raises(SaveError), locked(file.path):
        pass
    written(file.path, 120)
    save_plan(file, retitled(file, "Anders"))
    assert not lock_file_of(file.path).exists()


@pytest.mark.parametrize("data", [b"", b"[", b"{}", b'{"pid": "x"}', b"\xff", b"[" * 5000, b"9" * 20_000])
def test_a_lock_file_that_says_nothing_counts_as_one_until_it_is_old(file: PlanFile, data: bytes):
    path = lock_file_of(file.path)
    path.write_bytes(data)
    with pytest.raises(SaveError), locked(file.path):
        pass
    assert path.read_bytes() == data
    os.utime(path, (1, 1))
    with locked(file.path):
        assert path.read_bytes() != data


def test_a_holder_that_writes_escape_codes_for_a_name_is_told_clean(file: PlanFile):
    written(file.path, 0, name="\x1b]0;x\x07", host="\u202e", since="\x9b2J")
    with pytest.raises(SaveError) as failure, locked(file.path):
        pass
    assert language("nl").render(failure.value.text).isprintable()


def test_what_somebody_made_in_place_of_a_stale_lock_is_put_back(file: PlanFile):
    path = written(file.path, 0, token="new")
    stale = locking.Holder("anna", "elders", 1, "2027", "old")
    locking._take_away(path, stale)
    assert locking._read(path).token == "new"


def test_a_folder_on_this_machine_gets_no_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(locking.ALWAYS)
    assert not on_a_share(tmp_path)
    with locked(tmp_path / "plan.toml"):
        assert list(tmp_path.iterdir()) == []


def test_a_state_folder_without_locks_gets_the_lock_file_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def no_locks(*_arguments: object, **_options: object) -> None:
        raise NotImplementedError

    monkeypatch.delenv(locking.ALWAYS)
    monkeypatch.setattr(filelock.FileLock, "acquire", no_locks)
    with locked(tmp_path / "plan.toml"):
        assert [each.name for each in tmp_path.iterdir()] == [".plan.toml.lock"]
    assert list(tmp_path.iterdir()) == []
