"""What a move would bring is told before anything changes, and is what then happens."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.foreseeing import Foresight, foresee, marks, with_fixes
from campaign.desk.moving import Target, campaign_target, messages_target, milestone_target
from campaign.errors import CampaignError
from campaign.language import language, say
from campaign.model.changes import Change, Edit
from campaign.model.when import parse_when
from tests.conftest import EXAMPLES, TODAY

PLAN = """format = 1
[campaign]
title = "Nieuw rooster"
start = 2027-01-11
end = 2027-05-31
owner = "Communicatie"
quiet = [{ from = 2027-05-03, to = 2027-05-07, why = "meivakantie" }]
[[milestones]]
id = "besluit"
title = "Besluit"
date = 2027-01-18
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-03-22
golive = true
[[phases]]
id = "aanloop"
from = 2027-01-18
to = "livegang - 1d"
[[messages]]
id = "mwaarom1"
title = "Waarom"
channel = "mail"
when = "besluit + 1w"
status = "sent"
[[messages]]
id = "makkoord"
title = "Akkoord"
channel = "mail"
when = "livegang - 3w"
status = "approved"
[[messages]]
id = "mvoor001"
title = "Nog twee weken"
channel = "mail"
when = "livegang - 2w"
[[messages]]
id = "mdag0001"
title = "We zijn live"
channel = "mail"
when = "livegang 09:00"
[[messages]]
id = "mna00001"
title = "Eerste vragen"
channel = "mail"
when = "livegang + 1w"
follows = ["mdag0001"]
[[messages]]
id = "meigen01"
title = "Los bericht"
channel = "mail"
when = 2027-03-24
[[messages]]
id = "mna00002"
title = "Na het besluit"
channel = "mail"
when = "besluit + 8w"
[[messages]]
id = "mgeheim1"
title = "Vertrouwelijk"
channel = "mail"
when = "livegang + 2d"
confidential = true
[[messages]]
id = "mooit001"
title = "Ooit"
channel = "mail"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "rooster.toml"
    path.write_text(PLAN, "utf-8")
    easter = {date(2027, 3, 28): "Eerste Paasdag", date(2027, 3, 29): "Tweede Paasdag"}
    return Desk.open(
        path,
        today=date(2027, 2, 15),
        now=lambda: datetime(2027, 2, 15, 9),
        holidays=lambda _country, year: easter if year == 2027 else {},
    )


def seen(desk: Desk, target: Target, typed: str) -> Foresight:
    shift = target.by(typed)
    return foresee(Checking(desk), shift)


def to(desk: Desk, typed: str) -> Foresight:
    return seen(desk, milestone_target(desk, "livegang", "Livegang"), typed)


def told(foresight: Foresight) -> dict[str, list[str]]:
    return {each.id: [language("nl").render(mark) for mark in marks(each)] for each in foresight.moves}


def test_every_entry_that_moves_is_there_with_from_and_to_and_nothing_changes(desk: Desk):
    before = desk.plan
    found = to(desk, "2027-04-19")
    assert [(each.id, each.days) for each in found.moves] == [
        ("livegang", 28),
        ("mvoor001", 28),
        ("mdag0001", 28),
        ("mgeheim1", 28),
        ("mna00001", 28),
    ]
    assert desk.plan is before
    assert [each.confidential for each in found.moves] == [False, False, False, True, False]


def test_what_is_settled_stays_with_its_day(desk: Desk):
    found = to(desk, "+4w")
    settled = next(iter(found.stays))
    assert (settled.entry.id, settled.code, str(settled.slot.first)) == ("makkoord", "approved", "2027-03-01")


def whys(foresight: Foresight) -> dict[str, str]:
    return {each.entry.id: language("nl").render(each.why) for each in foresight.stays}


