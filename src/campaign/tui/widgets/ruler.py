"""The ruler of the timeline: months, weeks, milestones and counts per week, as text between two cells."""

from collections.abc import Callable, Container, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from campaign.language import current
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.rows import Axis
from campaign.schedule.schedule import Schedule
from campaign.text import cell_width, in_cells, pad

WEEK_CELLS = {"day": 84, "week": 9, "month": 3, "quarter": 1}
"""Cells of a week, by zoom."""


class Mark(NamedTuple):
    """A milestone on the ruler."""

    cell: int
    """The cell of its day."""
    text: str
    """Its sign and name: ◆ is sure, ◇ may still change."""


def milestone_rows(schedule: Schedule, axis: Axis, most: int) -> list[list[Mark]]:
    """Return the milestones on at most so many lines, where their names do not run into each other if that can be."""
    placed = sorted(
        (slot.first, milestone.name, slot.certainty)
        for milestone in schedule.plan.milestones
        if (slot := schedule.milestone(milestone.id))
    )
    rows: list[list[Mark]] = [[]]
    for day, name, certainty in placed:
        mark = Mark(axis.cell(day), f"{'◇' if certainty == 'indicative' else '◆'} {in_cells(name)}")
        free = next((row for row in rows if not row or _end(row[-1]) < mark.cell), None)
        if free is None and len(rows) < most:
            rows.append(free := [])
        (free if free is not None else min(rows, key=lambda row: _end(row[-1]))).append(mark)
    return rows


def behind_row(events: Iterable[BackdropEvent], axis: Axis) -> list[Mark]:
    """Return the events of others on one line, from left to right; of those on one day the first."""
    first: dict[int, str] = {}
    for event in events:
        first.setdefault(axis.cell(event.slot.first), event.title)
    return [Mark(cell, f"▫ {in_cells(title)}") for cell, title in sorted(first.items())]


def _end(mark: Mark) -> int:
    """Return the cell behind the name of a milestone."""
    return mark.cell + cell_width(mark.text)


def months(axis: Axis, left: int, right: int) -> str:
    """Return the line of months; the first one in view and every January tell the year, where there is room."""
    labels = []
    first = axis.day(left).replace(day=1)
    while (cell := max(left, axis.cell(first))) < right:
        following = (first + timedelta(days=31)).replace(day=1)
        name, year = current().month(first.month), str(first.year)
        room = min(right, axis.cell(following)) - cell
        wanted = [f"{name} {year}"] * (cell == left) + [f"{name} {year}", year] * (first.month == 1) + [name]
        labels += [(cell, next((f"{each} " for each in wanted if len(each) < room), ""))]
        first = following
    return _ruled(left, right, labels, "─")


def weeks(axis: Axis, left: int, right: int) -> str:
    """Return the line of ISO weeks, or of days when they are wide enough."""
    words, zoom = current(), axis.zoom
    days = _days(axis, left, right)
    if zoom == "day":
        return _ruled(left, right, ((axis.cell(day), f"{words.day(day)} ") for day in days), " ")
    every = 4 if zoom == "quarter" else 2 if zoom == "month" else 1
    mondays = (day for day in days if day.weekday() == 0 and day.isocalendar().week % every == 0)
    label: Callable[[date], str] = words.week if zoom == "week" else lambda day: str(day.isocalendar().week)
    return _ruled(left, right, ((axis.cell(day), f"{label(day)} ") for day in mondays), " ")


def weekly(axis: Axis, count: Callable[[date], int], crowded: Container[date], left: int, right: int) -> str:
    """Return a line with a number in every week; a point where there is none, ▲ in crowded weeks, by their Mondays."""
    cells = WEEK_CELLS[axis.zoom]
    day = axis.day(left)
    monday = day - timedelta(days=day.weekday())
    start = axis.cell(monday)
    parts = []
    while axis.cell(monday) < right:
        number = count(monday)
        flag = "▲" if monday in crowded else ""
        text = f"{number or '·'}{flag}"
        parts.append(pad(text if len(text) < max(2, cells) else flag or "+", cells))
        monday += timedelta(weeks=1)
    return "".join(parts)[left - start : right - start]


def _days(axis: Axis, left: int, right: int) -> list[date]:
    """Return the days that a label between two cells may be of."""
    first, last = axis.day(left) - timedelta(days=31), axis.day(right)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _ruled(left: int, right: int, labels: Iterable[tuple[int, str]], fill: str) -> str:
    """Return a line with labels at their cells; one that would be cut off is left out."""
    line = fill * (right - left)
    for cell, label in labels:
        place = cell - left
        if place >= 0 and place + len(label.rstrip()) <= right - left:
            line = (line[:place] + label + line[place + len(label) :])[: right - left]
    return line
