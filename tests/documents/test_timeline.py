"""The timeline as it is drawn: everything is on it once, nothing runs into anything else, nothing is told too much."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.calendars.events import Request
from campaign.documents.colours import INKS
from campaign.documents.drawing.lettering import fitted, measured
from campaign.documents.drawing.shapes import Circle, Line, Polygon, Sheet
from campaign.documents.timeline import signs
from campaign.documents.timeline.look import HEIGHT, LEAST_SIZE, SLIDE_SIZE, WIDTH
from campaign.documents.timeline.sheets import one_sheet, sheets
from campaign.model.messages import STATUSES
from tests.conftest import TODAY
from tests.documents.drawings import large, outside, overlapping, said, texts
from tests.documents.plans import contents_from, contents_of_example

PLANS = ("poliklinieken-een-plein", "salarisverwerking-odoo")


@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_stands_on_one_picture_with_every_message_and_milestone(name: str):
    contents = contents_of_example(name)
    sheet = one_sheet(contents)
    assert (sheet.width, sheet.height) == (WIDTH, HEIGHT)
    assert outside(sheet) == overlapping(sheet) == []
    assert min(text.size for text in texts(sheet)) >= LEAST_SIZE
    shown = said(sheet)
    for title in (message.title for message in contents.scheduled):
        assert title[:5] in shown
    for milestone in contents.plan.milestones:
        assert milestone.name[:10] in shown


@pytest.mark.parametrize(("name", "count"), zip(PLANS, (3, 1), strict=True))
def test_slides_are_as_many_as_it_takes_to_read_them(name: str, count: int):
    contents = contents_of_example(name)
    found = sheets(contents)
    assert len(found) == count
    for sheet in found:
        assert outside(sheet) == overlapping(sheet) == []
        assert min(text.size for text in texts(sheet)) >= SLIDE_SIZE
    shown = "".join(map(said, found))
    for title in (message.title for message in contents.scheduled):
        assert title[:20] in shown
    for milestone in contents.plan.milestones:
        assert milestone.name in shown


def test_many_messages_make_more_slides_and_a_taller_picture_each_message_on_one():
    contents = large(300)
    found = sheets(contents)
    assert len(found) == 6
    assert {sheet.height for sheet in found} == {HEIGHT}
    tall = one_sheet(contents)
    assert tall.height > HEIGHT
    for sheet in (*found, tall):
        assert outside(sheet) == overlapping(sheet) == []
    for shown in (re.findall(r"#(\d+)", said(tall)), re.findall(r"#(\d+)", "".join(map(said, found)))):
        assert sorted(map(int, shown)) == list(range(300))
    assert [f"{number} / 6" in said(sheet) for number, sheet in enumerate(found, 1)] == [True] * 6


def test_what_began_on_a_slide_before_shows_that_and_ends_on_its_last():
    long = {"title": "Lange actie", "when": "2027-01-04", "until": "2027-09-30"}
    rows = [{"title": f"Bericht {n} met een titel", "when": f"2027-{1 + n % 9:02}-{1 + n % 28:02}"} for n in range(250)]
    found = sheets(contents_from([long, *rows], {"language": "nl"}))
    assert len(found) > 2
    assert [tips_to_the_left(sheet) for sheet in found] == [0] + [1] * (len(found) - 1)
    assert [ends_of_days(sheet) for sheet in found] == [0] * (len(found) - 1) + [1]


def tips_to_the_left(sheet: Sheet) -> int:
    """Return how many triangles point to the left."""
    triangles = [shape.points for shape in sheet.shapes if isinstance(shape, Polygon) and len(shape.points) == 3]
    return sum(tip[0] < upper[0] == lower[0] for tip, upper, lower in triangles)


def ends_of_days(sheet: Sheet) -> int:
    """Return how many lines under days have their end."""
    lines = [shape for shape in sheet.shapes if isinstance(shape, Line)]
    return sum(line.width == 1.0 and line.start[0] == line.end[0] for line in lines)


def test_a_lane_that_is_too_long_goes_on_on_the_next_slide():
    found = sheets(large(600, days=60, channels=["mail"]))
    assert len(found) > 1
    assert "(vervolg)" not in said(found[0])
    assert "mail\n(vervolg)" in said(found[1])
    assert sorted(map(int, re.findall(r"#(\d+)", "".join(map(said, found))))) == list(range(600))
    for sheet in found:
        assert outside(sheet) == overlapping(sheet) == []


def test_what_is_confidential_leaves_no_trace():
    rows = [
        {"title": "Aftrap", "when": "2027-03-01"},
        {"title": "Ontslagronde", "when": "2026-03-01", "confidential": True, "channel": "mail"},
    ]
    without = contents_from(rows[:1])
    assert one_sheet(contents_from(rows)) == one_sheet(without)
    assert sheets(contents_from(rows)) == sheets(without)


def test_a_filter_takes_what_it_takes_of_a_calendar():
    contents = contents_of_example(PLANS[0], Request(channels=("nieuwsbrief",)))
    shown = said(one_sheet(contents))
    assert "Teamoverleg op de poli" not in shown
    assert f"{len(contents.taken)} berichten" in shown


def test_outsiders_get_titles_and_dates_and_nothing_else():
    told = said(one_sheet(contents_of_example(PLANS[0])))
    sheet = one_sheet(contents_of_example(PLANS[0], titles_only=True))
    shown = said(sheet)
    assert not any(isinstance(shape, Circle) for shape in sheet.shapes)
    for inside in (
        "Poliflits",
        "Teamoverleg op de poli",
        "concept",
        "Proberen: pilot",
        "rustige periode",
        "zonder datum",
    ):
        assert inside in told
        assert inside not in shown
    assert "Kijkdag" in shown


def test_more_milestones_than_a_slide_holds_are_counted():
    milestones = [{"id": f"s{number}", "title": f"Mijlpaal {number}", "date": "2027-03-01"} for number in range(150)]
    contents = contents_from([], {"language": "nl"}, milestones=milestones)
    (slide,) = sheets(contents)
    named = len(re.findall(r"Mijlpaal \d+", said(slide)))
    assert f"en nog {150 - named} mijlpalen" in said(slide)
    assert outside(slide) == overlapping(slide) == []
    assert len(re.findall(r"Mijlpaal \d+", said(one_sheet(contents)))) == 150


def test_an_empty_plan_says_that_nothing_has_a_date():
    contents = contents_from([{"title": "Ooit"}], {"language": "nl", "title": "Leeg"})
    sheet = one_sheet(contents)
    assert "Nog niets heeft een datum." in said(sheet)
    assert "1 nog zonder datum" in said(sheet)
    assert sheets(contents) == (sheet,)


def test_today_and_what_may_move_are_told_in_the_legend_only_where_they_are_seen():
    day = {"title": "Aftrap", "when": TODAY.isoformat()}
    sure = said(one_sheet(contents_from([day])))
    assert "today" in sure
    assert "may still move" not in sure
    moving = said(one_sheet(contents_from([{**day, "when": "2028-W12", "channel": "mail"}])))
    assert "today" not in moving
    assert "may still move" in moving
    assert "~Aftrap" in moving


def test_what_comes_back_and_what_is_on_one_of_several_days_are_told_in_the_legend():
    once = {"title": "Aftrap", "channel": "mail", "when": TODAY.isoformat()}
    plain = said(one_sheet(contents_from([once])))
    assert "second time" not in plain
    assert "day still open" not in plain
    weekly = said(one_sheet(contents_from([{**once, "repeat": {"every": "1w", "times": 3}}])))
    assert "↻2: second time" in weekly
    assert "day still open" not in weekly
    assert "day still open" in said(one_sheet(contents_from([{**once, "when": "2028-W12"}])))


def test_a_legend_with_every_sign_takes_more_lines():
    rows = [
        {"title": status, "channel": channel, "when": TODAY.isoformat(), "status": status, "certainty": "indicative"}
        for status, channel in zip(STATUSES, ("overleg", "mail", "nieuws", *["mail"] * 4), strict=True)
    ]
    rows[0]["repeat"] = {"every": "1w", "times": 2}
    rows[1]["when"] = f"{TODAY:%G}-W{TODAY:%V}"
    rhythm = {"id": "nieuws", "kind": "nieuwsbrief", "rhythm": {"every": "2w", "from": "2027-01-04"}}
    quiet = {"from": "2027-03-01", "to": "2027-03-05"}
    contents = contents_from(rows, {"language": "nl", "quiet": [quiet]}, channels=[rhythm])
    sheet = one_sheet(replace(contents, taken=frozenset(contents.schedule.ordered)))
    assert outside(sheet) == overlapping(sheet) == []
    named = [text for text in texts(sheet) if text.text in {"bij elkaar", "in een uitgave", "los bericht", "vandaag"}]
    assert len(named) == 4
    assert len({text.y for text in named}) == 2


def test_every_status_has_a_sign_of_its_own_form():
    forms = [tuple(signs.status_sign(status, 0, 0, 10, "ink")) for status in STATUSES]
    assert len(set(forms)) == len(STATUSES)
    kinds = [tuple(signs.kind_sign(kind, 0, 0, 10, "ink")) for kind in ("together", "item", "post")]
    assert len(set(kinds)) == 3
    assert isinstance(signs.milestone_sign(0, 0, 10, sure=False), Polygon)
    assert not signs.milestone_sign(0, 0, 10, sure=False).filled


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_whatever_is_read_can_be_read_on_paper_bands_and_shades():
    inks = [ink for ink in INKS if ink not in {"paper", "band", "quiet", "rule"}]
    for ink, ground in product(inks, ("paper", "band", "quiet")):
        low, high = sorted((luminance(INKS[ink]), luminance(INKS[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


@pytest.mark.parametrize("years", [1, 3, 40, 290])
def test_a_campaign_of_any_length_has_a_ruler_that_can_be_read(years: int):
    days = [date(1905, 3, 1), date(1905, 3, 1) + timedelta(days=365 * years)]
    sheet = one_sheet(contents_from([{"title": "Bericht", "when": day.isoformat()} for day in days]))
    assert outside(sheet) == overlapping(sheet) == []
    assert sum(text.text[-1].isdigit() for text in texts(sheet)) > 3
    assert "…" not in said(sheet)


TITLES = st.text(max_size=60) | st.sampled_from(["🎉" * 30, "你好" * 20, "$x_1$", "مرحبا", "e\u0301" * 40, "W" * 80])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(TITLES, st.integers(0, 200), st.integers(0, 30), st.sampled_from(["mail", "overleg"])), max_size=12
    )
)
def test_no_title_runs_into_another_or_off_the_paper(found: list[tuple[str, int, int, str]]):
    rows = [
        {
            "title": title,
            "channel": channel,
            "when": (TODAY + timedelta(days=day)).isoformat(),
            "until": (TODAY + timedelta(days=day + length)).isoformat(),
        }
        for title, day, length, channel in found
    ]
    milestones = [
        {"id": f"s{number}", "title": title, "date": (TODAY + timedelta(days=day)).isoformat()}
        for number, (title, day, _length, _channel) in enumerate(found)
    ]
    sheet: Sheet = one_sheet(contents_from(rows, milestones=milestones))
    assert outside(sheet) == overlapping(sheet) == []


@given(st.text(max_size=30), st.floats(0, 200), st.booleans())
def test_what_fits_is_what_was_measured(text: str, room: float, bold: bool):
    shown = fitted(text, room, 8, bold=bold)
    assert measured(shown, 8, bold=bold) <= max(room, 0) + 1e-9 or shown == "…"
    assert shown == text or not shown or text.startswith(shown.removesuffix("…"))


def test_a_title_that_stands_before_its_day_has_the_sign_of_how_far_it_is_beside_that_day():
    title = "A title that is far too long for the last day of all"
    messages = [{"title": "First", "when": date(2027, 3, 1)}, {"title": title, "when": date(2027, 5, 30)}]
    sheet = one_sheet(contents_from(messages))
    (name,) = (text for text in texts(sheet) if text.text.startswith("A title"))
    rings = [
        shape.centre[0] for shape in sheet.shapes if isinstance(shape, Circle) and shape.centre[1] < sheet.height / 2
    ]
    assert name.align == "end"
    assert max(rings) > name.x
