"""P: whose it is."""

import pytest

from tests.checks.conftest import Check
from tests.checks.toml import bare, table

NO_WHY = 'format = 1\n[campaign]\ntitle = "Proef"\n'
HIT = table("audiences", id="balie", name="Balie", impact="high")
OTHERS = table("audiences", id="rest", impact="medium")


def test_p001_fires_on_a_message_without_an_owner(check: Check):
    (finding,) = check(bare())("P001")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "m1", "owner")


@pytest.mark.parametrize(
    "text",
    [
        bare(owner="HR"),
        table("channels", id="mail", owner="Redactie") + bare(),
        bare(status="idea"),
        bare(status="cancelled"),
    ],
    ids=["owner", "owner of the channel", "idea", "cancelled"],
)
def test_p001_is_silent_when_somebody_makes_it_happen(check: Check, text: str):
    assert check(text)("P001") == ()


def test_p001_does_not_take_the_owner_of_the_campaign(check: Check):
    assert len(check(bare(), head=NO_WHY + 'owner = "Communicatie"\n')("P001")) == 1
    assert len(check(bare(owner=" ", sender="Directie"))("P001")) == 1


def test_p001_wording(check: Check):
    assert check(bare()).texts("P001") == ["Start heeft geen actiehouder. Vul in wie ervoor zorgt."]
    assert check(bare()).texts("P001", "en") == ["Start has no owner. Fill in who makes it happen."]
    five = "".join(bare(id=f"m{number}") for number in range(5))
    assert check(five).texts("P001") == ["5 van 5 berichten hebben geen actiehouder. Vul in wie ervoor zorgt."]


@pytest.mark.parametrize("why", ["", 'why = ""\n', 'why = "n.v.t."\n'])
def test_p003_fires_on_a_campaign_that_does_not_say_why(check: Check, why: str):
    (finding,) = check(bare(), head=NO_WHY + why)("P003")
    assert (finding.severity, finding.subject.table, finding.subject.key) == ("warning", "campaign", "why")


def test_p003_is_silent_when_the_campaign_or_a_key_message_says_why(check: Check):
    assert check(bare())("P003") == ()
    key_message = table("key_messages", id="w", text="Het oude pakket stopt in juli", why=True)
    assert check(key_message + bare(), head=NO_WHY)("P003") == ()


def test_p003_fires_when_a_key_message_only_says_what(check: Check):
    key_message = table("key_messages", id="w", text="Er komt een nieuw pakket")
    assert len(check(key_message + bare(), head=NO_WHY)("P003")) == 1
    assert len(check(table("key_messages", id="w", text="", why=True), head=NO_WHY)("P003")) == 1


def test_p003_wording(check: Check):
    bench = check(bare(), head=NO_WHY)
    assert bench.texts("P003") == [
        "De campagne zegt niet waarom. "
        "Schrijf in een paar zinnen waarom, waarom nu, en wat er gebeurt als je niets doet."
    ]
    assert bench.texts("P003", "en") == [
        "The campaign does not say why. Write in a few sentences why, why now, and what happens if nothing is done."
    ]


@pytest.mark.parametrize("status", ["review", "approved", "scheduled", "sent"])
def test_p006_fires_from_review_on(check: Check, status: str):
    (finding,) = check(bare(status=status))("P006")
    assert (finding.severity, finding.subject.key) == ("warning", "sender")


def test_p006_fires_on_a_draft_for_a_hard_hit_audience(check: Check):
    (finding,) = check(HIT + OTHERS + bare(audiences=["rest", "balie"]))("P006")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"audiences": ["rest"]},
        {"audiences": ["balie"], "sender": "Directie"},
        {"status": "review", "sender": "Directie"},
        {"audiences": ["balie"], "status": "idea"},
        {"audiences": ["balie"], "status": "cancelled"},
        {"audiences": ["niemand"]},
    ],
)
def test_p006_is_silent_about_other_drafts_and_about_what_has_a_sender(check: Check, keys: dict[str, object]):
    assert check(HIT + OTHERS + bare(**keys))("P006") == ()


def test_p006_is_silent_when_a_hard_hit_audience_only_hears_it_as_part_of_a_larger_one(check: Check):
    part = table("audiences", id="balie", impact="high", part_of=["rest"])
    assert check(OTHERS + part + bare(audiences=["rest"]))("P006") == ()


def test_p006_wording(check: Check):
    assert check(bare(status="review")).texts("P006") == ["Start heeft geen afzender. Vul in wie het zegt."]
    hit = check(HIT + bare(audiences=["balie"]))
    assert hit.texts("P006") == [
        "Start heeft geen afzender, en is voor Balie, die er veel van merken. Vul in wie het zegt."
    ]
    assert hit.texts("P006", "en") == [
        "Start has no sender, and it is for Balie, whom the change hits hard. Fill in whose voice it is."
    ]
