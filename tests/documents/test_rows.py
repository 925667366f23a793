"""Rows that add up others, and what stands once in a column for several rows."""

import pytest

from tests.documents.sheets import read, told, xlsx

HEAD = ["Fase", "Datum", "Titel", "Kanaal"]


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "Totaal", "", "€ 12.000"],
        ["", "", "Totaal kosten € 12.000", "", ""],
        ["Totaal", "", "", "", "12000"],
        ["Subtotaal communicatie", "", "", "", "1.250,-"],
        ["Total costs", "", "", "", "EUR 1250"],
        ["", "", "", "Eindtotaal", "12.000"],
    ],
)
def test_a_total_is_no_message_and_told_as_one(row):
    rows = [[*HEAD, "Kosten"], ["Start", "12 maart 2027", "Waarom", "mail", "€ 1.250,00"], row]
    reading = read(rows)
    assert told(reading) == [("Waarom", "mail", "2027-03-12")]
    (left,) = reading.untaken
    assert (left.row, left.text) == (3, " ".join(filter(None, row)))
    assert left.why.text == "It is a total, and no message"


@pytest.mark.parametrize(
    "row", [["", "1 april 2027", "Totaalplaatje", "mail"], ["", "", "Totaal overzicht", "intranet"]]
)
def test_a_message_that_begins_like_one_stays(row):
    assert len(read([HEAD, ["Start", "12 maart 2027", "Waarom", "mail"], row]).drafts) == 2


def test_a_phase_that_stands_once_is_of_the_rows_below_it_too():
    rows = [
        HEAD,
        ["Start", "12 maart 2027", "Waarom", "mail"],
        ["", "13 maart 2027", "Hoe", "mail"],
        ["Nazorg", "1 mei 2027", "En nu", "mail"],
        ["", "8 mei 2027", "Dank", "mail"],
    ]
    reading = read(rows)
    assert [each.phase for each in reading.drafts] == ["Start", "Start", "Nazorg", "Nazorg"]
    assert [len(each.assumed) for each in reading.drafts] == [0, 1, 0, 1]
    assert reading.drafts[1].assumed[0].values == {"heading": "Fase"}


def test_a_phase_that_every_row_says_for_itself_is_not_filled_in():
    rows = [HEAD, ["Start", "", "a", "mail"], ["Start", "", "b", "mail"], ["", "", "c", "mail"]]
    assert [each.phase for each in read(rows).drafts] == ["Start", "Start", ""]
    rows = [HEAD, ["", "", "a", "mail"], ["Nazorg", "", "b", "mail"], ["", "", "c", "mail"]]
    assert [each.phase for each in read(rows).drafts] == ["", "Nazorg", ""]


def test_a_week_in_front_heads_its_rows_and_a_date_does_not():
    rows = [["Week", "Titel", "Kanaal"], ["wk 20", "a", "mail"], ["", "b", "mail"], ["wk 22", "c", "mail"]]
    assert [each[2] for each in told(read(rows))] == ["2027-W20", "2027-W20", "2027-W22"]
    rows = [["Datum", "Titel", "Kanaal"], ["12 mei 2027", "a", "mail"], ["", "b", "mail"]]
    assert [each[2] for each in told(read(rows))] == ["2027-05-12", ""]
    merged = xlsx({"Plan": rows}, ["A2:A3"])
    assert [each[2] for each in told(read(merged))] == ["2027-05-12", "2027-05-12"]
    rows = [["Titel", "Week", "Kanaal"], ["a", "wk 20", "mail"], ["b", "", "mail"]]
    assert [each[2] for each in told(read(rows))] == ["2027-W20", ""]


def test_an_audience_in_front_heads_its_rows():
    rows = [
        ["Doelgroep", "Boodschap", "Kanaal", "Datum"],
        ["MT", "Waarom", "overleg", "12 mei 2027"],
        ["", "Hoe", "mail", "13 mei 2027"],
        ["Teams", "Wat", "mail", ""],
    ]
    people = [each.audiences.named[0].name for each in read(rows).drafts]
    assert people == ["MT", "MT", "Teams"]


def test_the_numbers_of_rows_are_no_ids_and_ours_are():
    rows = [["Nr.", "Datum", "Titel", "Kanaal"], ["1", "12 maart 2027", "Waarom", "mail"]]
    reading = read(rows)
    assert reading.columns[0].field is None
    assert reading.drafts[0].notes == ("Nr.: 1",)
    rows[1][0] = "mwaarom12"
    assert read(rows).drafts[0].id == "mwaarom12"


def test_a_heading_that_comes_twice_says_its_text_once():
    rows = [["Datum", "BOODSCHAP", "Doelgroep", "BOODSCHAP"], ["12 maart 2027", "Waarom", "MT", "Waarom"]]
    assert read(rows).drafts[0].typed["body"] == "Waarom"
    rows[1][3] = "Het hele verhaal"
    assert read(rows).drafts[0].typed["body"] == "Waarom\nHet hele verhaal"


MERGED = [
    HEAD,
    ["Voorbereiding", "1 maart 2027", "Een", "mail"],
    ["", "2 maart 2027", "Twee", "mail"],
    ["Uitrol", "3 maart 2027", "Drie", "mail"],
    ["", "4 maart 2027", "Vier", "mail"],
    ["Nazorg", "5 maart 2027", "Vijf", "mail"],
    ["", "6 maart 2027", "Zes", "mail"],
]


@pytest.mark.parametrize("merged", [["A2:A3"], ["A4:A5"], ["A2:A3", "A6:A7"], []])
def test_a_phase_goes_on_also_where_another_one_is_merged(merged):
    reading = read(xlsx({"Plan": MERGED}, merged))
    assert [each.phase for each in reading.drafts] == 2 * ["Voorbereiding"] + 2 * ["Uitrol"] + 2 * ["Nazorg"]


def test_a_merged_phase_ends_where_the_sheet_shows_it():
    rows = [*MERGED[:3], ["", "3 maart 2027", "Los", "mail"], *MERGED[3:]]
    phases = [each.phase for each in read(xlsx({"Plan": rows}, ["A2:A3"])).drafts]
    assert phases == ["Voorbereiding", "Voorbereiding", "", "Uitrol", "Uitrol", "Nazorg", "Nazorg"]
