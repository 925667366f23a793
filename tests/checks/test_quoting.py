"""Titles as sentences name them."""

import pytest

from campaign.checks.quoting import titled
from campaign.language import current


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Waarom nu", "Waarom nu"),
        ("Waarom nu?", "“Waarom nu?”"),
        ("Gezien? Wij ook", "“Gezien? Wij ook”"),
        ("Jullie zeiden: de fiets. Wij deden dit", "“Jullie zeiden: de fiets. Wij deden dit”"),
        ("Versie 1.2 van het plan", "Versie 1.2 van het plan"),
    ],
)
def test_a_title_in_which_a_sentence_ends_is_quoted(title: str, said: str):
    named = titled(title)
    assert (named if isinstance(named, str) else current().render(named)) == said
