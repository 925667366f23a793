"""A distance that is written anew falls on exactly the day that is meant, in the units that were written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.desk.distances import restated
from campaign.desk.edits import moved
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.model.when import Anchored, Term, parse_when
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.starts import step
from campaign.schedule.workdays import no_holidays

GOLIVE = date(2027, 9, 6)


def schedule_with(quiet: date | None = None, when: str = "livegang") -> Schedule:
    campaign = {"id": "cdistan2", "title": "T", "quiet": [{"from": quiet, "to": quiet + timedelta(4)}] if quiet else []}
    plan = Plan.model_validate(
        {
            "campaign": campaign,
            "milestones": [{"id": "livegang", "title": "L", "date": GOLIVE}],
            "messages": [{"id": "m1", "title": "M", "channel": "mail", "when": when}],
        }
    )
    return build_schedule(with_defaults(plan, Workspace()), no_holidays)


QUIET = [schedule_with(each) for each in (None, date(2027, 9, 20), date(2027, 8, 26))]
TERMS = st.lists(st.builds(Term, st.integers(-20, 20), st.sampled_from(["d", "wd", "w", "m"])), min_size=1, max_size=3)


@given(schedule=st.sampled_from(QUIET), terms=TERMS, days=st.integers(-400, 400), start=st.integers(0, 6))
def test_it_is_that_day_in_those_units_and_what_is_left(schedule: Schedule, terms: list[Term], days: int, start: int):
    base = GOLIVE + timedelta(days=start)
    day = base + timedelta(days=days)
    found = restated(schedule, terms, base, day)
    assert step(base, found, schedule.calendar) == day
    units, written = [each.unit for each in found], {each.unit for each in terms}
    assert len(set(units)) == len(units)
    working = schedule.calendar.is_working(day)
    rest = {"wd", "d"} if "wd" in written and not working else {"wd"} if working and "w" in written else {"d"}
    assert set(units) <= written | rest or (written == {"d"} and units == ["w"])
    assert "w" not in units or all(abs(each.amount) <= 7 for each in found if each.unit in {"d", "wd"})


@pytest.mark.parametrize(
    ("when", "days", "after"),
    [
        ("livegang + 1w + 1wd", 3, "livegang + 2w - 1wd"),
        ("livegang + 1w + 1wd", 4, "livegang + 2w - 2d"),
        ("livegang + 1w + 1wd 09:30", 2, "livegang + 1w + 3wd 09:30"),
        ("livegang - 6w + 2wd", -2, "livegang - 6w + 0wd"),
        ("livegang - 6w", 1, "livegang - 6w + 1wd"),
        ("livegang - 6w", 7, "livegang - 5w"),
        ("livegang - 6w", 5, "livegang - 5w - 2d"),
        ("livegang + 5wd", 5, "livegang + 9wd + 1d"),
        ("livegang + 5wd", 7, "livegang + 10wd"),
        ("livegang - 1m", 2, "livegang - 1m + 2d"),
        ("livegang + 6d", 1, "livegang + 1w"),
        ("livegang + 6d", 2, "livegang + 8d"),
        ("livegang + 5wd", -7, "livegang"),
        ("livegang", 2, "livegang + 2d"),
    ],
)
def test_a_move_keeps_what_was_written(when: str, days: int, after: str):
    schedule = schedule_with(when=when)
    written = parse_when(when)
    assert isinstance(written, Anchored)
    slot = schedule.timing("m1").first
    assert slot is not None
    assert str(moved(written, schedule, slot.first, days)) == after
