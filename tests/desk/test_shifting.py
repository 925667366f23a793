"""A shift moves every message once, and leaves what is settled."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.moving import campaign_by
from campaign.desk.shifting import lane_ids, shift
from campaign.desk.staying import beside, folded, kept
from campaign.errors import CampaignError, NotFoundError
from campaign.language import language
from campaign.model.when import Term
from tests.conftest import no_holidays

PLAN = """
format = 1
[campaign]
title = "Koffie"
[[milestones]]
id = "klaar"
date = "basis + 4w"
[[messages]]
id = "basis"
title = "Basis"
channel = "social"
when = 2027-03-01
[[messages]]
id = "erna"
title = "Erna"
channel = "mail"
when = "basis + 1w"
[[messages]]
id = "mijlpaal"
title = "Over een mijlpaal"
channel = "social"
when = "klaar - 1d"
[[messages]]
id = "vast"
title = "Akkoord"
channel = "social"
when = "erna + 1d"
status = "approved"
[[messages]]
id = "navast"
title = "Na wat vaststaat"
channel = "social"
when = "vast + 1d"
[[messages]]
id = "dagen"
title = "Meer dagen"
channel = "social"
when = 2027-04-01
until = 2027-04-03
[[messages]]
id = "week"
title = "Een week"
channel = "social"
when = "2027-W20"
[[messages]]
id = "ooit"
title = "Ooit"
channel = "social"
"""
ALL = ("basis", "erna", "mijlpaal", "vast", "navast", "dagen", "week", "ooit")


@pytest.fixture
def coffee(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)


def days(desk: Desk) -> dict[str, tuple[date, date] | None]:
    found = {each: desk.schedule.timing(each).first for each in ALL}
    return {each: (slot.first, slot.last) if slot else None for each, slot in found.items()}


@pytest.mark.parametrize(("terms", "moved"), [
    ((Term(-2, "w"),), -14), ((Term(3, "d"),), 3), ((Term(1, "w"), Term(-1, "d")), 6),
])  # fmt: skip
def test_everything_moves_once_and_what_is_settled_stays(coffee: Desk, terms: tuple[Term, ...], moved: int):
    before = days(coffee)
    found = shift(coffee.plan, coffee.schedule, ALL, terms)
    coffee.do(found.edit)
    after = days(coffee)
    assert found.stays == ("vast", "ooit"), "what has no date stays, and is told"
    for each in ("basis", "erna", "mijlpaal", "navast", "dagen"):
        assert [(new - old).days for old, new in zip(before[each], after[each], strict=True)] == [moved] * 2, each
    assert after["vast"] == before["vast"]
    assert after["ooit"] is None
    assert coffee.plan.message("erna").when == coffee.file.plan.message("erna").when


def test_what_hangs_outside_the_lane_moves_along_but_not_what_is_settled(coffee: Desk):
    before = days(coffee)
    coffee.do(shift(coffee.plan, coffee.schedule, ("basis",), (Term(1, "w"),)).edit)
    after = days(coffee)
    assert {each for each in ALL if before[each] != after[each]} == {"basis", "erna", "mijlpaal"}


def test_a_shift_is_undone_as_one(coffee: Desk):
    coffee.do(shift(coffee.plan, coffee.schedule, ALL, (Term(1, "w"),)).edit)
    coffee.undo()
    assert coffee.plan == coffee.file.plan


def test_working_days_count_per_message(coffee: Desk):
    coffee.do(shift(coffee.plan, coffee.schedule, ("basis", "dagen"), (Term(2, "wd"),)).edit)
    assert days(coffee)["basis"][0] == date(2027, 3, 3)
    assert days(coffee)["dagen"] == (date(2027, 4, 5), date(2027, 4, 7))


def test_the_calendar_has_an_end(coffee: Desk):
    with pytest.raises(CampaignError):
        shift(coffee.plan, coffee.schedule, ALL, (Term(9999, "m"),) * 10)


def test_a_lane_is_found_by_key_or_label(coffee: Desk):
    assert lane_ids(coffee.schedule, "channel", "Mail") == ("erna",)
    assert lane_ids(coffee.schedule, "status", "approved") == ("vast",)
    with pytest.raises(NotFoundError):
        lane_ids(coffee.schedule, "channel", "overleg")


PAST = """
format = 1
[campaign]
title = "Koffie"
[[milestones]]
id = "live"
date = 2027-03-22
[[messages]]
id = "voorbij"
title = "Voorbij"
channel = "social"
when = 2027-01-04
[[messages]]
id = "erna"
title = "Erna"
channel = "mail"
when = "voorbij + 10w"
[[messages]]
id = "voor-live"
title = "Voorbij, aan de mijlpaal"
channel = "social"
when = "live - 10w"
[[messages]]
id = "daarna"
title = "Daarna"
channel = "social"
when = "voor-live + 8w"
"""


def test_what_hangs_on_a_message_that_has_passed_shifts_with_the_campaign(tmp_path: Path):
    path = tmp_path / "koffie.toml"
    path.write_text(PAST, "utf-8")
    desk = Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)
    before, shifted = desk.schedule, campaign_by(desk, (Term(2, "w"),))
    after = desk.preview(shifted.edit)
    moved = {
        each: (after.timing(each).slots[0].first - before.timing(each).slots[0].first).days for each in before.ordered
    }
    assert moved == {"voorbij": 0, "voor-live": 0, "erna": 14, "daarna": 14}
    assert set(shifted.stays) == {"voorbij", "voor-live"}


def test_what_has_no_date_says_so_where_it_stays(coffee: Desk):
    staying = kept(coffee.plan.message("ooit"), None)
    assert (staying.code, language("nl").render(staying.why)) == ("no date", "heeft geen datum")


def test_what_hangs_on_something_else_is_told_together_and_the_rest_one_by_one(coffee: Desk):
    found = [*beside(coffee.plan, coffee.schedule, frozenset({"erna"}), coffee.today)]
    more = [replace(each, entry=coffee.plan.message("week")) for each in found if each.entry.id == "mijlpaal"]
    alone, hanging = folded([*found, *more])
    assert [language("nl").render(each) for each in hanging] == ["2 blijven: hangen aan klaar"]
    assert {"basis", "vast", "navast"} <= {each.entry.id for each in alone}
    assert "mijlpaal" not in {each.entry.id for each in alone}
