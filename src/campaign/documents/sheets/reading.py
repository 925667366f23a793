"""A spreadsheet as a plan in the making: messages, milestones and phases, and what it could not be read as."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from campaign.documents.sheets.choices import Choices
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import Known, milestones_in, surroundings
from campaign.documents.sheets.drafts import Draft, Reader
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import Column
from campaign.documents.sheets.layouts import Record, Table, find_table
from campaign.documents.sheets.moments import UNSAID, Moment, Surroundings
from campaign.documents.sheets.tables import Cell, Sheet, Tables
from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.ids import slug
from campaign.model.words import GOLIVE

DUTCH = re.compile(
    r"\b(?:de|het|een|en|van|voor|met|doelgroep|datum|wanneer|kanaal|middel|boodschap|verantwoordelijke|actiehouder|"
    r"fase|maart|mei|medewerkers|livegang|doel|onderwerp|periode|activiteiten)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|an|and|of|for|with|audience|date|when|channel|message|owner|phase|may|march|staff|launch|purpose|all|"
    r"status|due|event|vehicle|team|time|sponsor)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A milestone that a sheet speaks of, or a phase."""

    row: int
    """The row that says when it is; 0 for what is only spoken of."""
    name: str
    moment: Moment = UNSAID
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a spreadsheet says, as far as it is understood."""

    sheet: str
    columns: tuple[Column, ...]
    """What its columns were taken to mean."""
    dutch: bool
    title: str = ""
    """The title above the table."""
    drafts: tuple[Draft, ...] = ()
    milestones: tuple[Named, ...] = ()
    phases: tuple[Named, ...] = ()
    aside: tuple[tuple[int, str], ...] = ()
    """What stands outside the table, and what a row of a milestone or phase says beside it: row and text."""
    told: tuple[Sentence, ...] = ()
    """What is worth knowing of the file as a whole."""
    turned: bool = False
    """It lies on its side: a row is a column of the sheet."""
    sheets: tuple[str, ...] = ()
    """The names of the sheets in the file, this one first."""

    @property
    def headings(self) -> Mapping[str, str]:
        """Return the heading of the column that means a field, by field."""
        return {each.field: each.heading for each in reversed(self.columns) if each.field}


def read_sheets(tables: Tables, choices: Choices, known: Known) -> Reading:
    """Return what the sheets of a file say.

    Raises:
        NotUnderstoodError: none of them is a plan, or there is none of the name.
    """
    found = [(sheet, table) for sheet in _wanted(tables, choices) if (table := find_table(sheet, choices.meant))]
    if not found:
        raise NotUnderstoodError(
            say("No row of this sheet has the headings of a plan"),
            say("Head its columns with words such as Date, Channel, Audience, Message and Owner."),
        )
    sheet, table = max(found, key=lambda each: (not each[0].hidden, len(each[1].records)))
    others = [each.name for each in tables.sheets if each is not sheet and each.rows]
    told = tables.told
    if others:
        told = (*told, say("Other sheets (--sheet): {names}.", names=others))
    reading = _read(sheet, table, choices, known, from_1904=tables.from_1904)
    return replace(reading, told=(*told, *reading.told), sheets=(sheet.name, *others))


def _wanted(tables: Tables, choices: Choices) -> tuple[Sheet, ...]:
    """Return the sheets to look for a plan in."""
    if choices.sheet is None:
        return tables.sheets
    found = tuple(each for each in tables.sheets if each.name.casefold() == choices.sheet.casefold())
    if not found:
        names = [each.name for each in tables.sheets if each.name]
        raise NotUnderstoodError(
            say("There is no sheet {name}", name=choices.sheet), say("There are: {names}.", names=names)
        )
    return found


def _read(sheet: Sheet, table: Table, choices: Choices, known: Known, *, from_1904: bool) -> Reading:
    """Return what one table says."""
    dutch = _is_dutch(sheet)
    cells = _moments(table)
    above = [cell.text for cell in table.aside]
    start = choices.start or (known.start if choices.weeks == "project" else None)
    known = replace(known, dutch=dutch, weeks=choices.weeks, start=start)
    own = table.column("milestone")
    headed = [record.cells[own.number].text for record in table.records if own and own.number in record.cells]
    before = len(known.anchors)
    known = _with_milestones(known, [*headed, *milestones_in(cell.text for cell in cells), *choices.dates], dutch=dutch)
    column = table.column("when")
    around = surroundings(cells, above, column.heading if column else "", known, from_1904=from_1904)
    headings = _for_headings(around, table)
    across = {
        number: replace(read_cell(cell.text, cell.value, headings)[0], text=cell.text)
        for number, cell in table.across.items()
    }
    reader = Reader(table, around, across, dutch, known.whole)
    return _collected(sheet, reader, known.anchors[before:])


def _collected(sheet: Sheet, reader: Reader, new: tuple[tuple[str, str], ...]) -> Reading:
    """Return all that the rows of a table say; `new` holds the milestones that are not there yet, by id and title."""
    table = reader.table
    drafts: list[Draft] = []
    milestones = {own: Named(0, title, UNSAID, own) for own, title in new}
    phases: dict[str, Named] = {}
    aside = [(cell.row, cell.text) for cell in table.aside]
    for record in table.records:
        phase = " ".join((reader.text(record, "phase") or record.heading).split())
        if phase:
            phases.setdefault(phase.casefold(), Named(record.row, phase, _phase_moment(record, reader)))
        if _is_plan_of_phases(table):
            understood = phases[phase.casefold()].moment.when is not None if phase else False
            aside += _beside(record, reader, {"phase", "when", "until"} if understood else {"phase"})
        elif _is_milestone(record, reader):
            own, name = _anchor(reader.text(record, "milestone"), reader)
            milestones[own] = Named(record.row, name, _moment(record, reader), own)
            aside += _beside(record, reader, {"milestone", "when"})
        else:
            found = reader.drafts(record)
            drafts += found
            aside += () if found else ((record.row, cell.text) for cell in record.cells.values())
    title = next((cell.text for cell in table.aside if cell.row < 4 and _is_title(cell.text)), "")
    return Reading(
        sheet.name,
        table.columns,
        reader.dutch,
        title,
        tuple(drafts),
        tuple(milestones.values()),
        tuple(phases.values()),
        tuple(sorted(aside, key=lambda each: each[0])),
        turned=table.turned,
    )


def _moments(table: Table) -> list[Cell]:
    """Return the cells that are moments: those under the heading of one, and the headings that are one."""
    wanted = {each.number for each in table.columns if each.field in {"when", "milestone", "until"}}
    below = [record.cells[number] for record in table.records for number in sorted(wanted & record.cells.keys())]
    headed = [Cell(record.heading, None, record.row, 0) for record in table.records if record.heading]
    return [*below, *headed, *(table.across.values() if table.layout == "moments" else ())]


def _for_headings(around: Surroundings, table: Table) -> Surroundings:
    """Return what the headings are read against: a number alone is a week there."""
    numbers = [cell for cell in table.across.values() if re.fullmatch(r"\d{1,2}", cell.text)]
    if not numbers:
        return around
    from campaign.documents.sheets.date_columns import weeks_of  # noqa: PLC0415

    weeks = weeks_of([cell.text for cell in numbers], around.start, bare=True)
    return replace(around, bare_weeks=True, weeks=around.weeks if around.weeks == "project" else weeks)


def _with_milestones(known: Known, names: list[str], *, dutch: bool) -> Known:
    """Return what is known with the milestones that a sheet speaks of; whatever is called go-live is one."""
    anchors = dict(known.anchors)
    golive = known.golive
    for name in names:
        folded = name.casefold().removeprefix("de ").removeprefix("the ")
        if folded in GOLIVE or slug(folded) in {slug(each) for each in GOLIVE}:
            if golive is None:
                golive = "livegang" if dutch else "go-live"
                anchors.setdefault(golive, "Livegang" if dutch else "Go-live")
        elif folded != "start" and folded not in {title.casefold() for title in anchors.values()} | anchors.keys():
            anchors[slug(name, anchors, "mijlpaal")] = name[:1].upper() + name[1:]
    return replace(known, anchors=tuple(anchors.items()), golive=golive)


def _is_plan_of_phases(table: Table) -> bool:
    """Tell whether a table says when phases are, and nothing of messages: it has no channel and no audience."""
    fields = {each.field for each in table.columns}
    return table.layout == "rows" and {"phase", "when"} <= fields and not fields & {"channel", "audiences", "sender"}


def _is_milestone(record: Record, reader: Reader) -> bool:
    """Tell whether a row is a milestone with its day, and no message."""
    said = {each.field for each in reader.table.columns if each.number in record.cells}
    return "milestone" in said and not said & {"channel", "audiences", "title", "body", "key_messages"}


def _anchor(text: str, reader: Reader) -> tuple[str, str]:
    """Return the id and title of the milestone that a row names."""
    own = reader.around.context.anchor(" ".join(text.split())) or slug(text, (), "mijlpaal")
    return own, dict(reader.around.context.anchors).get(own, " ".join(text.split()))


def _moment(record: Record, reader: Reader) -> Moment:
    """Return the one moment of a row."""
    cell = reader.cell(record, "when")
    return read_cell(cell.text, cell.value, reader.around)[0] if cell else UNSAID


def _phase_moment(record: Record, reader: Reader) -> Moment:
    """Return when a phase is, where the table is one of phases."""
    if not _is_plan_of_phases(reader.table):
        return UNSAID
    moment, end = _moment(record, reader), reader.cell(record, "until")
    if end is None or moment.until is not None:
        return moment
    return replace(moment, until=read_cell(end.text, end.value, reader.around)[0].when)


def _beside(record: Record, reader: Reader, taken: set[Field]) -> Iterator[tuple[int, str]]:
    """Give what a row says beside what is taken of it, each with what the row is called."""
    name = " ".join((reader.text(record, "phase") or reader.text(record, "milestone")).split())
    for column in reader.table.columns:
        cell = record.cells.get(column.number)
        if cell and column.field not in taken:
            yield record.row, f"{name} – {column.heading}: {cell.text}"


def _is_title(text: str) -> bool:
    """Tell whether a text above a table is its title."""
    return 3 <= len(text) <= 80 and not text.startswith("#") and not re.match(r"[\w -]{1,20}:", text)


def _is_dutch(sheet: Sheet) -> bool:
    """Tell whether a sheet is in Dutch, by the small words in it; Dutch when nothing tells."""
    text = " ".join(cell.text for row in sheet.rows[:200] for cell in row)[:50_000]
    return len(DUTCH.findall(text)) >= len(ENGLISH.findall(text))
