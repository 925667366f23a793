"""Days that a plan knows of, and milestones that a text names: what a day in a text is held against."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.checks.situation import Situation
from campaign.checks.wording import Words, words_of
from campaign.model.mentions import Mention
from campaign.model.messages import Message
from campaign.model.milestones import Milestone
from campaign.model.when import Relative
from campaign.model.words import GOLIVE
from campaign.schedule.slots import Slot, days_between

LONGEST_STRETCH = 100
"""Days of one entry that count one by one; of what lasts longer only the first and the last do."""
NAME_IN_SHORT = 6
"""Letters from which on the first word of a title is a name by itself: "Kijkdagen" in het nieuwe gebouw."""
ORDINAL = ("ste", "de", "first", "second", "third")
"""Ends of words that open a title without being a name: "Eerste spreekuur"."""
SENTENCE_END = re.compile(r"[.!?;\n](?:\s|$)")


@dataclass(frozen=True)
class KnownDays:
    """The days that one plan knows of."""

    situation: Situation
    """The campaign."""

    def own(self, message: Message) -> frozenset[date]:
        """Return the days of a message itself: its slots, and its deadlines."""
        schedule = self.situation.schedule
        days = {day for slot in schedule.timing(message.id).slots for day in _days(slot)}
        moments = (message.activation_by, message.not_before, *(task.due for task in message.tasks))
        days.update(slot.last for each in moments if each and (slot := schedule.deadline(message, each)))
        return frozenset(days)

    def knows(self, day: date) -> bool:
        """Tell whether anything in the plan is on a day, or makes it a special one."""
        workdays = self.situation.workdays
        return day in self._named or bool(workdays.quiet(day)) or workdays.holiday(day) is not None

    @cached_property
    def _named(self) -> frozenset[date]:
        """Return the days of everything in the plan."""
        return frozenset(self._all())

    def _all(self) -> Iterator[date]:
        """Give the days of everything in the plan."""
        schedule, plan = self.situation.schedule, self.situation.plan
        campaign = plan.campaign
        yield from (*campaign.free, *campaign.works, *(day for day in (campaign.start, campaign.end) if day))
        for message in plan.messages:
            yield from self.own(message)
        for milestone in plan.milestones:
            if slot := schedule.milestone(milestone.id):
                yield from _days(slot)
        for span in schedule.phases.values():
            yield from span
        for objective in plan.objectives:
            if not isinstance(objective.by, Relative | None) and (slot := schedule.place(objective.by)):
                yield slot.last

    def milestone_of(self, text: str, mention: Mention) -> tuple[Milestone, Slot] | None:
        """Return the one milestone whose day a text says that a mention is; None for none, or for more than one."""
        before, after = _around(text, mention)
        joining = self.situation.wording.joining
        found = [
            (milestone, slot)
            for milestone, names in self._names
            if any(_leads_to(before, name[::-1], joining) or _leads_to(after, name, joining) for name in names)
            and (slot := self.situation.schedule.milestone(milestone.id))
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _names(self) -> tuple[tuple[Milestone, tuple[Words, ...]], ...]:
        """Return what every milestone may be called in a text, in words."""
        golive = self.situation.schedule.golive
        return tuple((each, tuple(_called(each, golive=each.id == golive))) for each in self.situation.plan.milestones)


def _days(slot: Slot) -> list[date]:
    """Return the days of a slot; of one that lasts very long its ends."""
    return days_between(slot.first, slot.last) if slot.days <= LONGEST_STRETCH else [slot.first, slot.last]


def _called(milestone: Milestone, *, golive: bool) -> Iterator[Words]:
    """Give what a milestone may be called in a text: by its title, the first word of that, and as a go-live."""
    title = words_of(milestone.name)
    if title:
        yield title
        if len(title[0]) >= NAME_IN_SHORT and not title[0].endswith(ORDINAL):
            yield title[:1]
    if golive:
        yield from (words_of(name) for name in GOLIVE)


def _around(text: str, mention: Mention) -> tuple[Words, Words]:
    """Return the words of a sentence before a mention, the nearest first, and those behind it."""
    before, after = text[: mention.start], text[mention.start + len(mention.written) :]
    return words_of(SENTENCE_END.split(before)[-1])[::-1], words_of(SENTENCE_END.split(after)[0])


def _leads_to(words: Words, name: Words, joining: frozenset[str]) -> bool:
    """Tell whether a name comes next in these words, with nothing before it but what joins it to a day."""
    for place, word in enumerate(words):
        if words[place : place + len(name)] == name:
            return True
        if word not in joining:
            return False
    return False
