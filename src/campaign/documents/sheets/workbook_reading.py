"""Workbooks as sheets of cells: what is in the file is looked at first, then read in a process of its own."""

import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from subprocess import PIPE
from tempfile import TemporaryFile
from typing import Any

from campaign.documents.sheets import workbook_apart
from campaign.documents.sheets.separated import too_much
from campaign.documents.sheets.tables import Cell, Merged, Row, Sheet, Tables, Value, locked, written
from campaign.documents.sheets.workbook_formats import CONTENT, STYLES, order_shown
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.stopping import going_on

MOST_UNZIPPED = 200_000_000  # bytes of all parts together; ten thousand rows of twenty columns are 20 MB
MOST_PARTS = 5_000  # files in the zip
MOST_FORMATS = 1_000_000  # bytes of what has the formats; they come first, and those of a plan are 10 kB
LONGEST = 30  # seconds to read a workbook in; ten thousand rows take one
STEPS = 5  # how often in a second is asked whether somebody stopped it
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
NO_VALUE = re.compile(rb"</(?:\w+:)?f>\s*+(?:<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?+\s*+</(?:\w+:)?c>")
"""A formula without a value; nothing is tried twice, since a file may hold a million spaces."""
COMMENTS = re.compile(r"xl/(?:\w+/)?comments?\d*\.xml")
STRUCK = re.compile(rb"<(?:\w+:)?strike\b")
LINKED = re.compile(rb"<(?:\w+:)?hyperlink\b|\bHYPERLINK\(")
HIDDEN = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^<>]*\bhidden=[\"'](?:1|true)")
ANNOTATED = b"<office:annotation"
"""A comment in an .ods."""
LINE_THROUGH = b'text-line-through-style="solid'
"""A style of an .ods that strikes through."""
BESIDE = (ANNOTATED, LINE_THROUGH, b"<text:a ", b'table:visibility="')
"""What an .ods has of what stands beside cells, or how they look."""
READ = re.compile(r"xl/(worksheets/[^/]+|workbook)\.xml")
FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](1|true)[\"']")
KINDS: Mapping[str, type[date | datetime | time]] = {"date": date, "datetime": datetime, "time": time}


def read_workbook(data: bytes) -> Tables:
    """Return the sheets of a workbook.

    Raises:
        NotUnderstoodError: it is no workbook, broken, locked, or larger than any plan.
    """
    parts = _parts(data)
    sheets = tuple(_sheet(each) for each in _read_apart(data))
    from_1904 = bool(FROM_1904.search(parts.get("xl/workbook.xml", b"")))
    coloured = data if STYLES in parts else None
    margins = data if _has_margins(parts) else None
    told, written_on = tuple(_left_behind(parts)), margins is not None and _is_written_on(parts)
    return Tables(sheets, told, from_1904, order_shown(parts), coloured, margins, written_on)


def _is_written_on(parts: Mapping[str, bytes]) -> bool:
    """Tell whether a workbook has comments, or anything that is struck through."""
    if any(map(COMMENTS.fullmatch, parts)) or STRUCK.search(parts.get(STYLES, b"")):
        return True
    return any(each in parts.get(CONTENT, b"") for each in (ANNOTATED, LINE_THROUGH))


