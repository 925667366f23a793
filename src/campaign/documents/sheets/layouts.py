"""How a sheet is laid out: where its headings are, what its rows are, and which columns are moments or audiences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from campaign.documents.sheets.date_weeks import WEEK
from campaign.documents.sheets.date_words import KNOWN_MILESTONES, MONTH
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, columns, meaning
from campaign.documents.sheets.tables import Cell, Sheet

Layout = Literal["rows", "moments", "audiences"]
"""What the columns without a meaning of their own are: nothing, moments (weeks, milestones) or audiences."""
Grid = dict[int, dict[int, Cell]]
"""The cells by row and column, with what is merged filled in."""
TRIED = 40  # rows from the top among which the headings are
FEWEST = 2  # headings that mean something make a row of headings
FEWEST_MOMENTS = 3  # columns with a week or day for a heading make a planning by week
PHASE = re.compile(r"(?:fase|phase|stap|step|blok|deel|onderdeel|periode|period|sprint|stage|etappe)\b", re.IGNORECASE)
COMMENT = re.compile(r"[#*]|(?:let op|nb|n\.b\.|noot|note|bron|source|legenda|legend|versie|version)\b", re.IGNORECASE)
MOMENT_HEADING = re.compile(
    rf"(?:[td]\s*[-+–]?\s*\d+|\d{{4}}-\d\d-\d\d|\d{{1,2}}[-/. ](?:\d{{1,2}}|{MONTH})\.?(?:[-/. ]\d{{2,4}})?|"
    rf"{MONTH}(?:\s+\d{{4}})?|Q[1-4](?:\s+\d{{4}})?)",
    re.IGNORECASE,
)
MARK = re.compile(r"(?:x|v|●|•|■|▪|✓|✔|✅|ja|yes|1|\*)", re.IGNORECASE)
"""What stands in a cell that only says: here."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table."""

    row: int
    """Where it stands in the sheet, counted from 1; its column when the table lies on its side."""
    cells: Mapping[int, Cell]
    heading: str = ""
    """What stands above it between the rows: a phase."""


@dataclass(frozen=True, slots=True)
class Table:
    """The plan in a sheet."""

    layout: Layout
    columns: tuple[Column, ...]
    """What the columns mean; those that are moments or audiences have no place here."""
    across: Mapping[int, Cell]
    """The headings of the columns that are moments or audiences."""
    records: tuple[Record, ...]
    aside: tuple[Cell, ...]
    """What stands outside the table: titles, comments, notes below it."""
    turned: bool = False
    """It lies on its side: what are rows here are columns of the sheet."""

    def column(self, field: Field) -> Column | None:
        """Return the first column that means a field."""
        return next((each for each in self.columns if each.field == field), None)


def find_table(sheet: Sheet, chosen: Mapping[str, Field | None]) -> Table | None:
    """Return the plan in a sheet; None when it has no row or column of headings that a plan has."""
    grid = _grid(sheet)
    across, along = _best(grid), _best(_turned(grid))
    turned = along[0] > across[0] and along[0] > FEWEST
    if turned:
        grid = _turned(grid)
    _score, top = along if turned else across
    if top is None:
        return None
    headings = {column: " ".join(cell.text.split()) for column, cell in grid[top].items()}
    layout, moments = _layout(grid, top)
    found = columns({column: text for column, text in headings.items() if column not in moments}, chosen)
    records, aside = _records(grid, top, found, set() if turned else _wide(sheet))
    return Table(layout, found, {column: grid[top][column] for column in moments}, records, aside, turned)


def _records(
    grid: Grid, top: int, found: tuple[Column, ...], wide: set[int]
) -> tuple[tuple[Record, ...], tuple[Cell, ...]]:
    """Return the rows under the headings in one row of a grid, and what stands outside them."""
    aside = [cell for row in grid if row < top for cell in grid[row].values()]
    records: list[Record] = []
    heading, used = None, True
    for row in (each for each in grid if each > top):
        cells = grid[row]
        if all(column in grid[top] and cell.text == grid[top][column].text for column, cell in cells.items()):
            continue  # the headings again, on the next page
        if _is_comment(cells):
            aside += cells.values()
        elif _is_heading(cells, found, wide=row in wide):
            aside += () if used or heading is None else (heading,)
            heading, used = next(iter(cells.values())), False
        else:
            records.append(Record(row, cells, heading.text if heading else ""))
            used = True
    return tuple(records), (*aside, *(() if used or heading is None else (heading,)))


def _grid(sheet: Sheet) -> Grid:
    """Return the cells of a sheet by row and column; what is merged downwards stands in every row of it."""
    grid: Grid = {row[0].row: {cell.column: cell for cell in row} for row in sheet.rows}
    for merged in sheet.merged:
        first = grid.get(merged.top, {}).get(merged.left)
        if first is None or merged.bottom == merged.top:
            continue
        for row in (each for each in grid if merged.top < each <= merged.bottom):
            grid[row].setdefault(merged.left, first._replace(row=row))
    return {row: dict(sorted(grid[row].items())) for row in sorted(grid)}


