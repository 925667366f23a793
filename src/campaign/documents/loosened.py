"""Entries cut loose from what stays behind: a moment that hangs on that stands as the day or time that it comes to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from campaign.model.changes import replaced
from campaign.model.fields import Entry
from campaign.model.messages import Message, Repeat
from campaign.model.milestones import Milestone, Phase
from campaign.model.people import Objective
from campaign.model.plan import Plan, Row
from campaign.model.when import Anchored, AtTime, Deadline, OnDay, When
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

Kind = TypeVar("Kind", bound=Entry)


@dataclass(frozen=True, slots=True)
class Loosening:
    """Cuts entries loose; a moment that cannot be told is none."""

    schedule: Schedule
    """When everything is, of the whole plan."""
    stays: Callable[[str], bool]
    """Tells of a milestone or message, by id, whether it stays behind."""

    def plan(self, plan: Plan) -> Plan:
        """Return a plan of which nothing hangs on what stays behind."""
        return plan.model_copy(
            update={
                "messages": tuple(map(self.message, plan.messages)),
                "milestones": tuple(map(self.milestone, plan.milestones)),
                "phases": tuple(map(self.row, plan.phases)),
                "objectives": tuple(map(self.row, plan.objectives)),
            }
        )

    def row(self, entry: Row) -> Row:
        """Return an entry of any table with the moments that it tells."""
        match entry:
            case Message():
                return self.message(entry)
            case Milestone():
                return self.milestone(entry)
            case Phase():
                return self._placed(entry, "start", "end")
            case Objective():
                return self._placed(entry, "by")
            case _:
                return entry

    def message(self, message: Message) -> Message:
        """Return a message with the moments that it tells."""
        timing, values = self.schedule.timing(message.id), dict[str, object]()
        if self._hangs(message.when):
            values["when"] = _plainly(message.when, timing.first)
        if self._hangs(message.activation_by):
            values["activation_by"] = self._deadline(message, message.activation_by)
        if message.repeat is not None and self._hangs(message.repeat.until):
            repeat: Repeat = replaced(message.repeat, until=None, times=len(timing.slots))
            values["repeat"] = repeat
        if any(self._hangs(task.due) for task in message.tasks):
            values["tasks"] = tuple(
                replaced(task, due=self._deadline(message, task.due)) if self._hangs(task.due) else task
                for task in message.tasks
            )
        return self._placed(replaced(message, **values) if values else message, "until", "not_before")

    def milestone(self, milestone: Milestone) -> Milestone:
        """Return a milestone with the moments that it tells."""
        if self._hangs(milestone.date):
            milestone = replaced(milestone, date=_plainly(milestone.date, self.schedule.milestone(milestone.id)))
        return self._placed(milestone, "until")

    def _placed(self, entry: Kind, *fields: str) -> Kind:
        """Return an entry with the days on which these moments are."""
        values = {
            field: _plainly(moment, self.schedule.place(moment))
            for field in fields
            if self._hangs(moment := getattr(entry, field))
        }
        return replaced(entry, **values) if values else entry

    def _deadline(self, message: Message, due: Deadline | None) -> OnDay | None:
        """Return the day by which something is to be done."""
        slot = self.schedule.deadline(message, due) if due is not None else None
        return OnDay(slot.first) if slot else None

    def _hangs(self, moment: object) -> bool:
        """Tell whether a moment hangs on what stays behind."""
        return isinstance(moment, Anchored) and self.stays(moment.anchor)


def _plainly(moment: object, slot: Slot | None) -> When | None:
    """Return a moment as the day of its slot, at the hour that it says or else has there."""
    if slot is None:
        return None
    clock = moment.clock if isinstance(moment, Anchored) else None
    if clock is not None:
        return AtTime(datetime.combine(slot.first, clock))
    return slot.begins
