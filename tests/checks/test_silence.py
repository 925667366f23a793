"""A: gaps in what an audience hears, and milestones that pass it by."""

from datetime import date

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, message, milestone, on, table

LIVE = milestone("live", "2027-03-15", golive=True)
BALIE = audience("balie")


def heard(*days: str) -> str:
    """Return a message to the desk on each of these days."""
    return "".join(message(f"m{number}", "balie", day) for number, day in enumerate(days))


def test_a002_fires_on_a_long_silence(check: Check):
    (finding,) = check(LIVE + BALIE + heard("2027-02-22", "2027-03-10", "2027-03-20"))("A002")
    assert (finding.severity, finding.audiences, finding.subject.table) == ("warning", ("balie",), "audiences")


def test_a002_fires_on_the_silence_after_the_last_message(check: Check):
    bench = check(LIVE + BALIE + heard("2027-03-07"))
    assert bench.texts("A002")[0].startswith("Stilte voor balie: 15 dagen (zo 7 mrt – ma 22 mrt)")


def test_a002_fires_as_a_hint_at_a_medium_impact(check: Check):
    days = heard("2027-02-01", "2027-03-10")
    assert [each.severity for each in check(LIVE + audience("balie", "medium") + days)("A002")] == ["hint"]


@pytest.mark.parametrize("impact", ["low", None])
def test_a002_is_silent_at_a_low_or_unknown_impact(check: Check, impact: str | None):
    assert check(LIVE + audience("balie", impact) + heard("2027-01-11", "2027-03-10"))("A002") == ()


def test_a002_is_silent_before_the_first_message_and_a_week_after_golive(check: Check):
    assert check(LIVE + BALIE + heard("2027-03-15", "2027-05-10"))("A002") == ()


def test_a002_is_silent_without_a_golive(check: Check):
    assert check(BALIE + heard("2027-01-11", "2027-03-10"))("A002") == ()


def test_a002_is_silent_about_a_silence_that_is_over(check: Check):
    plan = LIVE + BALIE + heard("2027-01-11", "2027-02-05", "2027-02-15", "2027-02-28", "2027-03-12")
    assert len(check(plan, today=date(2027, 2, 4))("A002")) == 1
    assert check(plan, today=date(2027, 2, 5))("A002") == ()


def test_a002_is_silent_about_what_lasts(check: Check):
    plan = LIVE + BALIE + message("poster", "balie", "2027-02-01", channel="scherm", until=on("2027-02-28"))
    assert check(plan + heard("2027-03-10", "2027-03-20"))("A002") == ()


def test_a002_is_silent_about_a_window_in_which_it_may_still_fall(check: Check):
    plan = LIVE + BALIE + message("overleg", "balie", "2027-W08", channel="overleg")
    assert check(plan + heard("2027-02-10", "2027-03-12"))("A002") == ()


def test_a002_is_silent_about_what_an_unscheduled_or_cancelled_message_would_fill(check: Check):
    plan = LIVE + BALIE + message("later", "balie") + message("weg", "balie", "2027-02-20", status="cancelled")
    assert len(check(plan + heard("2027-02-10", "2027-03-12"))("A002")) == 1


def test_a002_is_silent_where_every_part_hears_something(check: Check):
    parts = audience("dag", "low", part_of=["balie"]) + audience("nacht", "low", part_of=["balie"])
    plan = LIVE + BALIE + parts + heard("2027-02-08", "2027-03-10") + message("dag1", "dag", "2027-02-20")
    assert len(check(plan)("A002")) == 1
    assert check(plan + message("nacht1", "nacht", "2027-02-25"))("A002") == ()


def test_a002_takes_quiet_periods_off(check: Check):
    quiet = [{"from": date(2027, 2, 22), "to": date(2027, 2, 26), "why": "voorjaarsvakantie"}]
    head = f'format = 1\n[campaign]\ntitle = "Proef"\n{table("x", quiet=quiet).splitlines()[1]}\n'
    plan = LIVE + BALIE + heard("2027-02-19", "2027-03-10", "2027-03-20")
    assert check(plan, head=head)("A002") == ()
    longer = LIVE + BALIE + heard("2027-02-18", "2027-03-10", "2027-03-20")
    assert (
        check(longer, head=head)
        .texts("A002")[0]
        .startswith("Stilte voor balie: 15 dagen zonder de rustige dagen (do 18 feb – wo 10 mrt)")
    )


@pytest.mark.parametrize(("impact", "limit"), [("high", 14), ("medium", 28)])
def test_a002_threshold_is_just_over_the_limit(check: Check, impact: str, limit: int):
    def plan(days: int) -> str:
        live = milestone("live", on("2027-02-08", limit), golive=True)
        return live + audience("balie", impact) + heard("2027-02-08", on("2027-02-08", days))

    assert check(plan(limit))("A002") == ()
    assert len(check(plan(limit + 1))("A002")) == 1


