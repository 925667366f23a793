"""Where a message may go: from which day to which, at what hour, and how that is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from campaign.desk.distances import days_as_terms, days_as_workdays
from campaign.desk.fitting import Fitting
from campaign.language import Sentence, say
from campaign.model.messages import Message
from campaign.model.when import Anchored, AtTime, OnDay, When, Window
from campaign.schedule.clock import at
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot, days_between

LONGEST = 370
"""Days that are looked at, at most: a year and a little."""
OPEN_END = 90
"""Days that are looked at in a campaign that ends nowhere. Ours."""
USUAL = time(10)
"""When a meeting without an hour begins."""
HOURS = tuple(time(hour) for hour in (10, 11, 9, 14, 13, 15, 16))
"""Hours that a meeting may have instead, the best first."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, both included."""

    first: date
    last: date

    @property
    def days(self) -> list[date]:
        """Return its days; none when it ends before it begins, and never more than a year's."""
        return days_between(self.first, min(self.last, self.first + timedelta(days=LONGEST)))


@dataclass(frozen=True, slots=True)
class Opening:
    """One moment that a message may have."""

    when: When
    """How it is written: hanging on what the message hangs on."""
    slot: Slot
    """The days or hours that it means."""
    instead: str = ""
    """What is at the message's own hour that day, when it is at another."""


def period_for(schedule: Schedule, message: Message, today: date) -> Period:
    """Return the days that are looked at for a message.

    From tomorrow, its embargo, what it follows, the start of the campaign and what is confidential and begins it,
    whichever is last; to the milestone that comes next, or the end of the campaign. What comes before its milestone
    stays before it, what comes on or after it stays after it, and what is somewhere in a window stays in it.
    """
    campaign = schedule.plan.campaign
    begins = [today + timedelta(days=1), *filter(None, [campaign.start, _embargo(schedule, message)])]
    followed = (schedule.timing(each).first for each in message.follows)
    begins += [slot.first for slot in followed if slot is not None]
    begins += [slot.first for slot in [_breaking(schedule)] if slot is not None and not message.confidential]
    slot, when = schedule.timing(message.id).first, message.when
    if isinstance(when, Window):
        return Period(max(*begins, when.first), when.last)
    if isinstance(when, Anchored) and slot is not None:
        base = schedule.start(when.anchor) or slot.first
        if slot.first < base:
            return (
                Period(max(begins), base - timedelta(days=1)) if base > max(begins) else _onward(schedule, max(begins))
            )
        return _onward(schedule, max(*begins, base), base)
    if slot is not None:
        return _onward(schedule, max(begins), max(slot.first, *begins))
    golive = schedule.milestone(schedule.golive or "")
    if golive is not None and golive.first > max(begins):
        return Period(max(begins), golive.first)
    return _onward(schedule, max(begins))


def no_opening(schedule: Schedule, message: Message, period: Period) -> Sentence:
    """Return why a period has no moment for a message but possibly the one it has: editions, or no other day."""
    near = timedelta(days=LONGEST)
    days = schedule.editions(message.channel, period.first - near, period.last + near)
    around = [*[day for day in days if day < period.first][-1:], *[day for day in days if day > period.last][:1]]
    channel = schedule.plan.channel(message.channel)
    if not around or channel is None:
        return say("There is no other day in this period.")
    return say("{channel} has no other edition then; the nearest: {days}", channel=channel.label, days=around)


def _breaking(schedule: Schedule) -> Slot | None:
    """Return when the news breaks that nobody may tell before: the first thing that happens, where it is confidential.

    Where anything was told before, there is no such news.
    """
    placed = filter(None, map(schedule.plan.message, schedule.ordered))
    first = next((each for each in placed if each.status != "cancelled"), None)
    return schedule.timing(first.id).first if first is not None and first.confidential else None


def _embargo(schedule: Schedule, message: Message) -> date | None:
    """Return the day on which the embargo of a message ends."""
    slot = schedule.place(message.not_before) if message.not_before else None
    return slot.first if slot else None


def _onward(schedule: Schedule, first: date, after: date | None = None) -> Period:
    """Return the days from one on, to the first milestone after it (or after another day), or the end."""
    since = after or first
    days = (slot.first for each in schedule.plan.milestones if (slot := schedule.milestone(each.id)))
    coming = min((day for day in days if day > since), default=None)
    end = schedule.plan.campaign.end
    last = coming or (end if end and end > since else since + timedelta(days=OPEN_END))
    return Period(first, last)


class Openings:
    """The moments that a message may have, day by day."""

    def __init__(self, schedule: Schedule, fitting: Fitting, written: When | None) -> None:
        """Take the schedule as it is, what is known of the message, and its moment as it is written."""
        self.schedule = schedule
        self.fitting = fitting
        self.written = written
        self.slot = schedule.timing(fitting.message.id).first

    def within(self, period: Period) -> Iterator[Opening]:
        """Give an opening for every day of a period; of a channel with editions only for those."""
        channel = self.fitting.channel
        if channel is not None and channel.rhythm is not None:
            days: tuple[date, ...] | list[date] = self.schedule.editions(channel.id, period.first, period.last)
        else:
            days = period.days
        yield from map(self.on, days)

    def on(self, day: date) -> Opening:
        """Return the opening of a day: at the message's own hour, or for a meeting another where that is taken."""
        clock = self._clock
        own = self._slot(day, clock)
        situation = self.fitting.situation
        if clock is None or situation.kind(self.fitting.message) != "overleg":
            return Opening(self._when(day, clock), own)
        taken = self.fitting.taken(own)
        if taken:
            for hour in HOURS:
                slot = self._slot(day, hour)
                if not self.fitting.taken(slot):
                    return Opening(self._when(day, hour), slot, taken)
        return Opening(self._when(day, clock), own)

    @property
    def _clock(self) -> time | None:
        """Return the hour of the message: as written, that of its channel's editions, or for a meeting the usual."""
        channel, situation = self.fitting.channel, self.fitting.situation
        if self.slot is not None and self.slot.start is not None:
            return self.slot.start.time().replace(tzinfo=None)
        if self.slot is None and channel and channel.rhythm and channel.rhythm.time:
            return channel.rhythm.time
        return USUAL if channel and (channel.live or situation.kind(self.fitting.message) == "overleg") else None

    def _slot(self, day: date, clock: time | None) -> Slot:
        """Return the slot on a day, as long as the message takes."""
        if clock is None:
            return Slot(day, day)
        start, _exists = at(day, clock, self.schedule.zone)
        length = self.schedule.length(self.fitting.message)
        return Slot(day, day, start, start + timedelta(days=length.days, minutes=length.minutes))

    def _when(self, day: date, clock: time | None) -> When:
        """Return a moment written the way that of the message is: hanging on the same, at the same hour."""
        written = self.written
        if isinstance(written, Anchored) and (base := self.schedule.start(written.anchor)) is not None:
            workdays = bool(written.terms) and all(term.unit == "wd" for term in written.terms)
            days = (day - base).days
            counted = days_as_workdays(self.schedule, base, day) if workdays or days % 7 else None
            return Anchored(written.anchor, counted or days_as_terms(days), clock)
        return AtTime(datetime.combine(day, clock)) if clock else OnDay(day)
