"""Spreading messages over a period within all the rules: a plain search, message by message, that keeps their order.

Each message gets the best moment near its share of the period, on a plan in which those before it have theirs and those
after it have none yet. One that finds none keeps the moment that it has, and the others are looked for anew around it.
Where that leaves one without, all are tried once more as early as they can be. What comes of it has no error and no
warning that is not there now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from campaign.checks.finding import Finding
from campaign.desk.edits import pins
from campaign.desk.fixing import Trial, spot_of
from campaign.desk.openings import Period, period_for
from campaign.desk.shifting import comes_along
from campaign.desk.suggesting import DONE, Proposal, Suggestion, Wish, standing, suggest
from campaign.errors import RANKS, CampaignError
from campaign.language import say, say_many
from campaign.model.changes import Change, Edit, replaced
from campaign.model.messages import SETTLED, Message
from campaign.model.when import Anchored, Window
from campaign.schedule.slots import Slot

CHOICE = 2
"""Good moments that are found for each message, of which it gets the better one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One message that is spread."""

    message: Message
    """The message as it was."""
    before: Slot | None
    """When it is now."""
    suggestion: Suggestion | None
    """Its moment, which may be the one that it has; None where nothing fits, and it stays as it is."""
    proposal: Proposal
    """What was found for it."""

    @property
    def moves(self) -> bool:
        """Tell whether it gets another moment than it has."""
        return self.suggestion is not None and self.suggestion.slot != self.before


@dataclass(frozen=True, slots=True)
class Spread:
    """Messages spread over a period."""

    period: Period
    """The days that were looked at."""
    placed: tuple[Placed, ...]
    """The messages, in the order in which they go out."""
    stays: tuple[Message, ...]
    """Those that are settled, sent or cancelled, and keep what they have."""
    along: tuple[Message, ...]
    """Those that hang on one of the others, and come along with it."""
    brings: tuple[Finding, ...]
    """What the rules would find and do not find now, the most serious first."""
    worse: bool
    """An error or a warning is among that, or a moment that cannot be told."""
    edit: Edit
    """All of it, which one undo takes back."""

    @property
    def left(self) -> tuple[Placed, ...]:
        """Return the messages for which nothing fits."""
        return tuple(each for each in self.placed if each.suggestion is None)


def spread(trial: Trial, ids: Iterable[str], first: date | None = None, last: date | None = None) -> Spread:
    """Return some messages spread over a period, or over the days that suit them; nothing changes.

    Raises:
        CampaignError: there is nothing among them to spread, or the period ends before it begins.
    """
    plan, schedule = trial.plan, trial.report.situation.schedule
    wanted = [message for each in dict.fromkeys(ids) if (message := plan.message(each)) is not None]
    stays = tuple(each for each in wanted if each.status in {*SETTLED, *DONE})
    going = {each.id for each in wanted} - {each.id for each in stays}
    along = tuple(each for each in wanted if each.id in going and comes_along(plan, each, going - {each.id}))
    free = [each for each in wanted if each.id in going and each not in along]
    if not free:
        raise CampaignError(
            say("There is nothing here to spread"), say("What is approved, scheduled or sent keeps its date.")
        )
    own = {each.id: period_for(schedule, each, trial.report.situation.today) for each in free}
    period = Period(first or min(each.first for each in own.values()), last or max(each.last for each in own.values()))
    if period.first > period.last:
        raise CampaignError(say("{first} lies after {last}", first=period.first, last=period.last))
    search = _Search(trial, tuple(_in_order(trial, free)), period, own, stays, along)
    found, stuck = search.settled(search.shares())
    if stuck:
        early, fewer = search.settled([period.first] * len(free))
        if fewer < stuck:
            return early
    return found


def _in_order(trial: Trial, messages: Sequence[Message]) -> list[Message]:
    """Return messages as they now go out, those without a moment last; none before what it follows."""
    schedule, places = trial.report.situation.schedule, trial.plan.places("messages")

    def now(message: Message) -> tuple[object, ...]:
        slot = schedule.timing(message.id).first
        return (0, *slot.sort_key, places[message.id]) if slot else (1, places[message.id])

    waiting, found = sorted(messages, key=now), list[Message]()
    while waiting:
        open_ids = {each.id for each in waiting}
        ready = (each for each in waiting if open_ids.isdisjoint(set(each.follows) - {each.id}))
        each = next(ready, waiting[0])  # what follows each other in a circle takes its turn
        waiting.remove(each)
        found.append(each)
    return found


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for some messages together."""

    trial: Trial
    messages: tuple[Message, ...]
    """The messages in the order that they keep."""
    period: Period
    own: dict[str, Period]
    """The days that suit each by itself."""
    stays: tuple[Message, ...]
    along: tuple[Message, ...]

    def shares(self) -> list[date]:
        """Return the middle of the share of the period that each message has."""
        days, count = (self.period.last - self.period.first).days + 1, len(self.messages)
        return [self.period.first + timedelta(days=(2 * number + 1) * days // (2 * count)) for number in range(count)]

    def settled(self, days: Sequence[date]) -> tuple[Spread, int]:
        """Return the messages near these days, none of them in the way of one that stays, and how many found no moment.

        What finds no moment keeps the one that it has, and so does what brings an error or a warning.
        """
        staying: dict[str, Proposal] = {}
        while True:
            found = self.near(days, staying)
            stuck = {each.message.id: each.proposal for each in found.left if each.before} or self._harmful(found)
            if stuck.keys() <= staying.keys():
                return found, len(staying.keys() | {each.message.id for each in found.left})
            staying |= stuck

    def near(self, days: Sequence[date], staying: Mapping[str, Proposal]) -> Spread:
        """Return the messages each at the best moment near a day, none before the one in front of it.

        Those that stay keep their moment; what was found for them is told along.
        """
        schedule = self.trial.report.situation.schedule
        hanging = {each for message in self.messages for each in schedule.dependents(message.id)}
        done: list[Change] = list(pins(self.trial.plan, schedule, sorted(hanging)))
        placed: list[Placed] = []
        for number, (message, day) in enumerate(zip(self.messages, days, strict=True)):
            now, best = self._now(message), None
            proposal = staying.get(message.id)
            if proposal is None:
                coming = [_off(each) for each in self.messages[number + 1 :] if each.when and each.id not in staying]
                period = self._period(number, placed, staying)
                proposal = self._proposal(message, period, day, (*done, *coming))
                best = proposal.slots[0] if proposal.slots else None
            if best is not None and best.slot != now:
                done += [each for each in best.edit.changes if each.before != each.after]
            placed.append(Placed(message, now, best, proposal))
        return self._told(placed, done, staying)

    def _proposal(self, message: Message, period: Period, day: date, done: tuple[Change, ...]) -> Proposal:
        """Return what suits a message near a day once these changes are done.

        An error or a warning may be there when it is there now, or also without the message.
        """
        base = self.trial.after(Edit(say("Spread"), done))
        without = base.after(Edit(say("Spread"), (_off(message),))) if message.when else base
        near = min(max(day, period.first), max(period.first, period.last))
        return suggest(base, message.id, Wish(period, near, without.harm | self.trial.harm, CHOICE))

    def _now(self, message: Message) -> Slot | None:
        """Return when a message is now."""
        return self.trial.report.situation.schedule.timing(message.id).first

    def _period(self, number: int, placed: Sequence[Placed], staying: Mapping[str, Proposal]) -> Period:
        """Return the days for one message: its own within the period, or the period where those lie outside it.

        Only what hangs on something, or is somewhere in a window, has a last day of its own. It comes after those that
        have their moment already, and what has a date keeps its place among those that stay, but for those from before
        the period.
        """
        message = self.messages[number]
        own = self.own[message.id]
        last = own.last if isinstance(message.when, Anchored | Window) else self.period.last
        inside = Period(max(own.first, self.period.first), min(last, self.period.last))
        chosen = inside if inside.first <= inside.last else self.period
        firsts = [chosen.first, *(each.suggestion.slot.first for each in placed if each.suggestion)]
        lasts = [chosen.last]
        if self._now(message) is not None:
            for place, other in enumerate(self.messages):
                slot = self._now(other) if other.id in staying else None
                if slot is not None and slot.first >= self.period.first:
                    (firsts if place < number else lasts).append(slot.first)
        return Period(max(firsts), min(lasts))

    def _harmful(self, found: Spread) -> dict[str, Proposal]:
        """Return the last message that moves and has to do with an error or a warning that is not there now."""
        moved = [each for each in found.placed if each.moves]
        if not found.worse or not moved:
            return {}
        serious = (each for each in found.brings if each.severity != "hint")
        about = {name for each in serious for name in each.messages}
        last = next((each for each in reversed(moved) if each.message.id in about), moved[-1])
        return {last.message.id: last.proposal}

    def _told(self, placed: list[Placed], changes: list[Change], staying: Mapping[str, Proposal]) -> Spread:
        """Return what became of it, with what the rules say of all of it together."""
        count = sum(each.moves for each in placed)
        edit = Edit(
            say_many("Spread {count} message", "Spread {count} messages", count), tuple(changes) if count else ()
        )
        after = self.trial.after(edit)
        known = {spot_of(each) for each in self.trial.report.one_by_one}
        brings = (each for each in after.report.one_by_one if spot_of(each) not in known)
        serious_first = tuple(sorted(brings, key=lambda each: (RANKS[each.severity], each.code)))
        worse = not after.harm <= self.trial.harm
        told = tuple(
            replace(each, suggestion=standing(after, each.message.id)) if each.message.id in staying else each
            for each in placed
        )
        return Spread(self.period, told, self.stays, self.along, serious_first, worse, edit)


def _off(message: Message) -> Change:
    """Return the change that takes a message off the calendar."""
    return Change("messages", message.id, message, replaced(message, when=None))
