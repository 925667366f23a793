"""Separated values that went out for an audience, which carry nothing that says so: known by the columns they have."""

from campaign.documents.book.columns import DAY, ID, LAST, TIME, WEEK
from campaign.documents.book.comparing import typed
from campaign.documents.book.reading import ReadBook, ReadSheet
from campaign.documents.narrowing import TOLD, Narrowing
from campaign.language import say
from campaign.model.plan import Plan
from campaign.schedule.schedule import Schedule

COLUMNS = frozenset((ID, DAY, TIME, LAST, WEEK, *TOLD["messages"]))
"""The columns of a choice for an audience: these, and no others."""
REMARK = say("It looks like a choice of the plan for an audience: no message loses an audience by it")


def choice_out(read: ReadBook, now: Plan, schedule: Schedule) -> Plan | None:
    """Return what went out in a spreadsheet that looks like a choice for an audience; None for another one."""
    sheet = next(iter(read.sheets), None)
    if read.carried is not None or sheet is None or len(read.sheets) > 1 or set(sheet.keys) != COLUMNS:
        return None
    taken = frozenset(row.id for row in sheet.rows if now.message(row.id) is not None)
    return Narrowing(schedule, taken, _heard(sheet, now)).plan(now)


def _heard(sheet: ReadSheet, now: Plan) -> frozenset[str]:
    """Return the audiences, by id, of which nobody can have been left out: every row of theirs names them."""
    named: set[str] = set()
    hushed: set[str] = set()
    for row in sheet.rows:
        message = now.message(row.id)
        names = {each.strip().casefold() for each in typed(row.cells.get("audiences")).split(",")}
        for audience in message.audiences if message else ():
            known = now.audience(audience)
            called = {audience.casefold(), known.label.casefold() if known else ""}
            (hushed if names.isdisjoint(called) else named).add(audience)
    return frozenset(named - hushed)
