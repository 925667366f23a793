"""Text files with a value between separators: which encoding and separator one has is found out."""

import csv
from collections import Counter
from io import StringIO
from itertools import islice

from campaign.documents.book.texts import as_meant
from campaign.documents.sheets.tables import Cell, Row, Sheet
from campaign.documents.sheets.workbook_apart import MOST_COLUMNS, MOST_ROWS
from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.stopping import going_on

SEPARATORS = (";", "\t", ",", "|")
COMMENT = "#"
TRIED = 200  # lines that the separator is found out from
LONGEST_CELL = 1_000_000  # characters; a quote that nobody closed makes one of the whole file
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""The byte order marks that tell the encoding."""


def read_separated(data: bytes) -> Sheet:
    """Return the one sheet of a text file; lines at its top that begin with # are comments, a cell each.

    Raises:
        NotUnderstoodError: it is no text, or holds more than any plan.
    """
    text = decoded(data)
    comments, rest = _without_comments(text)
    separator, rest, skipped = _separator(rest)
    rows: list[Row] = list(comments)
    previous = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(StringIO(rest, newline=""), delimiter=separator, strict=False)
        line = first = len(comments) + skipped + 1
        for record in going_on(reader):
            rows.append(_row(record, line))
            line = first + reader.line_num
            if len(rows) > MOST_ROWS or len(record) > MOST_COLUMNS:
                raise too_much()
    except csv.Error:
        raise NotUnderstoodError(
            say("The file cannot be read as a table"), say("Look for a quotation mark that is not closed.")
        ) from None
    finally:
        csv.field_size_limit(previous)
    return Sheet("", tuple(row for row in rows if row))


def decoded(data: bytes) -> str:
    """Return the text of a file: with a byte order mark as that says, else UTF-8, else as Windows writes it (cp1252).

    Raises:
        NotUnderstoodError: it is no text.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    encoding = encoding or _wide(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-16" if encoding else "cp1252", errors="replace")
    if "\x00" in text:
        raise NotUnderstoodError(say("This is no spreadsheet"), say("Import an .xlsx, .ods, .csv or .tsv file."))
    return text


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 a text is in that has no mark: every second byte of Western text is 0."""
    head = data[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 4 or len(data) % 2 or max(even, odd) < len(head) // 4:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _without_comments(text: str) -> tuple[list[Row], str]:
    """Return the comments at the top of a text, a row each, and what follows them."""
    comments: list[Row] = []
    while text.startswith(COMMENT):
        line, _, text = text.partition("\n")
        words = line.lstrip(COMMENT).strip()
        comments.append((Cell(f"{COMMENT} {words}", None, len(comments) + 1, 1),))
    return comments, text


def _separator(text: str) -> tuple[str, str, int]:
    """Return what stands between the values of a text, the text, and how many lines at its top say only that."""
    first, _, rest = text.partition("\n")
    if first.strip().strip('"').casefold() in {f"sep={each}" for each in SEPARATORS}:
        return first.strip().strip('"')[-1], rest, 1
    sample = "".join(islice(StringIO(text, newline=None), TRIED))  # `str.splitlines` also ends a line at a form feed
    return max(SEPARATORS, key=lambda each: _fits(sample, each)), text, 0


def _fits(sample: str, separator: str) -> tuple[float, int]:
    """Return how well a separator divides a text: the share of rows with the commonest width, and that width."""
    try:
        records = [row for row in csv.reader(StringIO(sample, newline=""), delimiter=separator) if any(row)]
    except csv.Error:
        return 0, 0
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0, 0
    width, count = max(widths.items(), key=lambda each: (each[1] * min(each[0], 3), each[0]))
    return count / len(records), width


def _row(record: list[str], line: int) -> Row:
    """Return the cells of a record that are not empty, without the apostrophe that keeps one from being calculated."""
    texts = (as_meant(text.lstrip()).strip() for text in record)
    return tuple(Cell(text, text, line, column) for column, text in enumerate(texts, 1) if text)


def too_much() -> NotUnderstoodError:
    """Return the refusal of a sheet that is larger than any plan."""
    return NotUnderstoodError(
        say("A sheet has more than {rows} rows or {columns} columns", rows=MOST_ROWS, columns=MOST_COLUMNS),
        say("Delete what lies outside the plan, also where it looks empty, and save the file again."),
    )
