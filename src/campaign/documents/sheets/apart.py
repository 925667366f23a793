"""Tables that stand apart in one sheet: below or above the plan, behind an empty row and with headings of their own."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import by_heading, plain
from campaign.documents.sheets.heading_rows import FEWEST, sure
from campaign.documents.sheets.layouts import Table, find_table
from campaign.documents.sheets.tables import Cell, Row, Sheet

OTHER_WORDS = """
naam rol belang functie invloed houding telefoonnummer organisatie afdeling omvang aantal impact
risico risicos kans maatregel maatregelen gevolg uren bedrag post totaal begroting prioriteit besluit besluiten vraag
antwoord versie wijziging auteur verandering oorzaak betrokkenheid role interest influence attitude phone organisation
organization department size number risk risks likelihood probability mitigation consequence hours amount total
priority decision question answer version change power
"""
"""Headings of tables that stand beside a plan: of people, of what may go wrong, of money."""
SPOKEN: frozenset[Field] = frozenset({"title", "body", "audiences", "key_messages", "channel"})
"""What the columns of messages mean, where a row says when it is."""
LONGEST = 40  # characters of a heading; what is longer is said in a row


class Apart(NamedTuple):
    """A sheet with what stands apart from its plan."""

    sheet: Sheet
    """The rows of the plan."""
    others: tuple[Sheet, ...] = ()
    """The tables above and below it, each with the title above its headings."""


def apart(sheet: Sheet, chosen: Mapping[str, Field | None], names: frozenset[str]) -> Apart:
    """Return a sheet without the tables that stand apart in it, and those; as it is where it has one table."""
    starts = list(_starts(sheet.rows, chosen))
    if not any(starts):
        return Apart(sheet)
    whole = find_table(sheet, chosen, names) if len(starts) == 1 else None  # two rows of headings lie on no side
    if whole is not None and whole.turned:
        return Apart(sheet)
    edges = [0, *(each for each in starts if each), len(sheet.rows)]
    parts = [_cut(sheet, sheet.rows[first:last]) for first, last in pairwise(edges)]
    weights = [_weight(find_table(part, chosen, names)) for part in parts]
    top = weights.index(max(weights))
    above = [part for part in parts[:top] if not _has_headings(part.rows, chosen)]
    others = tuple(part for number, part in enumerate(parts) if number != top and part not in above)
    return Apart(_cut(sheet, tuple(row for part in (*above, parts[top]) for row in part.rows)), others)


def _starts(rows: Sequence[Row], chosen: Mapping[str, Field | None]) -> Iterator[int]:
    """Give where a table begins in some rows: at headings behind an empty row, or at the title above those."""
    headings: set[str] | None = None
    for number, row in enumerate(rows):
        titled = number > 0 and len(rows[number - 1]) == 1 and _is_apart(rows, number - 1)
        if not (titled or _is_apart(rows, number)) or not _are_headings(row, chosen):
            continue
        own = {plain(cell.text) for cell in row}
        if headings is None or not own <= headings:
            headings = own
            yield number - 1 if titled else number


def _is_apart(rows: Sequence[Row], number: int) -> bool:
    """Tell whether an empty row stands before a row, or nothing."""
    if number == 0:
        return True
    before = rows[number - 1]
    lines = max(cell.text.count("\n") for cell in before)
    return rows[number][0].row > before[0].row + lines + 1


def _are_headings(row: Row, chosen: Mapping[str, Field | None]) -> bool:
    """Tell whether a row has the headings of some table: short words, of which at least two are known."""
    if len(row) < FEWEST or any(not isinstance(cell.value, str | None) for cell in row):
        return False
    if any(len(cell.text) > LONGEST or any(map(str.isdigit, cell.text)) for cell in row):
        return False
    known = [cell for cell in row if _is_known(cell, chosen)]
    return len({plain(each.text) for each in known}) >= FEWEST and 2 * len(known) >= len(row)


def _is_known(cell: Cell, chosen: Mapping[str, Field | None]) -> bool:
    """Tell whether a text is one that tables have above their columns."""
    bare = plain(cell.text)
    return sure(cell.text) is not None or bare in OTHER_WORDS.split() or bare in by_heading(chosen)


def _weight(table: Table | None) -> tuple[bool, bool, int, int]:
    """Return how much a table says of messages, to be compared: by its layout and headings, then by its length."""
    if table is None:
        return False, False, 0, 0
    fields = {each.field for each in table.columns if each.field and each.sure}
    messages = table.layout != "rows" or ("channel" in fields and len(fields) > 1)
    return messages, "when" in fields and not fields.isdisjoint(SPOKEN), len(fields), len(table.records)


def _has_headings(rows: Sequence[Row], chosen: Mapping[str, Field | None]) -> bool:
    """Tell whether some rows are a table, and not what stands above one."""
    return any(_are_headings(row, chosen) for row in rows[:2])


def _cut(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """Return a sheet with some of its rows."""
    kept = {row[0].row for row in rows}
    merged = tuple(each for each in sheet.merged if not kept.isdisjoint(range(each.top, each.bottom + 1)))
    return Sheet(sheet.name, tuple(rows), merged, sheet.hidden)
