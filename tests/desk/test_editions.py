"""What is in an edition, whatever campaign it is of, and how a message goes to another one."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.editions import (
    Editions,
    Issue,
    channel_called,
    channels_with_editions,
    edition_before,
    next_edition,
    to_edition,
)
from campaign.desk.neighbours import Neighbourhood
from campaign.errors import CampaignError, NotFoundError
from campaign.language import current
from tests.conftest import no_holidays

WORKSPACE = """
format = 1
[[channels]]
id = "nieuws"
kind = "nieuwsbrief"
name = "Maandagnieuws"
rhythm = { every = "2w", on = "mo", from = 2027-01-04, time = 09:00:00 }
copy_deadline = "-3wd"
approval = "2wd"
capacity = 3
"""
HEAD = 'format = 1\n[campaign]\ntitle = "{}"\n'
MESSAGE = '[[messages]]\nid = "{}"\ntitle = "{}"\nchannel = "nieuws"\nwhen = {}\n{}\n'
OWN = HEAD.format("Koffie") + "".join(
    MESSAGE.format(*each)
    for each in (
        ("een", "Eerste", "2027-03-01T09:00:00", 'status = "approved"'),
        ("twee", "Tweede", "2027-03-01T09:30:00", ""),
        ("idee", "Idee", "2027-03-01", 'status = "idea"'),
        ("stil", "Stil", "2027-03-01", "confidential = true"),
        ("reeks", "Reeks", "2027-03-15", 'repeat = { every = "2w", times = 3 }'),
    )
)
OTHER = HEAD.format("Thee") + MESSAGE.format("ander", "Van thee", "2027-03-01", 'status = "scheduled"')


@pytest.fixture
def coffee(tmp_path: Path) -> Desk:
    (tmp_path / "workspace.toml").write_text(WORKSPACE, "utf-8")
    (tmp_path / "thee.toml").write_text(OTHER, "utf-8")
    path = tmp_path / "koffie.toml"
    path.write_text(OWN, "utf-8")
    return Desk.open(path, today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)


def on(desk: Desk, day: date, today: date | None = None, named: frozenset[str] | None = frozenset()) -> Issue:
    channel = channel_called(desk.schedule, "maandagnieuws")
    edition = next_edition(desk.schedule, channel, day)
    assert edition is not None
    others = Neighbourhood.of(desk).others(desk.file.path)
    return Editions(desk.schedule, others, today or desk.today, named).issue(channel, edition)


def test_the_next_edition_holds_what_every_open_campaign_sends_that_day(coffee: Desk):
    found = on(coffee, date(2027, 2, 16))
    assert (found.edition.day, found.edition.number) == (date(2027, 3, 1), 5)
    assert [(each.message.id, each.campaign) for each in found.items] == [
        ("idee", ""),
        ("een", ""),
        ("twee", ""),
        ("ander", "Thee"),
    ]
    assert (found.copy_due, found.asked) == (date(2027, 2, 24), date(2027, 2, 22))


def test_an_idea_takes_no_room_and_what_is_confidential_does_without_being_shown(coffee: Desk):
    found = on(coffee, date(2027, 3, 1))
    assert (found.taken, found.hidden, found.full) == (4, 1, True)
    shown = on(coffee, date(2027, 3, 1), named=None)
    assert (shown.taken, shown.hidden) == (4, 0)
    assert "stil" in {each.message.id for each in shown.items}


def test_the_last_of_our_own_is_what_no_longer_fits(coffee: Desk):
    assert [each.message.id for each in on(coffee, date(2027, 3, 1)).items if each.over] == ["twee"]
    assert not any(each.over for each in on(coffee, date(2027, 3, 15)).items)


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2027, 2, 22), None),
        (date(2027, 2, 23), "approval should have been asked"),
        (date(2027, 2, 25), "copy is late"),
        (date(2027, 3, 2), None),
    ],
)
def test_a_draft_is_late_for_its_approval_and_then_for_its_copy(coffee: Desk, today: date, late: str | None):
    found = {each.message.id: each.behind for each in on(coffee, date(2027, 3, 1), today).items}
    assert found["twee"] == late or current().render(found["twee"]) == late
    assert found["een"] is None
    assert found["ander"] is None


def test_editions_are_walked_both_ways_and_end_before_the_first(coffee: Desk):
    channel = channels_with_editions(coffee.schedule)[0]
    assert next_edition(coffee.schedule, channel, date(2027, 3, 2)).day == date(2027, 3, 15)
    assert edition_before(coffee.schedule, channel, date(2027, 3, 1)).day == date(2027, 2, 15)
    assert edition_before(coffee.schedule, channel, date(2027, 1, 4)) is None


def test_a_message_goes_to_the_next_edition_at_its_own_hour(coffee: Desk):
    message = coffee.plan.message("twee")
    coffee.do(to_edition(coffee.schedule, message, date(2027, 3, 1), 1))
    assert coffee.schedule.timing("twee").first.start.isoformat() == "2027-03-15T09:30:00+01:00"
    coffee.do(to_edition(coffee.schedule, coffee.plan.message("twee"), date(2027, 3, 15), -1))
    assert coffee.plan.message("twee") == message


def test_what_comes_back_is_not_moved_out_of_one_edition(coffee: Desk):
    with pytest.raises(CampaignError, match="comes back"):
        to_edition(coffee.schedule, coffee.plan.message("reeks"), date(2027, 3, 15), 1)


def test_an_unknown_channel_gets_the_names_of_those_with_editions(coffee: Desk):
    with pytest.raises(NotFoundError) as error:
        channel_called(coffee.schedule, "posters")
    assert current().render(error.value.remedy) == "There is: Maandagnieuws."
