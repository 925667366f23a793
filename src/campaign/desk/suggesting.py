"""Slots that suit: the best free moments for a message, each with its reasons, and what collides when there are none.

proposal = suggest(Trial.of(checking), "m4k2x9p7")     # nothing changes
proposal.slots                                         # good ones, the best first
proposal.least_bad, proposal.collisions                # where nothing fits: what each breaks, and which rules collide
proposal.present                                       # the moment that it has, where that stands right

What looks good without asking the rules (`fitting`) is tried with them, so that what is called good brings no error and
no warning. The same plan on the same day always gives the same proposal.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from campaign.checks.catalogue import RULES
from campaign.checks.finding import Finding
from campaign.checks.situation import Situation
from campaign.desk.edits import move_to, pins
from campaign.desk.fitting import Against, Fitting
from campaign.desk.fixing import Spot, Trial, spot_of
from campaign.desk.openings import Opening, Openings, Period, no_opening, period_for
from campaign.errors import CampaignError, NotFoundError
from campaign.language import Sentence, say
from campaign.model.changes import Change, Edit, apply, replaced
from campaign.model.defaults import with_defaults
from campaign.model.messages import Message
from campaign.schedule.building import revise_schedule
from campaign.schedule.slots import Slot

MOST_SLOTS = 5
"""Slots that are proposed."""
MOST_TRIED = 12
"""Moments that are tried with the rules; what is further down the list is seldom better."""
A_WEEK = 2
"""Slots of one week that are proposed, so that there is something to choose."""
TIMED = ("slot", "when")
"""What a rule reads that looks at when something is."""
TIMING = "T"
"""What the codes of rules about timing begin with."""
DONE = ("sent", "cancelled")
"""Statuses of messages that no longer need a slot."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; what is left out follows from the message and the plan."""

    period: Period | None = None
    """The days to look at; without it those that suit the message (`period_for`)."""
    near: date | None = None
    """The day to be near, and possibly on; without it the day that the message has now, which is then left out."""
    allowed: frozenset[Spot] | None = None
    """Errors and warnings that may be there; without it those of the plan as it is."""
    most: int = MOST_SLOTS
    """How many slots are wanted."""


ANY = Wish()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One moment for a message."""

    message: str
    """Its id."""
    opening: Opening
    """The moment, as it is written and as it is."""
    slot: Slot
    """When it would be, by the schedule."""
    reasons: tuple[Sentence, ...]
    """What speaks for it."""
    against: tuple[Sentence, ...]
    """What speaks against it, without the findings."""
    brings: tuple[Finding, ...]
    """What the rules would find and do not find now."""
    worse: bool
    """It brings an error or a warning, or a moment that cannot be told."""
    mends: tuple[Finding, ...]
    """Errors and warnings that would be gone."""
    edit: Edit
    """What takes it."""
    after: Trial
    """The plan with it."""


@dataclass(frozen=True, slots=True)
class Collision:
    """A rule that keeps a message from some of the moments that were looked at."""

    code: str
    """Its code."""
    count: int
    """From how many."""
    of: int
    """Of how many: all that were looked at, or those that were tried with the rules."""
    tried: bool = False
    """It showed only when they were tried."""

    @property
    def text(self) -> Sentence:
        """Return it in words: "T001 a message in a weekend …: 8 of 30"."""
        name = Sentence(RULES[self.code].about.name) if self.code in RULES else say("a moment that cannot be told")
        values = {"code": self.code, "name": name, "count": self.count, "total": self.of}
        if self.tried:
            return say("{code} {name}: {count} of the {total} that were tried", **values)
        return say("{code} {name}: {count} of {total}", **values)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a message."""

    message: Message
    """The message."""
    period: Period
    """The days that were looked at."""
    looked: int
    """How many moments those have."""
    slots: tuple[Suggestion, ...] = ()
    """Good moments, the best first."""
    least_bad: tuple[Suggestion, ...] = ()
    """Where there are none: the moments that break least."""
    collisions: tuple[Collision, ...] = ()
    """Where there are none: what keeps it from how many moments, most first."""
    empty: Sentence | None = None
    """Why those days have no moment to look at."""
    present: Suggestion | None = None
    """The moment that it has, where that stands right and no other day was wished for; with a hint only where nothing
    else fits."""

    @property
    def stands(self) -> bool:
        """Tell whether the present moment has not even a hint on it."""
        return self.present is not None and not self.present.brings

    @property
    def all(self) -> tuple[Suggestion, ...]:
        """Return what can be taken: the present moment first, then the good ones or else those that break least."""
        return (*([self.present] if self.present else []), *(self.slots or self.least_bad))

    @property
    def best(self) -> Edit | None:
        """Return what takes the best moment: nothing changes where it stands right; None where nothing good is."""
        good = self.present if self.stands else next(iter(self.slots), None)
        return good.edit if good else None


