"""S: whose voice it is."""

import pytest

from tests.checks.conftest import HEAD, Check
from tests.checks.toml import audience, message, table

WHY = table("key_messages", id="waarom", text="Omdat het moet.", why=True)
SPONSORED = HEAD + 'sponsor = "Stuurgroep"\nleaders = ["Programmamanager"]\n'
BALIE = audience("balie")


def why(entry: str, day: object, sender: str | None = "HR-adviseur", **keys: object) -> str:
    """Return a reviewed message to the desk that says why."""
    said = {"sender": sender} if sender else {}
    return message(entry, "balie", day, key_messages=["waarom"], **{"status": "review", **said, **keys})


def test_s001_fires_on_a_first_why_from_somebody_else(check: Check):
    (finding,) = check(WHY + BALIE + why("start", "2027-02-08"), head=SPONSORED)("S001")
    assert (finding.severity, finding.message, finding.subject.key) == ("warning", "start", "sender")
    assert finding.audiences == ("balie",)


def test_s001_fires_as_a_hint_before_review(check: Check):
    bench = check(WHY + BALIE + why("start", "2027-02-08", status="draft"), head=SPONSORED)
    assert [each.severity for each in bench("S001")] == ["hint"]


@pytest.mark.parametrize(
    "sender",
    [
        "Stuurgroep",
        "de stuurgroep Eén plein",
        "Programmamanager",
        "Raad van Bestuur",
        "HR en directie",
        "Zorgdirecteur",
        "MT",
        "CEO",
        "Board of Directors",
        "College van B en W",
    ],
)
def test_s001_is_silent_when_the_sponsor_or_a_leader_says_it(check: Check, sender: str):
    assert check(WHY + BALIE + why("start", "2027-02-08", sender), head=SPONSORED)("S001") == ()


@pytest.mark.parametrize(
    "sender", ["Bestuurssecretaris", "Projectmanager", "Directiesecretariaat", "Een collega", "HR"]
)
def test_s001_fires_on_roles_that_only_resemble_a_leader(check: Check, sender: str):
    assert len(check(WHY + BALIE + why("start", "2027-02-08", sender), head=SPONSORED)("S001")) == 1


def test_s001_is_silent_without_a_sender_or_a_sponsor(check: Check):
    assert check(WHY + BALIE + why("start", "2027-02-08", None), head=SPONSORED)("S001") == ()
    assert check(WHY + BALIE + why("start", "2027-02-08"))("S001") == ()


def test_s001_takes_the_sponsor_of_the_workspace(check: Check):
    plan = WHY + BALIE + why("start", "2027-02-08")
    assert len(check(plan, workspace='[campaign]\nsponsor = "Stuurgroep"\n')("S001")) == 1


def test_s001_is_silent_about_the_sponsor_and_who_leads_it(check: Check):
    assert check(WHY + audience("balie", name="Stuurgroep") + why("start", "2027-02-08"), head=SPONSORED)("S001") == ()
    over = audience("balie", leads=["groep"]) + audience("groep", None, name="Stuurgroep")
    assert check(WHY + over + why("start", "2027-02-08"), head=SPONSORED)("S001") == ()


def test_s001_looks_at_the_first_why_only(check: Check):
    later = why("later", "2027-02-15") + why("start", "2027-02-08", "Stuurgroep")
    assert check(WHY + BALIE + later, head=SPONSORED)("S001") == ()


def test_s001_is_silent_about_ideas_what_was_sent_and_plans_without_key_messages(check: Check):
    for status in ("idea", "sent", "cancelled"):
        assert check(WHY + BALIE + why("start", "2027-02-08", status=status), head=SPONSORED)("S001") == ()
    assert (
        check(BALIE + message("start", "balie", "2027-02-08", sender="HR", status="review"), head=SPONSORED)("S001")
        == ()
    )


