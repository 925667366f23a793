"""Headings in two rows: groups above columns, merged or not; what is a title, a row of the plan or a phase is none."""

import pytest

from tests.documents.sheets import Rows, read, told, xlsx

ROW = ["1 mrt 2027", "5 mrt 2027", "Mail", "MT", "Start"]
FOUND = [("Start", "mail", "2027-03-01", "2027-03-05", "MT")]


def found(rows: Rows, merged: tuple[str, ...] = ()):
    """Return each message as title, channel, first and last day and audiences."""
    return [
        (
            *(each.title, each.kind or each.channel, str(each.moment.when or ""), str(each.moment.until or "")),
            ", ".join(named.name for named in each.audiences.named),
        )
        for each in read(xlsx({"Plan": rows}, merged) if merged else rows).drafts
    ]


@pytest.mark.parametrize(
    ("head", "merged"),
    [
        ([["Planning", "", "Kanaal", "Doelgroep", "Titel"], ["Van", "Tot", "", "", ""]], ()),
        ([["Planning", None, "Kanaal", "Doelgroep", "Titel"], ["Van", "Tot"]], ("A1:B1", "C1:C2", "D1:D2", "E1:E2")),
        ([["Planning", None, "Kanaal", "Doelgroep", "Titel"], ["Van", "Tot"]], ("A1:B1",)),
        (
            [["Planning", None, "Bericht", None, None], ["Van", "Tot", "Kanaal", "Doelgroep", "Titel"]],
            ("A1:B1", "C1:E1"),
        ),
        ([["Planning", "", "Inhoud", "", ""], ["Begin", "Eind", "Kanaal", "Doelgroep", "Titel"]], ()),
        ([["", "", "Waarmee", "", ""], ["Van", "Tot", "Kanaal", "Doelgroep", "Titel"]], ()),
    ],
    ids=["below", "merged downwards", "merged", "above", "above, not merged", "only some"],
)
def test_a_group_and_its_headings_are_one(head: Rows, merged: tuple[str, ...]):
    rows = [*head, ROW]
    got = found(rows, merged)
    if head[0][0]:
        assert got == FOUND
        reading = read(xlsx({"Plan": rows}, merged) if merged else rows)
        assert not reading.aside
        assert reading.columns[0].heading == f"Planning – {head[1][0]}"
    else:
        assert len(got) == 1


def test_it_is_told_and_chosen_by_both():
    rows = [["Planning", None, "Kanaal", "Titel"], ["Van", "Kleur"], ["1 mrt 2027", "rood", "Mail", "Start"]]
    data = xlsx({"Plan": rows}, ("A1:B1", "C1:C2", "D1:D2"))
    assert read(data).drafts[0].notes == ("Planning – Kleur: rood",)
    chosen = {"Planning - Kleur": "location"}
    assert read(data, meant=chosen).drafts[0].typed["location"] == "rood"


@pytest.mark.parametrize(
    "above",
    [
        ["Communicatieplan Plein"],
        ["Planning"],
        ["Communicatieplan Plein", "", "", "versie 3"],
        ["", "", "", "maart"],
    ],
)
def test_a_title_is_no_group(above: list[str]):
    head = ["Datum", "Kanaal", "Doelgroep", "Titel"]
    reading = read([above, head, ["1 mrt 2027", "Mail", "MT", "Start"]])
    assert [each.heading for each in reading.columns] == head
    assert [text for _row, text in reading.aside] == [each for each in above if each]


def test_the_first_row_of_a_plan_is_no_row_of_headings():
    rows = [["Datum", "", "Kanaal", "Titel"], ["1 mrt 2027", "ma", "Mail", "Start"], ["2 mrt 2027", "di", "", ""]]
    assert [each.heading for each in read(rows).columns] == ["Datum", "Kanaal", "Titel"]
    assert len(read(rows).drafts) == 2
    merged = xlsx({"Plan": [["Datum", None, "Kanaal", "Titel"], ["1 mrt 2027", "ma"]]}, ("A1:B1",))
    assert len(read(merged).drafts) == 1


def test_marks_below_a_group_say_whom_and_by_which_channel():
    rows = [
        ["Datum", "Titel", "Doelgroep", None, "Verantwoordelijke", None, "Middel", None],
        [None, None, "MT", "Balie", "HR", "IT", "Mail", "Poster"],
        ["1 mrt 2027", "Start", "x", "x", None, "x", "x", None],
        ["2 mrt 2027", "Verder", None, "x", "Anna", None, "x", "x"],
    ]
    data = xlsx({"Plan": rows}, ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"))
    assert [
        (each.title, each.channel, [named.name for named in each.audiences.named], each.owner)
        for each in read(data).drafts
    ] == [
        ("Start", "Mail", ["MT", "Balie"], "IT"),
        ("Verder", "Mail", ["Balie"], "Anna"),
        ("Verder", "Poster", ["Balie"], "Anna"),
    ]


def test_months_stand_above_days_and_years_above_weeks():
    days = [
        ["Titel", "Kanaal", "maart 2027", "", "april 2027", ""],
        ["", "", "1", "15", "1", "15"],
        ["A", "Mail", "", "x", "", ""],
    ]
    data = xlsx({"Plan": days}, ("A1:A2", "B1:B2", "C1:D1", "E1:F1"))
    assert told(read(data)) == [("A", "mail", "2027-03-15")]
    weeks = [
        ["Titel", "Kanaal", "2027", None, "2028"],
        [None, None, "wk 51", "wk 52", "wk 1"],
        ["A", "Mail", None, None, "x"],
    ]
    data = xlsx({"Plan": weeks}, ("A1:A2", "B1:B2", "C1:D1"))
    assert told(read(data)) == [("A", "mail", "2028-W01")]


def test_months_above_the_numbers_of_weeks_change_nothing():
    rows = [["Titel", "mei", "", "juni", "", ""], ["", "20", "21", "22", "23", "24"], ["A", "", "", "", "x", ""]]
    data = xlsx({"Plan": rows}, ("A1:A2", "B1:C1", "D1:F1"))
    assert told(read(data)) == [("A", "", "2027-W23")]


def test_both_rows_again_on_the_next_page_are_no_messages():
    head = [["Planning", "", "Kanaal", "Titel"], ["Van", "Tot", "", ""]]
    rows = [*head, ["1 mrt 2027", "5 mrt 2027", "Mail", "A"], *head, ["8 mrt 2027", "", "Mail", "B"]]
    assert [each.title for each in read(rows).drafts] == ["A", "B"]
