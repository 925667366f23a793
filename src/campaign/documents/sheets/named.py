"""What a table says of milestones and phases: which it speaks of, and which of its rows say when one is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from campaign.documents.sheets.cells import nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.draft import Untaken
from campaign.documents.sheets.drafts import Reader
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.moments import UNSAID, Moment
from campaign.documents.sheets.rows import Record
from campaign.model.ids import slug
from campaign.model.when import Anchored
from campaign.model.words import GOLIVE

CALLED = re.compile(r"(?:mijlpaal|milestone)\s*[:–-]\s*", re.IGNORECASE)
"""What stands before the title of a row that is a milestone."""
KIND = re.compile(r"\W*(?:mijlpaal|milestone)(?:\W+(?:[\w-]+\W*){0,3})?", re.IGNORECASE)
"""A cell that says so: alone, or with a word or three behind it."""
ALONE = re.compile(r"\W*(?:mijlpaal|milestone)\W*", re.IGNORECASE)
"""One that says nothing else, which no note keeps."""


@dataclass(frozen=True, slots=True)
class Named:
    """A milestone that a sheet speaks of, or a phase."""

    row: int
    """The row that says when it is; 0 for what is only spoken of."""
    name: str
    moment: Moment = UNSAID
    id: str = ""
    sheet: str = ""
    """The sheet that it stands in, where several are read."""


def with_milestones(known: Known, names: list[str], *, dutch: bool) -> Known:
    """Return what is known with the milestones that a sheet speaks of; whatever is called go-live is one."""
    anchors = dict(known.anchors)
    golive = known.golive
    for name in names:
        folded = _bare(name)
        if folded in GOLIVE or slug(folded) in {slug(each) for each in GOLIVE}:
            if golive is None:
                golive = "livegang" if dutch else "go-live"
                anchors.setdefault(golive, "Livegang" if dutch else "Go-live")
        elif folded != "start" and folded not in {*map(_bare, anchors.values()), *anchors}:
            anchors[slug(name, anchors, "mijlpaal")] = name[:1].upper() + name[1:]
    return replace(known, anchors=tuple(anchors.items()), golive=golive)


def _bare(name: str) -> str:
    """Return a name as it is compared: without case and without its article."""
    return name.casefold().removeprefix("de ").removeprefix("the ")


def is_plan_of_phases(table: Table) -> bool:
    """Tell whether a table says when phases are, and nothing of messages: it has no channel and no audience."""
    fields = {each.field for each in table.columns}
    return table.layout == "rows" and {"phase", "when"} <= fields and not fields & {"channel", "audiences", "sender"}


def is_milestone(record: Record, table: Table) -> bool:
    """Tell whether a row is a milestone with its day, and no message: it names one, or says that it is one."""
    said = {each.field for each in table.columns if each.number in record.cells}
    if table.layout == "audiences" and not table.across.keys().isdisjoint(record.cells):
        return False
    if "milestone" in said and not said & {"channel", "audiences", "title", "body", "key_messages"}:
        return True
    return bool(_title_of(record, table)) and _calls_itself_one(record, table)


def _title_of(record: Record, table: Table) -> str:
    """Return what a row is called."""
    column = table.column("title")
    cell = record.cells.get(column.number) if column else None
    return " ".join(cell.text.split()) if cell else ""


def _calls_itself_one(record: Record, table: Table) -> bool:
    """Tell whether a row with a title says that it is a milestone: before that, as its kind or in its remarks.

    One that names a channel is a message about it.
    """
    if table.layout != "rows":
        return False
    marks = [CALLED.match(_title_of(record, table))]
    for column in table.columns:
        cell = record.cells.get(column.number)
        if cell is None or nothing(cell.text):
            continue
        own = KIND.fullmatch(" ".join(cell.text.split()))
        if column.field == "channel" and not own:
            return False
        if column.field in {"channel", "medium", "notes", "tags", "milestone", None}:
            marks.append(own)
    return any(marks)


def milestone_name(record: Record, table: Table) -> str:
    """Return what the milestone is called that a row is."""
    column = table.column("milestone")
    cell = record.cells.get(column.number) if column else None
    title = CALLED.sub("", _title_of(record, table))
    return title or (" ".join(cell.text.split()) if cell else "")


def milestone_of(record: Record, reader: Reader) -> Named:
    """Return the milestone that a row is."""
    text = milestone_name(record, reader.table)
    own = reader.around.context.anchor(text) or slug(text, (), "mijlpaal")
    return Named(record.row, dict(reader.around.context.anchors).get(own, text), _ended(record, reader), own)


def dated_milestones(reader: Reader) -> Iterator[Named]:
    """Give the milestones that are headings of which the table says the day; of one twice the first day counts."""
    found: set[str] = set()
    for number, cell in reader.table.days.items():
        hung = reader.across[number].when
        own = hung.anchor if isinstance(hung, Anchored) else ""
        if own and own not in found:
            found.add(own)
            name = dict(reader.around.context.anchors).get(own, own)
            moment = read_cell(cell.text, cell.value, reader.around)[0]
            yield Named(cell.row, name, replace(moment, text=cell.text), own)


def phase_of(record: Record, reader: Reader, name: str) -> Named:
    """Return the phase that a row is in, with when it is where the table is one of phases."""
    return Named(record.row, name, _ended(record, reader) if is_plan_of_phases(reader.table) else UNSAID)


def _ended(record: Record, reader: Reader) -> Moment:
    """Return the one moment of a row, with the end in a column of its own."""
    cell, end = reader.cell(record, "when"), reader.cell(record, "until")
    moment = read_cell(cell.text, cell.value, reader.around)[0].assuming(*record.told) if cell else UNSAID
    if end is None or moment.until is not None or moment.when is None:
        return moment
    last = read_cell(end.text, end.value, reader.around)[0]
    return replace(moment, until=last.when if last.when != moment.when else None)


def beside(named: Named, record: Record, reader: Reader, field: Field) -> Iterator[tuple[int, str]]:
    """Give what a row says beside the milestone or phase that it is, each with its name; also a day that is none."""
    taken: set[Field] = {field} | ({"title"} if field == "milestone" else set())
    taken |= {"when"} if named.moment.when is not None else set()
    taken |= {"until"} if named.moment.until is not None else set()
    for column in reader.table.columns:
        cell = record.cells.get(column.number)
        if cell and column.field not in taken and not ALONE.fullmatch(cell.text.strip()):
            yield record.row, f"{named.name} – {column.heading}: {cell.text}"
    headed = {each.number for each in reader.table.columns}
    yield from (
        (record.row, f"{named.name} – {cell.text}") for number, cell in record.cells.items() if number not in headed
    )


def untaken(named: Named, reader: Reader) -> Iterator[Untaken]:
    """Give the day of a milestone or phase that is none, with why."""
    if named.moment.why is not None and named.moment.text:
        text = f"{named.name} – {reader.heading('when', '')}: {named.moment.text}"
        yield Untaken(named.row, text, named.moment.why, named.moment.doubt)
