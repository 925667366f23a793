"""What people type for a distance, in two languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.errors import NotUnderstoodError
from campaign.language import language
from campaign.model.distances import is_distance, read_distance, says_way
from campaign.model.told import told_distance
from campaign.model.when import Relative, Term


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3 weken later", "+3w"),
        ("3 weken", "+3w"),
        ("3w", "+3w"),
        ("+3 weken", "+3w"),
        ("2 dagen later", "+2d"),
        ("een week eerder", "-1w"),
        ("Een  Week  Eerder", "-1w"),
        ("-2 werkdagen", "-2wd"),
        ("– 2 werkdagen", "-2wd"),
        ("3 dagen ervoor", "-3d"),
        ("a month later", "+1m"),
        ("five working days earlier", "-5wd"),
        ("2 weken en 3 dagen later", "+2w +3d"),
        ("-2w +1d", "-2w +1d"),
        ("0 weken", "+0w"),
    ],
)
def test_a_distance_is_read_as_it_is_typed(written: str, meant: str):
    assert str(Relative(read_distance(written))) == meant


@pytest.mark.parametrize("written", ["", "week", "am", "gauw", "3 weken voor livegang", "livegang - 3w", "1,5 week"])
def test_what_is_none_is_refused(written: str):
    assert not is_distance(written)
    with pytest.raises(NotUnderstoodError):
        read_distance(written)


@pytest.mark.parametrize("written", ["-2 weken later", "+2 weeks earlier"])
def test_a_sign_against_its_word_is_refused_rather_than_guessed(written: str):
    with pytest.raises(NotUnderstoodError) as refused:
        read_distance(written)
    assert "zowel eerder als later" in language("nl").render(refused.value.text)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 9999), st.sampled_from(("d", "wd", "w", "m"))), min_size=1, max_size=4),
    st.sampled_from((1, -1)),
    st.sampled_from(("nl", "en")),
)
def test_a_distance_reads_back_as_it_is_told(steps: list[tuple[int, str]], way: int, code: str):
    terms = tuple(Term(way * amount, unit) for amount, unit in steps)
    told = told_distance(terms, language(code))
    assert read_distance(told) == terms
    assert says_way(told)
