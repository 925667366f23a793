"""What happens at a desk is in its journal a moment later, in as few bytes as it takes, whatever the disk does."""

import errno
import os
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from campaign import files
from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.desk.recovering import recoveries
from campaign.language import say
from campaign.model.changes import Edit, difference
from campaign.storage.folders import state_folder
from campaign.storage.journal import read_journal
from campaign.storage.journal_changes import replayed
from campaign.storage.planfile import parse_plan
from campaign.storage.saving import save_plan
from tests.conftest import TODAY, no_holidays
from tests.desk.journals import SECONDS, kept, left, only, reopened
from tools.bench.plans import plan_text


def moved(desk: Desk, days: int = 3) -> None:
    desk.do(edits.move_by_days(desk.schedule, desk.plan.message("mtestov1"), days))


def test_an_edit_an_undo_and_a_form_are_there_after_a_kill(desk: Desk):
    with kept(desk) as keeper:
        moved(desk)
        desk.do(edits.delete_entry(desk.plan, "messages", desk.plan.messages[0].id))
        assert keeper.flush(SECONDS)
        desk.undo()
        desk.keep_draft("messages/mtestov1", {"title": "Nog niet klaar"})
        desk.keep_draft("messages/new", {"title": "Weg"})
        assert keeper.flush(SECONDS)
        desk.keep_draft("messages/new", {})
        assert keeper.flush(SECONDS)
    journal = left(desk)
    assert journal.base.digest == desk.file.digest
    assert journal.base.text == desk.file.text
    assert replayed(desk.file.plan, journal.records) == desk.plan
    assert journal.drafts == desk.drafts == {"messages/mtestov1": {"title": "Nog niet klaar"}}


def test_a_kill_behind_a_save_that_the_journal_had_not_begun_at_asks_nothing_about_ones_own_work(desk: Desk):
    keeper = Keeper()
    keeper.watch(desk)
    moved(desk)
    saved = desk.plan
    moved(desk)
    keeper.start()
    assert keeper.flush(SECONDS)
    save_plan(desk.file, saved)  # the file is there, and the desk did not hear of it any more
    keeper.stop(drop=False)
    (recovery,) = recoveries(reopened(desk))
    assert recovery.merge.conflicts == ()
    assert recovery.merge.plan == desk.plan


def test_nothing_is_written_for_a_plan_that_is_only_read_and_a_save_throws_it_away(desk: Desk, own_folders: Path):
    with kept(desk) as keeper:
        assert keeper.flush(SECONDS)
        assert list(own_folders.rglob("*.journal")) == []
        moved(desk)
        assert keeper.flush(SECONDS)
        assert keeper.kept == {desk.file.path: only(own_folders)}
        desk.save()
        assert keeper.flush(SECONDS)
        assert list(own_folders.rglob("*.journal")) == []
        assert keeper.kept == {}


def test_what_is_done_after_a_save_stands_on_the_file_as_it_then_is(desk: Desk):
    with kept(desk) as keeper:
        moved(desk)
        keeper.flush(SECONDS)
        desk.save()
        moved(desk)
        assert keeper.flush(SECONDS)
    assert left(desk).base.text == desk.file.path.read_text("utf-8")
    assert replayed(desk.file.plan, left(desk).records) == desk.plan


@pytest.mark.parametrize("size", [50, 2_000])
def test_a_move_takes_as_many_bytes_however_large_the_plan_is(tmp_path: Path, own_folders: Path, size: int):
    path = tmp_path / "plan.toml"
    path.write_text(plan_text(size), "utf-8")
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
    with kept(desk) as keeper:
        desk.do(edits.move_by_days(desk.schedule, desk.plan.messages[1], 1))
        assert keeper.flush(SECONDS)
        before = only(own_folders).stat().st_size
        desk.do(edits.move_by_days(desk.schedule, desk.plan.messages[2], 1))
        assert keeper.flush(SECONDS)
        assert only(own_folders).stat().st_size - before < 200


def test_a_plan_that_was_put_in_hand_without_an_edit_is_there_too(desk: Desk):
    """A merge may leave keys at the top of the file that the plan format does not know."""
    with kept(desk) as keeper:
        moved(desk)
        keeper.flush(SECONDS)
        plan = desk.plan.model_copy(update={"x_ours": [1, {"a": datetime(2027, 1, 1)}]})
        desk.take_in(desk.file, plan, say("Changed"))
        assert keeper.flush(SECONDS)
    assert replayed(desk.file.plan, left(desk).records) == desk.plan
    assert desk.plan.model_extra == {"x_ours": [1, {"a": datetime(2027, 1, 1)}]}


