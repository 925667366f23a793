"""Headings with the day of the milestone that they name: in a row of days below (or above) them, or behind the name."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from campaign.documents.sheets.cells import channel_kind, marked, nothing
from campaign.documents.sheets.date_columns import DAY
from campaign.documents.sheets.date_weeks import WEEK
from campaign.documents.sheets.date_words import MONTH, OPEN, WEEKDAY
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import by_heading, meaning, plain
from campaign.documents.sheets.heading_rows import FEWEST, MOMENT_HEADING, TRIED, is_moment, is_named, sure
from campaign.documents.sheets.rows import Record, is_total
from campaign.documents.sheets.tables import Cell, Grid

BARE_DATE = (
    rf"(?:\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}[-/. ]+{MONTH}\.?(?:[-/. ]+\d{{2,4}})?|{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?)"
)
DATE = re.compile(rf"(?:[a-z]{{2,9}}\.?\s+)?{BARE_DATE}", re.IGNORECASE)
"""A day as it stands in a row of days."""
NAMED_DAY = re.compile(
    r"(?P<name>[^\W\d].*?[\w)])\s*(?:[(\[,:–]|-(?![^\W\d])|\s-|\s)\s*(?:op\s+|on\s+|d\.?d\.?\s+)?"
    rf"(?P<day>(?:{WEEKDAY}\.?\s+)?{BARE_DATE}|(?P<period>(?:{MONTH}\.?|Q[1-4])\s+20\d\d))\s*[)\]]?",
    re.IGNORECASE,
)
"""The name of a milestone with its day or month: "Livegang (3 mei 2027)", "Pilot 12-4", "Kick-off - 1 maart"."""
ACROSS: frozenset[Field] = frozenset({"when", "milestone", "phase"})
"""What the heading of the first column means where it says what stands to the right of it, and not below it."""
DOWN: frozenset[Field] = frozenset({"audiences", "channel", "title"})
"""What the heading of the first column means where it says what stands below it."""
NEARLY = 0.8  # of the rows, in which a column has a text of its own that is what they are called
NUMBER = re.compile(r"[€$]?\s*\d[\d.,\s]*(?:%|uur)?")
HEADINGS: Mapping[Field, tuple[str, str]] = {
    "audiences": ("Doelgroep", "Audience"),
    "channel": ("Kanaal", "Channel"),
    "title": ("Titel", "Title"),
    "phase": ("Fase", "Phase"),
}
"""What a column is called that has no heading, in Dutch and in English."""


class Dated(NamedTuple):
    """A grid in which headings name the milestones, and the days that stood with them."""

    grid: Grid
    top: int
    """The row of the names."""
    days: Mapping[int, Cell]
    """The cell with the day of each milestone, by column."""


def dated_headings(grid: Grid) -> Dated | None:
    """Return a grid whose headings are milestones of which it says the day; None where it says none."""
    rows = list(grid)[:TRIED]
    for place, row in enumerate(rows):
        around = (each for each in (place - 1, place + 1) if 0 <= each < len(rows))
        if found := _behind(grid, row):
            return found
        if _is_row_of_days(grid[row]):
            return next((each for other in around if (each := _named(grid, rows[other], row))), None)
    return None


def _label(cells: Mapping[int, Cell], least: int) -> Field | None:
    """Return what the headings on the left of some columns say together of these or of what stands below."""
    found = [meaning(cell.text)[0] for column, cell in cells.items() if column < least]
    return next((each for each in found if each in ACROSS | DOWN), None)


def _is_day(cell: Cell) -> bool:
    """Tell whether a cell has one day."""
    return isinstance(cell.value, date) or bool(DATE.fullmatch(" ".join(cell.text.split())))


def _is_row_of_days(cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row has days, at most headed by a word for that."""
    days = [column for column, cell in cells.items() if _is_day(cell)]
    if len(days) < FEWEST:
        return False
    left = [cell for column, cell in cells.items() if column < min(days)]
    rest = [cell for column, cell in cells.items() if column > min(days) and column not in days]
    if any(meaning(cell.text)[0] != "when" for cell in left) or len(left) > 1:
        return False
    return all(nothing(cell.text) or OPEN.fullmatch(cell.text.strip()) for cell in rest)


