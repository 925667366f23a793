"""Dates of numbers: what tells that the day or the month comes first, and that a date which may be two is none."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from campaign.documents.sheets.languages import language_of
from campaign.documents.sheets.workbook_formats import CONTENT, STYLES, order_shown
from campaign.language import language
from tests.documents.sheets import read, separated, xlsx

DUTCH = ["Datum", "Kanaal", "Onderwerp"]
ENGLISH = ["Date", "Channel", "Title"]
NEUTRAL = ["Start", "Item", "Feedback"]


def first(rows_or_data, **said):
    """Return when the first message is, in words, and why it has no day."""
    draft = read(rows_or_data, **said).drafts[0]
    why = [language("nl").render(each.why) for each in draft.untaken]
    return str(draft.moment.when), why


@pytest.mark.parametrize(
    ("head", "when"), [(DUTCH, "2027-04-03"), (ENGLISH, "None"), (NEUTRAL, "None"), (["Datum", *ENGLISH[1:]], "None")]
)
@pytest.mark.parametrize("written", ["03/04/2027", "03-04-2027", "3.4.2027"])
def test_only_dutch_headings_tell_that_the_day_comes_first(head: list[str], when: str, written: str):
    assert first([head, [written, "mail", "Start"]])[0] == when


def test_a_date_that_may_be_two_is_none_and_says_which_two():
    rows = [ENGLISH, ["03/04/2027", "mail", "Start"]]
    assert first(rows) == (
        "None",
        ["Dit kan za 3 apr 2027 of do 4 mrt 2027 zijn: zeg of de dag of de maand voorop staat"],
    )
    assert read(rows).doubts == read(rows).settles == {"order"}
    assert read(rows).drafts[0].notes == ("Date: 03/04/2027",)


@pytest.mark.parametrize(
    "written", ["03/04/2027 09:30", "03/04 - 05/04/2027", "03/04/2027 10:00-11:00", "w/c 03/04/2027"]
)
def test_so_is_what_begins_with_one(written: str):
    rows = [ENGLISH, [written, "mail", "Start"]]
    assert first(rows)[0] == "None"
    assert read(rows).doubts == {"order"}
    assert first(rows, order="day")[0] != "None"


def test_what_can_be_one_day_only_is_that_day():
    assert first([ENGLISH, ["04/04/2027", "mail", "Start"]])[0] == "2027-04-04"
    assert first([ENGLISH, ["29/02/2028", "mail", "Start"]])[0] == "2028-02-29"
    assert read([ENGLISH, ["04/04/2027", "mail", "Start"]]).settles == frozenset()


@pytest.mark.parametrize(("order", "when"), [("day", "2027-04-03"), ("month", "2027-03-04")])
def test_somebody_may_say_which(order: str, when: str):
    for head in (DUTCH, ENGLISH):
        assert first([head, ["03/04/2027", "mail", "Start"]], order=order) == (when, [])


def test_a_date_that_can_only_be_read_otherwise_is_read_so_whatever_is_said():
    rows = [ENGLISH, ["03/04/2027", "mail", "Start"], ["25/03/2027", "mail", "Later"]]
    assert [str(each.moment.when) for each in read(rows, order="month").drafts] == ["2027-03-04", "2027-03-25"]


@pytest.mark.parametrize(("other", "when"), [("25/03/2027", "2027-04-03"), ("03/25/2027", "2027-03-04")])
def test_another_column_of_dates_tells(other: str, when: str):
    rows = [[*ENGLISH, "Activation by"], ["03/04/2027", "mail", "Start", other]]
    assert first([[*ENGLISH, "Respond by"], *rows[1:]])[0] == when


def test_columns_that_contradict_themselves_tell_nothing():
    rows = [DUTCH, ["03/04/2027", "mail", "A"], ["25/03/2027", "mail", "B"], ["03/25/2027", "mail", "C"]]
    assert first(rows)[0] == "None"


def formatted(code: str) -> bytes:
    """Return a workbook with a day that is shown by a format, and one that is text."""
    book = load_workbook(
        BytesIO(xlsx({"Plan": [ENGLISH, ["03/04/2027", "mail", "A"], [date(2027, 5, 1), "mail", "B"]]}))
    )
    book.worksheets[0]["A3"].number_format = code
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("code", "when"),
    [
        ("dd/mm/yyyy", "2027-04-03"),
        ("[$-409]m/d/yyyy", "2027-03-04"),
        ("mmmm d, yyyy", "2027-03-04"),
        ("ddd d mmm yyyy", "2027-04-03"),
        ("yyyy-mm-dd", "None"),
        ('yyyy"d/m"', "None"),
        ("hh:mm:ss", "None"),
    ],
)
def test_the_format_of_the_days_of_a_workbook_tells(code: str, when: str):
    assert first(formatted(code))[0] == when


def test_days_that_a_program_may_have_exchanged_are_told():
    rows = [DUTCH, [date(2027, 4, 3), "mail", "A"], ["25/03/2027", "mail", "B"], [date(2027, 5, 5), "mail", "C"]]
    told = [each.moment.assumed for each in read(xlsx({"Plan": rows})).drafts]
    assert told[1:] == [(), ()]
    assert (
        language("nl").render(*told[0])
        == "Het kan ook do 4 mrt 2027 zijn: een spreadsheet verwisselt soms dag en maand"
    )
    sure = [*rows, [date(2027, 4, 13), "mail", "D"]]
    assert {each.moment.assumed for each in read(xlsx({"Plan": sure})).drafts} == {()}


def test_a_deadline_that_may_be_two_days_is_none():
    rows = [[*ENGLISH, "Respond by"], ["14 May 2027", "mail", "Start", "03/04/2027"]]
    (draft,) = read(rows).drafts
    assert (draft.typed.get("activation_by"), draft.notes) == (None, ("Respond by: 03/04/2027",))
    assert [each.doubt for each in draft.untaken] == ["order"]
    assert read(rows, order="month").drafts[0].typed["activation_by"] == "2027-03-04"
    (told,) = read([[*DUTCH, "Reageren voor"], *rows[1:]]).drafts[0].assumed
    assert language("nl").render(told) == "De dag is als eerste gelezen"


def test_a_milestone_that_may_be_on_two_days_is_on_none():
    reading = read([["Milestone", *ENGLISH], ["Launch", "03/04/2027", "", ""], ["", "T-7", "mail", "Start"]])
    assert [(each.row, each.text, each.doubt) for each in reading.untaken] == [
        (2, "Launch – Date: 03/04/2027", "order")
    ]
    assert (2, "Launch – Date: 03/04/2027") in reading.aside


def test_the_language_of_headings_is_that_of_most():
    assert language_of(["Datum", "Channel", "Doelgroep"]) == "nl"
    assert language_of(["Date", "Kanaal"]) is None
    assert language_of(["Status", "Week"]) is None
    assert language_of(["Date Sent", "Target audience", "Kanaal"]) == "en"


def test_separators_make_no_difference():
    assert first(separated([ENGLISH, ["03-04-2027", "mail", "x"]], ","))[0] == "None"


def test_formats_that_begin_a_million_times_and_never_end_tell_nothing():
    begun = (b"<cellXfs ", b"<numFmt ", b"<number:date-style ", b"[", b'formatCode="')
    assert {order_shown({name: each * 200_000}) for name in (STYLES, CONTENT) for each in begun} == {None}


SPANS = [
    "12-14 april 2027",
    "week 12-14",
    "wk 12-14",
    "12/13 april 2027",
    "maandag 5 april 10-13 uur",
    "12-14",
    "ma 5 april 10-13u",
]


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("written", ["3-4-2027", "03/04/2027"])
def test_days_weeks_or_hours_from_one_to_another_prove_nothing_of_the_other_dates(span: str, written: str):
    assert first([DUTCH, [written, "mail", "Aftrap"], [span, "mail", "Daarna"]])[0] == "2027-04-03"
    assert first([ENGLISH, [written, "mail", "Start"], [span, "mail", "Later"]])[0] == "None"


def test_hours_behind_a_date_prove_nothing_of_it():
    assert first([DUTCH, ["3-4-2027 9-13 uur", "mail", "Aftrap"]])[0] == "2027-04-03T09:00:00"
    rows = [DUTCH, ["20-4-2027 10-13 uur", "mail", "Aftrap"], ["3-4-2027", "mail", "Daarna"]]
    assert [str(each.moment.when) for each in read(rows).drafts] == ["2027-04-20T10:00:00", "2027-04-03"]


@pytest.mark.parametrize(("written", "when"), [("di 13-4", "2027-04-13"), ("13/4", "2027-04-13"), ("4/13", "None")])
def test_a_cell_that_is_nothing_but_a_day_tells_the_order(written: str, when: str):
    assert first([DUTCH, [written, "mail", "Aftrap"]], order=None)[0] in {when, "2027-04-13"}
    rows = [ENGLISH, ["03/04/2027", "mail", "Start"], [written, "mail", "Later"]]
    assert first(rows)[0] == ("2027-03-04" if written == "4/13" else "2027-04-03")


def test_days_in_a_column_of_weeks_are_days():
    rows = [["Onderwerp", "Week", "Kanaal"], ["Aftrap", "5-4-2027", "Mail"], ["Slot", "6-9-2027", "Mail"]]
    assert [str(each.moment.when) for each in read(rows).drafts] == ["2027-04-05", "2027-09-06"]
    rows = [["Onderwerp", "Week", "Kanaal"], ["Rond de jaarwisseling", "52-2 2027", "Mail"], ["Dan", "12", "Mail"]]
    moment = read(rows, weeks="calendar").drafts[0].moment
    assert (str(moment.when), str(moment.until)) == ("2027-W52", "2028-W02")
