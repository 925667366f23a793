"""What the checks find in an open plan: kept up to date with its edits, each finding with its place in the file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from campaign.checks.catalogue import RULES
from campaign.checks.finding import Finding
from campaign.checks.report import Report, report_on
from campaign.checks.situation import Situation
from campaign.desk.desk import Desk
from campaign.errors import Problem, Subject, did_you_mean
from campaign.language import say
from campaign.model.changes import difference
from campaign.model.messages import IgnoredCheck
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.hearings import Hearings

Neighbours = Callable[[], tuple[Hearings, ...]]
"""Gives the other open campaigns of a workspace: the same value as long as they have not changed."""
Remark = Finding | Problem
"""What is said of a plan: by the method, or by whoever read its file."""


def alone() -> tuple[Hearings, ...]:
    """Give no other campaigns at all."""
    return ()


class Checking:
    """The report on the plan of a desk. It follows the desk when it is asked, and asks only what changed since."""

    def __init__(self, desk: Desk, neighbours: Neighbours = alone, backdrop: tuple[BackdropEvent, ...] = ()) -> None:
        self.desk = desk
        self.neighbours = neighbours
        self.backdrop = backdrop
        self._plan = desk.plan
        self._workspace = desk.workspace
        self._report: Report | None = None
        self._findings: tuple[Report, tuple[Finding, ...]] | None = None

    @property
    def report(self) -> Report:
        """Return the report on the plan as it now is."""
        situation = self.situation
        known = self._report
        if known is None or self._workspace is not self.desk.workspace or not _comparable(known.situation, situation):
            known = report_on(situation)
        elif known.situation.schedule is not situation.schedule:
            known = known.revised(situation, difference(self._plan, self.desk.plan))
        self._report, self._plan, self._workspace = known, self.desk.plan, self.desk.workspace
        return known

    @property
    def situation(self) -> Situation:
        """Return what the rules look at."""
        desk = self.desk
        declared = frozenset(desk.plan.places("audiences"))
        return Situation(desk.schedule, desk.today, declared, self.neighbours(), self.backdrop)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the rules find, each with its place in the file."""
        report = self.report
        if self._findings is None or self._findings[0] is not report:
            self._findings = report, tuple(_located(self.desk, each) for each in report.findings)
        return self._findings[1]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Return everything that is said of the plan, in the order of its file."""
        found: list[Remark] = [*self.desk.problems, *self.desk.file.located(unknown_codes(self.desk)), *self.findings]
        return tuple(sorted(found, key=lambda each: (str(each.place.file), each.place.line, each.place.column)))


def _comparable(before: Situation, after: Situation) -> bool:
    """Tell whether all that differs between two situations is what an edit of the plan may change."""
    return (
        before.others is after.others
        and before.backdrop is after.backdrop
        and before.today == after.today
        and before.workdays.source is after.workdays.source
    )


def _located(desk: Desk, finding: Finding) -> Finding:
    """Return a finding with its place; one that stands for many begins where the first of them stands."""
    places = tuple(desk.file.place(each) for each in finding.folded)
    return finding.at(places[0] if places else desk.file.place(finding.subject), places)


def unknown_codes(desk: Desk) -> Iterator[Problem]:
    """Give the codes that the plan wants ignored and that no rule has."""
    for entry, subject in _ignoring(desk):
        code = entry if isinstance(entry, str) else entry.code
        if code not in RULES:
            text = say("There is no check {code}", code=code)
            yield Problem("W001", text, subject, did_you_mean(code, list(RULES)))


def _ignoring(desk: Desk) -> Iterator[tuple[str | IgnoredCheck, Subject]]:
    """Give every check that is to be ignored, and where that stands."""
    yield from ((each, Subject("checks", None, "ignore")) for each in desk.plan.checks.ignore)
    for message in desk.plan.messages:
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
