"""What has happened keeps its date when a plan moves: a milestone that has passed, and what hangs on that."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.edits import add_entry
from campaign.desk.foreseeing import Foresight, foresee
from campaign.desk.moving import Target, campaign_target, lane_by, milestone_target
from campaign.language import language
from campaign.model.distances import read_distance
from campaign.model.when import OnDay
from campaign.schedule.workdays import no_holidays

PLAN = """format = 1
[campaign]
id = "chappen2"
title = "Een nieuwe indeling"
[[milestones]]
id = "aanvraag"
title = "Adviesaanvraag"
date = "livegang - 20w"
until = "livegang - 139d"
[[milestones]]
id = "advies"
title = "Advies"
date = "aanvraag + 6w"
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-09-06
golive = true
[[messages]]
id = "mverteld"
title = "De aanvraag ligt er"
channel = "intranet"
when = "aanvraag + 1d"
status = "approved"
[[messages]]
id = "mvragen1"
title = "Tien vragen"
channel = "intranet"
when = "aanvraag + 4w"
status = "approved"
[[messages]]
id = "madvies1"
title = "Het advies"
channel = "intranet"
when = "advies + 1d"
[[messages]]
id = "mstart01"
title = "We beginnen"
channel = "intranet"
when = "livegang - 1w"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return the plan some days after the first milestone, which was on 19 April."""
    path = tmp_path / "indeling.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=date(2027, 5, 3), now=lambda: datetime(2027, 5, 3, 9), holidays=no_holidays)


def seen(desk: Desk, target: Target, typed: str) -> Foresight:
    return foresee(Checking(desk), target.by(typed))


def test_a_milestone_that_has_passed_stays_and_so_does_what_hangs_on_it(desk: Desk):
    found = seen(desk, milestone_target(desk, "livegang", "Livegang"), "+4w")
    assert {each.id: each.days for each in found.moves} == {"livegang": 28, "mstart01": 28}
    told = {each.entry.id: language("nl").render(each.why) for each in found.stays}
    assert told["aanvraag"] == "al voorbij"
    assert told["advies"] == "hangt aan Adviesaanvraag"
    desk.do(found.edit)
    asked = desk.plan.milestone("aanvraag")
    assert (str(asked.date), str(asked.until)) == ("2027-04-19", "2027-04-20")
    assert str(desk.plan.milestone("advies").date) == "aanvraag + 6w"
    for settled in ("mverteld", "mvragen1"):
        assert str(desk.plan.message(settled).when).startswith("aanvraag + "), "it did not have to be cut loose"


def test_it_moves_when_it_is_the_one_that_is_moved(desk: Desk):
    found = seen(desk, milestone_target(desk, "aanvraag", "Adviesaanvraag"), "+1w")
    assert {each.id: each.days for each in found.moves} == {"aanvraag": 7, "advies": 7, "madvies1": 7}


def test_the_whole_campaign_moves_what_is_to_come_also_where_it_hangs_on_what_has_happened(desk: Desk):
    found = seen(desk, campaign_target(desk), "+4w")
    moved = {each.id: each.days for each in found.moves}
    assert moved == dict.fromkeys(("advies", "livegang", "madvies1", "mstart01"), 28)
    desk.do(found.edit)
    assert str(desk.plan.milestone("aanvraag").date) == "2027-04-19"
    assert str(desk.plan.milestone("advies").date) == "aanvraag + 10w"
    assert str(desk.plan.message("madvies1").when) == "advies + 1d"
    desk.undo()
    assert str(desk.plan.milestone("aanvraag").date) == "livegang - 20w"


def test_of_a_lane_what_has_passed_stays_too(desk: Desk):
    with_past = desk.plan.messages[-1].model_copy(update={"id": "moud0001", "when": OnDay(date(2027, 4, 1))})
    desk.do(add_entry("messages", with_past))
    found = foresee(Checking(desk), lane_by(desk, "channel", "intranet", read_distance("+1w")))
    assert [each.id for each in found.moves] == ["madvies1", "mstart01"]
    assert [language("nl").render(each.why) for each in found.stays if each.entry.id == "moud0001"] == ["al voorbij"]
    again = foresee(Checking(desk), lane_by(desk, "channel", "intranet", read_distance("+6w")))
    assert {"moud0001", "mstart01"} <= {each.id for each in again.moves}, "where it goes to is still to come"
