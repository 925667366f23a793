"""How many days of a stretch are quiet: the same as when they are counted one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaign.model.plan import Campaign
from campaign.schedule.workdays import no_holidays, work_calendar

START = date(2027, 2, 1)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(-2, 9)), max_size=4)


def day(number: int) -> date:
    return START + timedelta(days=number)


@given(SPANS, st.integers(0, 30), st.integers(-1, 20))
def test_quiet_days_are_counted_as_one_by_one(spans: list[tuple[int, int]], first: int, length: int):
    quiet = [{"from": str(day(start)), "to": str(day(start + more))} for start, more in spans]
    calendar = work_calendar(Campaign.model_validate({"title": "Proef", "quiet": quiet}), no_holidays)
    counted = sum(calendar.quiet(day(first + number)) is not None for number in range(length + 1))
    assert calendar.quiet_days(day(first), day(first + length)) == counted
