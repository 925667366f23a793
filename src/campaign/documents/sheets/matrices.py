"""Tables of audiences against moments, of which a heading may be a name: "Pilot", "Training", "Evaluatie".

Whether an unknown heading is a moment is told by the cells below it: marks, days and channels, as below the moments
that are known.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

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
PEOPLE = re.compile(
    r"\b(?:\w*(?:medewerkers?|leidinggevenden?|managers?|teamleiders?|teams?|inwoners|bewoners|klanten|burgers|"
    r"leden|ouders|leerlingen|studenten|docenten|patienten|patiënten|cliënten|vrijwilligers|bezoekers|partners|"
    r"leveranciers|gebruikers|ondernemers|bestuurders|professionals|staff|employees|leaders|customers|clients|"
    r"residents|members|users|suppliers|visitors|volunteers)|directie|bestuur|college|raad|ondernemingsraad|"
    r"staf|pers|iedereen|allen|board|works council|management|everyone|everybody|press|hr|ict|it|mt|or|ceo|dt)\b",
    re.IGNORECASE,
)
"""Words by which a text is somebody that messages are for."""
NUMBER = re.compile(r"[€$]?\s*\d[\d.,]*\s*%?")


class _Headings(NamedTuple):
    """The headings of a table, and what is known of them before anybody looks at the cells below."""

    grid: Grid
    top: int
    """The row in which they stand."""
    said_of: Chosen
    """What somebody said that columns mean, by heading as headings are compared."""
    names: frozenset[str]
    """What milestones of the plan are called, as headings are compared."""

    @property
    def others(self) -> list[int]:
        """Return the columns beside the first."""
        return sorted(self.grid[self.top])[1:]

    def others_that(self, tells: Callable[[int], bool]) -> frozenset[int]:
        """Return the columns beside the first of which something is so."""
        return frozenset(filter(tells, self.others))

    def cell(self, number: int) -> Cell:
        """Return the heading of a column."""
        return self.grid[self.top][number]

    def meant(self, number: int) -> Field | None:
        """Return what a column means by its heading."""
        return _meant(self.cell(number), self.said_of)

    def is_open(self, number: int) -> bool:
        """Tell whether nobody said what a column means."""
        return plain(self.cell(number).text) not in self.said_of

    def is_said(self, number: int) -> bool:
        """Tell whether somebody said that a column is a milestone."""
        return self.said_of.get(plain(self.cell(number).text)) == "milestone"

    def is_named(self, number: int) -> bool:
        """Tell whether a column is called as a milestone is."""
        return is_named(self.cell(number).text, self.names)

    def is_moment(self, number: int) -> bool:
        """Tell whether a column is called after a day, a week or a distance."""
        return is_moment(self.cell(number))

    def is_called_so(self, number: int) -> bool:
        """Tell whether a column of which nobody said what it means is called as a moment or a milestone is."""
        return self.is_open(number) and (self.is_moment(number) or self.is_named(number))

    def is_unknown(self, number: int) -> bool:
        """Tell whether neither a heading nor anybody says what its column means."""
        return self.is_open(number) and meaning(self.cell(number).text)[0] is None


def crossed_columns(grid: Grid, top: int, chosen: Chosen, names: frozenset[str]) -> frozenset[int]:
    """Return the columns that are moments below audiences on the left; none for another table.

    `names` holds what milestones of the plan are called, as headings are compared.
    """
    headings = _Headings(grid, top, by_heading(chosen), names)
    first = min(grid[top], default=0)
    if not headings.others or headings.cell(first).column != first:
        return frozenset()
    match headings.meant(first):
        case "channel":
            return _beside_channels(headings)
        case "audiences":
            return _beside_audiences(headings)
        case _:
            return _beside_no_heading(grid, top, names)


def _beside_no_heading(grid: Grid, top: int, names: frozenset[str]) -> frozenset[int]:
    """Return the columns that are milestones beside a column without a heading that has audiences or channels."""
    headings = grid[top]
    rows = [cells for row, cells in grid.items() if row > top and len(cells) > 1]
    first = min((column for cells in rows for column in cells), default=0)
    if len(headings) < FEWEST_CROSSED or first >= min(headings):
        return frozenset()
    if not all(is_named(cell.text, names) for cell in headings.values()):
        return frozenset()
    texts = [cells[first].text for cells in rows if first in cells]
    known = [text for text in texts if PEOPLE.search(text) or channel_kind(text)]
    kinds = sum((_kinds(grid, top, number) for number in headings), Counter[Kind]())
    worded = kinds["text"] + kinds["channel"] + kinds["mark"]
    return frozenset(headings) if 2 * len(known) > len(texts) and 2 * worded > kinds.total() else frozenset()


def _beside_channels(headings: _Headings) -> frozenset[int]:
    """Return the columns that are milestones beside channels on the left: all others, by their names."""
    named = headings.others_that(headings.is_named) | headings.others_that(headings.is_said)
    known = named | headings.others_that(headings.is_moment)
    return known if len(named) >= FEWEST_CROSSED and known == set(headings.others) else frozenset()


def _beside_audiences(headings: _Headings) -> frozenset[int]:
    """Return the columns that are moments beside audiences on the left; none where others say what a row goes out as.

    Where another heading is a channel, what somebody said counts alone, else what is a day, a week or a distance.
    """
    said = headings.others_that(headings.is_said)
    called = headings.others_that(headings.is_called_so)
    rest = [number for number in headings.others if number not in called | said]
    if any(headings.meant(number) in OF_MESSAGES for number in rest):
        return frozenset()
    kinds = {number: _kinds(headings.grid, headings.top, number) for number in headings.others}
    named = frozenset(number for number in called if not _counts(kinds[number]))
    unknown = list(filter(headings.is_unknown, rest))
    if any(channel_kind(headings.cell(number).text) for number in unknown):
        return said or frozenset(filter(headings.is_moment, named))
    found = named | said | {number for number in unknown if _is_alike(kinds[number], number, named | said, kinds)}
    return found if said or len(found) >= FEWEST_CROSSED else frozenset()


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


def _counts(kinds: Counter[Kind]) -> bool:
    """Tell whether a column has numbers more than anything else."""
    return bool(kinds) and kinds.most_common(1)[0][0] == "number"


def _is_alike(kinds: Counter[Kind], number: int, known: Iterable[int], of: Mapping[int, Counter[Kind]]) -> bool:
    """Tell whether the cells of a column are like those of a moment: marks, days, channels; or words between words."""
    total = kinds.total()
    if total and 2 * (kinds["mark"] + kinds["day"] + kinds["channel"]) > total:
        return True
    wordy = [each for each in known if 2 * of[each]["text"] >= of[each].total() > 0]
    return bool(total and wordy) and min(known) < number < max(known) and 2 * kinds["text"] > total
