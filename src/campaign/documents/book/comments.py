"""What people wrote beside the cells of a workbook that comes back: in the notes of the message, else told."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from campaign.documents.book.columns import columns_of
from campaign.documents.book.reading import NOTES, ReadBook, ReadRow, ReadSheet
from campaign.documents.sheets.margins import Places, read_margins
from campaign.documents.sheets.tables import Tables, coordinate
from campaign.language import Language, Sentence, mark, say

NAMES = ("title", "name", "text")
"""The fields by which the entries of a table are called."""
ON, BESIDE = mark("Comment on {heading}"), mark("Comment")
"""What leads a comment in the notes: on a field, or beside all of them."""


class Commented(NamedTuple):
    """A spreadsheet with the comments on it."""

    book: ReadBook
    """With the comments on a message as lines of its notes, as if somebody had typed them there."""
    told: tuple[Sentence, ...]
    """The comments on anything else."""


def with_comments(book: ReadBook, tables: Tables, words: Language) -> Commented:
    """Return a spreadsheet with the comments that its file has beside cells, in the language of its plan."""
    if not tables.written_on:
        return Commented(book, ())
    margins = read_margins(tables.margins)
    if margins is None:
        return Commented(book, (say("Comments beside cells could not be read."),))
    told: list[Sentence] = []
    sheets = []
    for sheet in book.sheets:
        comments = margins[sheet.name].comments if sheet.name in margins else {}
        noted, others = _noted(sheet, comments, words)
        sheets.append(noted)
        told += _told(sheet.name, others)
        told += _struck(sheet, margins[sheet.name].struck if sheet.name in margins else frozenset())
    ours = {sheet.name for sheet in book.sheets}
    for name in sorted(margins.keys() - ours):
        told += _told(name, margins[name].comments)
    return Commented(book._replace(sheets=tuple(sheets)), tuple(told))


def _struck(sheet: ReadSheet, struck: frozenset[tuple[int, int]]) -> Iterator[Sentence]:
    """Tell the rows of which the name is struck through: whoever did that may mean that it must go."""
    places = {sheet.places[key] for key in NAMES if key in sheet.places}
    for row in sheet.rows:
        if any((row.number, place) in struck for place in places):
            title = next((str(row.cells[key]) for key in NAMES if key in row.cells), row.id)
            yield say("“{title}” is struck through in the file; it stays in the plan", title=title)


def _told(sheet: str, comments: Places) -> Iterator[Sentence]:
    """Tell comments that are on no message."""
    for (row, column), text in sorted(comments.items()):
        yield say("Comment on {place} of ‘{sheet}’: {words}", place=coordinate(row, column), sheet=sheet, words=text)


def _noted(sheet: ReadSheet, comments: Places, words: Language) -> tuple[ReadSheet, Places]:
    """Return a sheet with the comments on its messages in their notes, and the comments on anything else."""
    if sheet.table != "messages" or NOTES not in sheet.keys:
        return sheet, comments
    messages = {each.number for each in sheet.rows}
    lines: dict[int, list[str]] = {}
    headings = {column.key: column.heading for column in columns_of("messages", words)}
    about = {place: headings[key] for key, place in sheet.places.items() if key in headings}
    for (row, column), text in sorted(comments.items()):
        lead = words.text(ON).format(heading=about[column]) if column in about else words.text(BESIDE)
        lines.setdefault(row, []).append(f"{lead}: {text}")
    rows = tuple(_with_lines(each, lines.get(each.number, ())) for each in sheet.rows)
    return sheet._replace(rows=rows), {place: text for place, text in comments.items() if place[0] not in messages}


def _with_lines(row: ReadRow, lines: Sequence[str]) -> ReadRow:
    """Return a row with some lines more in its notes, but for those that it has already."""
    notes = str(row.cells.get(NOTES) or "")
    fresh = [line for line in dict.fromkeys(lines) if f"\n{line}\n" not in f"\n{notes}\n"]
    return row._replace(cells={**row.cells, NOTES: "\n".join(filter(None, [notes, *fresh]))}) if fresh else row
