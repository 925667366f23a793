"""M: room to answer."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import audience, bare

POST = "Vanaf maandag is de ingang aan de parkkant dicht."


def post(**keys: object) -> str:
    return bare("2027-01-18", **{"channel": "social", "status": "review", "body": POST, **keys})


def test_m008_fires_on_a_social_message_that_only_announces(check: Check):
    (finding,) = check(post())("M008")
    assert (finding.severity, finding.message, finding.subject.key) == ("hint", "m1", "body")
    assert len(check(post(body="", activation="Bekijk de nieuwe ingang"))("M008")) == 1
    assert len(check(post(feedback="geen"))("M008")) == 1


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "Hoe loop jij?"},
        {"body": f"{POST} Welke weg neem jij?"},
        {"activation": "Stem op je favoriete naam"},
        {"activation": "Deel je foto onder het bericht"},
        {"feedback": "Reacties onder het bericht"},
        {"body": ""},
        {"channel": "intranet"},
        {"status": "sent"},
        {"status": "idea"},
    ],
)
def test_m008_is_silent_about_what_invites_and_about_what_is_not_written(check: Check, keys: dict):
    assert check(post(**keys))("M008") == ()


def test_m008_wording(check: Check):
    assert check(post()).texts("M008") == ["Start nodigt niet uit tot een antwoord. Eindig met een vraag."]
    assert check(post()).texts("M008", "en") == ["Start invites no answer. End with a question."]


def sent(count: int, **keys: object) -> str:
    return "".join(bare("2027-01-18", id=f"m{number}", **{"channel": "mail", **keys}) for number in range(count))


def test_m009_fires_on_a_campaign_that_only_sends(check: Check):
    (finding,) = check(sent(3))("M009")
    assert (finding.severity, finding.subject.table, finding.message) == ("warning", "campaign", None)
    assert len(check(sent(3, channel="intranet", feedback="geen"))("M009")) == 1
    assert len(check(sent(3) + bare("2027-01-18", id="m9", channel="overleg", status="idea"))("M009")) == 1


@pytest.mark.parametrize("keys", [{"channel": "overleg"}, {"channel": "social"}, {"feedback": "Bel toestel 210"}])
def test_m009_is_silent_where_anything_can_be_answered(check: Check, keys: dict):
    assert check(sent(3) + bare("2027-01-18", id="m9", **keys))("M009") == ()


def test_m009_is_silent_about_a_plan_that_has_only_begun(check: Check):
    assert check(sent(2))("M009") == ()


def test_m009_is_silent_where_a004_says_it_of_an_audience(check: Check):
    text = audience("balie") + sent(3, audiences=["balie"])
    bench = check(text)
    assert bench("A004") != ()
    assert bench("M009") == ()
    assert len(check('[checks]\nignore = ["A004"]\n' + text)("M009")) == 1


def test_m009_wording(check: Check):
    assert check(sent(3)).texts("M009") == [
        "De campagne zendt alleen: geen van de 3 berichten is live of laat ruimte voor een antwoord. "
        "Plan een overleg, of zeg hoe mensen kunnen reageren."
    ]
    assert check(sent(3)).texts("M009", "en") == [
        "The campaign only sends: none of its 3 messages is live or open to an answer. "
        "Add an overleg, or say how people can answer."
    ]


ASKS = {"feedback": "Reageer onder het bericht"}


def test_m010_fires_when_nothing_comes_back_to_what_was_asked(check: Check):
    (finding,) = check(sent(2, **ASKS))("M010")
    assert (finding.severity, finding.subject.table, finding.others) == ("hint", "campaign", ("m0", "m1"))
    (finding,) = check(sent(2, **ASKS) + bare("2027-02-01", id="m9", follows=["weg"]))("M010")
    assert finding.others == ("m0", "m1")


@pytest.mark.parametrize(
    "keys",
    [
        {"follows": ["m1"]},
        {"title": "Jullie zeiden, wij deden"},
        {"goal": "Iedereen ziet dat we iets doen met jullie reacties"},
        {"body": "Dit hoorden we van jullie."},
    ],
)
def test_m010_is_silent_when_something_comes_back_to_it(check: Check, keys: dict):
    assert check(sent(2, **ASKS) + bare("2027-02-01", id="m9", **keys))("M010") == ()


def test_m010_threshold_is_two_messages(check: Check):
    assert check(sent(1, **ASKS) + bare("2027-02-01", id="m9", feedback="geen"))("M010") == ()
    assert len(check(sent(2, **ASKS))("M010")) == 1
    assert check("[checks.M010]\nmessages = 3\n" + sent(2, **ASKS))("M010") == ()


def test_m010_wording(check: Check):
    assert check(sent(2, **ASKS)).texts("M010") == [
        "2 berichten vragen om een reactie, maar geen enkel bericht komt daarop terug. "
        "Plan er een waarin staat wat jullie hoorden en deden."
    ]
    assert check(sent(2, **ASKS)).texts("M010", "en") == [
        "2 messages ask for feedback, and none comes back to it. Plan one that says what you heard and did."
    ]


def test_m008_and_m010_are_silent_in_a_language_without_a_word_list(check: Check):
    head = 'format = 1\n[campaign]\ntitle = "Essai"\nlanguage = "fr"\n'
    bench = check(post(id="m8") + sent(2, feedback="Appelez le 210"), head=head)
    assert bench("M008") == bench("M010") == ()
