"""What the checks find in an open plan: kept up to date with its edits, each finding with its place in the file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from campaign.calendars.backdrop import NOTHING_BEHIND, Backdrop
from campaign.checks.catalogue import RULES
from campaign.checks.finding import Finding
from campaign.checks.report import Report, report_on
from campaign.checks.situation import Situation
from campaign.desk.desk import Desk
from campaign.errors import Problem, Subject, did_you_mean
from campaign.language import say
from campaign.model.changes import Edit, apply, difference
from campaign.model.defaults import Workspace
from campaign.model.messages import IgnoredCheck
from campaign.model.plan import Plan
from campaign.schedule.hearings import Hearings
from campaign.storage.planfile import PlanFile

Neighbours = Callable[[], tuple[Hearings, ...]]
"""Gives the other open campaigns of a workspace: the same value as long as they have not changed."""
Remark = Finding | Problem
"""What is said of a plan: by the method, or by whoever read its file."""


Behind = Callable[[], Backdrop]
"""Gives the events of other calendars: the same value as long as those have not changed."""


def alone() -> tuple[Hearings, ...]:
    """Give no other campaigns at all."""
    return ()


def nothing_behind() -> Backdrop:
    """Give no events at all."""
    return NOTHING_BEHIND


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A plan on a desk at one moment: what another thread may look at while the planner works on."""

    situation: Situation
    """What the rules look at."""
    plan: Plan
    """The plan as written."""
    file: PlanFile
    """Where everything stands."""
    workspace: Workspace
    """What the plans of the folder share."""
    problems: tuple[Problem, ...]
    """What is wrong with the file and its moments."""


class Checking:
    """The report on the plan of a desk. It asks only the rules that concern what changed since it was last asked."""

    def __init__(self, desk: Desk, neighbours: Neighbours = alone, backdrop: Behind = nothing_behind) -> None:
        self.desk = desk
        self.neighbours = neighbours
        self.backdrop = backdrop
        self._looked: tuple[Snapshot, Report] | None = None
        self._findings: tuple[Report, tuple[Finding, ...]] | None = None

    def snapshot(self) -> Snapshot:
        """Return the plan as it now is."""
        desk = self.desk
        declared = frozenset(desk.plan.places("audiences"))
        situation = Situation(desk.schedule, desk.today, declared)
        return Snapshot(situation, desk.plan, desk.file, desk.workspace, desk.problems)

    def situation(self, snapshot: Snapshot | None = None) -> Situation:
        """Return what the rules look at, with what surrounds the plan."""
        seen = snapshot or self.snapshot()
        return replace(seen.situation, others=self.neighbours(), backdrop=self.backdrop().events)

    def report(self, snapshot: Snapshot | None = None) -> Report:
        """Return the report on the plan as it now is, or as it was then."""
        seen = snapshot or self.snapshot()
        seen = replace(seen, situation=self.situation(seen))
        report = self._report(seen)
        self._looked = seen, report
        return report

    def _report(self, seen: Snapshot) -> Report:
        """Return the report on a plan: grown out of the one before where only the plan differs."""
        if self._looked is None or not _comparable(self._looked[0], seen):
            return report_on(seen.situation)
        before, known = self._looked
        if before.situation.schedule is seen.situation.schedule:
            return known
        return known.revised(seen.situation, difference(before.plan, seen.plan))

    def findings(self, snapshot: Snapshot | None = None) -> tuple[Finding, ...]:
        """Return what the rules find, each with its place in the file."""
        seen = snapshot or self.snapshot()
        report = self.report(seen)
        if self._findings is None or self._findings[0] is not report:
            self._findings = report, tuple(_located(seen.file, each) for each in report.findings)
        return self._findings[1]

    def foreseen(self, edit: Edit) -> tuple[Finding, ...]:
        """Return what the rules would find after an edit, each with its place in the file; nothing changes."""
        report, desk = self.report(), self.desk
        plan = apply(desk.plan, edit.changes)
        situation = replace(report.situation, schedule=desk.preview(edit), declared=frozenset(plan.places("audiences")))
        found = report.revised(situation, edit.changes).findings
        return tuple(_located(desk.file, each) for each in found)

    def remarks(self, snapshot: Snapshot | None = None) -> tuple[Remark, ...]:
        """Return everything that is said of the plan, in the order of its file."""
        seen = snapshot or self.snapshot()
        codes = seen.file.located(unknown_codes(seen.plan))
        found: list[Remark] = [*seen.problems, *codes, *self.findings(seen), *self.backdrop().problems]
        return tuple(sorted(found, key=lambda each: (str(each.place.file), each.place.line, each.place.column)))


def _comparable(before: Snapshot, after: Snapshot) -> bool:
    """Tell whether all that differs between two moments is what an edit of the plan may change."""
    old, new = before.situation, after.situation
    return (
        before.workspace is after.workspace
        and old.others is new.others
        and old.backdrop is new.backdrop
        and old.today == new.today
        and old.workdays.source is new.workdays.source
    )


def _located(file: PlanFile, finding: Finding) -> Finding:
    """Return a finding with its place; one that stands for many begins where the first of them stands."""
    places = tuple(file.place(each) for each in finding.folded)
    return finding.at(places[0] if places else file.place(finding.subject), places)


def unknown_codes(plan: Plan) -> Iterator[Problem]:
    """Give the codes that the plan wants ignored and that no rule has."""
    for entry, subject in _ignoring(plan):
        code = entry if isinstance(entry, str) else entry.code
        if code not in RULES:
            text = say("There is no check {code}", code=code)
            yield Problem("W001", text, subject, did_you_mean(code, list(RULES)))


def _ignoring(plan: Plan) -> Iterator[tuple[str | IgnoredCheck, Subject]]:
    """Give every check that is to be ignored, and where that stands."""
    yield from ((each, Subject("checks", None, "ignore")) for each in plan.checks.ignore)
    for message in plan.messages:
        yield from ((each, Subject("messages", message.id, "ignore")) for each in message.ignore)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many remarks there are of each severity."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def serious(self) -> int:
        """Return how many a colleague would object to: errors and warnings."""
        return self.errors + self.warnings


def counted(remarks: Iterable[Remark]) -> Counts:
    """Return how many remarks there are of each severity."""
    found = Counter(each.severity for each in remarks)
    return Counts(found["error"], found["warning"], found["hint"])
