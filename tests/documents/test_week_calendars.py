"""A calendar with a column for each week: its row of dates, days and times in its cells, what is merged over weeks."""

import pytest

from tests.documents.sheets import read, told, xlsx

HEAD = ["Kanaal", "wk 12", "wk 13", "wk 14", "wk 15"]
DATES = ["", "22-26 mrt", "29 mrt-2 apr", "5-9 apr", "12-16 apr"]
YEAR = {"weeks": "calendar"}


def moments(*rows, **said):
    return [(str(each.moment.when), each.moment.until) for each in read([HEAD, *rows], **{**YEAR, **said}).drafts]


@pytest.mark.parametrize(
    "dates",
    [DATES, ["Datum", "22-3-2027", "29-3-2027", "5-4-2027", ""], ["Week van", "22 mrt", "29 mrt", "5 apr", "-"]],
)
def test_a_row_of_dates_is_no_message_and_told_as_none(dates):
    reading = read([HEAD, dates, ["Intranet", "x", "", "", ""]], **YEAR)
    assert told(reading) == [("Intranet", "intranet", "2027-W12")]
    (left,) = reading.untaken
    assert (left.row, left.text) == (2, " ".join(filter(None, dates)))
    assert left.why.text == "It has the dates of the columns, and is no message"


def test_a_message_with_dates_in_its_cells_stays_one():
    assert len(read([HEAD, ["Mail", "22-3-2027", "29-3-2027", "", ""]], **YEAR).drafts) == 1


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("di 10.00", "2027-03-23T10:00:00"),
        ("dinsdag 10:00 uur", "2027-03-23T10:00:00"),
        ("Di. om 10u", "2027-03-23T10:00:00"),
        ("do half 4", "2027-03-25T15:30:00"),
        ("vr 14.00 Vragenuur", "2027-03-26T14:00:00"),
        ("Vragenuur vr 14.00", "2027-03-26T14:00:00"),
        ("wo", "2027-03-24"),
        ("donderdag teamoverleg", "2027-03-25"),
        ("zo snel mogelijk", "2027-W12"),
        ("di en do 10.00", "2027-W12"),
        ("di 10", "2027-W12"),
    ],
)
def test_a_day_and_a_time_in_the_cell_of_a_week_are_those_of_that_week(cell, when):
    assert [each[0] for each in moments(["Overleg", cell, "", "", ""])] == [when]


def test_the_rest_of_such_a_cell_is_in_the_notes_and_other_weeks_stay_together():
    reading = read([HEAD, ["Overleg", "x", "di 10.00-11.30 Vragenuur", "x", "x"]], **YEAR)
    assert told(reading) == [
        ("Overleg (wk 12)", "overleg", "2027-W12"),
        ("Overleg (wk 13)", "overleg", "2027-03-30T10:00:00"),
        ("Overleg (wk 14 – wk 15)", "overleg", "2027-W14"),
    ]
    assert "wk 13: Vragenuur" in reading.drafts[1].notes
    assert str(reading.drafts[1].moment.until) == "2027-03-30T11:30:00"


def test_below_an_audience_it_gives_the_message_its_day():
    rows = [["Doelgroep", *HEAD[1:]], ["Managers", "Overleg di 10.00", "mail", "", ""]]
    assert told(read(rows, **YEAR)) == [("Overleg", "overleg", "2027-03-23T10:00:00"), ("mail", "mail", "2027-W13")]


def test_what_is_merged_over_weeks_runs_from_the_first_to_the_last():
    rows = [HEAD, ["Poster", "", "Posters", "", ""], ["Mail", "x", "", "", "x"]]
    (poster, *mails) = read(xlsx({"Plan": rows}, ["C2:E2"]), **YEAR).drafts
    assert (str(poster.moment.when), str(poster.moment.until)) == ("2027-W13", "2027-W15")
    assert poster.notes.count("wk 13: Posters") == 1
    assert len(mails) == 2
    crossed = xlsx({"Plan": [["Doelgroep", *HEAD[1:]], ["Managers", "", "mail", "", ""]]}, ["C2:E2"])
    assert len(read(crossed, **YEAR).drafts) == 1


@pytest.mark.parametrize("remark", ["Opm.: vakantie wk 17-18", "Opmerking: geen mail in wk 13", "N.B. wk 14 dicht"])
@pytest.mark.parametrize("head", [HEAD, ["Activiteit", *HEAD[1:]]])
def test_a_remark_below_or_between_is_no_message(head, remark):
    rows = [head, ["Mail", "x", "", "", ""], [remark, "", "", "", ""], ["Intranet", "", "x", "", ""]]
    reading = read(rows, **YEAR)
    assert len(reading.drafts) == 2
    assert (3, remark) in reading.aside
