"""What stays where it is when something moves, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from campaign.language import Sentence, mark_many, say, say_many
from campaign.model.messages import SETTLED, Message
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.said import called
from campaign.model.when import Anchored, When
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

PAST, OWN, HANGS, UNDATED = "past", "own date", "hangs elsewhere", "no date"
"""Why something that is not settled stays, as programs read it."""


@dataclass(frozen=True, slots=True)
class Staying:
    """A message or milestone that keeps its date."""

    entry: Message | Milestone
    slot: Slot | None
    """When it is."""
    code: str
    """Why it stays, as programs read it: its status where that settles it, or PAST, OWN, HANGS or UNDATED."""
    why: Sentence
    """Why it stays."""


def kept(message: Message, slot: Slot | None, *, loose: bool = False) -> Staying:
    """Return a message that would have moved: it is approved, scheduled or sent, it has passed or has no date.

    `loose` says that it hangs on nothing any more so as to stay.
    """
    settled = message.status in SETTLED
    code, said = (PAST, say("passed already")) if slot else (UNDATED, say("has no date"))
    why = Sentence(message.status) if settled else said
    told = say("{why}, and hangs on nothing then", why=why) if loose else why
    return Staying(message, slot, message.status if settled else code, told)


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


def folded(stays: Sequence[Staying]) -> tuple[list[Staying], list[Sentence]]:
    """Return what is to be told one by one, and of each other thing that several hang on how many stay with it."""
    hanging: dict[str, list[Staying]] = {}
    for each in stays:
        if each.code == HANGS:
            hanging.setdefault(str(each.why.values["name"]), []).append(each)
    several = {name: len(found) for name, found in hanging.items() if len(found) > 1}
    alone = [each for each in stays if each.code != HANGS or str(each.why.values["name"]) not in several]
    texts = mark_many("{count} stays: hangs on {name}", "{count} stay: hang on {name}")
    return alone, [say_many(*texts, count, name=name) for name, count in several.items()]


def _alone(plan: Plan, entry: Message | Milestone, slot: Slot, when: When | None) -> Staying:
    """Return something that does not move along, with why."""
    if isinstance(when, Anchored):
        return Staying(entry, slot, HANGS, say("hangs on {name}", name=called(plan, when.anchor)))
    return Staying(entry, slot, OWN, say("date of its own"))
