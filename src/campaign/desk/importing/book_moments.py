"""What somebody made of the day, the time and the anchor of an entry in a spreadsheet: when it happens by its cells."""

from collections.abc import Collection
from datetime import datetime, time
from typing import NamedTuple

from campaign.desk.importing.book_moves import Clocked, Placed
from campaign.documents.book.columns import DAY, TIME
from campaign.documents.book.comparing import day_of, typed
from campaign.documents.book.reading import ReadRow
from campaign.documents.sheets.date_words import NOTHING, OPEN
from campaign.documents.sheets.tables import Value
from campaign.documents.sheets.times import clock_of, read_time, shown_time
from campaign.errors import CampaignError
from campaign.language import Sentence, say
from campaign.model.typed.clocks import split_clock
from campaign.model.when import AtTime, OnDay, When


class Unread(NamedTuple):
    """A cell that says no moment, or not which."""

    key: str
    """The key of its column."""
    text: str
    """What stands in it."""
    why: Sentence


class Said(NamedTuple):
    """A text that is to be read as a moment."""

    key: str
    """The key of the column that it stands in."""
    text: str
    clock: time | None = None
    """The time of day in a cell of its own; None where the text says it, or nobody does."""


Meant = Placed | Clocked | Said | Unread | None
"""What somebody meant: a day, another time on the same day, a text to read, nothing that can be read, or no moment."""


def meant(row: ReadRow, field: str, changed: Collection[str], *, day_first: bool) -> Meant:
    """Return when an entry happens by the cells of a row, of which those with these keys were changed."""
    text = typed(row.cells.get(field))
    if field in changed and says_open(text):
        return None
    if field in changed and text:
        shown = typed(row.cells.get(DAY))
        both = say("The day and what it hangs on were both changed; change one of them")
        return Unread(DAY, f"{shown} / {text}", both) if {DAY, TIME} & set(changed) else Said(field, text)
    clock = clock_of(row.cells.get(TIME))
    if DAY not in changed and field not in changed:
        return Clocked(clock)
    day = row.cells.get(DAY)
    found = day_of(day, day_first=day_first)
    if found is not None:
        own = day.time() if isinstance(day, datetime) and day.time() != time() and TIME not in changed else clock
        return Placed(found, own)
    written = typed(day)
    if says_open(written):
        return None
    return Said(DAY, written, None if _has_clock(written) else clock) if written else None


def with_time(row: ReadRow, old: time | None, *, dutch: bool) -> tuple[ReadRow, int | None, Unread | None]:
    """Return a row with the time of day in its column of times read, how many minutes it takes where an end is typed.

    A time that is none is told, and the row has the `old` one.
    """
    value = row.cells.get(TIME)
    if value is None or value == "":
        return row, None, None
    try:
        found = read_time(value, dutch=dutch)
    except CampaignError as error:
        unread = Unread(TIME, shown_time(value), told_with_remedy(error))
        return row._replace(cells={**row.cells, TIME: old}), None, unread
    return row._replace(cells={**row.cells, TIME: found.start}), found.minutes, None


class Touched(NamedTuple):
    """What somebody changed of when an entry happens."""

    keys: Collection[str]
    """The keys of those cells."""
    assumed: Sentence | None = None
    """What is told of their time, where that says no part of the day."""


def assumed_time(value: Value) -> Sentence | None:
    """Return what is told of a time in a cell that is taken for the afternoon; None for what says it itself."""
    text = shown_time(value)
    try:
        found = split_clock(f"x {' '.join(text.casefold().split())}")
    except (CampaignError, ValueError):
        return None
    return say("‘{written}’ is taken for {what}", written=text, what=found.start) if found.assumed else None


def told_with_remedy(error: CampaignError) -> Sentence:
    """Return what is wrong, and what would help."""
    return say("{why} – {remedy}", why=error.text, remedy=error.remedy) if error.remedy else error.text


def says_open(text: str) -> bool:
    """Tell whether a cell says that there is no moment yet: "n.t.b.", "nog niet bekend", "-"."""
    return bool(OPEN.fullmatch(text.strip()) or NOTHING.fullmatch(text.strip()))


def _has_clock(text: str) -> bool:
    """Tell whether a text that says a day says a time of day too."""
    try:
        return split_clock(" ".join(text.casefold().split())).start is not None
    except (CampaignError, ValueError):
        return True


def placed_by(when: When | None, said: Said) -> Placed | When | None:
    """Return the moment that a text says; a day in the column of days is one, whatever the entry hangs on."""
    match when:
        case OnDay(day) if said.key == DAY:
            return Placed(day, said.clock)
        case AtTime(moment) if said.key == DAY and moment.tzinfo is None:
            return Placed(moment.date(), moment.time())
        case _:
            return when
