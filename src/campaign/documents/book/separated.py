"""The messages of a plan as a file of separated values, which Excel opens as the plan's language has it."""

import csv
from datetime import date, datetime, time
from io import StringIO

from campaign.documents.book.cells import Cell
from campaign.documents.book.sheets import book_of
from campaign.documents.book.texts import defused, fit
from campaign.documents.contents import Contents
from campaign.language import Language
from campaign.stopping import going_on

SEPARATORS = {"nl": ";"}
"""What stands between values, where Windows has a comma in its numbers; elsewhere it is a comma."""


def separated(contents: Contents) -> bytes:
    """Return the messages that go out, a line each under headings; the id of a message is its first value."""
    book = book_of(contents)
    sheet = book.sheet("messages")
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=SEPARATORS.get(book.words.code, ","), lineterminator="\r\n")
    lines.writerow(column.heading for column in sheet.columns)
    lines.writerows([written(each, book.words) for each in row.cells] for row in going_on(sheet.rows))
    return text.getvalue().encode("utf-8-sig")


def written(value: Cell, words: Language) -> str:
    """Return a value as text: days and times as every program reads them, numbers as the language writes them."""
    match fit(value):
        case None:
            return ""
        case str() as text:
            return defused(text)
        case datetime() as moment:
            return moment.isoformat(" ", "seconds" if moment.second else "minutes")
        case time() as clock:
            return clock.isoformat("seconds" if clock.second else "minutes")
        case date() as day:
            return day.isoformat()
        case number:
            return str(number).replace(".", ",") if words.code in SEPARATORS else str(number)