def _named(grid: Grid, names: int, days: int) -> Dated | None:
    """Return the grid with the days of one row with the names in another; None where those are no milestones."""
    heads, below = grid[names], grid[days]
    columns = [column for column, cell in below.items() if _is_day(cell)]
    least = min(columns)
    if not all(column in heads and _is_name(heads[column]) for column in columns):
        return None
    label = _label(heads, least)
    if names > days and label not in ACROSS | DOWN:
        return None
    if any(column < least and meaning(cell.text)[0] is None for column, cell in heads.items()):
        return None
    under = [grid[row] for row in grid if row > max(names, days)]
    cells = [cells[column] for cells in under for column in columns if column in cells]
    if not cells or 2 * sum(map(_is_day, cells)) > len(cells):
        return None
    found = {column: cell for column, cell in below.items() if column >= least and column in heads}
    return Dated({row: cells for row, cells in grid.items() if row != days}, names, found)


def _is_name(cell: Cell) -> bool:
    """Tell whether a heading can be the name of a milestone: it is no field, no channel and no week or day."""
    text = " ".join(cell.text.split())
    if isinstance(cell.value, date) or WEEK.fullmatch(text) or MOMENT_HEADING.fullmatch(text):
        return False
    return is_named(text) or (meaning(text)[0] is None and not re.fullmatch(r"[\d.,]+", text))


def _behind(grid: Grid, row: int) -> Dated | None:
    """Return the grid with the days behind the names in a row of headings apart; None where it has no such headings."""
    cells = grid[row]
    found = {column: match for column, cell in cells.items() if (match := _with_day(cell))}
    guessed = [column for column, match in found.items() if meaning(match["name"])[0]]
    if len(found) - len(guessed) < FEWEST:
        found = {column: match for column, match in found.items() if column not in guessed}
    if all(match["period"] for match in found.values()) and not all(is_named(each["name"]) for each in found.values()):
        return None
    names = {column for column, cell in cells.items() if column in found or is_named(cell.text) or is_moment(cell)}
    if not found or len(names) < FEWEST:
        return None
    if any(column < min(names) and meaning(cell.text)[0] is None for column, cell in cells.items()):
        return None
    if _label(cells, min(names)) not in DOWN | ACROSS and min(cells) < min(names):
        return None
    if any(column > min(names) and column not in names for column in cells):
        return None
    days = {column: cells[column]._replace(text=match["day"], value=None) for column, match in found.items()}
    named = {column: cells[column]._replace(text=match["name"], value=None) for column, match in found.items()}
    return Dated({**grid, row: {**cells, **named}}, row, days)


def _with_day(cell: Cell) -> re.Match[str] | None:
    """Return the name and the day of a heading; None where it has no two, or its name surely is one of a field."""
    text = " ".join(cell.text.split())
    if not isinstance(cell.value, str | None) or is_moment(cell):
        return None
    found = NAMED_DAY.fullmatch(text)
    if not found or DAY.search(found["name"]):
        return None
    guess = meaning(found["name"])[0] is not None and sure(found["name"]) is None
    return found if guess or _is_name(cell._replace(text=found["name"], value=None)) else None


def first_column(
    grid: Grid, top: int, across: frozenset[int], chosen: Mapping[str, Field | None], *, dutch: bool
) -> tuple[Grid, dict[int, Field]]:
    """Return a grid whose columns on the left have headings, and what they mean where their headings do not say so.

    Below moments as headings the first one says for whom the messages are, through which channel, or what they are.
    Where another says so of nearly every row, the first is a phase, if it stands once for several rows.
    """
    first = min((column for row, cells in grid.items() if row >= top for column in cells), default=0)
    cells = [grid[row][first] for row in grid if row > top and first in grid[row]]
    if first in across or not cells or first > min(across, default=0):
        return grid, {}
    if by_themselves := _by_themselves(grid, top, first, across, chosen):
        return _headed_and_meant(grid, top, {**_above_rows(grid, top, first), **by_themselves}, dutch=dutch)
    heading = grid[top].get(first)
    if heading is not None and meaning(heading.text)[0] not in ACROSS:
        return grid, {}
    if heading is not None and 2 * sum(is_moment(each) or is_named(each.text) for each in cells) >= len(cells):
        return grid, {}
    inner = [grid[row][column] for row in grid if row > top for column in across if column in grid[row]]
    return _headed_and_meant(grid, top, {first: _down(cells, inner)}, dutch=dutch)


