"""The day of the go-live where a sheet says it above or below its table: "Go-live: 7 juni 2027"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from campaign.documents.sheets import date_words as words
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.moments import Moment, Surroundings
from campaign.documents.sheets.tables import Cell, Value
from campaign.language import say
from campaign.model.when import AtTime, OnDay
from campaign.model.words import GOLIVE

_GOLIVE = words.one_of(name for name in GOLIVE if name != "live")
LABEL = re.compile(
    rf"(?:(?:datum|date|dag|day)\s+(?:van\s+(?:de\s+)?|of\s+(?:the\s+)?)?)?{_GOLIVE}[\s-]*(?:datum|date|dag|day)?\s*"
    rf"[:=–-]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before the day: "Go-live", "Datum livegang", "Livegangdatum"."""
FEWEST = re.compile(r"\d")
"""What a day has."""


class Stated(NamedTuple):
    """When the go-live is, in the words beside a table."""

    row: int
    moment: Moment
    cells: tuple[Cell, ...]
    """The cells that say it."""


def stated_golive(cells: Sequence[Cell], around: Surroundings) -> Stated | None:
    """Return when the go-live is by the cells outside a table: in one of them, or with its day in the next one.

    Of two that say another day neither counts; what is a window or may be two days is none.
    """
    found = []
    for place, cell in enumerate(cells):
        label = LABEL.fullmatch(" ".join(cell.text.split()))
        if label is None:
            continue
        behind = cells[place + 1] if place + 1 < len(cells) and cells[place + 1].row == cell.row else None
        if label["rest"]:
            moment = _day(label["rest"], None, around)
        else:
            moment = _day(behind.text, behind.value, around) if behind is not None else None
        if moment is not None:
            cells_of = (cell,) if label["rest"] or behind is None else (cell, behind)
            found.append(Stated(cell.row, moment, cells_of))
    days = {str(each.moment.when) for each in found}
    return found[0] if len(days) == 1 else None


def _day(text: str, value: Value, around: Surroundings) -> Moment | None:
    """Return the one day that a text says; None for anything else."""
    found = read_cell(text, value, around) if FEWEST.search(text) else ()
    if len(found) != 1 or not isinstance(found[0].when, OnDay | AtTime) or found[0].until is not None:
        return None
    return found[0].assuming(say("Its day stands outside the table"))
