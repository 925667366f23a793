"""A006: managers hear it before their people."""

from datetime import date
from functools import partial

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, message, milestone, table

PEOPLE = audience("balie", "medium", name="Balie")
LEADERS = audience("hoofden", None, name="Hoofden", leads=["balie"])
WHY = table("key_messages", id="waarom", text="Omdat het moet.", why=True)
HOW = table("key_messages", id="hulp", text="Je staat er niet alleen voor.", must=False)
BOTH = PEOPLE + LEADERS


def told(to: str | list[str], when: object, entry: str = "", **keys: object) -> str:
    """Return a message that is called after whom it is for."""
    return message(entry or f"aan-{to}", to, when, **keys)


brief = partial(told, key_messages=["waarom"])
"""A message that says why."""


def test_a006_fires_on_people_who_hear_it_before_their_managers(check: Check):
    (finding,) = check(BOTH + told("balie", "2027-02-08") + told("hoofden", "2027-02-09"))("A006")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "aan-balie", "when")
    assert (finding.audiences, finding.others) == (("balie",), ("aan-hoofden",))


def test_a006_fires_on_the_same_moment(check: Check):
    together = told(["balie", "hoofden"], "2027-02-08 09:00", "samen")
    assert [each.severity for each in check(BOTH + together)("A006")] == ["warning"]
    apart = told("balie", "2027-02-08 09:00") + told("hoofden", "2027-02-08 09:00")
    assert [each.severity for each in check(BOTH + apart)("A006")] == ["warning"]
    days = told("balie", "2027-02-08") + told("hoofden", "2027-02-08")
    assert [each.severity for each in check(BOTH + days)("A006")] == ["warning"]


def test_a006_fires_as_a_hint_later_on_the_same_day(check: Check):
    later = told("hoofden", "2027-02-08 09:00") + told("balie", "2027-02-08 14:00")
    assert [each.severity for each in check(BOTH + later)("A006")] == ["hint"]


@pytest.mark.parametrize(
    ("people", "managers"), [("2027-02-08", "2027-02-08 09:00"), ("2027-02-08 09:00", "2027-02-08")]
)
def test_a006_fires_as_a_hint_when_only_one_of_them_has_an_hour(check: Check, people: str, managers: str):
    assert [each.severity for each in check(BOTH + told("balie", people) + told("hoofden", managers))("A006")] == [
        "hint"
    ]


def test_a006_fires_on_managers_who_hear_it_with_everybody_only(check: Check):
    plan = audience("allen", None) + audience("balie", "medium", part_of=["allen"])
    plan += audience("hoofden", None, part_of=["allen"], leads=["balie"])
    bench = check(plan + told("allen", "2027-02-08") + told("balie", "2027-02-10"))
    assert [each.message for each in bench("A006")] == ["aan-allen"]


def test_a006_fires_per_key_message(check: Check):
    first = told("hoofden", "2027-02-01", "start", key_messages=["waarom"])
    plan = WHY + HOW + BOTH + first + told("balie", "2027-02-08", key_messages=["waarom", "hulp"])
    late = told("hoofden", "2027-02-15", "later", key_messages=["hulp"])
    (finding,) = check(plan + late)("A006")
    assert finding.others == ("later",)
    assert "‘Je staat er niet alleen voor’" in check(plan + late).texts("A006")[0]


def test_a006_fires_on_a_key_message_that_must_land_and_managers_never_get(check: Check):
    first = told("hoofden", "2027-02-01", "start", key_messages=["hulp"])
    plan = BOTH + first + told("balie", "2027-02-08", key_messages=["waarom", "hulp"])
    assert len(check(WHY + HOW + plan)("A006")) == 1
    supporting = WHY.replace("why = true", "why = true\nmust = false")
    assert check(supporting + HOW + plan)("A006") == ()


def test_a006_names_every_key_message_that_one_message_brings_too_soon(check: Check):
    people = told("balie", "2027-02-08", key_messages=["waarom", "hulp"])
    late = told("hoofden", "2027-02-15", key_messages=["waarom", "hulp"])
    (text,) = check(WHY + HOW + BOTH + people + late).texts("A006")
    assert "brengt ‘Omdat het moet’, ‘Je staat er niet alleen voor’ bij Balie" in text


