"""A spreadsheet as a plan in the making: messages, milestones and phases, and what it could not be read as."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from typing import NamedTuple

from campaign.documents.sheets.cells import audiences
from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.collecting import Collected
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import DAY, Known, milestones_in, surroundings, weeks_of
from campaign.documents.sheets.date_order import Order, Orders, ambiguous, proven_order
from campaign.documents.sheets.date_weeks import counts_weeks
from campaign.documents.sheets.draft import Draft, Untaken
from campaign.documents.sheets.drafts import Reader
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column, by_heading, plain
from campaign.documents.sheets.heading_rows import is_moment, is_named, moments_in
from campaign.documents.sheets.languages import is_dutch, language_of
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.listed import Listed
from campaign.documents.sheets.moments import Doubt, Moment, Surroundings
from campaign.documents.sheets.named import (
    KIND,
    Named,
    is_milestone,
    milestone_name,
    with_milestones,
)
from campaign.documents.sheets.periods import periods_of
from campaign.documents.sheets.tables import Cell, Sheet
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence
from campaign.model.when import Anchored

DATES: frozenset[Field] = frozenset({"when", "milestone", "until", "not_before", "activation_by"})
"""The fields that hold moments."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sheet, or several together, say as far as they are understood."""

    sheet: str
    """What the first of them is called; nothing for a text file."""
    columns: tuple[Column, ...]
    """What its columns were taken to mean."""
    _: KW_ONLY
    dutch: bool
    order: Order
    """What comes first in its dates of numbers."""
    settles: frozenset[Doubt]
    """What somebody can say of it that makes a difference."""
    title: str = ""
    """The title above the table."""
    drafts: tuple[Draft, ...] = ()
    milestones: tuple[Named, ...] = ()
    phases: tuple[Named, ...] = ()
    untaken: tuple[Untaken, ...] = ()
    """The days of milestones and phases that are none."""
    aside: tuple[tuple[int, str], ...] = ()
    """What stands outside the table, and what a row of a milestone or phase says beside it: row and text."""
    told: tuple[Sentence, ...] = ()
    """What is worth knowing of the file as a whole."""
    turned: bool = False
    """It lies on its side: a row is a column of the sheet."""
    headed: tuple[tuple[str, ...], ...] = ()
    """The headings of each sheet."""
    audiences: tuple[Listed, ...] = ()
    """The audiences of a table beside the plan."""

    @property
    def headings(self) -> Mapping[str, str]:
        """Return the heading of the column that means a field, by field."""
        return {each.field: each.heading for each in reversed(self.columns) if each.field}

    @property
    def doubts(self) -> frozenset[Doubt]:
        """Return what somebody can say that makes moments of cells that are none."""
        left = (*self.untaken, *(each for draft in self.drafts for each in draft.untaken))
        return frozenset(each.doubt for each in left if each.doubt)


class Part(NamedTuple):
    """A sheet to read, with what its name says of its messages."""

    sheet: Sheet
    table: Table
    channel: str = ""
    """The channel of all its messages."""
    month: str = ""
    """The month of days that are a number alone."""
    note: str = ""
    """A line for the notes of all its messages."""
    besides: tuple[Sheet, ...] = ()
    """The other tables of its sheet."""
    dutch: bool | None = None
    """The language of the sheet that it is a part of; None where it is the whole of it."""


def read_part(
    part: Part, choices: Choices, known: Known, *, order: Order | None, from_1904: bool
) -> tuple[Reading, Known]:
    """Return what one sheet says, and what is known from it; `order` is how the workbook writes its days."""
    table = part.table
    dutch = is_dutch(part.sheet) if part.dutch is None else part.dutch
    cells = _moments(table)
    start = choices.start or (known.start if choices.weeks == "project" else None)
    orders = _orders(table, choices, order)
    before = len(known.anchors)
    known = replace(known, dutch=dutch, weeks=choices.weeks, start=start, orders=orders)
    known = with_milestones(known, [*_names_of_milestones(table, cells), *choices.dates], dutch=dutch)
    around = _around(part, cells, known, from_1904=from_1904)
    headings = _for_headings(around, table)
    due = orders.of(_texts(table, {"activation_by"}))
    reader = Reader(
        table,
        around,
        {number: _across(cell, headings) for number, cell in table.across.items()},
        replace(around, order=due[0], proven=due[1]),
        dutch,
        known.whole,
        known.whole | _alone(table),
        part.channel,
        part.note,
        periods_of(table, around, known.weeks),
    )
    settles = _settles(table, cells, bare=around.bare_weeks or headings.bare_weeks)
    return _reading(part, reader, choices, known.anchors[before:], settles), known


