"""Headings in two rows: the name of a group of columns above their own, as "Planning" over "Van" and "Tot"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from campaign.documents.sheets.date_words import MONTH
from campaign.documents.sheets.headers import ENDS, JOINT, LONGEST_HEADING, meaning, plain
from campaign.documents.sheets.heading_rows import NAME_OF_MONTH, is_moment, is_run_of_weeks, sure
from campaign.documents.sheets.tables import Cell, Grid, Merged
from campaign.model.words import MONTHS

Cells = Mapping[int, Cell]
"""The cells of a row by column."""
YEAR = re.compile(r"20\d\d")
DAY = re.compile(r"\d{1,2}")
WEEK_ALONE = re.compile(r"(?:(?:week|wk|w)\.?\s*)?(?P<week>\d{1,2})", re.IGNORECASE)
LEAPS = range(2024, 2032)
"""Years that begin on each day of the week, and leap years among them."""


def one_row(grid: Grid, top: int, merged: Sequence[Merged]) -> tuple[Grid, int]:
    """Return a grid whose headings stand in one row, and which row that is, given the row that has most of them.

    A group above it is put before the headings below it; so are the headings below a group in it.
    """
    for upper, lower in ((top - 1, top), (top, top + 1)):
        if upper in grid and lower in grid:
            over, under = grid[upper], grid[lower]
            wide = [each for each in merged if each.top == each.bottom == upper]
            tall = any((each.top, each.bottom) == (upper, lower) for each in merged)
            groups = _groups(over, under, wide)
            if _are_groups(over, under, groups) if lower == top else _are_headings(over, under, groups, tall=tall):
                joined = {**over, **under, **dict(_joined(under, groups, wide))}
                rows = {row: cells for row, cells in grid.items() if row != upper}
                return {**rows, lower: dict(sorted(joined.items()))}, lower
    return grid, top


def months_over(grid: Grid, top: int, weeks: Cells) -> tuple[str, ...]:
    """Return the months that stand above weeks, given the row of these; none unless each week is in its month."""
    over = grid.get(top - 1, {})
    months = {column: cell.text for column, cell in over.items() if NAME_OF_MONTH.fullmatch(cell.text)}
    numbers = {column: found for column, cell in weeks.items() if (found := WEEK_ALONE.fullmatch(cell.text.strip()))}
    if not months or not numbers or min(months) > min(numbers):
        return ()
    above = {column: months[max(each for each in months if each <= column)] for column in numbers}
    held = all(_in_month(int(numbers[column]["week"]), above[column]) for column in numbers)
    return tuple(months.values()) if held else ()


def _in_month(week: int, text: str) -> bool:
    """Tell whether a week of the calendar has days in a month, in one year or another."""
    found = NAME_OF_MONTH.fullmatch(text)
    month = MONTHS[found["name"].casefold()] if found else 0
    firsts = [date.fromisocalendar(year, week, 1) for year in LEAPS if 1 <= week <= 52]
    return any(month in {first.month, (first + timedelta(days=6)).month} for first in firsts)


def _groups(over: Cells, under: Cells, merged: Sequence[Merged]) -> dict[int, Cell]:
    """Return the group that stands above each column: over what is merged, else up to the next one."""
    ends = {each.left: each.right for each in merged}
    found: dict[int, Cell] = {}
    for column, cell in over.items():
        if column in under and under[column].text == cell.text:
            continue  # one heading that takes two rows
        last = ends.get(column, min([each for each in over if each > column], default=max(under) + 1) - 1)
        for each in (each for each in under if column <= each <= last and each not in over.keys() - {column}):
            found[each] = cell
    return found


def _are_groups(over: Cells, under: Cells, groups: Mapping[int, Cell]) -> bool:
    """Tell whether the row above the headings has groups of them, and is no title of the whole."""
    if not groups or any(len(cell.text) > LONGEST_HEADING for cell in over.values()):
        return False
    columns = Counter(cell.column for cell in groups.values())
    if max(columns.values()) < 2 or (len(columns) == 1 and len(groups) == len(under)):
        return False
    alone = [each for each in over if each not in groups and over[each].text != under.get(each, over[each]).text]
    if all(NAME_OF_MONTH.fullmatch(cell.text) for cell in groups.values()):
        alone = [each for each in alone if each in under or not sure(over[each].text)]
    twice = [text for text, count in Counter(plain(under[each].text) for each in groups).items() if count > 1]
    return not alone and (bool(twice) or any(_names_group(cell) for cell in groups.values()))


def _are_headings(over: Cells, under: Cells, groups: Mapping[int, Cell], *, tall: bool) -> bool:
    """Tell whether the row below the headings divides some of them, and is no row of the plan.

    It is where others are `tall`: merged over both rows.
    """
    columns = Counter(cell.column for cell in groups.values())
    own = {each: cell for each, cell in under.items() if each not in over or over[each].text != cell.text}
    if not own or own.keys() != groups.keys():
        return False
    return tall or (
        min(columns.values()) > 1
        and all(isinstance(cell.value, str | None) and _divides(groups[each], cell) for each, cell in own.items())
    )


def _names_group(cell: Cell) -> bool:
    """Tell whether a text is one that groups of columns have."""
    named = NAME_OF_MONTH.fullmatch(cell.text) or YEAR.fullmatch(cell.text)
    return sure(cell.text) is not None or named is not None


def _divides(group: Cell, cell: Cell) -> bool:
    """Tell whether a text below a group is the heading of one of its columns."""
    return sure(cell.text) is not None or (sure(group.text) in {"when", "milestone"} and plain(cell.text) in ENDS)


def _joined(under: Cells, groups: Mapping[int, Cell], wide: Sequence[Merged]) -> Iterator[tuple[int, Cell]]:
    """Give the headings below groups with the group before them, where that says more; a moment needs no other."""
    spread = {column for each in wide for column in range(each.left, each.right + 1)}
    counts = Counter(plain(under[each].text) for each in groups)
    weeks = is_run_of_weeks([under[each] for each in groups])
    for column, group in groups.items():
        cell = under[column]
        if (day := _day(group.text, cell.text)) and not weeks:
            yield column, cell._replace(text=day, value=None)
        elif is_moment(cell) or weeks:
            continue
        elif column in spread or counts[plain(cell.text)] > 1 or plain(cell.text) in ENDS or not meaning(cell.text)[0]:
            yield column, cell._replace(text=f"{group.text}{JOINT}{cell.text}", value=None)


def _day(group: str, text: str) -> str:
    """Return the moment that a number is below a month, or a month or week below a year; nothing for another text."""
    if re.fullmatch(rf"{MONTH}\.?(?:\s+20\d\d)?", group, re.IGNORECASE) and DAY.fullmatch(text):
        return f"{text} {group}"
    dated = re.fullmatch(rf"(?:week|wk)\.?\s*\d{{1,2}}|{MONTH}\.?", text, re.IGNORECASE)
    return f"{text} {group}" if YEAR.fullmatch(group) and dated else ""
