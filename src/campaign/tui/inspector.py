"""Checks the open plans beside the planner: in a thread, a moment after the last key, never in the way of one."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message as Event

from campaign.desk.desk import Desk
from campaign.errors import RANKS, CampaignError, Severity
from campaign.files import Stamp, stamp_of
from campaign.tui.timers import once

if TYPE_CHECKING:
    from campaign.desk.cells import Count
    from campaign.desk.checking import Checking, Remark, Snapshot
    from campaign.desk.neighbours import Neighbourhood
    from campaign.model.plan import Plan
    from campaign.tui.app import CampaignApp

SIGNS: Mapping[Severity, str] = {"error": "✗", "warning": "▲", "hint": "·"}
"""How serious a finding is, in one cell."""
Answer = TypeVar("Answer")
FIRST_LOOK = 0.6
"""Seconds after a plan was opened that it is first checked: the first frame comes first."""
PAUSE = 0.25
"""Seconds without an edit, and without a key, after which a plan is checked again."""
LATEST = 2.0
"""Seconds after an edit that it is checked, whatever is typed: a key would have to share its turn with the checks."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What is said of a plan, and the plan that it was said of."""

    plan: "Plan | None" = None
    """The plan as it was then; None for one that was not looked at."""
    remarks: tuple["Remark", ...] = ()
    """Findings and problems, in the order of the file."""
    by_message: dict[str, tuple["Remark", ...]] = field(default_factory=dict)
    """The same, by the messages that they are about, for one that stands for many each of them."""
    counts: Mapping[str, "Count"] = field(default_factory=dict)
    """How many those are, by message."""
    marks: frozenset[str] = frozenset()
    """The messages about which there is more than a hint."""
    crowded: Mapping[str, frozenset[date]] = field(default_factory=dict)
    """The weeks, by their Mondays, in which an audience gets too much at once; by its id."""

    @property
    def serious(self) -> int:
        """Return how many a colleague would object to."""
        return sum(each.severity != "hint" for each in self.remarks)


NOTHING = Inspected()


