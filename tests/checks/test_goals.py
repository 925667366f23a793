"""G: what every message is for."""

from tests.checks.conftest import Check

MESSAGE = '[[messages]]\nid = "m1"\ntitle = "Start"\nchannel = "intranet"\n'


def test_g001_fires_on_a_message_without_a_goal(check: Check):
    (finding,) = check(MESSAGE)("G001")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "goal")
    assert finding.place.line == 5


def test_g001_is_silent_about_a_message_with_a_goal(check: Check):
    assert check(f'{MESSAGE}goal = "Iedereen weet het"\n')("G001") == ()


def test_g001_is_silent_about_an_idea_and_about_what_is_cancelled(check: Check):
    for status in ("idea", "cancelled"):
        assert check(f'{MESSAGE}status = "{status}"\n')("G001") == ()


def test_g001_wording(check: Check):
    assert check(MESSAGE).texts("G001") == [
        "Start heeft geen doel. Schrijf op wat de lezer daarna weet, voelt of doet."
    ]
    english = ["Start has no goal. Write what its reader then knows, feels or does."]
    assert check(MESSAGE).texts("G001", "en") == english
