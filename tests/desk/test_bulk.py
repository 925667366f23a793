"""Several messages changed at once, as one edit that undo takes back."""

import pytest

from campaign.desk.bulk import (
    all_approver,
    all_audience,
    all_channel,
    all_no_audience,
    all_owner,
    all_sender,
    all_status,
    all_tag,
    all_untag,
)
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields


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
    assert not all_tag(desk.plan, ids, "Proef").changes
    desk.do(all_untag(desk.plan, ids[:1], "Proef"))
    assert "proef" not in desk.plan.message(ids[0]).tags
    assert "proef" in desk.plan.message(ids[1]).tags


def test_a_sender_and_an_approver_are_given_to_those_that_have_another(desk: Desk, ids: list[str]):
    desk.do(all_sender(desk.plan, ids[:2], "Directie"))
    desk.do(all_approver(desk.plan, ids[:2], "Secretaris"))
    found = [desk.plan.message(each) for each in ids[:2]]
    assert [(each.sender, each.approver) for each in found] == [("Directie", "Secretaris")] * 2
    assert not all_sender(desk.plan, ids[:2], "Directie").changes
    assert not all_approver(desk.plan, ids[:2], "Secretaris").changes


def test_a_channel_is_given_to_those_that_have_another(desk: Desk, ids: list[str]):
    channel = next(each for each in desk.effective.channels if each.id == "intranet")
    desk.do(all_channel(desk.plan, ids, channel))
    assert {message.channel for message in desk.plan.messages} == {"intranet"}
    assert not all_channel(desk.plan, ids, channel).changes


def test_an_audience_comes_and_goes_and_is_no_exception_then(desk: Desk, ids: list[str]):
    testers = next(each for each in desk.effective.audiences if each.id == "testers")
    desk.do(set_fields(desk.plan, "messages", ids[0], {"excluded": ("testers",)}))
    desk.do(all_audience(desk.plan, ids, testers))
    assert all(message.audiences.count("testers") == 1 for message in desk.plan.messages)
    assert desk.plan.messages[0].excluded == ()
    desk.do(all_no_audience(desk.plan, ids[:2], testers))
    assert ["testers" in message.audiences for message in desk.plan.messages[:3]] == [False, False, True]
