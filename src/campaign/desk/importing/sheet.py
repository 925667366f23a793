"""A spreadsheet that comes in: its rows as messages of a new plan, or as what changes in a plan that is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from campaign.desk.edits import noted
from campaign.desk.entering import Entry
from campaign.desk.importing.book import import_book
from campaign.desk.importing.files import Incoming
from campaign.desk.importing.imports import Import, ImportChange, Kind, NotUnderstood, Standing, Step, Understood
from campaign.desk.importing.sheet_entries import Referred, names_of_audiences, without_place
from campaign.desk.importing.sheet_messages import Made, Matching, made, updated
from campaign.desk.importing.sheet_told import outside, remarks, told_of, when_of
from campaign.desk.starting import empty_plan, free_place, with_dates
from campaign.desk.who import planner
from campaign.documents.book.reading import read_book
from campaign.documents.sheets.date_columns import Known
from campaign.documents.sheets.reading import Named, Reading, read_sheets
from campaign.documents.sheets.tables import Tables, read_tables
from campaign.errors import UsageError
from campaign.language import say
from campaign.model.changes import Change, difference, replaced
from campaign.model.context import Context
from campaign.model.defaults import with_defaults
from campaign.model.ids import slug
from campaign.model.messages import Message
from campaign.model.milestones import Milestone, Phase
from campaign.model.plan import Plan
from campaign.model.when import Window
from campaign.model.words import GOLIVE
from campaign.schedule.schedule import build_schedule
from campaign.schedule.workdays import no_holidays
from campaign.storage.folders import state_folder
from campaign.storage.headings import read_headings
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
    returned = import_book(incoming, book) if book is not None else None
    if returned is not None:
        return returned
    if incoming.use == "plan":
        incoming = replace(incoming, desk=None)
    reading = _read(tables, incoming)
    standing, target = _standing(incoming, reading)
    return _Arriving(incoming, reading, standing, target).come()


def _read(tables: Tables, incoming: Incoming) -> Reading:
    """Return what the sheets say; where nobody says what a column means, as it was said for these headings before."""
    reading = read_sheets(tables, incoming.choices, _known(incoming))
    before = read_headings(state_folder(), (each.heading for each in reading.columns))
    meant = {**before, **incoming.choices.meant}
    if meant == incoming.choices.meant:
        return reading
    return read_sheets(tables, replace(incoming.choices, meant=meant), _known(incoming))


def _known(incoming: Incoming) -> Known:
    """Return what is known before a sheet is read: the milestones of the plan it goes into."""
    if incoming.desk is None:
        return Known(incoming.today)
    plan, schedule = incoming.desk.plan, incoming.desk.schedule
    anchors = tuple((each.id, each.name) for each in plan.milestones)
    whole = names_of_audiences(incoming.desk.effective)
    return Known(incoming.today, anchors, schedule.golive, plan.campaign.start, whole=whole)


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
        plan = self.standing.plan
        dated = _with_milestones(plan, self.reading.milestones, self.incoming)
        referred = Referred(with_defaults(plan, self.standing.workspace))
        referred.add_milestones(each for each in dated.milestones if plan.milestone(each.id) is None)
        anchors = tuple((each.id, each.name) for each in dated.milestones)
        context = Context(self.incoming.today, anchors, day_first=self.reading.dutch)
        entry = Entry(referred.plan, context)
        rows = [made(draft, referred, entry, self.reading.headings) for draft in self.reading.drafts]
        matching = Matching(plan)
        pairs = [(row, matching.of(row)) for row in rows]
        messages = [
            (row, replaced(row.message, id=matching.new_id(row)) if before is None else before) for row, before in pairs
        ]
        untaken = [NotUnderstood(each.row, each.text, each.why) for row in rows for each in row.untaken]
        return Import(
            "merge" if self.incoming.desk else "plan",
            say("Imported {name}", name=self.incoming.path.name),
            self.target,
            self.standing,
            (*_of_milestones(plan, dated), *self._phases(plan), *self._messages(pairs, messages, referred)),
            tuple(Understood(row.draft.row, message.title, message.id) for row, message in messages),
            (*untaken, *outside(self.reading, kept=self.incoming.desk is None)),
            tuple(remarks(self.reading, dated)),
            "row",
            head=() if self.incoming.desk else without_place(self.reading),
            columns=self.reading.columns,
            meant=self.incoming.choices.meant,
            sheets=self.reading.sheets,
        )

    def _messages(
        self, pairs: list[tuple[Made, Message | None]], messages: list[tuple[Made, Message]], referred: Referred
    ) -> Iterator[ImportChange]:
        """Give the change that each row comes to; none where the plan has it so already."""
        for (row, before), (_row, message) in zip(pairs, messages, strict=True):
            if before is None:
                step = _adding(message, referred)
                entry, told = ("messages", message.id), told_of(message, row.draft)
                yield ImportChange("/".join(entry), "new", message.title, told, step, entry, line=row.draft.row)
                continue
            after = updated(before, row, self.standing.schedule)
            if after is not before:
                yield self._change(before, after, row, referred)

    def _change(self, before: Message, after: Message, row: Made, referred: Referred) -> ImportChange:
        """Return what changes of a message that the plan has."""
        if self.incoming.desk is not None:
            after = noted(before, after, planner(), self.incoming.desk.now())
        moved = before.when != after.when
        change = Change("messages", before.id, before, after)
        told = (
            say("{before} becomes {after}", before=when_of(before.when), after=when_of(after.when))
            if moved
            else told_of(after, row.draft)
        )

        def step(standing: Standing) -> tuple[Change, ...]:
            return (*referred.needed(after, standing.plan), change)

        kind: Kind = "moved" if moved else "changed"
        entry = ("messages", before.id)
        return ImportChange("/".join(entry), kind, after.title, told, step, entry, line=row.draft.row)

    def _phases(self, plan: Plan) -> Iterator[ImportChange]:
        """Give the phases that the plan has not got yet."""
        known = {name.casefold() for each in plan.phases for name in (each.id, each.title)}
        taken = set(plan.places("phases"))
        for named in self.reading.phases:
            if named.name.casefold() in known:
                continue
            phase = _phase(named, taken)
            taken.add(phase.id)
            change = Change("phases", phase.id, None, phase)
            told = say("Phase from {start} to {end}", start=when_of(phase.start), end=when_of(phase.end))
            told = told if phase.start else say("Phase, no day yet")
            entry = ("phases", phase.id)
            yield ImportChange("/".join(entry), "new", phase.title, told, _just(change), entry, line=named.row)


def _with_milestones(plan: Plan, named: tuple[Named, ...], incoming: Incoming) -> Plan:
    """Return the plan with the milestones of a sheet, and with the days that were given for some."""
    rows = {each.id: each for each in plan.milestones}
    golive = any(each.golive for each in rows.values())
    for each in named:
        if each.id not in rows:
            said = {"golive": True} if not golive and slug(each.name) in {slug(word) for word in GOLIVE} else {}
            golive = golive or bool(said)
            rows[each.id] = Milestone.model_construct(id=each.id, title=each.name, **said)  # type: ignore[arg-type]
        if each.moment.when is not None:
            until = {"until": each.moment.until} if each.moment.until else {}
            rows[each.id] = replaced(rows[each.id], date=each.moment.when, **until)
    return with_dates(plan.model_copy(update={"milestones": tuple(rows.values())}), incoming.choices.dates)


def _of_milestones(before: Plan, after: Plan) -> Iterator[ImportChange]:
    """Give the milestones that are new, and those that get another day."""
    for change in difference(before, after):
        if isinstance(change.after, Milestone):
            kind: Kind = "new" if change.before is None else "moved"
            told = say("Milestone on {day}", day=when_of(change.after.date))
            entry = ("milestones", change.id)
            yield ImportChange("/".join(entry), kind, change.after.name, told, _just(change), entry)


def _just(change: Change) -> Step:
    """Return the step that makes one change, where it is not made already."""

    def step(standing: Standing) -> tuple[Change, ...]:
        there = standing.plan.get(change.table, change.id) if change.before is None else None  # type: ignore[arg-type]
        return () if there else (change,)

    return step


def _adding(message: Message, referred: Referred) -> Step:
    """Return the step that adds a message with all that it refers to."""

    def step(standing: Standing) -> tuple[Change, ...]:
        return (*referred.needed(message, standing.plan), Change("messages", message.id, None, message))

    return step


def _phase(named: Named, taken: set[str]) -> Phase:
    """Return a phase of a sheet; a window is all of it."""
    moment = named.moment
    end = moment.until or (moment.when if isinstance(moment.when, Window) else None)
    said: Mapping[str, object] = {"start": moment.when, "end": end}
    known = {name: value for name, value in said.items() if value is not None}
    return Phase.model_construct(id=slug(named.name, taken, "fase"), title=named.name, **known)  # type: ignore[arg-type]
