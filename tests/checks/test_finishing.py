"""What holds for all rules: one finding for many, what is ignored, and how serious it is."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, message, table


def messages(count: int, bare: int) -> str:
    """Return so many messages, of which some have no goal."""
    goals = ["" if number < bare else 'goal = "Iedereen weet het"\n' for number in range(count)]
    start = '[[messages]]\nid = "m{0}"\ntitle = "Nummer {0}"\nchannel = "intranet"\n{1}'
    return "".join(start.format(number, goal) for number, goal in enumerate(goals))


def test_a_rule_that_fires_on_more_than_half_is_one_finding_with_its_places(check: Check):
    bench = check(messages(5, 3))
    (finding,) = bench("G001")
    assert finding.messages == ("m0", "m1", "m2")
    assert [place.line for place in finding.places] == [5, 9, 13]
    assert finding.place == finding.places[0]
    assert bench.texts("G001")[0].startswith("3 van 5 berichten hebben geen doel.")


@pytest.mark.parametrize(("count", "bare"), [(6, 3), (4, 4)], ids=["half", "fewer than five messages"])
def test_a_rule_that_fires_on_fewer_is_told_message_by_message(check: Check, count: int, bare: int):
    assert len(check(messages(count, bare))("G001")) == bare


@pytest.mark.parametrize("ignore", ['"G001"', '{ code = "G001", why = "komt later" }'])
def test_what_a_message_or_the_plan_ignores_is_not_told(check: Check, ignore: str):
    text = messages(2, 2)
    assert [each.message for each in check(f"{text}ignore = [{ignore}]\n")("G001")] == ["m0"]
    assert check(f"[checks]\nignore = [{ignore}]\n{text}")("G001") == ()


def test_the_workspace_ignores_for_a_plan_that_says_nothing(check: Check):
    workspace = '[checks]\nignore = ["G001"]\n'
    assert check(messages(1, 1), workspace=workspace)("G001") == ()
    assert check(f"[checks]\nignore = []\n{messages(1, 1)}", workspace=workspace)("G001") != ()


def test_a_code_that_no_rule_has_is_told(check: Check):
    bench = check(f'{messages(1, 1)}ignore = ["G00l"]\n')
    (problem,) = [each for each in bench.checking.remarks() if each.code == "W001"]
    assert (problem.code, problem.message, problem.place.line) == ("W001", "m0", 9)


def five(impact: str = "high") -> str:
    """Return five audiences that one message reaches."""
    who = "".join(audience(name, impact) for name in "abcde")
    return who + message("m1", list("abcde"), "2027-02-01", key_messages=["hoe"])


KEYS = table("key_messages", id="waarom", text="Omdat", why=True) + table("key_messages", id="hoe", text="Zo")


def test_a_rule_about_audiences_is_one_finding_for_most_of_them(check: Check):
    (finding,) = check(five())("A005")
    assert finding.audiences == tuple("abcde")
    assert ([each.table for each in finding.folded], finding.messages) == (["audiences"] * 5, ())
    assert [place.line for place in finding.places] == [5, 8, 11, 14, 17]


def test_one_finding_for_many_is_as_serious_as_the_most_serious_of_them(check: Check):
    (finding,) = check("".join(audience(name, "low") for name in "abcd") + audience("e", "high"))("A001")
    assert finding.severity == "error"


def test_one_message_that_opens_badly_for_four_audiences_is_one_finding_for_all(check: Check):
    text = KEYS + "".join(audience(name) for name in "abcd") + message("m1", list("abcd"), "2027-02-01")
    (finding,) = check(text + message("m2", "niemand", key_messages=["waarom"]))("K002")
    assert (finding.message, finding.audiences, finding.folded) == ("m1", tuple("abcd"), ())


def test_what_a_message_ignores_leaves_the_rest_of_a_rule_about_audiences(check: Check):
    people = audience("balie", "low") + audience("hoofden", "low", leads=["balie"])
    early = message("m1", "balie", "2027-02-01", key_messages=["waarom"], ignore=["A006"])
    second = message("m2", "balie", "2027-02-02", key_messages=["hoe"])
    late = message("m3", "hoofden", "2027-02-08", key_messages=["waarom", "hoe"])
    assert [each.message for each in check(KEYS + people + early + second + late)("A006")] == ["m2"]


def test_nothing_more_is_said_of_an_audience_that_hears_nothing(check: Check):
    text = '[[milestones]]\nid = "live"\ndate = 2027-03-01\ngolive = true\n' + audience("balie", benefit="Rust")
    codes = {each.code for each in check(text + message("m1", "niemand", "live")).checking.findings()}
    assert {each for each in codes if each[0] in "ASK"} == {"A001"}


def test_what_holds_for_three_audiences_or_more_is_said_once(check: Check):
    live = '[[milestones]]\nid = "live"\ndate = 2027-03-01\ngolive = true\n'
    few = "".join(audience(name) for name in "abc") + "".join(audience(name, "medium") for name in "defg")
    quiet = message("m1", list("abc"), "2027-02-08") + message("m2", list("abc"), "2027-02-24")
    bench = check(live + few + quiet + message("m3", list("defg"), "2027-02-20"))
    (finding,) = bench("A002")
    assert (finding.audiences, finding.subject.id) == (("a", "b", "c"), None)
    assert [each.id for each in finding.folded] == ["a", "b", "c"]
    assert bench.texts("A002")[0].startswith("Stilte voor a, b, c: 16 dagen (ma 8 feb – wo 24 feb), grens 14.")
    other = (
        message("m1", list("ab"), "2027-02-08")
        + message("m1b", "c", "2027-02-07")
        + message("m2", list("abc"), "2027-02-24")
    )
    assert len(check(live + few + other + message("m3", list("defg"), "2027-02-20"))("A002")) == 3


def test_a_finding_for_many_names_five_audiences_at_most(check: Check):
    six = "".join(audience(name) for name in "abcdef") + message("m1", list("abcdef"), "2027-02-01")
    bench = check(six)
    assert bench.texts("A005") == [
        "Bij 6 van 6 doelgroepen met hoge impact staat niet wat het voor hen betekent: a, b, c, d, en nog 2."
    ]
    assert len(bench("A005")[0].places) == 6