def _names_of_milestones(table: Table, cells: list[Cell]) -> list[str]:
    """Return what a table calls milestones: in a column of theirs, in rows, as headings, and in moments."""
    own = table.column("milestone")
    headed = [record.cells[own.number].text for record in table.records if own and own.number in record.cells]
    headed = [each for each in headed if not KIND.fullmatch(each.strip())]
    headed += [milestone_name(each, table) for each in table.records if is_milestone(each, table)]
    dated = [" ".join(table.across[number].text.split()) for number in table.days]
    spoken = milestones_in(cell.text for cell in cells)
    return _as_they_stand(table, [*headed, *_names_of_moments(table), *dated, *spoken])


def _around(part: Part, cells: list[Cell], known: Known, *, from_1904: bool) -> Surroundings:
    """Return what the moments of a sheet are read against."""
    table, column = part.table, part.table.column("when")
    above = [part.sheet.name, *(cell.text for cell in table.aside), *table.months]
    around = surroundings(cells, above, column.heading if column else "", known, from_1904=from_1904)
    weeks = "calendar" if table.months and not known.weeks else around.weeks
    return replace(around, month=part.month, weeks=weeks)


def _reading(
    part: Part, reader: Reader, choices: Choices, new: tuple[tuple[str, str], ...], settles: frozenset[Doubt]
) -> Reading:
    """Return all that the rows of a table say; `new` holds the milestones that are not there yet, by id and title."""
    table, crossed = part.table, _names_of_moments(part.table)
    rows = Collected(reader, new).gather()
    title = next((cell.text for cell in table.aside if cell.row < 4 and _is_title(cell.text)), "")
    columns = (*table.columns, *_crossed_columns(table, choices, crossed))
    reading = Reading(
        part.sheet.name,
        tuple(sorted(columns, key=lambda each: each.number)),
        dutch=reader.dutch,
        order=reader.around.order,
        settles=settles,
        title=title,
        drafts=tuple(rows.drafts),
        milestones=_used(rows.milestones.values(), rows.drafts, crossed),
        phases=tuple(rows.phases.values()),
        untaken=tuple(rows.untaken),
        aside=tuple(rows.aside),
        told=table.told,
        turned=table.turned,
        headed=(tuple(each.heading for each in table.columns),),
    )
    return replace(reading, settles=settles | reading.doubts)


def _used(milestones: Iterable[Named], drafts: Iterable[Draft], crossed: Iterable[str]) -> tuple[Named, ...]:
    """Return milestones without those that are only the heading of days: nothing hangs on them."""
    used = {each.moment.when.anchor for each in drafts if isinstance(each.moment.when, Anchored)}
    headings = {plain(each) for each in crossed}
    return tuple(each for each in milestones if each.id in used or each.row or plain(each.name) not in headings)


def _as_they_stand(table: Table, names: list[str]) -> list[str]:
    """Return the names of milestones in the order of the columns that they head; the others behind those."""
    order = [" ".join(table.across[number].text.split()).casefold() for number in sorted(table.across)]
    return sorted(names, key=lambda each: order.index(each.casefold()) if each.casefold() in order else len(order))


def _names_of_moments(table: Table) -> list[str]:
    """Return the names by which a table of audiences against moments calls its moments."""
    if table.layout == "moments":
        known = moments_in(table.across)
        return [" ".join(cell.text.split()) for number, cell in table.across.items() if number not in known]
    when = table.column("when") if table.layout == "audiences" else None
    rows = (each.cells[when.number] for each in table.records if when and when.number in each.cells)
    return [" ".join(cell.text.split()) for cell in rows if is_named(cell.text) and not is_moment(cell)]


