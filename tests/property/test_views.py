"""What of a timeline is seen: every bar in view has a line of its own, and no line is spent on nothing."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.layout import lay_out
from campaign.schedule.rows import ZOOMS, Axis, monday
from campaign.schedule.view import View, visible
from campaign.schedule.workdays import no_holidays

START = date(2027, 1, 4)
CHANNELS = ("nieuwsbrief", "intranet", "overleg")
MESSAGES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 20), st.sampled_from(CHANNELS)), min_size=1, max_size=40
)


@settings(deadline=None, max_examples=150)
@given(MESSAGES, st.sampled_from(ZOOMS), st.integers(-50, 3000), st.integers(1, 200))
def test_what_is_seen_has_a_line_and_what_is_not_has_none(messages, zoom, left: int, width: int):
    rows = [
        {"id": f"m{number}", "when": START + timedelta(days=day), "duration": f"{length}d", "channel": channel}
        for number, (day, length, channel) in enumerate(messages)
    ]
    channels = [{"id": "nieuwsbrief", "rhythm": {"every": "2w", "from": START}}]
    plan = Plan.model_validate({"campaign": {}, "channels": channels, "messages": rows})
    layout = lay_out(build_schedule(plan, no_holidays), "channel", Axis(zoom, monday(START)), lambda _id: 12)
    view = View(layout, left, left + width)
    lines = [view.line(number) for number in range(view.height)]
    assert view.line(view.height) is None
    assert view.line(-1) is None
    assert [each.packed for each in lines if each.first] == list(layout.lanes)
    seen = [
        bar for line in lines if line.row >= 0 for bar in visible(line.packed.rows[line.row], view.left, view.right)
    ]
    every = [bar for packed in layout.lanes for row in packed.rows for bar in row]
    assert sorted(seen) == sorted(bar for bar in every if bar.left < view.right and bar.right > view.left)
    for number, line in enumerate(lines):
        if line.row < 0:
            assert line.first
            assert line.packed.editions
            continue
        lane = layout.lanes.index(line.packed)
        assert view.line_of(lane, line.row) == number
        nothing = not any(visible(line.packed.rows[line.row], view.left, view.right))
        assert not nothing or (line.first and not line.packed.editions)
        for bar in line.packed.rows[line.row]:
            assert number in view.lines_of(bar.message, line.packed.lane.key)
