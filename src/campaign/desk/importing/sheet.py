"""A spreadsheet that comes in: its rows as messages of a new plan, or as what changes in a plan that is there."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from campaign.desk.edits import noted
from campaign.desk.entering_messages import MessageReader
from campaign.desk.importing.book import import_book
from campaign.desk.importing.channels import WORDED, proposed, usual_of
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import, ImportChange, Kind, NotUnderstood, Standing, Understood
from campaign.desk.importing.remembering import remembered
from campaign.desk.importing.sheet_already import plan_made_of
from campaign.desk.importing.sheet_days import audience_changes, milestone_changes, phase_changes, with_milestones
from campaign.desk.importing.sheet_entries import Referred, names_of_audiences, without_place
from campaign.desk.importing.sheet_messages import Made, Matching, as_set, made, updated
from campaign.desk.importing.sheet_names import names_told
from campaign.desk.importing.sheet_phases import with_days
from campaign.desk.importing.sheet_repeats import with_end
from campaign.desk.importing.sheet_status import held_back
from campaign.desk.importing.sheet_told import in_sheet, known_already, outside, remarks, told_change, told_of
from campaign.desk.loosening import loose
from campaign.desk.starting import empty_plan, free_place, plan_stem
from campaign.desk.who import planner
from campaign.documents.book.comments import with_comments
from campaign.documents.book.own import own_sheet
from campaign.documents.book.reading import ReadBook, read_book
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.joining import read_sheets
from campaign.documents.sheets.reading import Reading
from campaign.documents.sheets.tables import Tables, read_tables
from campaign.errors import UsageError
from campaign.language import current, language, say
from campaign.model.changes import Change, difference, replaced
from campaign.model.context import Context
from campaign.model.defaults import with_defaults
from campaign.model.messages import Message
from campaign.model.plan import Campaign, Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays
from campaign.stopping import going_on
from campaign.storage.workspace import read_workspace


def import_sheet(incoming: Incoming) -> Import:
    """Return what a spreadsheet comes to; nothing changes.

    Raises:
        NotUnderstoodError: it is no spreadsheet, or no plan is in it.
        UsageError: it is to stand behind plans, which only a calendar can.
    """
    if incoming.use == "backdrop":
        raise UsageError(say("A spreadsheet cannot be a backdrop"), say("Leave out --as, or add --into PLAN."))
    tables = read_tables(incoming.data)
    book = read_book(tables)
    returned = _returned(incoming, tables, book) if book is not None else None
    if returned is not None:
        return returned
    own = own_sheet(tables.sheets[0]) if book is not None and len(tables.sheets) == 1 else None
    if own is not None:
        tables = replace(tables, sheets=(own.sheet,))
        incoming = replace(incoming, choices=replace(incoming.choices, meant={**own.meant, **incoming.choices.meant}))
    if incoming.use == "plan":
        incoming = replace(incoming, desk=None)
    known = _known(incoming)
    known = replace(known, whole=known.whole | own.audiences) if own else known
    reading, sheets = read_sheets(tables, incoming.choices, known)
    said = remembered(incoming.choices, reading.headed)
    if said != incoming.choices:
        incoming = replace(incoming, choices=said)
        reading, sheets = read_sheets(tables, said, known)
    standing, target = _standing(incoming, reading)
    return replace(_Arriving(incoming, reading, standing, target).come(), sheets=sheets)


def _returned(incoming: Incoming, tables: Tables, book: ReadBook) -> Import | None:
    """Return what a spreadsheet of ours comes to, with its comments; None for one that is read as anybody's."""
    plan = book.carried.plan if book.carried else incoming.desk.effective if incoming.desk else None
    commented = with_comments(book, tables, language(plan.campaign.language) if plan else current())
    returned = import_book(incoming, commented.book)
    return replace(returned, remarks=(*returned.remarks, *commented.told)) if returned else None


def _known(incoming: Incoming) -> Known:
    """Return what is known before a sheet is read: the milestones of the plan it goes into."""
    if incoming.desk is None:
        return Known(incoming.today, zone=ZoneInfo(Campaign().timezone))
    plan, schedule = incoming.desk.plan, incoming.desk.schedule
    anchors = tuple((each.id, each.name) for each in plan.milestones)
    whole = names_of_audiences(incoming.desk.effective)
    return Known(incoming.today, anchors, schedule.golive, plan.campaign.start, whole=whole, zone=schedule.zone)


def _standing(incoming: Incoming, reading: Reading) -> tuple[Standing, Path]:
    """Return the plan in hand, or an empty one that is called what the sheet is; and its file."""
    desk = incoming.desk
    if desk is not None:
        return Standing(desk.plan, desk.workspace, desk.schedule), desk.file.path
    title = reading.title or incoming.path.stem.replace("_", " ").replace("-", " ").strip().capitalize()
    workspace, _problems = read_workspace(incoming.folder)
    plan = empty_plan(incoming.folder, title or "Plan", "nl" if reading.dutch else "en")
    target = incoming.target or free_place(incoming.folder, plan.campaign.title)
    return Standing(plan, workspace, build_schedule(with_defaults(plan, workspace), no_holidays)), target


