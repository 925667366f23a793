"""The hours of days as lines: as fine as there is room for, free ones folded, and blocks beside each other."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.schedule.hours import HourLine, Span, hour_lines, side_by_side, span_on
from campaign.schedule.slots import Slot

NINE_TO_TEN = Span(540, 600)


@pytest.mark.parametrize(("room", "step"), [(40, 15), (39, 30), (20, 30)])
def test_hours_are_as_fine_as_there_is_room_for(room: int, step: int):
    lines = hour_lines([NINE_TO_TEN], room)
    assert {each.end - each.start for each in lines} == {step}
    assert (lines[0].start, lines[-1].end) == (8 * 60, 18 * 60)


def test_free_hours_are_folded_where_there_is_no_room():
    assert hour_lines([NINE_TO_TEN], 4) == (
        HourLine(480, 540, folded=True),
        HourLine(540, 570),
        HourLine(570, 600),
        HourLine(600, 1080, folded=True),
    )


def test_an_early_and_a_late_meeting_widen_the_day():
    lines = hour_lines([Span(450, 480), Span(1170, 1200)], 60)
    assert (lines[0].start, lines[-1].end) == (7 * 60, 20 * 60)


spans = st.tuples(st.integers(0, 1430), st.integers(1, 600)).map(lambda each: Span(each[0], min(1440, sum(each))))


@given(st.lists(spans, max_size=12), st.integers(0, 60))
def test_every_busy_minute_has_one_line_and_none_of_them_is_folded(busy: list[Span], room: int):
    lines = hour_lines(busy, room)
    assert all(one.end == other.start for one, other in pairwise(lines))
    for span in busy:
        for minute in (span.start, span.end - 1):
            assert [each.folded for each in lines if each.start <= minute < each.end] == [False]


rows = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda each: (each[0], sum(each)))


@given(st.lists(rows, max_size=12))
def test_what_shares_a_line_stands_in_another_column_and_no_column_is_left_over(found: list[tuple[int, int]]):
    places = side_by_side(found)
    for (first, last), (column, columns) in zip(found, places, strict=True):
        assert 0 <= column < columns <= len(found)
        beside = [
            (other, many)
            for (start, end), (other, many) in zip(found, places, strict=True)
            if start <= last and end >= first
        ]
        assert all(many == columns for _other, many in beside)
        assert [other for other, _many in beside].count(column) == 1


def test_a_slot_has_hours_on_the_day_it_begins_only():
    night = Slot(date(2027, 3, 1), date(2027, 3, 2), datetime(2027, 3, 1, 23, 0), datetime(2027, 3, 2, 1, 0))
    assert span_on(night, date(2027, 3, 1)) == Span(1380, 1440)
    assert span_on(night, date(2027, 3, 2)) is None
    assert span_on(Slot(date(2027, 3, 1), date(2027, 3, 1)), date(2027, 3, 1)) is None
