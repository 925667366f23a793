"""What a move comes to, before anything changes: what moves and what stays, and what is to be said of the plan then.

seen = foresee(checking, shift)    # nothing changes
seen.moves, seen.stays             # every entry on another moment; what keeps its own, and why
seen.arisen, seen.gone             # what the checks would find, and would find no longer
safe = with_fixes(seen)            # the same with every fix that does good and no harm; one edit, one undo

seen = carried_out(checking, shifts)    # the same of what is done at once, one shift after the other
safe = mend(checking.desk, seen)        # with the fixes done as well
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from campaign.checks.finding import Finding, Move
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.fitting import Against
from campaign.desk.fixing import Trial, spot_of
from campaign.desk.shifting import Shift
from campaign.desk.staying import Staying, beside, happened, kept
from campaign.errors import RANKS
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Edit, difference
from campaign.model.channels import Channel
from campaign.model.messages import Message
from campaign.model.when import Anchored
from campaign.schedule.moments import why_off
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot

DAY_OFF, PASSED, NO_EDITION, FULL = "T001", "T008", "M005", "M006"
"""What is found of a message on a day off, in the past, and on a day that its channel does not go out or is full."""


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
    against: tuple[Against, ...] = ()
    """Hints on its channel that day: it does not go out, or is full."""
    was_passed: bool = False
    """Its last day has passed, and would be to come: it may have gone out without anybody saying so."""
    better: date | None = None
    """The day that a fix gives it."""

    @property
    def days(self) -> int:
        """Return by how many days it moves; 0 where it has no date before or after."""
        return (self.after.first - self.before.first).days if self.before and self.after else 0

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of what its marks tell already."""
        passed, odd = {PASSED} if self.passed else set(), {DAY_OFF} if self.odd is not None else set()
        return frozenset({*odd, *passed, *(each.code for each in self.against)})


@dataclass(frozen=True)
class Foresight:
    """A plan before and after a move."""

    before: Trial
    after: Trial
    edit: Edit
    """The move."""
    kept: tuple[str, ...] = ()
    """What was asked to move or would move along, and is settled or past and stays."""
    alone: bool = False
    """One thing moves with what hangs on it, so that all that does not is worth telling."""
    mended: int = 0
    """How many fixes are part of the edit."""

    @cached_property
    def moves(self) -> tuple[Moving, ...]:
        """Return everything that starts or ends on another moment: milestones first, then in the order of time."""
        return tuple(sorted(self._moves(), key=lambda each: (not each.milestone, _order(each.before), each.id)))

    @cached_property
    def stays(self) -> tuple[Staying, ...]:
        """Return what stays: first what was asked to move or hung on what moves, then what never did."""
        moved = frozenset(each.id for each in self.moves)
        plan, schedule = self.after.plan, self.schedule
        loose = {each.id for each in plan.messages if self._cut_loose(each)}
        ids = (loose | set(self.kept)) - moved
        found = [happened(each, schedule.milestone(each.id)) for each in plan.milestones if each.id in ids]
        staying = (each for each in plan.messages if each.id in ids)
        found += [kept(each, schedule.timing(each.id).first, loose=each.id in loose) for each in staying]
        if self.alone:
            others = beside(plan, schedule, moved | ids, self.today)
            found += sorted(others, key=lambda each: _order(each.slot))
        return tuple(found)

    @cached_property
    def arisen(self) -> tuple[Finding, ...]:
        """Return what would be found and is not found now, the most serious first."""
        known = {spot_of(each) for each in self.before.report.one_by_one}
        found = (each for each in self.after.report.one_by_one if spot_of(each) not in known)
        return tuple(sorted(found, key=lambda each: (RANKS[each.severity], each.code)))

    @cached_property
    def unmarked(self) -> tuple[Finding, ...]:
        """Return what would be found and no mark of what moves tells, the most serious first."""
        marked = {(code, each.id) for each in self.moves for code in each.codes}
        return tuple(each for each in self.arisen if (each.code, each.message) not in marked)

    @cached_property
    def gone(self) -> tuple[Finding, ...]:
        """Return what is found now and would not be any more."""
        left = {spot_of(each) for each in self.after.report.one_by_one}
        return tuple(each for each in self.before.report.one_by_one if spot_of(each) not in left)

    @property
    def today(self) -> date:
        """Return the day on which it is looked at."""
        return self.after.report.situation.today

    @property
    def schedule(self) -> Schedule:
        """Return when everything would be."""
        return self.after.report.situation.schedule

    def _cut_loose(self, message: Message) -> bool:
        """Tell whether a message would hang on nothing any more."""
        old = self.before.plan.message(message.id)
        return old is not None and isinstance(old.when, Anchored) and not isinstance(message.when, Anchored)

    def _moves(self) -> Iterator[Moving]:
        """Give everything that starts or ends on another moment."""
        old, new = self.before.report.situation.schedule, self.schedule
        fixes = {
            each.fix.step.message: each.fix.step.day
            for each in self.arisen
            if each.fix is not None and isinstance(each.fix.step, Move)
        }
        against = self._against()
        plan = self.after.plan
        slots = [(each.id, each.name, True, False, old.milestone(each.id)) for each in plan.milestones]
        slots += [(each.id, each.title, False, each.confidential, old.timing(each.id).first) for each in plan.messages]
        for entry, title, milestone, confidential, before in slots:
            after = new.milestone(entry) if milestone else new.timing(entry).first
            if _span(before) != _span(after):
                odd = _odd(new, after)
                was_odd = _odd(old, before) is not None
                was_passed, passed = (each is not None and each.last < self.today for each in (before, after))
                yield Moving(
                    id=entry,
                    title=title,
                    milestone=milestone,
                    confidential=confidential,
                    before=before,
                    after=after,
                    odd=None if was_odd else odd,
                    passed=passed,
                    against=tuple(against.get(entry, ())),
                    was_passed=was_passed and after is not None and not passed,
                    better=fixes.get(entry),
                )

    def _against(self) -> dict[str, list[Against]]:
        """Return the hints on channels that do not go out or are full, in a few words, by message."""
        situation, found = self.after.report.situation, dict[str, list[Against]]()
        for each in self.arisen:
            if each.severity != "hint" or each.code not in {NO_EDITION, FULL}:
                continue
            for message in map(self.after.plan.message, each.messages):
                channel = situation.channel(message) if message else None
                if message is not None and channel is not None:
                    found.setdefault(message.id, []).append(Against(each.code, _channel_mark(each.code, channel)))
        return found


