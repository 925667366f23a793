"""Whatever stands in a plan, it comes back out of its spreadsheets as it is, and nobody's changes are seen in them."""

from io import BytesIO

from hypothesis import HealthCheck, given, settings
from python_calamine import load_workbook

from campaign.desk.importing import Standing
from campaign.desk.importing_book_rows import BookRows
from campaign.desk.importing_book_steps import BookSteps
from campaign.documents import workbook_apart, workbook_reading
from campaign.documents.book import Book, slots_of
from campaign.documents.book_reading import ReadBook, read_book
from campaign.documents.contents import Contents
from campaign.documents.separated_writing import separated
from campaign.documents.tables import Tables, read_tables
from campaign.documents.workbook_writing import workbook
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.schedule import build_schedule
from campaign.schedule.workdays import no_holidays
from tests.conftest import TODAY
from tests.property.entries import plans

usual = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])


def contents_of(plan: Plan) -> Contents:
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    return Contents(schedule, frozenset(each.id for each in plan.messages), TODAY, carried=plan)


def tables_of(data: bytes) -> Tables:
    """Return what another process would read, without the process."""
    book = load_workbook(BytesIO(data))
    sheets = []
    for about in book.sheets_metadata:
        values = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
        rows = [[workbook_apart._told(value) for value in row] for row in values]
        sheets.append(workbook_reading._sheet({"name": about.name, "hidden": False, "merged": [], "rows": rows}))
    return Tables(tuple(sheets))


def seen(read: ReadBook, plan: Plan, out: Book) -> BookRows:
    """Return what is seen of changes in a spreadsheet that came back."""
    schedule = build_schedule(with_defaults(plan, Workspace()), no_holidays)
    rows = BookRows(read, out, plan, Standing(plan, Workspace(), schedule), BookSteps(plan, "anchor", TODAY, None))
    rows.take()
    return rows


@usual
@given(plans())
def test_a_workbook_brings_its_plan_back(plan):
    data = workbook(contents_of(plan))
    assert data == workbook(contents_of(plan))
    read = read_book(tables_of(data))
    assert read.carried.plan == plan
    rows = seen(read, plan, Book(*read.carried))
    assert (rows.changes, rows.left) == ([], [])


@usual
@given(plans())
def test_separated_values_are_what_they_were_written_from(plan):
    contents = contents_of(plan)
    read = read_book(read_tables(separated(contents)))
    assert read is not None
    rows = seen(read, plan, Book(plan, slots_of(plan, contents.schedule)))
    assert (rows.changes, rows.left) == ([], [])
    assert len(rows.understood) == len(plan.messages)