def test_s001_is_silent_where_the_first_message_does_not_even_say_why(check: Check):
    plan = WHY + BALIE + message("kaal", "balie", "2027-02-01") + why("start", "2027-02-08")
    bench = check(plan, head=SPONSORED)
    assert (len(bench("K002")), bench("S001")) == (1, ())
    alone = check('[checks]\nignore = ["K002"]\n' + plan, head=SPONSORED)
    assert (alone("K002"), len(alone("S001"))) == ((), 1)


def test_s001_speaks_of_the_other_audiences_of_that_message(check: Check):
    plan = WHY + BALIE + audience("artsen") + message("kaal", "balie", "2027-02-01")
    plan += why("start", "2027-02-08").replace('["balie"]', '["balie", "artsen"]')
    assert [each.audiences for each in check(plan, head=SPONSORED)("S001")] == [("artsen",)]


def test_s001_wording(check: Check):
    bench = check(WHY + BALIE + why("start", "2027-02-08"), head=SPONSORED)
    assert bench.texts("S001") == [
        "Het eerste waarom voor balie komt van HR-adviseur: Start (ma 8 feb). "
        "Laat het vertellen door Stuurgroep of een andere leider."
    ]
    assert bench.texts("S001", "en") == [
        "The first why for balie comes from HR-adviseur: Start (Mon 8 Feb). Let Stuurgroep or another leader tell it."
    ]


LEADERS = audience("hoofden", None, name="Hoofden receptie", leads=["balie"])


def signed(sender: str, entry: str = "m1", **keys: object) -> str:
    """Return a message to the desk by somebody."""
    return message(entry, "balie", sender=sender, **keys)


def test_s002_fires_when_nothing_comes_from_their_own_manager(check: Check):
    (finding,) = check(LEADERS + BALIE + signed("Directie") + message("m2", "balie"))("S002")
    assert (finding.severity, finding.audiences, finding.others) == ("hint", ("balie",), ())


def test_s002_fires_and_names_a_personal_message(check: Check):
    plan = LEADERS + BALIE + signed("Directie") + signed("HR", "m2", personal=True)
    (finding,) = check(plan)("S002")
    assert finding.others == ("m2",)


@pytest.mark.parametrize("sender", ["Hoofden receptie", "Hoofd receptie", "Je teamleider", "Line manager", "Manager"])
def test_s002_is_silent_about_who_hears_from_their_manager(check: Check, sender: str):
    assert check(LEADERS + BALIE + signed("Directie") + signed(sender, "m2"))("S002") == ()


@pytest.mark.parametrize("sender", ["Projectmanager", "Project manager", "Hoofd communicatie"])
def test_s002_fires_on_managers_of_something_else(check: Check, sender: str):
    assert len(check(LEADERS + BALIE + signed(sender))("S002")) == 1


def test_s002_is_silent_without_any_sender_at_a_lower_impact_and_about_ideas(check: Check):
    assert check(LEADERS + BALIE + message("m1", "balie"))("S002") == ()
    assert check(LEADERS + audience("balie", "medium") + signed("Directie"))("S002") == ()
    assert check(LEADERS + BALIE + signed("Directie", status="idea"))("S002") == ()


def test_s002_is_silent_where_every_part_hears_from_its_own(check: Check):
    parts = audience("dag", None, part_of=["balie"]) + audience("nacht", None, part_of=["balie"])
    plan = BALIE + parts + signed("Directie") + message("m2", "dag", sender="Teamleider")
    assert len(check(plan)("S002")) == 1
    assert check(plan + message("m3", "nacht", sender="Teamleider"))("S002") == ()


def test_s002_wording(check: Check):
    bench = check(LEADERS + BALIE + signed("Directie"))
    assert bench.texts("S002") == [
        "Geen bericht aan balie komt van de eigen leidinggevende. Laat die vertellen wat het voor hen betekent."
    ]
    assert bench.texts("S002", "en") == [
        "No message to balie comes from their own manager. Let the manager tell what it means for them."
    ]
    assert check(LEADERS + BALIE + signed("HR", personal=True)).texts("S002") == [
        "Geen bericht aan balie komt van de eigen leidinggevende, ook M1 niet, dat over henzelf gaat. "
        "Laat de leidinggevende dat vertellen."
    ]
