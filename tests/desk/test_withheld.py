"""What stays here when a plan goes out is told: reminders that an event has no room for."""

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.handing import Order
from campaign.desk.withheld import withheld_told
from campaign.model.duration import Duration


@pytest.mark.parametrize(("kind", "told"), [("ics", 1), ("all", 1), ("html", 0)])
def test_reminders_that_an_event_has_no_room_for_are_told(desk: Desk, kind: str, told: int):
    message = next(each for each in desk.schedule.ordered if not desk.plan.message(each).confidential)
    for count in (50, 53):
        reminders = tuple(Duration(0, -number) for number in range(count))
        desk.do(set_fields(desk.plan, "messages", message, {"reminders": (*reminders, reminders[0])}))
        found = withheld_told(desk, Order(kind, Request(), desk.file.path.with_suffix(f".{kind}")))
        assert found == ["3 reminders stay here: an event has the 50 nearest to its start"] * (told * (count > 50))
