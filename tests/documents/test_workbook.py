"""A workbook has real days and times, lists to choose from, filters and colours, and no formula whatever was typed."""

import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest

from campaign.calendars.events import Request
from campaign.documents.book.columns import columns_of, fields_of, model_of, tables
from campaign.documents.book.workbook import CARRIER, HEAD, LISTS, workbook
from campaign.language import language
from tests.documents.plans import DAY, contents_from, contents_of_example

NAME = "poliklinieken-een-plein"
DUTCH = [
    *("Berichten", "Briefing", "Belasting", "Mijlpalen", "Fasen"),
    *("Doelgroepen", "Doelstellingen", "Kernboodschappen", "Kanalen"),
]
FORMULAS = ["=1+1", "+31 6", "-3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]


@pytest.fixture(scope="module")
def plein():
    return openpyxl.load_workbook(BytesIO(workbook(contents_of_example(NAME))))


def opened(messages, campaign=None, **tables):
    return openpyxl.load_workbook(BytesIO(workbook(contents_from(messages, campaign, **tables))))


def column(sheet, key):
    place = next(cell.column for cell in sheet[1] if str(cell.value).partition(".")[2] == key)
    return [sheet.cell(number, place) for number in range(HEAD + 1, sheet.max_row + 1)]


def test_the_sheets_have_their_names_in_the_language_of_the_plan(plein):
    shown = [each.title for each in plein if each.sheet_state == "visible"]
    assert shown == DUTCH
    assert {each.title for each in plein if each.sheet_state == "hidden"} == {CARRIER, LISTS}
    assert [cell.value for cell in plein["Berichten"][HEAD]][1:8] == [
        *("Datum", "Tijd", "Tot en met", "Week", "Titel", "Kanaal", "Doelgroep"),
    ]


def test_english_plans_have_english_sheets():
    made = opened([{"title": "One", "when": DAY, "status": "approved"}])
    assert made.sheetnames[:3] == ["Messages", "Brief", "Load"]
    assert column(made["Messages"], "status")[0].value == "approved"


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_field_has_a_column_of_its_own(code):
    for table in tables():
        columns = columns_of(table, language(code))
        headings = [each.heading for each in columns]
        assert len(set(headings)) == len(headings), table
        told = {each.key for each in columns if not each.key.startswith("=")}
        assert told == {*model_of(table).model_fields} - {"status_log"}
        assert set(fields_of(table)) <= told


def test_days_and_times_are_days_and_times(plein):
    days = column(plein["Berichten"], "=day")
    assert all(cell.is_date for cell in days if cell.value is not None)
    assert {type(cell.value) for cell in column(plein["Berichten"], "=time")} == {time, type(None)}
    told = [cell.value for cell in days if cell.value is not None]
    assert told == sorted(told)
    assert len(told) > 60


def test_an_uncertain_day_looks_like_one():
    made = opened([{"title": "Sure", "when": DAY}, {"title": "Not", "when": "2027-W12"}])["Messages"]
    sure, unsure = column(made, "=day")
    assert sure.value == datetime(2027, 3, 1)
    assert unsure.value == datetime(2027, 3, 22)
    assert "±" in unsure.number_format
    assert "±" not in sure.number_format
    assert column(made, "when")[1].value == "2027-W12"


def test_the_head_is_frozen_filtered_and_printed_on_every_page(plein):
    sheet = plein["Berichten"]
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == f"A2:{openpyxl.utils.get_column_letter(sheet.max_column)}{sheet.max_row}"
    assert sheet.print_title_rows == "$2:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden


def test_statuses_and_channels_are_chosen_from_lists(plein):
    lists = plein[LISTS]
    offered = {}
    for rule in plein["Berichten"].data_validations.dataValidation:
        letter, last = re.search(r"!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", rule.formula1).groups()
        words = [lists[f"{letter}{number}"].value for number in range(1, int(last) + 1)]
        offered[plein["Berichten"][f"{str(rule.sqref).split(':')[0].rstrip('0123456789')}1"].value] = words
    assert offered["messages.status"][:3] == ["idee", "concept", "nakijken"]
    used = {cell.value for cell in column(plein["Berichten"], "channel")}
    assert used <= set(offered["messages.channel"])
    assert {cell.value for cell in column(plein["Berichten"], "status")} <= set(offered["messages.status"])


def test_channels_have_colours_that_can_be_read(plein):
    cells = column(plein["Berichten"], "channel")
    fills = {cell.value: cell.fill.fgColor.rgb[-6:] for cell in cells}
    assert len(set(fills.values())) > 4
    assert all(contrast(cell.font.color.rgb[-6:], cell.fill.fgColor.rgb[-6:]) >= 4.5 for cell in cells)


def contrast(*colours):
    """WCAG 2.2, relative luminance."""
    lights = []
    for colour in colours:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_what_begins_like_a_formula_is_a_text():
    messages = [{"title": text, "when": DAY, "goal": text, "notes": text} for text in FORMULAS]
    data = workbook(contents_from(messages, {"title": "=1+1", "why": "=1+1"}))
    made = openpyxl.load_workbook(BytesIO(data))
    titles = column(made["Messages"], "title")
    assert [cell.value for cell in titles] == FORMULAS
    assert all(cell.quotePrefix for cell in titles)
    assert {cell.data_type for sheet in made for row in sheet for cell in row} <= {"s", "n", "d", "b"}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, part in parts.items() if name.startswith("xl/worksheets") and b"<f>" in part]


