"""A week or month beside a day: it says when a message is of which the day is open."""

import pytest

from tests.documents.sheets import Rows, read

HEAD = ["Week", "Datum", "Onderwerp", "Kanaal"]


def plan(*rows: tuple[str, str], head: list[str] = HEAD) -> Rows:
    return [head, *([*row, f"Bericht {at}", "mail"] for at, row in enumerate(rows))]


def whens(rows: Rows, **said: object) -> list[str]:
    return [str(each.moment.when or "") for each in read(rows, **said).drafts]


MIXED = plan(("wk 10", ""), ("wk 11", "15-3-2027"), ("wk 13", "n.n.b."), ("wk 14", "6-4-2027"))
FOUND = ["2027-W10", "2027-03-15", "2027-W13", "2027-04-06"]


@pytest.mark.parametrize("said", [{}, {"Week": "when"}, {"Datum": "when"}])
def test_a_row_whose_day_is_open_is_in_its_week_and_the_others_keep_their_day(said):
    reading = read(MIXED, meant=said)
    assert [str(each.moment.when) for each in reading.drafts] == FOUND
    assert [[told.text for told in each.assumed] for each in reading.drafts] == [
        *(["{heading} says when: the day is open"], []),
        *(["{heading} says when: the day is open"], []),
    ]
    assert "weeks" not in reading.doubts
    assert reading.drafts[1].notes == ("Week: wk 11",)


def test_what_is_said_to_be_for_the_notes_stays_there():
    assert whens(MIXED, meant={"Week": None}) == ["", "2027-03-15", "", "2027-04-06"]
    assert read(MIXED, meant={"Week": None}).drafts[0].notes == ("Week: wk 10",)
    assert whens(MIXED, meant={"Datum": None}, weeks="calendar")[0] == "2027-W10"


def test_the_year_of_a_week_is_that_of_the_day_next_to_it():
    rows = plan(("47", "17-11-2026"), ("46", ""), ("2", ""), ("3", "19-1-2027"))
    assert whens(rows) == ["2026-11-17", "2026-W46", "2027-W02", "2027-01-19"]
    months = plan(("november", "17-11-2026"), ("januari", ""), head=["Maand", *HEAD[1:]])
    assert whens(months) == ["2026-11-17", "2027-01"]


def test_weeks_in_which_no_day_is_may_be_of_the_project():
    rows = plan(("wk 1", "15-3-2027"), ("wk 2", ""))
    assert whens(rows) == ["2027-03-15", ""]
    assert read(rows).drafts[1].untaken[0].doubt == "start"


def test_a_day_in_another_week_counts_and_is_told():
    first, second = read(plan(("wk 11", "23-3-2027"), ("wk 12", "23-3-2027"))).drafts
    assert (str(first.moment.when), first.notes) == ("2027-03-23", ("Week: wk 11",))
    assert [each.text for each in first.assumed] == ["Its day is not in {period}, which stands beside it"]
    assert (second.notes, second.assumed) == (("Week: wk 12",), ())


def test_a_day_that_is_not_understood_is_kept_and_told():
    rows = plan(("wk 11", "23-3-2027"), ("wk 12", "na het besluit"), ("wk 12", "22-3-2027"), ("wk 11", "zie Jan"))
    drafts = read(rows).drafts
    assert [str(each.moment.when) for each in drafts] == ["2027-03-23", "2027-W12", "2027-03-22", "2027-W11"]
    assert [each.text for each in drafts[1].untaken] == ["na het besluit"]
    assert "Datum: zie Jan" in drafts[3].notes
