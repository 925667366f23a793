"""A plan as an Excel workbook: sheets to read, filter and change, and on a hidden one the plan, to compare with."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import count
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from campaign.documents.book.cells import Cell
from campaign.documents.book.choices import choices
from campaign.documents.book.columns import DAY, ID, LAST, Column
from campaign.documents.book.load import LoadSheet, load_of
from campaign.documents.book.looks import HEAT, height, set_up, styles
from campaign.documents.book.plan import carried_texts
from campaign.documents.book.sheets import Book, BookRow, BookSheet, book_of
from campaign.documents.book.texts import calculated, coded, fit
from campaign.documents.colours import LANES
from campaign.documents.contents import Contents
from campaign.documents.outline import FOR
from campaign.language import mark
from campaign.stopping import going_on

KEYS, HEAD = 1, 2
"""The hidden row that says which column is which, and the row of the headings."""
CARRIER = "campaign"
"""The hidden sheet that carries the plan."""
LISTS = "campaign-lists"
"""The hidden sheet with what can be chosen."""
LONGEST_PIECE = 32_000  # characters of a text in one cell; a longer one goes on in the next
ONLY_A_CHOICE = mark(
    "This is a choice of the plan: the messages that reach you, and when they are. What you change in it and send back "
    "changes these rows only; a row that you take out stays in the plan."
)
CHOICE_WIDTH = 90  # characters
SPARE = 200  # rows below the last in which what can be chosen is offered too
MOMENT = (1980, 1, 1, 0, 0, 0)  # of every part in the zip, the earliest that it can tell
EARLIEST = datetime(*MOMENT)  # noqa: DTZ001 - of no zone
Sheet = Any
"""A sheet of openpyxl, which has no types."""


def workbook(contents: Contents) -> bytes:
    """Return what goes out of a plan as a workbook: the same bytes for the same plan."""
    book = book_of(contents)
    made = Workbook()
    made.remove(made.active)
    for style in styles(book.words.code):
        made.add_named_style(style)
    lists = choices(contents.plan, book.cells)
    tones = {channel: number % len(LANES) for channel, number in zip(lists["channels"], count(), strict=False)}
    if book.whom:
        _choice(made.create_sheet(book.words.text(FOR)), book)
    for sheet in book.sheets():
        _table(made.create_sheet(sheet.title), sheet, lists, tones)
        if sheet.table == "messages" and not book.whom:
            _brief(made.create_sheet((brief := book.brief()).title), brief)
            _load(made.create_sheet((load := load_of(contents)).title), load)
    _lists(made.create_sheet(LISTS), lists)
    _carrier(made.create_sheet(CARRIER), book)
    first = min((slot.first for slot in contents.slots), default=None)
    return _packed(made, book, datetime.combine(first, time()) if first else EARLIEST)


def _choice(sheet: Sheet, book: Book) -> None:
    """Write for whom it is, and what becomes of what they change in it."""
    words = book.words
    lines = (f"{words.text(FOR)}: {book.whom}", book.plan.campaign.title, words.text(ONLY_A_CHOICE))
    for number, line in enumerate(lines, 1):
        _put(sheet.cell(number, 1), fit(line), "c-label" if number == 1 else "c-text")
    sheet.column_dimensions["A"].width = CHOICE_WIDTH
    sheet.row_dimensions[len(lines)].height = 48


def _table(sheet: Sheet, told: BookSheet, lists: Mapping[str, Sequence[str]], tones: Mapping[str, int]) -> None:
    """Write a table: the hidden keys, the headings, and a row for each entry."""
    columns = told.columns
    _heads(sheet, told.table, columns)
    for number, row in enumerate(going_on(told.rows), HEAD + 1):
        values = [fit(each) for each in row.cells]
        for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            if value is not None:
                tone = tones.get(str(value)) if column.key == "channel" else None
                _put(sheet.cell(number, place), value, _style(column, row, value, tone))
            elif column.printed:
                sheet.cell(number, place).style = "c-text"
        sheet.row_dimensions[number].height = height(columns, values)
    _offer(sheet, told, lists)
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A{HEAD}:{last}{HEAD + len(told.rows)}"
    set_up(sheet, HEAD, sum(column.printed for column in columns))


def _heads(sheet: Sheet, table: str, columns: Sequence[Column]) -> None:
    """Write the hidden keys and the headings, and give every column its width."""
    for place, column in enumerate(columns, 1):
        _put(sheet.cell(KEYS, place), f"{table}.{column.key}", "c-text")
        if column.heading:
            _put(sheet.cell(HEAD, place), column.heading, "c-head")
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        dimension.hidden = column.key == ID
    sheet.row_dimensions[KEYS].hidden = True
    sheet.row_dimensions[HEAD].height = 24


def _style(column: Column, row: BookRow, value: Cell, tone: int | None) -> str:
    """Return the style of a value."""
    if tone is not None:
        return f"c-lane{tone}"
    match value:
        case datetime():
            return "c-stamp"
        case date():
            return "c-maybe" if row.indicative and column.key in (DAY, LAST) else "c-day"
        case time():
            return "c-time"
        case int() | float():
            return "c-number"
        case _:
            return "c-text"


def _put(cell: Any, value: Cell, style: str) -> None:  # noqa: ANN401 - openpyxl has no types
    """Write a value in a cell; a text is a text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = coded(value)
        cell.data_type = "s"
        cell.style = style
        if calculated(value):
            cell.quotePrefix = True
        return
    cell.value = value
    cell.style = style