def test_a006_is_silent_about_a_key_message_that_managers_get_without_a_date(check: Check):
    first = told("hoofden", "2027-02-01", "start", key_messages=["hulp"])
    people = told("balie", "2027-02-08", key_messages=["waarom"])
    waiting = told("hoofden", None, "later", key_messages=["waarom"])
    assert len(check(WHY + HOW + BOTH + first + people)("A006")) == 1
    assert check(WHY + HOW + BOTH + first + people + waiting)("A006") == ()


def test_a006_fires_on_the_news_of_a_milestone_without_key_messages(check: Check):
    start = told("hoofden", "2027-01-11", "start") + told("balie", "2027-01-13", "start2")
    news = told("balie", "2027-02-09", "besluit") + told("hoofden", "2027-02-11", "besluit2")
    assert check(BOTH + start + news)("A006") == ()
    assert [each.message for each in check(milestone("besluit-zelf", "2027-02-08") + BOTH + start + news)("A006")] == [
        "besluit"
    ]


@pytest.mark.parametrize(("briefed", "count"), [("2027-02-05", 0), ("2027-01-25", 0), ("2027-01-24", 1)])
def test_a006_is_silent_where_managers_were_briefed_before_the_milestone(check: Check, briefed: str, count: int):
    plan = BOTH + told("hoofden", "2027-01-04", "start") + told("balie", "2027-01-06", "start2")
    plan += milestone("besluit-zelf", "2027-02-08") + told("balie", "2027-02-08", "besluit")
    plan += told("hoofden", briefed, "vooraf") + told("hoofden", "2027-02-11", "achteraf")
    assert len(check(plan)("A006")) == count


def test_a006_counts_a_briefing_for_the_last_milestone_before_it_only(check: Check):
    plan = BOTH + told("hoofden", "2027-01-04", "start") + told("balie", "2027-01-06", "start2")
    plan += milestone("een", "2027-02-08") + milestone("twee", "2027-02-15") + told("hoofden", "2027-02-05", "vooraf")
    plan += told("balie", "2027-02-15", "besluit") + told("hoofden", "2027-02-16", "achteraf")
    assert [each.message for each in check(plan)("A006")] == ["besluit"]


@pytest.mark.parametrize(
    ("people", "managers", "count"),
    [("2027-02-08", "2027-02-09", 1), ("2027-02-09", "2027-02-14", 1), ("2027-02-09", "2027-02-15", 0)],
    ids=["on the day itself", "on the day before the next", "on the day of the next"],
)
def test_a006_compares_from_one_milestone_to_the_next(check: Check, people: str, managers: str, count: int):
    plan = BOTH + told("hoofden", "2027-01-11", "start") + told("balie", "2027-01-13", "start2")
    plan += milestone("een", "2027-02-08") + milestone("twee", "2027-02-15")
    assert len(check(plan + told("balie", people) + told("hoofden", managers))("A006")) == count


def test_a006_is_silent_a_working_day_later(check: Check):
    assert check(BOTH + told("hoofden", "2027-02-08") + told("balie", "2027-02-09"))("A006") == ()


def test_a006_is_silent_about_a_milestone_that_concerns_others(check: Check):
    others = milestone("besluit-zelf", "2027-02-08", audiences=["artsen"])
    plan = told("hoofden", "2027-01-11", "start") + told("balie", "2027-01-13", "start2")
    plan += told("balie", "2027-02-09", "besluit") + told("hoofden", "2027-02-11", "besluit2")
    assert check(others + BOTH + audience("artsen", None) + plan)("A006") == ()


def test_a006_is_silent_where_the_managers_are_the_sender(check: Check):
    plan = BOTH + told("hoofden", "2027-02-09")
    assert check(plan + told("balie", "2027-02-08", sender="Hoofden"))("A006") == ()
    assert check(plan + told("balie", "2027-02-08", sender="Hoofd receptie"))("A006") == ()
    assert len(check(plan + told("balie", "2027-02-08", sender="Directie"))("A006")) == 1