class PlanChecked(Event):
    """A plan was checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__()


class Inspector:
    """The checks of all open plans."""

    def __init__(self, app: "CampaignApp") -> None:
        self.app = app
        self._checkings: dict[Path, Checking] = {}
        self._around: dict[Path, Neighbourhood] = {}
        self._known: dict[Path, Inspected] = {}
        self._waiting: dict[Path, Snapshot] = {}
        self._one_at_a_time = Lock()
        self._stamps: dict[Path, object] = {}
        self._counts: dict[Path, tuple[Stamp, int]] = {}

    def said(self, desk: Desk) -> Inspected:
        """Return what was last said of a plan; nothing until it was checked."""
        return self._known.get(desk.file.path, NOTHING)

    def checked(self, desk: Desk) -> bool:
        """Tell whether a plan was checked at all."""
        return desk.file.path in self._known

    def soon(self, desk: Desk, after: float = PAUSE) -> None:
        """Check a plan in a moment, unless its planner does not want that; another edit until then puts it off."""
        if not self.app.settings.checks:
            return
        stamp, latest = object(), time.monotonic() + LATEST
        self._stamps[desk.file.path] = stamp
        once(self.app, after, lambda: self._start(desk, stamp, latest))

    def _start(self, desk: Desk, stamp: object, latest: float) -> None:
        """Check a plan now, unless it was edited since that was asked; while somebody types that waits.

        While a plan is saved that waits, and a moment longer: a key would have to share its turn with two.
        """
        if self._stamps.get(desk.file.path) is not stamp:
            return
        wait = min(self.app.typeahead.typed + PAUSE, latest) - time.monotonic()
        if wait > 0:
            once(self.app, wait, lambda: self._start(desk, stamp, latest))
            return
        if self.app.saves.under_way:
            self.app.saves.afterwards(lambda: self.soon(desk))
            return
        self._waiting[desk.file.path] = self.checking(desk).snapshot()
        for other in self.app.desks.values():
            self._neighbourhood(other).put(other)
        self.app.run_worker(self._look, thread=True, exit_on_error=False, group="checks", name="checks")

    def checking(self, desk: Desk) -> "Checking":
        """Return the checks of a plan."""
        from campaign.desk.checking import Checking

        path = desk.file.path
        known = self._checkings.get(path)
        if known is None or known.desk is not desk:
            near = self._neighbourhood(desk)
            known = self._checkings[path] = Checking(
                desk, partial(near.others, path), lambda: near.backdrop(desk.schedule)
            )
        return known

    def _neighbourhood(self, desk: Desk) -> "Neighbourhood":
        """Return the other campaigns of the folder of a plan."""
        from campaign.desk.neighbours import Neighbourhood

        folder = desk.file.path.parent
        if folder not in self._around:
            self._around[folder] = Neighbourhood.of(desk)
        return self._around[folder]

    def look_around(self, paths: Iterable[Path]) -> None:
        """Check the plans of a folder, those that are open as they are in hand; what did not change is known."""
        if not self.app.settings.checks:
            return
        closed = []
        for path in paths:
            if path in self.app.desks:
                self.soon(self.app.desks[path])
            elif self._counts.get(path, (None, 0))[0] != stamp_of(path):
                closed.append(path)
        if closed:
            self.app.run_worker(lambda: self._look_around(closed), thread=True, exit_on_error=False, group="checks")

    def serious(self, path: Path) -> int:
        """Return how many findings of a plan a colleague would object to, as far as it was checked."""
        if path in self._known:
            return self._known[path].serious
        return self._counts.get(path, (None, 0))[1]

    def _look_around(self, paths: Iterable[Path]) -> None:
        """Check plans that are not open; in a thread."""
        from campaign.desk.checking import Checking, counted

        for path in paths:
            with self._one_at_a_time:
                stamp = stamp_of(path)
                try:
                    desk = Desk.open(path, today=self.app.today, now=self.app.now)
                except CampaignError:
                    continue
                near = self._neighbourhood(desk)
                checking = Checking(desk, partial(near.others, path), partial(near.backdrop, desk.schedule))
                remarks = checking.remarks()
                self._counts[path] = stamp, counted(remarks).serious
            self.app.post_message(PlanChecked(path))

    def ask(self, desk: Desk, work: Callable[["Checking"], Answer]) -> Answer:
        """Return what some work makes of the checks of a plan; it waits for others that check."""
        checking = self.checking(desk)
        with self._one_at_a_time:
            return work(checking)

    def forget(self) -> None:
        """Read the other campaigns anew when they are next asked for: something changed on disk."""
        for near in self._around.values():
            near.forget()
        self._counts.clear()

    def _look(self) -> None:
        """Check what waits; in a thread, one at a time."""
        with self._one_at_a_time:
            while self._waiting:
                path, snapshot = self._waiting.popitem()
                checking = self._checkings[path]
                remarks = checking.remarks(snapshot)
                self._known[path] = inspected(snapshot.plan, remarks, crowded_by_audience(checking, snapshot))
                self.app.post_message(PlanChecked(path))


def inspected(plan: "Plan", remarks: tuple["Remark", ...], crowded: Mapping[str, frozenset[date]]) -> Inspected:
    """Return what is said of a plan, counted by message: every edit has it shown, a check makes it once."""
    from campaign.desk.cells import Count

    said = grouped(remarks)
    counts = {key: Count(sum(each.severity != "hint" for each in some), len(some)) for key, some in said.items()}
    marks = frozenset(key for key, count in counts.items() if count.serious)
    return Inspected(plan, remarks, said, counts, marks, crowded)


def crowded_by_audience(checking: "Checking", snapshot: "Snapshot") -> dict[str, frozenset[date]]:
    """Return the weeks in which audiences get too much at once."""
    from campaign.desk.load import crowded_weeks

    situation = checking.report(snapshot).situation
    found = {each.id: frozenset(crowded_weeks(situation, each)) for each in situation.audiences}
    return {audience: weeks for audience, weeks in found.items() if weeks}


def grouped(remarks: Iterable["Remark"]) -> dict[str, tuple["Remark", ...]]:
    """Return remarks by the messages that they are about, the most serious first."""
    found: dict[str, list[Remark]] = {}
    for remark in sorted(remarks, key=lambda each: RANKS[each.severity]):
        folded = getattr(remark, "folded", ())
        for message_id in [each.id for each in folded] or [remark.message]:
            if message_id:
                found.setdefault(message_id, []).append(remark)
    return {message_id: tuple(said) for message_id, said in found.items()}
