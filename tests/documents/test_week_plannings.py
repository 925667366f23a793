"""A planning with a column for each week: what its rows are called, their phases, and weeks that only have a colour."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.documents.sheets import Rows, read, told, xlsx

WEEKS = ["wk 36", "wk 37", "wk 38", "wk 39"]
ROWS: Rows = [
    ["Planning 2027"],
    ["Fase", "Actie", "Wie", *WEEKS],
    ["Advies", "Roadshow directeur", "Jan", "x", "x", "", ""],
    ["", "Intranetbericht", "Bo", "", "x", "", "x"],
    ["Besluit", "Brief thuis", "HR", "", "", "x", ""],
]
MESSAGES = [
    ("Roadshow directeur", "", "2027-W36"),
    ("Intranetbericht (wk 37)", "", "2027-W37"),
    ("Intranetbericht (wk 39)", "", "2027-W39"),
    ("Brief thuis", "", "2027-W38"),
]
PHASES = ["Advies", "Advies", "Advies", "Besluit"]
AMBER, GREY, BLUE = "FFC000", "D9D9D9", "00B0F0"


def headed(*heads: str) -> Rows:
    return [ROWS[0], [*heads, *ROWS[1][len(heads) :]], *ROWS[2:]]


@pytest.mark.parametrize(
    "heads", [("Fase", "Actie"), ("Fase", "Blokje"), ("Blokje", "Actie"), ("", "Rondje"), ("Fase", "")]
)
def test_the_title_is_a_text_of_each_row_and_the_phase_stands_once_for_several(heads):
    reading = read(headed(*heads))
    assert told(reading) == MESSAGES
    assert [each.phase for each in reading.drafts] == PHASES
    assert {each.field for each in reading.columns if not each.sure} == {
        field for head, field in zip(heads, ("phase", "title"), strict=True) if head not in {"Fase", "Actie", ""}
    }


def test_an_audience_before_each_row_stays_one():
    rows = [["Doelgroep", *WEEKS], ["MT", "mail", "", "", ""], ["Zorg", "", "overleg", "", ""]]
    reading = read(rows)
    assert [each.audiences.named[0].name for each in reading.drafts] == ["MT", "Zorg"]
    assert reading.phases == ()


def test_what_somebody_says_wins_alone():
    assert told(read(ROWS, meant={"Actie": "title"})) == MESSAGES
    reading = read(ROWS, meant={"Wie": "title", "Actie": None})
    assert [each.title for each in reading.drafts] == ["Jan", "Bo (wk 37)", "Bo (wk 39)", "HR"]
    assert [each.phase for each in read(ROWS, meant={"Fase": None}).drafts] == [""] * 4


def test_a_phase_alone_before_the_weeks_is_what_the_messages_are_called():
    rows = [["Fase", *WEEKS], ["Advies", "x", "", "", ""], ["Besluit", "", "x", "", ""]]
    assert [each.title for each in read(rows).drafts] == ["Advies", "Besluit"]


def painted(*cells: tuple[str, str]) -> bytes:
    """Return the planning of which the last two rows have no cross, with colours in cells."""
    book = Workbook()
    sheet = book.active
    for row in (*ROWS[:3], *(row[:3] for row in ROWS[3:])):
        sheet.append(list(row))
    for cell, colour in cells:
        sheet[cell].fill = PatternFill("solid", fgColor=colour)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_coloured_week_is_marked_and_told():
    reading = read(painted(("E4", AMBER), ("F4", AMBER), ("G5", BLUE)))
    assert told(reading)[1:] == [("Intranetbericht", "", "2027-W37"), ("Brief thuis", "", "2027-W39")]
    assert str(reading.drafts[1].moment.until) == "2027-W38"
    assert [[each.text for each in draft.assumed if "olour" in each.text] for draft in reading.drafts] == [
        [],
        ["Coloured cells are taken as crosses"],
        ["Coloured cells are taken as crosses"],
    ]


@pytest.mark.parametrize(
    "cells",
    [
        [(f"{column}4", GREY) for column in "ABCDEFG"],
        [(f"G{row}", GREY) for row in (3, 4, 5)],
        [("E4", "FFFFFF")],
    ],
)
def test_the_look_of_a_row_or_of_a_column_marks_nothing(cells):
    reading = read(painted(*cells))
    assert told(reading)[1:] == [("Intranetbericht", "", ""), ("Brief thuis", "", "")]
    assert [each.untaken[0].text for each in reading.drafts[1:]] == ["Intranetbericht", "Brief thuis"]


def test_a_row_without_a_mark_is_told():
    reading = read([*ROWS, ["", "Nazorg", "Jo", "", "", "", ""]])
    assert [(each.row, each.text) for each in reading.drafts[-1].untaken] == [(6, "Nazorg")]
    assert "xlsx" in reading.drafts[-1].untaken[0].why.text


def test_a_row_without_a_mark_has_the_day_in_its_own_column():
    rows = [["Actie", "Datum", *WEEKS], ["Brief", "", "x", "", "", ""], ["Nazorg", "12 november 2027", "", "", "", ""]]
    assert told(read(rows)) == [("Brief", "", "2027-W36"), ("Nazorg", "", "2027-11-12")]


@pytest.mark.parametrize("weeks", [["wk 8", "wk 9", "wk 10", "wk 11"], ["8", "9", "10", "11"]])
def test_months_above_weeks_tell_that_they_are_of_the_calendar(weeks: list[str]):
    row = ["Brief", "Jo", "", "x", "", ""]
    rows = [["", "", "februari 2028", "", "maart", ""], ["Actie", "Wie", *weeks], row]
    assert told(read(rows)) == [("Brief", "", "2028-W09")]
    assert told(read(rows, weeks="project")) == [("Brief", "", "")]
    assert told(read([["", "", "mei", "", "juni", ""], *rows[1:]])) == [("Brief", "", "")]


@pytest.mark.parametrize("names", [("maart", "april", "mei"), ("Mrt. '27", "Apr. '27", "Mei '27")])
@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("above", [False, True])
def test_weeks_are_the_headings_below_any_number_of_months(names, bare: bool, merged: bool, above: bool):
    weeks = [f"{each}" if bare else f"wk {each}" for each in range(10, 22)]
    heads, none = ["Doelgroep", "Middel"], [None, None]
    months = [cell for name in names for cell in (name, None, None, None)]
    rows = [
        ["Gezond werken 2027"],
        [*(heads if above else none), *months],
        [*(none if above else heads), *weeks],
        ["Allen", "Nieuwsbrief", "x", *[None] * 5, "x", *[None] * 5],
        ["OR", "Mail", *[None] * 10, "x"],
    ]
    reading = read(xlsx({"Plan": rows}, ["C2:F2", "G2:J2", "K2:N2"] if merged else []))
    assert told(reading) == [
        ("Nieuwsbrief (wk 10)" if not bare else "Nieuwsbrief (10)", "nieuwsbrief", "2027-W10"),
        ("Nieuwsbrief (wk 16)" if not bare else "Nieuwsbrief (16)", "nieuwsbrief", "2027-W16"),
        ("Mail", "mail", "2027-W20"),
    ]
    assert [each.audiences.named[0].name for each in reading.drafts] == ["Allen", "Allen", "OR"]


def test_weeks_in_the_cells_below_months_are_no_headings():
    rows = [["Actie", "januari 2027", "februari 2027", "maart 2027"], ["Nieuwsbrief", "wk 2", "wk 7", "wk 12"]]
    assert [each.heading for each in read(rows).columns] == ["Actie"]


@pytest.mark.parametrize(
    ("cells", "whens"),
    [
        (("filmpje", "prijs", "", ""), ["2027-W36", "2027-W37"]),
        (("filmpje", "Filmpje", "prijs", "prijs"), ["2027-W36 2027-W37", "2027-W38 2027-W39"]),
        (("filmpje", "x", "prijs", ""), ["2027-W36 2027-W37", "2027-W38"]),
        (("x", "filmpje", "x", ""), ["2027-W36 2027-W38"]),
        (("x", "x", "", "x"), ["2027-W36 2027-W37", "2027-W39"]),
    ],
)
def test_another_text_in_the_next_week_is_another_message(cells: tuple[str, ...], whens: list[str]):
    reading = read([["Doelgroep", "Middel", *WEEKS], ["Bezorgers", "Appgroep", *cells]])
    assert [f"{each.moment.when} {each.moment.until or ''}".strip() for each in reading.drafts] == whens
    said = {cell.casefold() for cell in cells} - {"x", ""}
    noted = [note.partition(": ") for each in reading.drafts for note in each.notes]
    assert {text.casefold() for head, _, text in noted if head != "Moment"} == said
