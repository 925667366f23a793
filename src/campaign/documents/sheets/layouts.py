"""How a sheet is laid out: where its headings are, what its rows are, and which columns are moments or audiences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from campaign.documents.sheets.cells import is_own_id
from campaign.documents.sheets.crosses import crossed
from campaign.documents.sheets.dated import dated_headings, first_column, meant
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, columns, meaning, plain, word_of
from campaign.documents.sheets.heading_rows import (
    FEWEST,
    FEWEST_MOMENTS,
    TRIED,
    audience_columns,
    best_row,
    is_moment,
    moments_in,
    sure,
)
from campaign.documents.sheets.languages import is_dutch
from campaign.documents.sheets.matrices import channel_columns, crossed_columns
from campaign.documents.sheets.month_days import with_months
from campaign.documents.sheets.more_moments import Moments, day_beside, with_moments
from campaign.documents.sheets.rows import Record, filled_down, is_total
from campaign.documents.sheets.stacked import months_over, one_row
from campaign.documents.sheets.tables import Cell, Grid, Sheet
from campaign.language import Sentence, say

Layout = Literal["rows", "moments", "audiences", "channels"]
"""What the columns without a meaning of their own are: nothing, moments (weeks, milestones), audiences or channels."""
PHASE = re.compile(r"(?:fase|phase|stap|step|blok|deel|onderdeel|periode|period|sprint|stage|etappe)\b", re.IGNORECASE)
COMMENT = re.compile(
    r"[#*]|(?:opm\.|(?:opm|opmerking|opmerkingen|toelichting|attentie|remarks?|comments?|p\.?s\.?|n\.?b\.?)\s*:|n\.b\.\s)|"
    r"(?:let op|nb|noot|note|bron|source|legenda|legend|versie|version)\b",
    re.IGNORECASE,
)
LETTERS = 26
"""Columns that a spreadsheet calls by one letter."""


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
    totals: tuple[Record, ...] = ()
    """Its rows that add up others, which are no part of the plan."""
    days: Mapping[int, Cell] = field(default_factory=dict)
    """When the milestones are that its headings name, by column, where it says so."""
    again: frozenset[int] = frozenset()
    """The columns of days on which the message of a row comes again."""
    coloured: frozenset[tuple[int, int]] = frozenset()
    """The cells that a colour marks, by row and column."""
    knows_colours: bool = False
    """It is known which cells a colour marks."""
    period: int = 0
    """The column of weeks or months that says when a message is of which the day is open; 0 for none."""
    day: int = 0
    """The column of days that says when a message is of which the moment is none; 0 for none."""
    told: tuple[Sentence, ...] = ()
    """What was taken for granted of it."""
    months: tuple[str, ...] = ()
    """The months above its weeks, which are therefore of the calendar."""

    def column(self, field: Field) -> Column | None:
        """Return the first column that means a field."""
        others = {*self.again, self.period}
        return next((each for each in self.columns if each.field == field and each.number not in others), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the headings of a plan stand in a sheet, on its side where that is how the plan lies."""

    rows: Grid
    """The rows as they stand there."""
    grid: Grid
    """The same with the headings in one row."""
    top: int
    """That row."""
    turned: bool = False
    days: Mapping[int, Cell] | None = None
    """The cells with the days of the milestones that are headings, by column; None where they are none."""

    @property
    def headed(self) -> list[dict[int, Cell]]:
        """Return the rows that the headings stand in."""
        return [cells for row, cells in self.rows.items() if row == self.top or row not in self.grid]

    @property
    def unsaid(self) -> tuple[Cell, ...]:
        """Return the headings of groups above a moment that no heading says again, but for months and weeks."""
        if self.days is not None:
            return ()
        headings = self.grid[self.top]
        said = " ".join(cell.text for cell in headings.values())
        groups = (cells for row, cells in self.rows.items() if row not in self.grid)
        over = (cell for each in groups for column, cell in each.items() if is_moment(headings.get(column, cell)))
        return tuple(cell for cell in over if cell.text not in said and not is_moment(cell))


