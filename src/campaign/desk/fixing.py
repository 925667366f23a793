"""Mending what the checks find: one fix as an edit, and all fixes that do no harm."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from campaign.checks.finding import Finding, Fix, Move
from campaign.checks.report import Report
from campaign.desk.checking import Checking
from campaign.desk.edits import move_by_days, pins, set_campaign, set_fields
from campaign.errors import RANKS, CampaignError, NotFoundError, Subject
from campaign.language import say, say_many
from campaign.model.changes import Change, Edit, apply
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan, as_table
from campaign.schedule.building import revise_schedule
from campaign.schedule.schedule import Schedule

Spot = tuple[str, Subject, tuple[str, ...]]
"""What a finding is about: the code of its rule, an entry with its key, and audiences."""


def fix_edit(plan: Plan, schedule: Schedule, fix: Fix) -> Edit:
    """Return a fix as an edit of a plan, given as written, with its schedule.

    A message that moves keeps hanging on what it hangs on, working days stay working days, its end moves along, and
    what hangs on it and is approved, scheduled or sent keeps its date.

    Raises:
        CampaignError: what it mends is no longer there, or the calendar ends first.
    """
    step = fix.step
    if isinstance(step, Move):
        message, slot = plan.message(step.message), schedule.timing(step.message).first
        if message is None or slot is None:
            raise NotFoundError(say("There is nothing left to move"))
        edit = move_by_days(schedule, message, (step.day - slot.first).days)
        return Edit(edit.label, (*pins(plan, schedule, sorted(schedule.dependents(message.id))), *edit.changes))
    if step.subject.table == "campaign":
        return set_campaign(plan, dict(step.values))
    return set_fields(plan, as_table(step.subject.table), step.subject.id or "", dict(step.values))


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a number of fixes."""

    edits: tuple[Edit, ...]
    """Those that mend something and break nothing, each made for the plan that the ones before it leave."""
    left: tuple[Finding, ...]
    """What only the planner can mend: the fix would not help, or would bring another error or warning."""

    @property
    def together(self) -> Edit:
        """Return all of them as one edit, which one undo takes back."""
        count = len(self.edits)
        label = say_many("Mended {count} finding", "Mended {count} findings", count)
        return Edit(label, tuple(change for edit in self.edits for change in edit.changes))


MOST_ROUNDS = 3
"""How often all fixes are tried: one that was no good may be, after others."""


def fix_all(checking: Checking, codes: Iterable[str] | None = None) -> Fixed:
    """Return what mends the findings of a plan that have a fix: of all rules, or of those with these codes.

    They are tried together, and those that were left out of that one by one on the plan with the others. A fix is kept
    only when its finding is gone and no error or warning is there that was not before. Nothing changes yet.
    """
    wanted = None if codes is None else frozenset(codes)
    trial = Trial.of(checking)
    edits, trial = trial.mended(trial.fixable(wanted))
    for _ in range(MOST_ROUNDS):
        kept, trial = _one_round(trial, wanted)
        edits += kept
        if not kept:
            break
    return Fixed(tuple(edits), tuple(trial.fixable(wanted)))


def _one_round(trial: "Trial", codes: frozenset[str] | None) -> tuple[list[Edit], "Trial"]:
    """Return the edits of the fixes that do good and no harm, each tried once, and the plan after them."""
    kept: list[Edit] = []
    for finding in trial.fixable(codes):
        current = trial.finding(spot_of(finding))
        tried = trial.fixed(current) if current else None  # an earlier fix may have mended it too
        if tried:
            edit, trial = tried
            kept.append(edit)
    return kept, trial


def mended(checking: Checking, finding: Finding) -> Edit | None:
    """Return the edit that mends one finding; None when it would not, or would bring another error or warning."""
    trial = Trial.of(checking)
    current = trial.finding(spot_of(finding))
    tried = trial.fixed(current) if current else None
    return tried[0] if tried else None


def _one_per_place(findings: Iterable[Finding]) -> list[tuple[Finding, Fix]]:
    """Return findings with their fixes, the first of those that move the same message or change the same entry."""
    first: dict[object, tuple[Finding, Fix]] = {}
    for finding in findings:
        if finding.fix is not None:
            step = finding.fix.step
            first.setdefault(step.message if isinstance(step, Move) else step.subject, (finding, finding.fix))
    return list(first.values())


def spot_of(finding: Finding) -> Spot:
    """Return what a finding is about, which stays the same while its words and its fix change."""
    return finding.code, finding.subject, finding.audiences


