"""The rows of a table as drafts of messages: what each cell says, and what only the notes have a place for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from campaign.documents.sheets.cells import (
    NO,
    NOBODY,
    YES,
    Audiences,
    audiences,
    channel_kind,
    nothing,
    owners,
    status_of,
)
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.layouts import Record, Table
from campaign.documents.sheets.moments import UNSAID, Moment, Surroundings
from campaign.documents.sheets.tables import Cell
from campaign.language import Sentence
from campaign.model.channels import Kind
from campaign.model.fields import Status
from campaign.model.ids import CODE_LENGTH
from campaign.model.when import ID, AtTime, OnDay

PLAIN: tuple[Field, ...] = (
    *("medium", "body", "goal", "activation", "sender", "approver", "feedback", "location", "link", "measure"),
    *("activation_by", "duration", "target", "result", "cost", "confidential", "tags"),
)
"""Fields that take the text of their cell, to be read as if somebody typed it."""
LONGEST_TITLE = 80  # characters of a title that is made from a longer text
SENTENCE = re.compile(r"(?<=[.!?])\s+")
CLOCK = re.compile(r"(\d{1,2})[:.u](\d\d)(?:\s*(?:-|–|—|tot|to)\s*(\d{1,2})[:.u](\d\d))?\s*(?:uur|u|h)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Untaken:
    """A cell that says something that the plan has no place for; its text goes to the notes."""

    row: int
    text: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as a row of a sheet has it."""

    row: int
    title: str
    channel: str = ""
    """The channel in the words of the sheet."""
    kind: Kind | None = None
    """The built-in kind that those words mean."""
    audiences: Audiences = NOBODY
    moment: Moment = UNSAID
    status: Status | None = None
    owner: str = ""
    contributors: tuple[str, ...] = ()
    key_messages: tuple[str, ...] = ()
    phase: str = ""
    id: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What the cells of other fields say, as if it were typed in a form."""
    notes: tuple[str, ...] = ()
    """Lines for the notes: what has no place of its own, with its heading."""
    untaken: tuple[Untaken, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of a table."""

    table: Table
    around: Surroundings
    across: Mapping[int, Moment]
    """The moments that are columns, by column."""
    dutch: bool = True
    whole: frozenset[str] = frozenset()
    """Names, casefolded, that are one audience as they are."""

    def drafts(self, record: Record) -> tuple[Draft, ...]:
        """Return the messages of a row: none of an empty one, several when it speaks of several moments."""
        draft = self._draft(record)
        match self.table.layout:
            case "moments":
                from campaign.documents.sheets.crossings import at_moments  # noqa: PLC0415 - it makes drafts of these

                return at_moments(draft, record, self)
            case "audiences":
                from campaign.documents.sheets.crossings import for_audiences  # noqa: PLC0415

                return for_audiences(draft, record, self)
            case _:
                return tuple(self._at_its_moments(draft, record))

    def text(self, record: Record, wanted: Field) -> str:
        """Return what a row says in a field, of all columns that mean it; nothing for "n.v.t."."""
        cells = [record.cells.get(each.number) for each in self.table.columns if each.field == wanted]
        return "\n".join(cell.text for cell in cells if cell and not nothing(cell.text))

    def cell(self, record: Record, wanted: Field) -> Cell | None:
        """Return the first cell of a row that means a field."""
        column = self.table.column(wanted)
        return record.cells.get(column.number) if column else None

    def heading(self, wanted: Field, fallback: str) -> str:
        """Return the heading of the column that means a field."""
        column = self.table.column(wanted)
        return column.heading if column else fallback

    def _draft(self, record: Record) -> Draft:
        """Return what a row says of a message but for when it is."""
        channel = " ".join(self.text(record, "channel").split())
        owner, contributors = owners(self.text(record, "owner"))
        more = owners(self.text(record, "contributors"))
        people = self._audiences(record)
        typed: dict[str, str] = {name: text for name in PLAIN if (text := self.text(record, name))}
        said, status = self.text(record, "status"), status_of(self.text(record, "status"))
        own = self.text(record, "id")
        draft = Draft(
            record.row,
            "",
            channel,
            channel_kind(channel),
            people,
            status=status,
            owner=owner,
            contributors=(*contributors, *filter(None, (more[0], *more[1]))),
            key_messages=tuple(filter(None, [" ".join(self.text(record, "key_messages").split())])),
            phase=" ".join((self.text(record, "phase") or record.heading).split()),
            id=own if ID.fullmatch(own) and len(own) >= CODE_LENGTH else "",
            typed=typed,
        )
        draft = replace(draft, title=self._title(record, draft))
        draft = replace(draft, notes=tuple(self._notes(record, draft)))
        unknown: list[tuple[Field, str]] = [("status", said)] if said and status is None else []
        if "approver" in typed and (YES.fullmatch(typed["approver"]) or NO.fullmatch(typed["approver"])):
            unknown += [("approver", typed["approver"])]
            draft = replace(draft, typed={name: text for name, text in typed.items() if name != "approver"})
        return self.noted(draft, unknown)

    def noted(self, draft: Draft, unknown: list[tuple[Field, str]]) -> Draft:
        """Return a draft with what some fields cannot hold in its notes."""
        lines = tuple(f"{self.heading(name, name)}: {text}" for name, text in unknown)
        return replace(draft, notes=(*draft.notes, *lines))

    def named(self, text: str) -> Audiences:
        """Return the audiences that a text names."""
        return audiences(text, self.whole)

    def _audiences(self, record: Record) -> Audiences:
        """Return the audiences of a row, and those that a column of its own leaves out."""
        people = self.named(self.text(record, "audiences"))
        left_out = self.named(self.text(record, "excluded")).named
        return Audiences(people.named, (*people.excluded, *left_out))

    def _title(self, record: Record, draft: Draft) -> str:
        """Return what a row is called: its title, else the beginning of what it says, else its channel and audience."""
        text = self.text(record, "title") or draft.typed.get("body", "") or "".join(draft.key_messages)
        text = text or self.text(record, "milestone") or draft.channel or draft.typed.get("goal", "")
        text = text or ", ".join(each.name for each in draft.audiences.named)
        return shortened(text)

    def _notes(self, record: Record, draft: Draft) -> Iterator[str]:
        """Give the lines for the notes: the notes of the sheet, and every cell that means nothing to a plan."""
        if text := self.text(record, "notes"):
            yield text
        title = " ".join(self.text(record, "title").split())
        if title and title != draft.title:
            yield f"{self.heading('title', '')}: {title}"
        if (own := self.text(record, "id")) and own != draft.id:
            yield f"{self.heading('id', 'ID')}: {own}"
        known = {each.number for each in self.table.columns} | self.table.across.keys()
        for column in (each for each in self.table.columns if each.field is None):
            cell = record.cells.get(column.number)
            if cell and not nothing(cell.text):
                yield f"{column.heading}: {cell.text}"
        yield from (cell.text for number, cell in record.cells.items() if number not in known)

    def _at_its_moments(self, draft: Draft, record: Record) -> Iterator[Draft]:
        """Give a draft for each moment that a row speaks of."""
        cell = self.cell(record, "when")
        text = cell.text if cell else ""
        name = self.text(record, "milestone") if self.text(record, "title") or draft.channel else ""
        found = read_cell(text, cell.value if cell else None, self.around) if cell else (UNSAID,)
        if not cell and (name or record.heading):
            found = read_cell(name or record.heading, None, self.around)
            found = found if found[0].when else (UNSAID,)
        elif name:
            draft = self.noted(draft, [("milestone", name)])
        if not draft.title and not text:
            return
        draft = draft if draft.title else replace(draft, title=shortened(text))
        for moment in found:
            complete = self._ended(self._clocked(moment, record), record)
            title = draft.title if len(found) == 1 else f"{draft.title} ({moment.text.strip()})"
            yield self.at(replace(draft, title=title), complete, self.heading("when", say_moment(self.dutch)))

    def at(self, draft: Draft, moment: Moment, heading: str) -> Draft:
        """Return a draft at a moment; a moment that is not understood is kept in its notes and told."""
        status = draft.status or moment.status
        draft = replace(draft, moment=moment, status=status)
        if not moment.text or (moment.exact and moment.status is None and moment.why is None):
            return draft
        if moment.why is None and moment.assumed is None:
            return draft
        draft = replace(draft, notes=(*draft.notes, f"{heading}: {moment.text}"))
        if moment.why is None:
            return draft
        return replace(draft, untaken=(*draft.untaken, Untaken(draft.row, moment.text, moment.why)))

    def _clocked(self, moment: Moment, record: Record) -> Moment:
        """Return a moment at the time in a column of its own."""
        cell = self.cell(record, "clock")
        if cell is None or not isinstance(moment.when, OnDay):
            return moment
        times = _times(cell)
        if not times:
            return moment
        when, *until = (AtTime(datetime.combine(moment.when.day, each)) for each in times)
        return replace(moment, when=when, until=until[0] if until and times[1] > times[0] else moment.until)

    def _ended(self, moment: Moment, record: Record) -> Moment:
        """Return a moment with the end in a column of its own, when that is no earlier."""
        cell = self.cell(record, "until")
        if cell is None or moment.when is None or moment.until is not None:
            return moment
        end = read_cell(cell.text, cell.value, self.around)[0]
        if isinstance(end.when, OnDay) and isinstance(moment.when, OnDay) and end.when.day >= moment.when.day:
            return replace(moment, until=end.when if end.when != moment.when else None)
        return moment


def _times(cell: Cell) -> list[time]:
    """Return the time of a cell, or the first and last of a span; none when it holds none."""
    if isinstance(cell.value, time):
        return [cell.value.replace(second=0, microsecond=0)]
    found = CLOCK.fullmatch(cell.text.strip())
    pairs = [(found[1], found[2]), (found[3], found[4])] if found else []
    try:
        return [time(int(hour), int(minute)) for hour, minute in pairs if hour]
    except ValueError:
        return []


def shortened(text: str) -> str:
    """Return a title made of a text: its first line or sentence, at most so long."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = " ".join((lines or [""])[0].split())
    sentence = SENTENCE.split(first)[0].rstrip(".")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def say_moment(dutch: bool) -> str:
    """Return what a moment is called in the notes where no heading says it."""
    return "Moment" if dutch else "When"