def test_a006_counts_what_is_addressed_to_a_larger_group_of_managers(check: Check):
    leaders = audience("leiding", None) + audience("hoofden", None, part_of=["leiding"], leads=["balie"])
    assert check(leaders + PEOPLE + told("leiding", "2027-02-05") + told("balie", "2027-02-08"))("A006") == ()


def test_a006_is_silent_about_a_window_that_leaves_it_open(check: Check):
    plan = BOTH + told("hoofden", "2027-02-10 09:00")
    assert check(plan + told("balie", "2027-W06"))("A006") == ()
    assert len(check(plan + told("balie", "2027-W05"))("A006")) == 1
    assert check(BOTH + told("hoofden", "2027-W06") + told("balie", "2027-02-14"))("A006") == ()


def test_a006_looks_behind_a_window_for_what_is_sure(check: Check):
    plan = BOTH + told("balie", "2027-02", "ooit") + told("balie", "2027-02-03") + told("hoofden", "2027-02-10")
    assert [each.message for each in check(plan)("A006")] == ["aan-balie"]


def test_a006_counts_a_window_with_a_key_message_from_its_end(check: Check):
    people = brief("balie", "2027-W05", "ooit") + brief("balie", "2027-02-20")
    assert [each.message for each in check(WHY + BOTH + people + brief("hoofden", "2027-02-10"))("A006")] == ["ooit"]
    assert check(WHY + BOTH + people + brief("hoofden", "2027-02-05"))("A006") == ()


def test_a006_is_silent_about_what_was_sent_or_has_no_date(check: Check):
    plan = BOTH + told("hoofden", "2027-02-09")
    assert check(plan + told("balie", "2027-02-08", status="sent"))("A006") == ()
    assert check(plan + told("balie", None))("A006") == ()
    assert check(BOTH + told("hoofden", None) + told("balie", "2027-02-08"))("A006") == ()


def test_a006_is_silent_without_managers(check: Check):
    assert check(PEOPLE + told("balie", "2027-02-08"))("A006") == ()
    itself = audience("balie", "medium", leads=["balie"])
    assert check(itself + told("balie", "2027-02-08"))("A006") == ()


def test_a006_names_every_audience_that_one_message_concerns(check: Check):
    plan = audience("balie", None) + audience("artsen", None) + audience("hoofden", None, leads=["balie", "artsen"])
    bench = check(plan + told(["balie", "artsen"], "2027-02-08", "aftrap"))
    (finding,) = bench("A006")
    assert finding.audiences == ("balie", "artsen")
    assert "bij balie, artsen;" in bench.texts("A006")[0]


def test_a006_threshold_is_one_working_day_or_what_the_plan_says(check: Check):
    weekend = BOTH + told("hoofden", "2027-02-12") + told("balie", "2027-02-14")
    assert [each.severity for each in check(weekend)("A006")] == ["hint"]
    monday = BOTH + told("hoofden", "2027-02-12") + told("balie", "2027-02-15")
    assert check(monday)("A006") == ()
    (finding,) = check("[checks]\nA006 = { working_days = 2 }\n" + monday)("A006")
    assert finding.severity == "hint"
    same_day = BOTH + told("hoofden", "2027-02-12 09:00") + told("balie", "2027-02-12 15:00")
    assert check("[checks]\nA006 = { working_days = 0 }\n" + same_day)("A006") == ()


def test_a006_offers_to_move_the_managers_to_the_working_day_before(check: Check):
    plan = WHY + BOTH + brief("balie", "2027-02-15 09:00") + brief("hoofden", "2027-02-15 10:00", channel="overleg")
    assert check(plan).fixes("A006") == ["Verplaats Aan-hoofden naar vr 12 feb"]


