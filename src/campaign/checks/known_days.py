"""Days that a plan knows of, and milestones that a text names: what a day in a text is held against."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
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
AROUND = 120
"""Characters before and behind a day in which a milestone may be named."""
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

    def milestone_within(self, days: int, day: date) -> bool:
        """Tell whether a milestone begins within so many days of a day."""
        place = bisect_left(self._beginnings, day - timedelta(days=days))
        return place < len(self._beginnings) and self._beginnings[place] <= day + timedelta(days=days)

    @cached_property
    def _beginnings(self) -> list[date]:
        """Return the first days of the milestones, in order."""
        schedule = self.situation.schedule
        return sorted(slot.first for each in self.situation.plan.milestones if (slot := schedule.milestone(each.id)))

    def milestone_of(self, text: str, mention: Mention) -> tuple[Milestone, Slot] | None:
        """Return the one milestone whose day a text says that a mention is; None for none, or for more than one."""
        end = mention.start + len(mention.written)
        behind = SENTENCE_END.split(text[end : end + AROUND])[0]
        before = SENTENCE_END.split(text[max(0, mention.start - AROUND) : mention.start])[-1]
        named = {*self._named_at_once(words_of(behind)), *self._named_at_once(words_of(before)[::-1], backwards=True)}
        milestone = self.situation.plan.milestone(named.pop()) if len(named) == 1 else None
        slot = self.situation.schedule.milestone(milestone.id) if milestone else None
        return (milestone, slot) if milestone and slot else None

    def _named_at_once(self, words: Words, *, backwards: bool = False) -> Iterator[str]:
        """Give the milestones that are named first in these words, with nothing before but what joins them to a day."""
        names = self._names_backwards if backwards else self._names
        for place, word in enumerate(words):
            found = [each for name, each in names.get(word, ()) if words[place : place + len(name)] == name]
            yield from found
            if found or word not in self.situation.wording.joining:
                return

    @cached_property
    def _names(self) -> Mapping[str, tuple[tuple[Words, str], ...]]:
        """Return what every milestone may be called in a text, and its id, by the first word of that."""
        golive = self.situation.schedule.golive
        found: dict[str, tuple[tuple[Words, str], ...]] = {}
        for milestone in self.situation.plan.milestones:
            for name in _called(milestone, golive=milestone.id == golive):
                found[name[0]] = (*found.get(name[0], ()), (name, milestone.id))
        return found

    @cached_property
    def _names_backwards(self) -> Mapping[str, tuple[tuple[Words, str], ...]]:
        """Return the same with every name from its last word to its first, by the last."""
        found: dict[str, tuple[tuple[Words, str], ...]] = {}
        for name, milestone_id in (each for known in self._names.values() for each in known):
            found[name[-1]] = (*found.get(name[-1], ()), (name[::-1], milestone_id))
        return found


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
