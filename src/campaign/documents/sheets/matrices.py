"""Tables of audiences against moments, of which a heading may be a name: "Pilot", "Training", "Evaluatie".

Whether an unknown heading is a moment is told by the cells below it: marks, days and channels, as below the moments
that are known.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from campaign.documents.sheets.cells import channel_kind, marked, nothing
from campaign.documents.sheets.date_columns import DAY
from campaign.documents.sheets.date_weeks import WEEK
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import by_heading, meaning, plain
from campaign.documents.sheets.heading_rows import is_moment, is_named
from campaign.documents.sheets.tables import Cell, Grid

Chosen = Mapping[str, Field | None]
"""What somebody said that columns mean, by heading."""
Kind = Literal["mark", "day", "channel", "number", "text"]
FEWEST_CROSSED = 2
"""Columns of moments that make such a table, where nobody says so."""
OF_MESSAGES: frozenset[Field] = frozenset(
    {
        "title",
        "channel",
        "medium",
        "when",
        "until",
        "clock",
        "body",
        "key_messages",
        "milestone",
        "activation",
        "status",
    }
)
"""What columns mean that say what a row goes out as: a row that has these is a message, and no audience."""
MOST_WORDS = 5  # of a cell that is a channel; more is a sentence in which one is named
NUMBER = re.compile(r"[€$]?\s*\d[\d.,]*\s*%?")


def crossed_columns(grid: Grid, top: int, chosen: Chosen, names: frozenset[str]) -> frozenset[int]:
    """Return the columns that are moments below audiences on the left; none for another table.

    `names` holds what milestones of the plan are called, as headings are compared.
    """
    said_of = by_heading(chosen)
    first, *others = sorted(grid[top]) or [0]
    if not others or grid[top][first].column != first:
        return frozenset()
    if _meant(grid[top][first], said_of) == "channel":
        return _named_columns(grid, top, said_of, names)
    if _meant(grid[top][first], said_of) != "audiences":
        return frozenset()
    said = {number for number in others if said_of.get(plain(grid[top][number].text)) == "milestone"}
    open_ = [number for number in others if plain(grid[top][number].text) not in said_of]
    named = {number for number in open_ if is_moment(grid[top][number]) or is_named(grid[top][number].text, names)}
    rest = [number for number in others if number not in named | said]
    if any(_meant(grid[top][number], said_of) in OF_MESSAGES for number in rest):
        return frozenset()
    kinds = {number: _kinds(grid, top, number) for number in others}
    named = {number for number in named if not kinds[number] or kinds[number].most_common(1)[0][0] != "number"}
    unknown = [number for number in rest if number in open_ and meaning(grid[top][number].text)[0] is None]
    if any(channel_kind(grid[top][number].text) for number in unknown):
        return frozenset(said) or frozenset(each for each in named if is_moment(grid[top][each]))
    alike = {number for number in unknown if _is_alike(kinds[number], number, named | said, kinds)}
    found = named | said | alike
    return frozenset(found) if said or len(found) >= FEWEST_CROSSED else frozenset()


def _named_columns(grid: Grid, top: int, said_of: Chosen, names: frozenset[str]) -> frozenset[int]:
    """Return the columns that are milestones beside channels on the left: all others, by their names."""
    _first, *others = sorted(grid[top])
    said = {number for number in others if said_of.get(plain(grid[top][number].text)) == "milestone"}
    named = {number for number in others if is_named(grid[top][number].text, names)} | said
    known = named | {number for number in others if is_moment(grid[top][number])}
    return frozenset(known) if len(named) >= FEWEST_CROSSED and known == set(others) else frozenset()


def channel_columns(grid: Grid, top: int, chosen: Chosen) -> frozenset[int]:
    """Return the columns that are channels, of rows that say when: what stands in them are the messages."""
    said_of = by_heading(chosen)
    free = {number: cell for number, cell in grid[top].items() if plain(cell.text) not in said_of}
    found = {number for number, cell in free.items() if channel_kind(cell.text) and not _meant(cell, said_of)}
    meant = {_meant(cell, said_of) for number, cell in grid[top].items() if number not in found}
    if len(found) < FEWEST_CROSSED or not meant & {"when", "milestone"}:
        return frozenset()
    return frozenset() if meant & {"title", "channel", "body", "key_messages"} else frozenset(found)


def _meant(cell: Cell, said_of: Chosen) -> Field | None:
    """Return what a heading means: as somebody said, else where it surely says so itself."""
    if (heading := plain(cell.text)) in said_of:
        return said_of[heading]
    field, sure = meaning(cell.text)
    return field if sure or field == "audiences" else None


def _kinds(grid: Grid, top: int, number: int) -> Counter[Kind]:
    """Return how many cells of each kind stand in a column."""
    cells = (grid[row][number] for row in grid if row > top and number in grid[row])
    return Counter(_kind(cell) for cell in cells if not nothing(cell.text))


def _kind(cell: Cell) -> Kind:
    """Return what stands in a cell."""
    text = " ".join(cell.text.split())
    if marked(cell.text):
        return "mark"
    if isinstance(cell.value, date) or DAY.search(text) or WEEK.fullmatch(text):
        return "day"
    if NUMBER.fullmatch(text):
        return "number"
    return "channel" if len(text.split()) <= MOST_WORDS and channel_kind(text) else "text"


def _is_alike(kinds: Counter[Kind], number: int, known: Iterable[int], of: Mapping[int, Counter[Kind]]) -> bool:
    """Tell whether the cells of a column are like those of a moment: marks, days, channels; or words between words."""
    total = kinds.total()
    if total and 2 * (kinds["mark"] + kinds["day"] + kinds["channel"]) > total:
        return True
    wordy = [each for each in known if 2 * of[each]["text"] >= of[each].total() > 0]
    return bool(total and wordy) and min(known) < number < max(known) and 2 * kinds["text"] > total
