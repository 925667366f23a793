"""Editions as their editors see them: what is in one, whose text is late, and what fits."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from campaign.desk.edits import move_by_days
from campaign.errors import CampaignError, NotFoundError, did_you_mean
from campaign.language import Sentence, say
from campaign.model.changes import Edit
from campaign.model.channels import Channel
from campaign.model.messages import SETTLED, Message
from campaign.schedule.editions import Edition
from campaign.schedule.handing_in import approval_asked, handed_in
from campaign.schedule.hearings import Hearing, Hearings
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

REACHES = (70, 800, 8000)
"""Days within which the next edition is looked for, one after the other: most channels come out within weeks."""


class Item(NamedTuple):
    """One message in an edition."""

    message: Message
    """The message."""
    slot: Slot
    """When it goes out."""
    campaign: str = ""
    """The other campaign that it is of; "" for this one."""
    over: bool = False
    """It is one more than fits."""
    behind: Sentence | None = None
    """What it is too late for; None when it is in time."""


class Issue(NamedTuple):
    """One edition of a channel with all that is in it."""

    channel: Channel
    """The channel."""
    edition: Edition
    """Its day and number."""
    items: tuple[Item, ...] = ()
    """What is in it: of this campaign first."""
    taken: int = 0
    """How many messages are to fit in it: those of all open campaigns that are more than ideas."""
    hidden: int = 0
    """How many confidential messages are counted and not shown."""
    copy_due: date | None = None
    """The day on which its texts are due; None for a channel that does not say."""
    asked: date | None = None
    """The last day on which approval can be asked; None for a channel that needs no time for it."""

    @property
    def full(self) -> bool:
        """Tell whether it holds more than fits."""
        return self.channel.capacity is not None and self.taken > self.channel.capacity


def channels_with_editions(schedule: Schedule) -> tuple[Channel, ...]:
    """Return the channels that have editions, those that this campaign uses first."""
    used = {message.channel for message in schedule.plan.messages}
    found = [channel for channel in schedule.plan.channels if channel.rhythm]
    return tuple(sorted(found, key=lambda channel: channel.id not in used))


def channel_called(schedule: Schedule, name: str) -> Channel:
    """Return a channel with editions, by its id or its name.

    Raises:
        NotFoundError: none is called so.
    """
    found = channels_with_editions(schedule)
    for channel in found:
        if name.casefold() in {channel.id.casefold(), channel.label.casefold()}:
            return channel
    known = [each for channel in found for each in (channel.id, channel.label)]
    remedy = did_you_mean(name, known) or (
        say("There is: {names}.", names=[channel.label for channel in found])
        if found
        else say("Give a channel a rhythm first, such as every week on Monday.")
    )
    raise NotFoundError(say("There is no channel {name} with editions", name=name), remedy)


def next_edition(schedule: Schedule, channel: Channel, day: date) -> Edition | None:
    """Return the first edition of a channel on a day or after it; None when there is none within twenty years."""
    for reach in REACHES:
        last = day + timedelta(days=min(reach, (date.max - day).days))
        if found := schedule.numbered_editions(channel.id, day, last):
            return found[0]
    return None


def edition_before(schedule: Schedule, channel: Channel, day: date) -> Edition | None:
    """Return the last edition of a channel before a day; None when there was none."""
    for reach in REACHES:
        back = min(reach, day.toordinal() - 1)
        if back and (
            found := schedule.numbered_editions(channel.id, day - timedelta(days=back), day - timedelta(days=1))
        ):
            return found[-1]
    return None


def edition_beside(schedule: Schedule, channel: Channel, day: date, direction: int) -> Edition | None:
    """Return the first edition of a channel after a day, or with -1 the last before it."""
    if direction < 0:
        return edition_before(schedule, channel, day)
    return next_edition(schedule, channel, day + timedelta(days=1)) if day < date.max else None


@dataclass(frozen=True)
class Editions:
    """The editions of one campaign's channels, over all open campaigns."""

    schedule: Schedule
    """The campaign."""
    others: tuple[Hearings, ...]
    """The other open campaigns."""
    today: date
    """The day it is."""
    named: Container[str] | None = ()
    """The confidential messages of this campaign that are shown by name; None is all of them."""

    @cached_property
    def _own(self) -> Hearings:
        return Hearings(self.schedule)

    def issue(self, channel: Channel, edition: Edition) -> Issue:
        """Return an edition with all that is in it. What is confidential and not named is counted only."""
        bare = self._bare(channel, edition)
        own = sorted(_in_edition(self._own, bare), key=lambda each: each.slot.sort_key)
        theirs = [
            (each, hearings.schedule.plan.campaign.title)
            for hearings in self.others
            for each in _in_edition(hearings, bare)
        ]
        fitting = [each.message.id for each in own if each.message.status != "idea"]
        count = len(fitting) + sum(each.message.status != "idea" for each, _campaign in theirs)
        excess = max(0, count - channel.capacity) if channel.capacity is not None else 0
        over = set(fitting[-excess:]) if excess else set()
        items = [
            Item(each.message, each.slot, "", each.message.id in over, behind(each.message, bare, self.today))
            for each in own
            if not each.message.confidential or self.named is None or each.message.id in self.named
        ]
        items += [Item(each.message, each.slot, title) for each, title in theirs if not each.message.confidential]
        hidden = len(own) + len(theirs) - len(items)
        return bare._replace(items=tuple(items), taken=count, hidden=hidden)

    def _bare(self, channel: Channel, edition: Edition) -> Issue:
        """Return an edition with its deadlines, and nothing in it yet."""
        calendar = self.schedule.calendar
        due = handed_in(calendar, channel, edition.day)
        asked = approval_asked(calendar, channel, due) if channel.approval else None
        return Issue(channel, edition, copy_due=due if channel.copy_deadline else None, asked=asked)


def behind(message: Message, where: Issue, today: date) -> Sentence | None:
    """Return what the text of a message is too late for in an edition to come; None when it is in time."""
    if message.status in SETTLED or where.edition.day < today:
        return None
    if where.copy_due and where.copy_due < today:
        return say("approval is late") if message.status == "review" else say("copy is late")
    if message.status != "review" and where.asked and where.asked < today:
        return say("approval should have been asked")
    return None


def to_edition(schedule: Schedule, message: Message, day: date, direction: int) -> Edit:
    """Return the edit that moves a message from the edition of a day to the next one, or with -1 to the one before.

    Raises:
        CampaignError: its channel has no such edition, or the message comes back by itself.
    """
    channel = schedule.channel(message)
    if message.repeat is not None:
        text = say("{title} comes back, so it is in more than one edition", title=message.title)
        raise CampaignError(text, say("Change when it comes back in its form."))
    found = edition_beside(schedule, channel, day, direction) if channel is not None and channel.rhythm else None
    slot = schedule.timing(message.id).first
    if found is None or slot is None:
        raise CampaignError(say("There is no other edition there"))
    return move_by_days(schedule, message, (found.day - slot.first).days)


def _in_edition(hearings: Hearings, where: Issue) -> Iterable[Hearing]:
    """Return what a campaign has in an edition: a window is in none that anybody knows yet."""
    return [each for each in hearings.on(where.edition.day) if each.message.channel == where.channel.id]
