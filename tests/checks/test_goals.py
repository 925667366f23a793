"""G: what every message is for."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table

BARE = bare()
GOAL = "Iedereen weet het"


def test_g001_fires_on_a_message_without_a_goal(check: Check):
    (finding,) = check(BARE)("G001")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "goal")
    assert finding.place.line == 5


@pytest.mark.parametrize("goal", ["n.v.t.", "  ", "-", "nog te bepalen"])
def test_g001_fires_on_a_goal_that_says_nothing(check: Check, goal: str):
    assert len(check(bare(goal=goal))("G001")) == 1


def test_g001_is_silent_about_a_message_with_a_goal(check: Check):
    assert check(bare(goal=GOAL))("G001") == ()


def test_g001_is_silent_about_an_idea_and_about_what_is_cancelled(check: Check):
    for status in ("idea", "cancelled"):
        assert check(bare(status=status))("G001") == ()


@pytest.mark.parametrize("keys", [{"channel": "mail", "title": "Nog even"}, {"channel": "social"}])
def test_g001_is_silent_about_a_reminder(check: Check, keys: dict[str, object]):
    first = bare(goal=GOAL)
    assert check(first + bare(**{"id": "m2", "follows": ["m1"], **keys}))("G001") == ()


def test_g001_tells_a_chain_of_reminders_without_a_goal_once(check: Check):
    second, third = (bare(id=f"m{number}", follows=[f"m{number - 1}"]) for number in (2, 3))
    assert [each.message for each in check(BARE + second + third)("G001")] == ["m1"]


def test_g001_is_silent_about_a_reminder_of_a_reminder_with_a_goal(check: Check):
    second = bare(id="m2", follows=["m1"], goal=GOAL)
    assert [each.message for each in check(BARE + second + bare(id="m3", follows=["m2"]))("G001")] == ["m1"]


def test_g001_fires_on_what_follows_something_else(check: Check):
    follower = bare(id="m2", follows=["m1"], channel="social", title="Iets anders")
    assert [each.message for each in check(bare(goal=GOAL) + follower)("G001")] == ["m2"]


def test_g001_fires_on_a_reminder_of_what_is_cancelled_and_on_all_of_a_circle(check: Check):
    cancelled = bare(goal=GOAL, status="cancelled") + bare(id="m2", follows=["m1"])
    assert [each.message for each in check(cancelled)("G001")] == ["m2"]
    circle = bare(follows=["m2"]) + bare(id="m2", follows=["m1"])
    assert [each.message for each in check(circle)("G001")] == ["m1", "m2"]


def test_g001_wording(check: Check):
    assert check(BARE).texts("G001") == ["Start heeft geen doel. Schrijf op wat de lezer daarna weet, voelt of doet."]
    english = ["Start has no goal. Write what its reader then knows, feels or does."]
    assert check(BARE).texts("G001", "en") == english


ACTIVITY = "Organiseren van een informatieavond."


def test_g002_fires_on_a_goal_that_opens_with_an_activity(check: Check):
    (finding,) = check(bare(goal=ACTIVITY, status="review"))("G002")
    assert (finding.severity, finding.subject.key) == ("warning", "goal")


def test_g002_only_hints_before_review(check: Check):
    assert [each.severity for each in check(bare(goal=ACTIVITY))("G002")] == ["hint"]


@pytest.mark.parametrize(
    "goal",
    [
        "Teamleiders kunnen het uitleggen",
        "Elk team deelt één voorbeeld",
        "80% voelt zich geïnformeerd",
        "Medewerkers organiseren zelf hun overdracht",
        "",
    ],
)
def test_g002_is_silent_about_an_effect(check: Check, goal: str):
    assert check(bare(goal=goal))("G002") == ()


@pytest.mark.parametrize("goal", ["Managers hold the talk", "Post room staff know the route"])
def test_g002_is_silent_about_an_effect_in_english(check: Check, goal: str):
    head = 'format = 1\n[campaign]\ntitle = "Trial"\nlanguage = "en"\n'
    assert check(bare(goal=goal), head=head)("G002") == ()
    assert len(check(bare(goal="Hold a talk"), head=head)("G002")) == 1


def test_g002_is_silent_in_a_language_without_a_word_list(check: Check):
    head = 'format = 1\n[campaign]\ntitle = "Essai"\nlanguage = "fr"\n'
    assert check(bare(goal=ACTIVITY), head=head)("G002") == ()


def test_g002_threshold_is_a_list_that_a_plan_adds_to(check: Check):
    settings = '[checks.G002]\nalso = ["bijeenkomst over"]\nnever = ["informatieavond"]\n'
    assert check(settings + bare(goal=ACTIVITY))("G002") == ()
    assert len(check(settings + bare(goal="Bijeenkomst over Odoo"))("G002")) == 1


def test_g002_wording(check: Check):
    bench = check(bare(goal=ACTIVITY))
    assert bench.texts("G002") == [
        "Het doel van Start is wat jij doet: ‘Organiseren van een informatieavond’. "
        "Schrijf op wat de lezer daarna weet, voelt of doet."
    ]
    assert bench.texts("G002", "en") == [
        "The goal of Start is what you do: “Organiseren van een informatieavond”. "
        "Write what the reader then knows, feels or does."
    ]


@pytest.mark.parametrize("activation", [None, "", "geen", "N.v.t.", "—"])
def test_g003_fires_on_a_message_without_an_activation(check: Check, activation: str | None):
    (finding,) = check(bare(**({} if activation is None else {"activation": activation})))("G003")
    assert (finding.severity, finding.subject.key) == ("warning", "activation")


@pytest.mark.parametrize("keys", [{"story": True}, {"effect": "feel"}])
def test_g003_only_hints_at_a_story_or_what_people_should_feel(check: Check, keys: dict[str, object]):
    assert [each.severity for each in check(bare(**keys))("G003")] == ["hint"]


@pytest.mark.parametrize("activation", ["Meld je aan", "Je hoeft niets te doen: alles gaat mee", "Geef je mening"])
def test_g003_is_silent_about_an_activation_of_any_kind(check: Check, activation: str):
    assert check(bare(activation=activation))("G003") == ()


def test_g003_is_silent_about_an_idea(check: Check):
    assert check(bare(status="idea"))("G003") == ()


def test_g003_wording(check: Check):
    assert check(BARE).texts("G003") == [
        "Start heeft geen activatie. Schrijf op wat mensen ermee gaan doen: één werkwoord, een plek, een moment."
    ]
    assert check(BARE).texts("G003", "en") == [
        "Start asks nothing of its reader. Write the next step: one verb, a place, a moment."
    ]


def test_g003_wording_of_a_title_that_ends_a_sentence_itself(check: Check):
    assert check(bare(title="Waar zie je tegenop?")).texts("G003")[0].startswith("‘Waar zie je tegenop?’ heeft geen ")
    assert check(bare(title="Nog 4 weken!")).texts("G003", "en")[0].startswith("“Nog 4 weken!” asks nothing ")


IDLE = "Neem kennis van de nieuwe werkwijze"


def test_g004_fires_on_an_activation_that_asks_nothing(check: Check):
    (finding,) = check(bare(activation=IDLE))("G004")
    assert (finding.severity, finding.subject.key) == ("hint", "activation")


@pytest.mark.parametrize(
    "activation",
    [
        "Lees stap 1-3 en log in",
        "Let op je rooster en geef knelpunten door",
        "Houd 12 mei vrij",
        "Je hoeft niets te doen: je gegevens gaan mee",
        "geen",
        "",
    ],
)
def test_g004_is_silent_when_something_is_asked(check: Check, activation: str):
    assert check(bare(activation=activation))("G004") == ()


def test_g004_is_silent_about_what_was_sent(check: Check):
    assert check(bare(activation=IDLE, status="sent"))("G004") == ()


def test_g004_threshold_is_a_list_that_a_plan_adds_to(check: Check):
    settings = '[checks.G004]\nalso = ["Geniet van"]\nnever = ["werkwijze"]\n'
    assert check(settings + bare(activation=IDLE))("G004") == ()
    assert len(check(settings + bare(activation="Geniet van het plein"))("G004")) == 1


def test_g004_wording(check: Check):
    bench = check(bare(activation=IDLE))
    assert bench.texts("G004") == [
        "De activatie van Start vraagt niets wat een lezer kan doen: ‘Neem kennis van de nieuwe werkwijze’. "
        "Noem één ding om te doen, of zeg eerlijk dat er niets hoeft."
    ]
    assert bench.texts("G004", "en") == [
        "The activation of Start asks nothing that a reader can do: “Neem kennis van de nieuwe werkwijze”. "
        "Name one thing to do, or say openly that nothing needs to be done."
    ]


VAGUE = "Schrijf je in en geef één knelpunt door"


def test_g005_fires_on_an_activation_without_a_moment_or_a_place(check: Check):
    (finding,) = check(bare(activation=VAGUE))("G005")
    assert (finding.severity, finding.subject.key) == ("hint", "activation")


@pytest.mark.parametrize(
    "keys",
    [
        {"activation_by": "+1w"},
        {"activation_link": "https://intranet.example/x"},
        {"link": "https://intranet.example"},
        {"location": "Kamer 2.14"},
        {"channel": "overleg"},
        {"channel": "training"},
        {"status": "sent"},
        {"activation": "Schrijf je vóór vrijdag in"},
        {"activation": "Schrijf je in bij je leidinggevende"},
        {"activation": "Zet je woon-werkdagen in Mijn HR"},
        {"activation": "Vraag Rowan om een proefaccount"},
        {"activation": "Je hoeft niets te doen: je gegevens gaan mee"},
        {"activation": IDLE},
        {"activation": "geen"},
    ],
)
def test_g005_is_silent_when_people_know_when_or_where_or_with_whom(check: Check, keys: dict[str, object]):
    assert check(bare(**{"activation": VAGUE, **keys}))("G005") == ()


def test_g005_fires_on_asking_for_a_thing_rather_than_a_person(check: Check):
    assert len(check(bare(activation="Vraag een proefaccount aan"))("G005")) == 1


def test_g005_is_silent_in_a_language_without_a_word_list(check: Check):
    head = 'format = 1\n[campaign]\ntitle = "Essai"\nlanguage = "fr"\n'
    assert check(bare(activation="Inscrivez-vous avant vendredi"), head=head)("G005") == ()


def test_g005_goes_by_what_a_channel_is_made_to_be(check: Check):
    live = table("channels", id="mail", kind="mail", live=True)
    assert check(live + bare(activation=VAGUE))("G005") == ()


def test_g005_wording(check: Check):
    bench = check(bare(activation=VAGUE))
    assert bench.texts("G005") == [
        "Start zegt niet wanneer of waar: ‘Schrijf je in en geef één knelpunt door’. "
        "Voeg een deadline, een link of een plek toe."
    ]
    assert bench.texts("G005", "en") == [
        "Start says neither when nor where: “Schrijf je in en geef één knelpunt door”. "
        "Add a deadline, a link or a place."
    ]
