"""Bars on a row never overlap, whatever the messages, the zoom and their titles."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.rows import ZOOMS, Axis, boxes_of, monday, pack
from campaign.schedule.workdays import no_holidays

START = date(2027, 1, 4)
MESSAGES = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30), st.integers(0, 60)), min_size=1, max_size=40)


@settings(deadline=None, max_examples=150)
@given(MESSAGES, st.sampled_from(ZOOMS))
def test_every_slot_is_on_exactly_one_row_and_no_two_overlap(messages: list[tuple[int, int, int]], zoom):
    rows_of = [
        {"id": f"m{number}", "when": START + timedelta(days=day), "duration": f"{length}d"}
        for number, (day, length, _) in enumerate(messages)
    ]
    schedule = build_schedule(Plan.model_validate({"campaign": {}, "messages": rows_of}), no_holidays)
    widths = {f"m{number}": width for number, (_, _, width) in enumerate(messages)}
    rows = pack(boxes_of(widths, schedule, Axis(zoom, monday(START))), widths.__getitem__)
    assert sorted(bar.message for row in rows for bar in row) == sorted(widths)
    for row in rows:
        for bar, following in pairwise(row):
            assert bar.left < bar.right <= following.left
            assert bar.label < following.left


@given(st.sampled_from(ZOOMS), st.integers(-2000, 2000))
def test_a_cell_gives_a_day_that_lies_in_it(zoom, days: int):
    axis = Axis(zoom, START)
    cell = axis.cell(START + timedelta(days=days))
    assert axis.cell(axis.day(cell)) == cell


@given(st.sampled_from(ZOOMS), st.integers(-20_000, 20_000))
def test_every_cell_lies_in_the_day_that_is_drawn_over_it(zoom, cell: int):
    axis = Axis(zoom, START)
    first, behind = axis.span(axis.day(cell), axis.day(cell))
    assert first <= cell < behind
