"""A plan as a workbook, against bare openpyxl writing the same values without a look, and the workbook coming back."""

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from python_calamine import load_workbook as by_calamine

from campaign.desk.importing.book_rows import BookRows
from campaign.desk.importing.book_steps import BookSteps
from campaign.desk.importing.imports import Standing
from campaign.documents.again import Again
from campaign.documents.book.reading import read_book
from campaign.documents.book.separated import separated
from campaign.documents.book.sheets import Book
from campaign.documents.book.workbook import workbook
from campaign.documents.contents import Contents
from campaign.documents.sheets.tables import read_tables
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import plan_text
from tools.bench.startup import CAMPAIGN

SIZE = 1_000
DAY = date(2026, 11, 25)


def figures() -> Iterator[Figure]:
    """Measure with 1,000 messages."""
    plan = Plan.model_validate(tomllib.loads(plan_text(SIZE)))
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    contents = Contents(schedule, frozenset(each.id for each in plan.messages), DAY, carried=plan)
    data = workbook(contents)
    values = [[[cell.value for cell in row] for row in sheet] for sheet in load_workbook(BytesIO(data))]
    standing = Standing(plan, Workspace(), schedule)
    written, bare, lines, back, read = in_turns(
        lambda: workbook(contents),
        lambda: _bare(values),
        lambda: separated(contents),
        lambda: _back(data, standing),
        lambda: _by_calamine(data),
    )
    cells = sum(cell is not None for sheet in values for row in sheet for cell in row)
    yield Figure(f"xlsx of {SIZE:,} messages, {cells:,} cells", written, "ms", "bare openpyxl, no look", bare, 2.5)
    yield Figure(f"csv of {SIZE:,} messages", lines, "ms")
    yield Figure(f"xlsx of {SIZE:,} messages back, compared", back, "ms", "calamine reading", read)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(plan_text(SIZE), "utf-8")
        listed, taken = (_most(path, to) for to in ("json", "xlsx"))
        yield Figure(f"memory, xlsx of {SIZE:,} messages", taken, "MB", "the same as json", listed, limit=200)


def _bare(values: list[list[list[object]]]) -> bytes:
    """Return a workbook with these values on its sheets, and nothing else."""
    book = Workbook()
    for rows in values:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _back(data: bytes, standing: Standing) -> None:
    """Read a workbook and hold it against its plan."""
    read = read_book(read_tables(data))
    if read is None or read.carried is None:
        raise ValueError(data[:4])
    again = Again(standing.plan, standing.schedule, read.carried.plan)
    steps = BookSteps(standing.plan, "anchor", DAY, None)
    BookRows(read, Book(*read.carried), again, standing, steps).take()


def _by_calamine(data: bytes) -> list[object]:
    """Return the values of every sheet as calamine reads them."""
    book = by_calamine(BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Runs a program from a small one, since a process is told to have had what it was forked from."""


def _most(path: Path, kind: str) -> float:
    """Return the memory that an export takes at most, in MB."""
    command = [CAMPAIGN, "export", str(path), "--to", kind, "-o", str(path.with_suffix(f".{kind}"))]
    told = subprocess.run([sys.executable, "-c", PEAK, *command], check=True, capture_output=True, text=True)
    return int(told.stdout.split()[-1]) / (1024 * 1024 if sys.platform == "darwin" else 1024)
