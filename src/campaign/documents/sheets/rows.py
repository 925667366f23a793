"""The rows of a table: which add up others, and what stands once in a column for several of them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, plain
from campaign.documents.sheets.tables import Cell
from campaign.language import Sentence

TOTAL = re.compile(
    r"(?:(?:sub|eind)?\s?-?(?:totaal|totalen)\b|(?:grand |sub-?)?total\b|totale kosten\b|total costs\b)", re.IGNORECASE
)
"""How a row begins that adds up others."""
AMOUNT = re.compile(
    r"[€$£]?\s*(?:eur)?\s*[-+]?\d[\d.,\s]*(?:[-–=]{1,2})?\s*(?:%|€|euro?|uur|u|hours?|h)?", re.IGNORECASE
)
PERIODS = re.compile(r"(?:week|wk|weeknr|weeknummer|maand|month|periode|period|kwartaal|quarter)s?")
"""Headings of a first column that heads the rows below it."""
OF_A_MESSAGE: frozenset[Field] = frozenset({"title", "channel", "body", "key_messages", "goal"})
"""What a row says of a message that may be for the audience of the row above."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table."""

    row: int
    """Where it stands in the sheet, counted from 1; its column when the table lies on its side."""
    cells: Mapping[int, Cell]
    heading: str = ""
    """What stands above it between the rows: a phase."""
    above: tuple[str, ...] = ()
    """The headings of columns in which it has nothing, and so what stands there above it."""
    told: tuple[Sentence, ...] = ()
    """What was taken together or filled in of its cells besides."""


def is_total(record: Record) -> bool:
    """Tell whether a row adds up others: it says so at its beginning, and has nothing else than numbers."""
    first, *others = record.cells.values()
    return bool(TOTAL.match(first.text)) and all(AMOUNT.fullmatch(each.text) or nothing(each.text) for each in others)


def filled_down(
    records: tuple[Record, ...], found: tuple[Column, ...], merged: Collection[tuple[int, int]] = ()
) -> tuple[Record, ...]:
    """Return rows in which what is written once for several of them stands in each.

    A column is written so when its first row has it and no two rows that follow each other say the same. For phases
    that is enough; weeks, months and audiences must be the first column, where they head the rows below them. A day
    is of its own row alone: who leaves it open has none yet. Of cells that are `merged` downwards, by row and column,
    the sheet shows itself for which rows they go: they say it once, and go for none below.
    """
    for column in found:
        if records and _heads(column, found) and _once(records, column, merged):
            spoken = {each.number for each in found if each.field in OF_A_MESSAGE}
            records = tuple(_continued(records, column, spoken if column.field == "audiences" else set(), merged))
    return records


def _heads(column: Column, found: tuple[Column, ...]) -> bool:
    """Tell whether what stands in a column can head the rows below it."""
    if column.field == "phase" or column != found[0]:
        return column.field == "phase"
    return column.field == "audiences" or bool(PERIODS.fullmatch(plain(column.heading)))


def _once(records: tuple[Record, ...], column: Column, merged: Collection[tuple[int, int]]) -> bool:
    """Tell whether a column says each thing once, at the first of its rows."""
    cells = [each.cells.get(column.number) for each in records]
    texts = [cell.text if cell else "" for cell in cells]
    own = [cell.text if cell and (cell.row, cell.column) not in merged else "" for cell in cells]
    twice = any(one and one == other for one, other in pairwise(own))
    return bool(texts[0]) and not twice and "" in texts


def _continued(
    records: tuple[Record, ...], column: Column, needed: set[int], merged: Collection[tuple[int, int]]
) -> Iterator[Record]:
    """Give rows with what stands above them in a column where they have nothing in it.

    Of some columns that are `needed` a row has one.
    """
    last: Cell | None = None
    heading = records[0].heading
    for record in records:
        last, heading = (last if record.heading == heading else None), record.heading
        own = record.cells.get(column.number)
        last = last if own is None else None if (own.row, own.column) in merged else own
        lacks = bool(needed) and needed.isdisjoint(record.cells)
        if own is not None or last is None or nothing(last.text) or lacks:
            yield record
        else:
            cells = {**record.cells, column.number: last._replace(row=record.row)}
            yield replace(record, cells=dict(sorted(cells.items())), above=(*record.above, column.heading))