def _headed_and_meant(grid: Grid, top: int, said: dict[int, Field], *, dutch: bool) -> tuple[Grid, dict[int, Field]]:
    """Return a grid in which columns of which it is found what they mean have a heading, and that meaning."""
    headed = {number: Cell(HEADINGS[field][not dutch], None, top, number) for number, field in said.items()}
    return {**grid, top: dict(sorted({**headed, **grid[top]}.items()))}, said


def _by_themselves(
    grid: Grid, top: int, first: int, across: frozenset[int], chosen: Mapping[str, Field | None]
) -> dict[int, Field]:
    """Return the column beside the first that says of each row what it is, and what that means; none where none does.

    A heading says so, or else a text of its own in nearly every row.
    """
    known = by_heading(chosen)
    rows = [cells for row, cells in grid.items() if row > top and len(cells) > 1 and not is_total(Record(row, cells))]
    beside = sorted({column for cells in (grid[top], *rows) for column in cells if column > first} - across)
    for column in beside:
        if field := _said_down(grid[top].get(column), known):
            return {column: field}
    left = (each for each in beside if each < min(across) and not _says_something(grid[top].get(each), known))
    return next(({each: "title"} for each in left if _tells_rows_apart(each, rows)), {})


def _said_down(heading: Cell | None, known: Mapping[str, Field | None]) -> Field | None:
    """Return what a heading says of the rows below it, as somebody said or surely by itself; None for what does not."""
    if heading is None:
        return None
    if (said := known.get(plain(heading.text))) is not None:
        return said if said in DOWN else None
    field, sure = meaning(heading.text)
    return field if sure and field in DOWN else None


def _says_something(heading: Cell | None, known: Mapping[str, Field | None]) -> bool:
    """Tell whether it is known what a heading means, or that it means nothing."""
    return heading is not None and bool(plain(heading.text) in known or meaning(heading.text)[0])


def _tells_rows_apart(column: int, rows: Sequence[Mapping[int, Cell]]) -> bool:
    """Tell whether a column has a text of its own in nearly every row, and no number in any."""
    texts = {cells[column].text.casefold() for cells in rows if column in cells}
    return len(rows) > 1 and len(texts) >= NEARLY * len(rows) and not any(map(NUMBER.fullmatch, texts))


def _above_rows(grid: Grid, top: int, first: int) -> dict[int, Field]:
    """Return that the first column is a phase, where no heading says what it is and it stands once for several rows."""
    heading = grid[top].get(first)
    if heading and meaning(heading.text)[0]:
        return {}
    rows = [Record(row, cells) for row, cells in grid.items() if row > top]
    rows = [each for each in rows if len(each.cells) > 1 and not is_total(each)]
    filled = [each for each in rows if first in each.cells]
    once = bool(filled) and filled[0] is rows[0] and 2 * len(filled) <= len(rows) + 1 and len(filled) < len(rows)
    return {first: "phase"} if once else {}


def _down(cells: list[Cell], inner: list[Cell]) -> Field:
    """Return what stands below the first heading of a table with moments, by what stands in that column and beside."""
    if 2 * sum(channel_kind(each.text) is not None for each in cells) > len(cells):
        return "channel"
    return "title" if 2 * sum(marked(each.text) for each in inner) > len(inner) else "audiences"


def meant(
    said: Mapping[int, Field], chosen: Mapping[str, Field | None], headings: Mapping[int, str]
) -> dict[int, Field]:
    """Return what columns mean by their place, but for those of which somebody said what they mean."""
    known = by_heading(chosen)
    return {number: field for number, field in said.items() if plain(headings[number]) not in known}
