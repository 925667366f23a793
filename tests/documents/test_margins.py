"""What stands beside the cells of a workbook: comments, links, hidden rows and columns, and what is struck through."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from campaign.documents.sheets import margins_apart
from campaign.documents.sheets.margins import read_margins
from campaign.documents.sheets.reading import Reading
from campaign.documents.sheets.tables import read_tables
from campaign.language import Sentence, language
from tests.documents.sheets import read

ROWS = (
    ("Datum", "Kanaal", "Doelgroep", "Onderwerp", "Link", "Wie"),
    ("2027-03-01", "mail", "Allen", "Start", "", "Jo"),
    ("2027-03-08", "mail", "Allen", "Vervolg", "handleiding", "Bo"),
)


def book(change: Callable[[Any], None], rows: Sequence[Sequence[Any]] = ROWS) -> bytes:
    """Return rows as a workbook in which something is changed."""
    made = Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def comment(place: str, text: str, author: str = "Saskia") -> Callable[[Any], None]:
    return lambda sheet: setattr(sheet[place], "comment", Comment(text, author))


def link(place: str, address: str, shown: str | None = None) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        shown_before = sheet[place].value
        sheet[place].hyperlink = address
        sheet[place].value = shown if shown is not None else shown_before

    return change


def said(reading: Reading) -> list[str]:
    return [dutch(each) for draft in reading.drafts for each in draft.assumed]


def dutch(sentence: Sentence) -> str:
    return language("nl").render(sentence)


def test_a_comment_is_in_the_notes_of_its_row_in_the_language_of_the_sheet():
    start, vervolg = read(book(comment("F2", "Belt nog\nmet de drukker"))).drafts
    assert start.notes == ("Opmerking bij Wie: Belt nog\nmet de drukker",)
    assert vervolg.notes == ()
    english = [("Date", "Channel", "Audience", "Message"), ("2027-03-01", "mail", "All", "Start")]
    assert read(book(comment("D2", "Later?"), english)).drafts[0].notes == ("Comment on Message: Later?",)


def test_a_comment_says_that_a_row_is_confidential():
    (start, _vervolg) = read(book(comment("D2", "Vertrouwelijk tot 1 maart"))).drafts
    assert start.typed["confidential"] == "x"


@pytest.mark.parametrize(("place", "told"), [("D1", (1, "D1")), ("B4", (4, "B4")), ("AB9", (9, "AB9"))])
def test_a_comment_on_what_is_no_message_is_told(place: str, told: tuple[int, str]):
    reading = read(book(comment(place, "Wie vult dit aan?")))
    assert reading.aside == ((told[0], f"Opmerking bij {told[1]}: Wie vult dit aan?"),)


def test_a_comment_with_replies_has_no_words_of_a_program():
    text = (
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to "
        "it will get removed. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    Klopt dit?"
    )
    start, _vervolg = read(book(comment("D2", text, "tc={1}"))).drafts
    assert start.notes == ("Opmerking bij Onderwerp: Klopt dit?",)


def test_a_comment_below_a_moment_is_of_that_message():
    rows = [["Onderwerp", "Kanaal", "wk 10", "wk 11", "wk 12"], ["Brief", "mail", "x", "", "x"]]
    first, last = read(book(comment("E2", "Met bijlage"), rows)).drafts
    assert "Opmerking bij wk 12: Met bijlage" in last.notes
    assert not [each for each in first.notes if "bijlage" in each]


def test_in_a_table_on_its_side_a_comment_is_of_its_column():
    rows = [list(each) for each in zip(*ROWS, strict=True)]
    reading = read(book(comment("C4", "Nog schrijven"), rows))
    assert reading.turned
    assert [each.notes for each in reading.drafts] == [(), ("Opmerking bij Onderwerp: Nog schrijven",)]


@pytest.mark.parametrize("address", ["https://example.nl/aanmelden", "http://x.nl/a#b", "mailto:jo@x.nl"])
def test_a_link_of_a_cell_is_the_link_of_its_message(address: str):
    assert read(book(link("D2", address))).drafts[0].typed["link"] == address


def test_a_second_link_and_one_to_a_file_are_in_the_notes():
    def change(sheet: Any) -> None:
        link("D2", "https://example.nl/een")(sheet)
        link("F2", "https://example.nl/twee")(sheet)
        link("D3", "G:\\plan.docx")(sheet)
        link("B3", "#Blad2!A1")(sheet)

    start, vervolg = read(book(change)).drafts
    assert (start.typed["link"], start.notes) == (
        "https://example.nl/een",
        ("Link bij Wie: https://example.nl/twee",),
    )
    assert "Link bij Onderwerp: G:\\plan.docx" in vervolg.notes


def test_the_address_below_the_words_of_a_link_counts_and_the_words_stay():
    _start, vervolg = read(book(link("E3", "https://example.nl/handleiding.pdf"))).drafts
    assert vervolg.typed["link"] == "https://example.nl/handleiding.pdf"
    assert vervolg.notes == ("Link: handleiding",)


def test_a_link_that_stands_in_its_cell_or_in_a_formula():
    def change(sheet: Any) -> None:
        link("E2", "https://www.example.nl/kd/", "www.example.nl/kd")(sheet)
        sheet["D3"] = '=HYPERLINK("https://x.nl/uitleg","Vervolg")'

    start, vervolg = read(book(change)).drafts
    assert (start.typed["link"], start.notes) == ("www.example.nl/kd", ())
    assert "https://x.nl/uitleg" in (vervolg.typed["link"], *vervolg.notes, vervolg.notes[0].partition(": ")[2])


def test_what_is_struck_through_or_hidden_comes_in_and_is_told():
    def change(sheet: Any) -> None:
        sheet["D2"].font = Font(strike=True)
        sheet["F3"].font = Font(strike=True)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True

    reading = read(book(change))
    assert [each.title for each in reading.drafts] == ["Start", "Vervolg"]
    assert said(reading) == [
        "Dit is doorgehaald in het bestand",
        "Wie is doorgehaald in het bestand",
        "De rij is verborgen in het bestand",
    ]
    assert "Verborgen in het bestand, en toch gelezen: Wie." in map(dutch, reading.told)


def test_a_workbook_without_any_of_these_is_not_read_again():
    assert read_tables(book(lambda _sheet: None)).margins is None
    assert read_margins(None) == {}


def test_what_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch):
    data = book(comment("D2", "x"))
    assert read_margins(data[:200] + b"broken") is None
    monkeypatch.setattr("campaign.documents.sheets.margins.read_apart", lambda *_call: (margins_apart.TOO_WIDE, b""))
    reading = read(data)
    assert len(reading.drafts) == 2
    assert any("zijn niet te lezen" in dutch(each) for each in reading.told)


def test_a_link_over_all_cells_takes_no_longer_than_a_workbook_may(monkeypatch: pytest.MonkeyPatch):
    def change(sheet: Any) -> None:
        link("D2", "https://example.nl")(sheet)
        sheet["D2"].hyperlink.ref = "A1:XFD1048576"

    data = book(change)
    monkeypatch.setattr("campaign.documents.sheets.workbook_reading.LONGEST", 2)
    assert read_margins(data) is None
