"""The columns beside a moment: its time, its end and its embargo; what cannot be read of them stays in the notes."""

from datetime import date, time

import pytest

from campaign.language import language
from tests.documents.sheets import read, xlsx

HEAD = ["Datum", "Tijd", "Einddatum", "Embargo", "Onderwerp", "Kanaal"]


def said(day: str, clock: str = "", end: str = "", embargo: str = ""):
    """Return a moment in words, the notes, and what was not taken with why."""
    (draft,) = read([HEAD, [day, clock, end, embargo, "Demo", "mail"]]).drafts
    moment = draft.moment
    found = [str(each) if each else "" for each in (moment.when, moment.until, moment.not_before)]
    return found, draft.notes, [(each.text, language("nl").render(each.why)) for each in draft.untaken]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("12-3-2027", "10:00", "", "1-3-2027"), ["2027-03-12T10:00:00", "", "2027-03-01"]),
        (("12-3-2027", "", "14-3-2027"), ["2027-03-12", "2027-03-14", ""]),
        (("12-3-2027", "", "12-3-2027"), ["2027-03-12", "", ""]),
        (("12-3-2027", "10:00", "12-3-2027"), ["2027-03-12T10:00:00", "", ""]),
        (("week 12 2027", "", "week 14 2027"), ["2027-W12", "2027-W14", ""]),
        (("12-3-2027", "n.v.t.", "-", "geen"), ["2027-03-12", "", ""]),
        (("12-3-2027", "halftwee"), ["2027-03-12T13:30:00", "", ""]),
        (("12-3-2027", "half 4"), ["2027-03-12T15:30:00", "", ""]),
        (("12-3-2027", "10.30 uur"), ["2027-03-12T10:30:00", "", ""]),
        (("12-3-2027", "10u"), ["2027-03-12T10:00:00", "", ""]),
        (("12-3-2027", "10-11 uur"), ["2027-03-12T10:00:00", "2027-03-12T11:00:00", ""]),
        (("12-3-2027", "9,30"), ["2027-03-12T09:30:00", "", ""]),
        (("", "", "", "vanaf 1 maart 2027"), ["", "", "2027-03-01"]),
    ],
)
def test_they_say_more_of_it(cells: tuple[str, ...], found: list[str]):
    assert said(*cells) == (found, (), [])


@pytest.mark.parametrize(
    ("cells", "note", "why"),
    [
        (("12-3-2027", "na de lunch"), "Tijd: na de lunch", "na de lunch is geen tijd"),
        (("week 12 2027", "10:00"), "Tijd: 10:00", "Er is geen dag bij deze tijd"),
        (("12-3-2027", "", "10-3-2027"), "Einddatum: 10-3-2027", "Het eindigt voordat het begint"),
        (("12-3-2027", "", "n.t.b."), "Einddatum: n.t.b.", "Het moment is nog open"),
        (("", "", "10-3-2027"), "Einddatum: 10-3-2027", "Er staat tot wanneer, en niet vanaf wanneer"),
        (
            ("12 t/m 14 maart 2027", "", "15-3-2027"),
            "Einddatum: 15-3-2027",
            "Een andere cel van deze rij heeft een ander einde",
        ),
        (
            ("12-3-2027", "", "", "zodra het kan"),
            "Embargo: zodra het kan",
            "zodra het kan is geen moment",
        ),
    ],
)
def test_what_they_cannot_say_is_kept_and_told(cells: tuple[str, ...], note: str, why: str):
    _found, notes, untaken = said(*cells)
    assert note in notes
    assert untaken == [(note.partition(": ")[2], why)]


def test_they_count_in_a_table_with_a_column_for_each_week():
    rows = [
        ["Onderwerp", "Embargo", "wk 36", "wk 37", "wk 38"],
        ["Start", "1-3-2027", "x", "", ""],
        ["Los", "zomer", "", "", ""],
    ]
    start, loose = read(rows).drafts
    assert str(start.moment.not_before) == "2027-03-01"
    assert loose.notes == ("Embargo: zomer",)


def test_a_phase_or_milestone_keeps_the_end_that_cannot_be_read():
    rows = [
        ["Fase", "Start", "Einde", "Activiteiten"],
        ["Aanloop", "1-3-2027", "zomer", "x"],
        ["Aanloop", "8-3-2027", "", "y"],
    ]
    reading = read(rows)
    texts = [text for _row, text in reading.aside]
    assert "Aanloop – Einde: zomer" in texts
    assert "Aanloop – Start: 8-3-2027" in texts
    assert "Aanloop – Start: 1-3-2027" not in texts


def test_a_time_of_a_typed_cell_counts():
    (draft,) = read(xlsx({"Plan": [HEAD, [date(2027, 3, 12), time(9, 30), None, None, "Demo", "mail"]]})).drafts
    assert str(draft.moment.when) == "2027-03-12T09:30:00"
