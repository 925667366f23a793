"""G: what the campaign as a whole is for."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table


def messages(count: int, **keys: object) -> str:
    """Return so many messages with the same keys."""
    return "".join(bare(**{"id": f"m{number}", **keys}) for number in range(count))


def more(number: int, **keys: object) -> str:
    return bare(**{"id": f"x{number}", **keys})


def objective(entry_id: str = "o", **keys: object) -> str:
    return table("objectives", id=entry_id, **{"text": f"Doel {entry_id}", **keys})


KNOW = {"effect": "know"}
FULL = {"audience": "a", "target": 12, "by": "2027-03-01"}
AUDIENCE = table("audiences", id="a")


def test_g006_fires_when_nothing_aims_at_doing(check: Check):
    (finding,) = check(messages(4, **KNOW) + more(1, effect="feel"))("G006")
    assert (finding.severity, finding.subject.table) == ("hint", "campaign")


@pytest.mark.parametrize(
    "more_text",
    [
        more(1, effect="do"),
        more(1, goal="Elke planner maakt zelf een rooster"),
        objective(effect="do"),
        table("objectives", id="o", text="Elke planner boekt zelfstandig een dag"),
    ],
)
def test_g006_is_silent_when_anything_aims_at_doing(check: Check, more_text: str):
    assert check(messages(5, **KNOW) + more_text)("G006") == ()


def test_g006_does_not_take_knowing_for_doing(check: Check):
    assert len(check(messages(5, **KNOW) + more(1, goal="Iedereen weet hoe je je aanmeldt"))("G006")) == 1
    assert len(check(messages(5, **KNOW) + more(1, effect="do", status="cancelled"))("G006")) == 1


def test_g006_is_silent_when_few_messages_have_an_effect(check: Check):
    assert check(messages(5, **KNOW) + "".join(more(number) for number in range(6)))("G006") == ()


def test_g006_threshold_of_messages_and_share(check: Check):
    assert check(messages(4, **KNOW))("G006") == ()
    assert len(check("[checks.G006]\nmessages = 4\n" + messages(4, **KNOW))("G006")) == 1
    half = messages(5, **KNOW) + "".join(more(number) for number in range(5))
    assert len(check(half)("G006")) == 1
    assert check("[checks.G006]\nshare = 51\n" + half)("G006") == ()


def test_g006_wording(check: Check):
    bench = check(messages(4, **KNOW) + more(1, effect="feel"))
    assert bench.texts("G006") == [
        "Geen bericht en geen doelstelling is gericht op doen: 4 op weten, 1 op voelen. "
        "Kies één ding dat mensen anders gaan doen en richt daar een bericht op."
    ]
    assert bench.texts("G006", "en") == [
        "No message and no objective aims at people doing something: 4 aim at knowing, 1 at feeling. "
        "Choose one thing that people will do differently, and aim a message at it."
    ]


@pytest.mark.parametrize(
    ("keys", "key"),
    [({}, None), ({"by": "2027-03-01"}, "target"), ({"target": 12}, "by")],
    ids=["both", "target", "by"],
)
def test_g007_fires_on_an_objective_without_a_target_or_a_date(check: Check, keys: dict[str, object], key: str | None):
    (finding,) = check(objective(**keys))("G007")
    assert (finding.severity, finding.subject.table, finding.subject.key) == ("warning", "objectives", key)


def test_g007_is_silent_about_an_objective_with_both(check: Check):
    assert check(AUDIENCE + objective(**FULL))("G007") == ()
    assert check(AUDIENCE + objective(**{**FULL, "target": 0}))("G007") == ()


def test_g007_wording(check: Check):
    text = objective("a") + objective("b", by="2027-03-01") + objective("c", target=12)
    assert check(text).texts("G007") == [
        "De doelstelling ‘Doel a’ heeft geen streefgetal en geen datum. Hoeveel, en wanneer?",
        "De doelstelling ‘Doel b’ heeft geen streefgetal. Hoeveel?",
        "De doelstelling ‘Doel c’ heeft geen datum. Wanneer?",
    ]
    assert check(text).texts("G007", "en") == [
        "The objective “Doel a” has no target and no date. How many, by when?",
        "The objective “Doel b” has no target. How many?",
        "The objective “Doel c” has no date. By when?",
    ]


def test_g008_fires_on_an_objective_for_nobody(check: Check):
    (finding,) = check(objective(target=1, by="2027-03-01") + bare(objective="o"))("G008")
    assert (finding.severity, finding.subject.key) == ("hint", "audience")


def test_g008_fires_as_a_warning_on_the_one_that_was_forgotten(check: Check):
    (finding,) = check(AUDIENCE + objective("o", **FULL) + objective("p", **FULL) + bare(objective="o"))("G008")
    assert (finding.severity, finding.subject.id) == ("warning", "p")


def test_g008_fires_once_as_a_hint_when_no_message_names_any(check: Check):
    (finding,) = check(AUDIENCE + objective("o", **FULL) + objective("p", **FULL) + bare())("G008")
    assert (finding.severity, finding.subject.id) == ("hint", "o")


def test_g008_is_silent_when_each_is_served_also_by_an_idea(check: Check):
    text = AUDIENCE + objective("o", **FULL) + objective("p", **FULL)
    served = bare(objective="o") + bare(id="m2", objective="p", status="idea")
    assert check(text + served)("G008") == ()


def test_g008_is_silent_in_a_plan_without_messages_or_objectives(check: Check):
    assert check(AUDIENCE + objective(**FULL))("G008") == ()
    assert check(bare())("G008") == ()


def test_g008_does_not_count_what_is_cancelled(check: Check):
    text = AUDIENCE + objective("o", **FULL) + objective("p", **FULL)
    served = bare(objective="o") + bare(id="m2", objective="p", status="cancelled")
    assert [each.subject.id for each in check(text + served)("G008")] == ["p"]


def test_g008_threshold_of_messages_for_each(check: Check):
    text = AUDIENCE + objective("o", **FULL) + bare(objective="o")
    assert check(text)("G008") == ()
    assert len(check("[checks.G008]\nmessages = 2\n" + text)("G008")) == 1
    assert check("[checks.G008]\nmessages = 2\n" + text + bare(id="m2", objective="o"))("G008") == ()


def test_g008_wording(check: Check):
    served = bare(objective="o")
    forgotten = AUDIENCE + objective("o", **FULL) + objective("p", **FULL) + served
    assert check(forgotten).texts("G008") == [
        "Geen bericht werkt aan de doelstelling ‘Doel p’. Voeg er een toe, of schrap de doelstelling."
    ]
    assert check(forgotten).texts("G008", "en") == [
        "No message serves the objective “Doel p”. Add one, or drop the objective."
    ]
    assert check(objective(target=1, by="2027-03-01") + served).texts("G008") == [
        "De doelstelling ‘Doel o’ zegt niet om wie het gaat. Vul de doelgroep in."
    ]
    few = "[checks.G008]\nmessages = 2\n" + AUDIENCE + objective("o", **FULL) + served
    assert check(few).texts("G008") == [
        "1 bericht werkt aan de doelstelling ‘Doel o’ (grens 2). Voeg er een toe, of schrap de doelstelling."
    ]
    none = AUDIENCE + objective("o", **FULL) + objective("p", **FULL) + bare()
    assert check(none).texts("G008") == [
        "Geen bericht zegt aan welke doelstelling het werkt: ‘Doel o’, ‘Doel p’. Vul in waar dat zo is."
    ]
    many = AUDIENCE + "".join(objective(each, **FULL) for each in "opqr") + bare()
    assert check(many).texts("G008") == [
        "Geen bericht zegt aan welke van de 4 doelstellingen het werkt. Vul in waar dat zo is."
    ]


def test_g009_fires_when_nothing_is_measured(check: Check):
    (finding,) = check(messages(5))("G009")
    assert (finding.severity, finding.subject.table) == ("hint", "campaign")


def test_g009_fires_when_only_output_is_measured(check: Check):
    text = messages(4) + more(1, measure="views") + more(2, measure="kliks op de link")
    (finding,) = check(text)("G009")
    assert (finding.messages, finding.subject.key) == (("x1", "x2"), "measure")


@pytest.mark.parametrize("extra", [more(1, measure="aanmeldingen"), objective(measure="% juist in de meting")])
def test_g009_is_silent_when_anything_else_is_measured(check: Check, extra: str):
    assert check(messages(4) + more(2, measure="views") + extra)("G009") == ()


def test_g009_threshold_of_messages(check: Check):
    assert check(messages(4))("G009") == ()
    assert len(check("[checks.G009]\nmessages = 4\n" + messages(4))("G009")) == 1


def test_g009_wording(check: Check):
    assert check(messages(5)).texts("G009") == [
        "In deze campagne wordt niets gemeten. Tel minstens één ding dat mensen daarna weten of doen: "
        "goede antwoorden, aanmeldingen, meldingen."
    ]
    counted = check(messages(4) + more(1, measure="views") + more(2, measure="kliks"))
    assert counted.texts("G009") == [
        "2 berichten hebben iets om te tellen, maar dat is alleen wat je uitstuurde, zoals weergaven of kliks. "
        "Tel minstens één ding dat mensen daarna weten of doen: goede antwoorden, aanmeldingen, meldingen."
    ]
    assert counted.texts("G009", "en") == [
        "All 2 measures count only what was sent out, such as views or clicks. "
        "Count at least one thing that people then know or do: right answers, sign-ups, reports."
    ]
