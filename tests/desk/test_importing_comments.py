"""What colleagues wrote beside the cells of a workbook that comes back is in the notes of its message, or told."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import, edit_for
from campaign.desk.importing.sheet import import_sheet
from campaign.desk.publishing import FORMATS, contents_of
from campaign.documents.book.workbook import HEAD
from campaign.language import language
from campaign.model.plan import Plan
from campaign.schedule.workdays import no_holidays
from tests.conftest import TODAY
from tests.documents.test_margins_ods import as_ods

PLAN = """format = 1
[campaign]
id = "cbooks22"
title = "Nieuwe koffie"
language = "nl"
[[messages]]
id = "m1"
title = "Waarom"
channel = "mail"
when = 2027-01-14
notes = "Vraag Els."
[[messages]]
id = "m2"
title = "Proef mee"
channel = "social"
when = 2027-01-21
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 1, 6, 9), holidays=no_holidays)


def workbook(desk: Desk, change: Callable[[Any], None]) -> bytes:
    """Return the workbook of a plan as somebody changed it."""
    book, kept = openpyxl.load_workbook(BytesIO(FORMATS["xlsx"].make(contents_of(desk, Request())))), BytesIO()
    change(book)
    book.save(kept)
    return kept.getvalue()


def brought(desk: Desk, data: bytes) -> Import:
    """Return what a workbook comes to that is brought in."""
    return import_sheet(Incoming(Path("terug.xlsx"), data, desk, desk.file.path.parent, TODAY))


def returned(desk: Desk, change: Callable[[Any], None]) -> Import:
    """Return what the workbook of a plan comes to that somebody changed."""
    return brought(desk, workbook(desk, change))


def cell(book: Any, message: str, key: str) -> Any:
    """Return the cell of a field of a message."""
    sheet = next(each for each in book if each.cell(1, 1).value == "messages.id")
    column = next(each.column for each in sheet[1] if each.value == f"messages.{key}")
    row = next(each[0].row for each in sheet.iter_rows(min_row=HEAD) if each[0].value == message)
    return sheet.cell(row, column)


def taken_over(desk: Desk, found: Import) -> Plan:
    """Take over all that a workbook brings."""
    desk.do(edit_for(found, found.keys))
    return desk.plan


def comment(message: str, key: str, text: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cell(book, message, key).comment = Comment(text, "Saskia")

    return change


def test_a_comment_is_a_line_of_the_notes_of_its_message(desk: Desk):
    found = returned(desk, comment("m1", "title", "Kan dit korter?\nGraag."))
    assert len(found.changes) == 1
    assert taken_over(desk, found).message("m1").notes == "Vraag Els.\nOpmerking bij Titel: Kan dit korter?\nGraag."
    assert found.remarks == ()


def test_taking_it_in_again_changes_nothing(desk: Desk):
    change = comment("m2", "channel", "Liever per mail")
    book = workbook(desk, change)
    assert taken_over(desk, brought(desk, book)).message("m2").notes == "Opmerking bij Kanaal: Liever per mail"
    assert brought(desk, book).changes == ()


def test_it_comes_with_what_was_typed_in_the_notes(desk: Desk):
    def change(book: Any) -> None:
        comment("m1", "when", "Past niet")(book)
        comment("m1", "title", "Mooi")(book)
        cell(book, "m1", "notes").value = "Vraag Jan."

    notes = taken_over(desk, returned(desk, change)).message("m1").notes.splitlines()
    assert notes[0] == "Vraag Jan."
    assert sorted(notes[1:]) == ["Opmerking bij Hangt aan: Past niet", "Opmerking bij Titel: Mooi"]


def test_one_that_is_on_no_message_is_told_with_its_place(desk: Desk):
    def change(book: Any) -> None:
        book["Berichten"].cell(HEAD - 1, 3).comment = Comment("Welke kanalen?", "Saskia")
        book["Belasting"].cell(1, 1).comment = Comment("Wie telt mee?", "Saskia")

    found = returned(desk, change)
    assert found.changes == ()
    assert list(map(language("nl").render, found.remarks)) == [
        f"Opmerking bij C{HEAD - 1} van ‘Berichten’: Welke kanalen?",
        "Opmerking bij A1 van ‘Belasting’: Wie telt mee?",
    ]


def test_comments_that_cannot_be_read_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("campaign.documents.book.comments.read_margins", lambda _workbook: None)
    found = returned(desk, comment("m1", "title", "Mooi"))
    assert found.changes == ()
    assert list(map(language("nl").render, found.remarks)) == ["Opmerkingen bij cellen konden niet worden gelezen."]


def test_where_nobody_wrote_anything_beside_nothing_is_looked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("campaign.documents.book.comments.read_margins", lambda _workbook: pytest.fail("looked"))
    assert returned(desk, lambda _book: None).changes == ()


def test_a_workbook_that_libreoffice_saved_brings_them_too(desk: Desk, tmp_path: Path):
    data = as_ods(workbook(desk, comment("m1", "title", "Kan dit korter?")), tmp_path)
    assert (
        taken_over(desk, brought(desk, data)).message("m1").notes == "Vraag Els.\nOpmerking bij Titel: Kan dit korter?"
    )


def test_a_comment_that_another_begins_with_is_not_lost(desk: Desk):
    taken_over(desk, returned(desk, comment("m1", "title", "Mooi zo")))
    notes = taken_over(desk, returned(desk, comment("m1", "title", "Mooi"))).message("m1").notes
    assert notes.splitlines() == ["Vraag Els.", "Opmerking bij Titel: Mooi zo", "Opmerking bij Titel: Mooi"]


def test_other_words_for_what_was_approved_are_told_where_they_come_in(desk: Desk):
    desk.do(set_fields(desk.plan, "messages", "m1", {"status": "approved", "approver": "Els"}))

    def change(book: Any) -> None:
        cell(book, "m1", "title").value = "Waarom nu"

    (found,) = returned(desk, change).changes
    assert (
        language("nl")
        .render(found.told)
        .endswith("▲ Het akkoord gold de vorige versie; leg de wijziging voor aan Els.")
    )


def test_what_is_struck_through_stays_and_is_told(desk: Desk):
    def change(book: Any) -> None:
        cell(book, "m2", "title").font = Font(strike=True)
        cell(book, "m1", "notes").font = Font(strike=True)

    found = returned(desk, change)
    assert found.changes == ()
    assert list(map(language("nl").render, found.remarks)) == [
        "‘Proef mee’ is doorgehaald in het bestand; het blijft in het plan"
    ]
