"""What the rows of one table come to: messages, milestones, phases, and what is none of these."""

from collections.abc import Iterable
from dataclasses import replace

from campaign.documents.sheets.draft import Draft, Untaken
from campaign.documents.sheets.drafts import Reader
from campaign.documents.sheets.header_words import Field
from campaign.documents.sheets.moments import UNSAID
from campaign.documents.sheets.named import (
    Named,
    beside,
    dated_milestones,
    is_milestone,
    is_plan_of_phases,
    milestone_of,
    phase_of,
    untaken,
)
from campaign.documents.sheets.rows import Record
from campaign.documents.sheets.stated import stated_golive
from campaign.documents.sheets.week_calendars import are_dates_of_columns
from campaign.language import Sentence, say
from campaign.stopping import going_on


class Collected:
    """What the rows of a table come to, gathered row by row."""

    def __init__(self, reader: Reader, new: Iterable[tuple[str, str]]) -> None:
        """Begin with the milestones that are not in the plan yet, by id and title."""
        self.reader = reader
        self.drafts: list[Draft] = []
        self.milestones = {own: Named(0, title, id=own) for own, title in new}
        self.phases: dict[str, Named] = {}
        """By name, as names are compared."""
        self.untaken: list[Untaken] = []
        self.aside = [(cell.row, cell.text) for cell in reader.table.aside]
        """What is in no message, milestone or phase: row and text."""
        self._headings: dict[str, int] = {}
        """The headings between rows, with the first row that each stands in."""

    def gather(self) -> "Collected":
        """Take all rows, and return what they come to."""
        table = self.reader.table
        for record in table.totals:
            self._no_message(record, say("It is a total, and no message"))
        for record in going_on(table.records):
            self._take(record)
        self.aside += [(row, text) for text, row in self._headings.items() if _compared(text) not in self.phases]
        for named in dated_milestones(self.reader):
            self.milestones[named.id] = named
            self.untaken += untaken(named, self.reader)
        self._take_golive()
        self.aside.sort(key=lambda each: each[0])
        return self

    def _take_golive(self) -> None:
        """Take the day of the go-live that stands outside the table, where no row or heading has one."""
        context = self.reader.around.context
        own = context.golive
        stated = stated_golive(self.reader.table.aside, self.reader.around) if own else None
        if own is None or stated is None:
            return
        there = self.milestones.get(own, Named(0, dict(context.anchors).get(own, own), id=own))
        if there.moment.when is not None:
            return
        self.milestones[own] = replace(there, row=stated.row, moment=stated.moment)
        said = [(each.row, each.text) for each in stated.cells]
        self.aside = [each for each in self.aside if each not in said]

    def _take(self, record: Record) -> None:
        """Take a row for what it is."""
        phase = self._phase_over(record)
        if is_plan_of_phases(self.reader.table):
            named = self.phases.get(_compared(phase), Named(record.row, ""))
            self._named(record, named if named.row == record.row else replace(named, moment=UNSAID), "phase")
        elif is_milestone(record, self.reader.table):
            named = milestone_of(record, self.reader)
            self.milestones[named.id] = named
            self._named(record, named, "milestone")
        elif are_dates_of_columns(record, self.reader):
            self._no_message(record, say("It has the dates of the columns, and is no message"))
        else:
            self._messages(record, in_phase=bool(phase))

    def _phase_over(self, record: Record) -> str:
        """Return the name of the phase that a row is in, which counts from the first row that has it."""
        if record.heading:
            self._headings.setdefault(record.heading, record.row - 1)
        phase = " ".join((self.reader.text(record, "phase") or record.heading).split())
        if phase:
            self.phases.setdefault(_compared(phase), phase_of(record, self.reader, phase))
        return phase

    def _named(self, record: Record, named: Named, kind: Field) -> None:
        """Take what a row says beside the milestone or phase that it is, and its day where that is none."""
        self.aside += beside(named, record, self.reader, kind)
        self.untaken += untaken(named, self.reader)

    def _no_message(self, record: Record, why: Sentence) -> None:
        """Keep the text of a row that is nothing of a plan, and say why."""
        text = " ".join(cell.text for cell in record.cells.values())
        self.aside.append((record.row, text))
        self.untaken.append(Untaken(record.row, text, why))

    def _messages(self, record: Record, *, in_phase: bool) -> None:
        """Take the messages of a row; of a row without one keep its texts, but for the phase that it begins."""
        found = self.reader.drafts(record)
        self.drafts += found
        if not found:
            phases = {each.number for each in self.reader.table.columns if each.field == "phase"} if in_phase else set()
            self.aside += ((record.row, cell.text) for number, cell in record.cells.items() if number not in phases)


def _compared(name: str) -> str:
    """Return the name of a phase as names are compared."""
    return " ".join(name.split()).casefold()
