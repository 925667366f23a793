"""T: what must come after what."""

from datetime import date

import pytest

from campaign.checks.finding import Move
from tests.checks.conftest import Check
from tests.checks.toml import bare, milestone


def pair(first: str, second: str, **keys: str) -> str:
    """Return a message, and another that follows it."""
    return bare(first, id="m0", title="Waarom") + bare(second, follows=["m0"], **keys)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2027-03-10", "2027-03-09"),
        ("2027-03-10 09:00", "2027-03-10 08:30"),
        ("2027-03-10 09:00", "2027-03-09"),
        ("2027-W11", "2027-03-12"),
        ("2027-03-22", "2027-W11"),
    ],
)
def test_t004_fires_on_a_message_before_one_that_it_follows(check: Check, first: str, second: str):
    (finding,) = check(pair(first, second))("T004")
    assert (finding.severity, finding.message, finding.subject.key) == ("error", "m1", "follows")
    assert finding.others == ("m0",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2027-03-10", "2027-03-10"),
        ("2027-03-10 09:00", "2027-03-10"),  # at some time of that day
        ("2027-03-10 09:00", "2027-03-10 09:00"),
        ("2027-W10", "2027-03-08"),  # the other may go out that Monday too
        ("2027-W10", "2027-W10"),
        ("2027-03-12", "2027-W10"),
        ("", "2027-03-08"),
        ("2027-03-12", ""),
    ],
)
def test_t004_is_silent_about_what_is_or_can_be_in_order(check: Check, first: str, second: str):
    assert check(pair(first, second))("T004") == ()


def test_t004_is_silent_about_what_is_sent_cancelled_or_not_there(check: Check):
    assert check(pair("2027-03-10", "2027-03-09", status="sent"))("T004") == ()
    for status in ("sent", "cancelled"):
        text = bare("2027-03-10", id="m0", status=status) + bare("2027-03-09", follows=["m0"])
        assert check(text)("T004") == ()
    assert check(bare("2027-03-09", follows=["weg"]))("T004") == ()


@pytest.mark.parametrize(
    ("when", "embargo", "fires"),
    [
        ("2027-03-09", "2027-03-10", True),
        ("2027-03-10", "2027-03-10", False),
        ("2027-03-10 09:00", "2027-03-10 10:00", True),
        ("2027-03-10", "2027-03-10 10:00", False),
        ("2027-W10", "2027-03-12", False),
        ("2027-03-05", "2027-W10", True),
        ("2027-03-10", "2027-W10", False),
        ("live - 1d", "live", True),
    ],
)
def test_t004_fires_before_an_embargo_ends_and_not_after(check: Check, when: str, embargo: str, fires: bool):
    text = milestone("live", "2027-03-16") + bare(when, not_before=embargo)
    assert [each.subject.key for each in check(text)("T004")] == ["not_before"] * fires


@pytest.mark.parametrize(
    ("when", "by", "fires"),
    [
        ("2027-03-10", "-1d", True),
        ("2027-03-10", "2027-03-09", True),
        ("2027-03-10 09:00", "2027-03-10 08:00", True),
        ("2027-03-10 09:00", "2027-03-10", False),
        ("2027-03-10", "+1d", False),
        ("2027-W10", "2027-03-09", False),
        ("2027-W10", "2027-03-07", True),
        ("2027-03-10", "2027-W10", False),
    ],
)
def test_t004_fires_on_an_activation_that_ends_before_its_message(check: Check, when: str, by: str, fires: bool):
    bench = check(bare(when, activation_by=by))
    assert [each.subject.key for each in bench("T004")] == ["activation_by"] * fires


def test_t004_fires_on_a_milestone_before_one_that_it_comes_after(check: Check):
    def pilot(when: str) -> str:
        return milestone("besluit", "2027-03-10") + milestone("pilot", when, after=["besluit"])

    (finding,) = check(pilot("2027-03-09"))("T004")
    assert (finding.subject.table, finding.subject.id, finding.subject.key) == ("milestones", "pilot", "after")
    assert check(pilot("2027-03-10"))("T004") == ()
    assert check(pilot("2027-W10"))("T004") == ()


def moved_to(check: Check, text: str) -> date | None:
    (finding,) = check(text)("T004")
    if finding.fix is None:
        return None
    assert isinstance(finding.fix.step, Move)
    return finding.fix.step.day


def test_t004_moves_a_message_to_where_it_no_longer_comes_first(check: Check):
    assert moved_to(check, pair("2027-03-10", "2027-03-08")) == date(2027, 3, 10)
    assert moved_to(check, pair("2027-03-10 09:00", "2027-03-08 13:00")) == date(2027, 3, 10)
    assert moved_to(check, pair("2027-03-12 09:00", "2027-03-08 09:00")) == date(2027, 3, 12)
    assert moved_to(check, pair("2027-03-12 09:00", "2027-03-08 08:00")) == date(2027, 3, 15)
    assert moved_to(check, pair("2027-W11", "2027-03-08")) == date(2027, 3, 22)
    assert moved_to(check, bare("2027-03-08", not_before="2027-03-13")) == date(2027, 3, 15)


def test_t004_has_no_fix_where_only_the_planner_can_choose(check: Check):
    assert moved_to(check, pair("2027-03-22", "2027-W10")) is None
    assert moved_to(check, bare("2027-03-10", activation_by="-1d")) is None


def test_t004_wording(check: Check):
    bench = check(pair("2027-03-10", "2027-03-09"))
    assert bench.texts("T004") == [
        "Start staat op di 9 mrt, maar volgt op Waarom van wo 10 mrt. Verplaats een van de twee."
    ]
    assert bench.texts("T004", "en") == [
        "Start is on Tue 9 Mar, before Waarom on Wed 10 Mar, which it follows. Move one of them."
    ]
    assert check(bare("2027-03-10 09:00", not_before="2027-03-10 10:00")).texts("T004") == [
        "Start staat op wo 10 mrt 09:00, maar mag niet uit vóór wo 10 mrt 10:00. "
        "Verplaats het, of haal het embargo eraf."
    ]
    assert check(bare("2027-03-10", activation_by="-1d")).texts("T004") == [
        "Start vraagt iets te doen vóór di 9 mrt, maar gaat pas op wo 10 mrt uit. Geef mensen de tijd om het te doen."
    ]
