"""A spreadsheet that went out of a plan and comes back: as that plan again, or as what people changed in it."""

from dataclasses import replace

from campaign.desk.importing.along import with_along
from campaign.desk.importing.book_choice import REMARK, choice_out
from campaign.desk.importing.book_rows import ORDER, BookRows
from campaign.desk.importing.book_steps import BookSteps
from campaign.desk.importing.files import Incoming, campaign_id
from campaign.desk.importing.imports import Import, ImportChange, Standing, edit_for
from campaign.desk.publishing import carried
from campaign.desk.starting import free_place
from campaign.documents.again import Again
from campaign.documents.book.reading import ReadBook, rows_of
from campaign.documents.book.sheets import Book, slots_of
from campaign.language import say
from campaign.model.changes import apply, replaced
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.ids import new_id
from campaign.model.plan import Campaign, Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.workdays import no_holidays
from campaign.storage.workspace import plans_in


def import_book(incoming: Incoming, read: ReadBook) -> Import | None:
    """Return what a spreadsheet of ours comes to; None where nobody names a plan and it does not carry one either.

    A spreadsheet that carries the plan it came from tells what people changed since, also when the plan went on; one
    that does not is held against the plan as it is now, and what is not in it is left alone.
    """
    if incoming.desk is not None and incoming.use != "plan":
        return _merged(incoming, read)
    return _plan(incoming, read) if read.carried is not None else None


def _merged(incoming: Incoming, read: ReadBook) -> Import:
    """Return what people changed in a spreadsheet of a plan that is here."""
    desk = incoming.desk
    assert desk is not None  # noqa: S101 - asked by the caller
    now = carried(desk)
    choice = choice_out(read, now, desk.schedule)
    again = _again(read, now, desk.schedule, choice)
    out = Book(*read.carried) if read.carried else Book(choice or again.plan(), slots_of(now, desk.schedule))
    standing = Standing(desk.plan, desk.workspace, desk.schedule)
    rows = BookRows(read, out, again, standing, BookSteps(out.plan, incoming.keep, incoming.today, desk.now()))
    rows.take()
    remarks = []
    if read.carried and read.carried.plan.campaign.id != desk.plan.campaign.id:
        remarks.append(say("It was made from another plan: ‘{title}’", title=read.carried.plan.campaign.title))
    if out.whom:
        text = say("It is a choice of the plan, for {names}: what is not in it stays as it is", names=out.whom)
        remarks.append(text)
    elif choice:
        remarks.append(REMARK)
    return Import(
        "merge",
        say("Took over what changed in ‘{name}’", name=incoming.path.name),
        desk.file.path,
        standing,
        tuple(with_along(rows.changes, standing)),
        tuple(rows.understood),
        tuple(rows.left),
        tuple(remarks),
        counted="row",
        cells=sum(len(row.cells) for _sheet, row in rows_of(read)),
    )


def _plan(incoming: Incoming, read: ReadBook) -> Import:
    """Return the plan that a spreadsheet carries, with what people changed in it, as a new one."""
    assert read.carried is not None  # noqa: S101 - asked by the caller
    book = Book(*read.carried)
    schedule = build_schedule(with_defaults(book.plan, Workspace()), no_holidays)
    standing = Standing(book.plan, Workspace(), schedule)
    again = _again(read, book.plan, schedule)
    rows = BookRows(read, book, again, standing, BookSteps(book.plan, incoming.keep, incoming.today, None))
    rows.take()
    label = say("Took over ‘{name}’", name=incoming.path.name)
    changed = Import("plan", label, incoming.path, standing, tuple(rows.changes))
    plan = apply(book.plan, edit_for(changed, changed.keys).changes)
    plan = plan.model_copy(update={"campaign": _own_id(incoming, plan)})
    empty = plan.model_copy(update=dict.fromkeys(ORDER, ()))
    start = Standing(empty, Workspace(), build_schedule(with_defaults(empty, Workspace()), no_holidays))
    whom = book.whom
    only = say("It is a choice of a plan, for {names}: what is not in it does not come in", names=whom)
    return replace(
        changed,
        remarks=(only,) if whom else (),
        target=incoming.target or free_place(incoming.folder, plan.campaign.title),
        standing=start,
        changes=_added(plan, BookSteps(plan, incoming.keep, incoming.today, None), read),
        understood=tuple(rows.understood),
        not_understood=tuple(rows.left),
        counted="row",
    )


def _again(read: ReadBook, now: Plan, schedule: Schedule, choice: Plan | None = None) -> Again:
    """Return how the entries of a plan would go out by now where a spreadsheet went."""
    if read.carried is None:
        return Again(now, schedule, choice, choice=choice is not None)
    return Again(now, schedule, read.carried.plan, choice=bool(read.carried.whom))


def _added(plan: Plan, steps: BookSteps, read: ReadBook) -> tuple[ImportChange, ...]:
    """Return every entry of a plan as one to be added, with the row that it stands in."""
    numbers = {(sheet.table, row.id): row.number for sheet in read.sheets for row in sheet.rows}
    return tuple(
        steps.at(numbers.get((table, row.id), 0)).add(table, row) for table in ORDER for row in plan.table(table)
    )


def _own_id(incoming: Incoming, plan: Plan) -> Campaign:
    """Return the campaign with its id, or with a fresh one where a plan of the workspace has that already."""
    taken = {campaign_id(path) for path in plans_in(incoming.folder)}
    return replaced(plan.campaign, id=new_id("c", taken)) if plan.campaign.id in taken else plan.campaign
