"""Spreading messages over a period within all the rules: a plain search, message by message, that keeps their order.

Each message gets the best moment near its share of the period, on a plan in which those before it have theirs and those
after it have none yet. Where that leaves one without, all are tried once more as early as they can be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.checks.finding import Finding
from campaign.desk.edits import pins
from campaign.desk.fixing import Trial, spot_of
from campaign.desk.openings import Period, period_for
from campaign.desk.shifting import comes_along
from campaign.desk.suggesting import DONE, Proposal, Suggestion, Wish, suggest
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
    """Its moment; None where nothing fits, and it stays as it is."""
    proposal: Proposal
    """What was found for it."""


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
    found = search.near(search.shares())
    if found.left or found.worse:
        early = search.near([period.first] * len(free))
        if (len(early.left), early.worse) < (len(found.left), found.worse):
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

    def near(self, days: Sequence[date]) -> Spread:
        """Return the messages each at the best moment near a day, none before the one in front of it."""
        schedule = self.trial.report.situation.schedule
        hanging = {each for message in self.messages for each in schedule.dependents(message.id)}
        kept = pins(self.trial.plan, schedule, sorted(hanging))
        done: list[Change] = list(kept)
        placed: list[Placed] = []
        latest = self.period.first
        for number, (message, day) in enumerate(zip(self.messages, days, strict=True)):
            coming = [_off(each) for each in self.messages[number + 1 :] if each.when is not None]
            base = self.trial.after(Edit(say("Spread"), (*done, *coming)))
            period = self._period(message, latest)
            near = min(max(day, period.first), max(period.first, period.last))
            wish = Wish(period, near, base.harm | self.trial.harm, CHOICE)
            proposal = suggest(base, message.id, wish)
            best = proposal.slots[0] if proposal.slots else None
            if best is not None:
                latest = max(latest, best.slot.first)
                done += [each for each in best.edit.changes if each.before != each.after]
            placed.append(Placed(message, schedule.timing(message.id).first, best, proposal))
        return self._told(placed, done)

    def _period(self, message: Message, latest: date) -> Period:
        """Return the days for one message: its own within the period, or the period where those lie outside it.

        Only what hangs on something, or is somewhere in a window, has a last day of its own.
        """
        own = self.own[message.id]
        last = own.last if isinstance(message.when, Anchored | Window) else self.period.last
        inside = Period(max(own.first, self.period.first), min(last, self.period.last))
        chosen = inside if inside.first <= inside.last else self.period
        return Period(max(chosen.first, latest), chosen.last)

    def _told(self, placed: list[Placed], changes: list[Change]) -> Spread:
        """Return what became of it, with what the rules say of all of it together."""
        count = sum(each.suggestion is not None for each in placed)
        edit = Edit(
            say_many("Spread {count} message", "Spread {count} messages", count), tuple(changes) if count else ()
        )
        after = self.trial.after(edit)
        known = {spot_of(each) for each in self.trial.report.one_by_one}
        brings = (each for each in after.report.one_by_one if spot_of(each) not in known)
        serious_first = tuple(sorted(brings, key=lambda each: (RANKS[each.severity], each.code)))
        worse = not after.harm <= self.trial.harm
        return Spread(self.period, tuple(placed), self.stays, self.along, serious_first, worse, edit)


def _off(message: Message) -> Change:
    """Return the change that takes a message off the calendar."""
    return Change("messages", message.id, message, replaced(message, when=None))
