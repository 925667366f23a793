"""What speaks for and against a moment for one message, told without asking every rule.

It is quick, and stricter than the rules where a planner would be: what passes here is then tried with the rules
themselves (`suggesting`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from campaign.checks.collisions import overlapping
from campaign.checks.deadlines import UNAPPROVED, UNFINISHED
from campaign.checks.good_days import WEEKDAYS, DayOff, day_off, takes
from campaign.checks.load import weekly_limit
from campaign.checks.pushes import Crowd
from campaign.checks.situation import Situation
from campaign.desk.cascading import Bound, cascade_of
from campaign.language import Sentence, say, say_many
from campaign.model.channels import Channel
from campaign.model.messages import Message
from campaign.model.people import Audience
from campaign.model.when import Relative
from campaign.schedule.handing_in import approval_asked, handed_in
from campaign.schedule.hearings import Hearing
from campaign.schedule.order import Order, order
from campaign.schedule.slots import Slot

SOON = 3
"""Working days left to ask for approval below which a day is tight. Ours."""
WORTH_TELLING = 10
"""Working days up to which it helps to know how long managers hear it earlier, or how long approval may take. Ours."""


@dataclass(frozen=True, slots=True)
class Against:
    """One thing that speaks against a moment."""

    code: str
    """The code of the rule that it goes against."""
    text: Sentence
    """What it is, in a few words."""


@dataclass(frozen=True)
class Fitting:
    """One message, and the campaign without it."""

    situation: Situation
    """The campaign in which the message has no moment."""
    message: Message
    """The message as it counts."""
    along: frozenset[str] = frozenset()
    """Messages that come along with it, and so need not wait for it."""

    def against(self, slot: Slot) -> tuple[Against, ...]:
        """Return everything that speaks against a moment."""
        looks: tuple[Callable[[Slot], Iterator[Against]], ...] = (
            *(self._day, self._channel, self._campaign, self._deadline),
            *(self._order, self._cascade, self._load),
        )
        return tuple(each for look in looks for each in look(slot))

    def reasons(self, slot: Slot) -> tuple[Sentence, ...]:
        """Return what speaks for a moment: the cascade, the room there is, the time for approval."""
        return (*self._heard_before(slot), *self._room(slot), *self._spare(slot))

    def weight(self, slot: Slot) -> int:
        """Return how much speaks against a moment that is possible; every number is ours.

        A push that day at the busiest audience weighs as much as moving the message four days, anything else that they
        hear that day two, each push that week one; another campaign that day six, and a tight time for approval four.
        """
        day = slot.first
        pushed = max((self._pushed(each, day) for each in self.listening), default=0)
        week = max((self._pushed_in_week(each, day) for each in self.listening), default=0)
        spare = self._spare_days(day)
        tight = 4 if spare is not None and spare < SOON else 0
        return 4 * pushed + 2 * self._heard_on(day) + week + tight + 6 * self._heard_elsewhere(day)

    @cached_property
    def channel(self) -> Channel | None:
        """Return the channel of the message."""
        return self.situation.channel(self.message)

    @cached_property
    def reached(self) -> frozenset[str]:
        """Return the audiences that hear the message."""
        return self.situation.hearings.reach.reached(self.message)

    @cached_property
    def listening(self) -> tuple[Audience, ...]:
        """Return those of them that rules look at."""
        return tuple(each for each in self.situation.audiences if each.id in self.reached)

    # The day, its channel and the campaign

    def _day(self, slot: Slot) -> Iterator[Against]:
        """Give that nobody works that day, or not those it is for."""
        off = day_off(self.situation, self.message, slot.first)
        if off is not None:
            yield Against("T001", _named(off))
            return
        weekday = WEEKDAYS[slot.first.weekday()]
        for each in self.message.audiences:
            audience = self.situation.plan.audience(each)
            if audience is not None and audience.days and weekday not in audience.days:
                yield Against("T001", say("{audience} do not work that day", audience=audience.label))

    def _channel(self, slot: Slot) -> Iterator[Against]:
        """Give that the channel does not go out that day, or is full."""
        channel = self.channel
        if channel is None:
            return
        if not takes(self.situation, channel, slot.first):
            yield Against("M005", say("{channel} does not go out", channel=channel.label))
        elif channel.capacity and self._items(channel, slot.first) >= channel.capacity:
            yield Against(
                "M006", say("{channel} is full (limit {limit})", channel=channel.label, limit=channel.capacity)
            )

    def _items(self, channel: Channel, day: date) -> int:
        """Return how many messages a channel carries on a day, those of other campaigns among them."""
        return sum(each.message.channel == channel.id and each.message.status != "idea" for each in self._on(day))

    def _campaign(self, slot: Slot) -> Iterator[Against]:
        """Give that it lies outside the dates of the campaign."""
        campaign = self.situation.plan.campaign
        if (campaign.start and slot.first < campaign.start) or (campaign.end and slot.first > campaign.end):
            yield Against("T002", say("outside the campaign"))

    def _deadline(self, slot: Slot) -> Iterator[Against]:
        """Give that there is no time left for approval and copy."""
        spare = self._spare_days(slot.first)
        if spare is not None and spare < 0:
            yield Against("T003", say("no time left for approval and copy"))

    def _spare_days(self, day: date) -> int | None:
        """Return the working days in which approval can be asked, or copy handed in; None where nobody asks that."""
        channel, workdays, today = self.channel, self.situation.workdays, self.situation.today
        if self.message.status not in UNFINISHED or channel is None:
            return None
        if channel.copy_deadline is None and channel.approval is None:
            return None
        due = handed_in(workdays, channel, day)
        asked = approval_asked(workdays, channel, due) if self.message.status in UNAPPROVED else due
        if asked is None:
            return None
        return self.situation.working_days_between(today, asked) if asked >= today else -1

    def _spare(self, slot: Slot) -> Iterator[Sentence]:
        """Give how much time there is for approval."""
        spare = self._spare_days(slot.first)
        if spare is not None and 0 <= spare <= WORTH_TELLING:
            yield say_many("{count} working day to ask for approval", "{count} working days to ask for approval", spare)

    # The order

    def _order(self, slot: Slot) -> Iterator[Against]:
        """Give that it comes before what it must come after, or the other way round."""
        for other, after in self._neighbours:
            there = self.situation.schedule.timing(other.id).first
            if there is not None and order(*((slot, there) if after else (there, slot))) is Order.EARLIER:
                name = say("a confidential message") if other.confidential else say("‘{title}’", title=other.title)
                yield Against("T004", say("before {other}", other=name) if after else say("after {other}", other=name))
        embargo = self.situation.schedule.place(self.message.not_before) if self.message.not_before else None
        if embargo is not None and order(slot, embargo) is Order.EARLIER:
            yield Against("T004", say("before its embargo of {day}", day=embargo.first))
        by = self.message.activation_by
        if by is not None and not isinstance(by, Relative):
            due = self.situation.schedule.place(by)
            if due is not None and due.last < slot.first:
                yield Against("T004", say("after the {day} by which it asks something", day=due.last))

    @cached_property
    def _neighbours(self) -> tuple[tuple[Message, bool], ...]:
        """Return the messages that it follows (True), and those that follow it."""
        plan, mine = self.situation.plan, self.message
        before = [(each, True) for name in mine.follows if (each := plan.message(name))]
        after = [(each, False) for each in plan.messages if mine.id in each.follows and each.id not in self.along]
        return tuple((each, sign) for each, sign in [*before, *after] if each.status not in {"sent", "cancelled"})

    # The cascade

    @cached_property
    def _bounds(self) -> tuple[Bound, ...]:
        """Return what the cascade asks."""
        return tuple(cascade_of(self.situation, self.message, self.reached))

    def _cascade(self, slot: Slot) -> Iterator[Against]:
        """Give that people would hear it before, or too soon after, those who lead them."""
        for bound in self._bounds:
            if not bound.holds(slot.first):
                yield Against("A006", bound.broken)
                return

    def _heard_before(self, slot: Slot) -> Iterator[Sentence]:
        """Give which managers hear it how long before, or how long before their people."""
        told = next((each for each in self._bounds if each.binds(slot.first)), None)
        days = abs(self.situation.working_days_between(told.heard, slot.first)) if told else 0
        if told is not None and days <= WORTH_TELLING:
            yield told.told(days)

    # The load

    def _load(self, slot: Slot) -> Iterator[Against]:
        """Give that an audience would get too much at once."""
        if self.channel is None or not self.channel.push:
            return
        limit, day = self.situation.checks.A003.a_day, slot.first
        for audience in self.listening:
            if self._counts_already(day, audience):
                continue
            if self._pushed(audience, day) >= limit:
                yield Against("A003", say("{audience} get {limit} that day", audience=audience.label, limit=limit))
                return
            a_week = weekly_limit(self.situation, audience, _monday(day))
            if a_week is not None and self._pushed_in_week(audience, day) >= a_week:
                yield Against("A003", say("{audience} get {limit} that week", audience=audience.label, limit=a_week))
                return

    def _room(self, slot: Slot) -> Iterator[Sentence]:
        """Give what room there is: in the edition, in the week, on the day."""
        channel, day = self.channel, slot.first
        if channel and channel.capacity:
            yield say("place {count} of {limit}", count=self._items(channel, day) + 1, limit=channel.capacity)
        weeks = [
            (limit, each) for each in self.listening if (limit := weekly_limit(self.situation, each, _monday(day)))
        ]
        if channel and channel.push and weeks:
            limit, audience = min(weeks, key=lambda each: (each[0] - self._pushed_in_week(each[1], day), each[1].id))
            count, week = self._pushed_in_week(audience, day), day.isocalendar().week
            yield say("week {week} has room ({count} of {limit} unasked)", week=week, count=count, limit=limit)
        heard = self._heard_on(day)
        if heard:
            yield say_many("{count} other message that day", "{count} other messages that day", heard)
        elif self.listening:
            yield say("nothing else that day for the same people")

    def _pushed(self, audience: Audience, day: date) -> int:
        """Return what else is pushed at an audience on a day."""
        crowd = self.situation.pushes.crowded_days(audience.id, 0).get(day)
        return crowd.pushes if crowd else 0

    def _pushed_in_week(self, audience: Audience, day: date) -> int:
        """Return what else is pushed at an audience in the week of a day."""
        weeks = self._weeks.get(audience.id)
        if weeks is None:
            weeks = self._weeks[audience.id] = self.situation.pushes.crowded_weeks(audience.id, 0)
        crowd = weeks.get(_monday(day))
        return crowd.pushes if crowd else 0

    @cached_property
    def _weeks(self) -> dict[str, Mapping[date, Crowd]]:
        return {}

    def _counts_already(self, day: date, audience: Audience) -> bool:
        """Tell whether the message counts with another of that day: of one edition, or as an alternative session."""
        mine, editions = self.message, self.channel is not None and self.channel.rhythm is not None
        reached = self.situation.hearings.reach.reached
        for other in (each.message for each in self.situation.hearings.on(day)):
            same = (editions and other.channel == mine.channel) or (
                mine.alternatives and other.alternatives == mine.alternatives
            )
            if same and audience.id in reached(other):
                return True
        return False

    def _on(self, day: date) -> Iterator[Hearing]:
        """Give everything that is told on a day, in all campaigns."""
        for campaign in self.situation.everywhere:
            yield from campaign.on(day)

    def _heard_on(self, day: date) -> int:
        """Return how many other messages of this campaign the same people get on a day."""
        reached = self.situation.hearings.reach.reached
        return sum(not self.reached.isdisjoint(reached(each.message)) for each in self.situation.hearings.on(day))

    def _heard_elsewhere(self, day: date) -> bool:
        """Tell whether another campaign tells the same people something on a day."""
        return any(
            each.message.status != "idea" and not self.reached.isdisjoint(campaign.reach.reached(each.message))
            for campaign in self.situation.others
            for each in campaign.on(day)
        )

    def taken(self, slot: Slot) -> str:
        """Return what an overleg would overlap in another calendar; nothing where the hour is free."""
        events = overlapping(self.situation.backdrop, slot)
        return next((each.title for each in events if each.title != self.message.title), "")


def _named(off: DayOff) -> Sentence:
    """Return why a day is off, in a word."""
    match off.kind:
        case _ if off.name:
            return say("{reason}", reason=off.name)
        case "weekend":
            return say("weekend")
        case "quiet":
            return say("quiet period")
        case _:
            return say("a day off")


def _monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