def test_what_does_not_come_along_is_told_with_why(desk: Desk):
    assert whys(to(desk, "+4w")) == {
        "makkoord": "akkoord, en hangt dan nergens meer aan",
        "mna00002": "hangt aan Besluit",
        "meigen01": "eigen datum",
    }
    assert whys(seen(desk, messages_target(desk, ["meigen01", "makkoord"]), "+4w")) == {"makkoord": "akkoord"}


def test_of_what_hangs_on_a_secret_only_that_is_told(desk: Desk):
    hanging = desk.plan.message("meigen01").model_copy(update={"when": parse_when("mgeheim1 + 1d")})
    desk.do(Edit(say("x"), (Change("messages", "meigen01", desk.plan.message("meigen01"), hanging),)))
    found = seen(desk, milestone_target(desk, "besluit", "Besluit"), "+1d")
    assert whys(found)["meigen01"] == "hangt aan een vertrouwelijk bericht"


def test_what_has_passed_stays_where_it_would_have_passed_as_well(desk: Desk):
    desk.today = date(2027, 4, 2)
    found = to(desk, "+5d")
    assert whys(found)["mvoor001"] == "al voorbij, en hangt dan nergens meer aan"
    assert "mvoor001" not in {each.id for each in found.moves}
    assert "mna00002" not in whys(found)  # it has passed, and never moved
    desk.do(found.edit)
    assert str(desk.plan.message("mvoor001").when) == "2027-03-08"
    assert str(desk.plan.message("mdag0001").when) == "2027-03-22T09:00:00"
    assert str(desk.plan.message("mna00001").when) == "livegang + 1w"  # from 29 March to 3 April: still to come


def test_what_had_passed_and_is_to_come_again_says_so(desk: Desk):
    desk.today = date(2027, 3, 23)
    found = told(to(desk, "+4w"))
    assert found["mdag0001"] == ["was al voorbij"]
    assert found["mna00001"] == []


def test_of_the_whole_campaign_what_has_passed_stays(desk: Desk):
    desk.today = date(2027, 4, 2)
    found = seen(desk, campaign_target(desk), "+1d")
    assert whys(found)["meigen01"] == "al voorbij"
    desk.do(found.edit)
    assert str(desk.plan.message("meigen01").when) == "2027-03-24"


def test_what_is_chosen_itself_moves_also_where_it_has_passed(desk: Desk):
    desk.today = date(2027, 4, 2)
    assert told(seen(desk, messages_target(desk, ["meigen01"]), "+1d")) == {"meigen01": ["al voorbij"]}


def test_a_holiday_a_weekend_and_a_quiet_period_are_named_with_the_day_that_is_better(desk: Desk):
    assert told(to(desk, "2027-03-29"))["mdag0001"] == ["Tweede Paasdag → di 30 mrt"]
    assert told(to(desk, "2027-03-27"))["mdag0001"] == ["weekend → di 30 mrt"]
    assert told(to(desk, "2027-05-04"))["mdag0001"] == ["meivakantie → ma 10 mei"]
    assert told(to(desk, "2027-03-30"))["mdag0001"] == []


def test_what_would_have_passed_is_said(desk: Desk):
    assert told(to(desk, "2027-02-22"))["mvoor001"] == ["al voorbij"]
    assert told(to(desk, "2027-03-01"))["mvoor001"] == []  # that is today


def test_what_it_breaks_and_what_it_mends_is_what_the_checks_say(desk: Desk):
    moved = seen(desk, messages_target(desk, ["mna00001"]), "-2w")
    assert ("T004", "mna00001") in {(each.code, each.message) for each in moved.arisen}
    desk.do(moved.edit)
    back = seen(desk, messages_target(desk, ["mna00001"]), "+15d")
    assert ("T004", "mna00001") in {(each.code, each.message) for each in back.gone}
    assert not back.arisen