def _turned(grid: Grid) -> Grid:
    """Return a grid on its side."""
    turned: Grid = {}
    for row, cells in grid.items():
        for column, cell in cells.items():
            turned.setdefault(column, {})[row] = cell
    return {row: turned[row] for row in sorted(turned)}


def _wide(sheet: Sheet) -> set[int]:
    """Return the rows in which three cells or more are shown as one."""
    return {merged.top for merged in sheet.merged if merged.right - merged.left >= 2 and merged.top == merged.bottom}


def _best(grid: Grid) -> tuple[int, int | None]:
    """Return how many headings the best row of headings has, and which row that is."""
    best: tuple[int, int | None] = (0, None)
    for row in list(grid)[:TRIED]:
        fields = {field for cell in grid[row].values() if (field := _sure(cell.text))}
        score = len(fields)
        moments = len(_moments(grid[row]))
        if score < FEWEST and not (moments >= FEWEST_MOMENTS or (moments >= FEWEST and score)):
            score = 1 if score and _audience_columns(grid, row) else 0
        elif score < FEWEST:
            score = FEWEST
        if score > best[0]:
            best = (score, row)
    return best


def _sure(text: str) -> Field | None:
    """Return what a heading surely means."""
    field, sure = meaning(text)
    return field if sure else None


def _layout(grid: Grid, top: int) -> tuple[Layout, frozenset[int]]:
    """Return what the columns without a meaning of their own are, and which those are."""
    moments = _moments(grid[top])
    known = {column for column, cell in grid[top].items() if column not in moments and meaning(cell.text)[0]}
    if len(moments) >= FEWEST_MOMENTS or (len(moments) >= FEWEST and len(known) <= 1):
        return "moments", moments
    people = _audience_columns(grid, top)
    return ("audiences", people) if people else ("rows", frozenset())


def _moments(cells: Mapping[int, Cell]) -> frozenset[int]:
    """Return the columns whose heading is a moment: a week, a day, a month, a milestone."""
    found = {column for column, cell in cells.items() if _is_moment(cell)}
    numbers = {column: int(cell.text) for column, cell in cells.items() if re.fullmatch(r"\d{1,2}", cell.text)}
    runs = [number for number in numbers.values() if 1 <= number <= 53]
    if len(runs) > FEWEST_MOMENTS and runs == [(runs[0] - 1 + each) % 53 + 1 for each in range(len(runs))]:
        found |= numbers.keys()
    return frozenset(found)


def _is_moment(cell: Cell) -> bool:
    """Tell whether a heading is a moment by itself."""
    if isinstance(cell.value, date):
        return True
    text = " ".join(cell.text.split())
    if meaning(text)[0]:
        return False
    return bool(WEEK.fullmatch(text) or MOMENT_HEADING.fullmatch(text) or KNOWN_MILESTONES.fullmatch(text))


def _audience_columns(grid: Grid, top: int) -> frozenset[int]:
    """Return the columns that are audiences: the first column is moments, and no other heading means anything."""
    first, *others = sorted(grid[top]) or [0]
    if len(others) < FEWEST or first not in grid[top] or _sure(grid[top][first].text) not in {"when", "milestone"}:
        return frozenset()
    if any(meaning(grid[top][column].text)[0] for column in others):
        return frozenset()
    below = [grid[row][first] for row in grid if row > top and first in grid[row]]
    spoken = [cell for cell in below if _is_moment(cell)]
    return frozenset(others) if below and 2 * len(spoken) >= len(below) else frozenset()


def _is_comment(cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row is a comment on the table, and no part of it."""
    only = next(iter(cells.values()))
    return len(cells) == 1 and (bool(COMMENT.match(only.text)) or len(only.text) > 200)


def _is_heading(cells: Mapping[int, Cell], found: tuple[Column, ...], *, wide: bool) -> bool:
    """Tell whether a row stands above the rows below it: it has one cell, on the left, that is no title of its own."""
    if len(cells) != 1:
        return False
    (column, cell), *_ = cells.items()
    if wide or PHASE.match(cell.text):
        return not any(each.number == column and each.field == "phase" for each in found)
    first = found[0] if found else None
    if first is None or column > first.number:
        return column < (first.number if first else 0)
    return first.field not in {"title", "body", "phase", "key_messages", "milestone"}


def marked(cell: Cell) -> bool:
    """Tell whether a cell only marks its place."""
    return bool(MARK.fullmatch(cell.text.strip()))


def runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of each run of places without a gap."""
    start = 0
    for number in range(1, len(places) + 1):
        if number == len(places) or places[number] != places[number - 1] + 1:
            yield places[start], places[number - 1]
            start = number