@dataclass(frozen=True)
class _Search:
    """The search for one message."""

    trial: Trial
    """The plan as it is."""
    message: Message
    """The message as written."""
    fitting: Fitting
    """What speaks for and against a moment."""
    allowed: frozenset[Spot]
    """Errors and warnings that it need not answer for."""
    wanted: date | None
    """The day that it should be near."""

    def weight(self, opening: Opening) -> tuple[object, ...]:
        """Return what openings are ranked by: what speaks against them, nearness, and then the earliest."""
        far = abs((opening.slot.first - self.wanted).days) if self.wanted else 0
        return self.fitting.weight(opening.slot) + far, opening.slot.sort_key

    def tried(self, opening: Opening, against: Sequence[Against] = ()) -> Suggestion:
        """Return a moment with what the rules say of it."""
        schedule = self.trial.report.situation.schedule
        move = move_to(schedule, self.message, opening.when)
        pinned = pins(self.trial.plan, schedule, sorted(schedule.dependents(self.message.id)))
        edit = Edit(move.label, (*pinned, *move.changes))
        after = self.trial.after(edit)
        known = {spot_of(each) for each in self.trial.report.one_by_one}
        left = {spot_of(each) for each in after.report.one_by_one}
        brings = [each for each in after.report.one_by_one if spot_of(each) not in known]
        mends = [each for each in self.trial.report.one_by_one if spot_of(each) not in left and each.severity != "hint"]
        codes = {each.code for each in brings}
        reasons = [] if against else list(self.fitting.reasons(opening.slot))
        if opening.instead:
            reasons.append(say("at its own hour there is {event}", event=opening.instead))
        return Suggestion(
            self.message.id,
            opening,
            after.report.situation.schedule.timing(self.message.id).first or opening.slot,
            tuple(reasons),
            tuple(each.text for each in against if each.code not in codes),
            tuple(brings),
            not after.harm <= self.allowed,
            tuple(mends),
            edit,
            after,
        )


def suggest(trial: Trial, message_id: str, wish: Wish = ANY) -> Proposal:
    """Return the best moments for a message, the one that it has among them where it stands right; nothing changes.

    Raises:
        NotFoundError: there is no such message.
        CampaignError: it was sent or cancelled.
    """
    message, situation = wanted_by(trial, message_id), trial.report.situation
    schedule = situation.schedule
    period = wish.period or period_for(schedule, message, situation.today)
    without = off_calendar(trial, [message.id])
    counts = without.plan.message(message.id) or message
    fitting = Fitting(without, counts, schedule.dependents(message.id))
    slot = schedule.timing(message.id).first
    wanted = wish.near or (slot.first if slot else period.first)
    search = _Search(trial, message, fitting, trial.harm if wish.allowed is None else wish.allowed, wanted)
    found = [
        each
        for each in Openings(schedule, fitting, message.when).within(period)
        if wish.near or not _is_there(slot, each)
    ]
    stands = None if wish.near else standing(trial, message.id)
    if stands is not None and wish.period and not period.first <= stands.slot.first <= period.last:
        stands = None
    if not found:
        return Proposal(message, period, 0, empty=no_opening(schedule, message, period), present=stands)
    against = {each.slot: fitting.against(each.slot) for each in found}
    free = sorted((each for each in found if not against[each.slot]), key=search.weight)
    tried = _try(search, free, wish.most)
    good = tuple(each for each in tried if not each.worse)
    if good:
        right = stands if stands and not stands.brings else None
        return Proposal(message, period, len(found), _best(search, good)[: wish.most], present=right)
    bad = sorted(
        (each for each in found if against[each.slot]), key=lambda each: (len(against[each.slot]), search.weight(each))
    )
    bad_tried = [search.tried(each, against[each.slot]) for each in bad[: max(0, wish.most - len(tried))]]
    least = sorted([*tried, *bad_tried], key=_harm)[: wish.most]
    collisions = _collisions(against.values(), tried)
    return Proposal(message, period, len(found), (), tuple(least), collisions, present=stands)


