"""How a workbook shows its days: whether its formats have the day or the month first.

A file may hold a million beginnings without an end: no pattern here looks for an end beyond the next beginning.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from campaign.documents.sheets.date_order import SaidOrder

STYLES = "xl/styles.xml"
CONTENT = "content.xml"
"""The part of an .ods in which the styles come first."""
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
FORMAT_ID = re.compile(rb"numFmtId=[\"'](\d+)[\"']")
CODE = re.compile(rb"formatCode=[\"']([^\"']*)[\"']")
CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b")
CELLS_END = re.compile(rb"</(?:\w+:)?cellXfs>")
"""Between these stand the formats that cells have (ECMA-376, 18.8.10); there is one such list."""
LONGEST_CODE = 255  # characters of a format, as Excel bounds it
QUOTED = re.compile(r"\[[^\]]*\]|&quot;.*?&quot;|\\.")
"""What a format shows as it is, and the language it is in (ECMA-376, 18.8.31)."""
DAY_FIRST = re.compile(r"(?<![a-z])d{1,4}[^a-z]+m{1,5}(?![a-z])")
MONTH_FIRST = re.compile(r"(?<![a-z])(?<!y[^a-z])m{1,5}[^a-z]+d{1,4}(?![a-z])")
DATE_STYLE = b"<number:date-style"
DATE_STYLE_END = b"</number:date-style>"
PARTS = re.compile(rb"<number:(day|month|year)\b")


def order_shown(parts: Mapping[str, bytes]) -> SaidOrder | None:
    """Return what comes first in the days of a workbook, given its parts; None where that differs or is not told."""
    found = {*_of_formats(parts.get(STYLES, b"")), *_of_styles(parts.get(CONTENT, b""))}
    return found.pop() if len(found) == 1 else None


def _of_formats(styles: bytes) -> Iterator[SaidOrder]:
    """Give what comes first in each of the formats that cells of Excel have; one with the year first tells nothing."""
    begin = CELLS.search(styles)
    end = CELLS_END.search(styles, begin.end()) if begin else None
    used = set(FORMAT_ID.findall(styles[begin.end() : end.start()])) if begin and end else set()
    for written in FORMAT.findall(styles):
        number, code = FORMAT_ID.search(written), CODE.search(written)
        if number and code and number[1] in used:
            text = QUOTED.sub(" ", code[1][:LONGEST_CODE].decode(errors="replace").casefold())
            if DAY_FIRST.search(text):
                yield "day"
            elif MONTH_FIRST.search(text):
                yield "month"


def _of_styles(content: bytes) -> Iterator[SaidOrder]:
    """Give what comes first in each of the formats of LibreOffice."""
    for style in content.split(DATE_STYLE)[1:]:
        order: Iterable[bytes] = PARTS.findall(style.partition(DATE_STYLE_END)[0])
        match [each.decode() for each in order]:
            case ["day", "month", *_]:
                yield "day"
            case ["month", "day", *_]:
                yield "month"
