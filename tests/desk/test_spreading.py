"""Messages spread over a period: within the rules, in their order, the same each time."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.fixing import Trial
from campaign.desk.spreading import Spread, spread
from campaign.errors import CampaignError
from campaign.model.when import OnDay
from campaign.storage.planfile import read_plan
from campaign.storage.templates import PACKAGED
from tests.conftest import EXAMPLES
from tests.desk.test_suggesting import Make, desk_of, make, message, serious

__all__ = ["make"]


def days(found: Spread) -> list[tuple[str, str]]:
    return [(each.message.id, str(each.suggestion.slot.first) if each.suggestion else "") for each in found.placed]


def reorganisation(day: date, today: date = date(2027, 2, 15)) -> Desk:
    """Return the template in which three messages tell a decision on one day, each hanging on that day."""
    now = datetime(today.year, today.month, today.day, 9)
    desk = Desk(read_plan(PACKAGED / "reorganisatie.toml"), today=today, now=lambda: now)
    desk.do(set_fields(desk.plan, "milestones", "livegang", {"date": OnDay(day)}))
    return desk


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


def test_what_finds_no_place_keeps_its_own_and_the_others_stay_in_order_with_it(make: Make):
    desk = reorganisation(date(2027, 8, 2))
    found = spread(Trial.of(Checking(desk)), ["or-aanvraag", "managers-een", "geraakt-een"])
    assert days(found) == [
        ("or-aanvraag", "2027-03-16"),
        ("managers-een", "2027-03-16"),
        ("geraakt-een", "2027-03-16"),
    ]
    assert (found.worse, found.edit.changes, found.brings) == (False, (), ())
    full = [message(f"mpost00{n}", "mail", f"2027-03-0{n}", audiences='["allen"]', status='"sent"') for n in (1, 2)]
    trial = make(
        *full,
        message("meerste1", "intranet", "2027-03-03", audiences='["team"]'),
        message("mtweede1", "mail", "2027-03-04", audiences='["allen"]', follows='["meerste1"]'),
        message("mderde01", "intranet", "2027-03-04", audiences='["team"]', follows='["mtweede1"]'),
    )
    kept = spread(trial, ["meerste1", "mtweede1", "mderde01"], date(2027, 3, 3), date(2027, 3, 5))
    assert [each.message.id for each in kept.left] == ["mtweede1"]
    assert days(kept) == [("meerste1", "2027-03-03"), ("mtweede1", ""), ("mderde01", "2027-03-05")]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spread_brings_no_error_and_no_warning_and_is_the_same_each_time(tmp_path: Path, data: st.DataObject):
    desk = data.draw(st.sampled_from([clinic, decided]))(tmp_path)
    free = [each.id for each in desk.plan.messages if each.status in {"idea", "draft", "review"}]
    first = data.draw(st.integers(0, len(free) - 2))
    near = free[first : first + 6]
    chosen = data.draw(st.lists(st.sampled_from(near), min_size=2, max_size=4, unique=True))
    found, again = (spread(Trial.of(Checking(desk)), chosen) for _ in range(2))
    assert days(found) == days(again)
    assert not found.worse
    before, now = serious(desk), {each: desk.schedule.timing(each).first for each in chosen}
    if found.edit.changes:
        desk.do(found.edit)
    assert serious(desk) <= before
    for each in found.placed:
        there = each.suggestion.slot if each.suggestion else now[each.message.id]
        assert desk.schedule.timing(each.message.id).first == there


def clinic(folder: Path) -> Desk:
    for each in ("poliklinieken-een-plein.toml", "workspace.toml"):
        (folder / each).write_bytes((EXAMPLES / each).read_bytes())
    return desk_of(folder / "poliklinieken-een-plein.toml", date(2027, 1, 25))


def decided(folder: Path) -> Desk:
    del folder
    return reorganisation(date(2027, 7, 5))
