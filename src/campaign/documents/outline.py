"""An outline: a plan in the order in which a document tells it, week by week, in the language of the plan."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from campaign.documents.cards import Card, card_of, day_of, when_of
from campaign.documents.contents import Contents
from campaign.language import Language, language, mark, say
from campaign.model.field_words import STATUS_MARKS, STATUS_NAMES, WORDS
from campaign.model.messages import STATUSES
from campaign.model.milestones import Milestone
from campaign.model.people import Objective
from campaign.model.when import Relative
from campaign.schedule.moments import milestones_by_day, why_off
from campaign.schedule.rows import monday
from campaign.schedule.slots import Slot, days_between

FOR = mark("For")


class Landmark(NamedTuple):
    """What is told of a milestone."""

    milestone: Milestone
    """The milestone itself."""
    slot: Slot | None
    """Its days."""
    when: str
    """When it is."""
    day: str
    """The first of its days, without the year, "~" before one that may still change; "" when it has none."""
    golive: bool
    """It is the go-live."""

    @property
    def title(self) -> str:
        """Return what people call it."""
        return self.milestone.name


class Week(NamedTuple):
    """A week in which something happens."""

    first: date
    """Its Monday."""
    name: str
    """Its number."""
    days: str
    """Its days."""
    landmarks: tuple[Landmark, ...]
    """The milestones that begin in it."""
    cards: tuple[Card, ...]
    """The messages that begin in it, by start."""
    off: tuple[str, ...]
    """The days in it on which nobody may be there, and why; not told to outsiders."""

    @property
    def title(self) -> str:
        """Return its number and its days: "wk 6 · 8 feb – 14 feb 2027"."""
        return f"{self.name} · {self.days}"


@dataclass(frozen=True)
class Outline:
    """What a document tells of a plan."""

    contents: Contents
    """What goes out."""

    @cached_property
    def words(self) -> Language:
        """Return the language of the plan."""
        return language(self.contents.plan.campaign.language)

    @property
    def title(self) -> str:
        """Return what the campaign is called."""
        return self.contents.plan.campaign.title

    @property
    def why(self) -> str:
        """Return why it is, as the brief tells it."""
        return self.contents.plan.campaign.why if self.contents.inside else ""

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Return the messages that have a moment, by start."""
        return tuple(card_of(self.contents, each, self.words) for each in self.contents.scheduled)

    @cached_property
    def waiting(self) -> tuple[Card, ...]:
        """Return the messages that wait for a moment."""
        return tuple(card_of(self.contents, each, self.words) for each in self.contents.waiting)

    @cached_property
    def landmarks(self) -> tuple[Landmark, ...]:
        """Return the milestones, by their day; those without one last."""
        schedule, words = self.contents.schedule, self.words
        nowhere = words.text(mark("no moment yet"))
        return tuple(
            Landmark(
                each,
                slot,
                when_of(slot, words) if slot else nowhere,
                day_of(slot, words) if slot else "",
                each.id == schedule.golive,
            )
            for slot, each in milestones_by_day(schedule, self.contents.plan)
            if slot or not self.contents.titles_only
        )

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of what goes out; None when nothing has a day."""
        schedule = self.contents.schedule
        slots = [slot for each in self.contents.scheduled for slot in schedule.timing(each.id).slots]
        slots += [each.slot for each in self.landmarks if each.slot]
        return (min(slot.first for slot in slots), max(slot.last for slot in slots)) if slots else None

    @property
    def period(self) -> tuple[date, date] | None:
        """Return the first and last day of the campaign as it says, for an audience those of what goes out."""
        campaign, span = self.contents.plan.campaign, self.span
        if span is None or self.contents.addressees:
            return span
        return campaign.start or span[0], campaign.end or span[1]

    @cached_property
    def statuses(self) -> tuple[tuple[str, int], ...]:
        """Return how many messages are how far: a sign with a word, and the number."""
        counts = Counter(each.status for each in self.contents.plan.messages)
        names = {status: f"{STATUS_MARKS[status]} {self.words.text(STATUS_NAMES[status])}" for status in STATUSES}
        return tuple((names[status], counts[status]) for status in STATUSES if counts[status])

    @cached_property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return what is told of the campaign as a whole; only what there is."""
        words, campaign = self.words, self.contents.plan.campaign
        made = words.text(mark("Made on")), words.full_day(self.contents.today)
        whom = words.text(FOR), self.contents.addressees
        if self.contents.titles_only:
            return (whom, made) if whom[1] else (made,)
        golive = next((f"{each.when}: {each.title}" for each in self.landmarks if each.golive), "")
        found = (
            whom,
            (words.text(mark("Period")), self.days(*self.period) if self.period else ""),
            (words.text(WORDS["golive"]), golive),
            (words.text(WORDS["sponsor"]), campaign.sponsor),
            (words.text(WORDS["owner"]), campaign.owner),
            made,
        )
        return tuple((label, value) for label, value in found if value)

    def objective_by(self, objective: Objective) -> Slot | None:
        """Return the days by which an objective is to be reached."""
        by = objective.by
        return None if by is None or isinstance(by, Relative) else self.contents.schedule.place(by)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """Return the weeks in which something happens, in order."""
        cards: dict[date, list[Card]] = {}
        for card in self.cards:
            if card.slot:
                cards.setdefault(monday(card.slot.first), []).append(card)
        landmarks: dict[date, list[Landmark]] = {}
        for landmark in self.landmarks:
            if landmark.slot:
                landmarks.setdefault(monday(landmark.slot.first), []).append(landmark)
        return tuple(
            Week(
                day,
                self.words.week(day),
                self.days(day, day + timedelta(days=6)),
                tuple(landmarks.get(day, ())),
                tuple(cards.get(day, ())),
                tuple(self._off(day)),
            )
            for day in sorted({*cards, *landmarks})
        )

    def days(self, first: date, last: date) -> str:
        """Return some days as people write them: "8 feb – 14 feb 2027"."""
        words = self.words
        end = f"{last.day} {words.month(last.month)} {last.year}"
        year = f" {first.year}" if first.year != last.year else ""
        return end if first == last else f"{first.day} {words.month(first.month)}{year} – {end}"

    def _off(self, first: date) -> Iterator[str]:
        """Give the holidays and quiet days of a week; days that follow each other for one reason are told once.

        Why days are quiet is for those who make the campaign.
        """
        if self.contents.titles_only:
            return
        schedule, words = self.contents.schedule, self.words
        told: dict[str, list[date]] = {}
        for day in days_between(first, first + timedelta(days=6)):
            reason = None if schedule.calendar.is_weekend(day) else why_off(schedule, day)
            if reason and self.contents.narrow and not schedule.calendar.holiday(day):
                reason = say("quiet period")
            if reason:
                told.setdefault(words.render(reason), []).append(day)
        for why, days in told.items():
            end = f" – {words.day(days[-1])}" if len(days) > 1 else ""
            yield f"{words.day(days[0])}{end}: {why}"
