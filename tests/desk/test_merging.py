"""A plan that somebody else changes on disk while it is open."""

import pytest

from campaign.desk.edits import set_fields
from campaign.desk.merging import from_outside, take_in
from campaign.errors import PlanChangedError, PlanUnreadableError
from campaign.storage.planfile import read_plan


def outside(desk, before: str, after: str) -> None:
    text = desk.file.path.read_text("utf-8")
    assert before in text
    desk.file.path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_file_as_it_was_has_nothing_from_outside(desk):
    assert from_outside(desk) is None


def test_work_and_a_change_from_outside_are_saved_together_with_their_comments(desk):
    ours, theirs = desk.plan.messages[0], desk.plan.messages[1]
    desk.do(set_fields(desk.plan, "messages", ours.id, {"goal": "Ons doel"}))
    outside(desk, f'title = "{theirs.title}"', 'title = "Hun titel"  # van hen')
    outside(desk, "[campaign]", "nieuw = { van = 1 }\n[campaign]")
    with pytest.raises(PlanChangedError):
        desk.save()
    found = from_outside(desk)
    assert [change.keys for change in found.theirs] == [("title",)]
    assert not found.merge.conflicts
    take_in(desk, found, {})
    desk.save()
    text = desk.file.path.read_text("utf-8")
    assert 'Hun titel"  # van hen' in text
    assert "nieuw = { van = 1 }" in text
    saved = read_plan(desk.file.path).plan
    assert saved.message(ours.id).goal == "Ons doel"
    assert saved.message(theirs.id).title == "Hun titel"


@pytest.mark.parametrize(("side", "title"), [("ours", "Onze titel"), ("theirs", "Hun titel")])
def test_the_same_key_is_chosen_and_undo_brings_our_work_back(desk, side, title):
    message = desk.plan.messages[0]
    desk.do(set_fields(desk.plan, "messages", message.id, {"title": "Onze titel"}))
    outside(desk, f'title = "{message.title}"', 'title = "Hun titel"')
    found = from_outside(desk)
    [conflict] = found.merge.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == (message.title, "Onze titel", "Hun titel")
    take_in(desk, found, {conflict: side})
    assert desk.plan.message(message.id).title == title
    desk.save()
    assert read_plan(desk.file.path).plan.message(message.id).title == title
    while desk.undo():
        pass
    assert desk.plan.message(message.id).title == message.title


def test_a_change_of_comments_alone_needs_no_edit(desk):
    outside(desk, "[campaign]", "# van hen\n[campaign]")
    found = from_outside(desk)
    assert found.theirs == ()
    assert take_in(desk, found, {}) is None
    desk.do(set_fields(desk.plan, "messages", desk.plan.messages[0].id, {"goal": "Ons doel"}))
    desk.save()
    assert "# van hen\n[campaign]" in desk.file.path.read_text("utf-8")


def test_a_file_that_was_broken_from_outside_is_told_and_left(desk):
    desk.do(set_fields(desk.plan, "messages", desk.plan.messages[0].id, {"goal": "Ons doel"}))
    outside(desk, "[campaign]", "[campaign")
    with pytest.raises(PlanUnreadableError):
        from_outside(desk)
    assert desk.plan.messages[0].goal == "Ons doel"
