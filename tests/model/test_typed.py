"""What people type for a moment, in two languages, and exactly what it means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.errors import NotUnderstoodError
from campaign.language import language
from campaign.model.context import Context
from campaign.model.typed import read_deadline, read_when
from tests.model.forms import ANCHORS, TABLE, TODAY

CONTEXT = Context(TODAY, tuple((each, title) for each, (title, _day) in ANCHORS.items()), "livegang")


def test_the_table_is_as_long_as_promised():
    assert len(TABLE) >= 150
    assert len({written for written, _meant, _slot in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("written", "meant"), [row[:2] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_typed_means_exactly_this(written: str, meant: str):
    assert str(read_when(written, CONTEXT)) == meant


REFUSED = """
Nov 1/2
30 februari
29 feb 2027
week 54
week 53 2027
32-1
As needed
loopt door
noon
9:30
week 12 9:30
maart 10u
TBD
livegnag - 1w
3 weken voor onbekend
2027-02-30
Q5
"""


@pytest.mark.parametrize("written", [*REFUSED.strip().splitlines(), "", " ", "x" * 500])
def test_what_means_nothing_or_two_things_is_refused_with_a_remedy_in_both_languages(written: str):
    with pytest.raises(NotUnderstoodError) as refused:
        read_when(written, CONTEXT)
    assert language("nl").render(refused.value.text)
    assert language("nl").render(refused.value.remedy) != language("en").render(refused.value.remedy)


def test_a_weekday_that_is_not_the_dates_says_both():
    with pytest.raises(NotUnderstoodError) as refused:
        read_when("di 11 maart", CONTEXT)
    assert language("nl").render(refused.value.text) == "Dag en datum kloppen niet: die datum is do 11 mrt"
    assert language("nl").render(refused.value.remedy) == "Bedoel je do 11 mrt of di 9 mrt?"


def test_in_english_two_small_numbers_are_refused_with_both_readings():
    english = Context(CONTEXT.today, day_first=False)
    with pytest.raises(NotUnderstoodError) as refused:
        read_when("11/3/2027", english)
    assert language("en").render(refused.value.text) == "11/3/2027 can be 2027-03-11 or 2027-11-03"
    assert str(read_when("3/22/2027", english)) == "2027-03-22"
    assert str(read_when("22/3/2027", english)) == "2027-03-22"


def test_a_distance_alone_is_a_deadline_only():
    assert str(read_deadline("+1w", CONTEXT)) == "+1w"
    with pytest.raises(NotUnderstoodError):
        read_when("+1w", CONTEXT)


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=60) | st.text("0123456789 -/.:tTwdvor maejuni+", max_size=40))
def test_whatever_is_typed_it_is_read_or_refused(written: str):
    assert complaint(written) != ""


def complaint(written: str) -> str | None:
    try:
        read_when(written, CONTEXT)
    except NotUnderstoodError as refused:
        return language("nl").render(refused.text)
    return None