def test_a002_threshold_is_what_the_plan_says(check: Check):
    plan = LIVE + BALIE + heard("2027-03-01", "2027-03-07", "2027-03-12", "2027-03-18")
    assert check(plan)("A002") == ()
    assert len(check("[checks]\nA002 = { high_days = 5 }\n" + plan)("A002")) == 1
    assert len(check("[checks]\nA002 = { after_days = 18 }\n" + plan)("A002")) == 1


@pytest.mark.parametrize(("days", "start"), [(20, "Stilte voor balie"), (21, "Veel te stil voor balie")])
def test_a002_threshold_of_a_serious_silence_is_21_days(check: Check, days: int, start: str):
    plan = LIVE + BALIE + heard("2027-02-15", on("2027-02-15", days), "2027-03-14")
    assert check(plan).texts("A002")[0].startswith(start)


def test_a002_wording(check: Check):
    bench = check(LIVE + BALIE + heard("2027-01-11", "2027-01-31", "2027-02-10", "2027-03-10", "2027-03-20"))
    assert bench.texts("A002") == [
        "Veel te stil voor balie: 20 dagen (ma 11 jan – zo 31 jan), 28 dagen (wo 10 feb – wo 10 mrt), grens 14. "
        "Vertel hoe het ervoor staat, ook zonder nieuws."
    ]
    assert bench.texts("A002", "en") == [
        "Far too quiet for balie: 20 days (Mon 11 Jan – Sun 31 Jan), 28 days (Wed 10 Feb – Wed 10 Mar), limit 14. "
        "Tell them where things stand, also without news."
    ]
    many = "".join(audience(name) for name in "abcde") + message("m1", list("abcde"), "2027-02-22")
    assert check(LIVE + many).texts("A002")[0].startswith("Te stil voor 5 van 5 doelgroepen: a 28 dagen (ma 22 feb –")


TEST = milestone("test", "2027-02-15") + message("proef", "testers", "test - 1d")


def test_a007_fires_on_a_milestone_without_a_message_to_a_hard_hit_audience(check: Check):
    (finding,) = check(TEST + BALIE + heard("2027-01-31", "2027-02-23"))("A007")
    assert (finding.severity, finding.audiences) == ("hint", ("balie",))


@pytest.mark.parametrize("day", ["2027-02-01", "2027-02-22"])
def test_a007_threshold_is_14_days_before_to_7_after(check: Check, day: str):
    assert check(TEST + BALIE + heard(day))("A007") == ()
    narrow = "[checks]\nA007 = { before_days = 13, after_days = 6 }\n"
    assert len(check(narrow + TEST + BALIE + heard(day))("A007")) == 1


def test_a007_is_silent_about_a_milestone_on_which_nothing_hangs_or_that_has_passed(check: Check):
    assert check(milestone("test", "2027-02-15") + BALIE + heard("2027-01-11"))("A007") == ()
    assert check(TEST + BALIE + heard("2027-01-11"), today=date(2027, 2, 23))("A007") == ()
    assert len(check(TEST + BALIE + heard("2027-01-11"), today=date(2027, 2, 22))("A007")) == 1


def test_a007_is_silent_about_a_milestone_that_concerns_others(check: Check):
    others = milestone("test", "2027-02-15", audiences=["testers"]) + message("proef", "testers", "test - 1d")
    assert check(others + BALIE + heard("2027-01-11"))("A007") == ()
    whole = milestone("test", "2027-02-15", audiences=["allen"]) + message("proef", "testers", "test - 1d")
    part = audience("allen", None) + audience("balie", part_of=["allen"])
    assert len(check(whole + part + heard("2027-01-11"))("A007")) == 1


def test_a007_is_silent_at_a_lower_impact_and_about_who_hears_nothing_at_all(check: Check):
    assert check(TEST + audience("balie", "medium") + heard("2027-01-11"))("A007") == ()
    bench = check(TEST + BALIE)
    assert (len(bench("A001")), bench("A007")) == (1, ())


def test_a007_wording(check: Check):
    bench = check(TEST + BALIE + heard("2027-01-11"))
    assert bench.texts("A007") == [
        "Niets voor balie rond test (ma 15 feb): van 14 dagen ervoor tot 7 dagen erna. "
        "Vertel wat die mijlpaal voor hen betekent."
    ]
    assert bench.texts("A007", "en") == [
        "Nothing for balie around test (Mon 15 Feb): from 14 days before to 7 days after. "
        "Tell them what it means for them."
    ]
