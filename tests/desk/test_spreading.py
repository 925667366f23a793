"""Messages spread over a period: within the rules, in their order, the same each time."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.desk.checking import Checking
from campaign.desk.fixing import Trial
from campaign.desk.spreading import Spread, spread
from campaign.errors import CampaignError
from tests.conftest import EXAMPLES
from tests.desk.test_suggesting import Make, desk_of, make, message, serious

__all__ = ["make"]


def days(found: Spread) -> list[tuple[str, str]]:
    return [(each.message.id, str(each.suggestion.slot.first) if each.suggestion else "") for each in found.placed]


def test_messages_without_a_date_are_spread_evenly_on_good_days_only(make: Make):
    trial = make(*(message(f"mnieuw0{n}", "intranet", audiences='["team"]') for n in (1, 2, 3)))
    found = spread(trial, ["mnieuw03", "mnieuw01", "mnieuw02"], date(2027, 3, 1), date(2027, 3, 31))
    assert days(found) == [("mnieuw01", "2027-03-05"), ("mnieuw02", "2027-03-16"), ("mnieuw03", "2027-03-26")]
    assert (found.worse, found.left) == (False, ())


def test_the_order_and_what_follows_what_are_kept(make: Make):
    trial = make(
        message("mderde01", "intranet", audiences='["team"]', follows='["mtweede1"]'),
        message("mtweede1", "intranet", audiences='["team"]', follows='["meerste1"]'),
        message("meerste1", "intranet", "2027-03-15", audiences='["team"]'),
    )
    found = spread(trial, ["mderde01", "mtweede1", "meerste1"], date(2027, 3, 1), date(2027, 3, 3))
    assert days(found) == [("meerste1", "2027-03-01"), ("mtweede1", "2027-03-02"), ("mderde01", "2027-03-03")]


def test_a_limit_of_two_pushes_a_week_to_all_staff_holds_within_the_selection(make: Make):
    trial = make(*(message(f"mnieuw0{n}", "mail", audiences='["allen"]') for n in range(1, 6)))
    ids = [f"mnieuw0{n}" for n in range(1, 6)]
    found = spread(trial, ids, date(2027, 3, 1), date(2027, 3, 19))
    weeks = [date.fromisoformat(day).isocalendar().week for _name, day in days(found)]
    assert max(weeks.count(week) for week in weeks) <= 2
    assert (found.worse, len(found.left)) == (False, 0)
    tight = spread(trial, ids, date(2027, 3, 1), date(2027, 3, 12))
    assert [each.message.id for each in tight.left] == ["mnieuw05"]
    assert tight.left[0].proposal.collisions[0].code == "A003"


def test_what_is_settled_stays_and_what_hangs_on_another_comes_along(make: Make):
    trial = make(
        message("mvast001", "intranet", "2027-03-09", audiences='["team"]', status='"approved"', sender='"HR"'),
        message("manker01", "intranet", "2027-03-10", audiences='["team"]'),
        message("mhangt01", "intranet", '"manker01 + 2d"', audiences='["team"]'),
    )
    found = spread(trial, ["mvast001", "manker01", "mhangt01"], date(2027, 3, 1), date(2027, 3, 5))
    assert ([each.id for each in found.stays], [each.id for each in found.along]) == (["mvast001"], ["mhangt01"])
    assert [name for name, _day in days(found)] == ["manker01"]
    assert {each.id for each in found.edit.changes} == {"manker01"}
    with pytest.raises(CampaignError):
        spread(trial, ["mvast001"])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spread_that_is_called_good_brings_no_error_and_no_warning_and_is_the_same_each_time(
    tmp_path: Path, data: st.DataObject
):
    for each in ("poliklinieken-een-plein.toml", "workspace.toml"):
        (tmp_path / each).write_bytes((EXAMPLES / each).read_bytes())
    desk = desk_of(tmp_path / "poliklinieken-een-plein.toml", date(2027, 1, 25))
    free = [each.id for each in desk.plan.messages if each.status in {"idea", "draft", "review"}]
    chosen = data.draw(st.lists(st.sampled_from(free), min_size=2, max_size=4, unique=True))
    found, again = (spread(Trial.of(Checking(desk)), chosen) for _ in range(2))
    assert days(found) == days(again)
    before = serious(desk)
    if found.edit.changes:
        desk.do(found.edit)
    assert found.worse or serious(desk) <= before
    for each in found.placed:
        if each.suggestion is not None:
            assert desk.schedule.timing(each.message.id).first == each.suggestion.slot
