"""What a move comes to, before anything changes: what moves and what stays, and what is to be said of the plan then.

seen = foresee(checking, edit)     # nothing changes
seen.moves, seen.stays             # every entry on another moment; what is settled and keeps its own
seen.arisen, seen.gone             # what the checks would find, and would find no longer
safe = with_fixes(seen)            # the same with every fix that does good and no harm; one edit, one undo
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from campaign.checks.finding import Finding, Move
from campaign.desk.checking import Checking
from campaign.desk.fixing import Trial, spot_of
from campaign.errors import RANKS
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Edit
from campaign.model.messages import SETTLED, Message
from campaign.schedule.moments import why_off
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot


@dataclass(frozen=True, slots=True)
class Moving:
    """One message or milestone that comes to stand on another moment."""

    id: str
    title: str
    milestone: bool
    confidential: bool
    before: Slot | None
    """When it is now; None when it has no date."""
    after: Slot | None
    """When it would be."""
    odd: Sentence | None = None
    """Why nobody may be there that day: its holiday, a quiet period, the weekend. None when it is so now, too."""
    passed: bool = False
    """Its last day would have passed."""
    better: date | None = None
    """The day that a fix gives it."""

    @property
    def days(self) -> int:
        """Return by how many days it moves; 0 where it has no date before or after."""
        return (self.after.first - self.before.first).days if self.before and self.after else 0


@dataclass(frozen=True, slots=True)
class Staying:
    """A message that would move, and is approved, scheduled or sent: it keeps its date."""

    message: Message
    slot: Slot | None


@dataclass(frozen=True)
class Foresight:
    """A plan before and after a move."""

    before: Trial
    after: Trial
    edit: Edit
    """The move."""
    settled: tuple[str, ...] = ()
    """Messages that were asked to move, and are settled and stay."""
    mended: int = 0
    """How many fixes are part of the edit."""

    @cached_property
    def moves(self) -> tuple[Moving, ...]:
        """Return everything that starts or ends on another moment: milestones first, then in the order of time."""
        return tuple(sorted(self._moves(), key=lambda each: (not each.milestone, _order(each.before), each.id)))

    @cached_property
    def stays(self) -> tuple[Staying, ...]:
        """Return what is settled and stays, though it was asked to move or hung on what moves."""
        moved = {each.id for each in self.moves}
        plan, schedule = self.after.plan, self.schedule
        rewritten = {each.id for each in plan.messages if each.status in SETTLED and self._rewritten(each)}
        kept = (rewritten | set(self.settled)) - moved
        return tuple(Staying(each, schedule.timing(each.id).first) for each in plan.messages if each.id in kept)

    @cached_property
    def arisen(self) -> tuple[Finding, ...]:
        """Return what would be found and is not found now, the most serious first."""
        known = {spot_of(each) for each in self.before.report.one_by_one}
        found = (each for each in self.after.report.one_by_one if spot_of(each) not in known)
        return tuple(sorted(found, key=lambda each: (RANKS[each.severity], each.code)))

    @cached_property
    def gone(self) -> tuple[Finding, ...]:
        """Return what is found now and would not be any more."""
        left = {spot_of(each) for each in self.after.report.one_by_one}
        return tuple(each for each in self.before.report.one_by_one if spot_of(each) not in left)

    @property
    def schedule(self) -> Schedule:
        """Return when everything would be."""
        return self.after.report.situation.schedule

    def _rewritten(self, message: Message) -> bool:
        """Tell whether the moment of a message would be written otherwise."""
        old = self.before.plan.message(message.id)
        return old is not None and old.when != message.when

    def _moves(self) -> Iterator[Moving]:
        """Give everything that starts or ends on another moment."""
        old, new = self.before.report.situation.schedule, self.schedule
        fixes = {
            each.fix.step.message: each.fix.step.day
            for each in self.arisen
            if each.fix is not None and isinstance(each.fix.step, Move)
        }
        plan = self.after.plan
        slots = [(each.id, each.name, True, False, old.milestone(each.id)) for each in plan.milestones]
        slots += [(each.id, each.title, False, each.confidential, old.timing(each.id).first) for each in plan.messages]
        for entry, title, milestone, confidential, before in slots:
            after = new.milestone(entry) if milestone else new.timing(entry).first
            if _span(before) != _span(after):
                odd = _odd(new, after)
                was_odd = _odd(old, before) is not None
                passed = after is not None and after.last < self.after.report.situation.today
                yield Moving(
                    *(entry, title, milestone, confidential, before, after),
                    odd=None if was_odd else odd,
                    passed=passed,
                    better=fixes.get(entry),
                )


def marks(moving: Moving) -> Iterator[Sentence]:
    """Give what is odd about the moment that something comes to stand on."""
    if moving.odd is not None:
        yield moving.odd if moving.better is None else say("{odd} → {day}", odd=moving.odd, day=moving.better)
    if moving.passed:
        yield say("passed already")


def foresee(checking: Checking, edit: Edit, settled: tuple[str, ...] = ()) -> Foresight:
    """Return what an edit that moves something comes to; nothing changes."""
    before = Trial.of(checking)
    return Foresight(before, before.after(edit), edit, settled)


def with_fixes(seen: Foresight) -> Foresight:
    """Return a move with the fixes of what it brings that do good and no harm, as one edit.

    Of a fix its finding is gone and no error or warning came, or it is not part of it.
    """
    edits, after = seen.after.mended([each for each in seen.arisen if each.fix is not None])
    count = len(edits)
    if not count:
        return seen
    label = say_many("{edit}, {count} mended", "{edit}, {count} mended", count, edit=seen.edit.label)
    changes = (*seen.edit.changes, *(change for edit in edits for change in edit.changes))
    return replace(seen, after=after, edit=Edit(label, changes), mended=count)


def _odd(schedule: Schedule, slot: Slot | None) -> Sentence | None:
    """Return why nobody may be there on the first day of a slot; a window has other days."""
    return None if slot is None or slot.window else why_off(schedule, slot.first)


def _span(slot: Slot | None) -> tuple[object, ...] | None:
    """Return the start and end of a slot, by which a move is seen."""
    return (slot.first, slot.last, slot.start, slot.end) if slot else None


def _order(slot: Slot | None) -> tuple[object, ...]:
    """Return where something stands in the order of time; what has no date comes last."""
    return (0, *slot.sort_key) if slot else (1,)
