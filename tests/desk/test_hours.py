"""A message moves to another hour, whatever its moment is written as, and undo brings it back."""

from datetime import date, datetime, time

import pytest

from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.hours import move_by_minutes, move_to_hour
from campaign.errors import CampaignError
from campaign.model.when import parse_when


def placed(desk: Desk, when: object, **more: object):
    """Return a message of the plan with this moment."""
    message_id = desk.plan.messages[0].id
    values = {"when": parse_when(when), "until": None, "duration": None, **more}
    desk.do(set_fields(desk.plan, "messages", message_id, values))
    return desk.plan.message(message_id)


@pytest.mark.parametrize(
    ("when", "after"),
    [
        (date(2027, 3, 2), "2027-03-03T10:30:00"),
        (datetime(2027, 3, 2, 9, 0), "2027-03-03T10:30:00"),
        ("2027-W09", "2027-03-03T10:30:00"),
        ("livegang + 2d", None),
        ("livegang + 2d 09:00", None),
    ],
)
def test_a_message_gets_a_day_and_an_hour(desk: Desk, when: object, after: str | None):
    message = placed(desk, when)
    first = desk.schedule.timing(message.id).first.first
    day = date(2027, 3, 3) if after else first
    desk.do(move_to_hour(desk.schedule, message, day, time(10, 30)))
    slot = desk.schedule.timing(message.id).first
    assert (slot.first, slot.start.time()) == (day, time(10, 30))
    assert str(desk.plan.message(message.id).when) == (after or "livegang + 2d 10:30")
    desk.undo()
    assert desk.plan.message(message.id) == message


def test_its_own_end_moves_along(desk: Desk):
    message = placed(desk, datetime(2027, 3, 2, 9, 0), until=parse_when(datetime(2027, 3, 2, 11, 0)))
    desk.do(move_by_minutes(desk.schedule, message, 15))
    slot = desk.schedule.timing(message.id).first
    assert (slot.start.time(), slot.end.time()) == (time(9, 15), time(11, 15))


def test_one_without_a_date_gets_one(desk: Desk):
    desk.do(set_fields(desk.plan, "messages", desk.plan.messages[0].id, {"when": None, "until": None}))
    message = desk.plan.messages[0]
    desk.do(move_to_hour(desk.schedule, message, date(2027, 3, 3), time(14, 0)))
    assert str(desk.plan.messages[0].when) == "2027-03-03T14:00:00"


@pytest.mark.parametrize(("when", "minutes"), [("2027-W09", 15), (datetime(2027, 3, 2, 0, 10), -15)])
def test_what_has_no_hour_and_the_end_of_a_day_are_told(desk: Desk, when: object, minutes: int):
    message = placed(desk, when)
    with pytest.raises(CampaignError) as failure:
        move_by_minutes(desk.schedule, message, minutes)
    assert failure.value.remedy
