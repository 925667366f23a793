"""Which row of a sheet has its headings, and which of those are moments or audiences by themselves."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from campaign.documents.sheets.date_weeks import WEEK
from campaign.documents.sheets.date_words import KNOWN_MILESTONES, MONTH
from campaign.documents.sheets.header_words import ALONE, Field
from campaign.documents.sheets.headers import meaning, plain
from campaign.documents.sheets.tables import Cell, Grid
from campaign.documents.sheets.times import is_clock
from campaign.stopping import going_on

TRIED = 40  # rows from the top among which the headings are
FEWEST = 2  # headings that mean something make a row of headings
FEWEST_MOMENTS = 3  # columns with a week or day for a heading make a planning by week
MOMENT_HEADING = re.compile(
    rf"(?:[td]\s*[-+–]?\s*\d+|\d{{4}}-\d\d-\d\d|\d{{1,2}}[-/. ](?:\d{{1,2}}|{MONTH})\.?(?:[-/. ]\d{{2,4}})?|"
    rf"{MONTH}(?:\s+\d{{4}})?|Q[1-4](?:\s+\d{{4}})?)",
    re.IGNORECASE,
)
NAME_OF_MONTH = re.compile(rf"(?P<name>{MONTH})\.?(?:\s*['’]?(?:20)?\d\d)?", re.IGNORECASE)
"""A month, and perhaps its year: "maart", "Mrt. '27"."""
NAMES = re.compile(
    r"(?:de |het |the |eerste |first |tijdens |voor |na )*(?:[\w-]*(?:pilots?|proef|proeftuin|training(?:en)?|"
    r"opleiding|evaluatie|evaluation|review|nazorg|aftercare|hypercare|aftrap|besluitvorming|voorbereiding|"
    r"preparation|aankondiging|announcement|implementatie|implementation|ingebruikname|borging|afronding|closure|"
    r"tests?|inrichting|ontwerp|design|bouw|build|verkenning|orientatie|fase|phase|sprint|stap|step|golf|wave|"
    r"tranche))(?:\s*\d{1,2})?",
    re.IGNORECASE,
)
"""What phases and milestones of a change are called above a column or before a row."""


def best_row(grid: Grid) -> tuple[int, int | None]:
    """Return how many headings the best row of headings has, and which row that is."""
    best: tuple[int, int | None] = (0, None)
    for row in going_on(list(grid)[:TRIED]):
        fields = {field for cell in grid[row].values() if (field := sure(cell.text))}
        score = len(fields)
        moments = len(moments_in(grid[row]))
        if score < FEWEST and not (moments >= FEWEST_MOMENTS or (moments >= FEWEST and score)):
            score = 1 if score and audience_columns(grid, row) else 0
        elif score < FEWEST:
            score = FEWEST
        if score > best[0] or (score == best[0] and row - 1 == best[1] and _are_below_months(grid, row)):
            best = (score, row)
    return best


def _are_below_months(grid: Grid, row: int) -> bool:
    """Tell whether a row has headings, such as more weeks than one for each, below the months in the row above it."""
    over, under = grid.get(row - 1, {}), grid[row]
    months = [column for column, cell in over.items() if NAME_OF_MONTH.fullmatch(cell.text)]
    rest = [cell for column, cell in over.items() if column not in months and not sure(cell.text)]
    if len(months) < FEWEST or rest:
        return False
    below = [column for column in moments_in(under) if column >= months[0]]
    return len(below) > len(months) or len({sure(cell.text) for cell in under.values()} - {None}) >= FEWEST


def sure(text: str) -> Field | None:
    """Return what a heading surely means; nothing for a word that cells have as well."""
    field, sure = meaning(text)
    return field if sure and plain(text) not in ALONE else None


def moments_in(cells: Mapping[int, Cell]) -> frozenset[int]:
    """Return the columns whose heading is a moment: a week, a day, a month, a milestone."""
    found = {column for column, cell in cells.items() if is_moment(cell)}
    numbers = {column: cell for column, cell in cells.items() if re.fullmatch(r"\d{1,2}", cell.text)}
    return frozenset(found | numbers.keys() if is_run_of_weeks(cells.values()) else found)


def is_run_of_weeks(cells: Iterable[Cell]) -> bool:
    """Tell whether some headings have numbers of weeks that follow each other."""
    runs = [int(cell.text) for cell in cells if re.fullmatch(r"\d{1,2}", cell.text) and 1 <= int(cell.text) <= 53]
    return len(runs) > FEWEST_MOMENTS and runs == [(runs[0] - 1 + each) % 53 + 1 for each in range(len(runs))]


def is_moment(cell: Cell) -> bool:
    """Tell whether a heading is a moment by itself."""
    if isinstance(cell.value, date):
        return True
    text = " ".join(cell.text.split())
    if meaning(text)[0] or is_clock(text, cell.value):
        return False
    return bool(WEEK.fullmatch(text) or MOMENT_HEADING.fullmatch(text) or KNOWN_MILESTONES.fullmatch(text))


def is_named(text: str, names: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text is one of the names, as headings are compared, or one that phases and milestones have."""
    bare = " ".join(text.split())
    return plain(bare) in names or bool(NAMES.fullmatch(bare) or KNOWN_MILESTONES.fullmatch(bare))


def audience_columns(grid: Grid, top: int, names: frozenset[str] = frozenset()) -> frozenset[int]:
    """Return the columns that are audiences, or hours: the first one is moments, and no other heading means anything.

    `names` holds what milestones of the plan are called, as headings are compared.
    """
    first, *others = sorted(grid[top]) or [0]
    if len(others) < FEWEST or first not in grid[top] or sure(grid[top][first].text) not in {"when", "milestone"}:
        return frozenset()
    if any(meaning(grid[top][column].text)[0] for column in others):
        return frozenset()
    below = [grid[row][first] for row in grid if row > top and first in grid[row]]
    spoken = [cell for cell in below if is_moment(cell) or is_named(cell.text, names)]
    return frozenset(others) if below and 2 * len(spoken) >= len(below) else frozenset()
