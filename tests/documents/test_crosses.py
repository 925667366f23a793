"""Columns of crosses in a plan: the audience is the heading."""

import pytest

from tests.documents.sheets import Rows, read

HEAD = ["Wat", "Kanaal", "Datum"]
PEOPLE = ["MT", "Leidinggevenden", "Medewerkers", "OR"]


def sheet(heads: list[str], *crosses: list[str]) -> Rows:
    return [[*HEAD, *heads], *([f"Bericht {at}", "mail", f"1{at}-3-2027", *row] for at, row in enumerate(crosses))]


def whom(rows: Rows, **said: object) -> list[list[str]]:
    return [[each.name for each in draft.audiences.named] for draft in read(rows, **said).drafts]


def columns(rows: Rows) -> list[tuple[str, str | None, bool]]:
    return [(each.heading, each.field, each.sure) for each in read(rows).columns[3:]]


@pytest.mark.parametrize("cross", ["x", "X", "ja", "✓", "v", "1", "(x)", "yes"])
def test_a_cross_says_that_a_row_is_for_the_audience_above_it(cross):
    rows = sheet(PEOPLE, [cross, "", cross, ""], ["", cross, "nee", "-"], ["", "", "", cross])
    assert whom(rows) == [["MT", "Medewerkers"], ["Leidinggevenden"], ["OR"]]


@pytest.mark.parametrize("heading", ["Alle medewerkers", "Teamleiders", "Managers", "Works council", "Klanten"])
def test_one_column_of_crosses_is_an_audience_where_its_heading_says_so(heading):
    assert whom(sheet([heading], ["x"], [""])) == [[heading], []]


def test_unknown_headings_beside_each_other_are_a_guess():
    rows = sheet(["Vestiging Zuid", "Blauw"], ["x", ""], ["x", "x"])
    assert whom(rows) == [["Vestiging Zuid"], ["Vestiging Zuid", "Blauw"]]
    assert columns(rows) == [("Vestiging Zuid", "audiences", False), ("Blauw", "audiences", False)]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["Foto nodig", "Vertaling"], ["x", "x"]),
        (["Intranet", "Poster"], ["x", "x"]),
        (["Medewerkers geïnformeerd?"], ["x"]),
        (["Blauw"], ["x"]),
        (["Blauw", "Rood"], ["x", "nee"]),
        (["MT-overleg"], ["x"]),
        (["Leiders in de zaal"], ["twaalf"]),
    ],
)
def test_crosses_that_say_something_else_stay_in_the_notes(heads, row):
    rows = sheet(heads, row, row)
    assert whom(rows) == [[], []]
    assert {field for _heading, field, _sure in columns(rows)} == {None}


def test_beside_a_column_of_audiences_unknown_headings_are_none():
    rows = sheet(["Doelgroep", "Blauw", "Rood"], ["Zorg", "x", "x"])
    assert whom(rows) == [["Zorg"]]


def test_what_somebody_chose_takes_the_heading_and_not_the_cross():
    chosen = {"Blauw": "audiences", "Foto nodig": "audiences"}
    rows = sheet(["Blauw", "Foto nodig"], ["x", ""], ["ja", "✓"])
    assert whom(rows, meant=chosen) == [["Blauw"], ["Blauw", "Foto nodig"]]
    assert whom(sheet(["MT"], ["x"]), meant={"MT": None}) == [[]]


def test_a_column_with_names_is_read_as_before():
    assert whom(sheet(["Doelgroep"], ["Zorg, Staf"])) == [["Zorg", "Staf"]]


WORDED = sheet(
    ["MT", "Blauw", "Leiders", "OR"], ["x", "", "trekt", "ter info"], ["", "i", "x", ""], ["i", "x", "", "nee"]
)


def test_a_letter_or_word_between_crosses_is_one_and_is_told():
    assert whom(WORDED) == [["MT", "Leiders", "OR"], ["Blauw", "Leiders"], ["MT", "Blauw"]]
    assert columns(WORDED) == [
        *(("MT", "audiences", True), ("Blauw", "audiences", False), ("Leiders", "audiences", True)),
        ("OR", "audiences", True),
    ]
    drafts = read(WORDED).drafts
    told = [["Leiders: trekt", "OR: ter info"], ["Blauw: i"], ["MT: i"]]
    assert [[each.text for each in draft.untaken] for draft in drafts] == told
    assert [[*draft.notes] for draft in drafts] == told


@pytest.mark.parametrize(
    ("heads", "rows", "who"),
    [
        (["MT", "OR"], [["i", "r"], ["a", "i"]], [[], []]),
        (["MT", "Prioriteit"], [["x", "hoog"], ["x", "laag"]], [["MT"], ["MT"]]),
        (["Blauw", "Rood"], [["x", "soms"], ["", "x"]], [[], []]),
        (["MT", "OR"], [["na het besluit van de directie", "x"], ["x", ""]], [["OR"], []]),
    ],
)
def test_words_that_are_not_among_crosses_are_no_audience(heads, rows, who):
    assert whom(sheet(heads, *rows)) == who


def test_what_somebody_chose_is_named_by_its_heading_whatever_stands_below():
    rows = sheet(["Blauw"], ["x"], ["i"], ["ter info"])
    assert whom(rows, meant={"Blauw": "audiences"}) == [["Blauw"]] * 3
    assert whom(sheet(["Groep"], ["Zorg"], ["Staf"]), meant={"Groep": "audiences"}) == [["Zorg"], ["Staf"]]