def test_a006_offers_nothing_where_the_later_message_was_meant_for_another_moment(check: Check):
    same_news = BOTH + told("balie", "2027-02-15 09:00") + told("hoofden", "2027-02-15 10:00", channel="overleg")
    weeks_later = WHY + BOTH + brief("balie", "2027-02-15") + brief("hoofden", "2027-03-02")
    for plan in (same_news, weeks_later):
        bench = check(plan)
        assert (len(bench("A006")), bench.fixes("A006")) == (1, [])


def test_a006_offers_to_move_them_as_far_as_the_plan_says(check: Check):
    plan = WHY + BOTH + brief("balie", "2027-02-15 09:00") + brief("hoofden", "2027-02-15 10:00", channel="overleg")
    two = "[checks]\nA006 = { working_days = 2 }\n"
    assert check(two + plan).fixes("A006") == ["Verplaats Aan-hoofden naar do 11 feb"]
    none = "[checks]\nA006 = { working_days = 0 }\n"
    assert check(none + plan).fixes("A006") == ["Verplaats Aan-hoofden naar vr 12 feb"]


@pytest.mark.parametrize(
    "managers",
    [
        brief("hoofden", "2027-02-15", status="approved"),
        brief("hoofden", "2027-02-15", repeat={"every": "1w", "times": 3}),
        brief("hoofden", "2027-02-15", follows=["aan-balie"]),
        brief("hoofden", "2027-02-15") + told("artsen", "aan-hoofden + 1w"),
        brief("hoofden", "2027-02-15", not_before="2027-02-15"),
        table("channels", id="flits", kind="mail", rhythm={"every": "8w", "on": "mo", "from": date(2027, 2, 15)})
        + brief("hoofden", "2027-02-15", channel="flits"),
    ],
    ids=["approved", "comes back", "follows another", "something hangs on it", "embargo", "its channel goes out then"],
)
def test_a006_offers_nothing_where_that_may_break_something(check: Check, managers: str):
    bench = check(WHY + BOTH + brief("balie", "2027-02-15") + managers)
    assert (len(bench("A006")), bench.fixes("A006")) == (1, [])


def test_a006_wording(check: Check):
    before = check(BOTH + told("balie", "2027-02-08") + told("hoofden", "2027-02-09 10:00"))
    assert before.texts("A006") == [
        "Aan-balie (ma 8 feb) brengt het nieuws bij Balie vóór hun leidinggevenden (Hoofden, di 9 feb 10:00). "
        "Praat hen een werkdag eerder bij."
    ]
    assert before.texts("A006", "en") == [
        "Aan-balie (Mon 8 Feb) brings the news to Balie before their managers hear it (Hoofden, Tue 9 Feb 10:00). "
        "Brief those a working day earlier."
    ]
    assert check(BOTH + told(["balie", "hoofden"], "2027-02-08", "samen")).texts("A006") == [
        "Samen (ma 8 feb) brengt het nieuws bij Balie op hetzelfde moment als bij hun leidinggevenden (Hoofden). "
        "Praat hen een werkdag eerder bij."
    ]
    assert check(BOTH + told("balie", "2027-02-08")).texts("A006") == [
        "Aan-balie (ma 8 feb) brengt het nieuws bij Balie; hun leidinggevenden (Hoofden) krijgen dat niet eerst te "
        "horen. Praat hen een werkdag eerder bij."
    ]
    later = told("hoofden", "2027-02-08 09:00") + told("balie", "2027-02-08 14:00")
    assert check(BOTH + later).texts("A006") == [
        "Aan-balie (ma 8 feb 14:00) brengt het nieuws bij Balie op dezelfde dag als bij hun leidinggevenden (Hoofden, "
        "ma 8 feb 09:00). Met een werkdag ertussen kunnen die zich voorbereiden."
    ]
    soon = (
        "[checks]\nA006 = { working_days = 3 }\n" + BOTH + told("hoofden", "2027-02-08") + told("balie", "2027-02-10")
    )
    assert check(soon).texts("A006") == [
        "Aan-balie (wo 10 feb) brengt het nieuws bij Balie kort na hun leidinggevenden (Hoofden, ma 8 feb). "
        "Houd er minstens 3 werkdagen tussen."
    ]
