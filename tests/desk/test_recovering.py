"""Work that was never saved comes back as one edit, also when the plan was changed since; nothing of either is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.desk import edits
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from campaign.desk.recovering import compared, journals, recoveries, save_over, take_over, unreadable, write_elsewhere
from campaign.storage.journals import left_behind
from campaign.storage.marks import marks_in
from campaign.storage.planfile import read_plan
from tests.desk.journals import SECONDS, kept, left, reopened
from tests.desk.test_keeping import moved

DRAFTS = {"messages/m1": {"title": 'Met "aanhalingen"\nen een regel, \x7f en ✂'}}


def work(desk: Desk) -> None:
    """Leave work behind: a message moved, one deleted, a form that was not finished."""
    with kept(desk) as keeper:
        moved(desk)
        desk.do(edits.delete_entry(desk.plan, "messages", desk.plan.messages[0].id))
        desk.keep_draft("messages/m1", DRAFTS["messages/m1"])
        assert keeper.flush(SECONDS)


def rewrite(path: Path, before: str, after: str) -> None:
    """Change a file as another program does."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_taking_over_is_one_edit_that_undo_takes_back(desk: Desk):
    work(desk)
    later = reopened(desk)
    before = later.plan
    (recovery,) = recoveries(later)
    assert not recovery.changed_since
    assert {change.id for change in recovery.changes} == {"mtestov1", before.messages[0].id}
    take_over(later, recovery, {})
    assert later.plan == desk.plan
    assert later.drafts == DRAFTS
    later.undo()
    assert later.plan == before
    assert later.undo_label is None
    assert len(left_behind(desk.file.path)) == 1, "it goes only when that is asked"
    recovery.drop()
    assert left_behind(desk.file.path) == []


def test_the_work_of_a_run_that_goes_on_is_not_offered_to_another(desk: Desk):
    keeper = Keeper()
    keeper.watch(desk)
    keeper.start()
    moved(desk)
    assert keeper.flush(SECONDS)
    assert list(recoveries(reopened(desk))) == []
    keeper.stop(drop=False)
    assert len(list(recoveries(reopened(desk)))) == 1


