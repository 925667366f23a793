"""What the rules look at: a campaign with all that surrounds it, on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from campaign.checks.listeners import Listeners
from campaign.checks.pushes import Pushes
from campaign.checks.wordlists import Wording, wording_of
from campaign.model.channels import Channel, Kind
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.people import Audience
from campaign.model.when import Anchored
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.hearings import Hearings
from campaign.schedule.slots import Slot, days_between
from campaign.schedule.workdays import WorkCalendar

UNREVIEWED = ("idea", "draft")
"""Statuses before review."""


@dataclass(frozen=True)
class Situation(Listeners):
    """One campaign as the rules see it."""

    others: tuple[Hearings, ...] = ()
    """The other open campaigns of the workspace."""
    backdrop: tuple[BackdropEvent, ...] = ()
    """Events of other calendars, in the order of their slots (`Slot.sort_key`)."""

    @property
    def workdays(self) -> WorkCalendar:
        """Return which days are worked."""
        return self.schedule.calendar

    @cached_property
    def wording(self) -> Wording:
        """Return what can be asked of a text in the language of the campaign."""
        return wording_of(self.plan.campaign.language, self.checks)

    @cached_property
    def written(self) -> tuple[Message, ...]:
        """Return the messages that are held to rules about content: those that are no mere idea."""
        return tuple(message for message in self.messages if message.status != "idea")

    @property
    def everywhere(self) -> tuple[Hearings, ...]:
        """Return who hears what when in this campaign, and then in the others that are open."""
        return (self.hearings, *self.others)

    @cached_property
    def pushes(self) -> Pushes:
        """Return what is pushed at whom, in this campaign and in the others that are open."""
        return Pushes(self.everywhere)

    def channel(self, message: Message) -> Channel | None:
        """Return the channel of a message, complete; None for an unknown one."""
        return self.plan.channel(message.channel)

    def kind(self, message: Message) -> Kind | None:
        """Return what the channel of a message behaves like."""
        channel = self.channel(message)
        return channel.kind if channel else None

    def has_edition(self, channel: Channel, day: date) -> bool:
        """Tell whether a channel with a rhythm has an edition on a day."""
        known = self._editions.get((channel.id, day))
        if known is None:
            known = self._editions[channel.id, day] = bool(self.schedule.editions(channel.id, day, day))
        return known

    @cached_property
    def _editions(self) -> dict[tuple[str, date], bool]:
        return {}

    def slot(self, message: Message) -> Slot | None:
        """Return the first slot of a message; None for an unscheduled one."""
        return self.schedule.timing(message.id).first

    @cached_property
    def golive(self) -> tuple[Milestone, Slot] | None:
        """Return the go-live and its days; None when there is none, or it has no date."""
        milestone = self.plan.milestone(self.schedule.golive or "")
        slot = self.schedule.milestone(milestone.id) if milestone else None
        return (milestone, slot) if milestone and slot else None

    @cached_property
    def milestone_weeks(self) -> frozenset[date]:
        """Return the Mondays of the weeks with a milestone in them, as far as their week is known."""
        slots = [slot for milestone in self.plan.milestones if (slot := self.schedule.milestone(milestone.id))]
        known = (
            slot for slot in slots if not slot.window or slot.first.isocalendar()[:2] == slot.last.isocalendar()[:2]
        )
        days = (day for slot in known for day in days_between(slot.first, slot.last))
        return frozenset(day - timedelta(days=day.weekday()) for day in days)

    @cached_property
    def anchors(self) -> tuple[tuple[Milestone, Slot], ...]:
        """Return the milestones that messages hang on and their days, in the order of time."""
        named = {message.when.anchor for message in self.messages if isinstance(message.when, Anchored)}
        found = [
            (milestone, slot)
            for milestone in self.plan.milestones
            if milestone.id in named and (slot := self.schedule.milestone(milestone.id))
        ]
        return tuple(sorted(found, key=lambda each: (each[1].first, each[0].id)))

    def concerns(self, milestone: Milestone, audience: Audience) -> bool:
        """Tell whether a milestone concerns an audience: it names them, or what they are part of, or nobody."""
        named = milestone.audiences
        return not named or not self.hearings.reach.above[audience.id].isdisjoint(named)

    def working_day(self, day: date, amount: int) -> date:
        """Return the day so many working days on, or back; where the calendar ends, so many days."""
        try:
            return self.workdays.add(day, amount)
        except OverflowError:
            return day + timedelta(days=amount)

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first`, up to and including `last`; negative when that is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        days = (last - first).days
        return sum(self.workdays.is_working(first + timedelta(days=number)) for number in range(1, days + 1))