def _offer(sheet: Sheet, told: BookSheet, lists: Mapping[str, Sequence[str]]) -> None:
    """Offer what can be chosen in the columns that have such a thing, also in the rows below the last."""
    names = list(lists)
    for place, column in enumerate(told.columns, 1):
        if not lists.get(column.choice):
            continue
        source = get_column_letter(names.index(column.choice) + 1)
        rule = DataValidation("list", f"'{LISTS}'!${source}$1:${source}${len(lists[column.choice])}", allow_blank=True)
        rule.errorStyle = "warning" if column.choice == "channels" else "stop"
        rule.showErrorMessage = True
        letter = get_column_letter(place)
        rule.add(f"{letter}{HEAD + 1}:{letter}{HEAD + len(told.rows) + SPARE}")
        sheet.add_data_validation(rule)


def _brief(sheet: Sheet, told: BookSheet) -> None:
    """Write the campaign: a row for each of its fields, with the field in a hidden column."""
    _heads(sheet, told.table, told.columns)
    for number, row in enumerate(told.rows, HEAD + 1):
        key, label, value = map(fit, row.cells)
        _put(sheet.cell(number, 1), key, "c-text")
        _put(sheet.cell(number, 2), label, "c-label")
        if value is not None:
            _put(sheet.cell(number, 3), value, "c-day" if isinstance(value, date) else "c-text")
        sheet.row_dimensions[number].height = height(told.columns, (None, None, value))
    sheet.row_dimensions[HEAD].hidden = True
    set_up(sheet, HEAD, len(told.columns))


def _load(sheet: Sheet, load: LoadSheet) -> None:
    """Write who hears how much: a row for each audience, a column for each week by its Monday."""
    _put(sheet.cell(1, 1), load.heading, "c-head")
    sheet.column_dimensions["A"].width = 48
    for place, monday in enumerate(load.weeks, 2):
        _put(sheet.cell(1, place), monday, "c-head")
        sheet.cell(1, place).number_format = "d/m/yy"
        sheet.column_dimensions[get_column_letter(place)].width = 9
    for number, (name, counts) in enumerate(load.rows, 2):
        _put(sheet.cell(number, 1), fit(name), "c-label")
        for place, heard in enumerate(counts, 2):
            if heard:
                _put(sheet.cell(number, place), heard, f"c-heat{min(heard, len(HEAT)) - 1}")
    set_up(sheet, 1, 1 + len(load.weeks))
    sheet.freeze_panes = "B2"


def _lists(sheet: Sheet, lists: Mapping[str, Sequence[str]]) -> None:
    """Write what can be chosen: a column for each list."""
    for place, words in enumerate(lists.values(), 1):
        for number, word in enumerate(words, 1):
            _put(sheet.cell(number, place), fit(word), "c-text")
    sheet.sheet_state = "hidden"


def _carrier(sheet: Sheet, book: Book) -> None:
    """Write the plan itself, an entry in each row."""
    for number, text in enumerate(carried_texts(book), 1):
        for place, start in enumerate(range(0, len(text), LONGEST_PIECE), 1):
            _put(sheet.cell(number, place), text[start : start + LONGEST_PIECE], "Normal")
    sheet.sheet_state = "hidden"


def _packed(made: Workbook, book: Book, moment: datetime) -> bytes:
    """Return the file, with nothing in it that another minute or another machine would write otherwise.

    It says to be made at `moment`: the first day of what is in it.
    """
    loose = BytesIO()
    with zipfile.ZipFile(loose, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(made, archive).save()
    campaign = book.plan.campaign
    properties = made.properties
    properties.creator = "campaign"
    properties.title = str(fit(campaign.title)) or None
    properties.created = properties.modified = moment
    packed = BytesIO()
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            told = _core(properties) if part.filename == "docProps/core.xml" else parts.read(part)
            archive.writestr(_plain(part.filename), told, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _core(properties: Any) -> bytes:  # noqa: ANN401 - openpyxl has no types
    """Return what a workbook tells of itself."""
    from xml.etree.ElementTree import tostring  # noqa: PLC0415 - it writes

    return bytes(tostring(properties.to_tree()))


def _plain(name: str) -> zipfile.ZipInfo:
    """Return a part of a zip that tells nothing of when and where it was made."""
    return zipfile.ZipInfo(name, MOMENT)
