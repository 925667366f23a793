"""Weeks or months beside days: when a message is of which the day is open, and whether a day is in its week."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import is_of_weeks, weeks_of
from campaign.documents.sheets.date_words import OPEN
from campaign.documents.sheets.headers import Column
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.moments import Moment, Surroundings, Weeks
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.model.when import AtTime, OnDay, Window

HALF_A_YEAR = timedelta(weeks=26)
"""How far a week is from the day of a row near it at most: further away it is that of another year."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The weeks or months that the rows of a table have beside their days."""

    column: Column
    around: Surroundings
    """What they are read against."""
    days: Mapping[int, date] = field(default_factory=dict)
    """The days of rows, which tell the year of the weeks near them."""

    def cell(self, record: Record) -> Cell | None:
        """Return the week or month of a row; None for none."""
        cell = record.cells.get(self.column.number)
        return cell if cell is not None and not nothing(cell.text) else None

    def moments(self, record: Record) -> tuple[Moment, ...]:
        """Return when the week or month of a row is, in the year of the day that is nearest to it."""
        cell = self.cell(record)
        near = min(self.days, key=lambda row: abs(row - record.row), default=None)
        around = self.around
        if near is not None:
            around = replace(around, context=replace(around.context, today=self.days[near] - HALF_A_YEAR))
        return read_cell(cell.text, cell.value, around) if cell else ()

    def agrees(self, record: Record, moment: Moment) -> bool:
        """Tell whether the moment of a row is a day in its week or month."""
        day = _day_of(moment)
        windows = filter(None, map(_window, self.moments(record)))
        return day is not None and any(_has(each, day) for each in windows)


def periods_of(table: Table, around: Surroundings, said: Weeks | None) -> Periods | None:
    """Return the weeks or months beside the days of a table; None where it has none.

    Weeks of the calendar have the days of their rows in them; where none has, they may be those of a project.
    """
    column = next((each for each in table.columns if each.number == table.period), None)
    dated = table.column("when")
    if column is None or dated is None:
        return None
    bare = is_of_weeks(column.heading)
    calendar = Periods(column, replace(around, bare_weeks=bare, weeks="calendar", month=""))
    cells = {each.row: each.cells[dated.number] for each in table.records if dated.number in each.cells}
    read = {row: _day_of(read_cell(cell.text, cell.value, around)[0]) for row, cell in cells.items()}
    days = {row: day for row, day in read.items() if day}
    both = [each for each in table.records if each.row in days and calendar.cell(each)]
    agree = [calendar.agrees(each, Moment(OnDay(days[each.row]))) for each in both]
    texts = [cell.text for each in table.records if (cell := calendar.cell(each))]
    weeks = said or ("calendar" if any(agree) else weeks_of(texts, around.start, bare=bare))
    weeks = "calendar" if weeks == "unsure" and not agree else weeks
    return Periods(column, replace(calendar.around, weeks=weeks), days)


def is_open(text: str) -> bool:
    """Tell whether the cell of a day leaves it open."""
    return not text.strip() or nothing(text) or bool(OPEN.fullmatch(text.strip()))


def _day_of(moment: Moment) -> date | None:
    """Return the day on which a moment is; None for one that is no day."""
    match moment.when:
        case OnDay(day):
            return day
        case AtTime(time):
            return time.date()
        case _:
            return None


def _window(moment: Moment) -> tuple[Window, Window] | None:
    """Return the first and last week or month of a moment; None for another moment."""
    last = moment.until or moment.when
    return (moment.when, last) if isinstance(moment.when, Window) and isinstance(last, Window) else None


def _has(window: tuple[Window, Window], day: date) -> bool:
    """Tell whether a day is in some weeks or months, of whichever year."""
    first, last = window
    number = day.isocalendar().week if first.period == "week" else day.month
    if first.period == "quarter":
        number = (day.month + 2) // 3
    wrapped = last.number < first.number
    return first.number <= number or number <= last.number if wrapped else first.number <= number <= last.number
