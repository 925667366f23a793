"""Days that are a number alone, of which the month stands in a column beside them or in a heading above them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.date_words import WEEKDAY
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, by_heading, meaning, plain
from campaign.documents.sheets.heading_rows import NAME_OF_MONTH
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.language import Sentence, say

Columns = tuple[Column, ...]
Records = tuple[Record, ...]
NUMBER = rf"(?:{WEEKDAY}\.?\s+)?(?:0?[1-9]|[12]\d|3[01])"
DAYS = re.compile(rf"{NUMBER}(?:\s*(?:,|&|\bt/m\b|\btot en met\b|\ben\b|\band\b|\bto\b)\s*{NUMBER})*", re.IGNORECASE)
"""Days of a month: "12", "ma 18", "18 t/m 22", "2, 9 en 16"; no "11-12", which may be of December."""
WHOLE = re.compile(r"(?:de |het )?(?:ge)?hele maand|(?:the )?(?:whole|entire) month", re.IGNORECASE)
NO_DAYS = re.compile(r"week|wk|maand|month|kwartaal|quarter|periode?|tijd|time|uur|hour")
"""What is in the heading of a column in which a number alone is no day."""
MONTHS = re.compile(r"maand(?:en)?|months?")
"""What a column of months is called."""


def with_months(found: Columns, records: Records, chosen: Mapping[str, Field | None]) -> tuple[Columns, Records]:
    """Return columns and rows in which a day that is a number has its month behind it, as each row tells.

    What somebody said that a column means stays as it is.
    """
    said = by_heading(chosen)
    months = next((each for each in found if _is_of_months(each, records) and plain(each.heading) not in said), None)
    day = next((each for each in found if months and _is_of_numbers(each, records, said)), None)
    if months is not None and day is not None:
        fields: dict[int, Field | None] = {months.number: None, day.number: "when"}
        found = tuple(replace(each, field=fields.get(each.number, each.field)) for each in found)
        records = tuple(_beside(each, months, day) for each in records)
    when = next((each for each in found if each.field == "when" and not NO_DAYS.search(plain(each.heading))), None)
    return found, records if when is None else tuple(_below(each, when) for each in records)


def _is_of_months(column: Column, records: Records) -> bool:
    """Tell whether a column is called so, and has months and nothing else."""
    texts = _said(column, records)
    named = column.field in {None, "when"} and MONTHS.fullmatch(plain(column.heading))
    return bool(named and texts) and all(map(NAME_OF_MONTH.fullmatch, texts))


def _is_of_numbers(column: Column, records: Records, said: Mapping[str, Field | None]) -> bool:
    """Tell whether a column of days has days of a month for the most part."""
    heading = plain(column.heading)
    if NO_DAYS.search(heading) or said.get(heading, "when") != "when" or meaning(column.heading) != ("when", True):
        return False
    texts = _said(column, records)
    return bool(texts) and 2 * sum(map(bool, map(DAYS.fullmatch, texts))) >= len(texts)


def _said(column: Column, records: Records) -> list[str]:
    """Return what the cells of a column say."""
    cells = (each.cells[column.number].text for each in records if column.number in each.cells)
    return [text for text in cells if not nothing(text)]


def _beside(record: Record, months: Column, day: Column) -> Record:
    """Return a row with the month in its other column behind its day, where it has both."""
    month, own = record.cells.get(months.number), record.cells.get(day.number)
    if month is None or own is None or not NAME_OF_MONTH.fullmatch(month.text):
        return record
    told = say("{first} and {second} are taken together", first=months.heading, second=day.heading)
    joined = _joined(record, own, month.text, told)
    cells = {number: cell for number, cell in joined.cells.items() if number != months.number}
    return record if joined is record else replace(joined, cells=cells)


def _below(record: Record, when: Column) -> Record:
    """Return a row with the month in the heading above it behind its day, where it has one without a month."""
    own = record.cells.get(when.number)
    if own is None or not NAME_OF_MONTH.fullmatch(record.heading.strip()):
        return record
    return _joined(record, own, record.heading.strip(), say("Its month is {month}, above it", month=record.heading))


def _joined(record: Record, day: Cell, month: str, told: Sentence) -> Record:
    """Return a row with a month behind its day, and what is told of that; as it is where that is no day of a month."""
    text = " ".join(day.text.split())
    if DAYS.fullmatch(text):
        whole = f"{text} {month}"
    elif WHOLE.fullmatch(text):
        whole = month
    else:
        return record
    cells = {**record.cells, day.column: day._replace(text=whole, value=None)}
    return replace(record, cells=cells, told=(*record.told, told))
