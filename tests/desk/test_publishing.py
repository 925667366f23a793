"""Handing a plan out as a document never costs the plan, and a place that cannot be is told in a sentence."""

from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.handing import CALENDAR, Order, hand_over
from campaign.desk.publishing import contents_of, publish
from campaign.errors import CampaignError, SaveError
from campaign.storage.workspace import file_named


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("calendar", [False, True])
def test_the_plan_is_never_written_over(desk: Desk, calendar: bool, linked: bool):
    plan = desk.file.path
    before, target = plan.read_bytes(), plan
    if linked:
        target = plan.with_name("page.html")
        target.symlink_to(plan.name)
    order = Order(CALENDAR if calendar else "json", Request(), target)
    with pytest.raises(SaveError, match="belongs to the plans"):
        list(hand_over(desk, order))
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["other.toml", "workspace.toml"])
def test_neither_is_another_plan_or_what_plans_share(desk: Desk, name: str):
    other = desk.file.path.with_name(name)
    other.write_text("# kept\n")
    with pytest.raises(SaveError, match="belongs to the plans"):
        publish(desk, contents_of(desk, Request()), "json", other)
    assert other.read_text() == "# kept\n"


def test_a_plan_whose_file_is_gone_goes_out_over_what_went_out_before(desk: Desk):
    target = desk.file.path.with_suffix(".json")
    target.write_text("before")
    desk.file.path.unlink()
    publish(desk, contents_of(desk, Request()), "json", target)
    assert target.read_text("utf-8").startswith("{")


def test_a_name_that_is_too_long_is_told(desk: Desk):
    with pytest.raises(SaveError, match="too long"):
        publish(desk, contents_of(desk, Request()), "json", desk.file.path.with_name("x" * 300 + ".json"))


@pytest.mark.parametrize("typed", ["", "/", ".", "..", "/tmp/a\0b.html"])
def test_what_names_no_file_is_told(typed: str):
    with pytest.raises(CampaignError):
        file_named(typed)


def test_what_names_a_file_is_its_path():
    assert file_named("~/page.html") == Path.home() / "page.html"
