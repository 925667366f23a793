"""What people type for a moment, in two languages, and exactly what it means. The day is Monday 15 February 2027."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.errors import NotUnderstoodError
from campaign.language import language
from campaign.model.context import Context
from campaign.model.typed import read_deadline, read_when

CONTEXT = Context(date(2027, 2, 15), (("livegang", "Livegang Odoo"), ("test", "Acceptatietest")), "livegang")

FORMS = """
2027-03-22 = 2027-03-22
2027-03-22 09:30 = 2027-03-22T09:30:00
2027-03-22T09:30:00 = 2027-03-22T09:30:00
2027-W12 = 2027-W12
2026-W53 = 2026-W53
2027-03 = 2027-03
2027-Q2 = 2027-Q2
livegang = livegang
livegang - 6w 09:30 = livegang - 6w 09:30
livegang + 5wd = livegang + 5wd
livegang - 1m + 2wd = livegang - 1m + 2wd
Livegang Odoo = livegang
livegang odoo - 6w 9:30 = livegang - 6w 09:30
Acceptatietest + 2d = test + 2d
go-live = livegang
go live - 2w = livegang - 2w
T-14 = livegang - 14d
T - 14 = livegang - 14d
T+7 = livegang + 7d
t-3w = livegang - 3w
T-5wd = livegang - 5wd
T0 = livegang
T-0 = livegang
T-30 dagen = livegang - 30d
T+2 days 14:00 = livegang + 2d 14:00
3 weken voor livegang = livegang - 3w
3 weken vóór livegang = livegang - 3w
drie weken voor de livegang = livegang - 3w
een week na livegang = livegang + 1w
2 werkdagen na Livegang Odoo om 10:00 = livegang + 2wd 10:00
1 dag voor acceptatietest = test - 1d
10 dagen na livegang 9u = livegang + 10d 09:00
de dag voor livegang = livegang - 1d
dag na livegang = livegang + 1d
2 maanden voor livegang = livegang - 2m
a week before go-live = livegang - 1w
two weeks after go-live = livegang + 2w
3 days before the acceptatietest = test - 3d
the day after go-live = livegang + 1d
one month prior to go-live = livegang - 1m
5 workdays before go-live 9am = livegang - 5wd 09:00
vandaag = 2027-02-15
morgen = 2027-02-16
overmorgen = 2027-02-17
gisteren = 2027-02-14
morgen 9u = 2027-02-16T09:00:00
today = 2027-02-15
tomorrow = 2027-02-16
tomorrow 2pm = 2027-02-16T14:00:00
yesterday = 2027-02-14
over 3 dagen = 2027-02-18
over twee weken = 2027-03-01
over 2 weken 10:30 = 2027-03-01T10:30:00
in 3 days = 2027-02-18
in two weeks = 2027-03-01
vrijdag = 2027-02-19
vr = 2027-02-19
maandag = 2027-02-22
komende dinsdag = 2027-02-16
volgende week = 2027-W08
deze week = 2027-W07
volgende week dinsdag = 2027-02-23
dinsdag volgende week = 2027-02-23
vrijdag 15u = 2027-02-19T15:00:00
friday = 2027-02-19
next tuesday = 2027-02-16
next Tuesday 9am = 2027-02-16T09:00:00
next week = 2027-W08
next week thursday = 2027-02-25
on friday = 2027-02-19
week 12 = 2027-W12
wk 12 = 2027-W12
wk. 12 = 2027-W12
week 12 2028 = 2028-W12
wk 12 van 2028 = 2028-W12
week 5 = 2028-W05
week 7 = 2027-W07
2027 week 12 = 2027-W12
week 53 2026 = 2026-W53
week 53 2032 = 2032-W53
dinsdag week 12 = 2027-03-23
vr wk 9 = 2027-03-05
second week of Aug = 2027-W32
eerste week van maart = 2027-W09
begin maart = 2027-W09
half mei = 2027-W19
medio juni = 2027-W24
eind maart = 2027-W12
eind januari = 2028-W04
half mei 2028 = 2028-W20
mid-June = 2027-W24
mid May 2028 = 2028-W20
early April = 2027-W13
end of June = 2027-W26
maart = 2027-03
maart 2028 = 2028-03
januari = 2028-01
februari = 2027-02
mrt = 2027-03
in maart = 2027-03
March = 2027-03
March 2028 = 2028-03
in May = 2027-05
Q2 = 2027-Q2
q1 = 2027-Q1
Q3 2028 = 2028-Q3
kwartaal 2 = 2027-Q2
2e kwartaal 2028 = 2028-Q2
quarter 4 = 2027-Q4
11 maart = 2027-03-11
11 mrt = 2027-03-11
do 11 mrt = 2027-03-11
donderdag 11 maart = 2027-03-11
donderdag 11 maart 2027 = 2027-03-11
11 maart 2027 = 2027-03-11
11e maart = 2027-03-11
de 11e maart = 2027-03-11
11 jan = 2028-01-11
11 januari 2027 = 2027-01-11
ma 11 jan 2027 9u = 2027-01-11T09:00:00
ma 11 jan 2027 9u30 = 2027-01-11T09:30:00
11 januari 2027 om 9.30 uur = 2027-01-11T09:30:00
11 mrt 9:30 = 2027-03-11T09:30:00
11 mrt, 9:30 = 2027-03-11T09:30:00
11 mrt om 14 uur = 2027-03-11T14:00:00
15 mrt om 14u30 = 2027-03-15T14:30:00
vr 12 maart 14.00 = 2027-03-12T14:00:00
31 december = 2027-12-31
1 januari = 2028-01-01
29 februari = 2028-02-29
29 feb 2028 = 2028-02-29
28 februari = 2027-02-28
15 februari = 2027-02-15
14 februari = 2028-02-14
28 mrt 2027 02:30 = 2027-03-28T02:30:00
31 okt 2027 2:30 = 2027-10-31T02:30:00
Mar 11 = 2027-03-11
March 11 = 2027-03-11
March 11, 2027 = 2027-03-11
11 March 2027 = 2027-03-11
11th of March = 2027-03-11
the 11th of March = 2027-03-11
Thu 11 March = 2027-03-11
Thursday, March 11 = 2027-03-11
Sept 30th = 2027-09-30
September 10, 2026 = 2026-09-10
March 11 9am = 2027-03-11T09:00:00
March 11 at 2:30 pm = 2027-03-11T14:30:00
March 11 noon = 2027-03-11T12:00:00
March 11 12 am = 2027-03-11T00:00:00
11-3-2027 = 2027-03-11
11-03-2027 = 2027-03-11
11/3/2027 = 2027-03-11
11.3.2027 = 2027-03-11
11-3-27 = 2027-03-11
11/3 = 2027-03-11
11-3 = 2027-03-11
31-12 = 2027-12-31
11-3-2027 9:30 = 2027-03-11T09:30:00
do 11-3 = 2027-03-11
LIVEGANG - 2w = livegang - 2w
VRIJDAG = 2027-02-19
  11   maart   = 2027-03-11
"""
TABLE = [tuple(part.strip() for part in line.rsplit("=", 1)) for line in FORMS.strip().splitlines()]


def test_the_table_is_as_long_as_promised():
    assert len(TABLE) >= 150
    assert len({written for written, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("written", "meant"), TABLE, ids=[written for written, _ in TABLE])
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
