"""Which of two slots comes first, as far as that can be told."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.schedule.order import Order, order
from campaign.schedule.slots import Slot

ZONE = ZoneInfo("Europe/Amsterdam")


def day(number: int) -> Slot:
    """Return a whole day in March."""
    return Slot(date(2027, 3, number), date(2027, 3, number))


def hour(number: int, clock: int) -> Slot:
    """Return an hour of a day in March."""
    start = datetime(2027, 3, number, clock, tzinfo=ZONE)
    return Slot(date(2027, 3, number), date(2027, 3, number), start, start)


def window(first: int, last: int) -> Slot:
    """Return some days in March, on one of which it starts."""
    return Slot(date(2027, 3, first), date(2027, 3, last), window=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (day(1), day(2), Order.EARLIER),
        (Slot(date(2027, 3, 1), date(2027, 3, 9)), day(2), Order.EARLIER),
        (hour(1, 9), hour(1, 10), Order.EARLIER),
        (hour(1, 17), day(2), Order.EARLIER),
        (window(1, 5), day(6), Order.EARLIER),
        (day(1), day(1), Order.TOGETHER),
        (hour(1, 9), hour(1, 9), Order.TOGETHER),
        (day(1), hour(1, 9), Order.SAME_DAY),
        (hour(1, 9), day(1), Order.SAME_DAY),
        (window(1, 5), day(5), Order.OPEN),
        (window(1, 5), window(4, 9), Order.OPEN),
        (hour(3, 9), window(3, 9), Order.OPEN),
    ],
)
def test_the_start_of_one_slot_lies_so_to_that_of_another(one: Slot, other: Slot, expected: Order):
    assert order(one, other) is expected


SLOTS = st.one_of(
    st.builds(day, st.integers(1, 9)),
    st.builds(hour, st.integers(1, 9), st.integers(0, 23)),
    st.builds(lambda first, more: window(first, first + more), st.integers(1, 9), st.integers(1, 6)),
)
TURNED = {Order.EARLIER: Order.LATER, Order.LATER: Order.EARLIER}


@given(SLOTS, SLOTS)
def test_seen_from_the_other_side_it_is_turned(one: Slot, other: Slot):
    assert order(other, one) is TURNED.get(order(one, other), order(one, other))


@given(SLOTS, SLOTS, SLOTS)
def test_what_is_surely_earlier_stays_so_over_a_third(one: Slot, other: Slot, third: Slot):
    if order(one, other) is Order.EARLIER and order(other, third) is Order.EARLIER and not other.window:
        assert order(one, third) is Order.EARLIER
