"""Workbooks whose plan is spread over sheets: those that look alike are read together, the others are named."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.joining import read_sheets
from campaign.documents.sheets.tables import read_tables
from campaign.errors import NotUnderstoodError
from campaign.language import language
from tests.conftest import TODAY
from tests.documents.sheets import read, told, xlsx

HEAD = ["Datum", "Kanaal", "Doelgroep", "Onderwerp"]
MARCH = [HEAD, ["1 maart 2027", "mail", "MT", "A"], ["2 maart 2027", "intranet", "MT", "B"]]
APRIL = [HEAD, ["1 april 2027", "mail", "MT", "A"]]
COVER = [["Welkom"]]


def names(sheets, *chosen: str):
    """Return the sheets of a workbook that are read, that are read when nobody chooses, and that are not."""
    return tuple(read_sheets(read_tables(xlsx(sheets)), Choices(sheets=chosen), Known(TODAY))[1])


def test_sheets_that_are_laid_out_alike_are_read_together():
    sheets = {"Voorblad": COVER, "Maart": MARCH, "April": APRIL}
    assert names(sheets) == (("Maart", "April"), ("Maart", "April"), ("Voorblad",))
    reading = read(xlsx(sheets))
    assert told(reading) == [("A", "mail", "2027-03-01"), ("B", "intranet", "2027-03-02"), ("A", "mail", "2027-04-01")]
    assert [(each.sheet, each.row) for each in reading.drafts] == [("Maart", 2), ("Maart", 3), ("April", 2)]
    assert [language("nl").render(each) for each in reading.told] == [
        "Samen gelezen tabbladen: Maart, April.",
        "Niet gelezen tabbladen: Voorblad.",
    ]


def test_one_or_some_of_them_may_be_chosen():
    sheets = {"Maart": MARCH, "April": APRIL, "Mei": [HEAD, ["1 mei 2027", "mail", "MT", "C"]]}
    assert names(sheets, "april") == (("April",), ("Maart", "April", "Mei"), ("Maart", "Mei"))
    assert names(sheets, "Mei", "Maart")[0] == ("Maart", "Mei")
    with pytest.raises(NotUnderstoodError) as caught:
        names(sheets, "Maart", "Juni")
    assert language("nl").render(caught.value.text) == "Er is geen tabblad Juni"


@pytest.mark.parametrize(
    "other",
    [
        [["Actie", "Wie", "Wanneer", "Status"], ["Bel Jan", "Bo", "1 mei 2027", "open"]],
        [["Post", "Bedrag"], ["Drukwerk", 12]],
        [["Activiteit", "wk 36", "wk 37", "wk 38"], ["Start", "x", "", ""]],
        [["Mijlpaal", "Datum"], ["Livegang", "1 mei 2027"]],
    ],
    ids=["actions", "budget", "weeks", "milestones"],
)
def test_a_sheet_of_something_else_is_not(other):
    assert names({"Plan": MARCH, "Anders": other})[0] == ("Plan",)


def test_another_version_of_the_plan_is_not():
    older = [*MARCH[:2], ["9 maart 2027", "intranet", "MT", "B"]]
    for name, rows in {"Februari": older, "Plan (oud)": APRIL, "kopie": APRIL}.items():
        assert names({"Plan": MARCH, name: rows})[0] == ("Plan",)
    reading = read(xlsx({"Plan": MARCH, "Februari": older}))
    assert language("nl").render(reading.told[-1]) == (
        "Niet gelezen, want een versie van een tabblad dat wel is gelezen: Februari."
    )


def test_columns_need_not_be_the_same_to_the_letter():
    other = [["Wanneer", "Middel", "Doelgroep", "Titel", "Kleur"], ["1 mei 2027", "mail", "MT", "C", "rood"]]
    reading = read(xlsx({"Een": MARCH, "Twee": other}))
    assert [each.title for each in reading.drafts] == ["A", "B", "C"]
    assert [each.heading for each in reading.columns] == [*HEAD, "Wanneer", "Middel", "Titel", "Kleur"]
    assert reading.drafts[2].notes == ("Kleur: rood", "Tabblad: Twee")


def test_a_sheet_for_each_channel_gives_its_messages_that_channel():
    head = ["Datum", "Onderwerp", "Doelgroep"]
    sheets = {"Intranet": [head, ["1 mei 2027", "A", "MT"]], "Nieuwsbrief": [head, ["2 mei 2027", "B", "MT"]]}
    assert told(read(xlsx(sheets))) == [("A", "intranet", "2027-05-01"), ("B", "nieuwsbrief", "2027-05-02")]
    assert told(read(xlsx(sheets), sheets=("Nieuwsbrief",))) == [("B", "nieuwsbrief", "2027-05-02")]
    assert all(each.notes == () for each in read(xlsx(sheets)).drafts)


def test_a_sheet_for_each_month_gives_its_days_that_month():
    sheets = {
        "mrt 2027": [HEAD, [1, "mail", "MT", "A"], ["di 30", "mail", "MT", "B"], [31, "mail", "MT", "C"]],
        "04 april '27": [HEAD, [1, "mail", "MT", "D"], [31, "mail", "MT", "E"], [date(2027, 5, 3), "mail", "MT", "F"]],
    }
    assert [str(each.moment.when) for each in read(xlsx(sheets)).drafts] == [
        *("2027-03-01", "2027-03-30", "2027-03-31"),
        *("2027-04-01", "None", "2027-05-03"),
    ]


def test_any_other_name_stays_in_the_notes():
    reading = read(xlsx({"Zorg": MARCH, "Balie": APRIL}))
    assert [each.notes for each in reading.drafts] == [("Tabblad: Zorg",)] * 2 + [("Tabblad: Balie",)]


def test_a_milestone_of_one_sheet_is_that_of_all_and_counts_once():
    head = ["Mijlpaal", "Datum", "Kanaal", "Doelgroep", "Onderwerp"]
    one = [head, ["", "T-7", "mail", "MT", "A"], ["", "T-3", "mail", "MT", "C"]]
    two = [head, ["Livegang", "1 mei 2027", "", "", ""], ["", "T-1", "mail", "MT", "B"]]
    reading = read(xlsx({"Een": one, "Twee": two}))
    assert [(each.id, str(each.moment.when)) for each in reading.milestones] == [("livegang", "2027-05-01")]
    assert [str(each.moment.when) for each in reading.drafts] == ["livegang - 7d", "livegang - 3d", "livegang - 1d"]


def test_what_stands_outside_a_table_or_is_not_understood_says_in_which_sheet():
    rows = [["Let op: concept"], HEAD, ["zomer", "mail", "MT", "C"]]
    reading = read(xlsx({"Maart": MARCH, "April": rows}))
    assert reading.aside == ((1, "April: Let op: concept"),)
    assert [each.text for each in reading.drafts[2].untaken] == ["April: zomer"]


def test_a_hidden_sheet_waits_to_be_chosen():
    book = load_workbook(BytesIO(xlsx({"Maart": MARCH, "April": APRIL})))
    book["April"].sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    assert len(read(file.getvalue()).drafts) == 2
    assert len(read(file.getvalue(), sheets=("April",)).drafts) == 1
