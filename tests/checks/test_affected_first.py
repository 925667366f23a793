"""A009: those whom it hits hardest hear it before everybody else."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, message

PLAN = audience("allen", "low", name="Alle medewerkers") + audience("balie", part_of=["allen"])


def test_a009_fires_when_they_hear_it_through_the_larger_audience(check: Check):
    plan = PLAN + message("nieuws", "allen", "2027-02-08") + message("gesprek", "balie", "2027-02-10")
    (finding,) = check(plan)("A009")
    assert (finding.severity, finding.message, finding.audiences) == ("warning", "nieuws", ("balie",))
    assert len(check(PLAN + message("nieuws", "allen", "2027-02-08"))("A009")) == 1


def test_a009_fires_when_they_are_named_with_the_larger_audience(check: Check):
    assert len(check(PLAN + message("nieuws", ["allen", "balie"], "2027-02-08"))("A009")) == 1


def test_a009_fires_when_they_are_left_out_and_hear_it_later(check: Check):
    plan = PLAN + message("nieuws", "allen", "2027-02-08", except_=["balie"])
    (finding,) = check(plan + message("gesprek", "balie", "2027-02-10"))("A009")
    assert (finding.message, finding.others) == ("gesprek", ("nieuws",))


def test_a009_fires_on_the_same_moment(check: Check):
    for news, talk in (("2027-02-08", "2027-02-08"), ("2027-02-08 09:00", "2027-02-08 09:00")):
        plan = PLAN + message("nieuws", "allen", news) + message("gesprek", "balie", talk)
        assert len(check(plan)("A009")) == 1


@pytest.mark.parametrize("talk", ["2027-02-05", "2027-02-08 08:00", "2027-W06", "2027-02-08"])
def test_a009_is_silent_when_they_hear_it_earlier_or_that_may_still_be(check: Check, talk: str):
    plan = PLAN + message("nieuws", "allen", "2027-02-08 09:00") + message("gesprek", "balie", talk)
    assert check(plan)("A009") == ()


def test_a009_is_silent_where_the_larger_audience_is_hit_as_hard_or_hears_nothing(check: Check):
    hard = audience("allen", "high") + audience("balie", part_of=["allen"])
    assert check(hard + message("nieuws", "allen", "2027-02-08"))("A009") == ()
    assert check(PLAN + message("gesprek", "balie", "2027-02-08"))("A009") == ()


def test_a009_is_silent_at_a_lower_impact_and_about_what_was_sent_or_has_no_date(check: Check):
    medium = audience("allen", "low") + audience("balie", "medium", part_of=["allen"])
    assert check(medium + message("nieuws", "allen", "2027-02-08"))("A009") == ()
    assert check(PLAN + message("nieuws", "allen", "2027-02-08", status="sent"))("A009") == ()
    assert check(PLAN + message("nieuws", "allen"))("A009") == ()


def test_a009_looks_over_every_larger_audience(check: Check):
    plan = audience("allen", None) + audience("polizorg", "medium", part_of=["allen"])
    plan += audience("balie", part_of=["polizorg"]) + message("eerst", "polizorg", "2027-02-05")
    plan += message("nieuws", "allen", "2027-02-08")
    assert [each.message for each in check(plan)("A009")] == ["eerst"]


def test_a009_names_every_audience_that_one_message_concerns(check: Check):
    plan = PLAN + audience("artsen", part_of=["allen"]) + message("nieuws", "allen", "2027-02-08")
    (finding,) = check(plan)("A009")
    assert finding.audiences == ("balie", "artsen")


def test_a009_wording(check: Check):
    bench = check(PLAN + message("nieuws", "allen", "2027-02-08"))
    assert bench.texts("A009") == [
        "Nieuws (ma 8 feb) aan Alle medewerkers is ook het eerste bericht voor balie. "
        "Vertel het eerder aan wie het het meest raakt, als het kan persoonlijk."
    ]
    assert bench.texts("A009", "en") == [
        "Nieuws (Mon 8 Feb) to Alle medewerkers is the first that balie hear as well. "
        "Tell those whom it hits hardest before that, in person if you can."
    ]
    later = message("nieuws", "allen", "2027-02-08", except_=["balie"]) + message("gesprek", "balie", "2027-02-10")
    assert check(PLAN + later).texts("A009") == [
        "Nieuws (ma 8 feb) aan Alle medewerkers komt niet later dan het eerste bericht voor balie: Gesprek "
        "(wo 10 feb). Vertel het eerder aan wie het het meest raakt, als het kan persoonlijk."
    ]
