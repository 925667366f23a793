"""From a start to slots: hours, durations, ends and repeats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from campaign.errors import Problem, Subject
from campaign.language import say
from campaign.model.duration import Duration
from campaign.model.fields import Certainty
from campaign.model.messages import Message, Repeat
from campaign.model.when import Anchored, AtTime, Deadline, OnDay, Relative, Term, When, Window
from campaign.schedule.clock import at, later, minutes_between
from campaign.schedule.slots import Slot, end_of
from campaign.schedule.starts import Start, beyond_calendar, step, undated_anchor, unknown_anchor, wall_day
from campaign.schedule.workdays import WorkCalendar

MOST_OCCURRENCES = 2000  # of one message: a daily repeat for five years, and no file can ask for more
MOST_SLOTS = 200_000  # of all messages together; beyond it a message that comes back counts once


@dataclass(slots=True)
class Placer:
    """Makes slots in one campaign: its zone, its working days and the starts of its anchors."""

    zone: ZoneInfo
    workdays: WorkCalendar
    starts: Mapping[str, Start]
    problems: list[Problem] = field(default_factory=list)
    room: int = MOST_OCCURRENCES
    """Slots that one message may have."""

    def day(self, when: When, subject: Subject) -> tuple[date, Certainty] | None:
        """Return the first day of any moment and how sure it is; tell what is wrong and return None without one."""
        match when:
            case OnDay(day):
                return day, "fixed"
            case AtTime(moment):
                return wall_day(moment, self.zone), "fixed"
            case Window():
                return when.first, "indicative"
            case Anchored(anchor, terms):
                return self._anchored_day(when, anchor, terms, subject)

    def _anchored_day(
        self, when: Anchored, anchor: str, terms: tuple[Term, ...], subject: Subject
    ) -> tuple[date, Certainty] | None:
        """Return the day of a moment that hangs on something."""
        base = self.starts.get(anchor)
        if base is None:
            self.problems.append(unknown_anchor(anchor, subject, self.starts))
            return None
        if base.day is None:
            self.problems.append(undated_anchor(anchor, subject))
            return None
        try:
            return step(base.day, terms, self.workdays), base.certainty
        except OverflowError:
            self.problems.append(beyond_calendar(str(when), subject))
            return None

    def last_day(self, when: When, subject: Subject) -> date | None:
        """Return the last day that an end means: a window's last, else the day itself."""
        if isinstance(when, Window):
            return when.last
        found = self.day(when, subject)
        return found[0] if found else None

    def slot(self, when: When, start: Start, subject: Subject) -> Slot:
        """Return the slot of a moment without a length: its days, or its hour as a point."""
        assert start.day is not None  # noqa: S101 - callers place only what has a day
        if isinstance(when, Window):
            return Slot(when.first, when.last, certainty="indicative", window=True)
        clock = self.clock(when, subject)
        if clock is None:
            return Slot(start.day, start.day, certainty=start.certainty)
        moment = self.moment(start.day, clock, subject)
        return Slot(moment.date(), moment.date(), moment, moment, start.certainty)

    def clock(self, when: When, subject: Subject) -> time | None:
        """Return the wall-clock time of a moment, None for whole days; a converted offset is told."""
        if isinstance(when, AtTime) and when.moment.tzinfo is not None:
            own = when.moment.astimezone(self.zone)
            text = say("{value} was converted to {zone}", value=when.moment.isoformat(), zone=self.zone.key)
            remedy = say("Write {value}.", value=own.replace(tzinfo=None).isoformat())
            self.problems.append(Problem("W002", text, subject, remedy))
        return self._written_clock(when)

    def _written_clock(self, when: When | None) -> time | None:
        """Return the wall-clock time of a moment, to the second, which is as fine as calendars have it."""
        match when:
            case AtTime(moment):
                own = moment.astimezone(self.zone) if moment.tzinfo else moment
                return own.time().replace(microsecond=0)
            case Anchored():
                return when.clock
            case _:
                return None

    def moment(self, day: date, clock: time, subject: Subject) -> datetime:
        """Return the moment of a wall-clock time; one that the night skips is told."""
        moment, exists = at(day, clock, self.zone)
        if not exists:
            text = say("{time} does not exist on {day}: the clock goes forward", time=clock, day=day)
            self.problems.append(Problem("W003", text, subject, say("It was moved to {time}.", time=moment.time())))
        return moment

    def lasting(self, slot: Slot, length: Duration, subject: Subject) -> Slot | None:
        """Return the slot with a length: calendar days from its day, or elapsed time from its hour."""
        try:
            if slot.start is None or length.days:
                last = slot.first + timedelta(days=max(length.days, 1) - 1)
                return Slot(slot.first, max(slot.last, last), certainty=slot.certainty, window=slot.window)
            end = later(slot.start, length.minutes)
        except OverflowError:
            self.problems.append(beyond_calendar(str(length), subject))
            return None
        return Slot(slot.first, end_day(slot.start, end), slot.start, end, slot.certainty)

    def ending(self, slot: Slot, until: When, subject: Subject) -> Slot | None:
        """Return the slot with an end: a last day, included, or an end moment."""
        last = self.last_day(until, subject)
        if last is None:
            return None
        clock = self.clock(until, subject)
        if slot.start is not None and clock is not None:
            end = self.moment(last, clock, subject)
            if end >= slot.start:
                return Slot(slot.first, end_day(slot.start, end), slot.start, end, slot.certainty)
        elif last >= slot.first:
            return Slot(slot.first, last, certainty=slot.certainty)
        text = say("The end lies before the start, {day}", day=slot.first)
        self.problems.append(Problem("E002", text, subject, say("Let it end later, or give a duration.")))
        return None

    def occurrences(self, slot: Slot, message: Message, subject: Subject) -> tuple[Slot, ...]:
        """Return the slot and its repeats, on the wall-clock time that is written, each for as long."""
        repeat = message.repeat
        if repeat is None:
            return (slot,)
        last = self.last_day(repeat.until, subject) if repeat.until else None
        limit = max(1, min(self.room, MOST_OCCURRENCES))
        most = min(repeat.times or limit, limit)
        if repeat.until is None and repeat.times is None:
            text = say("The repeat has no end")
            self.problems.append(Problem("E001", text, subject, say("Give it `until` or `times`.")))
            return (slot,)
        days = list(islice(self._repeat_days(slot.first, repeat, last), most + 1))
        if len(days) > most and most == limit:
            text = say("This comes back more than {limit} times", limit=limit)
            self.problems.append(Problem("E001", text, subject, say("Only the first {limit} count.", limit=limit)))
        clock = self._written_clock(message.when)
        return (slot, *(self._again(slot, day, clock, subject) for day in days[1:most]))

    def _repeat_days(self, first: date, repeat: Repeat, last: date | None) -> Iterator[date]:
        """Give the days of a repeat, the first included, as far as the calendar goes."""
        for number in count():
            try:
                day = (
                    step(first, [Term(repeat.every.amount * number, repeat.every.unit)], self.workdays)
                    if number
                    else first
                )
            except OverflowError:
                return
            if last is not None and day > last:
                return
            yield day

    def _again(self, slot: Slot, day: date, clock: time | None, subject: Subject) -> Slot:
        """Return the slot on another day."""
        if slot.start is None or slot.end is None or clock is None:
            return Slot(day, day + (slot.last - slot.first), certainty=slot.certainty, window=slot.window)
        start = self.moment(day, clock, subject)
        end = later(start, minutes_between(slot.start, slot.end))
        return Slot(start.date(), end_day(start, end), start, end, slot.certainty)

    def relative(self, slot: Slot, by: Relative) -> date | None:
        """Return the day that lies so far from a slot's first day; None beyond the calendar."""
        try:
            return step(slot.first, by.terms, self.workdays)
        except OverflowError:
            return None

    def deadline(self, slot: Slot | None, by: Deadline, subject: Subject) -> Slot | None:
        """Return the moment of a deadline: its hour, else the end of its day; None when it cannot be told.

        `slot` is the first of the message that it belongs to, from which a distance counts.
        """
        clock = None
        if isinstance(by, Relative):
            day = self.relative(slot, by) if slot else None
            certainty = slot.certainty if slot else "fixed"
        else:
            found = self.day(by, subject)
            certainty = found[1] if found else "fixed"
            day, clock = self.last_day(by, subject), self.clock(by, subject)
        if day is None:
            return None
        moment, _ = at(day, clock or end_of(day).time(), self.zone)
        return Slot(day, day, moment, moment, certainty)


def end_day(start: datetime, end: datetime) -> date:
    """Return the last day that hours touch: midnight belongs to the day before, but for a point in time."""
    return end.date() if end == start or end.time() != time() else (end - timedelta(minutes=1)).date()
