"""Which sheets of a workbook hold one plan together: those laid out alike that do not repeat each other."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from campaign.documents.sheets.apart import apart
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.headers import plain
from campaign.documents.sheets.layouts import Table, find_table
from campaign.documents.sheets.tables import Sheet, Tables
from campaign.errors import NotUnderstoodError
from campaign.language import say

VERSION = re.compile(
    r"\b(?:oud|oude|old|kopie|copy|back-?up|archief|archive|versie|version|v\d+|sjabloon|template|voorbeeld|example)\b"
    r"|\(\d+\)$",
    re.IGNORECASE,
)
"""How people call a sheet that is another version of a plan, or the form of one."""
FEWEST_SHARED = 3  # fields that two tables share which do not have the same headings
SHARED = 2 / 3  # of the fields of the larger one that both have
REPEATED = 0.5  # of the rows of the smaller one that both have: they are versions of one plan


class Found(NamedTuple):
    """A sheet with the plan in it."""

    sheet: Sheet
    table: Table
    besides: tuple[Sheet, ...] = ()
    """The tables that stand apart from it in its sheet."""


class Sheets(NamedTuple):
    """The sheets of a workbook by name."""

    read: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    """Those that are read when nobody chooses."""
    others: tuple[str, ...] = ()
    """Those that are not read."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return all of them, those that were read first."""
        return (*self.read, *self.others)


NO_SHEETS = Sheets()


class Chosen(NamedTuple):
    """What is read of a workbook."""

    read: tuple[Found, ...]
    together: tuple[str, ...]
    """The names of the sheets that are read when nobody chooses."""
    others: tuple[str, ...]
    """The names of the sheets that are not read."""
    repeating: tuple[str, ...]
    """Those of them that repeat rows of one that is read."""


def choose(tables: Tables, choices: Choices, milestones: frozenset[str] = frozenset()) -> Chosen:
    """Return the sheets to read: those that somebody names, else the largest plan and what is laid out like it.

    `milestones` holds what those of the plan that it goes into are called, as headings are compared.

    Raises:
        NotUnderstoodError: none of them is a plan, or there is none of a name.
    """
    named = {name.casefold() for name in choices.sheets}
    if missing := named - {each.name.casefold() for each in tables.sheets}:
        names = [each.name for each in tables.sheets if each.name]
        name = next(each for each in choices.sheets if each.casefold() in missing)
        raise NotUnderstoodError(say("There is no sheet {name}", name=name), say("There are: {names}.", names=names))
    parted = [apart(each, choices.meant, milestones) for each in tables.sheets]
    plans = [
        Found(each.sheet, table, each.others)
        for each in parted
        if (table := find_table(each.sheet, choices.meant, milestones))
    ]
    together, repeating = _together(plans)
    read = [each for each in plans if each.sheet.name.casefold() in named] if named else together
    if not read:
        raise NotUnderstoodError(
            say("No row of this sheet has the headings of a plan"),
            say("Head its columns with words such as Date, Channel, Audience, Message and Owner."),
        )
    others = tuple(
        each.name for each in tables.sheets if each.rows and each.name not in {found.sheet.name for found in read}
    )
    repeats = tuple(each.sheet.name for each in repeating if each.sheet.name in others)
    return Chosen(tuple(read), tuple(each.sheet.name for each in together), others, repeats)


def _together(plans: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Return the plans that are read when nobody chooses, as they stand in the workbook; and those that repeat one."""
    if not plans:
        return [], []
    best = max(plans, key=lambda each: (not each.sheet.hidden, len(each.table.records)))
    taken, repeating = [best], []
    for each in plans:
        if each is best or each.sheet.hidden or not each.table.records or not _alike(best.table, each.table):
            continue
        if VERSION.search(each.sheet.name) or any(_repeats(each.table, other.table) for other in taken):
            repeating.append(each)
        else:
            taken.append(each)
    return [each for each in plans if each in taken], repeating


def _alike(one: Table, other: Table) -> bool:
    """Tell whether two tables are laid out alike: with the same headings, or with mostly the same fields."""
    if one.layout != other.layout or one.turned != other.turned:
        return False
    if _headings(one) == _headings(other):
        return True
    fields, others = ({each.field for each in table.columns if each.field} for table in (one, other))
    shared = fields & others
    whom = bool(shared & {"channel", "audiences"})
    return whom and len(shared) >= max(FEWEST_SHARED, SHARED * max(len(fields), len(others)))


def _headings(table: Table) -> set[str]:
    """Return the headings of a table as they are compared."""
    return {plain(each.heading) for each in table.columns}


def _repeats(one: Table, other: Table) -> bool:
    """Tell whether two tables have so many rows in common that they are versions of one plan."""
    rows, others = ({_texts(each.cells.values()) for each in table.records} for table in (one, other))
    return len(rows & others) >= max(1, REPEATED * min(len(rows), len(others)))


def _texts(cells: Iterable[object]) -> tuple[str, ...]:
    """Return what stands in a row."""
    return tuple(str(getattr(cell, "text", "")).casefold() for cell in cells)
