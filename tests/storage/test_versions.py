"""Every save keeps what it replaced, and no save fails over that."""

import stat
from pathlib import Path

import pytest

from campaign.desk.undoing import undo_save
from campaign.errors import NotFoundError, PlanChangedError, SaveError
from campaign.storage import versions as storage
from campaign.storage.folders import state_folder
from campaign.storage.planfile import PlanFile, read_plan
from campaign.storage.saving import save_plan
from campaign.storage.versions import MOST, versions
from tests.storage.test_saving import file, retitled

__all__ = ["file"]


def test_a_save_keeps_the_bytes_that_it_replaced_for_this_person_only(file: PlanFile):
    before = file.path.read_bytes()
    saved = save_plan(file, retitled(file, "Anders"))
    kept = versions(file.path)
    assert saved.notice is None
    assert [each.read() for each in kept] == [before]
    assert saved.digest.startswith(kept[0].replaced_by)
    assert stat.S_IMODE(kept[0].path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept[0].path.parent.stat().st_mode) == 0o700


def test_the_last_twenty_are_kept(file: PlanFile):
    for number in range(MOST + 5):
        file = save_plan(file, retitled(file, f"Titel {number}"))
    kept = versions(file.path)
    assert [each.number for each in kept] == list(range(6, MOST + 6))
    assert f"Titel {MOST + 3}".encode() in (kept[-1].read() or b"")


def test_a_save_without_a_change_keeps_nothing(file: PlanFile):
    save_plan(file, file.plan)
    assert versions(file.path) == []


def test_a_save_that_fails_keeps_nothing(file: PlanFile, monkeypatch: pytest.MonkeyPatch):
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(SaveError):
        save_plan(file, retitled(file, "Anders"))
    assert versions(file.path) == []


def test_a_version_that_cannot_be_kept_is_told_and_the_save_is_done(file: PlanFile):
    state_folder().mkdir(parents=True)
    (state_folder() / "versions").write_text("geen map", "utf-8")
    saved = save_plan(file, retitled(file, "Anders"))
    assert saved.notice is not None
    assert read_plan(file.path).plan.messages[0].title == "Anders"


def test_undo_brings_back_every_byte_and_twice_is_redo(file: PlanFile):
    file.path.write_bytes(b"\xef\xbb\xbf" + file.path.read_bytes().replace(b"\n", b"\r\n"))
    opened = read_plan(file.path)
    first = file.path.read_bytes()
    saved = save_plan(opened, retitled(opened, "Anders"))
    second = file.path.read_bytes()
    undone = undo_save(saved)
    assert file.path.read_bytes() == first
    assert [change.keys for change in undone.changes] == [("title",)]
    undo_save(read_plan(file.path))
    assert file.path.read_bytes() == second


def test_what_was_written_by_hand_since_is_undone_only_when_asked(file: PlanFile):
    save_plan(file, retitled(file, "Anders"))
    file.path.write_text(file.path.read_text("utf-8") + "# met de hand\n", "utf-8")
    by_hand = file.path.read_bytes()
    with pytest.raises(PlanChangedError):
        undo_save(read_plan(file.path))
    assert file.path.read_bytes() == by_hand
    undo_save(read_plan(file.path), anyway=True)
    assert file.path.read_text("utf-8") == file.text
    undo_save(read_plan(file.path))
    assert file.path.read_bytes() == by_hand


@pytest.mark.parametrize("harm", ["gone", "other"])
def test_a_version_that_is_not_what_was_kept_is_never_brought_back(file: PlanFile, harm: str):
    saved = save_plan(file, retitled(file, "Anders"))
    path = versions(file.path)[0].path
    path.write_text("format = 1\n", "utf-8") if harm == "other" else path.unlink()
    with pytest.raises(NotFoundError):
        undo_save(saved)
    assert read_plan(file.path).plan.messages[0].title == "Anders"


def test_a_link_and_its_target_have_the_same_versions(file: PlanFile, tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(file.path)
    save_plan(file, retitled(file, "Anders"))
    assert versions(link) == versions(file.path) != []


def test_other_files_in_the_folder_are_left_alone(file: PlanFile):
    saved = save_plan(file, retitled(file, "Anders"))
    (versions(file.path)[0].path.parent / "notitie.txt").write_text("x", "utf-8")
    save_plan(saved, retitled(saved, "Weer anders"))
    assert [each.number for each in storage.versions(file.path)] == [1, 2]