def find_table(sheet: Sheet, chosen: Mapping[str, Field | None], names: frozenset[str] = frozenset()) -> Table | None:
    """Return the plan in a sheet; None when it has no row or column of headings that a plan has.

    `names` holds what milestones of the plan that it goes into are called, as headings are compared.
    """
    place = _place(sheet, chosen, names)
    if place is None:
        return None
    layout, moments = _layout(place, chosen, names)
    headed = place.grid[place.top].keys()
    place, said = _with_first_column(place, sheet, moments, chosen) if layout == "moments" else (place, {})
    place, lines = _without_lines(place) if place.turned else (place, ())
    found = _columns(place, moments, said, chosen)
    records, aside = _records(place, found, set() if place.turned else _wide(sheet))
    found = tuple(_without_numbers(each, records, chosen) for each in found)
    totals = tuple(each for each in records if is_total(each))
    records = filled_down(tuple(each for each in records if each not in totals), found, _merged_down(sheet))
    found = crossed(found, records, chosen) if layout == "rows" else found
    found, records = with_months(found, records, chosen) if layout in {"rows", "channels"} else (found, records)
    dates = with_moments(found, records, chosen) if layout in {"rows", "channels"} else Moments(found)
    across = {column: place.grid[place.top][column] for column in moments}
    return Table(
        layout,
        dates.columns,
        across,
        records,
        (*place.unsaid, *lines, *aside),
        place.turned,
        totals,
        place.days or {},
        dates.again,
        period=dates.period,
        day=day_beside(dates.columns, records, chosen) if layout == "rows" else 0,
        told=() if place.turned else tuple(_told(each) for each in found if each.number in said.keys() - headed),
        months=months_over(place.rows, place.top, across) if layout == "moments" and not place.turned else (),
    )


def _place(sheet: Sheet, chosen: Mapping[str, Field | None], names: frozenset[str]) -> Place | None:
    """Return where the headings of a plan stand: in a row, in a column, or as milestones with their days."""
    grid = _grid(sheet)
    on_its_side = _turned(grid)
    across, along = (_best(each, chosen, names) for each in (grid, on_its_side))
    turned = along[0] > across[0] and along[0] > FEWEST
    score, top = along if turned else across
    if turned:
        return Place(on_its_side, on_its_side, top, turned=True) if top is not None else None
    if score <= FEWEST and (dated := dated_headings(grid)):
        return Place(grid, dated.grid, dated.top, days=dated.days)
    return Place(grid, *one_row(grid, top, sheet.merged)) if top is not None else None


def _with_first_column(
    place: Place, sheet: Sheet, moments: frozenset[int], chosen: Mapping[str, Field | None]
) -> tuple[Place, dict[int, Field]]:
    """Return where the headings are, with those that the columns beside the moments lack, and what these mean."""
    grid, said = first_column(place.grid, place.top, moments, chosen, dutch=is_dutch(sheet))
    if not place.turned:
        _spread(grid, sheet, moments)
    return replace(place, grid=grid), said


def _told(column: Column) -> Sentence:
    """Return what is told of a column without a heading: as what it is taken, by its letter in the sheet."""
    letter = chr(ord("A") + column.number - 1) if column.number <= LETTERS else column.number
    field = Sentence(word_of(column.field or "notes"))
    return say("Column {heading} is taken as {field}, which is a guess.", heading=letter, field=field)


def _without_lines(place: Place) -> tuple[Place, tuple[Cell, ...]]:
    """Return a place on its side without what stands alone in a row of its sheet: a title, or a comment on the table.

    A heading that is known stays where others with cells beside them stand above it and below.
    """
    headings = place.grid[place.top]
    filled = {number for row, cells in place.grid.items() if row != place.top for number in cells}
    first, last = min(filled, default=0), max(filled, default=0)
    alone = (number for number in headings if number not in filled)
    lines = {each for each in alone if not (first < each < last and sure(headings[each].text))}
    kept = {number: cell for number, cell in headings.items() if number not in lines}
    return replace(place, grid={**place.grid, place.top: kept}), tuple(headings[each] for each in sorted(lines))


def _columns(
    place: Place, moments: frozenset[int], said: dict[int, Field], chosen: Mapping[str, Field | None]
) -> tuple[Column, ...]:
    """Return what the columns mean that are no moments, by their headings or by what stands below them."""
    headings = {column: " ".join(cell.text.split()) for column, cell in place.grid[place.top].items()}
    found = columns({column: text for column, text in headings.items() if column not in moments}, chosen)
    below = meant(said, chosen, headings)
    guessed = {number: field for number, field in below.items() if meaning(headings[number])[0] != field}
    return tuple(
        replace(each, field=guessed[each.number], sure=False) if each.number in guessed else each for each in found
    )


