"""Recovery files: whole, private, and offered only when nobody is working on them any more."""

import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.recovering import changed_since, keep_work, offered, take_drafts, taking_over
from campaign.storage.planfile import parse_plan
from campaign.storage.recovery import (
    HEAD,
    Session,
    Work,
    drop_recovery,
    read_recovery,
    recoveries,
    write_recovery,
)

AT = datetime(2027, 2, 15, 9, 0)
DRAFTS = {"messages/m1": {"title": 'Met "aanhalingen"\nen een regel, \x7f en ✂'}}


def dead(session: Session) -> Session:
    """Return the session as it is after its process was killed: the lock is free, its file is left."""
    session._lock.release(force=True)
    return session


def moved(desk: Desk) -> None:
    desk.do(edits.move_by_days(desk.schedule, desk.plan.message("mtestov1"), 3))


def test_work_is_read_back_as_it_was_by_this_program_and_by_any_that_reads_plans(desk: Desk):
    moved(desk)
    path = keep_work(Session(), desk, desk.plan, DRAFTS)
    found = read_recovery(path).work
    assert (found.plan, found.digest, found.drafts) == (desk.file.path.resolve(), desk.file.digest, DRAFTS)
    assert found.at == datetime(2027, 2, 15, 9, 0)
    assert parse_plan(path.read_text("utf-8"), path).plan == desk.plan


def test_nobody_else_can_read_it(desk: Desk):
    old = os.umask(0)
    try:
        path = keep_work(Session(), desk, desk.plan, {})
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@given(st.text(), st.text().filter(lambda text: "\r" not in text))
def test_any_draft_and_any_text_come_back(typed: str, text: str):
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    path = write_recovery(Session(), Work(Path("plan.toml"), "0", text, {"messages/new": {"title": typed}}, AT))
    found = read_recovery(path).work
    assert (found.drafts, found.text) == ({"messages/new": {"title": typed}}, text)
    drop_recovery(path)


def test_a_file_that_is_none_is_passed_over(desk: Desk):
    path = keep_work(Session(), desk, desk.plan, {})
    for data in (b"", b"format = 1", HEAD.encode(), f"{HEAD}[]\n".encode(), b"\xff\xfe", f"{HEAD}{{}}\n".encode()):
        path.write_bytes(data)
        assert read_recovery(path) is None
        assert recoveries(desk.file.path) == []


def test_the_work_of_a_session_that_runs_is_not_offered_to_another(desk: Desk):
    moved(desk)
    session = Session()
    keep_work(session, desk, desk.plan, {})
    assert recoveries(desk.file.path) == []
    session.end()
    assert len(recoveries(desk.file.path)) == 1


def test_the_work_of_a_process_that_was_killed_is_offered(desk: Desk):
    code = f"""
import os
from datetime import datetime
from pathlib import Path
from campaign.storage.recovery import Session, Work, write_recovery
session = Session()
write_recovery(session, Work(Path({str(desk.file.path)!r}), "0", "x", {{}}, datetime(2027, 2, 15)))
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == -9
    assert [each.work.text for each in recoveries(desk.file.path)] == ["x"]


def test_the_newest_is_offered_first_and_one_session_keeps_one_file(desk: Desk):
    sessions = [Session(), Session()]
    for session, text in zip([*sessions, sessions[0]], ["a", "b", "c"], strict=True):
        write_recovery(session, Work(desk.file.path, "0", text, {}, AT))
    for session in sessions:
        dead(session)
    assert [each.work.text for each in recoveries(desk.file.path)] == ["b", "c"]


def test_taking_over_is_one_edit_that_undo_takes_back(desk: Desk):
    before = desk.plan
    moved(desk)
    desk.do(edits.delete_entry(desk.plan, "messages", desk.plan.messages[0].id))
    session = Session()
    keep_work(session, desk, desk.plan, DRAFTS)
    dead(session)
    later = Desk.open(desk.file.path, today=desk.today, now=desk.now)
    recovery = offered(later)
    assert not changed_since(later, recovery)
    later.do(taking_over(later, recovery))
    take_drafts(later, recovery)
    assert later.plan == desk.plan
    assert later.drafts == DRAFTS
    later.undo()
    assert later.plan == before
    assert later.undo_label is None


def test_work_that_the_file_already_holds_is_not_offered_and_thrown_away(desk: Desk):
    moved(desk)
    session = Session()
    path = keep_work(session, desk, desk.plan, {})
    dead(session)
    desk.save()
    assert offered(Desk.open(desk.file.path, today=desk.today, now=desk.now)) is None
    assert not path.exists()


def test_a_plan_that_changed_since_is_told_apart(desk: Desk):
    moved(desk)
    session = Session()
    keep_work(session, desk, desk.plan, {})
    dead(session)
    desk.file.path.write_text(desk.file.path.read_text("utf-8") + "\n# elders\n", "utf-8")
    later = Desk.open(desk.file.path, today=desk.today, now=desk.now)
    assert changed_since(later, offered(later))
