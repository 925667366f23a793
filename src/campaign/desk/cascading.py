"""What the cascade asks of one message: after the managers of those it is for, or before the people they lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaign.checks.people import is_from
from campaign.checks.situation import Situation
from campaign.checks.told import Told, surely_first
from campaign.language import Sentence, say, say_many
from campaign.model.messages import Message
from campaign.model.people import Audience
from campaign.schedule.hearings import Hearing


@dataclass(frozen=True, slots=True)
class Bound:
    """One day that a message must come after, or before."""

    after: bool
    """It comes after managers, rather than before their people."""
    day: date
    """The first day on which it may come, or the last."""
    heard: date
    """The day on which the others hear it."""
    name: str
    """What the managers, or the people, are called."""
    known: date | None = None
    """The day on which the same people hear it from something else: from then on nothing is asked."""

    def binds(self, day: date) -> bool:
        """Tell whether anything is asked of a day."""
        return self.known is None or self.known >= day

    def holds(self, day: date) -> bool:
        """Tell whether a day is as the cascade asks."""
        return not self.binds(day) or (day >= self.day if self.after else day <= self.day)

    @property
    def broken(self) -> Sentence:
        """Return what is wrong with a day that is not."""
        if self.after:
            return say("less than a working day after {managers}", managers=self.name)
        return say("not a working day before {people}", people=self.name)

    def told(self, days: int) -> Sentence:
        """Return what is good about a day that is so many working days from it."""
        if self.after:
            return say_many(
                "{managers} hear it {count} working day earlier",
                "{managers} hear it {count} working days earlier",
                days,
                managers=self.name,
            )
        return say_many(
            "{count} working day before {people}", "{count} working days before {people}", days, people=self.name
        )


def cascade_of(situation: Situation, message: Message, reached: frozenset[str]) -> Iterator[Bound]:
    """Give what the cascade (A006) asks of a message that has no moment yet, the narrowest first.

    Per key message, and without any for the first that people hear at all.
    """
    found = [
        bound
        for managers, people in _pairs(situation)
        for bound in _asked(situation, message, managers, people, reached)
    ]
    yield from sorted(
        set(found), key=lambda each: (-each.day.toordinal() if each.after else each.day.toordinal(), each.name)
    )


def _pairs(situation: Situation) -> Iterator[tuple[Audience, Audience]]:
    """Give every audience of managers with each that it leads."""
    for people in situation.audiences:
        for managers in situation.managers(people.id):
            if managers.id != people.id:
                yield managers, people


def _asked(
    situation: Situation, message: Message, managers: Audience, people: Audience, reached: frozenset[str]
) -> Iterator[Bound]:
    """Give what one pair of managers and people asks of a message."""
    above = situation.hearings.reach.above
    names = above[managers.id] - above[people.id]
    briefs, tells = not names.isdisjoint(message.audiences), people.id in reached
    if briefs is tells:  # it is for neither, or for both at once
        return
    needed = max(1, situation.checks.A006.working_days)
    for first, heard in _heard(situation, message, situation.addressed(names), situation.told(people.id)):
        if tells and first is not None and not is_from(message.sender, managers):
            day = situation.working_day(first.slot.first, needed)
            yield Bound(True, day, first.slot.first, managers.label, heard.slot.first if heard else None)
        elif (
            briefs
            and heard is not None
            and heard.message.status != "sent"
            and not is_from(heard.message.sender, managers)
        ):
            day = situation.working_day(heard.slot.first, -needed)
            yield Bound(False, day, heard.slot.first, people.label, first.slot.first if first else None)


def _heard(
    situation: Situation, message: Message, apart: Told, people: Told
) -> Iterator[tuple[Hearing | None, Hearing | None]]:
    """Give when managers and their people hear what a message says from anything else."""
    if situation.key_messages:
        for each in message.key_messages:
            yield apart.earliest_of.get(each), people.first_of.get(each)
    else:
        yield next(iter(apart.hearings), None), surely_first(people.hearings)