def _records(place: Place, found: tuple[Column, ...], wide: set[int]) -> tuple[tuple[Record, ...], tuple[Cell, ...]]:
    """Return the rows under the headings, and what stands outside them; `wide` holds rows that are one cell."""
    grid, top = place.grid, place.top
    aside = [cell for row in grid if row < top for cell in grid[row].values()]
    records: list[Record] = []
    heading, used = None, True
    again = {row for row in grid if row > top and any(_repeats(grid[row], each) for each in place.headed)}
    for row in (each for each in grid if each > top and each not in again):  # not the headings again, on the next page
        cells = grid[row]
        if is_total(Record(row, cells)):
            records.append(Record(row, cells))
        elif _is_comment(cells):
            aside += cells.values()
        elif _is_heading(cells, found, wide=row in wide):
            aside += () if used or heading is None else (heading,)
            heading, used = next(iter(cells.values())), False
        elif len(cells) == 1 and row + 1 in again and row - 1 not in grid:
            aside += cells.values()  # what the page is called
        else:
            records.append(Record(row, cells, heading.text if heading else ""))
            used = True
    return tuple(records), (*aside, *(() if used or heading is None else (heading,)))


def _without_numbers(column: Column, records: tuple[Record, ...], chosen: Mapping[str, Field | None]) -> Column:
    """Return a column of ids as one for the notes where it has the numbers of rows, and nobody said otherwise."""
    if column.field != "id" or any(plain(each) == plain(column.heading) for each in chosen):
        return column
    cells = [each.cells[column.number].text for each in records if column.number in each.cells]
    return column if any(map(is_own_id, cells)) else replace(column, field=None)


def _repeats(cells: Mapping[int, Cell], headings: Mapping[int, Cell]) -> bool:
    """Tell whether a row has nothing but headings, each where it stands above."""
    return all(column in headings and cell.text == headings[column].text for column, cell in cells.items())


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


def _merged_down(sheet: Sheet) -> frozenset[tuple[int, int]]:
    """Return the cells of the first column of what is merged downwards, by row and column."""
    return frozenset(
        (row, each.left) for each in sheet.merged if each.bottom > each.top for row in range(each.top, each.bottom + 1)
    )


def _spread(grid: Grid, sheet: Sheet, moments: frozenset[int]) -> None:
    """Put what is merged over the columns of several moments in each of them."""
    for each in sheet.merged:
        cell = grid.get(each.top, {}).get(each.left)
        if cell is None or each.left not in moments:
            continue
        for column in moments & {*range(each.left + 1, each.right + 1)}:
            grid[each.top].setdefault(column, cell)
        grid[each.top] = dict(sorted(grid[each.top].items()))


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


def _best(grid: Grid, chosen: Mapping[str, Field | None], names: frozenset[str]) -> tuple[int, int | None]:
    """Return how many headings the best row of headings has, and which row that is; audiences against names are two."""
    found = best_row(grid)
    if found[0] >= FEWEST:
        return found
    tried = list(grid)[:TRIED]
    crossed = (row for row in tried if crossed_columns(grid, row, chosen, names) or channel_columns(grid, row, chosen))
    row = next(crossed, None)
    return found if row is None else (FEWEST, row)


def _layout(place: Place, chosen: Mapping[str, Field | None], names: frozenset[str]) -> tuple[Layout, frozenset[int]]:
    """Return what the columns without a meaning of their own are, and which those are."""
    layout, across = _layout_by_headings(place.grid, place.top, chosen, names)
    if place.days is None:
        return layout, across
    return "moments", frozenset(place.days) | (across if layout == "moments" else frozenset())


def _layout_by_headings(
    grid: Grid, top: int, chosen: Mapping[str, Field | None], names: frozenset[str]
) -> tuple[Layout, frozenset[int]]:
    """Return the same as far as headings and what stands below them tell."""
    if crossed := crossed_columns(grid, top, chosen, names):
        return "moments", crossed
    if through := channel_columns(grid, top, chosen):
        return "channels", through
    moments = moments_in(grid[top])
    known = {column for column, cell in grid[top].items() if column not in moments and meaning(cell.text)[0]}
    if len(moments) >= FEWEST_MOMENTS or (len(moments) >= FEWEST and len(known) <= 1):
        return "moments", moments
    people = audience_columns(grid, top, names)
    return ("audiences", people) if people else ("rows", frozenset())


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


def runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of each run of places without a gap."""
    start = 0
    for number in range(1, len(places) + 1):
        if number == len(places) or places[number] != places[number - 1] + 1:
            yield places[start], places[number - 1]
            start = number
