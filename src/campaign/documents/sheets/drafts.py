"""The rows of a table as drafts of messages: what each cell says, and what only the notes have a place for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from campaign.documents.sheets.cells import (
    NO,
    YES,
    Audiences,
    audiences,
    channel_kind,
    done,
    is_asked,
    is_crossed,
    is_own_id,
    is_unknown,
    is_worded,
    marked,
    nothing,
    owners,
    says_nothing,
    status_in,
)
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.draft import Draft, Untaken, shortened
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.headers import NAMES, Column
from campaign.documents.sheets.hushed import hushed
from campaign.documents.sheets.layouts import Table
from campaign.documents.sheets.moments import UNSAID, Doubt, Moment, Surroundings
from campaign.documents.sheets.more_moments import said_of
from campaign.documents.sheets.periods import Periods, is_open
from campaign.documents.sheets.row_moments import Refused, completed, deadline, other_weekdays
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.tables import Cell
from campaign.language import Sentence, say

PLAIN: tuple[Field, ...] = (
    *("medium", "body", "goal", "activation", "sender", "approver", "feedback", "location", "link", "measure"),
    *("activation_by", "duration", "target", "result", "cost", "confidential", "tags", "effect", "objective"),
    *("activation_link", "tasks", "agenda", "reminders", "repeat", "follows", "alternatives", "teaches", "personal"),
    *("story", "ignore"),
)
"""Fields that take the text of their cell, to be read as if somebody typed it."""
IN_WORDS: frozenset[Field] = frozenset(
    {
        *("title", "body", "goal", "activation", "key_messages", "notes", "feedback", "measure", "agenda", "tasks"),
        "confidential",
    }
)
"""Fields that hold what somebody says, of which "??" is something; of a name or a day it is nothing."""
FROM_A_LIST: frozenset[Field] = NAMES | {"status"}
"""Fields that hold a name or a word of a few, of which "n.t.b." is nothing."""
EFFECT = re.compile(r"weten|voelen|doen|know|feel|do", re.IGNORECASE)
"""What an effect is; other words below that heading are a goal."""
ONCE = re.compile(r"(?:eenmalig|éénmalig|1x|1 keer|een keer|één keer|once|one-off|single)", re.IGNORECASE)
"""How often a message goes out that does not come back."""
PERCENT = re.compile(r"[\d.,\s]+(?:%|procent|percent|pct\.?)", re.IGNORECASE)


class _Spoken(NamedTuple):
    """The moments that a row speaks of."""

    draft: Draft
    """Its message, with what is told of when it is."""
    moments: tuple[Moment, ...]
    heading: str
    """The heading that they stand below."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of a table."""

    table: Table
    around: Surroundings
    across: Mapping[int, Moment]
    """The moments that are columns, by column."""
    deadlines: Surroundings
    """What the deadlines of activations are read against."""
    dutch: bool = True
    whole: frozenset[str] = frozenset()
    """Names, casefolded, that are one audience as they are."""
    alone: frozenset[str] = frozenset()
    """Names, casefolded, that stand as one audience somewhere in the table."""
    channel: str = ""
    """The channel of rows that name none."""
    note: str = ""
    """A line for the notes of every row."""
    periods: Periods | None = None
    """The weeks or months beside the days of the table."""

    def drafts(self, record: Record) -> tuple[Draft, ...]:
        """Return the messages of a row: none of an empty one, several when it speaks of several moments."""
        draft = self._draft(record)
        match self.table.layout:
            case "moments":
                from campaign.documents.sheets.crossings import at_moments  # noqa: PLC0415 - it makes drafts of these

                return at_moments(draft, record, self)
            case "audiences":
                from campaign.documents.sheets.crossings import for_audiences  # noqa: PLC0415 - likewise

                return for_audiences(draft, record, self)
            case "channels":
                from campaign.documents.sheets.crossings import through_channels  # noqa: PLC0415 - likewise

                return through_channels(draft, record, self)
            case _:
                through = self._through(draft, record)
                return tuple(each for one in through for each in self.at_its_moments(one, record))

    def text(self, record: Record, wanted: Field) -> str:
        """Return what a row says in a field, of all columns that mean it; nothing for "n.v.t."."""
        columns = [each for each in self.table.columns if each.field == wanted and each.number in record.cells]
        said = [(column, record.cells[column.number]) for column in columns]
        said = [each for each in said if not each[0].crossed or is_crossed(each[1].text) or is_worded(each[1].text)]
        empty = says_nothing if wanted in IN_WORDS else is_unknown if wanted in FROM_A_LIST else nothing
        return "\n".join(dict.fromkeys(_named_by(column, cell) for column, cell in said if not empty(cell.text)))

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
        channel = " ".join(self.text(record, "channel").split()) or self.channel
        owner, contributors = owners(self.text(record, "owner"))
        more = owners(self.text(record, "contributors"))
        people = self._audiences(record)
        typed: dict[str, str] = {name: text for name in PLAIN if (text := self.text(record, name))}
        if "goal" not in typed and "effect" in typed and not EFFECT.fullmatch(typed["effect"]):
            typed["goal"] = typed.pop("effect")
        if ONCE.fullmatch(typed.get("repeat", "")):
            del typed["repeat"]
        said = self.text(record, "status")
        status = status_in(said, self.heading("status", ""))
        own = self.text(record, "id")
        draft = Draft(
            record.row,
            "",
            channel,
            channel_kind(channel),
            people,
            status=status,
            done=status == "sent" and (done(said) or done(self.heading("status", ""))),
            owner=owner,
            contributors=(*contributors, *filter(None, (more[0], *more[1]))),
            key_messages=tuple(filter(None, [" ".join(self.text(record, "key_messages").split())])),
            phase=" ".join((self.text(record, "phase") or record.heading).split()),
            id=own if is_own_id(own) else "",
            typed=typed,
        )
        draft = replace(
            draft, title=self._title(record, draft), assumed=(*map(_from_above, record.above), *record.told)
        )
        draft = replace(draft, notes=tuple(self._notes(record, draft)))
        if said and status is None:
            draft = self.told(draft, "status", said, say("It is no status that we know"))
        if PERCENT.fullmatch(typed.get("cost", "").strip()):
            draft = replace(draft, typed={name: text for name, text in draft.typed.items() if name != "cost"})
            draft = self.told(draft, "cost", typed.pop("cost"), say("It is a share, and no amount"))
        approver = typed.get("approver", "")
        if YES.fullmatch(approver) or NO.fullmatch(approver):
            draft = replace(draft, typed={name: text for name, text in draft.typed.items() if name != "approver"})
            draft = self.told(draft, "approver", approver, say("It does not say who"))
        if "confidential" in typed:
            draft = self._kept_back(draft, typed["confidential"])
        return self._with_deadline(self._with_words(draft, record))

    def _kept_back(self, draft: Draft, said: str) -> Draft:
        """Return a draft that is confidential unless its column says no, whatever else that says, which is told."""
        if NO.fullmatch(said):
            return draft
        draft = replace(draft, typed={**draft.typed, "confidential": "x"})
        return draft if is_crossed(said) else self.told(draft, "confidential", said, say("It is taken as confidential"))

    def _with_words(self, draft: Draft, record: Record) -> Draft:
        """Return a draft with what stands instead of a cross below the name of somebody in its notes, and told."""
        why = say("It is no cross, and is taken as one")
        for column in (each for each in self.table.columns if each.crossed and each.number in record.cells):
            if is_worded(text := record.cells[column.number].text):
                line = f"{column.heading}: {text}"
                left = (*draft.untaken, Untaken(draft.row, line, why))
                draft = replace(draft, notes=(*draft.notes, line), untaken=left)
        return draft

    def _with_deadline(self, draft: Draft) -> Draft:
        """Return a draft with the day before which its activation is due as the plan writes it; not one of two."""
        text = draft.typed.get("activation_by", "")
        found = deadline(text, self.deadlines)
        rest = {name: typed for name, typed in draft.typed.items() if name != "activation_by"}
        if isinstance(found, Refused):
            return self.told(replace(draft, typed=rest), "activation_by", text, *found)
        day, told = found
        typed = {**draft.typed, "activation_by": day}
        return replace(draft, typed=typed, assumed=(*draft.assumed, *told)) if text else draft

    def noted(self, draft: Draft, name: Field, text: str) -> Draft:
        """Return a draft with what a field cannot hold in its notes."""
        return replace(draft, notes=(*draft.notes, f"{self.heading(name, name)}: {text}"))

    def told(self, draft: Draft, name: Field, text: str, why: Sentence, doubt: Doubt | None = None) -> Draft:
        """Return a draft with what a field cannot hold in its notes, and why it cannot."""
        return replace(self.noted(draft, name, text), untaken=(*draft.untaken, Untaken(draft.row, text, why, doubt)))

    def named(self, text: str) -> Audiences:
        """Return the audiences that a text names."""
        return audiences(text, self.whole, self.alone)

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
        for column in (each for each in self.table.columns if each.field not in IN_WORDS):
            cell = record.cells.get(column.number)
            if cell and (is_asked(cell.text) if column.field else not says_nothing(cell.text)):
                yield f"{column.heading}: {cell.text}"
        yield from (cell.text for number, cell in record.cells.items() if number not in known)
        yield from filter(None, [self.note])

    def _through(self, draft: Draft, record: Record) -> tuple[Draft, ...]:
        """Return a draft for each channel of which the column is marked; as it is for none or one."""
        columns = [each for each in self.table.columns if each.field == "channel" and each.group]
        names = [each.own for each in columns if each.number in record.cells and marked(record.cells[each.number].text)]
        if len(names) < 2:
            return (draft,)
        return tuple(replace(draft, channel=name, kind=channel_kind(name)) for name in names)

    def at_its_moments(self, draft: Draft, record: Record) -> Iterator[Draft]:
        """Give a draft for each moment that a row speaks of."""
        cell = self.cell(record, "when")
        text = cell.text if cell else ""
        draft, found = self._or_day_beside(draft, record, self._read(cell))
        spoken = _Spoken(draft, found, self.heading("when", say_moment(self.dutch)))
        spoken = self._in_or_beside_period(spoken, record)
        spoken = self._at_milestone(spoken, record)
        draft, moments, heading = spoken
        if not draft.title and not text:
            return
        draft = draft if draft.title else replace(draft, title=shortened(text))
        again = [*self._again(draft, record)]
        if not again or (text.strip() and not nothing(text)):
            for moment in moments:
                title = draft.title if len(moments) == 1 else f"{draft.title} ({moment.text.strip()})"
                yield self.at(replace(draft, title=title), moment, heading, record)
        yield from again

    def _read(self, cell: Cell | None) -> tuple[Moment, ...]:
        """Return the moments of a cell; without a cell one that nobody said."""
        return read_cell(cell.text, cell.value, self.around) if cell else (UNSAID,)

    def _in_or_beside_period(self, spoken: _Spoken, record: Record) -> _Spoken:
        """Return what a row speaks of, given its week or month: when it is if its day is open, else a note."""
        draft, moments, _heading = spoken
        if self.periods is None or (period := self.periods.cell(record)) is None:
            return spoken
        if any(each.when is not None for each in moments):
            agrees = all(self.periods.agrees(record, each) for each in moments)
            return spoken._replace(draft=self._beside_period(draft, period, agrees=agrees))
        found = tuple(each.with_status(moments[0].status) for each in self.periods.moments(record))
        return _Spoken(self._in_period(draft, moments[0]), found, self.periods.column.heading)

    def _at_milestone(self, spoken: _Spoken, record: Record) -> _Spoken:
        """Return what a row speaks of, given its milestone, or its phase: when it is if it has no day, else a note."""
        draft, moments, _heading = spoken
        name = self.text(record, "milestone") if self.text(record, "title") or draft.channel else ""
        undated = self.cell(record, "when") is None and not moments[0].text
        if undated and (text := name or record.heading):
            found = read_cell(text, None, self.around)
            return spoken._replace(moments=found if found[0].when else (UNSAID,))
        return spoken._replace(draft=self.noted(draft, "milestone", name)) if name else spoken

    def _or_day_beside(
        self, draft: Draft, record: Record, found: tuple[Moment, ...]
    ) -> tuple[Draft, tuple[Moment, ...]]:
        """Return a draft with its moments; where those say none, with the day in the column of days beside them."""
        cell = record.cells.get(self.table.day)
        if cell is None or any(each.when or each.repeat for each in found):
            return draft, found
        days = read_cell(cell.text, cell.value, self.around)
        if not all(each.when for each in days):
            return draft, found
        heading = next(each.heading for each in self.table.columns if each.number == self.table.day)
        text, told = found[0].text.strip(), say("{heading} says when: the day is open", heading=heading)
        if text and not is_open(text):
            told = say("{heading} says when: {value} is no moment", heading=heading, value=shortened(text))
        draft = self.noted(draft, "when", text) if text and not nothing(text) else draft
        return replace(draft, assumed=(*draft.assumed, told)), tuple(each.with_status(found[0].status) for each in days)

    def _in_period(self, draft: Draft, day: Moment) -> Draft:
        """Return a draft whose day is open, or says nothing, with what is told of that: its week or month counts."""
        if day.why is not None and not is_open(day.text):
            draft = self.told(draft, "when", day.text, day.why, day.doubt)
        elif day.text and not nothing(day.text):
            draft = self.noted(draft, "when", day.text)
        heading = self.periods.column.heading if self.periods else ""
        return replace(draft, assumed=(*draft.assumed, say("{heading} says when: the day is open", heading=heading)))

    def _beside_period(self, draft: Draft, week: Cell, *, agrees: bool) -> Draft:
        """Return a draft that has a day with the week or month beside it in its notes; told, where that is another."""
        heading = self.periods.column.heading if self.periods else ""
        draft = replace(draft, notes=(*draft.notes, f"{heading}: {week.text}"))
        told = say("Its day is not in {period}, which stands beside it", period=week.text)
        return draft if agrees else replace(draft, assumed=(*draft.assumed, told))

    def _again(self, draft: Draft, record: Record) -> Iterator[Draft]:
        """Give what a row announces, reminds of or asks for on a day in another column: each with what that says."""
        typed = {name: text for name, text in draft.typed.items() if name != "repeat"}
        for column in (each for each in self.table.columns if each.number in self.table.again):
            cell = record.cells.get(column.number)
            if cell is not None and not nothing(cell.text):
                title = f"{draft.title} ({said_of(column.heading)})"
                moment = read_cell(cell.text, cell.value, self.around)[0]
                yield self.at(replace(draft, title=title, id="", typed=typed), moment, column.heading, record)

    def at(self, draft: Draft, moment: Moment, heading: str, record: Record) -> Draft:
        """Return the draft of a row at a moment; what is not understood of that stays in its notes and is told."""
        draft = as_hushed(draft)
        draft = replace(draft, untaken=(*draft.untaken, *other_weekdays(moment, record, self.table)))
        moment, unread = completed(moment, lambda field: self.cell(record, field), self.around)
        for each in unread:
            draft = self.told(draft, each.field, each.text, *each.refused)
        draft = replace(draft, moment=moment, status=draft.status or moment.status)
        if moment.repeat:
            draft = replace(draft, typed={"repeat": moment.repeat, **draft.typed})
        if not moment.text or (moment.exact and moment.status is None and moment.why is None):
            return draft
        if moment.why is None and not moment.assumed:
            return draft
        draft = replace(draft, notes=(*draft.notes, f"{heading}: {moment.text}"))
        if moment.why is None:
            return draft
        return replace(draft, untaken=(*draft.untaken, Untaken(draft.row, moment.text, moment.why, moment.doubt)))


def as_hushed(draft: Draft) -> Draft:
    """Return a draft that is confidential where its row says so outside a column for that."""
    line = hushed(draft.title, draft.notes)
    if not line or draft.typed.get("confidential") == "x":
        return draft
    draft = replace(draft, hushed=line, typed={**draft.typed, "confidential": "x"})
    return replace(draft, assumed=(*draft.assumed, draft.told_hushed))


def _from_above(heading: str) -> Sentence:
    """Return what is told of a cell that is empty because what stands above it goes for its row too."""
    return say("{heading} is that of the row above", heading=heading)


def _named_by(column: Column, cell: Cell) -> str:
    """Return what a cell says: a mark in a column of them, or below a group, says its heading."""
    if column.crossed:
        return column.own
    return column.own if column.group and column.field in NAMES and marked(cell.text) else cell.text


def say_moment(dutch: bool) -> str:
    """Return what a moment is called in the notes where no heading says it."""
    return "Moment" if dutch else "When"