def marks(moving: Moving) -> Iterator[Sentence]:
    """Give what is odd about the moment that something comes to stand on, the first with the day that is better."""
    odd = [*([moving.odd] if moving.odd is not None else []), *(each.text for each in moving.against)]
    if odd and moving.better is not None:
        odd[0] = say("{odd} → {day}", odd=odd[0], day=moving.better)
    yield from odd
    if moving.passed:
        yield say("passed already")
    if moving.was_passed:
        yield say("had passed")


def tallied(moves: Sequence[Moving], stays: Sequence[Staying]) -> Iterator[Sentence]:
    """Give how many messages and milestones move, and how much stays."""
    count = sum(not each.milestone for each in moves)
    yield say_many("{count} message moves", "{count} messages move", count)
    if milestones := len(moves) - count:
        yield say_many("{count} milestone", "{count} milestones", milestones)
    if stays:
        yield say_many("{count} stays", "{count} stay", len(stays))


def foresee(checking: Checking, shift: Shift) -> Foresight:
    """Return what a shift comes to; nothing changes."""
    before = Trial.of(checking)
    return Foresight(before, before.after(shift.edit), shift.edit, shift.stays, shift.alone)


def carried_out(checking: Checking, shifts: Iterable[Shift]) -> Foresight:
    """Do shifts one after the other, and return what they come to together, as one edit.

    The next one is only asked for when those before it are done, so that it can be worked out on what they leave.

    Raises:
        PlanReadOnlyError: the plan may only be read.
    """
    before, desk, done = Trial.of(checking), checking.desk, list[Shift]()
    for shift in shifts:
        desk.do(shift.edit)
        done.append(shift)
    return Foresight(
        before,
        Trial.of(checking),
        Edit(say("Moved"), difference(before.plan, desk.plan)),
        kept=tuple(stays for shift in done for stays in shift.stays),
        alone=any(shift.alone for shift in done),
    )


def mend(desk: Desk, seen: Foresight) -> Foresight:
    """Do the fixes of what a move brought that do good and no harm, and return what it came to with them.

    Raises:
        PlanReadOnlyError: the plan may only be read.
    """
    safe = with_fixes(seen)
    if safe.mended:
        desk.do(Edit(safe.edit.label, difference(desk.plan, safe.after.plan)))
    return safe


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


def _channel_mark(code: str, channel: Channel) -> Sentence:
    """Return in two words what is the matter with a channel on a day: a line has room for no more."""
    if code == FULL:
        return say("edition full")
    return say("no edition") if channel.rhythm else say("not its day")


def _odd(schedule: Schedule, slot: Slot | None) -> Sentence | None:
    """Return why nobody may be there on the first day of a slot; a window has other days."""
    return None if slot is None or slot.window else why_off(schedule, slot.first)


def _span(slot: Slot | None) -> tuple[object, ...] | None:
    """Return the start and end of a slot, by which a move is seen."""
    return (slot.first, slot.last, slot.start, slot.end) if slot else None


def _order(slot: Slot | None) -> tuple[object, ...]:
    """Return where something stands in the order of time; what has no date comes last."""
    return (0, *slot.sort_key) if slot else (1,)
