"""Sheets of cells out of a file: `.csv` and `.tsv` as text, `.xlsx`, `.xlsm` and `.ods` as workbooks.

A cell has what is written in it and, where the file knows more than that, a typed value. Nothing here knows what a
plan is.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from campaign.documents.sheets.date_order import SaidOrder
from campaign.errors import CampaignError, NotUnderstoodError
from campaign.language import Sentence, language, say
from campaign.model.written import edited_number

MOST_BYTES = 20_000_000  # of a file as it lies on disk; a plan of a thousand rows is 100 kB
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: an `.xls`, or a workbook with a password."""
ZIP = b"PK\x03\x04"
PASSWORD = "EncryptedPackage".encode("utf-16-le")
"""The part of a compound file that holds a workbook with a password ([MS-OFFCRYPTO] 2.3.4.4)."""

Value = str | float | int | bool | date | datetime | time | timedelta | None


class Cell(NamedTuple):
    """One cell that is not empty."""

    text: str
    """What is written in it, without white space around it."""
    value: Value
    """What it is, where the file knows: a date, a number; else its text."""
    row: int
    """Its row, counted from 1 as spreadsheets do; in a text file the line."""
    column: int
    """Its column, counted from 1."""


Row = tuple[Cell, ...]
"""The cells of a row that are not empty, from the left."""


Grid = dict[int, dict[int, Cell]]
"""Cells by row and column."""


class Merged(NamedTuple):
    """Cells that are shown as one; the first holds what is written."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet of cells."""

    name: str
    """What it is called; nothing for a text file."""
    rows: tuple[Row, ...]
    """Its rows that are not empty."""
    merged: tuple[Merged, ...] = ()
    """Which cells are shown as one."""
    hidden: bool = False
    """It is not shown in the spreadsheet program."""


@dataclass(frozen=True)
class Tables:
    """What a file holds."""

    sheets: tuple[Sheet, ...]
    told: tuple[Sentence, ...] = ()
    """What was left where it is: macros, links to other files, formulas without a value."""
    from_1904: bool = False
    """Its days are counted from 1904, as Excel for the Mac did, and not from 1900."""
    order: SaidOrder | None = None
    """What comes first in its days as it shows them: the day or the month; None where it does not tell."""
    workbook: bytes | None = None
    """The file itself, where it tells the colours of its cells: of Excel; None for another."""
    margins: bytes | None = None
    """The file itself, where something stands beside its cells: a comment, a link, a line through them."""
    written_on: bool = False
    """Somebody wrote comments beside its cells, or struck something through."""


def read_tables(data: bytes) -> Tables:
    """Return the sheets of a file, by what it holds and not by what it is called.

    Raises:
        NotUnderstoodError: it is no spreadsheet, broken, locked with a password, or larger than any plan.
    """
    if len(data) > MOST_BYTES:
        raise NotUnderstoodError(
            say("The file is larger than {most} MB", most=MOST_BYTES // 1_000_000),
            say("Keep the sheet with the plan, and take pictures and other sheets out."),
        )
    if data.startswith(OLD_WORKBOOK):
        raise _old_workbook(data)
    if data.startswith(ZIP):
        from campaign.documents.sheets.workbook_reading import read_workbook  # noqa: PLC0415 - a text file needs none of it

        return read_workbook(data)
    from campaign.documents.sheets.separated import read_separated  # noqa: PLC0415 - a workbook needs none of this

    return Tables((read_separated(data),))


def _old_workbook(data: bytes) -> CampaignError:
    """Return why a compound file is not read."""
    if PASSWORD in data:
        return locked()
    return NotUnderstoodError(
        say("This is a workbook of before 2007 (.xls)"),
        say("Open it and save it as an Excel workbook (.xlsx)."),
    )


def locked() -> CampaignError:
    """Return the refusal of a workbook that has a password."""
    return NotUnderstoodError(
        say("The workbook has a password"), say("Open it, save a copy without the password, and import that.")
    )


def coordinate(row: int, column: int) -> str:
    """Return how a spreadsheet program calls a cell: "C5"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def written(value: Value) -> str:
    """Return a value as people type it; whole numbers without a decimal sign, dates as TOML has them."""
    match value:
        case None | False:
            return ""
        case True:
            return "x"
        case float():
            return str(int(value)) if value.is_integer() else edited_number(value, language("en"))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return value.isoformat("minutes") if isinstance(value, time) else str(value).strip()
