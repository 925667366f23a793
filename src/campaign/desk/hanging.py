"""Dates as distances: a plan of which everything hangs on one milestone, for one that starts on another day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from campaign.desk.distances import days_as_terms, days_as_workdays
from campaign.model.changes import replaced
from campaign.model.fields import Entry
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.said import NEXT_WORKING
from campaign.model.when import Anchored, AtTime, OnDay, Relative, Term, When, Window
from campaign.schedule.schedule import Schedule
from campaign.schedule.starts import step

Row = TypeVar("Row", bound=Entry)


@dataclass(slots=True)
class Hanging:
    """Makes the dates of a plan distances from one milestone.

    A distance is counted in weeks and, within the last of them, in working days, so that every day of the week stays
    one, what follows stays behind what it follows, and holidays elsewhere are kept off; in days only to a day on which
    nobody works. Working days alone would count the holidays of half a year, and drift apart from weeks.
    """

    schedule: Schedule
    """The plan with its dates; it knows every milestone and message of it."""
    anchor: Milestone
    """What everything hangs on from then on."""
    day: date
    """Its day."""
    windows: int = 0
    """How many weeks, months and quarters became a day: a window takes no distance."""

    def plan(self, plan: Plan) -> Plan:
        """Return the plan with every date as a distance, but that of the milestone they hang on."""
        return plan.model_copy(
            update={
                "milestones": tuple(self._milestone(each) for each in plan.milestones),
                "phases": tuple(self._hung(each, "start", "end") for each in plan.phases),
                "objectives": tuple(self._due(each, "by", None) for each in plan.objectives),
                "messages": tuple(self._message(each) for each in plan.messages),
            }
        )

    def _milestone(self, milestone: Milestone) -> Milestone:
        """Return a milestone with its dates as distances; the one that all hang on keeps its first day.

        One that was somewhere in a window stays indicative.
        """
        if milestone.id == self.anchor.id:
            return self._hung(milestone, "until")
        hung = self._hung(milestone, "date", "until")
        return replaced(hung, certainty="indicative") if isinstance(milestone.date, Window) else hung

    def _message(self, message: Message) -> Message:
        """Return a message with its dates as distances; those of what it asks and needs are from the message itself."""
        slot = self.schedule.timing(message.id).first
        first = slot.first if slot else None
        hung = self._due(self._hung(message, "when", "until", "not_before"), "activation_by", first)
        values: dict[str, object] = {}
        if message.repeat is not None and _own(message.repeat.until):
            values["repeat"] = self._hung(message.repeat, "until")
        if any(_own(task.due) for task in message.tasks):
            values["tasks"] = tuple(self._due(task, "due", first) for task in message.tasks)
        return replaced(hung, **values) if values else hung

    def _hung(self, entry: Row, *fields: str) -> Row:
        """Return an entry of which these fields are distances from the milestone."""
        values = {field: self._anchored(value) for field in fields if _own(value := getattr(entry, field))}
        return replaced(entry, **values) if values else entry

    def _due(self, entry: Row, field: str, first: date | None) -> Row:
        """Return an entry of which a deadline is a distance: from a day of its own, else from the milestone."""
        due = getattr(entry, field)
        if not _own(due):
            return entry
        if first is None:
            return replaced(entry, **{field: self._anchored(due)})
        terms = self._terms(first, self._last_day(due))
        return replaced(entry, **{field: Relative(terms or (Term(0, "d"),))})

    def _anchored(self, when: When) -> Anchored:
        """Return a date of its own as a distance from the milestone, at the same time of day."""
        slot = self.schedule.place(when)
        clock = slot.start.time().replace(second=0, microsecond=0, tzinfo=None) if slot and slot.start else None
        day = self._first_day(when)
        terms = self._terms(self.day, day)
        if terms and terms[-1].unit == "w" and self.schedule.calendar.is_working(day):
            terms = (*terms, NEXT_WORKING)  # another year has another holiday there
        return Anchored(self.anchor.id, terms, clock)

    def _first_day(self, when: When) -> date:
        """Return the first day of a date; of a window the first day on which people work."""
        slot = self.schedule.place(when)
        first = slot.first if slot else self.day
        if isinstance(when, Window):
            self.windows += 1
            return self.schedule.calendar.add(first, 0)
        return first

    def _last_day(self, when: When) -> date:
        """Return the last day of a date."""
        slot = self.schedule.place(when)
        return slot.last if slot else self.day

    def _terms(self, base: date, day: date) -> tuple[Term, ...]:
        """Return the distance between two days."""
        days = (day - base).days
        weeks = int(days / 7)  # towards the base
        near = base + timedelta(weeks=weeks)
        rest = days_as_workdays(self.schedule, near, day) if days % 7 else ()
        if rest is None:
            return days_as_terms(days)
        terms = (Term(weeks, "w"), *rest) if weeks else rest
        return terms if step(base, terms, self.schedule.calendar) == day else days_as_terms(days)


def _own(value: object) -> bool:
    """Tell whether a moment is a date of its own, rather than a distance."""
    return isinstance(value, OnDay | AtTime | Window)