@dataclass
class _Arriving:
    """Turns what was read of a sheet into the changes of a plan."""

    incoming: Incoming
    reading: Reading
    standing: Standing
    target: Path

    def come(self) -> Import:
        """Return what the sheet comes to."""
        plan, reading = self.standing.plan, self.reading
        dated = with_milestones(plan, reading.milestones, self.incoming.choices.dates)
        referred = Referred(with_defaults(plan, self.standing.workspace))
        referred.add_milestones(each for each in dated.milestones if plan.milestone(each.id) is None)
        people = [(each, referred.listed(each)) for each in reading.audiences]
        rows = self._rows(dated, referred)
        left = (*(each for row in rows for each in row.made.untaken), *reading.untaken)
        untaken = tuple(dict.fromkeys(NotUnderstood(each.row, each.text, each.why) for each in left))
        told = replace(reading, drafts=tuple(row.made.draft for row in rows))
        there = self._already([row.message.title for row in rows])
        known = (say("This spreadsheet is the plan ‘{name}’ already", name=there.stem),) if there else ()
        return Import(
            "merge" if self.incoming.desk else "plan",
            say("Imported {name}", name=self.incoming.path.name),
            self.target,
            self.standing,
            (
                *milestone_changes(plan, dated, reading.milestones),
                *phase_changes(plan, with_days(reading.phases, reading.drafts)),
                *audience_changes((each, audience) for each, audience in people if audience),
                *(self._change(row, referred) for row in rows if row.message is not row.before),
            ),
            tuple(Understood(row.made.draft.row, _placed(row), row.message.id) for row in rows),
            (
                *untaken,
                *known_already(people),
                *outside(reading, kept=self.incoming.desk is None),
            ),
            (*known, *remarks(told, dated, self.incoming.choices), *names_told((row.made for row in rows), referred)),
            "row",
            head=() if self.incoming.desk else without_place(reading),
            columns=reading.columns,
            said=self.incoming.choices,
            headed=reading.headed,
            order=reading.order,
            settles=reading.settles,
            doubts=reading.doubts,
            waiting=tuple(each.id for each in dated.milestones if each.date is None),
            already=there,
        )

    def _already(self, titles: list[str]) -> Path | None:
        """Return the plan that was made of the sheet before; None where it goes into one, or a file is named."""
        if self.incoming.desk is not None or self.incoming.target is not None:
            return None
        return plan_made_of(self.incoming.folder, titles, plan_stem(self.standing.plan.campaign.title))

    def _rows(self, dated: Plan, referred: Referred) -> list["_Row"]:
        """Return every row with its message; `dated` is the plan with the milestones of the sheet."""
        anchors = tuple((each.id, each.name) for each in dated.milestones)
        context = Context(self.incoming.today, anchors, day_first=self.reading.order == "day")
        said = (Message.model_construct(id=each.id, title=each.title) for each in self.reading.drafts if each.id)
        messages = {each.id: each for each in (*said, *referred.plan.messages)}
        reader = MessageReader(referred.plan.model_copy(update={"messages": tuple(messages.values())}), context)
        matching = Matching(self.standing.plan)
        found = [made(each, referred, reader, self.reading.headings) for each in going_on(self.reading.drafts)]
        usual = usual_of(str(each.values.get("channel", "")) for each in found)
        usual = usual or usual_of(each.channel for each in self.standing.plan.messages)
        rows = []
        schedule = self.standing.after(difference(self.standing.plan, dated)).schedule
        for each in going_on(found):
            before = matching.of(each)
            each = with_end(as_set(each, before), before, schedule)  # noqa: PLW2901 - the same row, with its end
            row = each if before or each.values.get("channel") else _with_channel(each, usual, referred)
            rows.append(self._row(row, before, before.id if before else matching.new_id(row)))
        changes = [Change("messages", row.message.id, row.before, row.message) for row in rows]
        schedule = self.standing.after([*difference(self.standing.plan, dated), *changes]).schedule
        held = (held_back(row.made, row.message, row.before, schedule, self.incoming.today) for row in rows)
        return [self._row(made, row.before, row.message.id) for made, row in zip(held, rows, strict=True)]

    def _row(self, row: Made, before: Message | None, own: str) -> "_Row":
        """Return a row with its message, which has an id of its own where the plan has none yet."""
        message = updated(before, row, self.standing.schedule) if before else replaced(row.message, id=own)
        return _Row(row, before, message)

    def _change(self, row: "_Row", referred: Referred) -> ImportChange:
        """Return what a row adds to the plan, or changes of a message that it has."""
        before, after, draft = row.before, row.message, row.made.draft
        if before is not None and self.incoming.desk is not None:
            after = noted(before, after, planner(), self.incoming.desk.now())
        change = Change("messages", after.id, before, after)

        def step(standing: Standing) -> tuple[Change, ...]:
            return (*referred.needed(after, standing.plan), change)

        kind: Kind = "new" if before is None else "moved" if before.when != after.when else "changed"
        told = told_change(before, after, draft) if before else told_of(after, draft)
        why = loose(self.standing.plan, before.when, after.when) if before else None
        told = in_sheet(say("{told} ▲ {why}", told=told, why=why) if why else told, draft.sheet)
        entry = ("messages", after.id)
        return ImportChange("/".join(entry), kind, title=after.title, told=told, step=step, entry=entry, line=draft.row)


class _Row(NamedTuple):
    """A row of a sheet with what it comes to."""

    made: Made
    before: Message | None
    """The message of the plan that it is about; None when it is new."""
    message: Message
    """The message as the row has it; `before` itself where the plan has it so already."""


def _with_channel(row: Made, usual: str | None, referred: Referred) -> Made:
    """Return a row with the channel that it is called after, else with one that is proposed, and told with why."""
    if own := referred.called(row.draft.title):
        return replace(row, values={**row.values, "channel": own})
    texts = (row.draft.title, *(row.draft.typed.get(each, "") for each in WORDED))
    channel, told = proposed(texts, usual, referred.plan)
    draft = replace(row.draft, assumed=(*row.draft.assumed, told))
    return replace(row, values={**row.values, "channel": channel}, draft=draft)


def _placed(row: _Row) -> str:
    """Return what a row is called, with its sheet where several are read."""
    sheet = row.made.draft.sheet
    return f"{sheet}: {row.message.title}" if sheet else row.message.title
