"""Which event of a calendar is which entry of a plan: by its UID, by the line in its text, by title and channel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from campaign.calendars.events import CalendarEvent
from campaign.calendars.returned import Returned
from campaign.calendars.texts import DOMAIN, bare_title
from campaign.desk.importing.imports import NotUnderstood
from campaign.language import Sentence, say
from campaign.model.ids import derived_id
from campaign.model.plan import Plan
from campaign.stopping import going_on


@dataclass(frozen=True)
class Matches:
    """The events of a calendar, by what they are of a plan."""

    own: Mapping[str, Returned]
    """By the first part of the UID that went out: the id of a message or milestone, or what a deadline has."""
    new: tuple[Returned, ...]
    """Events that the plan has not got."""
    left: tuple[NotUnderstood, ...]
    """Events that are of another campaign, or of something that is in this plan no more, and copies."""


def matches(plan: Plan, expected: Mapping[str, CalendarEvent], events: Iterable[Returned]) -> Matches:
    """Return which event is what; `expected` is what the plan has, by UID."""
    matching = _Matching(plan, expected)
    for event in going_on(events):
        matching.take(event)
    for event in going_on(matching.strangers):
        matching.take_stranger(event)
    return Matches(matching.own, tuple(matching.new), tuple(matching.left))


@dataclass
class _Matching:
    """Events, taken one by one."""

    plan: Plan
    expected: Mapping[str, CalendarEvent]
    own: dict[str, Returned] = field(default_factory=dict)
    strangers: list[Returned] = field(default_factory=list)
    new: list[Returned] = field(default_factory=list)
    left: list[NotUnderstood] = field(default_factory=list)

    def take(self, event: Returned) -> None:
        """Take an event by what it says that it is; what says nothing waits until the others are known."""
        if not event.own:
            self.strangers.append(event)
            return
        local = event.own.removesuffix(f"-{self.plan.campaign.id}")
        if local == event.own:
            self._leave(event, say("This is of another campaign"))
        elif not self._known(local):
            if not event.cancelled:
                self._leave(event, say("This is in the plan no more; add it again if it should come back"))
        elif local not in self.own:
            self.own[local] = event
        else:
            self._choose(local, event)

    def take_stranger(self, event: Returned) -> None:
        """Take an event that says nothing of what it is: one that came in before, or that is called the same."""
        before = derived_id("m", event.uid or f"{event.title} {event.times.start}", ())
        if before in self.plan.places("messages") and before not in self.own:
            self.own[before] = event
            return
        if found := self._called_the_same(event):
            self.own[found] = event
        elif not event.cancelled:
            self.new.append(event)

    def _known(self, local: str) -> bool:
        """Tell whether the plan has what went out as this."""
        if local in self.plan.places("messages") or local in self.plan.places("milestones"):
            return True
        return f"{local}-{self.plan.campaign.id}{DOMAIN}" in self.expected

    def _choose(self, local: str, event: Returned) -> None:
        """Choose between two events that say that they are the same: the one with the UID, else the later version."""
        known = self.own[local]
        better, other = sorted((known, event), key=_rank, reverse=True)
        self.own[local] = better
        if (other.times.told, other.title) != (better.times.told, better.title):
            self._leave(other, say("This is a copy of an event that stands in the file too, and counts there"))

    def _called_the_same(self, event: Returned) -> str | None:
        """Return the one entry with the title and the channel of an event that no other event is; else None."""
        if event.title is None:
            return None
        title = bare_title(event.title)
        same = [
            each
            for each in self.expected.values()
            if bare_title(each.summary) == title
            and each.uid.removesuffix(f"-{self.plan.campaign.id}{DOMAIN}") not in self.own
            and (not event.category or event.category == each.category)
        ]
        at_once = [each for each in same if each.start == event.times.start]
        found = at_once if len(at_once) == 1 else same
        return found[0].uid.removesuffix(f"-{self.plan.campaign.id}{DOMAIN}") if len(found) == 1 else None

    def _leave(self, event: Returned, why: Sentence) -> None:
        """Note an event that does not come in."""
        self.left.append(NotUnderstood(event.line, event.title or "", why))


def _rank(event: Returned) -> tuple[bool, int, int]:
    """Return which of two events that say that they are the same counts: the highest."""
    return event.uid.endswith(DOMAIN), event.sequence or 0, -event.line
