"""What goes out can be stopped while it is made, in every form, and then nothing is written."""

from collections.abc import Iterator

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.handing import CALENDAR, KINDS, Order, hand_over, usual_path
from campaign.stopping import StoppedError, stoppable


def asked(times: int) -> Iterator[None]:
    """Go on so many times, and then no more."""
    yield from [None] * times
    raise StoppedError


@pytest.mark.parametrize("kind", [each for each in KINDS if each != "toml"])
def test_every_form_asks_at_its_messages_whether_it_goes_on(desk: Desk, kind: str):
    path = usual_path(desk, kind)
    before = sorted(path.parent.iterdir())
    turns = asked(len(desk.plan.messages) // 2)
    with pytest.raises(StoppedError), stoppable(lambda: next(turns)):
        list(hand_over(desk, Order(kind, Request(), path)))
    assert sorted(path.parent.iterdir()) == before


def test_a_calendar_is_read_back_only_as_long_as_somebody_waits(desk: Desk):
    path = usual_path(desk, CALENDAR)
    turns = asked(len(desk.plan.messages) + 2)
    with pytest.raises(StoppedError), stoppable(lambda: next(turns)):
        list(hand_over(desk, Order(CALENDAR, Request(), path)))
    assert not path.exists()
