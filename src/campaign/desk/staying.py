"""What stays where it is when something moves, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaign.language import Sentence, say
from campaign.model.messages import SETTLED, Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.said import called
from campaign.model.when import Anchored, When
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

PAST, OWN, HANGS = "past", "own date", "hangs elsewhere"
"""Why something that is not settled stays, as programs read it."""


@dataclass(frozen=True, slots=True)
class Staying:
    """A message or milestone that keeps its date."""

    entry: Message | Milestone
    slot: Slot | None
    """When it is."""
    code: str
    """Why it stays, as programs read it: its status where that settles it, or PAST, OWN or HANGS."""
    why: Sentence
    """Why it stays."""


def kept(message: Message, slot: Slot | None, *, loose: bool = False) -> Staying:
    """Return a message that would have moved: it is approved, scheduled or sent, or it has passed.

    `loose` says that it hangs on nothing any more so as to stay.
    """
    settled = message.status in SETTLED
    why = Sentence(message.status) if settled else say("passed already")
    told = say("{why}, and hangs on nothing then", why=why) if loose else why
    return Staying(message, slot, message.status if settled else PAST, told)


def happened(milestone: Milestone, slot: Slot | None) -> Staying:
    """Return a milestone that would have moved along: it has passed."""
    return Staying(milestone, slot, PAST, say("passed already"))


def beside(plan: Plan, schedule: Schedule, without: frozenset[str], today: date) -> Iterator[Staying]:
    """Give what is still to come and does not move along, as it has a date of its own or hangs on something else."""
    for milestone in plan.milestones:
        slot = schedule.milestone(milestone.id)
        if slot is not None and slot.last >= today and milestone.id not in without:
            yield _alone(plan, milestone, slot, milestone.date)
    for message in plan.messages:
        timing = schedule.timing(message.id)
        if timing.first and not timing.over(today) and message.id not in without and message.status != "cancelled":
            yield _alone(plan, message, timing.first, message.when)


def _alone(plan: Plan, entry: Message | Milestone, slot: Slot, when: When | None) -> Staying:
    """Return something that does not move along, with why."""
    if isinstance(when, Anchored):
        return Staying(entry, slot, HANGS, say("hangs on {name}", name=called(plan, when.anchor)))
    return Staying(entry, slot, OWN, say("date of its own"))
