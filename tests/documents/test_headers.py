"""Headings of columns, in Dutch and English: what each means, and that a guess is told as one."""

import json

import pytest

from campaign.documents.sheets.headers import columns, field_named, meaning
from tests.documents.sheets import sample_of

MEANT = {
    "date": "when",
    "end": "until",
    "audience": "audiences",
    "channel": "channel",
    "message": "body",
    "title": "title",
    "goal": "goal",
    "owner": "owner",
    "sender": "sender",
    "status": "status",
    "approval": "approver",
    "frequency": "repeat",
    "phase": "phase",
    "concerns": None,
    "feedback": "feedback",
    "notes": "notes",
    "id": "id",
    "contact": None,
}


def test_every_heading_of_the_sample():
    headings = json.loads(sample_of("column_headers.json").read_text("utf-8"))
    assert headings.keys() == MEANT.keys()
    for kind, heading in [(kind, each) for kind, of_it in headings.items() for each in of_it]:
        field, sure = meaning(heading)
        own = heading.casefold().startswith("key message")
        assert field == ("key_messages" if own else MEANT[kind]), heading
        assert sure or field is None, heading


@pytest.mark.parametrize(
    ("heading", "field", "sure"),
    [
        ("DATUM:", "when", True),
        ("Wanneer?", "when", True),
        ("Doelgroep (aantal)", "audiences", True),
        ("Actiehouder(s)", "owner", True),
        ("Doelgreop", "audiences", False),
        ("Communicatiekanaal intern", "channel", False),
        ("Prioriteit", None, False),
        ("", None, True),
        ("x" * 5000, None, True),
    ],
)
def test_a_heading_means(heading: str, field: str | None, sure: bool):
    assert meaning(heading) == (field, sure)


def test_our_own_words_for_the_fields_are_known():
    assert [meaning(word)[0] for word in ("Wanneer", "Doelgroep", "Actiehouder", "Kanaal", "Doel", "Activatie")] == [
        *("when", "audiences", "owner", "channel", "goal", "activation")
    ]


def test_the_first_column_of_a_field_counts_and_a_choice_wins():
    found = columns({1: "Datum", 2: "Publicatiedatum", 3: "Doelgroep", 4: "Ontvangers"}, {})
    assert [each.field for each in found] == ["when", None, "audiences", "audiences"]
    chosen = columns({1: "Datum", 2: "Publicatiedatum"}, {"publicatiedatum": "when"})
    assert [each.field for each in chosen] == [None, "when"]
    assert [each.field for each in columns({1: "Datum"}, {"Datum": None})] == [None]


def test_times_are_moments_where_no_column_is_days():
    assert [each.field for each in columns({1: "Time", 2: "Audience"}, {})] == ["when", "audiences"]
    assert [each.field for each in columns({1: "Date", 2: "Time"}, {})] == ["when", "clock"]


def test_a_field_is_named_by_its_key_or_a_heading():
    assert [field_named(text) for text in ("when", "not-before", "except", "Doelgroep", "kleur")] == [
        *("when", "not_before", "excluded", "audiences"),
        None,
    ]


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        (
            "owner",
            "Wie doet het|Wie doet wat?|Uitgevoerd door|Verantwoordelijk|Contactpersoon|Opsteller|Coördinator",
        ),
        ("sender", "Wie vertelt het|Namens wie|Woordvoerder|Verstuurd door|Uit naam van"),
        ("approver", "Akkoord van|Wie keurt goed|Goedgekeurd door|Fiat|Afstemmen met"),
        ("audiences", "Voor wie is het|Wie moet dit weten|Bestemd voor|Belanghebbenden|Doelgroep intern"),
        ("channel", "Hoe|Waarlangs|Communicatievorm|Soort communicatie|Welk middel"),
        ("when", "Streefdatum|Datum verzending|Datum verzonden|Plaatsingsdatum|Versturen op|Gepland op"),
        ("clock", "Hoe laat|Begintijd"),
        ("status", "Klaar?|Verzonden|Hoe ver|Stavaza"),
        ("goal", "Wat willen we bereiken|Beoogd effect|Doel van de communicatie"),
        ("effect", "Effect|Weten/voelen/doen"),
        ("activation", "Vervolgstap|Volgende stap|Wat moeten ze doen|Call-to-action|Gewenst gedrag"),
        ("contributors", "Met wie|Input van|Aangeleverd door"),
        ("notes", "Aandachtspunten|Opm.|Overig|Toel."),
        ("goal", "Doel van bericht|Doel van het bericht|KERNDOEL|Doel/boodschap|Purpose of message"),
        ("owner", "VERANTW.|Verantw|Uitv.|Actieh.|By whom|Resp."),
        ("when", "Wanneer?|By when|Send on"),
        ("cost", "Bedrag|Budget (€)|Kosten (excl. btw)"),
        ("audiences", "Doelgr.|Target aud."),
        ("title", "Onderw.|Omschr."),
    ],
)
def test_what_planners_call_a_column_is_known(field: str, headings: str):
    assert {each: meaning(each) for each in headings.split("|")} == dict.fromkeys(headings.split("|"), (field, True))


def test_of_two_headings_in_one_the_longer_is_meant():
    assert meaning("Beoogd effect per team") == ("goal", False)
    assert meaning("Kanaal en datum") == ("channel", True)
    assert meaning("Budget verzonden") == ("cost", False)


def test_a_day_of_being_ready_is_that_of_the_message_where_no_other_is():
    assert meaning("Datum gereed") == ("when", False)
    fields = {each.heading: each.field for each in columns({1: "Datum gereed", 2: "Verzenddatum"}, {})}
    assert fields == {"Datum gereed": None, "Verzenddatum": "when"}
    assert meaning("Doel per doelgroep in deze fase") == ("goal", False)
