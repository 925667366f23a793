"""P: what could not be checked."""

import pytest

from campaign.checks.blind import TABLE
from campaign.checks.catalogue import RULES
from tests.checks.conftest import Check
from tests.checks.toml import bare, table

HEAD = 'format = 1\n[campaign]\ntitle = "Proef"\nwhy = "Daarom."\nsponsor = "Directie"\n'
LIVE = table("milestones", id="live", date="2027-03-01")
STAFF = table("audiences", id="staf", name="Staf", size=12, impact="high", leads=["team"])
TEAM = table("audiences", id="team", size=20, impact="medium")
WHY = table("key_messages", id="waarom", text="Daarom", why=True)
FILLED = {"audiences": ["staf"], "sender": "Directie", "key_messages": ["waarom"], "effect": "do"}
WHOLE = LIVE + STAFF + TEAM + WHY + bare("live", **FILLED)


def told(check: Check, text: str, head: str = HEAD) -> str:
    """Return what is said, without how it begins and ends."""
    bench = check(text, head=head)
    assert len(bench("P000")) <= 1
    texts = bench.texts("P000", "en")
    return texts[0].removeprefix("Not everything could be checked. Fill in: ").removesuffix(".") if texts else ""


def test_p000_fires_once_with_every_field_and_its_checks(check: Check):
    (finding,) = check(bare())("P000")
    assert (finding.severity, finding.subject.table, finding.message) == ("hint", "campaign", None)


def test_p000_is_silent_about_a_plan_in_which_everything_can_be_checked(check: Check):
    assert told(check, WHOLE) == ""


def test_p000_is_silent_about_a_plan_with_ideas_only(check: Check):
    assert told(check, "") == ""
    assert told(check, bare(status="idea")) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE.replace('impact = "high"\n', ""), "the impact of 1 audience (A002 A004 A005 A007 A009 A011 A012"),
        (WHOLE.replace("size = 12\n", "").replace("size = 20\n", ""), "the size of 2 audiences (A004 A012 K001)"),
        (WHOLE.replace('leads = ["team"]\n', ""), "which audience leads which (A006)"),
        (
            WHOLE.replace('when = "live"\n', ""),
            "when the messages go out (A002 A003 A006 A007 A011 T001–T010)",
        ),
        (WHOLE.replace('when = "live"\n', 'when = "2027-03-01"\n'), "a milestone that messages hang on (A007 R001)"),
        (WHOLE.replace('sender = "Directie"\n', ""), "the sender of the messages (S001 S002)"),
        (WHOLE.replace('key_messages = ["waarom"]\n', ""), "which key messages the messages carry (K001–K004 S001)"),
        (WHOLE.replace("why = true\n", ""), "which key message says why (K002–K004 S001)"),
        (
            WHOLE + bare("live", id="m2", channel="overleg", agenda=[{"item": "De route lopen"}]),
            "the minutes in 1 agenda (M002 M004)",
        ),
        (
            WHOLE + "".join(bare("live", id=f"x{number}") for number in range(5)),
            "the effect of 5 messages (G006)",
        ),
        (WHOLE.replace(STAFF + TEAM, "").replace('audiences = ["staf"]\n', ""), "the audiences (A001–A012 S001"),
    ],
)
def test_p000_fires_on_each_field_that_blinds_a_check(check: Check, text: str, said: str):
    assert told(check, text).startswith(said)


def test_p000_fires_without_a_sponsor_a_golive_or_words_for_the_language(check: Check):
    assert told(check, WHOLE, HEAD.replace('sponsor = "Directie"\n', "")) == "the sponsor of the campaign (S001)"
    loose = WHOLE.replace(LIVE, "").replace('when = "live"\n', 'when = "2027-03-01"\n')
    assert "the day of go-live (A002 A011 K004)" in told(check, loose)
    french = told(check, WHOLE, HEAD + 'language = "fr"\n')
    assert french == "a language with word lists (nl or en), not fr (G002 G004 G005 M003 M008 M010)"


def test_p000_fires_on_the_size_of_what_a_hard_hit_audience_is_part_of(check: Check):
    larger = table("audiences", id="organisatie", impact="low")
    assert told(check, WHOLE + larger) == ""
    part = WHOLE.replace('id = "staf"\n', 'id = "staf"\npart_of = ["organisatie"]\n')
    assert told(check, part + larger) == "the size of 1 audience (A004 A012 K001)"


def test_p000_fires_on_an_audience_called_everybody_that_has_no_parts(check: Check):
    everybody = table("audiences", id="allen", name="Alle medewerkers", size=900, impact="low")
    said = "which audiences are part of Alle medewerkers (A001–A003 A007 A009 A011)"
    assert told(check, WHOLE + everybody) == said
    staff = WHOLE.replace('id = "staf"\n', 'id = "staf"\npart_of = ["allen"]\n')
    assert told(check, staff + everybody) == ""
    assert told(check, WHOLE + everybody.replace("Alle medewerkers", "Alle medewerkers van de balie")) == ""


def test_p000_is_silent_about_the_parts_of_an_only_audience(check: Check):
    only = WHOLE.replace(TEAM, "").replace('name = "Staf"', 'name = "Iedereen"')
    assert "part of" not in told(check, only)


def test_p000_is_silent_about_minutes_where_nobody_meets(check: Check):
    assert told(check, WHOLE + bare("live", id="m2", agenda=[{"item": "Wat er verandert"}])) == ""


def test_p000_is_silent_about_managers_where_a012_asks_for_them(check: Check):
    large = WHOLE.replace('leads = ["team"]\n', "").replace("size = 12", "size = 25")
    assert told(check, large) == ""


def test_p000_is_silent_about_effects_in_a_small_plan_and_where_half_has_one(check: Check):
    assert told(check, WHOLE.replace('effect = "do"\n', "")) == ""
    half = "".join(bare("live", id=f"x{number}") for number in range(5))
    assert told(check, WHOLE + half + "".join(bare("live", id=f"y{n}", effect="do") for n in range(4))) == ""


def test_p000_leaves_out_checks_that_the_plan_ignores(check: Check):
    without = WHOLE.replace('leads = ["team"]\n', "")
    assert told(check, '[checks]\nignore = ["A006"]\n' + without) == ""
    assert told(check, '[checks]\nignore = ["K001"]\n' + WHOLE.replace("size = 12\n", "")).endswith("(A004 A012)")


def test_p000_names_checks_that_there_are_and_none_twice_for_one_field():
    assert {code for blind in TABLE for code in blind.codes} <= set(RULES)
    assert all(len(set(blind.codes)) == len(blind.codes) for blind in TABLE)


def test_p000_wording(check: Check):
    text = WHOLE.replace("size = 12\n", "").replace('leads = ["team"]\n', "")
    assert check(text, head=HEAD).texts("P000") == [
        "Niet alles kon worden gecontroleerd. Vul aan: de omvang van 1 doelgroep (A004 A012 K001), "
        "welke doelgroep leidinggevende is van welke (A006)."
    ]
    assert check(text, head=HEAD).texts("P000", "en") == [
        "Not everything could be checked. Fill in: the size of 1 audience (A004 A012 K001), "
        "which audience leads which (A006)."
    ]
