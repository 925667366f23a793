"""Several messages changed at once, as one edit that undo takes back."""

from datetime import timedelta

import pytest

from campaign.desk.bulk import all_approver, all_owner, all_sender, all_shift, all_status, all_tag, all_untag
from campaign.desk.desk import Desk
from campaign.errors import NotUnderstoodError
from campaign.model.messages import SETTLED


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    return [message.id for message in desk.plan.messages]


def test_a_status_is_given_to_all_with_who_and_when_and_taken_back_as_one(desk: Desk, ids: list[str]):
    before = desk.plan
    desk.do(all_status(before, ids, "review", "Sanne", desk.now()))
    assert {message.status for message in desk.plan.messages} == {"review"}
    changed = [each for each in desk.plan.messages if before.message(each.id).status != "review"]
    assert changed
    assert all((each.status_log[-1].status, each.status_log[-1].by) == ("review", "Sanne") for each in changed)
    desk.undo()
    assert desk.plan == before


def test_an_owner_and_a_tag_are_given_to_those_that_have_another(desk: Desk, ids: list[str]):
    desk.do(all_owner(desk.plan, ids[:2], "Sanne"))
    assert [desk.plan.message(each).owner for each in ids[:2]] == ["Sanne", "Sanne"]
    assert not all_owner(desk.plan, ids[:2], "Sanne").changes
    desk.do(all_tag(desk.plan, ids, "proef"))
    assert all(message.tags.count("proef") == 1 for message in desk.plan.messages)
    assert not all_tag(desk.plan, ids, "proef").changes
    desk.do(all_untag(desk.plan, ids[:1], "Proef"))
    assert "proef" not in desk.plan.message(ids[0]).tags
    assert "proef" in desk.plan.message(ids[1]).tags


def test_a_shift_leaves_what_is_settled_and_tells_it(desk: Desk, ids: list[str]):
    desk.do(all_status(desk.plan, ids[:1], "sent", "Sanne", desk.now()))
    before = {each: desk.schedule.timing(each).first for each in ids}
    shifted = all_shift(desk.plan, desk.schedule, ids, "+1w")
    desk.do(shifted.edit)
    assert ids[0] in shifted.stays
    for each in ids:
        message, slot = desk.plan.message(each), before[each]
        if slot is not None and not slot.window:
            moved = desk.schedule.timing(each).first.first - slot.first
            assert moved == timedelta(0 if message.status in SETTLED else 7)


def test_what_is_no_distance_is_refused(desk: Desk, ids: list[str]):
    with pytest.raises(NotUnderstoodError):
        all_shift(desk.plan, desk.schedule, ids, "gauw")


def test_a_sender_and_an_approver_are_given_to_those_that_have_another(desk: Desk, ids: list[str]):
    desk.do(all_sender(desk.plan, ids[:2], "Directie"))
    desk.do(all_approver(desk.plan, ids[:2], "Secretaris"))
    found = [desk.plan.message(each) for each in ids[:2]]
    assert [(each.sender, each.approver) for each in found] == [("Directie", "Secretaris")] * 2
    assert not all_sender(desk.plan, ids[:2], "Directie").changes
    assert not all_approver(desk.plan, ids[:2], "Secretaris").changes
