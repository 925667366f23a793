"""A: a live moment of one's own, and somewhere to go with questions after go-live."""

from datetime import date

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, message, milestone, table

LIVE = milestone("live", "2027-03-15", golive=True)
BALIE = audience("balie")


def heard(*days: str) -> str:
    """Return a message to the desk on each of these days."""
    return "".join(message(f"m{number}", "balie", day) for number, day in enumerate(days))


def test_a004_fires_on_a_hard_hit_audience_that_only_reads(check: Check):
    (finding,) = check(BALIE + message("m1", "balie") + message("m2", "balie", channel="social"))("A004")
    assert (finding.severity, finding.audiences) == ("warning", ("balie",))


def test_a004_fires_when_only_a_large_audience_meets(check: Check):
    plan = audience("allen", None, size=900) + audience("balie", part_of=["allen"])
    assert len(check(plan + message("m1", "allen", channel="overleg"))("A004")) == 1


@pytest.mark.parametrize(
    "text",
    [
        message("m1", "balie", channel="overleg"),
        message("m1", ["balie", "artsen"], "2027-02-01", channel="gesprek", status="idea"),
        table("channels", id="zoom", live=True, two_way=True) + message("m1", "balie", channel="zoom"),
        message("m1", "allen", channel="overleg"),
    ],
    ids=["a meeting", "named with others", "a channel of its own", "with a whole that has no size"],
)
def test_a004_is_silent_about_an_audience_with_a_live_moment(check: Check, text: str):
    assert check(audience("allen", None) + audience("balie", part_of=["allen"]) + text)("A004") == ()


def test_a004_is_silent_where_every_part_has_its_own(check: Check):
    parts = audience("dag", "low", part_of=["balie"]) + audience("nacht", "low", part_of=["balie"])
    plan = BALIE + parts + message("m0", "balie") + message("m1", "dag", channel="overleg")
    assert len(check(plan)("A004")) == 1
    assert check(plan + message("m2", "nacht", channel="overleg"))("A004") == ()


def test_a004_is_silent_at_a_lower_impact_and_about_who_hears_nothing_at_all(check: Check):
    assert check(audience("balie", "medium") + message("m1", "balie"))("A004") == ()
    bench = check(BALIE)
    assert (len(bench("A001")), bench("A004")) == (1, ())


@pytest.mark.parametrize(("size", "count"), [(50, 0), (51, 1)])
def test_a004_threshold_is_a_shared_moment_with_50_people(check: Check, size: int, count: int):
    plan = audience("polizorg", None, size=size) + audience("balie", part_of=["polizorg"])
    plan += message("m1", "polizorg", channel="overleg")
    assert len(check(plan)("A004")) == count
    assert check("[checks]\nA004 = { shared_size = 60 }\n" + plan)("A004") == ()


def test_a004_wording(check: Check):
    bench = check(BALIE + message("m1", "balie"))
    assert bench.texts("A004") == [
        "Voor balie is er geen eigen live moment met ruimte voor vragen. Plan een overleg of gesprek met hen."
    ]
    assert bench.texts("A004", "en") == [
        "No live moment of their own for balie, with room for questions. Plan a meeting or a talk with them."
    ]


def test_a011_fires_without_a_live_moment_or_an_open_question_after_golive(check: Check):
    (finding,) = check(LIVE + BALIE + heard("2027-03-16"))("A011")
    assert (finding.severity, finding.audiences) == ("warning", ("balie",))


@pytest.mark.parametrize(
    "text",
    [
        message("m1", "balie", "2027-03-22", channel="overleg"),
        message("m1", "balie", "2027-03-22", channel="social"),
        message("m1", "balie", "2027-03-22", feedback="Vragen? Bel toestel 210"),
        message("m1", "balie", "2027-03-01", channel="overleg", repeat={"every": "1w", "times": 6}),
        message("m1", "balie", "2027-03-15 08:00", channel="overleg"),
    ],
    ids=["live", "answered", "feedback", "comes back", "on the day itself"],
)
def test_a011_is_silent_where_they_can_ask(check: Check, text: str):
    assert check(LIVE + BALIE + text)("A011") == ()


def test_a011_is_silent_when_it_is_past_without_a_golive_and_at_a_lower_impact(check: Check):
    plan = LIVE + BALIE + heard("2027-03-16")
    assert len(check(plan, today=date(2027, 4, 14))("A011")) == 1
    assert check(plan, today=date(2027, 4, 15))("A011") == ()
    assert check(BALIE + heard("2027-03-16"))("A011") == ()
    assert check(LIVE + audience("balie", "medium") + heard("2027-03-16"))("A011") == ()


@pytest.mark.parametrize(("day", "count"), [("2027-04-14", 0), ("2027-04-15", 1)])
def test_a011_threshold_is_20_working_days_without_holidays(check: Check, day: str, count: int):
    """From 15 March, with Good Friday and Easter Monday between, the twentieth is 14 April."""
    plan = LIVE + BALIE + message("m1", "balie", day, channel="overleg")
    assert len(check(plan)("A011")) == count
    assert len(check("[checks]\nA011 = { working_days = 21 }\n" + plan)("A011")) == 0


def test_a011_wording(check: Check):
    bench = check(LIVE + BALIE + heard("2027-03-16"))
    assert bench.texts("A011") == [
        "In de 20 werkdagen na livegang (ma 15 mrt – wo 14 apr) is er voor balie nergens ruimte voor vragen. "
        "Plan een overleg, inloopuur of vragenronde."
    ]
    assert bench.texts("A011", "en") == [
        "Nowhere to go with questions for balie in the 20 working days after go-live (Mon 15 Mar – Wed 14 Apr). "
        "Plan a meeting, a walk-in hour or a round of questions."
    ]
