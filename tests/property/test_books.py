"""Whatever stands in a plan, it comes back out of its spreadsheets as it is, and nobody's changes are seen in them."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from campaign.desk.importing.book_rows import BookRows
from campaign.desk.importing.book_steps import BookSteps
from campaign.desk.importing.imports import Import, Standing, edit_for
from campaign.documents.again import Again
from campaign.documents.book.reading import ReadBook, read_book
from campaign.documents.book.separated import separated
from campaign.documents.book.sheets import Book, slots_of
from campaign.documents.book.workbook import workbook
from campaign.documents.contents import Contents
from campaign.documents.sheets import workbook_apart, workbook_reading
from campaign.documents.sheets.tables import Tables, read_tables, written
from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.changes import apply
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.people import Objective
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
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
    again = Again(plan, schedule, read.carried.plan if read.carried else None)
    rows = BookRows(read, out, again, Standing(plan, Workspace(), schedule), BookSteps(plan, "anchor", TODAY, None))
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


SMALL = Plan.model_validate(
    {
        "campaign": {"id": "csmall22", "title": "Small", "language": "nl"},
        "milestones": [{"id": "live", "title": "Live", "date": date(2027, 3, 22)}],
        "audiences": [{"id": "all", "name": "Everyone", "size": 12}],
        "messages": [
            {"id": "m1", "title": "One", "channel": "mail", "when": "live - 1w 09:30", "audiences": ["all"]},
            {"id": "m2", "title": "Two", "channel": "overleg", "when": date(2027, 3, 1), "tasks": [{"title": "Do"}]},
        ],
    }
)


def test_an_entry_of_nothing_but_white_space_is_not_gone():
    plan = SMALL.model_copy(update={"objectives": (Objective(id="ob0"), Objective(id="ob1", text="\r"))})
    read = read_book(tables_of(workbook(contents_of(plan))))
    rows = seen(read, plan, Book(*read.carried))
    assert (rows.changes, rows.left) == ([], [])


VALUES = st.one_of(
    st.text(max_size=12),
    st.floats(allow_nan=False),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["messages.id", "audiences.=day", "m1", "31-2-2027", "2027-W60", "[]", '{"plan":[]}', "9" * 400]),
)


@cache
def small_tables() -> Tables:
    return tables_of(workbook(contents_of(SMALL)))


@settings(usual, max_examples=25)
@given(st.data())
def test_whatever_stands_in_the_cells_it_is_read_or_refused_with_a_sentence(data):
    sheets = []
    for sheet in small_tables().sheets:
        rows = [list(row) for row in sheet.rows]
        for number, place, value in data.draw(st.lists(st.tuples(st.integers(0), st.integers(0), VALUES), max_size=4)):
            row = rows[number % len(rows)]
            cell = row[place % len(row)]
            row[place % len(row)] = cell._replace(value=value, text=written(value) or "x")
        sheets.append(replace(sheet, rows=tuple(map(tuple, rows))))
    try:
        read = read_book(Tables(tuple(sheets)))
    except NotUnderstoodError:
        return
    if read is not None and read.carried is not None:
        rows = seen(read, SMALL, Book(*read.carried))
        made = Import("merge", say("x"), Path("x"), rows.standing, tuple(rows.changes))
        apply(SMALL, edit_for(made, made.keys).changes)
