"""What stands beside the cells of a sheet, and what its messages have of that: comments, links, and how it looks."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from campaign.documents.sheets import margins_apart
from campaign.documents.sheets.draft import Draft
from campaign.documents.sheets.drafts import as_hushed
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.reading import Reading
from campaign.documents.sheets.tables import Sheet, coordinate
from campaign.documents.sheets.workbook_reading import read_apart
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say

OPENS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
"""How an address begins that leads to a page or a person; another one is for the notes."""
BEGIN = re.compile(r"(?:https?://|mailto:)?(?:www\.)?", re.IGNORECASE)
"""What people leave out of an address when they type it."""
LINKS: tuple[Field, ...] = ("link", "activation_link")
"""The fields that hold an address."""

Places = Mapping[tuple[int, int], str]
"""Texts by row and column."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands beside the cells of a sheet; rows and columns are those of the sheet, from 1."""

    comments: Places
    links: Places
    """The addresses that cells lead to."""
    struck: frozenset[tuple[int, int]]
    """The cells of which the text is struck through."""
    rows: frozenset[int]
    """The rows that are hidden."""
    columns: frozenset[int]
    """The columns that are hidden."""

    def turned(self) -> "Margins":
        """Return it for a table that lies on its side, whose rows are columns of the sheet."""
        return Margins(
            {(column, row): text for (row, column), text in self.comments.items()},
            {(column, row): text for (row, column), text in self.links.items()},
            frozenset((column, row) for row, column in self.struck),
            self.columns,
            self.rows,
        )


def read_margins(workbook: bytes | None) -> Mapping[str, Margins] | None:
    """Return what stands beside the cells of each sheet, by name; None where another process could not read it."""
    if workbook is None:
        return {}
    try:
        code, told = read_apart([margins_apart.__name__], workbook)
    except (NotUnderstoodError, ValueError):
        return None
    return {name: _margins(each) for name, each in json.loads(told).items()} if code == 0 else None


def unread() -> Sentence:
    """Return what is told of a workbook of which that could not be read."""
    return say("Comments and links beside cells, and what is hidden or struck through, could not be read.")


def _margins(told: Mapping[str, Any]) -> Margins:
    """Return what another process told of a sheet."""
    comments, links = (
        {(int(row), int(column)): str(text) for row, column, text in told[kind]} for kind in ("comments", "links")
    )
    struck = frozenset((int(row), int(column)) for row, column in told["struck"])
    return Margins(comments, links, struck, frozenset(told["rows"]), frozenset(told["columns"]))


def with_margins(reading: Reading, table: Table, sheet: Sheet, margins: Margins | None) -> Reading:
    """Return what a sheet says with what stands beside its cells: at its messages, else beside the plan."""
    if margins is None:
        return reading
    return _Beside(reading, table, sheet, margins.turned() if table.turned else margins).whole()


class _Beside:
    """Puts what stands beside cells at the messages of their rows."""

    def __init__(self, reading: Reading, table: Table, sheet: Sheet, margins: Margins) -> None:
        self.reading, self.table, self.margins = reading, table, margins
        cells = [cell for row in sheet.rows for cell in row]
        self.texts = {((c.column, c.row) if table.turned else (c.row, c.column)): c.text for c in cells}
        self.rows = {record.row: record for record in table.records}
        self.headings = {each.number: each.heading for each in table.columns}
        self.headings |= {number: " ".join(cell.text.split()) for number, cell in table.across.items()}
        self.drafts = list(reading.drafts)
        self.aside = list(reading.aside)

    def whole(self) -> Reading:
        """Return the reading with all of it."""
        for (row, column), text in sorted(self.margins.comments.items()):
            self._note(row, column, f"{self._lead('Opmerking bij', 'Comment on', row, column)}: {text}")
        for (row, column), address in sorted(self.margins.links.items()):
            if self._bare(address) != self._bare(self.texts.get((row, column), "")):
                self._link(row, column, address)
        self.drafts = [as_hushed(self._looking(each)) for each in self.drafts]
        told = self.reading.told
        if hidden := [
            heading.rstrip(" .:") for number, heading in self.headings.items() if number in self.margins.columns
        ]:
            told = (*told, say("Hidden in the file, and read all the same: {headings}.", headings=hidden))
        aside = tuple(sorted(self.aside, key=lambda each: each[0]))
        return replace(self.reading, drafts=tuple(self.drafts), aside=aside, told=told)

    def _lead(self, dutch: str, english: str, row: int, column: int) -> str:
        """Return the words before a note on a cell, in the language of the sheet."""
        place = (column, row) if self.table.turned else (row, column)
        where = self.headings.get(column) if row in self.rows else None
        return f"{dutch if self.reading.dutch else english} {where or coordinate(*place)}"

    def _at(self, row: int, column: int) -> int | None:
        """Return the place of the message that a cell is about: of several of its row that below its heading."""
        found = [place for place, each in enumerate(self.drafts) if each.row == row]
        heading = self.headings.get(column, "")
        below = [place for place in found if heading and self.drafts[place].moment.text == heading]
        return next(iter(below or found), None)

    def _note(self, row: int, column: int, line: str) -> None:
        """Put a line in the notes of the message of a cell, else beside the plan."""
        place = self._at(row, column)
        if place is None:
            self.aside.append((row, line))
        else:
            draft = self.drafts[place]
            self.drafts[place] = replace(draft, notes=(*draft.notes, line))

    def _link(self, row: int, column: int, address: str) -> None:
        """Put an address in the link of the message of a cell, else in its notes, else beside the plan."""
        own = next((each.field for each in self.table.columns if each.number == column and each.field in LINKS), None)
        field: Field = own or "link"
        place = self._at(row, column) if OPENS.match(address) else None
        typed = self.drafts[place].typed if place is not None else {}
        shown = self.texts.get((row, column), "")
        if place is None or (field in typed and (own is None or typed[field] != shown)):
            self._note(row, column, f"{self._lead('Link bij', 'Link on', row, column)}: {address}")
            return
        draft = self.drafts[place]
        notes = (*draft.notes, f"{self.headings[column]}: {shown}") if field in typed else draft.notes
        self.drafts[place] = replace(draft, typed={**typed, field: address}, notes=notes)

    def _bare(self, text: str) -> str:
        """Return an address as it is compared with what somebody types for it."""
        return BEGIN.sub("", text.strip(), count=1).rstrip("/").casefold()

    def _looking(self, draft: Draft) -> Draft:
        """Return a message with what is told of a row that is hidden or struck through."""
        record = self.rows.get(draft.row)
        told = list(self._struck(draft.row, list(record.cells))) if record else []
        if draft.row in self.margins.rows:
            told.append(say("Its row is hidden in the file"))
        return replace(draft, assumed=(*draft.assumed, *told)) if told else draft

    def _struck(self, row: int, columns: Sequence[int]) -> Iterator[Sentence]:
        """Give what is told of a row of which cells are struck through: all of it where its title is."""
        struck = [column for column in columns if (row, column) in self.margins.struck]
        title = self.table.column("title")
        if struck and (len(struck) == len(columns) or (title and title.number in struck)):
            yield say("It is struck through in the file")
        else:
            for column in struck:
                heading = self.headings.get(column) or coordinate(row, column)
                yield say("{heading} is struck through in the file", heading=heading)
