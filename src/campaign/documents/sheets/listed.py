"""A table of audiences beside a plan: who they are, how many, and how much the change does to them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, columns, plain
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Sheet
from campaign.model.fields import Level

SIZE = re.compile(r"(?:omvang|aantal|aantallen|grootte|aantal (?:mensen|medewerkers|personen)|size|number|headcount)")
IMPACT = re.compile(r"(?:impact|geraaktheid|mate van verandering)")
BENEFIT = re.compile(r"(?:wat betekent het(?: voor hen)?|gevolgen|wat levert het op|what is in it for them|benefit)")
"""What heads the columns of such a table, as headings are compared."""
LEVELS: dict[str, Level] = {
    **dict.fromkeys(("hoog", "groot", "high", "h"), "high"),
    **dict.fromkeys(("midden", "middel", "gemiddeld", "matig", "medium", "m"), "medium"),
    **dict.fromkeys(("laag", "klein", "low", "l"), "low"),
}
OF_MESSAGES: frozenset[Field] = frozenset({"when", "channel", "title", "body", "key_messages", "milestone"})
"""What columns mean that say that a row is a message for an audience."""


class Listed(NamedTuple):
    """An audience as a row of such a table has it."""

    row: int
    name: str
    size: int | None
    impact: Level | None
    benefit: str
    rest: tuple[str, ...]
    """What else the row says, each with its heading."""


def lists_audiences(table: Table) -> bool:
    """Tell whether a table is one of audiences, and of no messages to them."""
    fields = {each.field for each in table.columns}
    return table.layout == "rows" and "audiences" in fields and not fields & OF_MESSAGES


def table_of_audiences(sheet: Sheet, chosen: Mapping[str, Field | None]) -> Table | None:
    """Return a sheet as a table of audiences, whose other columns mean nothing to messages; None for another sheet.

    It may have a title above its headings.
    """
    rows = sheet.rows[1:] if sheet.rows and len(sheet.rows[0]) == 1 else sheet.rows
    if not rows:
        return None
    found = columns({cell.column: " ".join(cell.text.split()) for cell in rows[0]}, chosen)
    records = tuple(Record(row[0].row, {cell.column: cell for cell in row}) for row in rows[1:])
    table = Table("rows", found, {}, records, ())
    return table if lists_audiences(table) else None


def listed(table: Table) -> Iterator[Listed]:
    """Give the audiences of a table of them, each row that names one."""
    named = table.column("audiences")
    for record in table.records if named else ():
        cell = record.cells.get(named.number) if named else None
        if cell is not None and not nothing(cell.text):
            yield _listed(record, table, " ".join(cell.text.split()), named)


def _listed(record: Record, table: Table, name: str, named: Column | None) -> Listed:
    """Return the audience of a row: what has a place of its own there, and the rest with its heading."""
    size, impact, benefit = None, None, ""
    rest: list[str] = []
    headings = {each.number: each for each in table.columns if each != named}
    for number, cell in record.cells.items():
        if named is not None and number == named.number:
            continue
        heading = headings[number].heading if number in headings else ""
        count = re.sub(r"(?<=\d)[.](?=\d{3}\b)", "", cell.text)
        if SIZE.fullmatch(plain(heading)) and size is None and count.isdecimal():
            size = int(count)
        elif IMPACT.fullmatch(plain(heading)) and impact is None and cell.text.casefold() in LEVELS:
            impact = LEVELS[cell.text.casefold()]
        elif BENEFIT.fullmatch(plain(heading)) and not benefit:
            benefit = cell.text
        elif not nothing(cell.text):
            rest.append(f"{heading}: {cell.text}" if heading else cell.text)
    return Listed(record.row, name, size, impact, benefit, tuple(rest))
