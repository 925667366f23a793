"""Moments that come back, as people write them in a cell."""

import pytest

from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import Known, surroundings
from campaign.documents.sheets.tables import Cell
from tests.conftest import TODAY
from tests.documents.sheets import read


def moment(text):
    known = Known(TODAY, (("livegang", "Livegang"),), "livegang")
    (found,) = read_cell(text, text, surroundings([Cell(text, text, 1, 1)], [], "Datum", known))
    return found


@pytest.mark.parametrize(
    ("text", "when", "repeat"),
    [
        ("elke dinsdag vanaf 13 april", "2027-04-13", "1w"),
        ("elke dinsdag vanaf 14 april 2027", "2027-04-20", "1w"),
        ("vanaf 13 april elke dinsdag om 9 uur", "2027-04-13T09:00:00", "1w"),
        ("elke dinsdag 10:00 vanaf 13 april 2027 t/m 1 juni 2027", "2027-04-13T10:00:00", "1w until 2027-06-01"),
        ("wekelijks vanaf 13-4-2027, 6x", "2027-04-13", "1w 6x"),
        ("om de week do vanaf 1 april", "2027-04-01", "2w"),
        ("13 april, daarna wekelijks", "2027-04-13", "1w"),
        ("elke 2 weken vanaf livegang", "livegang", "2w"),
        ("1x per maand vanaf maart 2027", "2027-03", "1m"),
        ("every Tuesday from April 13", "2027-04-13", "1w"),
        ("every other week from 13 April 2027", "2027-04-13", "2w"),
        ("maandelijks vanaf 13 april", "2027-04-13", "1m"),
    ],
)
def test_it_comes_back_from_its_first_day(text, when, repeat):
    found = moment(text)
    assert (str(found.when), found.repeat, found.why) == (when, repeat, None)


def test_by_the_weekday_of_a_month_the_first_time_is_taken_and_told():
    found = moment("maandelijks 1e di vanaf april 2027")
    assert (str(found.when), found.repeat) == ("2027-04-06", "")
    assert any(each.text.startswith("Only its first time is taken") for each in found.assumed)
    assert str(moment("elke maand de laatste vrijdag vanaf 1 maart 2027").when) == "2027-03-26"


@pytest.mark.parametrize(
    ("text", "repeat"),
    [
        ("elke dinsdag", "1w"),
        ("om de week do", "2w"),
        ("wekelijks (ma)", "1w"),
        ("per kwartaal", "3m"),
        ("maandelijks 1e di", ""),
        ("2x per week", ""),
        ("tijdens elke stand-up", ""),
    ],
)
def test_without_a_first_day_it_has_none_and_says_so(text, repeat):
    found = moment(text)
    assert (found.when, found.repeat) == (None, repeat)
    assert found.why.text == "It comes back, without a first day"


def test_a_message_that_comes_back_does_so():
    rows = [["Datum", "Titel", "Kanaal"], ["elke dinsdag vanaf 13 april 2027", "Stand", "mail"]]
    assert read(rows).drafts[0].typed["repeat"] == "1w"
    rows = [["Datum", "Titel", "Kanaal", "Frequentie"], ["13 april 2027", "Stand", "mail", "wekelijks"]]
    assert read(rows).drafts[0].typed["repeat"] == "wekelijks"
    rows[1][3] = "Eenmalig"
    assert "repeat" not in read(rows).drafts[0].typed