def test_what_no_xml_can_hold_is_cleaned_and_a_long_text_is_cut_in_its_cell():
    texts = ["a\x00b\x1bc", "\ufffe\uffff", "x" * 40_000, "🎉" * 20_000, "_x0041_", "line\r\nline"]
    made = opened([{"title": text, "when": DAY} for text in texts])["Messages"]
    told = [cell.value for cell in column(made, "title")]
    assert told[:2] == ["a\ufffdb\ufffdc", "\ufffd\ufffd"]
    assert [len(text.encode("utf-16-le")) // 2 for text in told[2:4]] == [32_767, 32_767]
    assert told[4:] == ["_x005F_x0041_", "line\nline"]  # as the file has it; programs read it as _x0041_


def test_the_same_plan_gives_the_same_bytes():
    data = workbook(contents_of_example(NAME))
    assert data == workbook(contents_of_example(NAME))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = re.findall(rb"[0-9]{4}-[0-9-]{5}T[0-9:]{8}Z", archive.read("docProps/core.xml"))
    assert told == [b"2027-01-12T00:00:00Z"] * 2  # the first day of what goes out: what comes before is confidential


def test_what_stays_behind_is_named_nowhere_in_the_file():
    messages = [
        {"title": "Open", "when": "m1 + 1d", "follows": ["m1"]},
        {"title": "Closed", "when": DAY, "confidential": True, "goal": "Hush", "audiences": ["staff"]},
    ]
    data = workbook(contents_from(messages, audiences=[{"id": "staff", "name": "Staff"}]))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = b"".join(map(archive.read, archive.namelist()))
    assert b"Open" in text
    assert b"Closed" not in text
    assert b"Hush" not in text
    load = openpyxl.load_workbook(BytesIO(data))["Load"]
    assert [cell.value for cell in load[2]] == ["Staff"]


def test_a_filter_takes_what_it_takes_of_a_calendar():
    made = openpyxl.load_workbook(BytesIO(workbook(contents_of_example(NAME, Request(channels=("nieuwsbrief",))))))
    channels = {cell.value for cell in column(made["Berichten"], "channel")}
    assert channels == {"Maandagnieuws"}
    assert made["Mijlpalen"].max_row > HEAD


def test_the_load_is_counted_by_week_and_audience():
    staff = [{"id": "staff", "name": "Staff"}, {"id": "desk", "name": "Desk", "part_of": ["staff"]}]
    messages = [
        {"title": "One", "when": date(2027, 3, 3), "audiences": ["staff"]},
        {"title": "Two", "when": date(2027, 3, 5), "audiences": ["desk"], "repeat": {"every": "1w", "times": 2}},
    ]
    load = opened(messages, audiences=staff)["Load"]
    assert [[cell.value for cell in row] for row in load] == [
        ["Audience", datetime(2027, 3, 1), datetime(2027, 3, 8)],
        ["Staff", 1, None],
        ["Desk", 2, 1],
    ]
