"""A: whether anything reaches an audience, through what, and what the plan knows of them."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, message


def test_a001_fires_on_an_audience_that_no_message_reaches(check: Check):
    bench = check(audience("balie", "medium") + audience("artsen", None) + message("m1", "balie"))
    (finding,) = bench("A001")
    assert (finding.severity, finding.audiences) == ("warning", ("artsen",))
    assert (finding.subject.table, finding.subject.id, finding.place.line) == ("audiences", "artsen", 8)


def test_a001_fires_as_an_error_at_a_high_impact(check: Check):
    (finding,) = check(audience("balie", "high"))("A001")
    assert finding.severity == "error"


def test_a001_fires_on_a_part_that_is_left_out_everywhere(check: Check):
    plan = audience("allen", None) + audience("nacht", part_of=["allen"]) + message("m1", "allen", except_=["nacht"])
    assert [each.audiences for each in check(plan)("A001")] == [("nacht",)]


def test_a001_fires_on_a_whole_of_which_one_part_hears_nothing(check: Check):
    plan = "".join(audience(name, None, part_of=["allen"]) for name in ("dag", "nacht"))
    told = [each.audiences for each in check(audience("allen", None) + plan + message("m1", "dag"))("A001")]
    assert told == [("allen",), ("nacht",)]


@pytest.mark.parametrize("to", ["balie", "polizorg", "allen"])
def test_a001_is_silent_about_whom_a_message_reaches_over_others(check: Check, to: str):
    plan = audience("allen", None) + audience("polizorg", None, part_of=["allen"])
    plan += audience("balie", part_of=["polizorg"]) + message("m1", to) + message("m2", "allen", status="idea")
    assert check(plan)("A001") == ()


def test_a001_is_silent_about_a_whole_whose_every_part_is_reached(check: Check):
    plan = audience("allen") + audience("dag", part_of=["allen"]) + audience("nacht", part_of=["allen"])
    plan += audience("vroeg", part_of=["dag"]) + audience("laat", part_of=["dag"])
    plan += message("m1", "vroeg") + message("m2", "laat") + message("m3", "nacht")
    assert check(plan)("A001") == ()


def test_a001_is_silent_about_a_circle_that_something_reaches(check: Check):
    plan = audience("een", part_of=["twee"]) + audience("twee", part_of=["een"])
    assert check(plan + message("m1", "een"), flawed=True)("A001") == ()
    assert len(check(plan, flawed=True)("A001")) == 2


def test_a001_is_silent_about_audiences_of_the_workspace_that_the_plan_does_not_use(check: Check):
    workspace = audience("balie") + audience("artsen")
    assert check(message("m1", "balie"), workspace=workspace)("A001") == ()
    (finding,) = check(
        message("m1", "balie") + '[[milestones]]\nid = "live"\ndate = 2027-03-01\naudiences = ["artsen"]\n'
    )("A001")
    assert finding.audiences == ("artsen",)


def test_a001_is_one_finding_for_most_of_many_audiences(check: Check):
    plan = "".join(audience(name, "low") for name in "abcde")
    (finding,) = check(plan + message("m1", ["a", "b"]))("A001")
    assert finding.audiences == ("c", "d", "e")
    assert [each.id for each in finding.folded] == ["c", "d", "e"]
    assert len(finding.places) == 3
    assert len(check(plan + message("m1", ["a", "b", "c"]))("A001")) == 2


def test_a001_wording(check: Check):
    bench = check(audience("balie", name="Baliemedewerkers"))
    assert bench.texts("A001") == [
        "Geen enkel bericht bereikt Baliemedewerkers. Richt er een aan hen, of aan een doelgroep waar zij onder vallen."
    ]
    assert bench.texts("A001", "en") == [
        "No message reaches Baliemedewerkers. Address one to them, or to an audience that they are part of."
    ]
    assert check("".join(audience(name) for name in "abcde")).texts("A001") == [
        "Geen enkel bericht bereikt 5 van 5 doelgroepen: a, b, c, d, e. Richt er een aan hen, of haal ze uit het plan."
    ]


def test_a005_fires_on_a_hard_hit_audience_without_its_gain_and_loss(check: Check):
    (finding,) = check(audience("balie", benefit=" ") + message("m1", "balie"))("A005")
    assert (finding.severity, finding.subject.key, finding.place.line) == ("hint", "benefit", 8)


@pytest.mark.parametrize("impact", ["medium", "low", None])
def test_a005_is_silent_about_others(check: Check, impact: str | None):
    assert check(audience("balie", impact))("A005") == ()
    assert check(audience("balie", benefit="Minder rijen, wel een vroege dienst"))("A005") == ()


def test_a005_wording(check: Check):
    bench = check(audience("balie"))
    assert bench.texts("A005") == [
        "Bij balie staat niet wat het voor hen betekent. Schrijf op wat zij winnen en verliezen."
    ]
    assert bench.texts("A005", "en") == ["It is not written what this means for balie: what they gain and lose."]


def test_a010_fires_on_a_channel_that_does_not_reach_who_is_named(check: Check):
    plan = audience("gastvrouwen", "low", channels=["mail", "scherm"]) + audience("artsen", "low", channels=["mail"])
    (finding,) = check(plan + message("m1", ["gastvrouwen", "artsen"]))("A010")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "channel")


def test_a010_is_silent_where_the_channel_reaches_them_or_nobody_says(check: Check):
    plan = audience("gastvrouwen", "low", channels=["mail"]) + audience("artsen", "low")
    assert check(plan + message("m1", "gastvrouwen", channel="mail") + message("m2", "artsen"))("A010") == ()


def test_a010_is_silent_about_parts_that_a_wider_message_misses(check: Check):
    plan = audience("allen", "low") + audience("gastvrouwen", "low", channels=["mail"], part_of=["allen"])
    assert check(plan + message("m1", "allen"))("A010") == ()


def test_a010_is_silent_about_names_that_the_plan_does_not_have(check: Check):
    plan = audience("gastvrouwen", "low", channels=["mail"])
    assert check(plan + message("m1", "niemand") + message("m2", "gastvrouwen", channel="radio"))("A010") == ()


def test_a010_wording(check: Check):
    bench = check(audience("gastvrouwen", "low", name="Gastvrouwen", channels=["mail"]) + message("m1", "gastvrouwen"))
    assert bench.texts("A010") == [
        "M1 gaat via intranet naar Gastvrouwen, maar dat kanaal bereikt hen niet. Kies er een dat dat wel doet."
    ]
    assert bench.texts("A010", "en") == [
        "M1 goes to Gastvrouwen through intranet, which does not reach them. Choose a channel that does."
    ]


def test_a012_fires_on_a_large_hard_hit_audience_that_nobody_leads(check: Check):
    (finding,) = check(audience("balie", size=150) + audience("hoofden", None, leads=["artsen"]))("A012")
    assert (finding.severity, finding.audiences) == ("hint", ("balie",))


def test_a012_threshold_is_25_people_or_what_the_plan_says(check: Check):
    assert check(audience("balie", size=24))("A012") == ()
    assert len(check(audience("balie", size=25))("A012")) == 1
    assert len(check("[checks]\nA012 = { size = 10 }\n" + audience("balie", size=10))("A012")) == 1


@pytest.mark.parametrize(
    "text",
    [
        audience("balie"),
        audience("balie", "medium", size=150),
        audience("balie", size=150) + audience("hoofden", None, leads=["balie"]),
        audience("balie", size=150)
        + audience("dag", "low", part_of=["balie"])
        + audience("hoofden", None, leads=["dag"]),
    ],
    ids=["no size", "medium impact", "managers named", "managers of its every part named"],
)
def test_a012_is_silent_about_others(check: Check, text: str):
    assert check(text)("A012") == ()


def test_a012_wording(check: Check):
    bench = check(audience("balie", size=150))
    assert bench.texts("A012") == [
        "Nergens staat wie leidinggeeft aan balie (150 mensen). Vul bij de doelgroep van hun "
        "leidinggevenden in aan wie zij leidinggeven; dan zie je of die het eerst horen."
    ]
    assert bench.texts("A012", "en") == [
        "Nobody leads balie (150 people) in this plan. Fill in of the audience of their managers whom those "
        "lead; then it shows whether they hear it first."
    ]