def _crossed_columns(table: Table, choices: Choices, crossed: Iterable[str]) -> Iterator[Column]:
    """Give the columns whose heading is the name of a moment; a guess where that is told by what stands below it."""
    said = by_heading(choices.meant)
    for number, cell in table.across.items() if table.layout == "moments" else ():
        text = " ".join(cell.text.split())
        if text in crossed:
            yield Column(number, text, "milestone", sure=is_named(text) or plain(text) in said)


def _across(cell: Cell, around: Surroundings) -> Moment:
    """Return the moment that a heading is: the milestone of its name, else what it says of a day."""
    text = " ".join(cell.text.split())
    named = None
    with suppress(NotUnderstoodError):  # several are called so, which the next step tells
        named = None if isinstance(cell.value, date) else around.context.anchor(text)
    return Moment(Anchored(named), text=text) if named else replace(read_cell(text, cell.value, around)[0], text=text)


def _orders(table: Table, choices: Choices, order: Order | None) -> Orders:
    """Return what is known of the order in the dates of a table."""
    headings = [each.heading for each in table.columns]
    proven = proven_order(_texts(table, DATES))
    proven = order if proven in {None, "unsure"} else proven
    return Orders(choices.order, proven, "day" if language_of(headings) == "nl" else None)


def _alone(table: Table) -> frozenset[str]:
    """Return the names, casefolded, that stand as one audience in a table: in its cells, and as its headings."""
    columns = [each for each in table.columns if each.field in {"audiences", "excluded"}]
    numbers = {each.number for each in columns if not each.crossed}
    texts = [cell.text for each in table.records for number, cell in each.cells.items() if number in numbers]
    texts += [each.own for each in columns if each.crossed]
    texts += [cell.text for cell in table.across.values()] if table.layout == "audiences" else []
    found = (audiences(text) for text in dict.fromkeys(texts))
    return frozenset(named.name.casefold() for each in found for named in (*each.named, *each.excluded))


def _settles(table: Table, cells: list[Cell], *, bare: bool) -> frozenset[Doubt]:
    """Return what somebody can say of a table that makes a difference: what its dates and weeks may mean."""
    found: set[Doubt] = set()
    if ambiguous(_texts(table, DATES)):
        found.add("order")
    if counts_weeks((cell.text for cell in cells), bare=bare):
        found.add("weeks")
    return frozenset(found)


def _texts(table: Table, fields: set[Field] | frozenset[Field]) -> list[str]:
    """Return the texts in the columns that mean some fields; a typed cell has none."""
    numbers = {each.number for each in table.columns if each.field in fields}
    cells = [cell for each in table.records for number, cell in each.cells.items() if number in numbers]
    return [
        cell.text
        for cell in (*cells, *table.across.values(), *table.days.values())
        if isinstance(cell.value, str | None)
    ]


def _moments(table: Table) -> list[Cell]:
    """Return the cells that are moments: those under the heading of one, and the headings that are one."""
    wanted = {each.number for each in table.columns if each.field in {"when", "milestone", "until"}}
    below = [record.cells[number] for record in table.records for number in sorted(wanted & record.cells.keys())]
    headed = [Cell(record.heading, None, record.row, 0) for record in table.records if record.heading]
    return [*below, *headed, *(_crossed(table) if table.layout == "moments" else ())]


def _crossed(table: Table) -> Iterator[Cell]:
    """Give the headings that are moments, and the days that stand in cells below them."""
    yield from table.across.values()
    yield from table.days.values()
    for record in table.records:
        cells = (record.cells[number] for number in table.across if number in record.cells)
        yield from (cell for cell in cells if isinstance(cell.value, date) or DAY.search(cell.text))


def _for_headings(around: Surroundings, table: Table) -> Surroundings:
    """Return what the headings are read against: a number alone is a week there."""
    numbers = [cell for cell in table.across.values() if re.fullmatch(r"\d{1,2}", cell.text)]
    if not numbers:
        return around
    weeks = weeks_of([cell.text for cell in numbers], around.start, bare=True)
    known = table.months or around.weeks == "project"
    return replace(around, bare_weeks=True, weeks=around.weeks if known else weeks)


def _is_title(text: str) -> bool:
    """Tell whether a text above a table is its title."""
    return 3 <= len(text) <= 80 and not text.startswith("#") and not re.match(r"[\w -]{1,20}:", text)