def test_the_work_of_a_process_that_was_killed_is_offered(desk: Desk):
    code = f"""
import os
from pathlib import Path
from tests.conftest import TODAY, no_holidays
from tests.desk.test_keeping import moved
from campaign.desk.desk import Desk
from campaign.desk.keeping import Keeper
from datetime import datetime
desk = Desk.open(Path({str(desk.file.path)!r}), today=TODAY, now=lambda: datetime(2027, 2, 15), holidays=no_holidays)
keeper = Keeper()
keeper.watch(desk)
keeper.start()
moved(desk)
assert keeper.flush(30)
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == -9
    moved(desk)
    (recovery,) = recoveries(reopened(desk))
    assert recovery.merge.plan == desk.plan


def test_work_that_the_file_holds_by_now_is_not_offered_and_thrown_away(desk: Desk):
    with kept(desk) as keeper:
        moved(desk)
        assert keeper.flush(SECONDS)
    desk.save()
    assert list(recoveries(reopened(desk))) == []
    assert left_behind(desk.file.path) == []


def test_work_that_came_to_nothing_is_not_offered(desk: Desk):
    with kept(desk) as keeper:
        moved(desk)
        keeper.flush(SECONDS)
        desk.undo()
        assert keeper.flush(SECONDS)
    assert list(recoveries(reopened(desk))) == []


def test_after_a_save_that_the_journal_did_not_see_only_what_came_later_is_offered(desk: Desk):
    """The power went between the renaming of the plan and the new journal: no conflict with our own save."""
    first = desk.plan.messages[0]
    with kept(desk) as keeper:
        desk.do(edits.set_fields(desk.plan, "messages", first.id, {"title": "Bewaard"}))
        keeper.flush(SECONDS)
        saved = desk.plan
        desk.do(edits.set_fields(desk.plan, "messages", first.id, {"title": "Daarna"}))
        assert keeper.flush(SECONDS)
    after = Desk(desk.file, today=desk.today, now=desk.now)
    after.do(edits.set_fields(after.plan, "messages", first.id, {"title": "Bewaard"}))
    after.save()
    assert after.plan == saved
    (recovery,) = recoveries(reopened(desk))
    assert recovery.merge.conflicts == ()
    assert recovery.merge.plan.messages[0].title == "Daarna"
    assert [change.keys for change in recovery.changes] == [("title",)]


def test_what_somebody_else_changed_elsewhere_stays_and_the_work_is_put_with_it(desk: Desk):
    work(desk)
    second = desk.file.plan.messages[1]
    rewrite(desk.file.path, f'title = "{second.title}"', 'title = "Van een ander"')
    later = reopened(desk)
    (recovery,) = recoveries(later)
    assert recovery.changed_since
    assert recovery.merge.conflicts == ()
    take_over(later, recovery, {})
    later.save()
    plan = read_plan(desk.file.path).plan
    assert plan.message(second.id).title == "Van een ander"
    assert plan.message("mtestov1").when == desk.plan.message("mtestov1").when
    assert len(plan.messages) == len(desk.plan.messages)


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_where_both_changed_the_same_both_are_there_to_choose(desk: Desk, side: str):
    first = desk.plan.messages[0]
    with kept(desk) as keeper:
        desk.do(edits.set_fields(desk.plan, "messages", first.id, {"title": "Van mij"}))
        assert keeper.flush(SECONDS)
    rewrite(desk.file.path, f'title = "{first.title}"', 'title = "Van een ander"')
    later = reopened(desk)
    (recovery,) = recoveries(later)
    (conflict,) = recovery.merge.conflicts
    assert (conflict.ours, conflict.theirs) == ("Van mij", "Van een ander")
    take_over(later, recovery, {conflict: side})
    assert later.plan.messages[0].title == ("Van mij" if side == "ours" else "Van een ander")


def test_a_save_from_the_command_line_marks_what_both_changed(desk: Desk):
    first = desk.plan.messages[0]
    with kept(desk) as keeper:
        desk.do(edits.set_fields(desk.plan, "messages", first.id, {"title": "Van mij", "goal": "Ook van mij"}))
        assert keeper.flush(SECONDS)
    rewrite(desk.file.path, f'title = "{first.title}"', 'title = "Van een ander"')
    later = reopened(desk)
    (recovery,) = recoveries(later)
    save_over(later, recovery)
    file = read_plan(desk.file.path)
    assert (file.plan.messages[0].title, file.plan.messages[0].goal) == ("Van mij", "Ook van mij")
    (conflict,) = marks_in(file)
    assert (conflict.ours, conflict.theirs) == ("Van mij", "Van een ander")
    assert list(recoveries(reopened(desk))) == []


def test_a_title_that_changed_in_a_file_without_ids_is_the_same_message(tmp_path: Path, desk: Desk):
    path = tmp_path / "zonder.toml"
    path.write_text('format = 1\n[campaign]\ntitle = "X"\n[[messages]]\ntitle = "Een"\nchannel = "mail"\ngoal = "g"\n')
    own = Desk(read_plan(path), today=desk.today, now=desk.now)
    with kept(own) as keeper:
        own.do(edits.set_fields(own.plan, "messages", own.plan.messages[0].id, {"goal": "Van mij"}))
        assert keeper.flush(SECONDS)
    rewrite(path, 'title = "Een"', 'title = "Een, anders"')
    later = reopened(own)
    (recovery,) = recoveries(later)
    take_over(later, recovery, {})
    later.save()
    (message,) = read_plan(path).plan.messages
    assert (message.title, message.goal) == ("Een, anders", "Van mij")


def test_two_runs_that_died_are_offered_one_after_the_other(desk: Desk):
    with kept(desk) as keeper:
        moved(desk)
        assert keeper.flush(SECONDS)
    other = reopened(desk)
    with kept(other) as keeper:
        other.do(edits.set_fields(other.plan, "messages", other.plan.messages[0].id, {"title": "Anders"}))
        assert keeper.flush(SECONDS)
    later = reopened(desk)
    for recovery in recoveries(later):
        take_over(later, recovery, {})
    assert later.plan.messages[0].title == "Anders"
    assert later.plan.message("mtestov1").when == desk.plan.message("mtestov1").when


def test_what_differs_is_told_as_a_comparison(desk: Desk):
    work(desk)
    later = reopened(desk)
    (recovery,) = recoveries(later)
    assert {each.kind for each in compared(later, recovery).differences} == {"changed", "gone"}


@pytest.mark.parametrize("harm", ["gone", "no plan"])
def test_the_whole_plan_comes_back_elsewhere_when_its_file_is_gone(desk: Desk, harm: str):
    work(desk)
    path = desk.file.path
    path.unlink() if harm == "gone" else path.write_text("geen plan [", "utf-8")
    elsewhere = path.with_name("terug.toml")
    (journal,) = journals(path)
    write_elsewhere(journal, elsewhere)
    assert read_plan(elsewhere).plan == desk.plan
    comments = [line for line in desk.file.text.splitlines() if line.startswith("#")]
    assert comments
    assert all(line in elsewhere.read_text("utf-8") for line in comments[:3])


def test_a_journal_that_cannot_be_read_is_told_and_stays(desk: Desk):
    work(desk)
    (path,) = left_behind(desk.file.path)
    path.write_bytes(b"\0" * 4096)
    assert list(recoveries(reopened(desk))) == []
    assert unreadable(desk.file.path) == [path]
    assert path.exists()


def test_a_damaged_journal_is_offered_as_far_as_it_goes_and_says_so(desk: Desk):
    work(desk)
    path = left(desk).path
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(bytes(data) + b"\n")
    (recovery,) = recoveries(reopened(desk))
    assert recovery.journal.damaged
    assert os.fspath(recovery.journal.path) == os.fspath(path)
