"""What somebody made of the day and time of an entry in a spreadsheet, and what that does to a plan."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from campaign.desk import edits
from campaign.desk.importing.imports import Keep, Standing
from campaign.documents.book.columns import DAY, TIME
from campaign.documents.book.comparing import clock_of, day_of, typed
from campaign.documents.book.reading import ReadRow
from campaign.model.changes import Change
from campaign.model.when import Anchored, AtTime, OnDay, When


class Placed(NamedTuple):
    """A day, with a time of day where there is one."""

    day: date
    clock: time | None = None

    @property
    def when(self) -> When:
        """Return it as a moment that hangs on nothing."""
        return AtTime(datetime.combine(self.day, self.clock)) if self.clock else OnDay(self.day)


class Both(NamedTuple):
    """The day and what the entry hangs on were changed together, and may not mean the same."""

    text: str


Meant = Placed | Both | str | None
"""What somebody meant: a day, two things at once, a text to read as a moment, or no moment at all."""


def meant(row: ReadRow, field: str, changed: Collection[str], *, day_first: bool) -> Meant:
    """Return when an entry happens by the cells of a row, of which those with these keys were changed."""
    text = typed(row.cells.get(field))
    if field in changed and text:
        shown = typed(row.cells.get(DAY))
        return Both(f"{shown} / {text}") if {DAY, TIME} & set(changed) else text
    day, clock = row.cells.get(DAY), clock_of(row.cells.get(TIME))
    found = day_of(day, day_first=day_first)
    if found is not None:
        return Placed(found, clock)
    written = typed(day)
    return f"{written} {clock:%H:%M}" if written and clock else written or None


def move_message(standing: Standing, message_id: str, target: Placed | When | None, keep: Keep) -> tuple[Change, ...]:
    """Return the changes that put a message on a day; what it hangs on may stay, at another distance."""
    message = standing.plan.message(message_id)
    if message is None:
        return ()
    slot = standing.schedule.timing(message_id).first
    when = target.when if isinstance(target, Placed) else target
    if isinstance(target, Placed) and keep == "anchor" and isinstance(message.when, Anchored) and slot is not None:
        when = edits.moved(message.when, standing.schedule, slot.first, (target.day - slot.first).days)
        when = replace(when, clock=target.clock) if isinstance(when, Anchored) else when
    return edits.move_to(standing.schedule, message, when).changes


def move_milestone(
    standing: Standing, milestone_id: str, target: Placed | When | None, keep: Keep
) -> tuple[Change, ...]:
    """Return the changes that put a milestone on a day, after pinning what is settled."""
    milestone, slot = standing.plan.milestone(milestone_id), standing.schedule.milestone(milestone_id)
    if milestone is None or target is None:
        return ()
    when = OnDay(target.day) if isinstance(target, Placed) else target
    if isinstance(target, Placed) and keep == "anchor" and isinstance(milestone.date, Anchored) and slot is not None:
        when = edits.moved(milestone.date, standing.schedule, slot.first, (target.day - slot.first).days)
    return edits.move_milestone(standing.plan, standing.schedule, milestone_id, when).changes


def placed_at(standing: Standing, table: str, entry_id: str) -> Placed | None:
    """Return when a message or milestone happens by now."""
    schedule = standing.schedule
    slot = schedule.timing(entry_id).first if table == "messages" else schedule.milestone(entry_id)
    if slot is None:
        return None
    return Placed(slot.first, slot.start.time().replace(tzinfo=None) if slot.start else None)
