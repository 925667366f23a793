"""A table of ours without the plan that it came from: as a sheet whose columns are known to the letter."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from campaign.documents.book.columns import DAY, LAST, MOMENT_FIELD, TIME, WEEK
from campaign.documents.book.reading import headings_of
from campaign.documents.sheets.header_words import FIELDS, Field
from campaign.documents.sheets.tables import Cell, Sheet

MEANT: Mapping[str, Field | None] = {DAY: "when", TIME: "clock", MOMENT_FIELD["messages"]: None}
"""What the columns mean that tell when a message happens; what it hangs on is not there to hang on, and is noted."""
WINDOW = re.compile(r"\d{4}-(?:W\d\d|\d\d|Q[1-4])")


class OwnSheet(NamedTuple):
    """A table of ours."""

    sheet: Sheet
    """Without what follows from its moments: the last day, the week."""
    meant: Mapping[str, Field | None]
    """What its columns mean, by heading; None for the notes."""
    audiences: frozenset[str]
    """The names of its audiences, casefolded: they stand with commas between them, and none is divided."""


def own_sheet(sheet: Sheet) -> OwnSheet | None:
    """Return a sheet of messages that an export wrote; None for another one."""
    found = headings_of(sheet)
    if found is None:
        return None
    head, keys = found
    places = {key: column for column, key in keys.items()}
    rows = tuple(tuple(_windowed(row, places)) for row in sheet.rows)
    dropped = {places.get(LAST), places.get(WEEK)}
    kept = tuple(tuple(cell for cell in row if cell.column not in dropped) for row in rows)
    meant = {cell.text: MEANT.get(keys[cell.column], _field(keys[cell.column])) for cell in head if cell.column in keys}
    people = {
        cell.text for row in rows for cell in row if cell.column in {places.get("audiences"), places.get("excluded")}
    }
    names = frozenset(name.strip().casefold() for each in people for name in each.split(","))
    return OwnSheet(Sheet(sheet.name, tuple(row for row in kept if row), sheet.merged, sheet.hidden), meant, names)


def _field(key: str) -> Field | None:
    """Return the field that a column of a key means."""
    return next((each for each in FIELDS if each == key), None)


def _windowed(row: tuple[Cell, ...], places: Mapping[str, int]) -> list[Cell]:
    """Return a row with a window where its first day stands: a week, month or quarter says more than that."""
    said = next((cell for cell in row if cell.column == places.get(MOMENT_FIELD["messages"])), None)
    if said is None or not WINDOW.fullmatch(said.text):
        return list(row)
    column = places.get(DAY, said.column)
    others = [cell for cell in row if cell.column not in {said.column, column}]
    return sorted([*others, said._replace(column=column)], key=lambda cell: cell.column)