@dataclass(frozen=True)
class Trial:
    """A plan with its report, on which a fix is tried before it is done."""

    plan: Plan
    """The plan as written."""
    workspace: Workspace
    """What the plans of the folder share."""
    report: Report
    """What the checks find in it."""

    @classmethod
    def of(cls, checking: Checking) -> "Trial":
        """Return the plan of a desk as it now is."""
        snapshot = checking.snapshot()
        return cls(snapshot.plan, snapshot.workspace, checking.report(snapshot))

    def fixable(self, codes: frozenset[str] | None = None) -> list[Finding]:
        """Return the findings that have a fix, of all rules or of some, errors first."""
        found = [each for each in self._findings.values() if each.fix and (codes is None or each.code in codes)]
        return sorted(found, key=lambda each: (RANKS[each.severity], each.code))

    def finding(self, spot: Spot) -> Finding | None:
        """Return what is found there now; None for nothing."""
        return self._findings.get(spot)

    def fixed(self, finding: Finding) -> tuple[Edit, "Trial"] | None:
        """Return the edit that mends a finding, and the plan after it; None when it does not, or breaks something."""
        if finding.fix is None:
            return None
        try:
            edit = fix_edit(self.plan, self.report.situation.schedule, finding.fix)
        except CampaignError:
            return None
        after = self.after(edit)
        gone = after.finding(spot_of(finding)) is None
        return (edit, after) if gone and after.harm <= self.harm else None

    def mended(self, findings: Iterable[Finding]) -> tuple[list[Edit], "Trial"]:
        """Return the edits of fixes that do good and no harm, and the plan after them.

        They are tried together, with one report for all, so that a large plan is not reported on for every fix. Of
        fixes that put something in the same place one is done at a time: it may mend what the others would.
        """
        trial, edits, spots = self, [], [spot_of(each) for each in findings]
        for _ in range(MOST_ROUNDS):
            batch = _one_per_place(found for spot in spots if (found := trial.finding(spot)))
            done, trial = trial._good_of(batch)
            if not done:
                break
            edits += done
        return edits, trial

    def _good_of(self, fixes: list[tuple[Finding, Fix]]) -> tuple[list[Edit], "Trial"]:
        """Return the edits of those fixes that together do good and no harm, and the plan after them.

        Fixes whose finding stays, or that have to do with an error or warning that comes, are left out, and the others
        are tried again.
        """
        for _ in range(MOST_ROUNDS):
            edits, after = self._together(fix for _finding, fix in fixes)
            worse = after.harm - self.harm
            about = {name for spot in worse for name in after.messages_of(spot)}
            kept = [
                (finding, fix)
                for finding, fix in fixes
                if after.finding(spot_of(finding)) is None and not about.intersection(finding.messages)
            ]
            if not worse and len(kept) == len(fixes):
                return edits, after
            fixes = kept if len(kept) < len(fixes) else fixes[: len(fixes) // 2]
        return [], self

    def messages_of(self, spot: Spot) -> tuple[str, ...]:
        """Return the messages that a finding or a problem has to do with."""
        found = self.finding(spot)
        return found.messages if found else (spot[1].id or "",)

    def _together(self, fixes: Iterable[Fix]) -> tuple[list[Edit], "Trial"]:
        """Return the edits of some fixes, each made for the plan that the ones before it leave, and that plan."""
        plan, schedule = self.plan, self.report.situation.schedule
        edits: list[Edit] = []
        for fix in fixes:
            try:
                edit = fix_edit(plan, schedule, fix)
            except CampaignError:
                continue
            plan = apply(plan, edit.changes)
            schedule = revise_schedule(schedule, with_defaults(plan, self.workspace), edit.touched)
            edits.append(edit)
        return edits, self._on(plan, schedule, tuple(change for edit in edits for change in edit.changes))

    def after(self, edit: Edit) -> "Trial":
        """Return the plan after an edit, with its report."""
        plan = apply(self.plan, edit.changes)
        schedule = revise_schedule(self.report.situation.schedule, with_defaults(plan, self.workspace), edit.touched)
        return self._on(plan, schedule, edit.changes)

    def _on(self, plan: Plan, schedule: Schedule, changes: tuple[Change, ...]) -> "Trial":
        """Return another plan, with the report that grows out of this one by these changes."""
        declared = frozenset(plan.places("audiences"))
        situation = replace(self.report.situation, schedule=schedule, declared=declared)
        return Trial(plan, self.workspace, self.report.revised(situation, changes))

    @cached_property
    def _findings(self) -> dict[Spot, Finding]:
        """Return the findings by what they are about."""
        return {spot_of(finding): finding for finding in self.report.one_by_one}

    @cached_property
    def harm(self) -> frozenset[Spot]:
        """Return what errors and warnings are about, those of moments that cannot be told among them."""
        serious = (spot for spot, finding in self._findings.items() if finding.severity != "hint")
        problems = self.report.situation.schedule.problems
        return frozenset((*serious, *((each.code, each.subject, ()) for each in problems)))
