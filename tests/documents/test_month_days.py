"""Days that are a number alone: their month stands in a column beside them, or in a heading above them."""

import pytest

from tests.documents.sheets import read, told, xlsx

HEADS = ["Maand", "Datum", "Onderwerp", "Kanaal"]
BORREL, NIEUWS, MAILING = ["Borrel", "Overleg"], ["Nieuws", "Intranet"], ["Mailing", "Mail"]


def assumed(reading):
    return [[each.text for each in draft.assumed] for draft in reading.drafts]


@pytest.mark.parametrize("heading", ["Datum", "Dag"])
@pytest.mark.parametrize("merged", [[], ["A2:A3"]])
def test_a_month_and_a_day_in_two_columns_are_one_day(heading: str, merged: list[str]):
    head = ["Maand", heading, *HEADS[2:]]
    rows = [
        head,
        ["januari 2028", 12, *BORREL],
        [None, "di 18", *NIEUWS],
        ["feb", 3, *MAILING],
        ["mrt", None, *MAILING],
    ]
    reading = read(xlsx({"Plan": rows}, merged))
    assert [each[2] for each in told(reading)] == ["2028-01-12", "2028-01-18", "2028-02-03", "2028-03"]
    assert [each[-1] for each in assumed(reading)] == [
        *["{first} and {second} are taken together"] * 3,
        "{heading} says when: the day is open",
    ]
    assert not any(draft.untaken for draft in reading.drafts)


def test_a_whole_day_beside_a_month_stays_as_it_is():
    reading = read([HEADS, ["maart", "12-3-2027", *BORREL], ["maart", "20-3-2027", *NIEUWS]])
    assert [each[2] for each in told(reading)] == ["2027-03-12", "2027-03-20"]
    assert assumed(reading) == [[], []]


def test_what_somebody_says_of_the_months_stays():
    reading = read([HEADS, ["maart 2027", "12", *BORREL]], meant={"Maand": "phase"})
    assert [each.phase for each in reading.drafts] == ["maart 2027"]
    assert [each[2] for each in told(reading)] == [""]


def test_a_month_between_the_rows_is_that_of_the_days_below_it():
    rows = [
        ["Jaarkalender 2027"],
        ["Dag", "Onderwerp", "Kanaal"],
        ["MAART"],
        ["12", *BORREL],
        ["do 18", *NIEUWS],
        ["22 t/m 26", *MAILING],
        ["hele maand", *NIEUWS],
        ["2 april", *NIEUWS],
        ["?", *MAILING],
        ["April 2027"],
        ["6 en 20", *MAILING],
        ["11-12", *MAILING],
        ["MEI / JUNI"],
        ["31", *BORREL],
    ]
    reading = read(rows)
    assert [f"{each.moment.when or ''} {each.moment.until or ''}".strip() for each in reading.drafts] == [
        *("2027-03-12", "2027-03-18", "2027-03-22 2027-03-26", "2027-03", "2027-04-02", ""),
        *("2027-04-06", "2027-04-20", "2027-12-11", ""),
    ]
    months = [[each.values["month"] for each in draft.assumed] for draft in reading.drafts]
    assert months == [*[["MAART"]] * 4, [], [], ["April 2027"], ["April 2027"], [], []]
    assert reading.drafts[-1].untaken[0].text == "31"


def test_a_day_that_is_not_on_the_calendar_or_on_another_day_of_the_week_is_none():
    reading = read([["Dag", "Onderwerp", "Kanaal"], ["Februari 2027"], ["30", *BORREL], ["ma 18", *NIEUWS]])
    assert [each[2] for each in told(reading)] == ["", ""]
    assert [len(each.untaken) for each in reading.drafts] == [1, 1]


@pytest.mark.parametrize("heading", ["Week", "Geplande week", "Tijd"])
def test_a_number_below_another_word_is_no_day(heading: str):
    reading = read([[heading, "Onderwerp", "Kanaal"], ["Mei 2027"], ["12", *BORREL], ["14", *NIEUWS]])
    assert not any("2027-05-1" in each[2] for each in told(reading))
