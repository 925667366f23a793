"""What people type for a moment, in two languages, and exactly what it means."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.errors import NotUnderstoodError
from campaign.language import language
from campaign.model.context import Context
from campaign.model.told import told_when
from campaign.model.typed import Span, read_beside, read_deadline, read_span, read_when
from campaign.model.when import Anchored, AtTime, OnDay, Term, When, Window
from tests.model.forms import ANCHORS, TABLE, TODAY

CONTEXT = Context(TODAY, tuple((each, title) for each, (title, _day) in ANCHORS.items()), "livegang")
PLACED = replace(CONTEXT, place=lambda _when: ANCHORS["livegang"][1])


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


NEWLY = """
18 maart half 10 = 2027-03-18T09:30:00
18 maart half tien = 2027-03-18T09:30:00
18 maart om half 3 = 2027-03-18T14:30:00
18 maart 2 uur = 2027-03-18T14:00:00
18 maart 6u = 2027-03-18T18:00:00
18 maart 7 uur = 2027-03-18T07:00:00
18 maart 02:00 = 2027-03-18T02:00:00
18 maart 02 uur = 2027-03-18T02:00:00
18 maart 2 uur 's nachts = 2027-03-18T02:00:00
18 maart half 3 's nachts = 2027-03-18T02:30:00
18 maart 9 uur 's avonds = 2027-03-18T21:00:00
18 maart half 8 's avonds = 2027-03-18T19:30:00
18 maart kwart voor 9 = 2027-03-18T08:45:00
18 March half past 9 = 2027-03-18T09:30:00
wk 12 di = 2027-03-23
week 12, woensdag = 2027-03-24
wk 12 di 10:00 = 2027-03-23T10:00:00
18 maart '27 = 2027-03-18
18 maart ’27 9u = 2027-03-18T09:00:00
18-mrt-27 = 2027-03-18
maandag na livegang = livegang + 1w
de vrijdag voor livegang 10:00 = livegang - 3d 10:00
second Tuesday after go-live = livegang + 8d
a.s. vrijdag = 2027-02-19
vrijdag a.s. = 2027-02-19
volgende maand = 2027-03
this month = 2027-02
volgend kwartaal = 2027-Q2
eerste dinsdag van april = 2027-04-06
laatste vrijdag van maart 2028 10u = 2028-03-31T10:00:00
18-25 maart = 2027-03-18 until 2027-03-25
ma 22 – vr 26 maart 2027 = 2027-03-22 until 2027-03-26
18 mrt t/m 2 apr = 2027-03-18 until 2027-04-02
20 dec t/m 4 jan 2028 = 2027-12-20 until 2028-01-04
March 18-25 = 2027-03-18 until 2027-03-25
18 maart 9:00-10:30 = 2027-03-18T09:00:00 for 1h30m
18 maart van 9 tot 10:30 uur = 2027-03-18T09:00:00 for 1h30m
18 maart 2-3 uur = 2027-03-18T14:00:00 for 1h
18 maart 10-2 uur = 2027-03-18T10:00:00 for 4h
18 maart 3:00-4 uur = 2027-03-18T03:00:00 for 1h
18 maart 6-12u = 2027-03-18T06:00:00 for 6h
March 18, 2-3pm = 2027-03-18T14:00:00 for 1h
livegang - 6w 9:00-10:30 = livegang - 6w 09:00 for 1h30m
2027-w12 = 2027-W12
"""


def told(span: Span) -> str:
    """Return a span on one line."""
    until, length = (f" until {span.until}" if span.until else ""), (f" for {span.length}" if span.length else "")
    return f"{span.when}{until}{length}"


@pytest.mark.parametrize(("written", "meant"), [line.split(" = ") for line in NEWLY.strip().splitlines()])
def test_a_moment_is_read_with_its_end_or_length(written: str, meant: str):
    assert told(read_span(written, PLACED)) == meant


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("18 maart half 8", "half 8 kan 07:30 of 19:30 zijn"),
        ("half 10", "half 10 is een tijd zonder dag"),
        ("wk12 10:00", "een week of maand heeft geen tijd"),
        ("18 maart 10:30-9:00", "10:30-9:00 eindigt voor het begint"),
        ("25-18 maart", "do 25 mrt ligt na do 18 mrt"),
        ("di 22 – vr 26 maart", "Dag en datum kloppen niet"),
        ("18-25 maart 10:00", "wat meerdere dagen duurt heeft geen tijd"),
        ("vijfde vrijdag van maart", "bestaat niet"),
        ("18 maart 14pm-15", "bestaat niet"),
        ("mrt-27", "is geen moment"),
    ],
)
def test_what_could_be_two_times_or_none_is_refused_and_said(written: str, why: str):
    with pytest.raises(NotUnderstoodError) as refused:
        read_span(written, PLACED)
    assert why in language("nl").render(refused.value.text)


def test_half_ten_is_refused_in_english_where_it_may_be_half_an_hour_later():
    with pytest.raises(NotUnderstoodError) as refused:
        read_span("18 March half 10", replace(PLACED, day_first=False))
    assert language("en").render(refused.value.text) == "half 10 can be 09:30 or 10:30"


def test_where_only_a_start_is_asked_an_end_is_not_dropped_in_silence():
    with pytest.raises(NotUnderstoodError):
        read_when("18-25 maart", PLACED)


def test_a_weekday_without_a_date_is_the_one_beside_the_message():
    march = replace(PLACED, day=date(2027, 3, 3))  # a Wednesday
    assert str(read_deadline("vrijdag", march)) == "+2d"
    assert str(read_deadline("by Wednesday", march)) == "+7d"
    assert str(read_deadline("vrijdag", march, -1)) == "-5d"
    assert str(read_beside("vrijdag", march, 1)) == "2027-03-05"
    assert str(read_deadline("a.s. vrijdag", march)) == "2027-02-19"
    assert str(read_deadline("vrijdag", PLACED)) == "2027-02-19"
    assert str(read_deadline("3 werkdagen eerder", march)) == "-3wd"


days = st.dates(date(2000, 1, 1), date(2199, 12, 31))
moments = st.one_of(
    st.builds(OnDay, days),
    st.builds(
        lambda day, clock: AtTime(datetime.combine(day, clock.replace(second=0, microsecond=0))), days, st.times()
    ),
    st.builds(
        lambda day: Window("week", *day.isocalendar()[:2]), days.filter(lambda day: day.isocalendar().year < 2200)
    ),
    st.builds(lambda day: Window("month", day.year, day.month), days),
    st.builds(lambda day: Window("quarter", day.year, (day.month + 2) // 3), days),
    st.builds(
        Anchored,
        st.sampled_from(tuple(ANCHORS)),
        st.lists(st.builds(Term, st.integers(-999, 999), st.sampled_from(("d", "wd", "w", "m"))), max_size=3).map(
            tuple
        ),
        st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    ),
)


@settings(deadline=None, max_examples=200)
@given(moments, st.sampled_from(("nl", "en")), st.sampled_from(("nl", "en")))
def test_a_moment_reads_back_in_either_language_as_it_is_shown(when: When, code: str, reader: str):
    title = {each: title for each, (title, _day) in ANCHORS.items()}
    context = replace(PLACED, day_first=reader == "nl")
    assert read_when(told_when(when, language(code)), context) == when
    assert read_when(told_when(when, language(code), lambda each: title[each]), context) == when
