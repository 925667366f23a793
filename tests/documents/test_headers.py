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
    "frequency": None,
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
