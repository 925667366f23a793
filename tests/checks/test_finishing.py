"""What holds for all rules: one finding for many, what is ignored, and how serious it is."""

import pytest

from tests.checks.conftest import Check


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