def standing(trial: Trial, message_id: str) -> Suggestion | None:
    """Return the moment that a message has, where it stands right; None where it has none, or something is the matter.

    It stands right when no error or warning is about when it is, and it has not passed. Hints on its moment come along.

    Raises:
        NotFoundError: there is no such message.
        CampaignError: it was sent or cancelled.
    """
    message, situation = wanted_by(trial, message_id), trial.report.situation
    slot = situation.schedule.timing(message.id).first
    if message.when is None or slot is None or slot.window or slot.first < situation.today:
        return None
    about = _about_when(trial, message)
    if any(each.severity != "hint" for each in about):
        return None
    without = off_calendar(trial, [message.id])
    fitting = Fitting(without, without.plan.message(message.id) or message, situation.schedule.dependents(message.id))
    reasons, nothing = fitting.reasons(slot), Edit(say("Nothing changes."), ())
    return Suggestion(message.id, Opening(message.when, slot), slot, reasons, (), about, False, (), nothing, trial)


def _about_when(trial: Trial, message: Message) -> tuple[Finding, ...]:
    """Return what is found about when a message is: what speaks of it, looks at dates, and would be gone without one.

    Hints of other families than that of timing are about what it says, also where they look at when.
    """
    spoken = [each for each in trial.report.one_by_one if message.id in each.messages]
    looking = [
        each
        for each in spoken
        if (each.code.startswith(TIMING) if each.severity == "hint" else not RULES[each.code].reads.isdisjoint(TIMED))
    ]
    if not looking:
        return ()
    off = Change("messages", message.id, message, replaced(message, when=None))
    left = {spot_of(each) for each in trial.after(Edit(say("Spread"), (off,))).report.one_by_one}
    return tuple(each for each in looking if spot_of(each) not in left)


def wanted_by(trial: Trial, message_id: str) -> Message:
    """Return a message for which a moment can be looked for.

    Raises:
        NotFoundError: there is no such message.
        CampaignError: it was sent or cancelled.
    """
    message = trial.plan.message(message_id)
    if message is None:
        raise NotFoundError(say("There is no message {id}", id=message_id))
    if message.status in DONE:
        text = say(
            "‘{title}’ is {status}: it needs no other moment", title=message.title, status=Sentence(message.status)
        )
        raise CampaignError(text)
    return message


def off_calendar(trial: Trial, ids: Iterable[str]) -> Situation:
    """Return a campaign in which some messages have no moment yet."""
    changes = [
        Change("messages", message.id, message, replaced(message, when=None))
        for each in ids
        if (message := trial.plan.message(each)) is not None and message.when is not None
    ]
    situation = trial.report.situation
    if not changes:
        return situation
    plan = with_defaults(apply(trial.plan, changes), trial.workspace)
    touched = {("messages", each.id) for each in changes}
    return replace(situation, schedule=revise_schedule(situation.schedule, plan, touched))


def _is_there(slot: Slot | None, opening: Opening) -> bool:
    """Tell whether a moment is where the message is now."""
    return slot is not None and not slot.window and slot.first == opening.slot.first


def _try(search: _Search, openings: Sequence[Opening], most: int) -> list[Suggestion]:
    """Return the best of some openings with what the rules say of them, until enough are good.

    No more than a few of one week, unless the other weeks do not give enough.
    """
    tried: list[Suggestion] = []
    weeks: Counter[tuple[int, int]] = Counter()
    put_off: list[Opening] = []
    for opening in chain(openings, put_off):
        week = opening.slot.first.isocalendar()[:2]
        if weeks.total() >= most or len(tried) == MOST_TRIED:
            break
        if weeks[week] < A_WEEK or opening in put_off:
            tried.append(search.tried(opening))
            weeks[week] += not tried[-1].worse
        else:
            put_off.append(opening)
    return tried


def _best(search: _Search, good: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return good moments: those first that bring the fewest hints and mend the most, and then by their weight."""

    def rank(suggestion: Suggestion) -> tuple[object, ...]:
        return len(suggestion.brings) - len(suggestion.mends), search.weight(suggestion.opening)

    return tuple(sorted(good, key=rank))


def _harm(suggestion: Suggestion) -> tuple[int, ...]:
    """Return how bad a moment is: errors, warnings, what else speaks against it, hints."""
    counts = Counter(each.severity for each in suggestion.brings)
    return counts["error"], counts["warning"], len(suggestion.against), counts["hint"]


def _collisions(against: Iterable[Sequence[Against]], tried: Sequence[Suggestion]) -> tuple[Collision, ...]:
    """Return which rules collide, and how often."""
    every = list(against)
    counts = Counter(code for each in every for code in {one.code for one in each})
    found = [Collision(code, count, len(every)) for code, count in counts.items()]
    shown = Counter(code for each in tried for code in {one.code for one in each.brings if one.severity != "hint"})
    found += [Collision(code, count, len(tried), tried=True) for code, count in shown.items()]
    return tuple(sorted(found, key=lambda each: (each.tried, -each.count, each.code)))