def test_a_journal_that_grew_long_is_begun_anew_with_what_it_comes_to(desk: Desk, own_folders: Path, monkeypatch):
    monkeypatch.setattr("campaign.desk.keeping.LONGEST", 5_000)
    with kept(desk) as keeper:
        for _ in range(100):
            moved(desk, 1)
            keeper.flush(SECONDS)
        assert only(own_folders).stat().st_size < len(desk.file.text) * 2 + 6_000
    assert len(left(desk).records) < 60
    assert replayed(desk.file.plan, left(desk).records) == desk.plan


def test_a_disk_that_is_full_is_told_and_all_of_it_is_written_once_there_is_room(desk: Desk, monkeypatch):
    real, full = os.write, threading.Event()

    def write(descriptor: int, data: bytes) -> int:
        if full.is_set():
            real(descriptor, bytes(data)[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    monkeypatch.setattr(files.os, "write", write)
    with kept(desk) as keeper:
        moved(desk)
        assert keeper.flush(SECONDS)
        full.set()
        moved(desk)
        assert not keeper.flush(SECONDS)
        assert desk.journal.trouble.values == {}
        torn = left_while_running(desk)
        assert len(torn.records) == 1
        assert not torn.damaged
        moved(desk)
        full.clear()
        assert keeper.flush(SECONDS)
        assert desk.journal.trouble is None
    assert replayed(desk.file.plan, left(desk).records) == desk.plan


def left_while_running(desk: Desk):
    return read_journal(desk.journal.path)


def test_a_state_folder_that_cannot_be_made_is_told(desk: Desk):
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_text("geen map", "utf-8")
    with kept(desk) as keeper:
        moved(desk)
        assert not keeper.flush(SECONDS)
        assert desk.journal.trouble is not None
    assert reopened(desk).plan == desk.file.plan


def test_edits_while_the_thread_writes_are_each_there_once(desk: Desk, monkeypatch):
    """The disk is slow, so that edits, saves and undos happen in the middle of a write."""
    real = files.os.fsync
    monkeypatch.setattr(files.os, "fsync", lambda descriptor: (time.sleep(0.003), real(descriptor)))
    with kept(desk) as keeper:
        for number in range(60):
            desk.do(edits.add_message(desk.plan, {"title": f"Nr {number}", "channel": "mail"}))
            moved(desk, 1)
            if number % 7 == 0:
                desk.undo()
            if number % 20 == 19:
                desk.save()
        desk.do(edits.add_message(desk.plan, {"title": "Laatste", "channel": "mail"}))
        assert keeper.flush(SECONDS)
    found = replayed(parse_plan(left(desk).base.text, desk.file.path).plan, left(desk).records)
    assert found == desk.plan


def test_settling_waits_for_the_disk_but_not_for_long(desk: Desk, monkeypatch):
    real, slow = files.os.fsync, threading.Event()
    monkeypatch.setattr(files.os, "fsync", lambda descriptor: (slow.wait(SECONDS), real(descriptor)))
    with kept(desk) as keeper:
        moved(desk)
        keeper.settle(desk, 0.01)
        assert not desk.journal.up_to_date
        slow.set()
        keeper.settle(desk, SECONDS)
        assert desk.journal.up_to_date


def test_a_mistake_in_writing_is_noted_and_told(desk: Desk, monkeypatch):
    noted: list[str] = []
    monkeypatch.setattr("campaign.storage.journal_changes.written", lambda _change: 1 / 0)
    with kept(desk) as keeper:
        keeper._note = noted.append
        moved(desk)
        assert not keeper.flush(SECONDS)
    assert "ZeroDivisionError" in noted[0]


def test_an_order_that_changed_comes_back(desk: Desk):
    rows = (*desk.plan.messages[5:], *desk.plan.messages[:5])
    plan = desk.plan.model_copy(update={"messages": rows})
    with kept(desk) as keeper:
        desk.do(Edit(say("Changed"), difference(desk.plan, plan)))
        assert keeper.flush(SECONDS)
    assert replayed(desk.file.plan, left(desk).records).messages == rows
