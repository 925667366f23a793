"""What the checks find in an open plan: kept up to date with its edits, each finding with its place in the file."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from campaign.checks.catalogue import RULES
from campaign.checks.finding import Finding
from campaign.checks.report import Report, report_on
from campaign.checks.situation import Situation
from campaign.desk.desk import Desk
from campaign.errors import CampaignError, Problem, Subject, did_you_mean
from campaign.language import say
from campaign.model.changes import difference
from campaign.model.messages import IgnoredCheck
from campaign.schedule.backdrop import BackdropEvent
from campaign.schedule.hearings import Hearings
from campaign.schedule.schedule import Schedule
from campaign.storage.workspace import plans_in

OPEN_AFTER = timedelta(days=14)
"""How long a campaign stays open after its end, or after its last slot (plan format, `end`)."""
Neighbours = Callable[[], tuple[Hearings, ...]]
"""Gives the other open campaigns of a workspace, the same ones as long as they have not changed."""


class Checking:
    """The report on the plan of a desk. It follows the desk when it is asked, and asks only what changed since."""

    def __init__(self, desk: Desk, neighbours: Neighbours, backdrop: tuple[BackdropEvent, ...] = ()) -> None:
        self.desk = desk
        self.neighbours = neighbours
        self.backdrop = backdrop
        self._plan = desk.plan
        self._workspace = desk.workspace
        self._report: Report | None = None
        self._findings: tuple[Finding, ...] | None = None

    @property
    def report(self) -> Report:
        """Return the report on the plan as it now is."""
        desk, others = self.desk, self.neighbours()
        known = self._report
        if known and desk.workspace is self._workspace and others is known.situation.others:
            if desk.schedule is not known.situation.schedule:
                changes = difference(self._plan, desk.plan)
                self._keep(known.revised(self.situation(others), changes))
        else:
            self._keep(report_on(self.situation(others)))
        return self._report or report_on(self.situation(others))

    def situation(self, others: tuple[Hearings, ...]) -> Situation:
        """Return what the rules look at."""
        desk = self.desk
        declared = frozenset(desk.plan.places("audiences"))
        return Situation(desk.schedule, desk.today, declared, others, self.backdrop)

    def _keep(self, report: Report) -> None:
        """Remember a report, and the plan that it is about."""
        self._report, self._findings = report, None
        self._plan, self._workspace = self.desk.plan, self.desk.workspace

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the rules find, each with its place in the file."""
        report = self.report
        if self._findings is None:
            self._findings = tuple(_located(self.desk, each) for each in report.findings)
        return self._findings

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the plan, and with what it says of the checks."""
        return (*self.desk.problems, *self.desk.file.located(unknown_codes(self.desk)))


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


def alone() -> tuple[Hearings, ...]:
    """Give no other campaigns at all."""
    return ()


def neighbours_of(desk: Desk) -> Neighbours:
    """Return what gives the other open campaigns in the folder of a plan; they are read when first asked for."""
    known: list[tuple[Hearings, ...]] = []

    def give() -> tuple[Hearings, ...]:
        if not known:
            paths = (each for each in plans_in(desk.file.path.parent) if not _same(each, desk.file.path))
            known.append(hearings_in(paths, desk))
        return known[0]

    return give


def hearings_in(paths: Iterable[Path], desk: Desk) -> tuple[Hearings, ...]:
    """Return who hears what in the open campaigns among some plans; what cannot be read is passed by."""
    found = []
    for path in paths:
        try:
            other = Desk.open(path, today=desk.today, now=desk.now, holidays=desk.holidays)
        except CampaignError:
            continue
        if is_open(other.schedule, desk.today):
            found.append(Hearings(other.schedule))
    return tuple(found)


def is_open(schedule: Schedule, today: date) -> bool:
    """Tell whether a campaign still counts: it was not put away, and its end is less than 14 days ago."""
    campaign = schedule.plan.campaign
    last = campaign.end or (schedule.span[1] if schedule.span else today)
    return not campaign.archived and today <= last + OPEN_AFTER


def _same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other
