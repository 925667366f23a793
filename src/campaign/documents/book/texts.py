"""Texts made fit for the cells of a workbook: XML, no codes, no formulas, not too long."""

import re

from campaign.documents.book.cells import Cell
from campaign.text import clean_lines

MOST_CHARACTERS = 32_767  # of a cell, counted in UTF-16 (Excel specifications and limits)
MORE = "…"
NO_XML = re.compile("[\ufffe\uffff]")
"""What `clean_lines` leaves and XML 1.0 (2.2) has not."""
CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What makes of the characters behind it the code of another one (ECMA-376, 22.9.2.19)."""
SIGNS = "[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"
STARTS = re.compile(SIGNS)
"""How a text begins that a spreadsheet program may calculate."""
DEFUSED = re.compile(f"['\\s]*{SIGNS}")
"""The same, with any number of apostrophes and white space before it, which a program that reads it may leave out."""


def fit(value: Cell) -> Cell:
    """Return a value as a cell of a workbook holds it."""
    if not isinstance(value, str):
        return value
    text = NO_XML.sub("\ufffd", clean_lines(value))
    units = len(text.encode("utf-16-le")) // 2
    if units > MOST_CHARACTERS:
        cut = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 1)]
        text = cut.decode("utf-16-le", errors="ignore") + MORE
    return text


def coded(text: str) -> str:
    """Return a text as it is written in a workbook, so that it is read as it is."""
    return CODE.sub("_x005F_", text)


def calculated(text: str) -> bool:
    """Tell whether a spreadsheet program may take a text for a formula."""
    return STARTS.match(text) is not None


def defused(text: str) -> str:
    """Return a text as it is written in a file of separated values, where only its beginning tells what it is.

    An apostrophe before it keeps a program from calculating it (OWASP, CSV injection); so does one more before a text
    that has some of its own.
    """
    return f"'{text}" if DEFUSED.match(text) else text


def as_meant(text: str) -> str:
    """Return a text that was read from a file of separated values as it was before `defused`."""
    return text[1:] if text.startswith("'") and DEFUSED.match(text) else text
