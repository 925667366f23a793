"""Who hears what, as tables of counts: each cell knows how much there is, how much there should be, and of what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from campaign.language import Sentence, say, say_many
from campaign.model.messages import Message
from campaign.schedule.hearings import Hearing

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
    """How much a row hears in a column, of what that is made up, and whether it is out of bounds."""

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
    lacking: Sentence
    """What is said in its place when it has no columns."""
    apart: tuple[tuple[Heard, ...], ...] = ()
    """What counts in no column, row by row: what is somewhere in more than a week is in no week that anybody knows."""

    @property
    def flagged(self) -> int:
        """Return how many cells have too much or too little."""
        return sum(cell.flagged for row in self.cells for cell in row)


def apart_told(matrix: Matrix) -> Sentence | None:
    """Return how many messages count in no column; None where all of them do."""
    apart = {(each.campaign, each.hearing.message.id, each.hearing.number) for row in matrix.apart for each in row}
    return (
        say_many(
            "{count} message counts nowhere: its week is not known yet",
            "{count} messages count nowhere: their week is not known yet",
            len(apart),
        )
        if apart
        else None
    )


def nothing_told(matrix: Matrix) -> Sentence:
    """Return what is said in the place of a table without rows or columns."""
    lacking = matrix.lacking if matrix.rows else say("there are no audiences.")
    return say("There is nothing to count yet: {lacking}", lacking=lacking)


def in_time(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    """Return what is heard in the order of time."""
    return tuple(sorted(heard, key=lambda each: (each.hearing.slot.sort_key, each.hearing.message.id)))


def only(matrix: Matrix, keeps: Callable[[Message], bool]) -> Matrix:
    """Return a table in which only the messages of this plan count that are kept.

    What is flagged stays so: an audience has too much, or too little, of all there is.
    """
    return replace(
        matrix,
        cells=tuple(tuple(_only(cell, keeps) for cell in row) for row in matrix.cells),
        apart=tuple(tuple(_kept(row, keeps)) for row in matrix.apart),
    )


def _only(cell: Cell, keeps: Callable[[Message], bool]) -> Cell:
    """Return a count with only what is kept; what counts once still does."""
    heard = tuple(_kept(cell.heard, keeps))
    return replace(cell, heard=heard, count=cell.count if heard == cell.heard else min(cell.count, len(heard)))


def _kept(heard: Iterable[Heard], keeps: Callable[[Message], bool]) -> Iterator[Heard]:
    """Give what is kept of what is heard in this plan."""
    return (each for each in heard if not each.campaign and keeps(each.hearing.message))


def cell_text(cell: Cell, matrix: Matrix) -> str:
    """Return a cell as text: its count; when it is flagged with ▲, and against its number where that is a goal."""
    if not cell.concerned:
        return ""
    if not cell.flagged:
        return str(cell.count or "·")
    return f"{cell.count}/{cell.number}▲" if matrix.measure == "goal" else f"{cell.count}▲"