def test_with_fixes_it_is_one_edit_that_is_taken_back_at_once(desk: Desk):
    before = desk.plan
    found = to(desk, "2027-03-29")
    safe = with_fixes(found)
    assert safe.mended
    desk.do(safe.edit)
    assert str(desk.schedule.timing("mdag0001").first.first) == "2027-03-30"
    assert language("nl").render(safe.edit.label) == f"‘Livegang’ verplaatst naar ma 29 mrt, {safe.mended} hersteld"
    desk.undo()
    assert desk.plan == before


def test_a_move_that_breaks_nothing_has_nothing_to_mend(desk: Desk):
    found = to(desk, "+1d")
    assert with_fixes(found) is found


def test_the_whole_campaign_moves_what_is_to_come_and_its_end(desk: Desk):
    found = seen(desk, campaign_target(desk), "+4w")
    assert {each.id: each.days for each in found.moves} == {
        **dict.fromkeys(["livegang", "mvoor001", "mdag0001", "mgeheim1", "mna00001", "meigen01"], 28),
        "mna00002": 28,  # it hangs on a milestone that has passed, and moves by itself
    }
    assert [each.entry.id for each in found.stays] == ["mwaarom1", "makkoord"]
    desk.do(found.edit)
    assert (str(desk.plan.campaign.start), str(desk.plan.campaign.end)) == ("2027-01-11", "2027-06-28")
    assert str(desk.plan.milestone("besluit").date) == "2027-01-18"
    assert str(desk.plan.phases[0].start) == "2027-02-15"
    assert str(desk.plan.message("mvoor001").when) == "livegang - 2w"
    assert str(desk.plan.message("mna00002").when) == "besluit + 12w"


@pytest.mark.parametrize("typed", ["gauw", "", "+99999w", "31-2-2027"])
def test_what_is_no_date_or_distance_is_told_and_nothing_is_foreseen(desk: Desk, typed: str):
    with pytest.raises(CampaignError):
        milestone_target(desk, "livegang", "Livegang").by(typed)
    with pytest.raises(CampaignError):
        campaign_target(desk).by(typed)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.parametrize("name", ["salarisverwerking-odoo.toml", "poliklinieken-een-plein.toml"])
def test_what_is_foreseen_is_what_happens_and_undo_takes_all_of_it_back(name: str, data: st.DataObject):
    desk = Desk.open(
        EXAMPLES / name,
        today=TODAY,
        now=lambda: datetime(2027, 2, 15, 9),
        holidays=lambda _country, _year: {date(2027, 3, 29): "Tweede Paasdag"},
    )
    checking = Checking(desk)
    milestone = data.draw(st.sampled_from(desk.plan.milestones))
    days = data.draw(st.integers(-40, 40).filter(bool))
    target = data.draw(st.sampled_from([milestone_target(desk, milestone.id, milestone.name), campaign_target(desk)]))
    shift = target.by(f"{days:+d}d")
    found = foresee(checking, shift)
    if data.draw(st.booleans()):
        found = with_fixes(found)
    before, old = desk.plan, desk.schedule
    known = {(each.code, each.subject, each.audiences) for each in checking.report().one_by_one}
    desk.do(found.edit)
    for moving in found.moves:
        now = desk.schedule.milestone(moving.id) if moving.milestone else desk.schedule.timing(moving.id).first
        assert now == moving.after
    moved = {each.id for each in found.moves}
    for message in desk.plan.messages:
        if message.id not in moved:
            assert desk.schedule.timing(message.id).first == old.timing(message.id).first or message.id in {
                each.entry.id for each in found.stays
            }
    for staying in found.stays:
        placed = [
            each.milestone(staying.entry.id) or each.timing(staying.entry.id).first for each in (desk.schedule, old)
        ]
        assert placed[0].first == placed[1].first == staying.slot.first
    now = {(each.code, each.subject, each.audiences) for each in checking.report().one_by_one}
    assert now - known == {(each.code, each.subject, each.audiences) for each in found.arisen}
    desk.undo()
    assert desk.plan == before
