"""Who hears what, as tables of counts: each cell knows how much there is, how much there should be, and of what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from campaign.language import Sentence, mark
from campaign.schedule.hearings import Hearing

NOTHING = mark(
    "There is nothing to count yet. It takes audiences, and milestones, key messages or messages with a date."
)
"""What is said in the place of a table without rows or columns."""
Measure = Literal["limit", "goal"]
"""Whether the number of a cell is what it may be at most, or what it should be at least."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that is heard, and in which campaign."""

    campaign: str
    """The title of another campaign; empty for the plan's own."""
    hearing: Hearing
    """What, and when."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count."""

    heard: tuple[Heard, ...] = ()
    """What is counted, in the order of time."""
    count: int = 0
    """How much it is; things that count once, such as the items of one edition, are one."""
    number: int | None = None
    """How much it may or should be; None where nothing says so."""
    flagged: bool = False
    """It is too much, or too little."""
    concerned: bool = True
    """The row has to do with the column at all."""


NOT_CONCERNED = Cell(concerned=False)


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column is of."""

    id: str
    """The id of its entry, or the Monday of its week."""
    label: Sentence
    """What it is called."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of counts."""

    name: Sentence
    """What it tells."""
    rows: tuple[Head, ...]
    """Its rows."""
    columns: tuple[Head, ...]
    """Its columns."""
    cells: tuple[tuple[Cell, ...], ...]
    """Its cells, row by row."""
    measure: Measure
    """What the numbers of its cells are."""
    legend: Sentence
    """Which numbers count, and whose they are set by."""

    @property
    def flagged(self) -> int:
        """Return how many cells have too much or too little."""
        return sum(cell.flagged for row in self.cells for cell in row)


def in_time(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    """Return what is heard in the order of time."""
    return tuple(sorted(heard, key=lambda each: (each.hearing.slot.sort_key, each.hearing.message.id)))


def cell_text(cell: Cell, matrix: Matrix) -> str:
    """Return a cell as text: its count; when it is flagged with ▲, and against its number where that is a goal."""
    if not cell.concerned:
        return ""
    if not cell.flagged:
        return str(cell.count or "·")
    return f"{cell.count}/{cell.number}▲" if matrix.measure == "goal" else f"{cell.count}▲"