def _has_margins(parts: Mapping[str, bytes]) -> bool:
    """Tell whether something stands beside the cells of a workbook: then it is read in another process."""
    if _is_written_on(parts) or any(each in parts.get(CONTENT, b"") for each in BESIDE):
        return True
    return any(LINKED.search(text) or HIDDEN.search(text) for name, text in parts.items() if READ.match(name))


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name, with the text of its sheets and of its first page.

    Raises:
        NotUnderstoodError: it is no workbook, or unpacks to more than any plan.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNZIPPED:
                raise _grows()
            return {part.filename: _part(archive, part) for part in parts}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        raise broken() from None


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return the text of a part that is looked at: all of a sheet, the beginning of what has the formats."""
    if part.filename == CONTENT:
        whole = archive.read(part)
        rest = whole[MOST_FORMATS:]
        return whole[:MOST_FORMATS] + b"".join(each for each in BESIDE if each in rest)
    if part.filename == STYLES:
        with archive.open(part) as file:
            return file.read(MOST_FORMATS)
    return archive.read(part) if READ.match(part.filename) else b""


def _left_behind(parts: Mapping[str, bytes]) -> Iterator[Sentence]:
    """Give what stays behind in a workbook."""
    if any(name.endswith("vbaProject.bin") for name in parts):
        yield say("The workbook has macros; they were not run.")
    if any(name.startswith("xl/externalLinks/") for name in parts):
        yield say("The workbook has links to other files; what was last seen of them was taken.")
    empty = sum(len(NO_VALUE.findall(text)) for text in parts.values())
    if empty:
        yield say("Formulas without a value: {count}. Open and save the file in Excel, and they get one.", count=empty)
    elif any(FORMULA.search(text) for text in parts.values()):
        yield say("The workbook has formulas; the values that they last had were taken.")


def _read_apart(data: bytes) -> list[dict[str, Any]]:
    """Return what another process reads of a workbook."""
    code, told = read_apart([workbook_apart.__name__], data)
    match code:
        case 0:
            found: list[dict[str, Any]] = json.loads(told)
            return found
        case workbook_apart.TOO_WIDE:
            raise too_much()
        case workbook_apart.LOCKED:
            raise locked()
        case workbook_apart.BROKEN:
            raise broken()
        case _ if code < 0:
            raise _grows()
        case _:
            raise broken()


def read_apart(call: Sequence[str], data: bytes) -> tuple[int, bytes]:
    """Return with which exit code a module ends in a process of its own that gets a workbook, and what it tells.

    Raises:
        NotUnderstoodError: it takes longer than any plan does.
    """
    whole = [sys.executable, "-P", "-m", *call]
    with TemporaryFile() as workbook:  # what is written to a pipe is not written on after a look whether it goes on
        workbook.write(data)
        workbook.seek(0)
        with subprocess.Popen(whole, stdin=workbook, stdout=PIPE, stderr=PIPE) as reader:  # noqa: S603 - ours
            try:
                told = _told(reader)
            finally:
                reader.kill()  # which nothing is when it is done
    return reader.returncode, told


def _told(reader: "subprocess.Popen[bytes]") -> bytes:
    """Return what another process tells of a workbook."""
    for _step in going_on(range(LONGEST * STEPS)):
        with suppress(subprocess.TimeoutExpired):
            return reader.communicate(timeout=1 / STEPS)[0]
    raise _grows()


def _sheet(told: Mapping[str, Any]) -> Sheet:
    """Return a sheet that another process told of."""
    merged = tuple(Merged(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in told["merged"])
    rows = (_row(values, number) for number, values in enumerate(told["rows"], 1))
    return Sheet(told["name"], tuple(row for row in rows if row), merged, told["hidden"])


def _row(values: list[Any], number: int) -> Row:
    """Return the cells of a row that are not empty."""
    read = ((column, _value(each)) for column, each in enumerate(values, 1))
    cells = (Cell(written(value), value, number, column) for column, value in read)
    return tuple(cell for cell in cells if cell.text)


def _value(told: Any) -> Value:  # noqa: ANN401 - a value of JSON
    """Return a value that another process told of."""
    match told:
        case ["timedelta", seconds]:
            return timedelta(seconds=seconds)
        case [kind, text]:
            return KINDS[kind].fromisoformat(text)
        case _:
            value: Value = told
            return value


def broken() -> NotUnderstoodError:
    """Return the refusal of a workbook that cannot be read."""
    return NotUnderstoodError(
        say("The workbook is broken, or is none"),
        say("Open it in Excel or LibreOffice, save it as .xlsx, and import that."),
    )


def _grows() -> NotUnderstoodError:
    """Return the refusal of a workbook that asks for more memory or time than any plan does."""
    return NotUnderstoodError(
        say("The workbook asks for more memory or time than a plan needs"),
        say("Copy the rows of the plan to a new workbook, and import that."),
    )
